"""Bytes to characters, and what is said about repairs."""

import pytest

from convert.errors import SourceError
from convert.readers.text import TextReader
from convert.readers.text.decode import decode
from convert.settings import ReadSettings
from convert.source import Source
from convert.walk import plain_text

PLAIN = ReadSettings()
TEXTS = {
    "de": "Über die Brücke führt ein schmaler Weg, den außer den Müllern niemand benützt. Im "
    "Frühjahr blühen dort Schlüsselblumen, und die Kinder zählen die Äste.",
    "fr": "Chaque été, à la même heure, le facteur s’arrêtait près du vieux chêne. Personne "
    "n’a jamais su ce qu’il y déposait, ni pour qui c’était.",
    "pl": "Na rogu ulicy Długiej stoi piekarnia, która nigdy nie miała szyldu. Wszyscy wiedzą, "
    "gdzie jest, bo o czwartej rano pachnie nią cała dzielnica.",
    "ru": "По понедельникам седьмой трамвай ходит пустым. Вагоновожатая всё равно объявляет "
    "остановки, потому что так положено.",
    "el": "Το ρολόι της πλατείας σταμάτησε στις δέκα και δέκα, και κανείς δεν το πρόσεξε για "
    "τρεις ολόκληρες μέρες.",
    "tr": "Sokağın başında bir çınar var, sonunda bir çeşme. Arada on iki dükkân sıralanır ve "
    "hepsi kitap satar, yalnız biri şapka.",
    "he": "מתחת לגשר הישן, במקום שבו עמד פעם דוכן קטן, פתחו שני אחים ספרייה. אין בה שומר ואין "
    "בה כרטיסים.",
    "ar": "بدأت الحكاية بثلاث شجيرات نعناع في علب حليب قديمة. اليوم يغطي الأخضر سطح البناية كله.",
    "ja": "商店街のはずれに、雨の日にしか開かない本屋がある。店主の話では、晴れた日には誰も本を"
    "読まないからだという。",
    "zh": "老城的北边有一座石桥，风从桥洞里吹过的时候，会发出像笛子一样的声音。老人们说，这是"
    "当年的石匠故意留下的。",
    "ko": "섬의 끝에 있는 등대는 백 년 동안 한 번도 꺼지지 않았다. 등대지기는 그것이 자랑이 "
    "아니라 약속이라고 말한다.",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("de", "cp1252"), ("fr", "cp1252"), ("pl", "cp1250"), ("pl", "iso8859_2"),
        ("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "cp866"), ("el", "cp1253"), ("tr", "cp1254"),
        ("he", "cp1255"), ("ar", "cp1256"), ("ja", "shift_jis"), ("ja", "euc_jp"),
        ("zh", "gb18030"), ("ko", "euc_kr"), ("de", "utf-16"), ("ja", "utf-16-be"),
        ("ru", "utf-8-sig"), ("fr", "utf-32"),
    ],
)  # fmt: skip
def test_encodings(language: str, encoding: str) -> None:
    text = f"{TEXTS[language]}\n\n{TEXTS[language]}\n"
    assert decode(text.encode(encoding), "x", PLAIN).text.lstrip("\ufeff") == text


@pytest.mark.parametrize(
    ("source", "ends"),
    [(b"a\nb\n", "LF"), (b"a\r\nb\r\n", "CRLF"), (b"a\rb\r", "CR"), (b"a\r\nb\nc\r", "mixed")],
)
def test_line_ends(source: bytes, ends: str) -> None:
    decoded = decode(source, "x", PLAIN)
    assert (decoded.newline, "\r" in decoded.text) == (ends, False)


@pytest.mark.parametrize(
    ("text", "code", "left"),
    [
        ("one\ntwo\u00adthree\n", "decode.soft_hyphen", "one\ntwothree\n"),
        ("one\nt\x07wo\n", "decode.control", "one\nt wo\n"),
        ("one\nN\x08NA\x08A\n", "decode.overstrike", "one\nNA\n"),
        ("one\nit\x92s\n", "decode.control", "one\nit’s\n"),
    ],
)
def test_repairs_are_reported_with_their_line(text: str, code: str, left: str) -> None:
    decoded = decode(text.encode(), "x", PLAIN)
    assert decoded.text == left
    assert [(note.code, note.line) for note in decoded.diagnostics] == [(code, 2)]


def test_a_stray_byte_in_utf8_is_replaced_and_reported() -> None:
    source = "Über die Brücke führt ein Weg.\nAußer ".encode() + b"\xff" + " Müllern.\n".encode()
    decoded = decode(source, "x", PLAIN)
    assert decoded.encoding == "utf-8"
    assert [(note.code, note.line) for note in decoded.diagnostics] == [("decode.invalid", 2)]


def test_mojibake_is_mended_only_when_asked() -> None:
    wrong = "Die BrÃ¼cke fÃ¼hrt Ã¼ber den FluÃŸ.\n"
    assert decode(wrong.encode(), "x", PLAIN).text == wrong
    asked = decode(wrong.encode(), "x", ReadSettings(fix_mojibake=True))
    assert asked.text == "Die Brücke führt über den Fluß.\n"
    assert [note.code for note in asked.diagnostics] == ["decode.mojibake"]


def test_a_larger_limit_may_be_set() -> None:
    small = ReadSettings(max_bytes=10)
    with pytest.raises(SourceError, match="max_bytes = 10"):
        TextReader().read(Source("x", b"A title of some length\n"), small)


@pytest.mark.parametrize(
    ("language", "tag", "direction"),
    [("ar", "ar", "rtl"), ("he", "he", "rtl"), ("ja", "ja", "ltr"), ("zh", "zh-Hans", "ltr"),
     ("ko", "ko", "ltr"), ("el", "el", "ltr"), ("pl", "pl", "ltr"), ("tr", "tr", "ltr")],
)  # fmt: skip
def test_language_and_direction(language: str, tag: str, direction: str) -> None:
    metadata = TextReader().read(Source("x", TEXTS[language].encode()), PLAIN).article.metadata
    assert (metadata.language, metadata.direction) == (tag, direction)


def test_a_paragraph_in_another_language_says_so() -> None:
    text = f"Die Brücke\n\n{TEXTS['de']}\n\n{TEXTS['ar']}\n\n{TEXTS['de']}\n"
    blocks = TextReader().read(Source("x", text.encode()), PLAIN).article.blocks
    assert [(block.language, block.direction) for block in blocks] == [
        (None, None), ("ar", "rtl"), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize("padding", [b"\x1a", b"\x00" * 300, b"\x1a" + b"\x00" * 90, b"\x00\r\x00"])
def test_what_fills_the_last_block_of_a_file_is_left_out(padding: bytes) -> None:
    found = decode(b"The sea is salt.\r\n" + padding, "x", PLAIN)
    assert found.text == "The sea is salt.\n"
    assert [note.code for note in found.diagnostics] == ["decode.padding"]


def test_stray_controls_do_not_make_a_file_binary() -> None:
    text = b"The sea\x07 is salt \x02and\x01 deep, and nobody has ever drunk it dry. " * 40
    found = decode(text, "x", PLAIN)
    assert "\x07" not in found.text
    assert {note.code for note in found.diagnostics} == {"decode.control"}


def test_sequences_for_terminals_are_taken_out() -> None:
    found = decode(b"The \x1b[1msea\x1b[0m is salt.\n", "x", PLAIN)
    assert found.text == "The sea is salt.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The\xa0lamp is lit at\xa0sunset, and put out at sun\xadrise every day.\n" * 6, "cp1252"),
        ("L’étage de 600 m² est loué à la tête du port, où la fenêtre est fermée.\n" * 2, "cp1252"),
        ("• The lamp\n• The oil\n• The glass — all of it\n" * 6, "cp1252"),
        ("Die\xa0Lampe brennt über Nacht, und im Früh\xadling länger als sonst.\n" * 6, "cp1252"),
        ("海邊的燈塔每天晚上都會點亮，船上的人看見它就知道家到了。\n" * 6, "big5"),
        ("海の灯台は毎晩ともり、船の人はそれを見て家に着いたと知る。\n" * 6, "shift_jis"),
    ],
)
def test_a_decoding_reads_as_words_of_its_language(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding), "x", PLAIN)
    assert found.text == text.replace("\xad", "")


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html><body><p>The sea</p></body></html>\n",
        "<html>\n<p>The sea</p>\n</html>\n",
        "<h1>The sea</h1>\n<p>It is salt.</p>\n<p>It is deep.</p>\n<ul>\n<li>Fish</li>\n</ul>\n",
    ],
)
def test_copies_of_html_are_refused(text: str) -> None:
    with pytest.raises(SourceError, match="looks like HTML") as caught:
        TextReader().read(Source("x.txt", text.encode()), PLAIN)
    assert caught.value.code == "source.html"


@pytest.mark.parametrize(
    "text",
    [
        'A page begins with <pre id="a"> and ends with </pre>.\nNever write <script> in it.\n',
        "<3 is a heart\n\nNobody knows who drew it first.\n",
        "How to mark up\n\n<p>\n<b>\n<i>\n\nThese are tags.\n",
    ],
)
def test_tags_in_prose_stay_words(text: str) -> None:
    article = TextReader().read(Source("x.txt", text.encode()), PLAIN).article
    assert "<" in plain_text(article)
