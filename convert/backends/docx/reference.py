"""The reference document that pandoc takes names of styles, page and footers from.

What the styles look like is put in afterwards (`polish.py`).
"""

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from convert.backends.docx.styles import style_names
from convert.design.font_families import Kind
from convert.design.fonts import faces, kind_of
from convert.design.themes import Theme
from convert.design.units import PAPER, Paper, points, twips
from convert.storage.reproducible_zip import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What stands in for a family that a machine lacks, and Word's name of its kind (17.8.3.9).
_STAND_INS: dict[Kind, tuple[str, str]] = {
    "serif": ("Georgia", "roman"),
    "sans": ("Arial", "swiss"),
    "mono": ("Courier New", "modern"),
}

_PREFIX = "article-convert-docx-"
_SETTINGS = f"""{_XML}<w:settings xmlns:w="{_W}">
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
w:val="15"/>
</w:compat>
<w:themeFontLang w:val="en-US"/>
<w:decimalSymbol w:val="."/>
<w:listSeparator w:val=","/>
</w:settings>
"""


@cache
def reference_document(theme: Theme, paper: Paper) -> Path:
    """The path of the reference document for this process, made once and removed at the end."""
    _remove_abandoned()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "reference.docx"
    path.write_bytes(zipped(_parts(theme, paper).items()))
    return path


def _remove_abandoned() -> None:
    """The folders of processes that were killed, which could remove nothing themselves."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        process = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if process.isdecimal() and not _lives(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    if os.name == "nt":  # there a signal, even none, ends a process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _parts(theme: Theme, paper: Paper) -> dict[str, bytes | str]:
    header = f'{_XML}<w:hdr xmlns:w="{_W}"><w:p/></w:hdr>'
    footer = f'{_XML}<w:ftr xmlns:w="{_W}"><w:p/></w:ftr>'
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": _document(theme, paper),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/styles.xml": style_names(theme),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _font_table(theme),
        "word/header1.xml": header,
        "word/header2.xml": header,
        "word/footer1.xml": footer,
        "word/footer2.xml": footer,
    }


def _content_types() -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "header1": "header",
        "header2": "header",
        "footer1": "footer",
        "footer2": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _document(theme: Theme, paper: Paper) -> str:
    """An empty document with the page: running head from page 2 on, page numbers on all."""
    page = theme.tokens.page
    width, height = (twips(size) for size in PAPER[paper])
    sides = {
        "top": page.margin_top,
        "right": page.margin_outer,
        "bottom": page.margin_bottom,
        "left": page.margin_inner,
    }
    margins = "".join(f' w:{side}="{twips(points(size))}"' for side, size in sides.items())
    furniture = "".join(
        f'<w:{kind}Reference w:type="{page_kind}" r:id="rId{number}"/>'
        for kind, page_kind, number in (
            ("header", "default", 4),
            ("header", "first", 5),
            ("footer", "default", 6),
            ("footer", "first", 7),
        )
    )
    return (
        f'{_XML}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body><w:p/>'
        f'<w:sectPr>{furniture}<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar{margins} w:header="720" w:footer="720" w:gutter="0"/><w:titlePg/></w:sectPr>'
        "</w:body></w:document>"
    )


def _font_table(theme: Theme) -> str:
    fonts = theme.tokens.fonts
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in (
            (fonts.word_text, *_STAND_INS[_kind(fonts.word_text, "serif", theme)]),
            (fonts.word_display, *_STAND_INS[_kind(fonts.word_display, "sans", theme)]),
            (fonts.word_mono, *_STAND_INS["mono"]),
        )
    )
    return f'{_XML}<w:fonts xmlns:w="{_W}">{rows}</w:fonts>'


def _kind(name: str, usual: Kind, theme: Theme) -> Kind:
    """What kind of family Word is told that is; of one that the theme brings, what that says."""
    return kind_of(name, theme.own_faces) if faces(name, theme.own_faces) else usual
