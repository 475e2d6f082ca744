"""How text of a language runs and is set: one record for each, read when a text asks for it."""

import tomllib
from functools import cache, lru_cache
from typing import Literal

import msgspec
from msgspec import Struct

from convert import languages
from convert.article import Direction, LanguageTag
from convert.languages.words import FORMULAS, WORDS

# Where a country tells the script (CLDR, likely subtags).
_LIKELY = {f"zh-{country}": f"zh-hant-{country}" for country in ("hk", "mo", "tw")}
_MOST_KNOWN = 512  # tags; a run over an archive meets any that its sources make up

Digits = Literal[
    "arabic-indic", "bengali", "decimal", "devanagari", "myanmar", "persian", "tibetan"
]


class Spaces(Struct, frozen=True, forbid_unknown_fields=True):
    """Regular expressions of what is set in its own way, none where empty.

    thin: a narrower space that no line ends at; keep: no line ends at its spaces; before, after: a
    gap at that side, where the source has no space.
    """

    thin: str = ""
    keep: str = ""
    before: str = ""
    after: str = ""


class OfficeFonts(Struct, frozen=True, forbid_unknown_fields=True):
    """Fonts that Office has for a script which its Latin fonts lack, for text and for display.

    slot: which of a style's fonts they are (ISO/IEC 29500-1, 17.3.2.26).
    """

    slot: Literal["eastAsia", "cs"]
    text: str
    display: str


class Letters(Struct, frozen=True, forbid_unknown_fields=True):
    """own: the letters above ASCII that text of a language is made of; of the largest scripts, the
    commonest. share: how large a part of its letters above ASCII those usually are.
    """

    own: str
    share: float = 0.9


class Hyphens(Struct, frozen=True, forbid_unknown_fields=True):
    """Words, parted by spaces, that keep a hyphen which stands at a line's end.

    first: before it (twenty-one, peut-être); second: after it (fez-se, кто-то); participles:
    endings of words before which the words `before_participles` keep it (hard-working);
    endings: what is no word by itself, so that the hyphen before it only breaks a word (less-ened).
    """

    first: str = ""
    second: str = ""
    participles: str = ""
    before_participles: str = ""
    endings: str = ""


class Quotes(Struct, frozen=True, forbid_unknown_fields=True):
    """The marks that a typist's are set as, as CLDR's delimiters have them, or the country's own
    rules of spelling where these differ. Without an outer pair, quotation marks stay as they are.

    outer, inner: what opens and what closes a quotation, and one inside it, with the space that
    belongs between mark and word; apostrophe: between letters, and for letters that are left out;
    dash: between spaces; joined_dash: between words without a space, and at the head of a line;
    elided: words (alternatives of an expression) that begin with an apostrophe.
    """

    outer: tuple[str, str] | None = None
    inner: tuple[str, str] | None = None
    apostrophe: str = "\N{RIGHT SINGLE QUOTATION MARK}"
    dash: str = "\N{EN DASH}"
    joined_dash: str = "\N{EM DASH}"
    elided: str = ""


class Pace(Struct, frozen=True, forbid_unknown_fields=True):
    """How much is read in a minute: words, or letters where no spaces part words.

    The figures are those of IReST (Trauzettel-Klosinski and Dietz, Invest. Ophthalmol. Vis. Sci.
    53, 2012) for the languages that it measured, and its English one for the others.
    """

    words: int = 230
    characters: int = 0


class Language(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What reading and setting text depend on; the defaults are those of most."""

    direction: Direction = "ltr"
    """Which way its script runs."""

    digits: Digits = "decimal"
    """The CSS counter style of its numbers, where CLDR gives it digits of its own (its default
    numbering system)."""

    stress: Literal["italic", "dots", "bold"] = "italic"
    """How emphasis is set: scripts without italics have a dot at each character, or bold."""

    whole_words: bool = False
    """Lines end between words only, in a script whose syllables would let them end anywhere."""

    indent: float = 0.0
    """How far the first line of each paragraph is set in, in em, where that tells paragraphs apart
    and not the space between them; 0 leaves it to the theme."""

    scale: float = 1.0
    """How much larger its letters are set to look as large as Latin ones of the same size."""

    spaces: Spaces = Spaces()
    """What of its text is set closer, or kept on a line."""

    office: OfficeFonts | None = None
    """The fonts of its script in Office, where the Latin fonts lack it."""

    letters: Letters | None = None
    """What tells its text from one that was decoded wrongly; None for plain Latin."""

    quotes: Quotes = Quotes()
    """Its quotation marks and dashes."""

    hyphens: Hyphens = Hyphens()
    """What keeps its hyphen where a line ends at it."""

    pace: Pace = Pace()
    """How fast it is read."""

    usual: str = ""
    """The small words that its text is full of and that of its sisters is not, parted by spaces."""

    capital_nouns: bool = False
    """Whether common nouns have a capital, so that one tells no name."""

    bare_capitals: bool = False
    """Whether capitals go without the accents of their letters: fonts know that, Word does not."""

    asks: str = ""
    """Signs that end a question, and in other languages do not."""

    month_first: bool = False
    """Whether 03/04/2024 is the fourth of March."""

    era: int = 0
    """How far the years of its calendar are ahead of the common ones, where texts give dates by
    it."""


@lru_cache(maxsize=_MOST_KNOWN)
def language(tag: LanguageTag) -> Language:
    """The record of a BCP 47 tag: what the files of its first subtag, its first two and so on say,
    the longest last; the default where there is none.
    """
    said: dict[str, object] = {}
    for name in names_of(tag):
        path = languages.FOLDER / f"{name}.toml"
        if path.is_file():
            record, _, _ = path.read_text(encoding="utf-8").partition(WORDS)
            said.update(tomllib.loads(record.partition(FORMULAS)[0]))
    return msgspec.convert(said, Language)


@lru_cache(maxsize=_MOST_KNOWN)
def usual_words(tag: LanguageTag) -> frozenset[str]:
    """The usual words of a language (BCP 47), in small letters; none where they are not known."""
    return frozenset(language(tag).usual.split())


@cache
def known_tags() -> tuple[LanguageTag, ...]:
    """The tags that have a record, English first."""
    tags = sorted(path.stem for path in languages.FOLDER.iterdir() if path.suffix == ".toml")
    return ("en", *(tag for tag in tags if tag != "en" and "-" not in tag))


def names_of(tag: LanguageTag) -> list[str]:
    """`zh`, `zh-hant`, `zh-hant-tw` for `zh-Hant-TW`; none for what can be no name of a file."""
    subtags = _LIKELY.get(tag.lower(), tag.lower()).split("-")
    if not all(subtag.isalnum() for subtag in subtags):
        return []
    return ["-".join(subtags[: count + 1]) for count in range(len(subtags))]
