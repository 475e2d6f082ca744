import pytest

from convert.article import AnyInline, Emphasis, Inlines, Link, Ruby, Strong, Text
from convert.readers.text.inlines import InlineReader
from convert.walk import inline_text

MAIL = InlineReader(markdown=False, notes=frozenset({"1", "*"}))
MARKDOWN = InlineReader(markdown=True, notes=frozenset())


def shape(inlines: Inlines) -> list[str]:
    return [inline.__struct_config__.tag for inline in inlines]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a *strong* word", ["text", "strong", "text"]),
        ("an _emphatic_ word", ["text", "emphasis", "text"]),
        ("**very** strong", ["strong", "text"]),
        ("some `code` here", ["text", "code", "text"]),
        ("see https://sea.example/a(b)_c.", ["text", "link", "text"]),
        ("see www.sea.example, please", ["text", "link", "text"]),
        ("<https://sea.example>", ["text", "link", "text"]),
        ("write to jane.doe@sea.example!", ["text", "link", "text"]),
        ("[the map](https://sea.example/map)", ["link"]),
        ("a note[1] and a star*", ["text", "note_reference", "text", "note_reference"]),
        ("2 * 3 * 4 = 24", ["text"]),
        ("snake_case_name and __init__", ["text"]),
        ("C:\\path\\*.txt", ["text"]),
        ("a * b", ["text"]),
        ("[not a note] and [2]", ["text"]),
        ("[bad](javascript:alert)", ["text"]),
        ("5 @ 3 euros, @handle", ["text"]),
        ("***", ["text"]),
    ],
)
def test_marks(text: str, kinds: list[str]) -> None:
    assert shape(MAIL.read(text)) == kinds


def test_a_star_means_strength_in_mail_and_emphasis_in_markdown() -> None:
    assert isinstance(MAIL.read("*x*")[0], Strong)
    assert isinstance(MARKDOWN.read("*x*")[0], Emphasis)


def test_marks_nest() -> None:
    (outer,) = MARKDOWN.read("**a _b_ c**")
    assert isinstance(outer, Strong)
    assert shape(outer.content) == ["text", "emphasis", "text"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("www.sea.example", "https://www.sea.example"),
        ("jane@sea.example", "mailto:jane@sea.example"),
        ("(https://sea.example/x)", "https://sea.example/x"),
        ("https://sea.example/x?a=1&b=2#c.", "https://sea.example/x?a=1&b=2#c"),
    ],
)
def test_targets(text: str, target: str) -> None:
    links = [inline for inline in MAIL.read(text) if isinstance(inline, Link)]
    assert [link.target for link in links] == [target]


@pytest.mark.parametrize("text", ["a _b_ *c* `d` <e@f.gh> https://i.example/j ***"])
def test_only_marks_are_taken_out(text: str) -> None:
    kept = inline_text(MAIL.read(text))
    assert kept == "a b c d <e@f.gh> https://i.example/j ***"


def test_adjacent_text_is_not_cut_up() -> None:
    inline: AnyInline
    (inline,) = MAIL.read("nothing to see here, *really")
    assert isinstance(inline, Text)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("詳しくは https://sea.example/a。次に進む", "https://sea.example/a"),
        ("灯台https://sea.example/aの話", "https://sea.example/a"),
        ("灯台（https://sea.example/a）と", "https://sea.example/a"),
        ("見「https://sea.example/a」云々", "https://sea.example/a"),
        ("請看https://sea.example/a、然後", "https://sea.example/a"),
        ("请看 www.sea.example，然后", "https://www.sea.example"),
        ("자세한 것은 https://sea.example/a에서 본다", "https://sea.example/a"),
        ("ดูที่https://sea.example/aครับ", "https://sea.example/a"),
        ("宛先はkeeper@sea.exampleです", "mailto:keeper@sea.example"),
        ("voir https://sea.example/é?q=ü.", "https://sea.example/é?q=ü"),
    ],
)
def test_an_address_ends_where_a_script_without_spaces_goes_on(text: str, target: str) -> None:
    inlines = MAIL.read(text)
    assert [inline.target for inline in inlines if isinstance(inline, Link)] == [target]
    assert inline_text(inlines) == text


@pytest.mark.parametrize(
    ("text", "ruby"),
    [
        ("猫は灯《あかり》を見た。", [("灯", "あかり")]),
        ("東の｜岬《みさき》へ", [("岬", "みさき")]),
        ("東の|港町《みなとまち》へ", [("港町", "みなとまち")]),
        ("人々《ひとびと》と夜《よ》", [("人々", "ひとびと"), ("夜", "よ")]),
        ("あの｜夏の日《サマー》に", [("夏の日", "サマー")]),
        ("ＢＢＣ《ビービーシー》が", [("ＢＢＣ", "ビービーシー")]),
        ("在｜行家《hángjiā》看來", [("行家", "hángjiā")]),
        ("他读《红楼梦》多年", []),
        ("夏目《こころの本》を", []),
        ("ひらがな《かな》だけ", []),
        ("《あかり》だけ", []),
        ("a | b《c》", []),
        ("猫《《点》》", []),
    ],
)
def test_readings_beside_their_words(text: str, ruby: list[tuple[str, str]]) -> None:
    inlines = MAIL.read(text)
    found = [inline for inline in inlines if isinstance(inline, Ruby)]
    assert [(inline_text(r.content), inline_text(r.reading)) for r in found] == ruby
    kept = inline_text(inlines)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


def test_marks_stand_around_readings() -> None:
    outer, note, text = MAIL.read("**灯《あかり》**[1] 。")
    assert isinstance(outer, Strong)
    assert (shape(outer.content), shape((note, text))) == (["ruby"], ["note_reference", "text"])


@pytest.mark.parametrize("text", ["`AL' and `cm' insert lines", "the `old lamp' and the `new'"])
def test_quotation_marks_of_old_terminals_are_no_code(text: str) -> None:
    assert shape(MAIL.read(text)) == ["text"]


@pytest.mark.parametrize("code", ["print 'a'", "'a' + b", "x = 'lamp'", "don't"])
def test_code_may_hold_apostrophes(code: str) -> None:
    assert shape(MAIL.read(f"`{code}`")) == ["code"]
