"""The masthead of an article as HTML elements."""

from convert.article import Metadata
from convert.languages.title_phrases import (
    ends_at_phrases,
    kept_together,
    stays_whole,
    title_phrases,
)
from convert.markup.element import Attributes
from convert.markup.headings import in_capitals
from convert.markup.inlines import write_inlines, write_words
from convert.markup.writer import Writer
from convert.walk import printed_byline
from convert.walk.dates import printed_date, printed_when
from convert.walk.linked import with_links
from convert.walk.printed import printed_publication

# Two or three short words, tied by hyphens that somebody typed.


def write_masthead(metadata: Metadata, writer: Writer) -> str:
    """Publication, section, title, standfirst, byline, date and fields, in their element."""
    width = writer.setting.title_width
    style = f"max-width: {width}" if width else None
    words = metadata.title
    attributes: Attributes = {"id": "title", "class": _kind(words, writer), "style": style}
    title = writer.heading("h1", lambda: _title(words, writer), words, attributes)
    parts = [*_above(metadata, writer), title]
    if metadata.subtitle:
        parts.append(
            writer.tag("p", write_words(metadata.subtitle, writer), {"class": "standfirst"})
        )
    byline = printed_byline(metadata)
    if byline:
        parts.append(
            writer.tag("p", write_inlines(with_links(byline), writer), {"class": "byline"})
        )
    if printed_when(metadata):
        parts.append(writer.tag("p", _when(metadata, writer), {"class": "date"}))
    if metadata.fields:
        rows = "".join(
            writer.tag(
                "div",
                writer.tag("dt", writer.text(field.name))
                + " "
                + writer.tag("dd", write_inlines(with_links(field.value), writer)),
            )
            for field in metadata.fields
        )
        parts.append(writer.tag("dl", rows, {"class": "fields"}))
    name = "masthead landscape" if writer.setting.turned_masthead else "masthead"
    return writer.tag("header", "\n".join(parts), {"class": name})


def _above(metadata: Metadata, writer: Writer) -> list[str]:
    """What stands over the title: the publication's name or logo, and the section."""
    publication = write_inlines(printed_publication(metadata), writer)
    section = write_words(metadata.section or "", writer)
    lines = (("publication", publication), ("section", section))
    return [writer.tag("p", line, {"class": name}) for name, line in lines if line]


def _when(metadata: Metadata, writer: Writer) -> str:
    """The date, and how long the article takes to read where that is shown."""
    date = printed_date(metadata)
    written = writer.text(date)
    if date and metadata.date:
        written = writer.tag("time", written, {"datetime": metadata.date})
    rest = printed_when(metadata).removeprefix(date)
    if not rest:
        return written
    return written + writer.tag("span", writer.text(rest), {"class": "reading-time"})


def _kind(title: str, writer: Writer) -> str | None:
    """What a title is to the style sheets."""
    if ends_at_phrases(title) and not writer.dialect.keep_titles:
        return "phrases"
    return "capitals" if in_capitals(title) else None


def _title(title: str, writer: Writer) -> str:
    """The title; where it is set large, a line must not end inside "Russia-Ukraine"."""
    if not writer.dialect.keep_titles:  # a mark between phrases is a space to who listens
        return write_words(title, writer)
    phrases = title_phrases(title)
    if len(phrases) == 1:
        phrases = kept_together(title)
        kept = "".join(_kept(piece) if stays_whole(piece) else piece for piece in phrases)
    else:
        kept = "".join(map(_kept, phrases))
    begin, _, end = writer.tag("span", "\2", {"class": "keep"}).partition("\2")
    return write_words(kept, writer).replace("\0", begin).replace("\1", end)


def _kept(phrase: str) -> str:
    """A phrase of a title between marks, without the spaces behind it; a single letter as it is."""
    words = phrase.rstrip()
    return f"\0{words}\1{phrase[len(words) :]}" if len(words) > 1 else phrase
