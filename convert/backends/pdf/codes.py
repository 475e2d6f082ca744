"""Further codes for glyphs that stand for different characters in different words.

A font's ToUnicode map gives each code one text (ISO 32000-1 9.10.3). In shaped scripts one glyph
may stand for one letter here and for another there, so it gets a code for each, and an embedded
CMap leads all of them to the glyph.
"""

from typing import Any

from convert.backends.pdf.shaped import Aliases

_BATCH = 100  # the most entries of one block of a CMap

_HEAD = (
    b"/CIDInit /ProcSet findresource begin",
    b"12 dict begin",
    b"begincmap",
    b"/CIDSystemInfo",
    b"3 dict dup begin",
    b"/Registry (Adobe) def",
    b"/Ordering (Identity) def",
    b"/Supplement 0 def",
    b"end def",
    b"/CMapName /Article-Codes def",
    b"/CMapType 1 def",
    b"1 begincodespacerange",
    b"<0000> <ffff>",
    b"endcodespacerange",
)
_TAIL = (b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end")


def name_aliases(pdf: Any, aliases: Aliases) -> None:
    """Give the fonts of a `pydyf.PDF` their further codes."""
    for candidate in list(pdf.objects):
        if isinstance(candidate, dict) and candidate.get("Subtype") == "/Type0":
            codes = aliases.get(candidate["BaseFont"])
            if codes:
                _extend(pdf, candidate, codes)


def _extend(pdf: Any, font: Any, codes: dict[tuple[int, str], int]) -> None:
    import pydyf

    to_unicode = pdf.objects[int(font["ToUnicode"].split()[0])].stream
    end = to_unicode.index(b"endcmap")
    texts = [f"<{code:04x}> <{_utf16(text)}>" for (_, text), code in codes.items()]
    to_unicode[end:end] = _blocks("bfchar", texts)
    first = min(codes.values())
    glyphs = [f"<{code:04x}> {glyph}" for (glyph, _), code in codes.items()]
    plain = [b"1 begincidrange", f"<0000> <{first - 1:04x}> 0".encode(), b"endcidrange"]
    system = {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity")}
    encoding = pydyf.Stream(
        [*_HEAD, *plain, *_blocks("cidchar", glyphs), *_TAIL],
        pydyf.Dictionary(
            {
                "Type": "/CMap",
                "CMapName": "/Article-Codes",
                "CIDSystemInfo": pydyf.Dictionary({**system, "Supplement": 0}),
            }
        ),
        compress=True,
    )
    pdf.add_object(encoding)
    font["Encoding"] = encoding.reference


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex()


def _blocks(kind: str, entries: list[str]) -> list[bytes]:
    lines = []
    for start in range(0, len(entries), _BATCH):
        batch = entries[start : start + _BATCH]
        lines.append(f"{len(batch)} begin{kind}".encode())
        lines += [entry.encode() for entry in batch]
        lines.append(f"end{kind}".encode())
    return lines
