"""A Word file: what Word's accessibility checker looks at, and what it misses."""

import re
from collections.abc import Iterator

from lxml import etree

from convert.check.finding import Finding
from convert.check.reading.shape import Reading
from convert.check.reading.word import (
    W,
    WordFile,
    core_value,
    default_languages,
    is_on,
    value,
)
from convert.check.rules import active, contents, docx_looks, docx_tables, headings
from convert.check.rules.docx_looks import WordSubject, words_in
from convert.check.rules.markup import VAGUE_NAMES
from convert.check.rules.rule import Fault, Rule, apply
from convert.languages.tags import is_language_tag

_RIGHT_TO_LEFT = re.compile(r"(ar|fa|he|ur|yi|ps|sd|ug|dv)\b")


def _title(word: WordSubject) -> Iterator[Fault]:
    if not core_value(word.file, "title"):
        yield Fault("the document properties have no title")


def _language(word: WordSubject) -> Iterator[Fault]:
    tags = [tag for tag in default_languages(word.file).values() if tag]
    if not tags:
        yield Fault("the styles do not say the language (w:lang in docDefaults)")
    for tag in [*tags, core_value(word.file, "language")]:
        if tag and not is_language_tag(tag):
            yield Fault(f"“{tag}” is no language tag")


def _language_differs(word: WordSubject) -> Iterator[Fault]:
    """The properties and the styles name one language."""
    core = core_value(word.file, "language")
    defaults = [tag.lower() for tag in default_languages(word.file).values() if tag]
    primary = core.lower().split("-")[0]
    if core and defaults and primary not in [tag.split("-")[0] for tag in defaults]:
        yield Fault(f"the properties say {core}, the styles {', '.join(defaults)}")


def _script_language(word: WordSubject) -> Iterator[Fault]:
    """Word takes the language of right-to-left runs from w:bidi alone."""
    default = default_languages(word.file).get("bidi", "")
    for run in word.file.document.iter(f"{W}r"):
        if not is_on(run, "rPr/rtl"):
            continue
        tag = value(run, "rPr/lang", "bidi") or default
        if not tag or not _RIGHT_TO_LEFT.match(tag.lower()):
            said = f"has the language “{tag}”" if tag else "has no language"
            yield Fault(f"right-to-left text {said}: “{words_in(run)[:40]}”")


def _alternatives(word: WordSubject) -> Iterator[Fault]:
    for figure in word.reading.figures:
        if figure.alt is None:
            yield Fault("a picture without alternative text", figure.where)
    for shape in word.file.document.iter("{urn:schemas-microsoft-com:vml}imagedata"):
        holder = shape.getparent()
        if holder is None or not holder.get("alt"):
            yield Fault("a picture of the old kind without alternative text")


def _header_rows(word: WordSubject) -> Iterator[Fault]:
    """A table whose headers stand beside its rows says so in its look, and needs no header row."""
    for number, table in enumerate(word.file.document.iter(f"{W}tbl"), 1):
        marked = is_on(table.find(f"{W}tr"), "trPr/tblHeader")
        looks = _looks_for(table, "firstRow", 0x20)
        if not marked and (looks or not _looks_for(table, "firstColumn", 0x80)):
            yield Fault("the first row is not marked as a header", f"table {number}")
        elif marked and not looks:
            yield Fault("the table's look leaves the header row out", f"table {number}")


def _looks_for(table: etree._Element, part: str, bit: int) -> bool:
    """Whether tblLook names a part of the table, or has its bit in the older form (17.4.55)."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    named, bits = look.get(W + part), look.get(W + "val") or "0"
    return named in ("1", "true", "on") if named is not None else bool(int(bits, 16) & bit)


def _skipped(word: WordSubject) -> Iterator[Fault]:
    return headings.skipped(word.reading.runs)


def _no_heading(word: WordSubject) -> Iterator[Fault]:
    return headings.missing(word.reading.runs)


def _contents_differ(word: WordSubject) -> Iterator[Fault]:
    """Word fills its table of contents when it is asked to: what stands there may be old."""
    lines = [words_in(p) for p in word.paragraphs if _is_contents_line(word.file, p)]
    return contents.differs(lines, word.reading.runs)


def _is_contents_line(file: WordFile, paragraph: etree._Element) -> bool:
    style = file.styles.get(value(paragraph, "pPr/pStyle") or "")
    return style is not None and bool(re.fullmatch(r"toc \d", style.name))


def _nameless_links(word: WordSubject) -> Iterator[Fault]:
    for link in word.reading.links:
        if not link.text:
            yield Fault(f"a link to {link.target} without words", link.where)


def _vague_links(word: WordSubject) -> Iterator[Fault]:
    for link in word.reading.links:
        if link.text.lower() in VAGUE_NAMES:
            yield Fault(f"a link to {link.target} named “{link.text}”", link.where)


def _anchors(word: WordSubject) -> Iterator[Fault]:
    names = {mark.get(W + "name") for mark in word.file.document.iter(f"{W}bookmarkStart")}
    for link in word.reading.links:
        if link.target.startswith("#") and link.target[1:] not in names:
            yield Fault(f"a link to {link.target}, which is not there", link.where)


def _protected(word: WordSubject) -> Iterator[Fault]:
    if word.file.settings is None:
        return
    for node in word.file.settings.iter(f"{W}documentProtection"):
        if node.get(W + "enforcement") in ("1", "true", "on"):
            yield Fault("protection shuts assistive technology out of parts of the file")


RULES: tuple[Rule[WordSubject], ...] = (
    *docx_looks.RULES,
    *docx_tables.RULES,
    Rule(
        code="docx.title",
        requires="The document properties have a title.",
        clause="WCAG 2.2, 2.4.2",
        find=_title,
        hint="Set the title in File, Info, Properties.",
    ),
    Rule(
        code="docx.language",
        requires="The text has a language.",
        clause="WCAG 2.2, 3.1.1",
        find=_language,
        hint="Set the proofing language of all text.",
    ),
    Rule(
        code="docx.language-differs",
        requires="Properties and text name one language.",
        clause="WCAG 2.2, 3.1.1",
        find=_language_differs,
        hint="Set both to the language of the text.",
    ),
    Rule(
        code="docx.language-bidi",
        requires="Right-to-left text has its language where Word looks for it.",
        clause="WCAG 2.2, 3.1.2; ISO/IEC 29500-1, 17.3.2.20 (lang)",
        find=_script_language,
        hint="Set w:bidi of w:lang to the language of the run.",
    ),
    Rule(
        code="docx.alternative",
        requires="Pictures have alternative text.",
        clause="Word's checker, Missing alt text; WCAG 2.2, 1.1.1",
        find=_alternatives,
        hint="Write what the picture says, or mark it as decorative.",
    ),
    Rule(
        code="docx.header-row",
        requires="The first row of a table is marked as its header.",
        clause="Word's checker, No header row; WCAG 2.2, 1.3.1",
        find=_header_rows,
        hint="Turn on Repeat Header Rows and the style option Header Row.",
    ),
    Rule(
        code="docx.heading-order",
        requires="No level of heading is left out.",
        clause="WCAG 2.2, 1.3.1",
        find=_skipped,
        hint="Use heading styles without gaps.",
    ),
    Rule(
        code="docx.heading-missing",
        requires="A long text has headings.",
        clause="Word's checker, Use of headings; WCAG 2.2, 1.3.1, 2.4.6",
        find=_no_heading,
        hint="Give headings a heading style.",
        severity="warning",
    ),
    Rule(
        code="docx.contents-differ",
        requires="The table of contents names the headings.",
        clause="WCAG 2.2, 2.4.5, 2.4.6",
        find=_contents_differ,
        hint="Update the table of contents in Word (F9).",
        severity="warning",
    ),
    Rule(
        code="docx.link-name",
        requires="Links have words.",
        clause="WCAG 2.2, 2.4.4",
        find=_nameless_links,
        hint="Let the words of the link name its target.",
    ),
    Rule(
        code="docx.link-vague",
        requires="The words of links say where they lead.",
        clause="Word's checker, Unclear hyperlink text; WCAG 2.2, 2.4.4",
        find=_vague_links,
        hint="Let the words of the link name its target.",
        severity="warning",
    ),
    Rule(
        code="docx.anchor",
        requires="Links inside the file lead somewhere.",
        clause="WCAG 2.2, 2.4.4",
        find=_anchors,
        hint="Name a bookmark that exists.",
    ),
    Rule(
        code="docx.access",
        requires="Protection does not shut assistive technology out.",
        clause="Word's checker, Document access is restricted",
        find=_protected,
        hint="Stop the protection.",
    ),
)

# What Word does when it opens a file or updates its fields (ISO/IEC 29500-1, 17.16.5).
_RUNNING_FIELDS = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON)\b"
)
_RUNNING_PARTS = re.compile(r".*(?:vbaProject|vbaData|activeX|oleObject|embeddings/|afchunk)", re.I)


def _active(word: WordFile) -> Iterator[Fault]:
    for name in sorted(word.names):
        if _RUNNING_PARTS.match(name):
            yield Fault("a macro, a control or another document", name)
    for kind, target in word.outside:
        if kind != "hyperlink":
            yield Fault(f"{kind} is fetched from elsewhere: {target}")
        elif active.leads_astray(target):
            yield Fault(f"a link to {target}")
    for field in (*word.document.iter(f"{W}instrText"), *word.document.iter(f"{W}fldSimple")):
        code = field.text or field.get(f"{W}instr") or ""
        if _RUNNING_FIELDS.match(code):
            yield Fault(f"a field that runs or fetches something: {code}")
    yield from active.in_drawings(word.drawings)


ACTIVE = active.rules("docx", _active, "ISO/IEC 29500-2, 6.5 Relationships")


def check_docx(file: str, word: WordFile, reading: Reading) -> Iterator[Finding]:
    """Every place where a Word file breaks a rule."""
    yield from apply(RULES, WordSubject(word, reading), file, "docx")
    yield from apply(ACTIVE, word, file, "docx")
