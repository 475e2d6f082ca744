"""The pictures that a text names, opened beside it."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from convert.article import AnyBlock, Figure, Paragraph, Text
from convert.errors import Diagnostic, SourceError
from convert.media_types import BY_SUFFIX
from convert.readers.text.parts import BlockPart, PicturePart
from convert.readers.text.rule import Decision
from convert.source import named


def with_pictures(
    decisions: Iterable[Decision], resources: Mapping[str, bytes]
) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
    """The decisions with every picture as a figure, and what could not be opened: of such a
    picture the words stay, as a caption.
    """
    told: list[Diagnostic] = []
    shown = []
    for decision in decisions:
        if not isinstance(decision.part, PicturePart):
            shown.append(decision)
            continue
        block, why = _shown(decision.part, resources)
        told += [why] if why else []
        shown.append(replace(decision, part=BlockPart(block)))
    return tuple(shown), tuple(told)


def _shown(part: PicturePart, resources: Mapping[str, bytes]) -> tuple[AnyBlock, Diagnostic | None]:
    try:
        data = named(part.file, resources)
    except (KeyError, SourceError) as error:
        why = error.message if isinstance(error, SourceError) else "is not beside the source"
        return _in_words(part), _unopened(part, why)
    suffix = part.file.rpartition(".")[2].lower()
    figure = Figure(
        data=data,
        media_type=BY_SUFFIX[f".{suffix}"],
        alt=part.alt,
        caption=part.caption,
        lines=part.lines,
    )
    return figure, None


def _in_words(part: PicturePart) -> AnyBlock:
    alt = (Text(text=part.alt),) if part.alt else ()
    between = (Text(text=" "),) if part.alt and part.caption else ()
    content = (*alt, *between, *part.caption) or (Text(text=part.file),)
    return Paragraph(content=content, role="caption", lines=part.lines)


def _unopened(part: PicturePart, why: str) -> Diagnostic:
    return Diagnostic(
        code="picture.missing",
        message=f"the picture '{part.file}' {why}; its words stay",
        line=part.lines[0],
        hint="Put the file into the source's folder, at the path that the source says.",
    )
