"""The logo of an article: what was said last of it, by whom it may be."""

from collections.abc import Sequence

from convert.article import Image
from convert.errors import SourceError
from convert.normalise.logo import logo_said
from convert.settings import Settings
from convert.sidecar.said import Voice
from convert.source import Source


def logo_of(source: Source, voices: Sequence[Voice], settings: Settings) -> Image | None:
    """The logo that was said last: on the command line, by the article, or for all articles.

    voices: what the article says of itself, weakest first. Raises SourceError, with the line, for
    one that is not beside the source.
    """
    if settings.last_word.logo:
        return logo_said(settings.last_word.logo, source.resources)
    voice = next((each for each in reversed(voices) if each.metadata.logo), None)
    if voice is None:
        return logo_said(settings.metadata.logo or "", source.resources)
    path = voice.metadata.logo or ""
    logo = logo_said(path, source.resources)
    if logo is None:
        raise SourceError(
            f"no SVG or PNG '{path}' is beside the article",
            where=voice.sheet.where("logo"),
            hint="Name one by its path from the article's folder.",
            code="logo.unreadable",
        )
    return logo
