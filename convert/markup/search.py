"""The one script of the house: what a person looks for in an index, without a network."""

from functools import cache
from pathlib import Path


@cache
def search_script() -> str:
    """The script, as a page has it."""
    return Path(__file__).with_name("search.js").read_text(encoding="utf-8")
