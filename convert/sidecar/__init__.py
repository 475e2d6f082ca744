"""What a person says of one article, in `ARTICLE.toml` beside it, and what becomes of it."""

from convert.settings import SaidMetadata
from convert.sidecar.anchors import first_words, followed
from convert.sidecar.blocks import BLOCK_KINDS, corrected, without_text
from convert.sidecar.front import without_table
from convert.sidecar.invalid import FRONT_MATTER, SIDECAR, invalid
from convert.sidecar.logo import logo_of
from convert.sidecar.overrule import lacking_of, with_said
from convert.sidecar.read import read_front, read_sidecar, read_voice
from convert.sidecar.said import BY_A_PERSON, KINDS, OTHER_NAMES, SKIP, Said, Sidecar, Voice

__all__ = [
    "BLOCK_KINDS",
    "BY_A_PERSON",
    "FRONT_MATTER",
    "KINDS",
    "OTHER_NAMES",
    "SIDECAR",
    "SKIP",
    "Said",
    "SaidMetadata",
    "Sidecar",
    "Voice",
    "corrected",
    "first_words",
    "followed",
    "invalid",
    "lacking_of",
    "logo_of",
    "read_front",
    "read_sidecar",
    "read_voice",
    "with_said",
    "without_table",
    "without_text",
]
