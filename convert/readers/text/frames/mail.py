"""What mail programs put around a text: transport headers, forwarding frames, device lines.

The headers are those of RFC 5322, section 3.6, RFC 2045, the lists of RFC 2369 and RFC 4155.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from convert.languages.words import all_patterns, all_words
from convert.patterns import Lazy
from convert.readers.text.frames.frame import Frame, stanza_end, text_end, text_from
from convert.readers.text.source import Line

_HEADER: Final = Lazy(r"([A-Za-z][A-Za-z-]{1,39}):(?:\s|$)")
_TRANSPORT: Final = Lazy(
    r"(?:received|return-path|message-id|in-reply-to|references|mime-version|content-[\w-]+|"
    r"x-[\w-]+|user-agent|delivered-to|dkim-[\w-]+|arc-[\w-]+|authentication-results|list-[\w-]+|"
    r"precedence|errors-to|envelope-to|status|lines|path|xref|nntp-[\w-]+|newsgroups|sender|"
    r"thread-[\w-]+|importance|auto-submitted|organization)$",
    re.IGNORECASE,
)
# RFC 4155, appendix A: the sender, and when it came in the form of C's asctime.
_ENVELOPE: Final = Lazy(r"From \S{1,120} +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{5,8} ")
_FORWARDED: Final = Lazy(
    lambda: rf"(?:[-_]{{3,}}\s?|<<\s?)?(?:{all_patterns().forwarded})\s?(?:[-_]{{3,}}|>>|:|：)?$",
    re.IGNORECASE,
)
_DEVICE: Final = Lazy(lambda: rf"(?:{all_patterns().device_lines})\.?$", re.IGNORECASE)
_LONG_RULE: Final = Lazy(r"[_-]{40,}$")
_FOOTER: Final = 7
_LATEST: Final = 60
_SIGNATURE: Final = 12


def recognise(lines: Sequence[Line]) -> Iterator[Frame]:
    """Headers for machines, what stands around a forwarded text, and lines of devices."""
    first = text_from(lines, 0)
    if first >= len(lines):
        return
    sent = _ENVELOPE.match(lines[first].body) is not None
    if sent and _header_end(lines, first + 1, sent=True) > first + 1:
        yield Frame("mail_header", first, first + 1, "the line that parts the mails of a box")
        first += 1
    else:
        sent = False
    stop = _header_end(lines, first, sent=sent)
    marker = _marker(lines, stop if stop > first else first)
    if marker is not None:
        yield from _forwarded(lines, first, stop, marker)
    elif stop > first:
        yield from _transport(lines, first, stop)
    else:
        yield from _transport(lines, first, first + 1)
    yield from _devices(lines)
    yield from _list_footer(lines)
    yield from _digest_end(lines)


def _header_end(lines: Sequence[Line], first: int, *, sent: bool = False) -> int:
    """The end of a mail's header at `first`; `first` where there is none. sent: the line above
    says who sent it, so that the header need not."""
    stop = stanza_end(lines, first)
    labels = [_label(line.body) for line in lines[first:stop]]
    if not sent and all_words().from_labels.isdisjoint(labels):
        return first
    return first if all_words().mail_labels.isdisjoint(labels) else stop


def _label(body: str) -> str:
    found = re.match(r"([^\W\d_][\w-]{1,39}(?: [\w-]{1,20})?)[ .]{0,20}:", body)
    return found.group(1).casefold() if found else ""


def _transport(lines: Sequence[Line], first: int, stop: int) -> Iterator[Frame]:
    at = first
    while at < stop:
        found = _HEADER.match(lines[at].body)
        after = at + 1
        while after < stop and lines[after].indent > 0 and not _HEADER.match(lines[after].body):
            after += 1
        if found and _TRANSPORT.match(found.group(1)):
            yield Frame("mail_header", at, after, "a header for mail programs")
        at = after


def _marker(lines: Sequence[Line], at: int) -> int | None:
    """The line that says that a forwarded text begins, if most of the text stands below it."""
    for index in range(at, min(len(lines), at + _LATEST)):
        body = lines[index].body
        if body and len(body) < 100 and _may_be_marker(body) and _FORWARDED.match(body):
            above = sum(len(line.body) for line in lines[at:index])
            below = sum(len(line.body) for line in lines[index + 1 :])
            return index if below > 2 * above else None
    return None


def _may_be_marker(body: str) -> bool:
    return body[0] in "-_<" or body[-1] in ":：-_>"


def _forwarded(lines: Sequence[Line], first: int, stop: int, marker: int) -> Iterator[Frame]:
    if stop > first:
        yield Frame("mail_header", first, stop, "the header of the mail that forwards a text")
    opening = text_from(lines, stop)
    if opening < marker:
        yield Frame("covering_letter", opening, marker, "above a forwarded text")
    inner = text_from(lines, marker + 1)
    yield Frame("mail_header", marker, marker + 1, "says that a text is forwarded")
    end = _header_end(lines, inner) if inner < len(lines) else inner
    yield from _transport(lines, inner, end)
    last = text_end(lines)
    for at in range(last - 1, max(marker, last - _SIGNATURE), -1):
        if lines[at].body == "--":
            yield Frame("signature_block", at, last, "the signature of a mail")
            return


def _digest_end(lines: Sequence[Line]) -> Iterator[Frame]:
    """The line that ends a digest (RFC 1153, section 3.3), with the stars below it."""
    end = text_end(lines)
    for at in range(max(0, end - 2), end):
        if re.match(r"End of .{3,80} Digest\b.{0,40}$", lines[at].body):
            yield Frame("archive_frame", at, end, "the end of a digest")
            return


def _list_footer(lines: Sequence[Line]) -> Iterator[Frame]:
    """What a list's program puts below each mail: a long rule, the list's name and addresses."""
    end = text_end(lines)
    for at in range(max(0, end - _FOOTER), end - 1):
        if _LONG_RULE.match(lines[at].body):
            below = [line.body for line in lines[at + 1 : end] if line.body]
            if any("@" in body or "://" in body for body in below):
                yield Frame("signature_block", at, end, "the footer of a mailing list")
            return


def _devices(lines: Sequence[Line]) -> Iterator[Frame]:
    end = text_end(lines)
    for at in range(max(0, end - 4), end):
        if lines[at].body and len(lines[at].body) < 60 and _DEVICE.match(lines[at].body):
            yield Frame("signature_block", at, at + 1, "the line of a device")
