"""Articles of strangers as JSON, in a few words each."""

import base64
import io
import json
import struct
import zlib
from pathlib import Path

from PIL import Image

from convert.batch.job import Job, Outcome
from convert.batch.make import make
from convert.settings import Settings

FORMATS = ("html", "epub", "docx", "pdf")
SVG = "image/svg+xml"

Json = dict[str, object]


def article(*blocks: Json, **metadata: object) -> bytes:
    """An Article with a title and these blocks."""
    known = {"title": "A night at sea", "language": "en", **metadata}
    return json.dumps({"schema": 1, "metadata": known, "blocks": blocks}).encode()


def text(words: str) -> list[Json]:
    return [{"type": "text", "text": words}]


def paragraph(words: str = "Some words.") -> Json:
    return {"type": "paragraph", "content": text(words)}


def link(target: str) -> Json:
    return {
        "type": "paragraph",
        "content": [{"type": "link", "target": target, "content": text("here")}],
    }


def figure(data: bytes, media_type: str = "image/png") -> Json:
    coded = base64.b64encode(data).decode()
    return {"type": "figure", "data": coded, "media_type": media_type, "alt": "A quay"}


def numbered(start: int, style: str = "decimal", items: int = 1) -> Json:
    listed = [{"blocks": [paragraph()]}] * items
    return {"type": "list", "ordered": True, "start": start, "style": style, "items": listed}


def cell(colspan: int, rowspan: int = 1) -> Json:
    spans = {"content": text("x"), "colspan": colspan, "rowspan": rowspan}
    return {"type": "table", "rows": [{"cells": [spans]}]}


def nested(kind: str, depth: int) -> Json:
    """Quotes in quotes, lists in lists, or strong words in strong words."""
    if kind == "strong":
        run: list[Json] = text("deep down")
        for _ in range(depth):
            run = [{"type": "strong", "content": run}]
        return {"type": "paragraph", "content": run}
    block = paragraph("deep down")
    for _ in range(depth):
        if kind == "quote":
            block = {"type": "block_quote", "blocks": [block]}
        else:
            block = {"type": "list", "ordered": False, "items": [{"blocks": [block]}]}
    return block


def svg(inside: str, attributes: str = "", before: str = "") -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{before}<svg {spaces} width="9" height="9" {attributes}>{inside}</svg>'.encode()


def use_in_use() -> bytes:
    """Ten times ten times ten ... of one stroke."""
    groups = [
        f"<g id='a{number}'>" + f"<use href='#a{number - 1}'/>" * 10 + "</g>"
        for number in range(1, 8)
    ]
    stroke = "<g id='a0'><path d='M0 0h1'/></g>"
    return svg(f"<defs>{stroke}{''.join(groups)}</defs><use href='#a7'/>")


def entities_in_entities() -> bytes:
    """What XML calls a billion laughs, some fewer."""
    inner = [f"<!ENTITY {new} '{f'&{old};' * 40}'>" for old, new in ("ab", "bc", "cd")]
    before = f"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>{''.join(inner)}]>"
    return svg("<text>&d;</text>", before=before)


def png(width: int = 4, height: int = 4, pixels: bytes | None = None) -> bytes:
    """A PNG whose header says what it likes."""
    rows = (b"\0" + b"\x10\x40\x80" * width) * height if pixels is None else pixels
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def raster(kind: str, frames: int = 1) -> bytes:
    """A whole picture as Pillow writes it."""
    colours = [Image.new("RGB", (8, 8), (number % 256, 90, 120)) for number in range(frames)]
    written = io.BytesIO()
    more = {"save_all": True, "append_images": colours[1:]} if frames > 1 else {}
    colours[0].save(written, kind, **more)
    return written.getvalue()


def made(source: bytes, folder: Path, name: str = "a.json", **settings: object) -> Outcome:
    """What becomes of a source in all four formats."""
    path = folder / name
    path.write_bytes(source)
    chosen = Settings(**{"to": FORMATS, **settings})  # type: ignore[arg-type]  # what each may be is the struct's to say
    job = Job(source=str(path), stem="a", formats=chosen.to, folder=str(folder / "out"))
    return make(job, chosen)
