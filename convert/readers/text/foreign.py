"""Paragraphs in another language than their article's."""

from typing import Final

from msgspec.structs import replace

from convert.article import AnyBlock, LanguageTag, Paragraph, Verse
from convert.languages.language import usual_words
from convert.readers.text.alphabets import count_cjk
from convert.readers.text.language import direction_of, identify_surely
from convert.walk import inline_text

_SPEAKING: Final = 60
_PLAIN: Final = 0.2  # of its words
_SAMPLE: Final = 300  # characters


def in_its_language(block: AnyBlock, language: LanguageTag) -> AnyBlock:
    """The block with its language, where it is plainly not the article's."""
    if not isinstance(block, Paragraph | Verse):
        return block
    if isinstance(block, Paragraph) and block.role in ("contact", "boilerplate"):
        return block
    text = inline_text(block.content)
    if len(text) < _SPEAKING and count_cjk(text) < _SPEAKING // 3:
        return block
    if _is_plainly(language, text):
        return block
    found = identify_surely(text)
    if found is None or found.split("-")[0] == language.split("-", maxsplit=1)[0]:
        return block
    own = direction_of(found, text)
    direction = own if own != direction_of(language, text) else None
    return replace(block, language=found, direction=direction)


def _is_plainly(language: LanguageTag, text: str) -> bool:
    """Whether a text has so many of a language's usual words that nobody need be asked."""
    usual = usual_words(language)
    if not usual:
        return False
    words = text[:_SAMPLE].lower().split()
    return sum(map(usual.__contains__, words)) >= _PLAIN * len(words)
