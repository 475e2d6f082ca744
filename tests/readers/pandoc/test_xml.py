"""JATS and DocBook: what pandoc passes over in them is read, or told."""

import pytest

from tests.readers.pandoc.reading import codes, messages, read, shapes, words

FRONT = (
    "<front><article-meta><title-group><article-title>The sea</article-title></title-group>"
    '<contrib-group><contrib contrib-type="author"><name><surname>Doe</surname>'
    "<given-names>Jane</given-names></name></contrib><aff>Institute of Ice</aff></contrib-group>"
    "<abstract><title>Summary</title><p>It froze.</p></abstract></article-meta></front>"
)


def jats(body: str, back: str = "") -> str:
    return (
        '<article xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{FRONT}<body>{body}</body><back>{back}</back></article>"
    )


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("jats", "<article><body><p>Un été au café.</p></body></article>"),
        ("docbook", "<article><title>Café</title><para>Un été au café.</para></article>"),
        ("nitf", "<nitf><body><body.content><p>Un été au café.</p></body.content></body></nitf>"),
    ],
)
@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "UTF-16", "UTF-8"])
def test_a_document_in_the_encoding_that_it_declares(name: str, source: str, encoding: str):
    declared = f'<?xml version="1.0" encoding="{encoding}"?>\n{source}'.encode(encoding)
    assert "été au café" in words(read(name, declared).article)


def test_references_of_jats_are_printed():
    back = (
        "<ack><title>Thanks</title><p>To all.</p></ack><ref-list><title>References</title>"
        '<ref id="a"><label>1</label><mixed-citation>Roe M. <italic>Ice</italic>. 2001.'
        '</mixed-citation></ref><ref id="b"><label>2</label><element-citation><person-group><name>'
        "<surname>Miller</surname><given-names>A</given-names></name></person-group>"
        "<article-title>Snow</article-title><year>1999</year></element-citation></ref></ref-list>"
    )
    reading = read("jats", jats('<p>So <xref ref-type="bibr" rid="a">[1]</xref>.</p>', back))
    assert "words.lost" not in codes(reading)
    assert shapes(reading.article)[1:] == [
        "('paragraph', 'So [1].')",
        "('heading', 2, 'Thanks')",
        "('paragraph', 'To all.')",
        "('heading', 2, 'References')",
        "('list', True, 1, [None, None], ('paragraph', 'Roe M. Ice. 2001.'), "
        "('paragraph', 'Miller A. Snow. 1999'))",
    ]


def test_labels_of_jats_are_words():
    body = (
        "<sec><label>1</label><title>Ice</title><table-wrap><label>Table 1</label><caption><title>"
        "Boats</title></caption><table><tbody><tr><td>two</td></tr></tbody></table></table-wrap>"
        "<p>So <disp-formula><label>(7)</label><tex-math>a</tex-math></disp-formula> is.</p>"
        "<boxed-text><caption><title>Mind</title></caption><p>The gap.</p></boxed-text></sec>"
    )
    reading = read("jats", jats(body))
    assert "words.lost" not in codes(reading)
    found = shapes(reading.article)[1:]
    assert found[0] == "('heading', 2, '1 Ice')"
    assert found[1] == "('table', [[False]], '<strong Table 1 Boats>', 'two')"
    assert "(7)" in "".join(found)
    assert found[-2:] == ["('paragraph', '<strong Mind>')", "('paragraph', 'The gap.')"]


def test_what_is_left_out_of_jats_is_told():
    told = messages(read("jats", jats("<p>x</p>")), "metadata.left_out")
    assert told == [
        "an affiliation is left out: “Institute of Ice”",
        "the title of the summary is left out: “Summary”",
    ]


def docbook(body: str, info: str = "") -> str:
    return (
        '<article xmlns="http://docbook.org/ns/docbook" version="5.0" xml:lang="en">'
        f"<info><title>The sea</title>{info}</info>{body}</article>"
    )


def test_every_author_of_docbook_is_named():
    info = (
        "<author><personname><firstname>Jane</firstname><surname>Doe</surname></personname></author>"
        "<author><personname>Max Roe</personname></author>"
    )
    metadata = read("docbook", docbook("<para>x</para>", info)).article.metadata
    assert [author.name for author in metadata.authors] == ["Jane Doe", "Max Roe"]


def test_titles_feet_and_entries_of_docbook_are_read():
    body = (
        "<procedure><title>How</title><step><para>Ring.</para></step></procedure>"
        "<informaltable><tgroup cols='1'><tfoot><row><entry>Sum</entry></row></tfoot><tbody><row>"
        "<entry>two</entry></row></tbody></tgroup></informaltable><bibliography><title>Books</title>"
        "<biblioentry><author><firstname>J</firstname><surname>Smith</surname></author>"
        "<title>Ice</title></biblioentry></bibliography>"
    )
    reading = read("docbook", docbook(body))
    assert "words.lost" not in codes(reading)
    assert words(reading.article) == "The sea How Ring. two Sum Books J Smith. Ice"


def test_a_word_that_pandoc_passes_over_is_told(monkeypatch):
    from convert.readers.pandoc import docbook as room

    monkeypatch.setattr(room, "_UNTITLED", frozenset())
    body = "<procedure><title>How</title><step><para>Ring.</para></step></procedure>"
    (told,) = messages(read("docbook", docbook(body)), "words.lost")
    assert "“How”" in told


def test_what_tex_means_nothing_here_is_told_with_its_line():
    source = "\\begin{document}\nWords.\n\n\\todo{Ask the captain}\n\\end{document}\n"
    (told,) = (each for each in read("latex", source).diagnostics if each.code == "words.lost")
    assert (told.line, "Ask the captain" in told.message) == (4, True)


def test_notes_and_numbers_of_notebooks():
    cell = (
        '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["So.[^1]\\n\\n'
        '[^1]: Indeed.\\n\\n5. five\\n"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    )
    assert shapes(read("ipynb", cell).article) == [
        "('paragraph', 'So.<note_reference [1]>')",
        "('footnote', ('paragraph', 'Indeed.'))",
        "('list', True, 5, [None], ('paragraph', 'five'))",
    ]
