"""Every picture says in words what it shows (WCAG 2.2 1.1.1)."""

from msgspec.structs import replace

from convert.article import Blocks, Figure, LanguageTag, Pictured
from convert.errors import Diagnostic
from convert.languages.phrases import phrases
from convert.walk import inline_text
from convert.walk.pictures import every_picture, map_pictures


def with_alternatives(blocks: Blocks, language: LanguageTag) -> tuple[Blocks, list[Diagnostic]]:
    """`blocks` with a text alternative for every picture that says something.

    One that nobody has described gets its caption's words, else its number, and is told.
    """
    if all(map(_says, every_picture(blocks))):
        return blocks, []
    label = phrases(language).picture
    told: list[Diagnostic] = []

    def described(picture: Pictured, line: int | None) -> Pictured:
        if _says(picture):
            return picture
        told.append(_undescribed(line))
        caption = inline_text(picture.caption) if isinstance(picture, Figure) else ""
        return replace(picture, alt=" ".join(caption.split()) or f"{label} {len(told)}")

    return map_pictures(blocks, described), told


def _says(picture: Pictured) -> bool:
    return picture.decorative or bool(picture.alt.strip())


def _undescribed(line: int | None) -> Diagnostic:
    return Diagnostic(
        code="picture.no_alt",
        message="a picture has no text alternative",
        hint="Describe it where the source has it, or say that it is decorative.",
        line=line,
    )
