"""What is known about an article, and what was set aside as no part of it."""

from typing import Literal, TypeAlias

from msgspec import Struct

from convert.article.inline import (
    Direction,
    Image,
    IsoDate,
    LanguageTag,
    LineRange,
)


class Author(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person or body that wrote the article."""

    name: str
    role: str | None = None
    affiliation: str | None = None
    email: str | None = None


class Field(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A field line that has no place of its own in the metadata: `Section: Opinion`."""

    name: str
    value: str
    lines: LineRange | None = None


class Metadata(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known about the article.

    `byline`, `date_line` and `dateline` are the source's own words and are what outputs print;
    `authors` and `date` are read out of them for machines. The dateline ("PARIS, 3 mars -")
    is printed at the head of the first paragraph, and is not repeated in the blocks.

    publication and section name where the article appears; a logo is shown in place of the
    publication's name and says it. about: who the author is; address: where the article is
    published. reading_time: how long it takes to read, in words, where outputs are to say so.
    """

    title: str = ""
    subtitle: str | None = None
    authors: tuple[Author, ...] = ()
    byline: str | None = None
    date: IsoDate | None = None
    date_line: str | None = None
    dateline: str | None = None
    language: LanguageTag = "und"
    direction: Direction = "ltr"
    description: str | None = None
    keywords: tuple[str, ...] = ()
    publisher: str | None = None
    rights: str | None = None
    identifier: str | None = None
    publication: str | None = None
    section: str | None = None
    logo: Image | None = None
    about: str | None = None
    address: str | None = None
    reading_time: str | None = None
    fields: tuple[Field, ...] = ()
    title_lines: LineRange | None = None
    byline_lines: LineRange | None = None
    date_lines: LineRange | None = None


AsideKind: TypeAlias = Literal[
    "running_head",
    "page_number",
    "mail_header",
    "covering_letter",
    "signature_block",
    "web_furniture",
    "archive_frame",
    "wire_header",
    "manual_header",
    "skipped",
]


class SetAside(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Lines of the source that are about the article or its carrier and no part of it.

    They are not printed; a reader tells that they were set aside. `text` is their words, a line
    each. `skipped` are those that a person left out.
    """

    kind: AsideKind
    text: str
    lines: LineRange
