"""What Word files hold that pandoc passes over: brought back, or told."""

import pytest

from convert.article import Article, Ruby
from convert.walk import every_inline, own_inlines
from tests.readers.pandoc.reading import codes, messages, read, shapes, words
from tests.readers.pandoc.word_files import para, word_file

TITLE = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The sea</w:t></w:r></w:p>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def article(body: str, **parts: str) -> Article:
    return read("docx", word_file(TITLE + body, **parts)).article


def test_ruby_keeps_its_words_and_their_reading():
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>みなと</w:t></w:r></w:rt><w:rubyBase><w:r>"
        "<w:t>港</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    found = article(f"<w:p>{run('その')}{ruby}{run('へ')}</w:p>")
    (content,) = own_inlines(found.blocks[0])
    (only,) = (each for each in every_inline(content) if isinstance(each, Ruby))
    assert [part.text for part in (*only.content, *only.reading)] == ["港", "みなと"]
    assert words(found) == "The sea その港みなとへ"


RULE = '<w:r><w:pict><v:rect style="width:0;height:1.5pt" o:hrstd="t" o:hr="t"/></w:pict></w:r>'


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (f"<w:p>{RULE}</w:p>", ["thematic_break"]),
        (f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{RULE}</w:p>', ["thematic_break"]),
        (RULE.join(("<w:p><w:pPr><w:keepNext/></w:pPr>", run("Words.") + "</w:p>")), ["paragraph"]),
    ],
)
def test_a_rule_is_a_pause_however_its_paragraph_is_set(paragraph: str, found: list[str]):
    read_back = article(para("One.") + paragraph + para("Two."))
    kinds = [block.__struct_config__.tag for block in read_back.blocks]
    assert kinds == ["paragraph", *found, "paragraph"]


BOX = "<w:txbxContent>" + para("In the box.") + "</w:txbxContent>"
BOXES = {
    "drawn": f"<w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>",
    "old": f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>",
    "both": (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    ),
}


@pytest.mark.parametrize("kind", BOXES)
def test_a_text_box_follows_the_paragraph_that_it_hangs_on(kind: str):
    body = f"<w:p>{run('Host.')}<w:r>{BOXES[kind]}</w:r></w:p>{para('After.')}"
    assert words(article(body)) == "The sea Host. In the box. After."


WRAPPED = {
    "a simple field": f'<w:fldSimple w:instr=" DATE ">{run("kept")}</w:fldSimple>',
    "a field with parts": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> AUTHOR </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("kept")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "a content control": f"<w:sdt><w:sdtPr/><w:sdtContent>{run('kept')}</w:sdtContent></w:sdt>",
    "a smart tag": f'<w:smartTag w:element="x">{run("kept")}</w:smartTag>',
    "a direction": f'<w:bdo w:val="rtl">{run("kept")}</w:bdo>',
    "an embedding": f'<w:dir w:val="rtl">{run("kept")}</w:dir>',
    "custom XML": f'<w:customXml w:element="x">{run("kept")}</w:customXml>',
    "what was moved here": f'<w:moveTo w:id="1" w:author="A">{run("kept")}</w:moveTo>',
}


@pytest.mark.parametrize("wrapper", WRAPPED)
def test_words_inside_wrappers_are_kept(wrapper: str):
    reading = read("docx", word_file(f"{TITLE}<w:p>{run('Was ')}{WRAPPED[wrapper]}</w:p>"))
    assert words(reading.article) == "The sea Was kept"
    assert codes(reading) == []


def test_tracked_changes_are_accepted_and_told():
    body = (
        f'<w:p><w:ins w:id="1" w:author="A">{run("new ")}</w:ins><w:del w:id="2" w:author="A">'
        f"<w:r><w:delText>old words</w:delText></w:r></w:del>{run('rest')}</w:p>"
    )
    reading = read("docx", word_file(TITLE + body))
    assert words(reading.article) == "The sea new rest"
    assert messages(reading, "changes.accepted") == [
        "tracked changes are accepted (1 put in; taken out: “old words”)"
    ]


def test_comments_headers_and_contents_are_left_out_and_told():
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{para('Part one 3')}</w:sdtContent></w:sdt>"
    )
    body = f"{TITLE}{contents}{para('Body.')}"
    reading = read("docx", word_file(body, comment="Is that so?", header="Draft of May"))
    assert words(reading.article) == "The sea Body."
    assert messages(reading, "comment.left_out") == ["a comment of Ed is left out: “Is that so?”"]
    assert messages(reading, "page.left_out") == ["a page header is left out: “Draft of May”"]
    assert codes(reading).count("contents.left_out") == 1
    assert "words.lost" not in codes(reading)


def test_a_list_that_goes_on_under_another_number_is_one_list():
    def item(number: int, text: str) -> str:
        level = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return f"<w:p><w:pPr>{level}</w:pPr>{run(text)}</w:p>"

    found = article(item(1, "First") + item(3, "Second"))
    assert shapes(found) == [
        "('list', True, 1, [None, None], ('paragraph', 'First'), ('paragraph', 'Second'))"
    ]


CONTINUED = {
    "by its style": '<w:pStyle w:val="ListContinue"/>',
    "by a mark of nothing": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>',
}


@pytest.mark.parametrize("how", CONTINUED)
def test_a_paragraph_that_goes_on_an_item_is_in_it(how: str):
    def p(properties: str, text: str) -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"

    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    found = article(p(item, "First") + p(CONTINUED[how], "More") + p(item, "Second") + para("End"))
    assert shapes(found) == [
        "('list', True, 1, [None, None], ('paragraph', 'First'), ('paragraph', 'More'), "
        "('paragraph', 'Second'))",
        "('paragraph', 'End')",
    ]
    assert shapes(article(para("Before") + p(CONTINUED["by its style"], "More"))) == [
        "('paragraph', 'Before')",
        "('paragraph', 'More')",
    ]


def test_hidden_text_is_left_out_and_told():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>seen</w:t></w:r>'
    reading = read("docx", word_file(f"{TITLE}<w:p>{run('It is ')}{hidden}{shown}</w:p>"))
    assert words(reading.article) == "The sea It is seen"
    assert messages(reading, "hidden.left_out") == ["hidden text is left out: “secret”"]


def test_paragraphs_of_one_quotation_are_one():
    quote = '<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr>{}</w:p>'
    found = article(quote.format(run("One.")) + quote.format(run("Two.")) + para("After."))
    assert shapes(found) == [
        "('block_quote', ('paragraph', 'One.'), ('paragraph', 'Two.'))",
        "('paragraph', 'After.')",
    ]


def test_a_heading_in_the_midst_of_a_file_without_a_title_is_no_title():
    head = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + run("Ice") + "</w:p>"
    long = "The ferry leaves at seven, or it does not leave at all, and nobody asks why. " * 3
    found = read("docx", word_file(para(long) + head + para("End."))).article
    assert found.metadata.title == ""
    assert shapes(found)[1] == "('heading', 2, 'Ice')"
    assert read("docx", word_file(para("News") + head)).article.metadata.title == "Ice"


def test_the_title_among_the_properties_serves_where_the_document_shows_none():
    assert read("docx", word_file(para("Body."), title="Kept")).article.metadata.title == "Kept"
    assert article(para("Body."), title="Other").metadata.title == "The sea"


def test_captions_stand_with_what_they_are_about():
    caption = '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>' + run("Table 1: Boats") + "</w:p>"
    table = "<w:tbl><w:tr><w:tc>" + para("two") + "</w:tc></w:tr></w:tbl>"
    (found,) = article(caption + table).blocks
    assert [part.text for part in found.caption] == ["Table 1: Boats"]


def test_a_word_that_is_nowhere_is_told_with_the_words_before_it(monkeypatch: pytest.MonkeyPatch):
    from convert.readers.pandoc import word

    monkeypatch.setattr(word, "_WRAPPERS", ("none",))
    lost = f'<w:p>{run("The ferry")}<w:bdo w:val="rtl">{run(" sank twice")}</w:bdo></w:p>'
    reading = read("docx", word_file(TITLE + lost))
    assert messages(reading, "words.lost") == [
        "words of the source are not in the article: “sank twice”, after “sea The ferry”"
    ]
