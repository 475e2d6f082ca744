"""Which language a text is in, and which way it runs. CLD2 decides; it is deterministic."""

import re
from typing import Final

from convert.article import Direction
from convert.languages.language import language
from convert.patterns import Lazy

_SAMPLE: Final = 24_000
_BLOCK: Final = 1_500
_PASSAGES: Final = 6
_PASSAGE: Final = 240
_NEARLY_ALL: Final = 95
_CONTROL: Final = "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_NOT_TEXT: Final = Lazy(f"{_CONTROL}|https?://\\S{{1,300}}|\\S{{1,64}}@\\S{{1,80}}")
_NOT_TEXT_BESIDE_ADDRESSES: Final = Lazy(_CONTROL)  # takes a seventh of the time
_NONCHARACTER: Final = re.compile("[\U0001fffe\U0001ffff\U0002fffe-\U0010ffff]")
_RENAMED: Final = {"iw": "he", "jw": "jv", "zh": "zh-Hans", "zh-Hant": "zh-Hant", "mo": "ro"}
_SENTENCE: Final = 6
_LATIN: Final = re.compile("[A-Za-z]")
_LATIN_WORD: Final = re.compile("[A-Za-z0-9_./:-]+")
_RTL_LETTER: Final = Lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def identify(text: str) -> str | None:
    """The BCP 47 tag of the language of most of `text`, or None where CLD2 is not sure."""
    if len(text) > _PASSAGES * _PASSAGE:
        found = _detect(_passages_of(text))
        if found is not None and found[0] and found[2] >= _NEARLY_ALL:
            return found[1]
    found = _detect(text)
    if found is None or not (found[0] or found[2] >= 60):
        found = _detect(_prose_of(text))
    if found is None or not (found[0] or found[2] >= 60):
        return None
    return found[1]


def _passages_of(text: str) -> str:
    """Passages from all over `text`, from blank to blank: they name the language of nearly all
    texts in a part of the time that the whole takes."""
    step = min(len(text), _SAMPLE) // _PASSAGES
    passages = (text[at : at + _PASSAGE] for at in range(0, step * _PASSAGES, step))
    return " ".join([passage[passage.find(" ") + 1 : passage.rfind(" ")] for passage in passages])


def _prose_of(text: str) -> str:
    """The lines of `text` that read as sentences; where another script is in use, without the
    Latin words of programs and names among them."""
    lines = [line for line in text.split("\n") if len(line.split()) >= _SENTENCE]
    plain = "\n".join(lines) or text
    latin = len(_LATIN.findall(plain[:_SAMPLE]))
    letters = sum(character.isalpha() for character in plain[:_SAMPLE])
    return _LATIN_WORD.sub(" ", plain) if letters > 1.25 * latin > 0 else plain


def identify_surely(text: str) -> str | None:
    """As `identify`, for a single paragraph: only a reliable, nearly undivided verdict."""
    found = _detect(text[:_BLOCK])
    if found is None or not found[0] or found[2] < 95:
        return None
    return found[1]


def confidence_in(text: str) -> tuple[str, float]:
    """The likeliest language of `text`, and how plainly it is: 0 for noise, about 1 for prose."""
    found = _detect(text)
    if found is None:
        return "und", 0.0
    reliable, code, percent = found
    return code, percent / 100 * (1.0 if reliable else 0.3)


def direction_of(tag: str, text: str) -> Direction:
    """The direction of a language; of the letters of `text` where the language is unknown."""
    if tag == "und":
        letters = sum(character.isalpha() for character in text[:2000])
        return "rtl" if len(_RTL_LETTER.findall(text[:2000])) * 2 > letters else "ltr"
    return language(tag).direction


def _detect(text: str) -> tuple[bool, str, int] | None:
    """CLD2's first language: whether it is reliable, its tag, its share in percent."""
    import pycld2

    sample = text[:_SAMPLE].replace("\n", " ").replace("\u00a0", " ")
    addressed = "@" in sample or "://" in sample
    if addressed or not sample.isprintable():  # which no control is
        sample = (_NOT_TEXT if addressed else _NOT_TEXT_BESIDE_ADDRESSES).sub(" ", sample)
    if not sample.isascii():
        sample = _NONCHARACTER.sub(" ", sample)
    try:
        reliable, _, details = pycld2.detect(sample.encode("utf-8", "ignore"), isPlainText=True)
    except pycld2.error:
        return None
    _, code, percent, _ = details[0]
    if code == "un":
        return None
    if code == "zh" and any("\u3041" <= character <= "\u30ff" for character in sample):
        code = "ja"
    return bool(reliable), _RENAMED.get(code, code), int(percent)
