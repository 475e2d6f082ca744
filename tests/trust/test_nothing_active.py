"""Nothing active goes out: no script, form, macro or reference out, whatever an article holds."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from lxml import etree, html

import convert
from convert.article import Article, Heading, Metadata, Paragraph, Preformatted, Text
from convert.check.files import check_bytes
from convert.errors import UsageError
from convert.markup.search import search_script
from convert.normalise.addresses import is_safe_address
from convert.normalise.svg import without_activity
from tests.check.good import output
from tests.command import SEED, article_convert
from tests.conformance.samples import CHAPTER, HTML, epub
from tests.trust.articles import SVG, article, figure, link, made, paragraph, svg, text

MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>]]>&lt;"

HOSTILE = article(
    {"type": "heading", "level": 2, "id": MARKUP, "content": text(MARKUP)},
    paragraph(MARKUP),
    {"type": "preformatted", "text": MARKUP, "syntax": MARKUP},
    {"type": "paragraph", "content": [{"type": "code", "text": MARKUP}]},
    {"type": "paragraph", "content": [{"type": "note_reference", "label": MARKUP, "text": "[1]"}]},
    {"type": "footnote", "label": MARKUP, "mark": MARKUP, "blocks": [paragraph(MARKUP)]},
    link("javascript:alert(1)"),
    link(f"https://x.example/?{MARKUP}"),
    figure(
        svg(
            "<script>alert(1)</script><a xlink:href='javascript:alert(1)'><path d='M0 0h3'/></a>"
            "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='//x.example'/>"
            "</foreignObject><image href='http://x.example/a.png'/><set attributeName='href'/>",
            "onload='alert(1)'",
            "<?xml-stylesheet href='http://x.example/a.css'?>",
        ),
        SVG,
    ),
    title=MARKUP,
    subtitle=MARKUP,
    byline=MARKUP,
    authors=[{"name": MARKUP}],
    date_line=MARKUP,
    dateline=MARKUP,
    description=MARKUP,
    keywords=[MARKUP],
    publisher=MARKUP,
    rights=MARKUP,
    identifier=MARKUP,
    fields=[{"name": MARKUP, "value": MARKUP}],
)


def trees(data: bytes, format: str) -> Iterator[tuple[str, etree._Element]]:
    """Every tree of markup in an output, by its name."""
    if format == "html":
        yield "page", html.document_fromstring(data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xhtml", ".svg", ".xml", ".rels", ".opf")):
                parser = etree.XMLParser(resolve_entities=False)
                yield name, etree.fromstring(archive.read(name), parser)


def active(root: etree._Element) -> Iterator[str]:
    """What of a tree could run, send or fetch, found without the project's own rules."""
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        name = node.tag.rpartition("}")[2].lower()
        if name == "script" and node.get("type") != "application/ld+json":
            yield name
        if name in ("iframe", "object", "embed", "form", "foreignobject", "set", "animate", "base"):
            yield name
        if node.get("TargetMode") == "External" and not is_safe_address(node.get("Target") or ""):
            yield f"{name} {node.get('Target')}"
        for attribute, value in node.attrib.items():
            short = str(attribute).rpartition("}")[2].lower()
            if re.match(r"on[a-z]+$", short):
                yield short
            if re.match(r"\s*(javascript|vbscript|file|data:text)", str(value), re.I):
                yield str(value)
            if name in ("img", "image", "link", "use", "source") and re.match(
                r"(https?:)?//", str(value)
            ):
                yield f"{name} {value}"


@pytest.mark.parametrize("format", ["html", "epub", "docx"])
def test_no_field_of_an_article_becomes_markup(format: str, tmp_path: Path):
    outcome = made(HOSTILE, tmp_path, to=(format,), verify="none")
    assert outcome.errors == ()
    (path,) = [*(tmp_path / "out").iterdir()]
    found = {name: list(active(root)) for name, root in trees(path.read_bytes(), format)}
    assert {name: what for name, what in found.items() if what} == {}
    assert "alert(1)" in "".join(
        "".join(map(str, root.itertext())) for _, root in trees(path.read_bytes(), format)
    )


def test_no_action_of_a_pdf_runs_anything(tmp_path: Path):
    assert made(HOSTILE, tmp_path, to=("pdf",), verify="none").errors == ()
    with pikepdf.open(tmp_path / "out" / "a.pdf") as pdf:
        plain = b"".join(
            each.unparse(resolved=True)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary)
        )
    for name in (b"/JavaScript", b"/JS", b"/Launch", b"/SubmitForm", b"/AcroForm", b"/RichMedia"):
        assert name not in plain
    assert b"javascript:" not in plain


@pytest.mark.parametrize("format", ["html", "epub", "docx", "pdf"])
def test_check_finds_nothing_active_in_our_outputs(format: str, tmp_path: Path):
    made(HOSTILE, tmp_path, to=(format,), verify="none")
    (path,) = [*(tmp_path / "out").iterdir()]
    codes = {finding.code for finding in check_bytes("x", format, path.read_bytes())}
    assert f"{format}.active" not in codes
    assert f"{format}.unreadable" not in codes


def test_an_article_that_a_program_built_is_escaped_too():
    """The library's structs are not validated where a program makes them itself."""
    built = Article(
        metadata=Metadata(title=MARKUP, language='en"><script>alert(1)</script>'),
        blocks=(
            Heading(level=2, content=(Text(text=MARKUP),), id=MARKUP),
            Preformatted(text=MARKUP, syntax=MARKUP, language='"><script>'),
            Paragraph(content=(Text(text=MARKUP),)),
        ),
    )
    page = html.document_fromstring(convert.render(built, "html"))
    assert list(active(page)) == []


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--language", 'en"><script>alert(1)</script>'),
        ("--language", "en\n"),
        ("--url", "javascript:alert(1)"),
        ("--url", "https://x.example/\nb"),
        ("--url", 'https://x.example/"><script>'),
        ("--image", "file:///etc/passwd"),
        ("--image", "/etc/passwd"),
        ("--image", "//x.example/a.png"),
        ("--seconds", "inf"),
        ("--seconds", "nan"),
        ("--seconds", "1e300"),
        ("--max-bytes", "99999999999999999999"),
        ("--megabytes", "0"),
        ("--min-confidence", "nan"),
    ],
)
def test_a_hostile_option_is_wrong_use(option: str, value: str, tmp_path: Path):
    result = article_convert("run", SEED, "-t", "html", "-o", tmp_path / "out", option, value)
    assert result.code == 2
    assert "Traceback" not in result.err
    assert not (tmp_path / "out").exists()


def test_an_address_given_to_the_library_is_refused_as_well():
    reading = convert.read(b"A title\n\nSome words.\n")
    with pytest.raises(UsageError, match="no address of the web"):
        convert.render(reading, "html", options={"url": "javascript:alert(1)"})


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://x.example/a?b=c#d", True),
        ("HTTP://X.EXAMPLE", True),
        ("https://x.example/%00", True),
        ("https://bücher.example/ü", True),
        ("mailto:a@x.example", True),
        ("tel:+49301234", True),
        ("mailto:", False),
        ("https://", False),
        ("https:x.example", False),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("vbscript:x", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("ftp://x.example/a", False),
        ("ms-msdt:/id", False),
        ("//x.example", False),
        ("\\\\x.example\\share", False),
        ("https://x.example:99999/", False),
        ("https://x.example/\u202egro", False),
        ("https://[::1", False),
    ],
)
def test_addresses_that_an_output_may_lead_to(address: str, safe: bool):
    assert is_safe_address(address) is safe


# ---- drawings


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        ("<script>alert(1)</script>", b"alert"),
        ("<script href='http://x.example/a.js'/>", b"x.example"),
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>", b"alert"),
        ("<g onclick='alert(1)'/>", b"alert"),
        ("<a href='javascript:alert(1)'><path d='M0 0'/></a>", b"javascript"),
        ("<a href='https://x.example/'><path d='M0 0'/></a>", b"x.example"),
        ("<image href='https://x.example/a.png'/>", b"x.example"),
        ("<image href='a.png'/>", b"a.png"),
        ("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", b"PHN2Zy8"),
        ("<use href='other.svg#a'/>", b"other.svg"),
        ("<set attributeName='href' to='javascript:alert(1)'/>", b"javascript"),
        ("<animate attributeName='href' values='javascript:alert(1)'/>", b"javascript"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", b"<p "),
        ("<style>@import 'https://x.example/a.css';</style>", b"x.example"),
        ("<style>path{fill:u\\72l(https://x.example/)}</style>", b"x.example"),
        ("<style>path{fill:url(https://x.example/#a)}</style>", b"x.example"),
        ("<path style='fill:url(//x.example/#a)'/>", b"x.example"),
        ("<path fill='url(https://x.example/#a)'/>", b"x.example"),
        ("<path fill='\\75rl(https://x.example/#a)'/>", b"x.example"),
        ("<feImage href='https://x.example/a.png'/>", b"x.example"),
        ("<handler type='text/javascript'>alert(1)</handler>", b"alert"),
    ],
)
def test_a_drawing_loses_what_is_active(inside: str, gone: bytes):
    safe, told = without_activity(svg(f"<path d='M1 1h2'/>{inside}"))
    assert gone not in safe
    assert b"M1 1h2" in safe
    assert told
    assert without_activity(safe) == (safe, "")


@pytest.mark.parametrize(
    "before",
    [
        "<!DOCTYPE svg SYSTEM 'http://x.example/a.dtd'>",
        "<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>",
        "<?xml-stylesheet href='http://x.example/a.css'?>",
    ],
)
def test_a_drawing_loses_what_stands_before_it(before: str):
    safe, told = without_activity(
        svg("<text>&e;words</text>" if "ENTITY" in before else "", before=before)
    )
    assert b"DOCTYPE" not in safe
    assert b"stylesheet" not in safe
    assert b"hostname" not in safe
    assert told


@pytest.mark.parametrize(
    "inside",
    [
        "<title>A quay</title><desc>On a grey day</desc><path id='a' d='M0 0h1'/><use href='#a'/>",
        "<linearGradient id='g'><stop offset='1'/></linearGradient><path fill='url(#g)' d='M0 0'/>",
        "<style>path{fill:red}</style><text aria-label='a@b'>mail a@b \\ c</text>",
        "<image width='1' height='1' href='data:image/png;base64,iVBORw0KGgo='/>",
        "<!-- drawn by hand --><g><path d='M0 0'/></g>",
    ],
)
def test_a_drawing_without_activity_stays_byte_for_byte(inside: str):
    assert without_activity(svg(inside)) == (svg(inside), "")


def test_what_a_drawing_program_notes_for_itself_goes_without_a_word():
    notes = (
        "<metadata><x:RDF xmlns:x='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>"
        "<i:view xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:zoom='1'/>"
    )
    safe, told = without_activity(svg(f"{notes}<path d='M0 0'/>"))
    assert told == ""
    assert b"inkscape" not in safe
    assert b"M0 0" in safe


# ---- what `check` finds in the files of others


def codes(format: str, data: bytes) -> set[str]:
    return {finding.code for finding in check_bytes("x", format, data)}


@pytest.mark.parametrize(
    "piece",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)'>x</p>",
        "<a href='java&#10;script:alert(1)'>x</a>",
        "<form action='https://x.example'><input name='a'></form>",
        "<iframe src='a.html'></iframe>",
        "<img alt='' src='https://x.example/a.png'>",
        "<link rel='stylesheet' href='//x.example/a.css'>",
        "<style>@import url(https://x.example/a.css);</style>",
        "<p style='background:url(https://x.example/a.png)'>x</p>",
    ],
)
def test_check_finds_what_is_active_in_a_page(piece: str):
    assert "html.active" in codes("html", HTML.replace("<h1>", f"{piece}<h1>").encode())


@pytest.mark.parametrize(
    "piece",
    [
        '<script type="application/ld+json">{}</script>',
        "<a href='https://x.example/'>a place of words</a>",
        "<img alt='' src='data:image/png;base64,iVBORw0KGgo='>",
        "<p style='color:#000'>on Monday</p>",
    ],
)
def test_check_leaves_what_only_looks_active(piece: str):
    assert "html.active" not in codes("html", HTML.replace("<h1>", f"{piece}<h1>").encode())


def test_check_knows_the_search_of_an_index_word_for_word():
    code = search_script()

    def page(attributes: str, script: str) -> bytes:
        return HTML.replace("<h1>", f"<script{attributes}>{script}</script><h1>").encode()

    assert "html.active" not in codes("html", page("", f"\n{code}"))
    assert "html.active" in codes("html", page("", f"{code}alert(1)"))
    assert "html.active" in codes("html", page("", code.replace("hidden", "title")))
    assert "html.active" in codes("html", page(" src='https://x.example/a.js'", code))


def test_check_finds_what_is_active_in_a_book():
    hostile = CHAPTER.replace("<p>", "<script>alert(1)</script><p>")
    assert "epub.active" in codes("epub", epub(chapter=hostile))
    assert "epub.active" not in codes("epub", epub())


RELATION = (
    '<Relationship Id="rId99" TargetMode="External" Target="{}" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/{}"/></Relationships>'
)


def word_file(relation: str = "</Relationships>", further: str = "") -> bytes:
    """Our own Word file with one relation more, or one part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(output("docx"))) as source, zipfile.ZipFile(buffer, "w") as to:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relation.encode())
            to.writestr(name, data)
        if further:
            to.writestr(further, b"x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("file", "found"),
    [
        (word_file(), False),
        (word_file(RELATION.format("https://x.example/", "hyperlink")), False),
        (word_file(RELATION.format("file:///etc/passwd", "hyperlink")), True),
        (word_file(RELATION.format("https://x.example/a.dotm", "attachedTemplate")), True),
        (word_file(RELATION.format("https://x.example/a.png", "image")), True),
        (word_file(further="word/vbaProject.bin"), True),
        (word_file(further="word/embeddings/a.bin"), True),
    ],
    ids=["ours", "link", "link to a file", "template", "picture", "macro", "other document"],
)
def test_check_finds_what_is_active_in_a_word_file(file: bytes, found: bool):
    assert ("docx.active" in codes("docx", file)) is found


@pytest.mark.parametrize(
    "action",
    [
        "<< /S /JavaScript /JS (app.alert(1)) >>",
        "<< /S /Launch /F (a.exe) >>",
        "<< /S /SubmitForm /F (https://x.example) >>",
        "<< /S /GoToR /F (b.pdf) /D [0 /Fit] >>",
        "<< /S /URI /URI (javascript:alert\\(1\\)) >>",
    ],
)
def test_check_finds_what_is_active_in_a_pdf(action: str):
    with pikepdf.open(io.BytesIO(output("pdf"))) as pdf:
        pdf.Root.OpenAction = pikepdf.Object.parse(action.encode())
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert "pdf.active" in codes("pdf", buffer.getvalue())
    assert "pdf.active" not in codes("pdf", output("pdf"))
