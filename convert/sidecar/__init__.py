"""What a person says of one article, in `ARTICLE.toml` beside it, and what becomes of it."""

from convert.settings import SaidMetadata
from convert.sidecar.anchors import first_words, followed
from convert.sidecar.blocks import BLOCK_KINDS, corrected
from convert.sidecar.invalid import invalid
from convert.sidecar.logo import logo_of
from convert.sidecar.overrule import lacking_of, with_said
from convert.sidecar.read import read_look, read_sidecar
from convert.sidecar.said import BY_A_PERSON, KINDS, OTHER_NAMES, SKIP, Said, Sidecar

__all__ = [
    "BLOCK_KINDS",
    "BY_A_PERSON",
    "KINDS",
    "OTHER_NAMES",
    "SKIP",
    "Said",
    "SaidMetadata",
    "Sidecar",
    "corrected",
    "first_words",
    "followed",
    "invalid",
    "lacking_of",
    "logo_of",
    "read_look",
    "read_sidecar",
    "with_said",
]
