"""How a short line reads that may be a heading: its length, its end, its words."""

import re
from typing import Final

from convert.languages.language import language
from convert.languages.words import all_patterns, all_words
from convert.patterns import Lazy
from convert.readers.text.evidence import NOTHING, Seen
from convert.readers.text.marks import wholly_stressed
from convert.readers.text.numbering import heading_label
from convert.readers.text.rule import View
from convert.readers.text.script import (
    begins_small,
    ends_sentence,
    ends_with_stop,
    holds_sentences,
    is_caps,
    is_headline,
    word_count,
)

_OPEN: Final = "\"“„«‹「『'‘"
_CLOSE: Final = "\"”“»›」』'’"
_DECORATION: Final = "".join(map(chr, range(0x1F300, 0x1FAFF))) + "☀★☆✓✔ "
_ASKED: Final = "?？؟;"
_UNASKED: Final = str.maketrans(dict.fromkeys(_ASKED, ","))
# AREAS CONCERNED...THE NORTH BAY, as bulletins have it
_VALUED: Final = Lazy(r"[^\W\d_][^.…]*[\w)](?:\.\.\.|…)\s?\w")
# EX2 4AB; , 20457 Hamburg; TX 75150
_TOWN: Final = Lazy(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$|,\s(?:[A-Z]{1,2}-)?\d{4,5}\s[^\W\d_]\S+(?:\s\S+)?$"
    r"|\b[A-Z]{2}\s\d{5}(?:-\d{4})?$"
)
_POST_BOX: Final = Lazy(lambda: rf"(?:{all_patterns().post_boxes})\s?\d", re.IGNORECASE)
_SAYS_SOMETHING: Final = 3
_LEADS_ON: Final = ":：ঃ"


def _unnumbered(text: str) -> str:
    label = heading_label(text)
    return text[label.length :] if label else text


def _breaks_off(text: str, listed: bool) -> bool:
    last = text.rsplit(None, 1)[-1].casefold()
    return last in all_words().going_on or (listed and last in all_words().before_lists)


def how_it_reads(view: View, text: str, size: int, listed: bool) -> tuple[Seen, ...]:
    """What the words of a short line say about its being a heading.

    size: its length in letters of an alphabet; listed: whether a list or a listing follows.
    """
    words = word_count(text)
    framed = wholly_stressed(text)
    plain = text.lstrip(_DECORATION)
    quoted = plain[:1] in _OPEN and text[-1] in _CLOSE
    return (
        _length(size),
        _ending(view, framed or text, listed),
        (words > 2 and _breaks_off(text, listed), "breaks off in a sentence"),
        _sentences(_unnumbered(text)),
        (begins_small(text), "begins with a small letter"),
        (words > 1 and _is_capitalised(view, text), "capitalised"),
        (is_caps(text) and _VALUED.match(text) is not None, "a label with its value"),
        (quoted, "in quotation marks"),
        (text.strip(" :").casefold() in all_words().headings, "a usual heading"),
        (text[0] in "-–—―" and not framed, "begins with a dash"),
        (text[0] in "([" or _holds_address(text), "brackets or an address"),
    )


def _holds_address(text: str) -> bool:
    """Whether a line says where: on the web, by mail, a box for letters, a town by its code."""
    if "://" in text or "@" in text:
        return True
    return any(map(str.isdecimal, text)) and bool(_POST_BOX.match(text) or _TOWN.search(text))


def _is_capitalised(view: View, text: str) -> bool:
    """Whether a line is set as headlines are, in a text that is not."""
    if not view.conventions.cased or (view.findings.shouted and is_caps(text)):
        return False
    return is_headline(text)


def _title_has_a_stop(view: View) -> bool:
    """Whether the title ends with a full stop, as all headings of older books do."""
    return any(
        decision.role == "title" and ends_with_stop(view.source.lines[decision.winner.end - 1].body)
        for decision in view.before
    )


def _sentences(words: str) -> Seen:
    if not holds_sentences(words):
        return NOTHING
    return (1, "asks more than once" if only_asks(words) else "holds more than one sentence")


def asks(words: str) -> bool:
    """Whether a line ends with a question."""
    return words.rstrip()[-1:] in tuple(_ASKED)


def only_asks(words: str) -> bool:
    """Whether all sentences of a line are questions."""
    return asks(words) and not holds_sentences(words.translate(_UNASKED))


def _length(size: int) -> Seen:
    if size <= 60:
        return (1, "short")
    if size <= 90:
        return (1, "rather short")
    if size <= 120:
        return NOTHING
    return (1, "long" if size <= 170 else "very long", "long")


def _ending(view: View, text: str, listed: bool) -> Seen:
    text = text.rstrip(_DECORATION) or text
    last = text.rstrip("*_ ")[-1:]
    if last in _LEADS_ON:
        words = word_count(text) >= _SAYS_SOMETHING
        plain = "words that lead on" if words else "ends with a colon"
        return (1, "leads into a list" if listed else plain)
    if last and last in language(view.conventions.language).asks:
        return (1, "ends with a question mark")
    spoken = text.rstrip("*_ ").rstrip(_CLOSE)[-1:] in "-–—" and last in _CLOSE
    if last in ",;、，؛،-–—&" or spoken:
        return (1, "goes on after it")
    if text.endswith(("...", "…")) and is_caps(text) and not text.startswith(".."):
        return (1, "trails off in capitals")
    if ends_with_stop(text):
        as_title = _title_has_a_stop(view) and is_headline(text)
        return (1, "a full stop, as the title has" if as_title else "ends with a full stop")
    if ends_sentence(text):
        if text[-1] in _CLOSE:
            return (1, "ends with words that somebody says")
        if last not in "!！":
            return (1, "ends with a question mark")
        known = view.has_role("heading")
        return (1, "ends with an exclamation mark" if known else "a cry before any heading")
    return (1, "no final stop")
