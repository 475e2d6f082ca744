"""Source of another format in a line: tags of HTML become what they mean, commands of TeX words.

What means nothing here is told; words are kept.
"""

import re
from typing import Final

from convert.readers.pandoc import ast
from convert.readers.pandoc.work import Work, shown

_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*?)?)\s*/?>\Z", re.DOTALL)
_ATTRIBUTE: Final = re.compile(
    r"""([A-Za-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?"""
)
_TEX_COMMAND: Final = re.compile(r"\\(?:[A-Za-z@]+\*?|.)(?:\[[^\]]*\])?")
_TEX_SETTING: Final = re.compile(
    r"\\(?:PassOptionsTo\w+|usepackage|documentclass|hypersetup|(?:re)?newcommand|def|let|begin|end"
    r"|(?:re)?newenvironment|set\w+|add\w+|label|\w*ref|cite\w*|input|include\w*|bibliography\w*"
    r"|hspace|vspace|textcolor|color|\w*style|\w*skip|new\w+|index|\w*mark|rule)(?![A-Za-z])\*?"
    r"(?:\[[^\]]*\])?(?:\{[^{}]*\})*"
)
_TEX_TERM: Final = re.compile(r"\\item\s*\[([^\[\]]*)\]")
_TEX_COMMENT: Final = re.compile(r"(?<!\\)%.*")
_HTML: Final = frozenset({"html", "html4", "html5"})
_TEX: Final = frozenset({"tex", "latex", "context"})
_MARKS: Final[dict[str, type[ast.Emph | ast.Strong | ast.Underline | ast.Strikeout]]] = {
    "b": ast.Strong,
    "strong": ast.Strong,
    "i": ast.Emph,
    "em": ast.Emph,
    "cite": ast.Emph,
    "dfn": ast.Emph,
    "var": ast.Emph,
    "u": ast.Underline,
    "ins": ast.Underline,
    "s": ast.Strikeout,
    "del": ast.Strikeout,
    "strike": ast.Strikeout,
}
_WORDS: Final = {
    *("span", "font", "small", "big", "abbr", "acronym", "bdo", "bdi", "time", "data", "label"),
    *("mark", "wbr", "rb", "rp", "rt", "rtc", "a", "p", "div", "center", "details", "summary"),
}


def is_html(format: str) -> bool:
    """Whether raw source of this format is HTML."""
    return format in _HTML


def is_tex(format: str) -> bool:
    """Whether raw source of this format is TeX."""
    return format in _TEX


def with_structure(nodes: list[ast.Inline], work: Work) -> list[ast.Inline]:
    """The nodes of a run with raw source made into nodes, and what stands between two tags of
    HTML into what they mean."""
    if not any(isinstance(node, ast.RawInline) for node in nodes):
        return nodes
    return _enclosed(nodes, 0, "", work)[0]


def _enclosed(
    nodes: list[ast.Inline], at: int, until: str, work: Work
) -> tuple[list[ast.Inline], int]:
    """The nodes from `at` to the end tag `until`, and where what follows it begins; to the end of
    the run where there is no such tag."""
    out: list[ast.Inline] = []
    while at < len(nodes):
        node = nodes[at]
        at += 1
        tag = _tag(node)
        if not isinstance(node, ast.RawInline):
            out.append(node)
        elif tag is None:
            out += _other(node, work)
        elif tag[1]:
            if tag[2].lower() == until:
                return out, at
        elif tag[2].lower() in ("br", "img"):
            out += _void(tag[2].lower(), _attributes(tag[3]))
        elif _closes(nodes, at, tag[2].lower()):
            inside, at = _enclosed(nodes, at, tag[2].lower(), work)
            out += _element(tag[2].lower(), _attributes(tag[3]), inside, work)
        else:
            _tell_tag(tag[2].lower(), work)
    return out, at


def _tag(node: ast.Inline) -> re.Match[str] | None:
    if isinstance(node, ast.RawInline) and is_html(node.c[0]):
        return _TAG.match(node.c[1].strip())
    return None


def _closes(nodes: list[ast.Inline], at: int, name: str) -> bool:
    closing = re.compile(rf"</{name}\s*>\Z", re.IGNORECASE)
    return any(
        isinstance(node, ast.RawInline) and closing.match(node.c[1].strip()) for node in nodes[at:]
    )


def _void(name: str, attributes: dict[str, str]) -> list[ast.Inline]:
    if name == "br":
        return [ast.LineBreak()]
    alt: list[ast.Inline] = [ast.Str(attributes.get("alt", ""))]
    return [ast.Image((ast.NO_ATTR, alt, (attributes.get("src", ""), "")))]


def _element(
    name: str, attributes: dict[str, str], inside: list[ast.Inline], work: Work
) -> list[ast.Inline]:
    if name in _MARKS:
        return [_MARKS[name](inside)]
    if name == "sup":
        return [ast.Superscript(inside)]
    if name == "sub":
        return [ast.Subscript(inside)]
    if name == "a" and attributes.get("href"):
        target = (attributes["href"], attributes.get("title", ""))
        return [ast.Link((ast.NO_ATTR, inside, target))]
    if name in ("kbd", "code", "tt", "samp"):
        return [ast.Span((("", ["kbd"], []), inside))]
    if name == "q":
        return [ast.Quoted((ast.Named("DoubleQuote"), inside))]
    if name == "ruby":
        return _ruby(inside)
    if name in ("rt", "rp"):
        return [ast.Span((("", [name], []), inside))]
    pairs = [(key, value) for key, value in attributes.items() if key in ("lang", "dir")]
    if pairs:
        return [ast.Span((("", [], pairs), inside))]
    _tell_tag(name, work)
    return inside


def _ruby(inside: list[ast.Inline]) -> list[ast.Inline]:
    """Each word with the reading that follows it (HTML, 4.5.10); what parts them in brackets for
    browsers without ruby is left out."""
    out: list[ast.Inline] = []
    base: list[ast.Inline] = []
    for node in inside:
        kind = node.c[0][1] if isinstance(node, ast.Span) else []
        if "rt" in kind and isinstance(node, ast.Span):
            out.append(ruby_link(base, plain(node.c[1])))
            base = []
        elif "rp" not in kind:
            base.append(node)
    return [*out, *base]


def ruby_link(base: list[ast.Inline], reading: str) -> ast.Inline:
    """What stands for ruby in pandoc's model, which has no node for it: see `inlines`."""
    from urllib.parse import quote

    return ast.Link((ast.NO_ATTR, base, (f"#convert-ruby:{quote(reading)}", "")))


def plain(nodes: object) -> str:
    """The characters of inlines, or of blocks as if they were one run."""
    spaces = (ast.Space, ast.SoftBreak, ast.LineBreak)
    return "".join(
        node.c if isinstance(node, ast.Str) else " " if isinstance(node, spaces) else ""
        for node in ast.every_node(nodes)
    )


def _other(node: ast.RawInline, work: Work) -> list[ast.Inline]:
    format, source = node.c
    if is_tex(format):
        words = tex_words(source)
        said = "its words stay" if words else "it is left out"
        work.tell("raw.tex", f"TeX that means nothing here: “{shown(source)}”; {said}")
        return [ast.Str(words)] if words else []
    if source.lstrip().startswith("<!--"):
        work.tell("raw.remark", f"a remark is left out: “{shown(source)}”")
    elif source.strip():
        work.tell("raw.left_out", f"raw {format} is left out: “{shown(source)}”")
    return []


def tex_words(source: str) -> str:
    """The words in TeX without its commands, their options, what they set, and remarks."""
    termed = _TEX_TERM.sub(r" \1 ", _TEX_COMMENT.sub("", source))
    plain = _TEX_COMMAND.sub(" ", _TEX_SETTING.sub(" ", termed))
    return " ".join(plain.replace("{", " ").replace("}", " ").replace("~", " ").split())


def _attributes(source: str) -> dict[str, str]:
    from html import unescape

    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(source)
    }


def _tell_tag(name: str, work: Work) -> None:
    if name not in _WORDS:
        work.tell("raw.html", f"the HTML element “{name}” means nothing here; its words stay")
