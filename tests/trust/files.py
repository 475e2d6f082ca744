"""Publications of strangers: damaged, enormous, circular, and such as other programs make."""

import io
import zipfile
import zlib
from collections.abc import Callable

import pikepdf

from tests.check.good import output
from tests.conformance.samples import HTML, epub


def pdf(change: Callable[[pikepdf.Pdf], object], **saving: object) -> bytes:
    """A PDF of one empty page, changed."""
    made = pikepdf.new()
    made.add_blank_page()
    change(made)
    buffer = io.BytesIO()
    made.save(buffer, **saving)  # type: ignore[arg-type] # options of pikepdf's
    return buffer.getvalue()


def pdf_of_content(content: bytes, **saving: object) -> bytes:
    def change(made: pikepdf.Pdf) -> None:
        made.pages[0].Contents = made.make_stream(content)

    return pdf(change, **saving)


def twice_deflated(megabytes: int) -> bytes:
    """A few bytes of content that unpack to a great many."""

    def change(made: pikepdf.Pdf) -> None:
        inner = zlib.compress(b"q Q " * (megabytes << 18), 9)
        stream = pikepdf.Stream(made, zlib.compress(inner, 9))
        stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        made.pages[0].Contents = made.make_indirect(stream)

    return pdf(change, compress_streams=False)


def with_unicode_map(program: bytes) -> bytes:
    """A page that shows one glyph of a font with this map."""

    def change(made: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, ToUnicode=made.make_stream(program)
        )
        made.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        made.pages[0].Contents = made.make_stream(b"BT /F 9 Tf <0041> Tj ET")

    return pdf(change)


def encrypted() -> bytes:
    with pikepdf.open(io.BytesIO(output("pdf"))) as made:
        buffer = io.BytesIO()
        made.save(buffer, encryption=pikepdf.Encryption(owner="o", user="u"))
    return buffer.getvalue()


def zip_of(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def book_with(change: Callable[[dict[str, bytes]], object]) -> bytes:
    parts = parts_of(epub())
    change(parts)
    return zip_of(parts)


def word_with(document: bytes) -> bytes:
    """Our Word file with another main part."""
    return zip_of(parts_of(output("docx")) | {"word/document.xml": document})


def page_with(body: str) -> bytes:
    return HTML.replace("<h1>", f"{body}<h1>").encode()


WORDS_OWN_PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office" lang="en">
<head><meta charset="utf-8"><title>Minutes</title><!--[if gte mso 9]><xml>
<o:OfficeDocumentSettings/></xml><![endif]--></head><body lang="EN-GB"><div class="WordSection1">
<h1>Minutes<o:p></o:p></h1><p class="MsoNormal">All were there.<o:p>&nbsp;</o:p></p>
<o$p>and more</o$p></div></body></html>
"""
