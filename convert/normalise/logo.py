"""The logo of a publication: the picture that a setting holds, or that lies beside a source."""

from base64 import b64decode
from binascii import Error
from collections.abc import Mapping

from msgspec.structs import replace

from convert.article import Article, Image
from convert.media_types import OF_LOGOS, media_type_of
from convert.source import named


def logo_said(said: str, resources: Mapping[str, bytes]) -> Image | None:
    """The logo that is said by its address of data (RFC 2397) or its path among `resources`;
    None for what is no SVG or PNG, or is not there. Its words are the publication's name.
    """
    held = said.startswith("data:")
    if not said:
        return None
    try:
        data = b64decode(said.partition(",")[2]) if held else named(said, resources)
    except (KeyError, Error):
        return None
    kind = media_type_of(data)
    return Image(data=data, media_type=kind) if kind in OF_LOGOS else None


def with_named_logo(article: Article) -> Article:
    """An article whose logo says the name of its publication; it is decorative without one."""
    metadata = article.metadata
    if metadata.logo is None:
        return article
    name = metadata.publication or ""
    logo = replace(metadata.logo, alt=name, decorative=not name)
    return replace(article, metadata=replace(metadata, logo=logo))
