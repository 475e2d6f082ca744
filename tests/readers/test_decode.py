"""Bytes to characters, and what is said about repairs."""

import pytest

from convert.errors import SourceError
from convert.readers.text import TextReader
from convert.readers.text.decode import decode
from convert.settings import ReadSettings
from convert.source import Source

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
