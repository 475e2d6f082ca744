"""Readers turn bytes into an Article."""

from typing import cast

from msgspec.structs import replace

from convert.errors import Diagnostic, MissingError, UsageError
from convert.formats import ReaderTraits
from convert.readers.reading import Reader, Reading
from convert.registry import load, registered
from convert.settings import ReadSettings
from convert.source import Source

__all__ = [
    "Reader",
    "Reading",
    "chosen_reader",
    "folder_suffixes",
    "guessed",
    "reader",
    "reader_for",
    "reader_names",
    "reader_traits",
    "readers_here",
]

_PLAIN = ReaderTraits()


def reader(name: str) -> Reader:
    """The reader registered as `name`. Raises UsageError or MissingError."""
    return cast("Reader", load("convert.readers", name))


def reader_names() -> tuple[str, ...]:
    """The names of all registered readers."""
    return tuple(registered("convert.readers"))


def reader_traits(chosen: Reader) -> ReaderTraits:
    """What a reader says of itself besides its name and suffixes."""
    traits = getattr(chosen, "traits", _PLAIN)
    return traits if isinstance(traits, ReaderTraits) else _PLAIN


def readers_here() -> list[Reader]:
    """All readers that can be loaded; `formats` tells of the others why not."""
    found = []
    for name in reader_names():
        try:
            found.append(reader(name))
        except (MissingError, UsageError):
            continue
    return found


def reader_for(suffix: str) -> Reader:
    """The reader that claims files of this suffix; where none does, the one that takes any.

    Raises UsageError where two readers claim it.
    """
    here = readers_here()
    claims = [found for found in here if suffix.lower() in found.suffixes]
    if len(claims) > 1:
        names = " and ".join(found.name for found in claims)
        raise UsageError(
            f"the readers {names} both take '{suffix}' files",
            hint="Choose one with --from.",
            code="reader.ambiguous",
        )
    takes_any = [found for found in here if reader_traits(found).takes_any]
    for found in (*claims, *takes_any):
        return found
    raise UsageError(f"no reader takes '{suffix}' files", code="reader.unknown")


def chosen_reader(source: Source, settings: ReadSettings) -> Reader:
    """The reader that the settings name, else the one that claims the source's suffix.

    Raises UsageError or MissingError.
    """
    return reader(settings.reader) if settings.reader else reader_for(source.suffix)


def guessed(reading: Reading, source: Source, settings: ReadSettings, chosen: Reader) -> Reading:
    """A reading that tells where a file was read as plain text since nobody knows its suffix.

    What is no word is the end of a name: `notes.2024`.
    """
    suffix = source.suffix
    if settings.reader or not suffix[1:].isalpha() or suffix.lower() in chosen.suffixes:
        return reading
    told = Diagnostic(
        code="source.unknown_suffix",
        message=f"no reader takes '{suffix}' files, so this one is read as plain text",
        severity="info",
        hint="Save it as .docx, .html or .md where its marks mean something, or say --from.",
    )
    return replace(reading, diagnostics=(told, *reading.diagnostics))


def folder_suffixes() -> frozenset[str]:
    """The suffixes of the files that a run over a folder takes."""
    found: set[str] = set()
    for chosen in readers_here():
        taken = reader_traits(chosen).folder_suffixes
        found.update(chosen.suffixes if taken is None else taken)
    return frozenset(found)
