"""What a Word file's styles say for an article's language: its fonts, its way to stress."""

import re

from convert.article import Article

# Fonts that Office has for scripts its Latin fonts lack: for text, and for display.
EAST_ASIAN = {
    "ja": ("Yu Mincho", "Yu Gothic"),
    "ko": ("Batang", "Malgun Gothic"),
    "zh": ("SimSun", "Microsoft YaHei"),
    "zh-hant": ("PMingLiU", "Microsoft JhengHei"),
}
_COMPLEX = {
    "ar": ("Times New Roman", "Arial"),
    "bn": ("Nirmala UI", "Nirmala UI"),
    "fa": ("Times New Roman", "Arial"),
    "he": ("Times New Roman", "Arial"),
    "hi": ("Nirmala UI", "Nirmala UI"),
    "ta": ("Nirmala UI", "Nirmala UI"),
    "th": ("Leelawadee UI", "Leelawadee UI"),
    "ur": ("Times New Roman", "Arial"),
}
_ITALIC = re.compile(rb"<w:i ?/><w:iCs ?/>")
_FONTS = re.compile(rb'<w:rFonts [^>]*w:ascii="([^"]*)"[^>]*>')


def in_language(part: bytes, article: Article) -> bytes:
    """The styles part: languages of the three slots (17.3.2.20), fonts, stress, direction."""
    tag = article.metadata.language
    language = tag.split("-")[0].lower()
    slots = {"val": tag, "eastAsia": "ja-JP", "bidi": "ar-SA"}
    if language in EAST_ASIAN:
        slots["eastAsia"] = tag
    if article.metadata.direction == "rtl":
        slots["bidi"] = tag
    written = "".join(f' w:{slot}="{value}"' for slot, value in slots.items())
    part = re.sub(rb"<w:lang [^>]*/>", f"<w:lang{written}/>".encode(), part, count=1)
    part = _fonts(part, tag.lower(), language)
    if language in EAST_ASIAN:
        # Emphasis dots: these scripts have no italics.
        part = _ITALIC.sub(b'<w:em w:val="dot"/>', part)
    elif language in _COMPLEX:
        part = _ITALIC.sub(b"<w:b/><w:bCs/>", part)
    if article.metadata.direction == "rtl":
        # A border has no start or end side: the rule of a quotation goes where its lines begin.
        part = re.sub(rb"(<w:pBdr><w:)left( [^>]*/></w:pBdr>)", rb"\1right\2", part)
    return part


def _fonts(part: bytes, tag: str, language: str) -> bytes:
    east = EAST_ASIAN["zh-hant"] if tag.startswith("zh-hant") else EAST_ASIAN.get(language)
    complex_script = _COMPLEX.get(language)
    found = _FONTS.search(part)
    text = found[1] if found else b""

    def replaced(match: re.Match[bytes]) -> bytes:
        family = match[1].decode()
        kind = 0 if match[1] == text else 1
        asian = east[kind] if east else family
        other = complex_script[kind] if complex_script else family
        return (
            f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{asian}" w:cs="{other}"/>'
        ).encode()

    return _FONTS.sub(replaced, part) if east or complex_script else part
