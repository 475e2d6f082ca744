"""Sources that are no plain text: told by their first bytes, or by marks that no prose has."""

import re
from typing import Final

from convert.errors import Diagnostic
from convert.patterns import Lazy

_ARCHIVES: Final = (
    (b"word/document.xml", "a Word file", "docx"),
    (b"application/epub+zip", "an EPUB", "epub"),
    (b"META-INF/container.xml", "an EPUB", "epub"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text", "odt"),
)
_OLD_OFFICE: Final = "an old Office document"
_MAGIC: Final = (
    (b"%PDF-", "a PDF", "pdf"),
    (b"PK\x03\x04", "a ZIP container", ""),
    (b"\xd0\xcf\x11\xe0", _OLD_OFFICE, ""),
    (b"{\\rtf", "RTF", "rtf"),
    (b"\x89PNG", "a PNG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"\x7fELF", "a program", ""),
    (b"\x1f\x8b", "a gzip archive", ""),
    (b"BZh", "a bzip2 archive", ""),
    (b"\xfd7zXZ", "an xz archive", ""),
)
_HEAD: Final = 6_000
_MIME: Final = Lazy(
    r"^MIME-Version: ?1\.0\b.{0,4000}?^Content-(?:Transfer-Encoding: ?(?:quoted-printable|base64)"
    r"|Type: ?multipart/)|^Content-(?:Transfer-Encoding: ?(?:quoted-printable|base64)"
    r"|Type: ?multipart/).{0,4000}?^MIME-Version: ?1\.0\b",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
# Each with characters of which it needs one or another: most texts have none of them.
_MARKDOWN: Final[tuple[tuple[tuple[str, ...], Lazy], ...]] = (
    (("#",), Lazy(r"^ {0,3}#{1,6} +\S", re.MULTILINE)),
    (("```", "~~~"), Lazy(r"^ {0,3}(?:```|~~~)", re.MULTILINE)),
    (("](",), Lazy(r"(?<!!)\[[^\[\]\n]{1,200}\]\((?:https?:|#|mailto:|\.{0,2}/)[^()\s]{1,500}\)")),
    (("![",), Lazy(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{1,500}\)")),
    (("|",), Lazy(r"^ {0,3}\|?(?: ?:?-{3,}:? ?\|){1,30} ?:?-{3,}:? ?\|?\s*$", re.MULTILINE)),
    (("] ",), Lazy(r"^ {0,3}[-*+] \[[ xX]\] \S", re.MULTILINE)),
    (("**",), Lazy(r"(?<![*\w])\*\*[^\s*][^*\n]{0,200}\*\*(?![*\w])")),
)
_KINDS: Final = 3


def by_magic(source: bytes) -> tuple[str, str] | None:
    """What a file of bytes is, and the reader that takes it, "" where none does; None for text."""
    for magic, what, reader in _MAGIC:
        if source.startswith(magic):
            if what == "a ZIP container":
                inside = (found for found in _ARCHIVES if found[0] in source)
                return next(((found[1], found[2]) for found in inside), (what, ""))
            return what, reader
    return None


def advice(what: str) -> str:
    """What to do about a file that `by_magic` knows and no reader takes."""
    if what == _OLD_OFFICE:
        return "Save it as .docx or .odt in the program that wrote it."
    return "Export it as text first."


def by_marks(text: str) -> tuple[Diagnostic, ...]:
    """What to tell of a text whose marks say that it was written for another reader."""
    if "MIME-Version:" in text[:_HEAD] and _MIME.search(text[:_HEAD]):
        return (
            Diagnostic(
                code="source.looks_like_mail",
                message="this looks like a mail as programs send it (MIME), not plain text",
                hint="Give it the suffix .eml.",
            ),
        )
    kinds = sum(
        any(map(text.__contains__, needs)) and mark.search(text) is not None
        for needs, mark in _MARKDOWN
    )
    if kinds < _KINDS:
        return ()
    return (
        Diagnostic(
            code="source.looks_like_markdown",
            message="this looks like Markdown; it is read as plain text",
            severity="info",
            hint="Give it the suffix .md, or say --from commonmark.",
        ),
    )
