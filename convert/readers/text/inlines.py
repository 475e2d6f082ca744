"""Marks inside a paragraph: stress, code, links, notes."""

import re
from typing import Final

from convert.article import (
    AnyInline,
    Code,
    Emphasis,
    Inlines,
    Link,
    NoteReference,
    Ruby,
    Strong,
    Text,
)
from convert.patterns import Lazy
from convert.readers.text.alphabets import is_cjk
from convert.readers.text.glued import MARK, SPACED_MARK

# Punctuation and letters that stand right behind an address, without a space, where Chinese,
# Japanese, Korean or Thai goes on; in an address itself they are percent-encoded (RFC 3986).
_UNSPACED: Final = "\u0e00-\u0eff\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
_SPECIAL: Final = re.compile(r"[`*_\[@†‡§¶¹²³⁰⁴-⁹]")
_ADDRESS: Final = ("://", "www.", "mailto:")
_MARKS: Final = (
    # `words' are in quotation marks of old terminals
    r"`(?P<code>(?![^`'\n]{1,60}'(?!\w))[^`\n]{1,300})`"
    r"|\*\*(?=\S)(?P<strong>[^*\n]{1,400}?)(?<=\S)\*\*"
    r"|(?<![\w*/])\*(?=[^\s*])(?P<star>[^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w/])_(?=[^\s_])(?P<stress>[^_\n]{1,300}?)(?<=[^\s_])_(?!\w)"
    r"|(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\((?P<target>[^()\s]{1,600}(?:\([^()\s]{0,80}\))?)\)"
    r"|\[\^?(?P<note>\d{1,3}|[a-z*†‡])\](?!\()"
    r"|(?<=[\w.,;:!?”\"’')])(?P<sign>\*{1,3}|[†‡§¶]{1,2}|[¹²³⁰⁴-⁹]{1,3}|\(\d{1,2}\))(?!\w)"
    rf"|{SPACED_MARK}"
    rf"|<?(?P<url>(?:https?://|ftp://|www\.)[^\s<>\"“”«»{_UNSPACED}]{{2,2000}})"
    r"|(?<=[\w+-])(?P<at>@)(?=[a-zA-Z0-9])"
    rf"|{MARK}"
)
_MARK: Final = Lazy(_MARKS)
# The marks of Aozora Bunko, which sites for Japanese novels share: the reading in 《》, and before
# the words a bar, which may be left out where they are Han or Latin letters and nothing else.
_HAN: Final = r"\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\u30f5\u30f6\U00020000-\U0003fffd"
_KANA: Final = r"\u3000\u3041-\u309f\u30a1-\u30ff "
_MARK_OR_RUBY: Final = Lazy(
    lambda: (
        r"(?:[｜|](?P<base>[^\s｜|《》][^｜|《》\n]{0,40})《(?P<reading>[^《》\n]{1,60})》"
        rf"|(?P<run>[{_HAN}]{{1,20}}|[A-Za-zＡ-Ｚａ-ｚ]{{1,30}})《(?P<kana>[{_KANA}]{{1,60}})》)"
        rf"|{_MARKS}"
    )
)
_TAIL: Final = ".,;:!?'’”\")]}*_…"
_HOST: Final = re.compile(r"[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){1,5}")
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Addresses of the web, and places in the text itself.
_LEADS: Final = re.compile(r"(?:https?|ftp|mailto):|#\w", re.IGNORECASE)


class InlineReader:
    """Reads the marks of one article.

    markdown: whether single stars mean emphasis, as in Markdown, or strength, as in mail;
    notes: the labels of the notes that the article has; glued: those whose marks are numbers
    right behind a word.
    """

    def __init__(
        self, markdown: bool, notes: frozenset[str], glued: frozenset[str] = frozenset()
    ) -> None:
        self._markdown = markdown
        self._notes = notes
        self._glued = glued
        self._rounded = any(label[0] == "(" for label in notes)

    def read(self, text: str) -> Inlines:
        """The inlines of a run of text without line breaks."""
        if not text:
            return ()
        signs = "《" in text or (self._rounded and "(" in text)
        if signs or self._glued or _SPECIAL.search(text) or any(map(text.__contains__, _ADDRESS)):
            return tuple(self._read(text, 0))
        return (Text(text=text),)

    def _read(self, text: str, depth: int) -> list[AnyInline]:
        out: list[AnyInline] = []
        done = 0
        marks = _MARK_OR_RUBY if "《" in text else _MARK
        for found in marks.finditer(text):
            if found.start() < done:
                continue
            start, end, inline = self._inline(text, found, done, depth)
            if inline is None:
                continue
            if start > done:
                out.append(Text(text=text[done:start]))
            out.append(inline)
            done = end
        if done < len(text):
            out.append(Text(text=text[done:]))
        return out

    def _inline(
        self, text: str, found: re.Match[str], done: int, depth: int
    ) -> tuple[int, int, AnyInline | None]:
        """Where the mark begins and ends, and what it means; None if it means nothing."""
        start, end = found.span()
        kind = found.lastgroup
        if kind == "code":
            return start, end, Code(text=found["code"])
        if kind in ("reading", "kana"):
            words = found["base" if kind == "reading" else "run"]
            ruby = Ruby(content=(Text(text=words),), reading=(Text(text=found[kind]),))
            return start, end, ruby
        if kind in ("strong", "star", "stress"):
            return start, end, self._stressed(found, kind, depth)
        if kind == "target":
            return start, end, self._link(found, depth)
        if kind in ("note", "sign", "spaced"):
            return start, end, self._note(found, kind)
        if kind == "glued":
            known = found[kind] in self._glued
            return start, end, NoteReference(label=found[kind], text=found[kind]) if known else None
        if kind == "url":
            return _url(found)
        return _address(text, found.start(), done)

    def _stressed(self, found: re.Match[str], kind: str, depth: int) -> AnyInline | None:
        inner = found[kind]
        if depth > 3 or not any(character.isalnum() for character in inner):
            return None
        content = tuple(self._read(inner, depth + 1))
        if kind == "strong" or (kind == "star" and not self._markdown):
            return Strong(content=content)
        return Emphasis(content=content)

    def _link(self, found: re.Match[str], depth: int) -> AnyInline | None:
        target = found["target"]
        if target.startswith("www."):
            target = "https://" + target
        if depth > 3 or not _LEADS.match(target) or not found["words"].strip():
            return None
        return Link(target=target, content=tuple(self._read(found["words"], 9)))

    def _note(self, found: re.Match[str], kind: str) -> AnyInline | None:
        label = found[kind].translate(_SUPERSCRIPTS)
        if label not in self._notes:
            return None
        return NoteReference(label=label, text=found.group().replace("[^", "["))


def _url(found: re.Match[str]) -> tuple[int, int, AnyInline | None]:
    url = found["url"]
    start, end = found.start("url"), found.end("url")
    while url and url[-1] in _TAIL:
        if url[-1] == ")" and url.count("(") >= url.count(")"):
            break
        url, end = url[:-1], end - 1
    if len(url) < 8 or "." not in url:
        return start, end, None
    target = "https://" + url if url.startswith("www.") else url
    return start, end, Link(target=target, content=(Text(text=url),))


def _address(text: str, at: int, done: int) -> tuple[int, int, AnyInline | None]:
    start = at
    while start > max(done, at - 64) and _is_local(text[start - 1]):
        start -= 1
    host = _HOST.match(text, at + 1)
    if start == at or host is None or text[start] == ".":
        return at, at, None
    end = at + 1 + len(host.group().rstrip("-"))
    address = text[start:end]
    return start, end, Link(target="mailto:" + address, content=(Text(text=address),))


def _is_local(character: str) -> bool:
    """Whether a character may stand before the @ of an address."""
    return (character.isalnum() or character in "_.+-") and not is_cjk(character)
