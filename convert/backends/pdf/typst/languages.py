"""Languages as Typst knows them: by a code of two or three letters, and a region of two."""

from convert.article import LanguageTag
from convert.backends.pdf.typst.sheet import Value
from convert.languages.language import language

_UNKNOWN = "und"


def language_of(tag: LanguageTag) -> Value:
    """The language and the region of a tag (BCP 47), and how its words are stressed."""
    first, *rest = tag.lower().split("-")
    region = next((part for part in rest if len(part) == 2 and part.isalpha()), None)
    code = first if len(first) in (2, 3) and first.isascii() else _UNKNOWN
    return {"code": code, "region": region, "stress": language(tag).stress}
