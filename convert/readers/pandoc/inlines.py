"""Running text: pandoc's inlines to an Article's."""

import re
from collections.abc import Iterable
from typing import Final, Literal, assert_never
from urllib.parse import unquote

from convert.article import (
    AnyInline,
    Code,
    Emphasis,
    Footnote,
    Image,
    Inlines,
    Inserted,
    LineBreak,
    Link,
    Math,
    NoteReference,
    Paragraph,
    Ruby,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from convert.languages.tags import is_language_tag
from convert.readers.pandoc import ast
from convert.readers.pandoc.places import lines_in, pair, unwrapped
from convert.readers.pandoc.raw_inlines import with_structure
from convert.readers.pandoc.work import Work
from convert.readers.text.alphabets import is_cjk
from convert.walk import inline_text

_STANDS_FOR: Final = re.compile(r"#(?:.*_)?convert-(ruby|note|code|lines):(.*)\Z", re.DOTALL)
"""The targets of links that stand for what pandoc has no node for, or not for all pages: ruby,
whose reading follows, marks of notes, whose name follows, and code, which follows itself. Who
gives it a document puts them there."""

_JOINT: Final = "#convert-further:"
_SIDES: Final = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_ROLES: Final[dict[str, Literal["speaker", "dateline"]]] = {
    "speaker": "speaker",
    "dateline": "dateline",
}


def inlines(nodes: Iterable[ast.Inline], work: Work) -> Inlines:
    """A run of text, without space at its ends."""
    return trimmed(run(nodes, work))


def run(nodes: Iterable[ast.Inline], work: Work) -> Inlines:
    """A run of text inside another."""
    made: list[AnyInline] = []
    for node in with_structure(list(unwrapped(nodes)), work):
        made.extend(_inline(node, work))
    return joined(made)


def joined(parts: Iterable[AnyInline]) -> Inlines:
    """Text that follows text as one, a space for each row of them, none beside a line's break."""
    out: list[AnyInline] = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(part, Text):
            text = part.text
            if isinstance(last, Text):
                text = _met(out.pop(), text)
            elif isinstance(last, LineBreak):
                text = text.lstrip(" \n")
            if text:
                out.append(Text(text=text))
            continue
        if isinstance(part, LineBreak) and isinstance(last, Text):
            out[-1:] = [Text(text=kept)] if (kept := last.text.rstrip(" \n")) else []
        out.append(part)
    return tuple(_without_breaks(part) for part in out)


def _met(before: AnyInline, text: str) -> str:
    first = before.text if isinstance(before, Text) else ""
    if first.endswith((" ", "\n")) and text[:1] in (" ", "\n"):
        text = text[1:]
    return first + text


def _without_breaks(part: AnyInline) -> AnyInline:
    """Ends of the source's lines become spaces, but between Chinese or Japanese characters."""
    if not isinstance(part, Text) or "\n" not in part.text:
        return part
    text = part.text
    for at in [index for index, character in enumerate(text) if character == "\n"][::-1]:
        before, after = text[:at], text[at + 1 :]
        east = before[-1:] and after[:1] and is_cjk(before[-1]) and is_cjk(after[0])
        text = before + ("" if east else " ") + after
    return Text(text=text)


def trimmed(content: Inlines) -> Inlines:
    """A run without spaces and breaks at its ends."""
    parts = list(content)
    while parts and (isinstance(parts[0], LineBreak) or _blank(parts[0])):
        parts.pop(0)
    while parts and (isinstance(parts[-1], LineBreak) or _blank(parts[-1])):
        parts.pop()
    if parts and isinstance(first := parts[0], Text):
        parts[0] = Text(text=first.text.lstrip(" "))
    if parts and isinstance(last := parts[-1], Text):
        parts[-1] = Text(text=last.text.rstrip(" "))
    return tuple(parts)


def _blank(part: AnyInline) -> bool:
    return isinstance(part, Text) and not part.text.strip(" ")


def _inline(node: ast.Inline, work: Work) -> Inlines:
    match node:
        case ast.Str():
            return (Text(text=node.c),)
        case ast.Space() | ast.SoftBreak() | ast.LineBreak():
            return (_GAPS[type(node)],)
        case ast.Emph() | ast.Strong() | ast.Underline() | ast.Strikeout():
            return _marked(node, work)
        case ast.Superscript() | ast.Subscript():
            return _marked(node, work)
        case ast.SmallCaps() | ast.Quoted() | ast.Cite():
            return _plain(node, work)
        case ast.Code():
            return (Code(text=node.c[1]),) if node.c[1] else ()
        case ast.Math():
            return (_formula(node, work),) if node.c[1].strip() else ()
        case ast.RawInline():
            return ()  # `with_structure` has told of it
        case ast.Link():
            return _link(node, work)
        case ast.Image():
            return image(node, work)
        case ast.Note():
            return (_note(node, work),)
        case ast.Span():
            return _span(node, work)
        case _:
            assert_never(node)


def _plain(node: ast.SmallCaps | ast.Quoted | ast.Cite, work: Work) -> Inlines:
    """Words whose marks an Article has no place for, or holds as characters."""
    if isinstance(node, ast.SmallCaps):
        work.tell("markup.small_caps", "small capitals became ordinary letters")
        return run(node.c, work)
    words = run(node.c[1], work)
    if isinstance(node, ast.Cite):
        return words
    opening, closing = _SIDES[node.c[0].t]
    return (Text(text=opening), *words, Text(text=closing))


_GAPS: Final[dict[type[ast.Node], AnyInline]] = {
    ast.Space: Text(text=" "),
    ast.SoftBreak: Text(text="\n"),  # until it is known what meets at it: see `joined`
    ast.LineBreak: LineBreak(),
}
_KINDS: Final[dict[type[ast.Node], type[Emphasis | Strong | Inserted | Strike]]] = {
    ast.Emph: Emphasis,
    ast.Strong: Strong,
    ast.Underline: Inserted,
    ast.Strikeout: Strike,
}
_HEIGHTS: Final[dict[type[ast.Node], type[Superscript | Subscript]]] = {
    ast.Superscript: Superscript,
    ast.Subscript: Subscript,
}


_NOTE_MARK: Final = "note mark"
_STYLES: Final[dict[str, type[Emphasis | Strong]]] = {
    "emphasis": Emphasis,
    "subtle emphasis": Emphasis,
    "intense emphasis": Emphasis,
    "strong": Strong,
    "strong emphasis": Strong,
}


def _marked(
    node: ast.Emph | ast.Strong | ast.Underline | ast.Strikeout | ast.Superscript | ast.Subscript,
    work: Work,
) -> Inlines:
    """Marked words; spaces and breaks at their ends are outside the mark, and none is empty."""
    content = run(node.c, work)
    inside = trimmed(content)
    if not inside:
        return content
    kind = _KINDS.get(type(node)) or _HEIGHTS[type(node)]
    before, after = _edges(content)
    return (*before, kind(content=inside), *after)


def _edges(content: Inlines) -> tuple[Inlines, Inlines]:
    first, last = content[0], content[-1]
    space = (Text(text=" "),)
    before = space if isinstance(first, Text) and first.text.startswith(" ") else ()
    after = space if isinstance(last, Text) and last.text.endswith(" ") else ()
    return before, after


def _formula(node: ast.Math, work: Work) -> Math:
    display = node.c[0].t == "DisplayMath"
    tex = node.c[1].strip()
    return Math(tex=tex, display=display, mathml=work.mathml.get((display, tex)))


def _link(node: ast.Link, work: Work) -> Inlines:
    _, content, (target, title) = node.c
    words = run(content, work)
    if stands := _STANDS_FOR.match(target):
        said = unquote(stands[2])
        if stands[1] == "ruby":
            return (Ruby(content=words, reading=(Text(text=said),)),)
        if stands[1] in ("code", "lines"):
            return (Code(text=said),)
        return (NoteReference(label=said, text=inline_text(words).strip()),)
    if title and title not in (target, inline_text(words)):
        work.tell("link.title", f"the title of a link is not shown: “{title}”")
    if target.startswith("#"):
        target = "#" + work.targets.get(unquote(target[1:]), target[1:])
    if not target or any(isinstance(part, Link) for part in words):
        return words
    return (Link(target=target, content=words or (Text(text=target),)),)


def image(node: ast.Image, work: Work) -> Inlines:
    """A picture in the line; its description in words where the picture is not there."""
    _, description, (address, title) = node.c
    alt = " ".join(inline_text(run(description, work)).split())
    found = work.picture(address)
    if isinstance(found, str):
        missing(address, found, work)
        return (Text(text=alt or title),) if alt or title else ()
    data, media_type = found
    return (Image(data=data, media_type=media_type, alt=alt or title),)


def missing(address: str, why: str, work: Work) -> None:
    """Tell that there is no picture, and why."""
    work.tell(
        "picture.missing",
        f"the picture '{address[:120]}' {why}; its words stay",
        severity="warning",
        hint="Put the file into the source's folder, at the path that the source says.",
    )


def _note(node: ast.Note, work: Work) -> NoteReference:
    work.numbered += 1
    label = str(work.numbered)
    mark = f"[{label}]"
    around = work.lines
    work.lines = lines_in(node.c) or around
    place = len(work.notes)  # a note in this note comes after it
    blocks = work.blocks(node.c, work) or (Paragraph(content=()),)
    work.notes.insert(place, Footnote(label=label, blocks=blocks, mark=mark, lines=blocks[0].lines))
    work.lines = around
    return NoteReference(label=label, text=mark)


def parted(nodes: list[ast.Inline]) -> list[list[ast.Inline]]:
    """The paragraphs that stand in one, with a link at each joint; none where it is only one."""
    joints = [
        at
        for at, node in enumerate(nodes)
        if isinstance(node, ast.Link) and node.c[2][0].endswith(_JOINT)
    ]
    ends = [*joints, len(nodes)] if joints else []
    return [
        nodes[start:end] for start, end in zip([0, *(at + 1 for at in joints)], ends, strict=False)
    ]


def lines_of_code(nodes: list[ast.Inline]) -> str:
    """The lines of code that a paragraph stands for: see `_STANDS_FOR`; else nothing."""
    only = nodes[0] if len(nodes) == 1 else None
    stands = _STANDS_FOR.match(only.c[2][0]) if isinstance(only, ast.Link) else None
    return unquote(stands[2]) if stands and stands[1] == "lines" else ""


def _further_mark(words: Inlines, work: Work) -> NoteReference | None:
    """A mark of a note that stood before: Word has one mark a note, and our files write others."""
    label = inline_text(words).strip("[]() ")
    known = label.isdecimal() and 0 < int(label) <= work.numbered
    return NoteReference(label=label, text=f"[{label}]") if known else None


def _span(node: ast.Span, work: Work) -> Inlines:
    attr, content = node.c
    words = run(content, work)
    if not words:
        return ()
    classes = {name.casefold() for name in attr[1]}
    if "kbd" in classes and all(isinstance(part, Text) for part in words):
        return (Code(text=inline_text(words)),)
    if "mark" in classes:
        work.tell("markup.highlight", "highlighted words are not highlighted here")
    style = pair(attr, "custom-style").casefold()
    if style == _NOTE_MARK and (mark := _further_mark(words, work)):
        return (mark,)
    if role := _ROLES.get(style):
        return (Span(content=words, role=role),)
    if kind := _STYLES.get(style):
        return (kind(content=words),)
    language = pair(attr, "lang").replace("_", "-")
    language = language if is_language_tag(language) else ""
    direction = pair(attr, "dir")
    if not language and direction not in ("ltr", "rtl"):
        return words
    return (
        Span(
            content=words,
            language=language or None,
            direction="rtl" if direction == "rtl" else "ltr" if direction == "ltr" else None,
        ),
    )
