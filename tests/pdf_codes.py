"""What the pages of a PDF show: codes, through which fonts, and the text these give them."""

from collections.abc import Iterator

import pikepdf


def codes(page: pikepdf.Page) -> Iterator[tuple[str, str]]:
    """Each code that a page shows, in hexadecimal, after the name of its font there."""
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            font = str(operands[0])
        elif str(operator) in ("Tj", "TJ"):
            for piece in operands[0] if str(operator) == "TJ" else [operands[0]]:
                if isinstance(piece, pikepdf.String):
                    raw = bytes(piece).hex()
                    yield from ((font, raw[at : at + 4]) for at in range(0, len(raw), 4))


def text_of(font: pikepdf.Object) -> dict[str, str]:
    """The text of each code, by the font's ToUnicode map."""
    lines = (line.split() for line in font.ToUnicode.read_bytes().decode("ascii").splitlines())
    pairs = (line for line in lines if len(line) == 2 and line[0].startswith("<"))
    texts = {code[1:-1]: text[1:-1] for code, text in pairs if text != "<ffff>"}
    return {code: bytes.fromhex(text).decode("utf-16-be") for code, text in texts.items()}
