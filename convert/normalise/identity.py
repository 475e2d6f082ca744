"""Where an article appears and who wrote it, as outputs show it: said by a person, and no part of
the source's text."""

from collections.abc import Iterator
from math import ceil

from msgspec.structs import replace

from convert.article import AnyBlock, Article, Inlines, Link, Metadata, Paragraph, Text
from convert.languages.digits import in_digits
from convert.languages.language import language
from convert.languages.phrases import phrases
from convert.normalise.addresses import is_web_address
from convert.walk import PARTED, blocks_text
from convert.walk.dates import date_in_words
from convert.walk.linked import with_links
from convert.walk.printed import parted_foot


def with_identity(article: Article, *, reading_time: bool = False) -> Article:
    """An article as it is published: what its metadata say of its author, publication, rights and
    address stands below the text, and the time that it takes to read beside its date.

    The very same article where none of it was said. reading_time: whether that is shown; a time
    that is in the metadata already stays as it is.
    """
    metadata = article.metadata
    if reading_time and metadata.reading_time is None:
        metadata = replace(metadata, reading_time=reading_words(article))
    has_foot = bool(parted_foot(article.blocks)[1])
    foot = () if has_foot else tuple(_foot(metadata))
    if not foot and metadata is article.metadata:
        return article
    return replace(article, metadata=metadata, blocks=(*article.blocks, *foot))


def without_nameplate(article: Article) -> Article:
    """An article without what stands above its title."""
    metadata = article.metadata
    if not (metadata.publication or metadata.section or metadata.logo):
        return article
    bare = replace(metadata, publication=None, section=None, logo=None)
    return replace(article, metadata=bare)


def without_logo(article: Article) -> Article:
    """An article that names its publication in words."""
    if article.metadata.logo is None:
        return article
    return replace(article, metadata=replace(article.metadata, logo=None))


def reading_words(article: Article) -> str:
    """How long it takes to read the text, in whole minutes and in words of its language."""
    tag = article.metadata.language
    pace = language(tag).pace
    texts = list(blocks_text(article.blocks))
    if pace.characters:
        minutes = sum(map(_letters, texts)) / pace.characters
    else:
        minutes = sum(len(text.split()) for text in texts) / pace.words
    return phrases(tag).reading_time.replace(
        "{n}", in_digits(max(1, ceil(minutes)), language(tag).digits)
    )


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _foot(metadata: Metadata) -> Iterator[AnyBlock]:
    if metadata.about:
        yield Paragraph(content=_safely_linked(metadata.about), role="about")
    date = date_in_words(metadata.date, metadata.language) if metadata.date else ""
    lines = (
        PARTED.join(filter(None, (metadata.publication, date))) if metadata.publication else "",
        "" if _is_in_head(metadata.rights, metadata) else metadata.rights or "",
        metadata.address or "",
    )
    yield from (
        Paragraph(content=_safely_linked(line), role="colophon") for line in lines if line.strip()
    )


def _is_in_head(words: str | None, metadata: Metadata) -> bool:
    """Whether a field of the source says them, which is printed below the title."""
    return any(words == field.value for field in metadata.fields)


def _safely_linked(text: str) -> Inlines:
    """With links to where a reader can go; the words of any other address stay."""
    return tuple(
        Text(text=inline.content[0].text)
        if isinstance(inline, Link)
        and isinstance(inline.content[0], Text)
        and inline.target.startswith("http")
        and not is_web_address(inline.target)
        else inline
        for inline in with_links(" ".join(text.split()))
    )
