"""Programs, sessions at a terminal and drawings in a text: lines whose breaks and blanks count."""

from convert.readers.text.listings.find import find_listings
from convert.readers.text.listings.syntax import named_syntax

__all__ = ["find_listings", "named_syntax"]
