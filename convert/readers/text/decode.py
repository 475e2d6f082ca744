"""Bytes to characters: encoding, line ends, and the repairs that a reader is told about."""

import re
from typing import Final

from msgspec import Struct

from convert.errors import Diagnostic, SourceError, Where
from convert.readers.text.encodings import guess_legacy, looks_like_utf16
from convert.readers.text.other_formats import advice, by_magic
from convert.settings import ReadSettings

_BOMS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_ESCAPE: Final = re.compile("\x1b(?:\\[[0-9;?]{0,20}[A-Za-z]|[()][A-Z0-9])")
_NO_TEXT: Final = bytes([*range(9), *range(14, 27), *range(28, 32)])
_PADDING: Final = b"\x00\x1a"
_PADDING_AND_SPACE: Final = _PADDING + b" \t\n\r\x0b\x0c"
_OVERSTRIKE: Final = re.compile("[^\n]\x08")
_INVISIBLE: Final = re.compile("[\u00ad\ufeff\ufffe\uffff]")
# What either of them finds, in one search of texts that have neither.
_UNSHOWN: Final = re.compile(f"{_CONTROL.pattern[:-1]}{_INVISIBLE.pattern[1:]}")
_REPLACED: Final = re.compile("\ufffd")
_NOTE_LIMIT: Final = 20
_BLOCK: Final = 4096


class Decoded(Struct, frozen=True, kw_only=True):
    """A source as characters. Lines end in LF; form feeds are kept, as page breaks.

    newline: what ended the lines, "LF", "CRLF", "CR" or "mixed".
    """

    text: str
    encoding: str
    newline: str
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(source: bytes, name: str, settings: ReadSettings) -> Decoded:
    """The characters of `source`.

    Raises SourceError where it is empty, larger than `settings.max_bytes`, not text, or in no
    encoding that fits.
    """
    _refuse(source, name, settings)
    text, encoding, notes = _characters(source, name)
    text, newline = _line_ends(text)
    text = _repair(text, notes)
    if settings.fix_mojibake:
        text = _mend_mojibake(text, notes)
    if not text.strip():
        raise SourceError(
            "the file holds nothing but white space", where=Where(name), code="source.empty"
        )
    return Decoded(text=text, encoding=encoding, newline=newline, diagnostics=tuple(notes))


def _refuse(source: bytes, name: str, settings: ReadSettings) -> None:
    where = Where(name)
    if not source:
        raise SourceError("the file is empty", where=where, code="source.empty")
    if len(source) > settings.max_bytes:
        raise SourceError(
            f"the file has {len(source):,} bytes, more than max_bytes = {settings.max_bytes:,}",
            where=where,
            hint="Split it, or raise max_bytes.",
            code="source.too_large",
        )
    found = by_magic(source)
    if found is not None:
        what, reader = found
        raise SourceError(
            f"this looks like {what}, not plain text",
            where=where,
            hint=f"Say --from {reader}." if reader else advice(what),
            code="source.binary",
        )


def _characters(source: bytes, name: str) -> tuple[str, str, list[Diagnostic]]:
    notes: list[Diagnostic] = []
    for bom, encoding in _BOMS:
        if source.startswith(bom):
            return _lenient(source[len(bom) :], encoding, notes), encoding, notes
    wide = looks_like_utf16(source)
    if wide:
        return _lenient(source, wide, notes), wide, notes
    source = _without_padding(source, notes)
    _refuse_binary(source, name)
    try:
        return source.decode("utf-8"), "utf-8", notes
    except UnicodeDecodeError:
        pass
    try:
        return _without_surrogates(source, notes), "utf-8", notes
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(source):
        return _lenient(source, "utf-8", notes), "utf-8", notes
    guess = guess_legacy(source)
    if guess is None:
        raise SourceError(
            "the bytes are text in no encoding known here",
            where=Where(name),
            hint="Save the file as UTF-8.",
            code="source.undecodable",
        )
    notes.append(
        Diagnostic(
            code="decode.legacy",
            message=f"read as {guess}: the file is not UTF-8",
            severity="info",
            hint="Save it as UTF-8 to be sure of every character.",
        )
    )
    return source.decode(guess), guess, notes


def _without_padding(source: bytes, notes: list[Diagnostic]) -> bytes:
    """`source` without the NULs and the Ctrl-Z that filled the last block of a file under CP/M
    and DOS."""
    block = source[-_BLOCK:]
    tail = block[len(block.rstrip(_PADDING_AND_SPACE)) :]
    if len(tail) == len(source) or not any(sign in tail for sign in _PADDING):
        return source
    notes.append(
        Diagnostic(
            code="decode.padding",
            message=f"{len(tail):,} bytes that fill up the end of the file were left out",
            severity="info",
        )
    )
    return source[: -len(tail)] + b"\n"


def _refuse_binary(source: bytes, name: str) -> None:
    sample = source[:65536]
    control = len(sample) - len(sample.translate(None, _NO_TEXT))
    nulls = sample.count(0)
    many = control > max(len(sample) // 20, 8) or nulls > max(len(sample) // 200, 8)
    if many or control > len(sample) // 2:
        raise SourceError(
            "this is a binary file, not plain text", where=Where(name), code="source.binary"
        )


def _without_surrogates(source: bytes, notes: list[Diagnostic]) -> str:
    """UTF-8 in which surrogates were encoded one by one: pairs are joined, lone ones replaced."""
    halves = source.decode("utf-8", errors="surrogatepass").encode("utf-16-le", "surrogatepass")
    text = halves.decode("utf-16-le", errors="replace")
    _note_replaced(text, "UTF-8", notes)
    return text


def _mostly_utf8(source: bytes) -> bool:
    """Whether the invalid bytes are a few strays in a UTF-8 text."""
    text = source.decode("utf-8", errors="replace")
    strays = text.count("\ufffd")
    good = len(re.findall("[\u0080-\ufffc\U00010000-\U0010ffff]", text[:1_000_000]))
    return good >= 4 * strays


def _lenient(source: bytes, encoding: str, notes: list[Diagnostic]) -> str:
    """Decode, and say on which lines a byte had no meaning."""
    try:
        return source.decode(encoding)
    except UnicodeDecodeError:
        text = source.decode(encoding, errors="replace")
    _note_replaced(text, encoding, notes)
    return text


def _note_replaced(text: str, encoding: str, notes: list[Diagnostic]) -> None:
    for line in _lines_of(_REPLACED, text):
        notes.append(
            Diagnostic(
                code="decode.invalid",
                message=f"a byte that is not {encoding} became U+FFFD",
                line=line,
            )
        )


def _line_ends(text: str) -> tuple[str, str]:
    crlf = text.count("\r\n")
    bare_cr = text.count("\r") - crlf
    bare_lf = text.count("\n") - crlf
    kinds = [n for n, c in (("CRLF", crlf), ("CR", bare_cr), ("LF", bare_lf)) if c]
    if crlf or bare_cr:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for mark, meaning in (("\u2029", "\n\n"), ("\u2028", "\n"), ("\x85", "\n"), ("\x0b", "\n")):
        if mark in text:
            text = text.replace(mark, meaning)
    return text, kinds[0] if len(kinds) == 1 else ("mixed" if kinds else "LF")


def _repair(text: str, notes: list[Diagnostic]) -> str:
    """Take out what no output can show; every repair leaves a note with its line."""
    if not _UNSHOWN.search(text):
        return text
    if "\x1b" in text:
        notes += _notes(text, _ESCAPE, "decode.escape", "a sequence for terminals was taken out")
        text = _ESCAPE.sub("", text)
    if "\x08" in text:
        notes += _notes(text, _OVERSTRIKE, "decode.overstrike", "overstruck characters made plain")
        text = _OVERSTRIKE.sub("", text)
    if _CONTROL.search(text):
        notes += _notes(text, _CONTROL, "decode.control", "a control character was taken out")
        text = _CONTROL.sub(_printable, text)
    if _INVISIBLE.search(text):
        notes += _notes(
            text, _INVISIBLE, "decode.soft_hyphen", "a soft hyphen or byte-order mark was taken out"
        )
        text = _INVISIBLE.sub("", text)
    return text


def _printable(found: re.Match[str]) -> str:
    """C1 controls stand for cp1252 characters in mislabelled text; the rest part words."""
    character = found.group()
    if character >= "\x80":
        return character.encode("latin-1").decode("cp1252", errors="replace").replace("\ufffd", " ")
    return "" if character == "\x00" else " "


def _mend_mojibake(text: str, notes: list[Diagnostic]) -> str:
    from ftfy import TextFixerConfig, fix_encoding

    config = TextFixerConfig(unescape_html=False)
    before = text.split("\n")
    after = [fix_encoding(line, config) for line in before]
    changed = [n for n, (a, b) in enumerate(zip(before, after, strict=True), 1) if a != b]
    for line in changed[:_NOTE_LIMIT]:
        notes.append(
            Diagnostic(
                code="decode.mojibake",
                message="wrongly decoded characters were mended",
                severity="info",
                line=line,
            )
        )
    return "\n".join(after)


def _notes(text: str, what: re.Pattern[str], code: str, message: str) -> list[Diagnostic]:
    return [
        Diagnostic(code=code, message=message, severity="info", line=line)
        for line in _lines_of(what, text)
    ]


def _lines_of(what: re.Pattern[str], text: str) -> list[int]:
    """The 1-based lines where `what` occurs; the first twenty, each once."""
    lines: list[int] = []
    line, seen = 1, 0
    for found in what.finditer(text):
        line += text.count("\n", seen, found.start())
        seen = found.start()
        if not lines or lines[-1] != line:
            lines.append(line)
        if len(lines) == _NOTE_LIMIT:
            break
    return lines
