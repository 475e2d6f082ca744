"""PDF/A-3 (ISO 19005-3): what PDF/A-2 is, and the source carried along."""

from datetime import UTC, datetime

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name

from convert.context import Context
from convert.errors import RenderError

_NAME = "source.txt"
_PART_2, _PART_3 = b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:part>3</pdfaid:part>"


def carry_source(pdf: pikepdf.Pdf, context: Context) -> None:
    """Claim PDF/A-3 for a PDF/A-2, of which it asks nothing more but of files that are carried, and
    carry the source of the article, where there is one.

    Raises RenderError where Typst has claimed something else.
    """
    packet = pdf.Root.Metadata.read_bytes()
    if packet.count(_PART_2) != 1:
        raise RenderError("Typst claimed no PDF/A-2", code="pdf.structure")
    pdf.Root.Metadata.write(packet.replace(_PART_2, _PART_3))
    if context.source is None:
        return
    made = datetime.fromtimestamp(context.stamp, UTC).strftime("D:%Y%m%d%H%M%SZ")
    source = AttachedFileSpec(
        pdf,
        context.source,
        filename=_NAME,
        description="The source text of this article",
        mime_type="text/plain",
        creation_date=made,
        mod_date=made,
        relationship=Name.Source,
    )
    pdf.attachments[_NAME] = source
    pdf.Root.AF = Array([source.obj])
