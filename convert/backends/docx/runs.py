"""What pandoc does not write into a document's runs: languages of their script, decoration."""

import re

from convert.backends.docx.languages import EAST_ASIAN

# The languages whose script runs from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_LANGUAGE = re.compile(rb'<w:lang w:val="([^"]*)" ?/>')
_SILENT_PICTURE = re.compile(rb'<wp:docPr descr=""([^>]*?) ?/>')
_DECORATIVE = (
    b'<wp:docPr descr=""\\1><a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
    b'main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    b'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    b"</a:extLst></wp:docPr>"
)


def mend_runs(part: bytes) -> bytes:
    """`word/document.xml` with each language in the slot that Word reads for its script
    (ISO/IEC 29500-1 17.3.2.20), and pictures without words marked as decorative (the Article
    lets no other picture go without).
    """
    part = _LANGUAGE.sub(_in_its_slot, part)
    return _SILENT_PICTURE.sub(_DECORATIVE, part)


def _in_its_slot(found: re.Match[bytes]) -> bytes:
    language = found[1].decode()
    primary = language.partition("-")[0].lower()
    slot = "bidi" if primary in _RIGHT_TO_LEFT else "eastAsia" if primary in EAST_ASIAN else ""
    more = f' w:{slot}="{language}"' if slot else ""
    return f'<w:lang w:val="{language}"{more}/>'.encode()
