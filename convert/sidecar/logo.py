"""The logo of an article: what was said last of it, by whom it may be."""

from convert.article import Image
from convert.errors import SourceError
from convert.normalise.logo import logo_said
from convert.settings import Settings
from convert.sidecar.read import read_logo
from convert.source import Source


def logo_of(source: Source, settings: Settings) -> Image | None:
    """The logo that was said last: on the command line, beside the source, or for all articles.

    Raises SourceError, with the sidecar's line, for one that is not beside the source.
    """
    if settings.last_word.logo:
        return logo_said(settings.last_word.logo, source.resources)
    beside = read_logo(source.sidecar, source.sidecar_name)
    if beside is None:
        return logo_said(settings.metadata.logo or "", source.resources)
    logo = logo_said(beside[0], source.resources)
    if logo is None:
        raise SourceError(
            f"no SVG or PNG '{beside[0]}' is beside the article",
            where=beside[1],
            hint="Name one by its path from the article's folder.",
            code="logo.unreadable",
        )
    return logo
