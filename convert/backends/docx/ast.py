"""An Article in pandoc's JSON, with every paragraph and run in a named style.

Styles go by `custom-style`, which pandoc turns into Word's own; see `word.toml` of the theme.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from convert.article import Article, LanguageTag, Metadata, Pictured, Ruby
from convert.backends.docx.heading_levels import Top
from convert.backends.docx.notes import first_mark, further_mark
from convert.backends.docx.paragraphs import with_styles
from convert.backends.docx.ruby import ruby_node
from convert.backends.pandoc.inlines import data_address, inline_nodes
from convert.backends.pandoc.nodes import Content, Node, attributes, node, para, string, styled
from convert.backends.pandoc.sizes import picture_size, size_in_line
from convert.backends.pandoc.standing import Manner, Opening, Place, Standing
from convert.backends.pandoc.write import block_nodes, document_json, meta_words, standing_for
from convert.design.themes import Theme
from convert.markup.opening import opened, opening_paragraph
from convert.markup.pull import pull_quotes
from convert.walk import printed_byline
from convert.walk.dates import printed_when
from convert.walk.linked import with_links
from convert.walk.printed import printed_blocks, printed_publication


class Document(Struct, frozen=True):
    """A document for pandoc's `json` reader (UTF-8), and how many pictures stand in it."""

    json: bytes
    pictures: int


def pandoc_document(article: Article, theme: Theme, top: Top = 2) -> Document:
    """The article for pandoc, its headings from level `top` down, with what the theme asks of
    single paragraphs."""
    blocks = printed_blocks(article)
    metadata = article.metadata
    standing = standing_for(replace(_MANNER, lift=2 - top), blocks, metadata)
    if opened(article, theme, "paper").lead:
        standing.led = opening_paragraph(blocks)
    if theme.tokens.type.pull_quotes:
        standing.pulled = pull_quotes(blocks)
    meta = {"lang": meta_words(metadata.language), "dir": meta_words(metadata.direction)}
    body = block_nodes(blocks, standing)
    if body and body[0]["t"] == "Para":
        body[0] = styled("Opening", body[0])  # a byline, or a contents, has little room below it
    body = [*_masthead(metadata, standing), *body]
    if standing.rtl:
        body = with_styles(body, rtl=metadata.direction == "rtl")
    return Document(document_json(meta, body), standing.pictures)


def _masthead(metadata: Metadata, standing: Standing) -> list[Node]:
    lines = [
        ("Section", metadata.section),
        ("Title", metadata.title),
        ("Subtitle", metadata.subtitle),
        ("Author", printed_byline(metadata)),
        ("Date", printed_when(metadata)),
        *(("Details", f"{field.name} {field.value}") for field in metadata.fields),
    ]
    written = [
        styled(style, para(_linked(text, standing) if style in _LINKED else [string(text)]))
        for style, text in lines
        if text
    ]
    publication = inline_nodes(printed_publication(metadata), standing)
    if metadata.logo is not None:
        size = attributes(pairs=size_in_line(metadata.logo.data, _LOGO))
        publication = [node("Image", size, *_content(publication[0])[1:])]
    return [styled("Publication", para(publication)), *written] if publication else written


def _content(picture: Node) -> list[Content]:
    content = picture["c"]
    return content if isinstance(content, list) else []


def _linked(text: str, standing: Standing) -> list[Node]:
    return inline_nodes(with_links(text), standing)


def _text(words: str) -> list[Node]:
    return [string(words)]


def _ruby(ruby: Ruby, language: LanguageTag, _words: list[Node]) -> list[Node]:
    return [ruby_node(ruby, language)]


def _picture(picture: Pictured) -> Place:
    return data_address(picture), picture_size(picture.data)


def _opened(_place: Opening, nodes: list[Node]) -> list[Node]:
    return nodes


_LOGO: Final = 0.36  # inches: how high it stands above the title

_LINKED: Final = frozenset({"Author", "Details"})

_MANNER: Final = Manner(
    picture=_picture,
    ruby=_ruby,
    text=_text,
    opened=_opened,
    rule={"t": "HorizontalRule"},
    between_terms={"t": "LineBreak"},
    first=first_mark,
    further=further_mark,
    styled=True,
)
