"""How a short line reads that may be a heading: its length, its end, its words."""

from typing import Final

from convert.languages.language import language
from convert.languages.words import all_words
from convert.readers.text.numbering import heading_label
from convert.readers.text.rule import View
from convert.readers.text.script import (
    begins_small,
    ends_sentence,
    ends_with_stop,
    holds_sentences,
    is_caps,
    title_share,
    word_count,
)

_OPEN: Final = '"“„«‹「『'
_CLOSE: Final = '"”“»›」』'
_DECORATION: Final = "".join(map(chr, range(0x1F300, 0x1FAFF))) + "☀★☆✓✔ "
_LEADS_ON: Final = ":：ঃ"
Seen = tuple[float, str]


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
    plain = text.lstrip(_DECORATION)
    quoted = plain[:1] in _OPEN and text[-1] in _CLOSE
    return (
        _length(size),
        *_ending(view, text, listed),
        (-3 if words > 2 and _breaks_off(text, listed) else 0, "breaks off in a sentence"),
        (-2.5 if holds_sentences(_unnumbered(text)) else 0, "holds more than one sentence"),
        (-3 if begins_small(text) else 0, "begins with a small letter"),
        (
            1 if view.conventions.cased and title_share(text) > 0.75 and words > 1 else 0,
            "capitalised",
        ),
        (-2 if quoted else 0, "in quotation marks"),
        (2 if text.strip(" :").casefold() in all_words().headings else 0, "a usual heading"),
        (-4 if text[0] in "-–—―" else 0, "begins with a dash"),
        (-1.5 if text[0] in "([" or "://" in text or "@" in text else 0, "brackets or an address"),
    )


def _length(size: int) -> Seen:
    if size <= 60:
        return (1.5, "short")
    if size <= 90:
        return (0.8, "rather short")
    if size <= 120:
        return (0, "")
    return (-2 if size <= 170 else -4, "long")


def _ending(view: View, text: str, listed: bool) -> tuple[Seen, ...]:
    last = text.rstrip("*_ ")[-1:]
    if last in _LEADS_ON:
        return ((-2.5 if listed else -0.3, "leads into a list" if listed else "ends with a colon"),)
    if last and last in language(view.conventions.language).asks:
        return ((1.5, "ends with a question mark"),)
    if last in ",;、，؛،-–—&":
        return ((-4, "goes on after it"),)
    if text.endswith(("...", "…")) and is_caps(text) and not text.startswith(".."):
        return ((1.5, "trails off in capitals"),)
    if ends_with_stop(text):
        return ((-3.5, "ends with a full stop"),)
    if ends_sentence(text):
        if text[-1] in _CLOSE:
            return ((-1, "ends with words that somebody says"),)
        mark = "an exclamation mark" if last in "!！" else "a question mark"
        return ((0.4 if last in "!！" else 1.5, f"ends with {mark}"),)
    return ((1.5, "no final stop"),)
