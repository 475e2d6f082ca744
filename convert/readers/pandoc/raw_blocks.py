"""Source of another format between paragraphs: HTML is read, of TeX the words stay."""

import re
from typing import Final

from convert.article import Blocks, Paragraph, Text
from convert.readers.pandoc import ast
from convert.readers.pandoc.raw_inlines import is_html, is_tex, tex_words
from convert.readers.pandoc.work import Work, shown

_TAG: Final = re.compile(r"<[^<>]*>")
_REMARK: Final = re.compile(r"\s*<!--.*?-->\s*\Z", re.DOTALL)


def raw_block(node: ast.RawBlock, work: Work) -> Blocks:
    """What a piece of raw source says; what cannot be said is told."""
    format, source = node.c
    if is_html(format):
        return _html(source, work)
    if is_tex(format):
        words = tex_words(source)
        said = "its words stay" if words else "it is left out"
        work.tell("raw.tex", f"TeX that means nothing here: “{shown(source)}”; {said}")
        return (Paragraph(content=(Text(text=words),), lines=work.lines),) if words else ()
    work.tell("raw.left_out", f"raw {format} is left out: “{shown(source)}”")
    return ()


def _html(source: str, work: Work) -> Blocks:
    if _REMARK.match(source):
        work.tell("raw.remark", f"a remark is left out: “{shown(source)}”")
        return ()
    made = work.blocks(work.fragment(source), work)
    if not made and _TAG.sub("", source).strip():
        work.tell("raw.left_out", f"raw HTML is left out: “{shown(source)}”")
    return made
