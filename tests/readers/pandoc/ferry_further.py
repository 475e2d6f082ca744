"""The article of `ferry` in the formats that are XML, JSON, archives or mail."""

import json
from email.message import EmailMessage
from email.policy import SMTP

from tests.readers.pandoc.ferry import COMMONMARK
from tests.readers.pandoc.word_files import zipped
from tests.readers.rtf.files import item, p, row, word

JATS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving DTD v1.2//EN" "x.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front><article-meta>
<title-group><article-title>The Ferry in Winter</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Doe</surname>
<given-names>Jane</given-names></name></contrib></contrib-group>
<pub-date iso-8601-date="2024-03-03"><string-date>3 March 2024</string-date></pub-date>
</article-meta></front><body>
<p>The ferry leaves at <italic>seven</italic>, or it <bold>does not</bold> leave -- "nobody" asks.
It runs on <monospace>steam</monospace>.</p>
<sec id="ice"><title>What the ice does</title>
<p>A note stands here.<xref ref-type="fn" rid="fn1">1</xref> There is
<ext-link ext-link-type="uri" xlink:href="https://example.org/ice">a chart</ext-link>.</p>
<disp-quote><p>We waited for two days.</p></disp-quote>
<list list-type="order"><list-item><p>Ring the bell.</p></list-item>
<list-item><p>Wait.</p></list-item></list>
<list list-type="bullet"><list-item><p>bread</p></list-item>
<list-item><p>lamp oil</p></list-item></list>
<table-wrap><table><thead><tr><th>Day</th><th>Boats</th></tr></thead>
<tbody><tr><td>Monday</td><td>two</td></tr></tbody></table></table-wrap>
<preformat>one  two</preformat>
<sec><title>The second crossing</title><p>It was calm.</p></sec></sec>
</body><back><fn-group><fn id="fn1"><p>The parish book has more.</p></fn></fn-group></back>
</article>
"""

DOCBOOK = """<?xml version="1.0" encoding="UTF-8"?>
<article xmlns="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink"
 version="5.0" xml:lang="en"><info><title>The Ferry in Winter</title>
<author><personname><firstname>Jane</firstname><surname>Doe</surname></personname></author>
<date>3 March 2024</date></info>
<para>The ferry leaves at <emphasis>seven</emphasis>, or it
<emphasis role="strong">does not</emphasis> leave -- "nobody" asks.
It runs on <literal>steam</literal>.</para>
<section xml:id="ice"><title>What the ice does</title>
<para>A note stands here.<footnote><para>The parish book has more.</para></footnote> There is
<link xlink:href="https://example.org/ice">a chart</link>.</para>
<blockquote><para>We waited for two days.</para></blockquote>
<orderedlist><listitem><para>Ring the bell.</para></listitem>
<listitem><para>Wait.</para></listitem></orderedlist>
<itemizedlist><listitem><para>bread</para></listitem>
<listitem><para>lamp oil</para></listitem></itemizedlist>
<informaltable><tgroup cols="2"><thead><row><entry>Day</entry><entry>Boats</entry></row></thead>
<tbody><row><entry>Monday</entry><entry>two</entry></row></tbody></tgroup></informaltable>
<programlisting>one  two</programlisting>
<section><title>The second crossing</title><para>It was calm.</para></section></section></article>
"""

_BODY = COMMONMARK.split("---\n")[2].removesuffix("\nIt was calm.\n")
_CELL = f"# The Ferry in Winter\n\nBy Jane Doe\n\n3 March 2024\n{_BODY}"


def _ipynb() -> str:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": _CELL.splitlines(keepends=True)},
        {"cell_type": "markdown", "metadata": {}, "source": ["It was calm."]},
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


BODY = """<p>The ferry leaves at <em>seven</em>, or it <strong>does not</strong> leave -- "nobody"
asks. It runs on <code>steam</code>.</p>
<h2>What the ice does</h2>
<p>A note stands here.{mark} There is <a href="https://example.org/ice">a chart</a>.</p>
{note}<blockquote><p>We waited for two days.</p></blockquote>
<ol><li>Ring the bell.</li><li>Wait.</li></ol>
<ul><li>bread</li><li>lamp oil</li></ul>
<table><thead><tr><th>Day</th><th>Boats</th></tr></thead>
<tbody><tr><td>Monday</td><td>two</td></tr></tbody></table>
<pre>one  two</pre>
<h3>The second crossing</h3>
<p>It was calm.</p>"""

_BOOK_PAGE = f"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="en" xml:lang="en"><head><title>The Ferry in Winter</title></head><body>
<section epub:type="chapter"><h1>The Ferry in Winter</h1><p>By Jane Doe</p><p>3 March 2024</p>
{
    BODY.format(
        mark='<a epub:type="noteref" href="#n1">1</a>',
        note='<aside epub:type="footnote" id="n1"><p>The parish book has more.</p></aside>',
    )
}</section></body></html>"""
_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Ferry in Winter</dc:title>
<dc:creator>Jane Doe</dc:creator><dc:identifier id="i">x</dc:identifier>
<dc:language>en</dc:language><dc:date>2024-03-03</dc:date></metadata>
<manifest><item id="p" href="p.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="p"/></spine></package>"""
_CONTAINER = """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""


def epub() -> bytes:
    """The article as a book of one page."""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": _CONTAINER,
            "OPS/book.opf": _PACKAGE,
            "OPS/p.xhtml": _BOOK_PAGE,
        }
    )


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMES = " ".join(
    f'xmlns:{name}="{_ODF}{space}:1.0"'
    for name, space in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "fo": "xsl-fo-compatible",
    }.items()
)
_ODF_STYLES = """
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/>
</style:style><style:style style:name="B" style:family="text"><style:text-properties
 fo:font-weight="bold"/></style:style><style:style style:name="Q" style:family="paragraph"
 style:parent-style-name="Quotations"><style:paragraph-properties fo:margin-left="1cm"/>
</style:style><text:list-style style:name="N"><text:list-level-style-number text:level="1"
 style:num-format="1" style:num-suffix="."/></text:list-style><text:list-style style:name="U">
<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>"""


def odt() -> bytes:
    """The article as an OpenDocument text, in the styles that LibreOffice has."""

    def para(words: str, style: str = "Standard") -> str:
        return f'<text:p text:style-name="{style}">{words}</text:p>'

    def items(style: str, *words: str) -> str:
        inside = "".join(f"<text:list-item>{para(each)}</text:list-item>" for each in words)
        return f'<text:list text:style-name="{style}">{inside}</text:list>'

    def cells(*words: str) -> str:
        inside = "".join(f"<table:table-cell>{para(each)}</table:table-cell>" for each in words)
        return f"<table:table-row>{inside}</table:table-row>"

    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{para('The parish book has more.')}</text:note-body></text:note>"
    )
    link = '<text:a xlink:href="https://example.org/ice">a chart</text:a>'
    steam = '<text:span text:style-name="Source_20_Text">steam</text:span>'
    body = [
        para("The Ferry in Winter", "Title"),
        para("By Jane Doe"),
        para("3 March 2024"),
        para(
            'The ferry leaves at <text:span text:style-name="I">seven</text:span>, or it '
            '<text:span text:style-name="B">does not</text:span> leave -- "nobody" asks. '
            f"It runs on {steam}."
        ),
        '<text:h text:outline-level="1">What the ice does</text:h>',
        para(f"A note stands here.{note} There is {link}."),
        para("We waited for two days.", "Q"),
        items("N", "Ring the bell.", "Wait."),
        items("U", "bread", "lamp oil"),
        f'<table:table><table:table-column table:number-columns-repeated="2"/>'
        f"<table:table-header-rows>{cells('Day', 'Boats')}</table:table-header-rows>"
        f"{cells('Monday', 'two')}</table:table>",
        para("one <text:s/>two", "Preformatted_20_Text"),
        '<text:h text:outline-level="2">The second crossing</text:h>',
        para("It was calm."),
    ]
    content = (
        f'<office:document-content {_ODF_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:automatic-styles>{_ODF_STYLES}</office:automatic-styles><office:body>"
        f"<office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {_ODF_NAMES}/>",
        }
    )


def rtf() -> bytes:
    """The article as Word writes RTF."""
    more = "The parish book has more."
    note = rf"{{\cs22\super \chftn {{\footnote \pard\plain \s19 {{\super \chftn }} {more}}}}}"
    link = (
        '{\\field{\\*\\fldinst { HYPERLINK "https://example.org/ice" }}'
        r"{\fldrslt {\cs15\ul\cf2 a chart}}}"
    )
    return word(
        p("The Ferry in Winter", r"\s16")
        + p("By Jane Doe")
        + p("3 March 2024")
        + p(
            r"The ferry leaves at }{\i seven}{, or it }{\b does not}{ leave -- "
            r'"nobody" asks. It runs on {\f2 steam}.'
        )
        + p("What the ice does", r"\s1\outlinelevel0")
        + p(f"A note stands here.{note} There is {link}.")
        + p("We waited for two days.", r"\s18\li864\ri864")
        + item("1.", "Ring the bell.")
        + item("2.", "Wait.")
        + item(r"\'b7", "bread", r"\ls2")
        + item(r"\'b7", "lamp oil", r"\ls2")
        + row(r"{\b Day}", r"{\b Boats}", props=r"\trhdr")
        + row("Monday", "two")
        + p("one  two", r"\s20\f2")
        + p("The second crossing", r"\s2\outlinelevel1")
        + p("It was calm.")
    )


def mail() -> bytes:
    """The article as a message in HTML, which has no notes."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "The Ferry in Winter"
    message["From"] = "Jane Doe <jane@example.org>"
    message["Date"] = "Sun, 03 Mar 2024 09:30:00 +0000"
    note = '<p id="fn1">[1] The parish book has more.</p>'
    message.set_content(BODY.format(mark="[1]", note=note), subtype="html")
    return message.as_bytes()


FURTHER: dict[str, str | bytes] = {
    "jats": JATS,
    "docbook": DOCBOOK,
    "ipynb": _ipynb(),
    "epub": epub(),
    "odt": odt(),
    "rtf": rtf(),
    "mail": mail(),
}
"""The article by the names of readers."""
