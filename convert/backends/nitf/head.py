"""What is known of an article, as NITF has it: for programs in its head, for people in its body."""

import re
from typing import Final

from lxml import etree

from convert.article import Article, Metadata
from convert.backends.identifier import identifier_of
from convert.backends.nitf.tree import put, say
from convert.patterns import Lazy
from convert.walk import printed_byline
from convert.walk.dates import printed_when

_PLACE: Final = Lazy(r"[^\W\d_](?:(?!\s[-–—])[^,;:()–—\d])*(?<!\s)")
"""What a dateline begins with, up to a date, a dash or the name of an agency."""

_A_DAY: Final = len("2021-12-06")
_MIDNIGHT: Final = "T000000Z"


def write_head(root: etree._Element, article: Article) -> None:
    """The `head` of a document."""
    metadata = article.metadata
    head = put(root, "head")
    put(head, "title", metadata.title)
    data = put(head, "docdata", management_status="usable")
    put(data, "doc-id").set("id-string", identifier_of(article))
    if moment := basic_date(metadata.date or ""):
        put(data, "date.issue", norm=moment)
    if metadata.publisher:
        put(data, "doc.copyright", year=(metadata.date or "")[:4], holder=metadata.publisher)
    if metadata.rights:
        put(data, "doc.rights", type=metadata.rights)
    if metadata.keywords:
        keys = put(data, "key-list")
        for words in metadata.keywords:
            put(keys, "keyword", key=words)
    if metadata.section:
        content = put(data, "identified-content")
        put(content, "classifier", type="section", value=metadata.section)
    if metadata.publication or metadata.section:
        where = put(head, "pubdata")
        named = (("name", metadata.publication), ("position.section", metadata.section))
        for key, value in named:
            if value:
                where.set(key, value)


def write_body_head(body: etree._Element, metadata: Metadata) -> None:
    """The `body.head` of a document; its fields stand in a note."""
    head = put(body, "body.head")
    if metadata.title:
        lines = put(head, "hedline")
        put(lines, "hl1", metadata.title)
        if metadata.subtitle:
            put(lines, "hl2", metadata.subtitle)
    if metadata.fields:
        fields = put(put(head, "note", noteclass="hd"), "body.content")
        for field in metadata.fields:
            put(fields, "p", f"{field.name} {field.value}")
    if printed_byline(metadata):
        _byline(put(head, "byline"), metadata)
    if when := printed_when(metadata):
        moment = basic_date(metadata.date or "")
        put(put(head, "dateline"), "story.date", when, norm=moment)
    if metadata.dateline:
        _dateline(put(head, "dateline"), metadata.dateline)
    if metadata.description:
        put(put(head, "abstract"), "p", metadata.description)


def basic_date(date: str) -> str:
    """An ISO date in the basic form that NITF asks for, midnight where no time is known; empty for
    one without a day."""
    if len(date) < _A_DAY:
        return ""
    day, _, time = date.partition("T")
    zone_at = next((at for at, sign in enumerate(time) if sign in "Z+-"), len(time))
    clock, zone = time[:zone_at].replace(":", ""), time[zone_at:].replace(":", "")
    return f"{day.replace('-', '')}T{clock:0<6}{zone}" if time else day.replace("-", "") + _MIDNIGHT


def _byline(byline: etree._Element, metadata: Metadata) -> None:
    """The byline in its own words, in which names are people and what they are is their title."""
    titles = [title for each in metadata.authors for title in (each.role, each.affiliation)]
    kinds = {title.casefold(): "byttl" for title in titles if title}
    kinds |= {author.name.casefold(): "person" for author in metadata.authors}
    named = sorted(filter(None, kinds), key=len, reverse=True)
    words = printed_byline(metadata)
    pattern = re.compile(f"({'|'.join(map(re.escape, named))})", re.IGNORECASE)
    for part in pattern.split(words) if named else [words]:
        kind = kinds.get(part.casefold())
        if kind:
            put(byline, kind, part)
        else:
            say(byline, part)


def _dateline(dateline: etree._Element, words: str) -> None:
    place = _place(words)
    put(dateline, "location", place or words)
    if place:
        say(dateline, words.removeprefix(place))


def _place(dateline: str) -> str:
    found = _PLACE.match(dateline)
    return found[0] if found else ""
