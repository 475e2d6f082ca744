"""Headings: marked, numbered, or short lines that stand apart as this file's headings do."""

from convert.readers.text.evidence import NOTHING, Seen
from convert.readers.text.marks import (
    begins_marked,
    decorated,
    hash_heading,
    is_rule,
    wholly_stressed,
)
from convert.readers.text.numbering import Label, heading_label
from convert.readers.text.parts import HeadingKind, HeadingPart, Surplus
from convert.readers.text.rule import HEAD, Claim, Rule, View
from convert.readers.text.rules.bare_heading import is_centred, weigh_bare
from convert.readers.text.rules.heading_words import asks, only_asks
from convert.readers.text.script import (
    begins_small,
    cells_of_words,
    ends_sentence,
    ends_with_stop,
    holds_sentences,
    is_caps,
    word_count,
)
from convert.readers.text.units import overlined, underlined

_NUMBER = 4  # a number and its stop


def weigh(view: View) -> Claim | None:
    """A heading by its marks, by its number, or by how it stands in the text."""
    if view.nested:
        return None
    over = overlined(view.source, view.at)
    if over:
        mark = view.line.body[0]
        seen = (1, "underlined", f"underlined with {mark}")
        return view.claim("heading", over, seen, (1, "and overlined"))
    under = underlined(view.source, view.at, view.end)
    if under and not _is_boxed(view, under):
        return _underlined(view, under)
    hashed = hash_heading(view.line.body)
    if hashed and (view.conventions.count("hash") > 1 or hashed[0] > 1):
        seen = (1, "marked with #", f"marked with {'#' * hashed[0]}")
        return view.claim("heading", view.at + 1, seen)
    if view.end - view.at > 3:
        return None
    if view.at in view.findings.numbered_headings:
        return _numbered(view, _with_words_below(view))
    return weigh_bare(view)


def _underlined(view: View, end: int) -> Claim:
    lines = view.source.lines[view.at : end - 1]
    text = " ".join(line.body for line in lines)
    return view.claim(
        "heading",
        end,
        (1, "underlined", f"underlined with {view.source.lines[end - 1].body[0]}"),
        (len(lines) > 1 and holds_sentences(text), "a paragraph above a rule"),
    )


def _is_boxed(view: View, under: int) -> bool:
    """Whether a sentence stands between two rules alike, as a remark does."""
    lines = view.source.lines
    return (
        view.at > 0
        and lines[view.at - 1].body == lines[under - 1].body
        and ends_sentence(lines[under - 2].body)
    )


def _with_words_below(view: View) -> int:
    """The end of a heading whose number stands on a line of its own, right over its words."""
    source = view.source
    label = heading_label(view.line.body)
    below = view.at + 1
    if label is None or not label.known or source.stanza_end[view.at] != below + 1:
        return view.end
    alone = label.length == len(view.line.body) and view.end == below
    words = source.lines[below].body
    short = len(words) <= 90 and not ends_with_stop(words) and not begins_marked(words)
    return below + 1 if alone and short and view.gap_after == 0 else view.end


def _numbered(view: View, end: int) -> Claim:
    label = heading_label(view.line.body)
    known = label is not None and label.known
    worded = label is not None and label.scheme.startswith("word:") and not known
    text = view.text
    number = view.line.body[: label.length].strip() if label else ""
    return view.claim(
        "heading",
        end,
        (1, "a number that counts on", f"number {number} counts on"),
        (known, "a chapter's word"),
        (view.apart, "blank lines around its number", "blank lines around it"),
        _numbered_end(view, text),
        (worded and ends_with_stop(text), "a sentence after a word and a number"),
        (known and _is_sentence(view, text, label), "a sentence that opens so"),
        (cells_of_words(text) > 150, "long after its number", "long"),
        _sentences(view, text, label),
        (view.gap_after is None, "nothing follows its number", "nothing follows"),
    )


def _sentences(view: View, text: str, label: Label | None) -> Seen:
    """Two sentences are text, but for two questions, which may stand over an answer, and but for
    a question after "19.", where the heading before asks too."""
    words = text[label.length :] if label else text
    if not holds_sentences(words) or only_asks(words):
        return NOTHING
    stopped = label is not None and not label.scheme.endswith(")")
    return (not (stopped and asks(words) and _asked_before(view)), "two sentences")


def _asked_before(view: View) -> bool:
    for decision in reversed(view.before):
        if decision.role == "heading":
            return asks(view.source.lines[decision.winner.end - 1].body)
    return False


def _is_sentence(view: View, text: str, label: Label | None) -> bool:
    """Whether words follow a chapter's word and number without a pause, and end with a stop, or
    go on below."""
    rest = text[label.length :] if label else ""
    if not rest.startswith(" ") or not begins_small(rest):
        return False
    after = view.source.next_text(view.end)
    lines = view.source.lines
    goes_on = after < len(lines) and begins_small(lines[after].body)
    return (ends_sentence(text) or goes_on) and word_count(rest) >= 3


def _numbered_end(view: View, text: str) -> Seen:
    if not ends_with_stop(text) or len(text) <= _NUMBER:
        return (1, "no stop")
    return (1, "a full stop, but apart" if view.apart else "a full stop", "a full stop")


def build(view: View, claim: Claim) -> HeadingPart:
    """The heading's words, without marks, and what kind of heading it is."""
    lines = view.source.lines[claim.first : claim.end]
    kind = HeadingKind()
    if is_rule(lines[-1].body) and len(lines) > 1:
        kind = HeadingKind("underline", scheme=lines[-1].body[0])
        lines = lines[1:-1] if len(lines) > 2 and is_rule(lines[0].body) else lines[:-1]
    text = view.tools.text(lines)
    hashed = hash_heading(text)
    label = heading_label(text)
    if hashed and (view.conventions.count("hash") > 1 or hashed[0] > 1):
        depth, text = hashed
        kind = HeadingKind("hash", depth)
    elif kind.base == "bare" and label and claim.first in view.findings.numbered_headings:
        kind = HeadingKind("number", label.depth, scheme=_number_scheme(label.scheme))
    elif kind.base == "bare":
        kind = _bare_kind(view, text)
    if kind.base != "hash" and decorated(text):
        text = text[1:].strip()
    # marks of stress around the whole set the heading apart; they stress nothing in it
    text = wholly_stressed(text) or text
    return HeadingPart(view.tools.inlines(text), kind, view.span(claim))


def _number_scheme(scheme: str) -> str:
    """The scheme, "" for plain decimal numbers however they are written."""
    if scheme == "dotted" or scheme.startswith("decimal") or scheme == "bare":
        return ""
    return scheme


def _bare_kind(view: View, text: str) -> HeadingKind:
    return HeadingKind(
        caps=is_caps(text),
        surplus=_surplus(view),
        centred=is_centred(view),
        margin=min(0, view.line.indent),
    )


def _surplus(view: View) -> Surplus:
    """Whether more blank lines than usual stand before the heading.

    Below the head of the article the extra line may belong to the head.
    """
    if (view.gap or 0) <= view.conventions.gap:
        return "none"
    return "perhaps" if view.before[-1].role in HEAD else "sure"


def claim_as_said(view: View) -> Claim:
    """The lines, with the underline among them."""
    return view.claim("heading", view.end)


RULE = Rule("heading", "heading", 4.5, weigh, build, claim_as_said)
