"""Texts of archives between START and END lines, with a head of fields above them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from convert.patterns import Lazy
from convert.readers.text.frames.frame import Frame, Hint, Seen, stanza_end, text_end, text_from
from convert.readers.text.marks import is_rule
from convert.readers.text.source import Line

_START: Final = Lazy(r"\*{3,}\s?START OF .{3,200}|\*{3,}\s?START:.{3,200}", re.IGNORECASE)
_END: Final = Lazy(r"\*{3,}\s?END OF .{3,200}|\*{3,}\s?END:.{3,200}", re.IGNORECASE)
_LAST_WORDS: Final = Lazy(
    r"(?:This is the )?End of (?:the |this )?Project Gutenberg", re.IGNORECASE
)
_MAKERS: Final = Lazy(
    r"(?:E-?text )?(?:produced|prepared|transcribed) by .{3,}|Transcriber.s note", re.IGNORECASE
)
_FIELD: Final = Lazy(r"(?P<label>[A-Z][\w ]{2,20}):\s+(?P<value>\S.*)$")
_KEPT: Final[dict[str, Literal["title", "byline"]]] = {
    "title": "title",
    "author": "byline",
    "creator": "byline",
    "authors": "byline",
}
_DOWNLOADED: Final = Lazy(
    r"(?:another|this) (?:file|text|article)(?: was| has been| is)? "
    r"(?:downloaded|brought to you|distributed|uploaded|passed) (?:from|by|to|through)\b",
    re.IGNORECASE,
)
_WORD: Final = Lazy(r"\w+")
_HEAD: Final = 400
_SHOWN: Final = 6
_LONGEST: Final = 120
_FOOTER: Final = 40


def recognise(lines: Sequence[Line]) -> Iterator[Seen]:
    """Everything above START and below END, but for title and author that stand nowhere else."""
    start = next((at for at, line in enumerate(lines[:_HEAD]) if _START.match(line.body)), None)
    if start is None:
        yield from _board(lines)
        return
    end = text_end(lines)
    for at in range(end - 1, start, -1):
        if _END.match(lines[at].body):
            end = at
            break
    begin = _below_start(lines, start)
    yield from _head(lines, start, begin)
    yield from _subtitle(lines, start, begin)
    tail = _last_words(lines, begin, end)
    if tail < text_end(lines):
        yield Frame("archive_frame", tail, text_end(lines), "what an archive puts below a text")


def _board(lines: Sequence[Line]) -> Iterator[Seen]:
    """What a bulletin board put below the texts it offered: where a file was downloaded from, and
    whom to call, from the rule above those words."""
    end = text_end(lines)
    for at in range(max(1, end - _FOOTER), end):
        if lines[at].body and _DOWNLOADED.match(lines[at].body):
            above = at - 1
            while above > 0 and not lines[above].body:
                above -= 1
            first = above if is_rule(lines[above].body or " ") else at
            yield Frame("archive_frame", first, end, "what a bulletin board puts below a text")
            return


def _below_start(lines: Sequence[Line], start: int) -> int:
    """The end of the START line, which may be wrapped, and of the makers' names below it."""
    end = start + 1
    if "***" not in lines[start].body[3:]:
        while end < len(lines) and end < start + 4 and lines[end].body:
            end += 1
            if "***" in lines[end - 1].body:
                break
        else:
            end = start + 1
    after = text_from(lines, end)
    if after < len(lines) and _MAKERS.match(lines[after].body):
        return stanza_end(lines, after)
    return end


def _head(lines: Sequence[Line], start: int, begin: int) -> Iterator[Seen]:
    """The head, without the field lines of title and author unless the text repeats them."""
    below = _openings(lines, begin)
    at = text_from(lines, 0)
    opened = at
    while at < start:
        field = _FIELD.match(lines[at].body)
        kind = _KEPT.get(field["label"].casefold()) if field else None
        if field is None or kind is None or _is_among(_words(field["value"]), below):
            at += 1
            continue
        if at > opened:
            yield Frame("archive_frame", opened, at, "what an archive puts above a text")
        opened, first = at + 1, at
        while opened < start and lines[opened].body and lines[opened].indent:
            opened += 1
        at = opened
        yield Hint(kind, first, opened, "a field of an archive's head")
        if kind == "title":
            label = f"{field['label']}:"
            yield Frame("archive_frame", first, first + 1, "its label", field["value"], label)
    yield Frame("archive_frame", opened, begin, "what an archive puts above a text")


def _subtitle(lines: Sequence[Line], start: int, begin: int) -> Iterator[Seen]:
    """The stanza below the title that says what the field of the title says in further lines."""
    for at in range(start):
        field = _FIELD.match(lines[at].body)
        if field is None or _KEPT.get(field["label"].casefold()) != "title":
            continue
        further = " ".join(
            line.body for line in lines[at + 1 : stanza_end(lines, at)] if line.indent
        )
        title = text_from(lines, begin)
        first = text_from(lines, stanza_end(lines, title))
        end = stanza_end(lines, first)
        below = " ".join(line.body for line in lines[first:end])
        if further and _words(below) == _words(further):
            yield Hint("standfirst", first, end, "a subtitle, as an archive's head says")
        return


def _openings(lines: Sequence[Line], begin: int) -> list[set[str]]:
    """The words of each of the first short stanzas of the text: title, author, chapter."""
    found: list[set[str]] = []
    at = text_from(lines, begin)
    while at < len(lines) and len(found) < _SHOWN:
        end = stanza_end(lines, at)
        text = " ".join(line.body for line in lines[at:end])
        if len(text) > _LONGEST:
            break
        found.append(_words(text))
        at = text_from(lines, end)
    return found


def _is_among(words: set[str], openings: list[set[str]]) -> bool:
    """Whether one of the stanzas says the same, perhaps with a few words more."""
    return any(words <= opening and len(opening) <= len(words) + 8 for opening in openings)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _last_words(lines: Sequence[Line], begin: int, end: int) -> int:
    """Where the tail begins: a line above END may already say that the text is over."""
    for at in range(end - 1, max(begin, end - 6), -1):
        if lines[at].body and _LAST_WORDS.match(lines[at].body):
            return at
    return end
