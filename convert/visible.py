"""Text of strangers as it is shown: on one line, nothing hidden, no longer than a person reads."""

import re
from typing import Final

LONGEST_QUOTATION = 200
"""Characters of what a message quotes; of a longer piece the middle is left out."""

LONGEST_MESSAGE = 1000
"""Characters of a whole message."""

# Controls (ISO/IEC 6429), line ends, marks of direction (UAX 9), what has no width, surrogates.
_HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_IN_JSON: Final = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe1\xa0\x8e|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]"
    rb"|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xef\xbf[\xb9-\xbb]"
)
_PIECE: Final = re.compile(
    rf"\S{{{LONGEST_QUOTATION + 1},}}|(?<=')[^']{{{LONGEST_QUOTATION + 1},}}"
)
# What a CI service takes for a command to itself: `::error` at the head of a line, `##[` anywhere.
_COMMAND: Final = re.compile(r"(?<=\A):(?=:)|#(?=#\[|#vso\[)")


def visible(text: str) -> str:
    """`text` on one line, each character that shows nothing, or shows others otherwise than they
    are, written as an escape (`\\x1b`), and no line that a CI service obeys.
    """
    if _HIDDEN.search(text):
        text = _HIDDEN.sub(_escaped, text)
    return _COMMAND.sub(_escaped_in_hex, text) if "::" in text or "##" in text else text


def message(text: str) -> str:
    """`text` as `visible` gives it, its quotations and the whole shortened."""
    shown = visible(text)
    if len(shown) <= LONGEST_QUOTATION:
        return shown
    return _shortened(_PIECE.sub(lambda piece: quotation(piece[0]), shown), LONGEST_MESSAGE)


def quotation(text: str) -> str:
    """`text` as a message quotes it: visible, and no longer than `LONGEST_QUOTATION`."""
    return _shortened(visible(text), LONGEST_QUOTATION)


def writable(text: str) -> str:
    """`text`, such as a file's name, with escapes for the bytes of it that are no UTF-8."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def visible_json(data: bytes) -> bytes:
    """JSON that says the same, with the hidden characters in its strings as escapes."""
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0].decode()):04x}".encode(), data)


def _escaped_in_hex(found: re.Match[str]) -> str:
    return f"\\x{ord(found[0]):02x}"


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    half = (longest - 1) // 2
    return f"{text[:half]}…{text[-half:]}"
