"""An article as a book: its documents, style, fonts, images and metadata, handed to EbookLib."""

import re
from uuid import NAMESPACE_URL, uuid5

from ebooklib import epub

from convert.article import Article, Metadata
from convert.backends.epub import EpubOptions
from convert.backends.epub.accessibility import accessibility_metadata
from convert.backends.epub.documents import article_page, cover_page, navigation_page
from convert.backends.epub.older import physical
from convert.backends.epub.package import write_book
from convert.backends.epub.pagebreaks import (
    page_breaks,
    page_list,
    page_numbers,
    page_properties,
    page_source,
)
from convert.context import Context
from convert.covers.design import cover_of
from convert.covers.painted import PORTRAIT, painted
from convert.design.font_css import font_face, font_stack
from convert.design.fonts import Face, choose, kind_of
from convert.design.needed_faces import letters_of, needed_faces, wanted_families
from convert.design.sheets import sheets_for
from convert.design.subset import subset
from convert.design.themes import Theme
from convert.interchange import to_json
from convert.markup.about import description
from convert.markup.numerals import list_numerals
from convert.markup.opening import asked, initial_values
from convert.markup.page import screen_words
from convert.markup.writer import setting_of
from convert.media_types import suffix_of
from convert.walk.pictures import every_formula, pictures_of


def render_epub(article: Article, theme: Theme, options: EpubOptions, context: Context) -> bytes:
    """The EPUB of `article`; see `EpubBackend.render`."""
    book = _new_book(article)
    faces = _faces(article, theme)
    images = _add_images(book, article)
    text = screen_words(article)
    for face in faces:
        data = subset(face, letters_of(face, article, theme, text))
        _add(book, f"fonts/{_font_name(face)}", "font/otf", data)
    _add(book, "book.css", "text/css", _css(article, theme, faces).encode())
    shown = cover_of(article)
    data, kind = painted(shown, theme, article.metadata.direction, PORTRAIT)
    cover = _add(book, f"cover{suffix_of(kind)}", kind, data)
    cover.properties = ["cover-image"]
    page = cover_page(article, cover.file_name, shown.words.said())
    _add_page(book, "cover", page).is_linear = False
    numbers = page_numbers(article, context.pages) if context.pages else []
    setting = setting_of(theme)
    marks = page_breaks(context.pages, numbers) if context.pages else None
    page = article_page(article, lambda picture: images[picture.data], setting, marks)
    if context.pages:
        book.add_metadata("DC", "source", page_source(article))
    written = _add_page(book, "article", page)
    if any(formula.mathml for formula in every_formula(article.blocks)):
        written.properties = ["mathml"]
    listed = page_list(article, numbers) if numbers else ""
    _add_page(book, "nav", navigation_page(article, listed)).properties = ["nav"]
    book.spine = [("cover", "no"), "article", ("nav", "no")]
    properties = accessibility_metadata(article, options)
    properties += page_properties(article) if numbers else []
    for name, value, attributes in properties:
        book.add_metadata(None, "meta", value, {"property": name, **attributes})
    return write_book(book, context.stamp)


def _new_book(article: Article) -> epub.EpubBook:
    metadata = article.metadata
    book = epub.EpubBook()
    book.FOLDER_NAME = "EPUB"
    book.set_identifier(metadata.identifier or _identifier(article))
    book.set_title(metadata.title)
    book.set_language(metadata.language)
    book.set_direction(metadata.direction)
    # EbookLib's own generator element is of EPUB 2.
    book.metadata[epub.NAMESPACES["OPF"]].pop("generator", None)
    for author in metadata.authors:
        book.add_metadata("DC", "creator", author.name)
    for name, value in _dublin_core(metadata, description(article)):
        book.add_metadata("DC", name, value)
    return book


def _dublin_core(metadata: Metadata, summary: str) -> list[tuple[str, str]]:
    given = [
        ("date", metadata.date),
        ("description", summary),
        ("publisher", metadata.publisher),
        ("rights", metadata.rights),
        *(("subject", keyword) for keyword in metadata.keywords),
    ]
    return [(name, value) for name, value in given if value]


def _identifier(article: Article) -> str:
    """The same article always has the same identifier, another article another one."""
    return uuid5(NAMESPACE_URL, to_json(article).decode()).urn


def _add(book: epub.EpubBook, name: str, media_type: str, content: bytes) -> epub.EpubItem:
    uid = name.replace("/", "-").replace(".", "-")
    item = epub.EpubItem(uid=uid, file_name=name, media_type=media_type, content=content)
    book.add_item(item)
    return item


def _add_page(book: epub.EpubBook, name: str, page: str) -> epub.EpubItem:
    item = epub.EpubItem(
        uid=name,
        file_name=f"{name}.xhtml",
        media_type="application/xhtml+xml",
        content=page.encode(),
    )
    item.is_linear = True
    book.add_item(item)
    return item


def _add_images(book: epub.EpubBook, article: Article) -> dict[bytes, str]:
    """Each picture once, as a file of its own; its address by its data."""
    addresses: dict[bytes, str] = {}
    for picture in pictures_of(article):
        if picture.data not in addresses:
            address = f"images/{len(addresses) + 1}{suffix_of(picture.media_type)}"
            _add(book, address, picture.media_type, picture.data)
            addresses[picture.data] = address
    return addresses


def _faces(article: Article, theme: Theme) -> tuple[Face, ...]:
    wanted = wanted_families(article, theme)
    choice = choose(screen_words(article), wanted, theme.tokens.fonts.also, theme.own_faces)
    return needed_faces(article, theme, choice)


def _font_name(face: Face) -> str:
    slant = "-italic" if face.italic else ""
    name = re.sub(r"[^\w]+", "-", face.family.lower())
    return f"{name}-{face.weight}{slant}.otf"


def _css(article: Article, theme: Theme, faces: tuple[Face, ...]) -> str:
    fonts = theme.tokens.fonts
    rules = "\n".join(font_face(face, f"fonts/{_font_name(face)}") for face in faces)
    others = [face.family for face in faces if face.family not in fonts.named]
    filled = theme.fill(
        physical(
            theme.sheet(*sheets_for(asked(article, theme, "book"))), article.metadata.direction
        ),
        family_text=font_stack((fonts.text, *others), kind_of(fonts.text, theme.own_faces)),
        family_display=font_stack(
            (fonts.display, *others), kind_of(fonts.display, theme.own_faces)
        ),
        family_title=font_stack(
            (fonts.of_title, fonts.text, *others), kind_of(fonts.of_title, theme.own_faces)
        ),
        family_mono=font_stack((fonts.mono, fonts.text, *others), "mono"),
        numerals=list_numerals(article),
        **initial_values(article, theme, "book"),
    )
    return f"{rules}\n{filled}"
