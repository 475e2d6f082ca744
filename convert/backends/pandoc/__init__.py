"""What pandoc writes: its document model made of an Article, and the formats that are no more.

The table of those formats; for each, pandoc's name of it keeps quotation marks and dashes as they
are in the article (`-smart`).
"""

import re
from typing import Final

from convert.article import MediaType
from convert.backends.pandoc.adornments import mended_titles
from convert.backends.pandoc.backend import FiledPandocBackend, PandocBackend
from convert.backends.pandoc.target import PARTS, Signs, Target

_PHOTOGRAPHS: Final[frozenset[MediaType]] = frozenset(("image/png", "image/jpeg"))
_DRAWINGS: Final[frozenset[MediaType]] = frozenset(("image/gif", "image/svg+xml"))
_ELEMENTS: Final = "html"  # pandoc's name of raw elements
_RST_MARK: Final = r"\(?(?:\w|#|\d+|[ivxlcdmIVXLCDM]+)[.)]|[+:.=~\"'#^<>].*"

_TYPST_MARK: Final = r"[-+/]|=+|\d+[.)]"


def _escaped(signs: str) -> str:
    return re.sub("(.)", r"\\\1", signs)


MARKDOWN: Final = FiledPandocBackend(
    Target(
        name="md",
        suffix=".md",
        media_type="text/markdown",
        # What GitHub reads, with the definition lists of most other programs.
        writer="gfm-smart-emoji-tex_math_gfm+definition_lists",
        read_by="commonmark",
        lift=0,
        captions=False,
        markup=True,
        signs=Signs("[~^]", lambda sign: f"&#{ord(sign)};", _ELEMENTS),
        front_matter=True,
    )
)
ODT: Final = PandocBackend(
    Target(
        name="odt",
        suffix=".odt",
        media_type="application/vnd.oasis.opendocument.text",
        writer="odt",
        read_by="odt",
        pictures=_PHOTOGRAPHS | _DRAWINGS,
        holds_pictures=True,
        archive=True,
    )
)
RTF: Final = PandocBackend(
    Target(
        name="rtf",
        suffix=".rtf",
        media_type="application/rtf",
        writer="rtf",
        template="rtf.template",
        captions=False,
        formulas=False,
        tasks=False,
        rule=r"{\pard \sa180 \brdrb\brdrs\brdrw10\brsp20 \par}",
        read_by="rtf",
        pictures=_PHOTOGRAPHS,
        holds_pictures=True,
    )
)
RST: Final = FiledPandocBackend(
    Target(
        name="rst",
        suffix=".rst",
        media_type="text/x-rst",
        writer="rst-smart",
        read_by="rst",
        finish=mended_titles,
        openings={"paragraph": _RST_MARK, "cell": _RST_MARK},
        strikes=False,
    )
)
LATEX: Final = FiledPandocBackend(
    Target(
        name="latex",
        suffix=".tex",
        media_type="application/x-tex",
        writer="latex-smart",
        signs=Signs("`", lambda _sign: r"\textasciigrave{}", "latex"),
        read_by="latex",
        pictures=_PHOTOGRAPHS,
        inlines_pictures=False,
    )
)
TYPST: Final = FiledPandocBackend(
    Target(
        name="typst",
        suffix=".typ",
        media_type="text/vnd.typst",
        writer="typst-smart",
        template="typst.template",
        signs=Signs(r"['\"]|--+|\.\.\.", _escaped, "typst"),
        openings={"head": _TYPST_MARK, "cell": _TYPST_MARK},
        between_terms="#linebreak() ",
        read_by="typst",
        pictures=_PHOTOGRAPHS | _DRAWINGS,
        inlines_pictures=False,
    )
)
JATS: Final = FiledPandocBackend(
    Target(
        name="jats",
        suffix=".jats",
        media_type="application/jats+xml",
        writer="jats_articleauthoring",
        template="jats.template",
        read_by="jats",
        pictures=_PHOTOGRAPHS | _DRAWINGS,
        inlines_pictures=False,
    )
)
ICML: Final = PandocBackend(
    Target(
        name="icml",
        suffix=".icml",
        media_type="application/vnd.adobe.incopy-icml",
        writer="icml",
        head=PARTS - PARTS,
        pictures=_PHOTOGRAPHS,
        holds_pictures=True,
    )
)
