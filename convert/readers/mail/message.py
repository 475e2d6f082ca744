"""The Article in a message: what it says goes to the reader of texts, or of web pages."""

from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from msgspec.structs import replace

from convert.article import Article, Author, Figure
from convert.errors import Diagnostic, SourceError, Where
from convert.media_types import media_type_of
from convert.readers.mail.attached import Attached, attached, messages_in, own_parts
from convert.readers.mail.page import page_of
from convert.readers.pandoc import HTML
from convert.readers.pandoc.work import shown as in_a_line
from convert.readers.reading import Reading
from convert.readers.text import TextReader
from convert.settings import ReadSettings
from convert.source import Source

_HEAD: Final = ("From", "Date", "Subject")
_FORWARDED: Final = "---------- Forwarded message ----------"


def read_message(source: Source, settings: ReadSettings) -> Reading:
    """The Article in a message; see `MailReader.read`."""
    message = _parsed(source)
    page = _page(message)
    words = _words(message)
    forwarded = list(messages_in(message))
    parts = list(attached(message))
    shown: frozenset[str] = frozenset()
    if words.strip():
        text = _as_text(message, words, source.data)
        while forwarded and (said := _words(forwarded[0])).strip():
            text = f"{text.rstrip()}\n\n{_FORWARDED}\n{_headed(forwarded.pop(0), said)}"
        inner = replace(source, data=text.encode(), sidecar=None)
        reading = TextReader().read(inner, settings)
    elif page is not None and _text(page).strip():
        html, files = page_of(_text(page), parts)
        shown = frozenset(files)
        inner = replace(source, data=html.encode(), sidecar=None, resources=files)
        reading = HTML.read(inner, settings)
        reading = replace(reading, article=_with_head(reading.article, message))
    else:
        raise SourceError("no text is in it", where=Where(source.name), code="source.empty")
    pictures, told = _unshown(parts, shown)
    told += map(_attached_message, forwarded)
    article = replace(reading.article, blocks=(*reading.article.blocks, *pictures))
    return replace(reading, article=article, diagnostics=(*reading.diagnostics, *told))


def _parsed(source: Source) -> EmailMessage:
    if not source.data.strip():
        raise SourceError("the file is empty", where=Where(source.name), code="source.empty")
    message = message_from_bytes(source.data, policy=policy.default)
    if not (message["From"] or message["Subject"]):
        raise SourceError(
            "this is no message: it has no sender and no subject",
            where=Where(source.name),
            hint="--from text reads it as it stands.",
            code="source.other",
        )
    return message


def _words(message: EmailMessage) -> str:
    """The words of the plain parts of a message that did not come as files."""
    plain = (part for part in own_parts(message) if part.get_content_type() == "text/plain")
    texts = [_text(part) for part in plain if not part.is_attachment()]
    return texts[0] if len(texts) == 1 else "\n\n".join(text.strip("\n") for text in texts)


def _page(message: EmailMessage) -> MIMEPart | None:
    """The first part of a message that is a web page, and did not come as a file."""
    pages = (part for part in own_parts(message) if part.get_content_type() == "text/html")
    return next((part for part in pages if not part.is_attachment()), None)


def _text(part: MIMEPart) -> str:
    """The words of a part, as near as can be where its character set is unknown or not the real
    one.
    """
    try:
        words = str(part.get_content())
    except (LookupError, UnicodeError, ValueError):
        payload = part.get_payload(decode=True)
        words = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return words.replace("\r\n", "\n")


def _as_text(message: EmailMessage, words: str, data: bytes) -> str:
    """A message of one plain part as people copy it: who, when, about what, and the words.

    They stand on the lines that they have in the file, where it holds them as they are.
    """
    head = _head(message)
    lines = data.replace(b"\r\n", b"\n").partition(b"\n\n")[0].count(b"\n") + 1
    encoded = str(message.get("Content-Transfer-Encoding", "7bit")).lower()
    kept = not message.is_multipart() and encoded in ("7bit", "8bit", "binary")
    above = "\n" * max(lines - len(head), 0) if kept else ""
    return f"{above}{_headed(message, words)}"


def _headed(message: EmailMessage, words: str) -> str:
    joined = "\n".join(_head(message))
    return f"{joined}\n\n{words}"


def _head(message: EmailMessage) -> list[str]:
    return [f"{name}: {_header(message, name)}" for name in _HEAD if message[name]]


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _with_head(article: Article, message: EmailMessage) -> Article:
    """The Article with the message's subject, sender and date."""
    metadata = article.metadata
    sender, address = parseaddr(_header(message, "From"))
    authors = (Author(name=sender or address, email=address or None),)
    date = metadata.date
    with suppress(TypeError, ValueError, IndexError):  # no date, or none that can be
        date = parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    return replace(
        article,
        metadata=replace(
            metadata,
            title=_header(message, "Subject") or metadata.title,
            authors=authors if sender or address else metadata.authors,
            date=date,
        ),
    )


def _attached_message(message: EmailMessage) -> Diagnostic:
    said = in_a_line(_header(message, "Subject") or "without a subject")
    return Diagnostic(
        code="mail.attachment",
        message=f"the attached message “{said}” is not in the article",
    )


def _unshown(parts: list[Attached], shown: frozenset[str]) -> tuple[list[Figure], list[Diagnostic]]:
    """The pictures that came with a message and stand nowhere in it; of what else came, a line."""
    pictures, told = [], []
    for part in parts:
        if part.name in shown:
            continue
        kind = media_type_of(part.data)
        if kind is not None:
            pictures.append(Figure(data=part.data, media_type=kind))
            continue
        told.append(
            Diagnostic(
                code="mail.attachment",
                message=f"the attachment '{part.name}' is no picture, and is not in the article",
            )
        )
    return pictures, told
