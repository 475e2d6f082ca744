"""How wide text is, before any font has been asked: in the width of Latin letters."""

from unicodedata import east_asian_width


def width_in_letters(text: str) -> int:
    """The width of a text in Latin letters: a wide or full-width character is two (UAX #11)."""
    return len(text) + sum(east_asian_width(character) in "WF" for character in text)
