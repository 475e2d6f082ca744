"""From an Article to the bytes of a PDF: fonts, style, layout, tags."""

import io
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime

from msgspec.structs import replace

from convert.article import Article
from convert.backends.pdf import PdfOptions, Profile
from convert.backends.pdf.formulas import formula_picture
from convert.backends.pdf.laid import Laid
from convert.backends.pdf.last_page import respaced
from convert.backends.pdf.letters import with_fonts
from convert.backends.pdf.running_heads import running_heads
from convert.backends.pdf.tables import Fits, fit_tables
from convert.backends.pdf.titles import title_width
from convert.backends.pdf.weasyprint.copies import pillow_as_weasyprint_wants_it
from convert.backends.pdf.weasyprint.engine import engine
from convert.backends.pdf.weasyprint.inputs import (
    engine_errors,
    font_configuration,
    parsed,
    style_sheet,
)
from convert.backends.pdf.weasyprint.last_page import ends_of, ends_short
from convert.backends.pdf.weasyprint.observations import observing
from convert.backends.pdf.weasyprint.page_starts import page_starts
from convert.backends.pdf.weasyprint.shapes import Document
from convert.backends.pdf.weasyprint.sheets import article_css
from convert.backends.pdf.weasyprint.tags.finish import finisher
from convert.context import Context
from convert.design.needed_faces import needed_faces
from convert.design.sheets import notes_at_foot
from convert.design.themes import Theme
from convert.markup.foot import foot_notes
from convert.markup.opening import opened
from convert.markup.page import paper_page
from convert.markup.writer import setting_of

_VARIANTS: dict[Profile, str] = {
    "ua-1+a-2a": "pdf/a-2a",
    "ua-1+a-3a": "pdf/a-3a",
    "ua-2+a-4f": "pdf/a-4f",
}


def lay_out(article: Article, theme: Theme, options: PdfOptions, context: Context) -> Laid:
    """The PDF of `article` by WeasyPrint; see `PdfBackend.render` for what it raises."""
    article, choice = with_fonts(article, theme)
    faces = needed_faces(article, theme, choice)
    fonts = theme.tokens.fonts
    fallbacks = [name for name in choice.families if name not in fonts.named]
    configuration = font_configuration(faces)
    fits = fit_tables(article, theme)
    page = _page(article, theme, fits)
    html = parsed(page)

    def set_in(theme: Theme) -> Document:
        turned = bool(fits.landscape)
        css = article_css(article, theme, fallbacks, options.paper, turned=turned)
        document: Document = html.render(
            font_config=configuration,
            stylesheets=[style_sheet(part, faces) for part in css],
            presentational_hints=True,  # where a numbered list starts
        )
        return document

    with engine_errors("layout"), observing(), _pictures(page):
        document = set_in(theme)
        if ends_short(document):
            again = set_in(respaced(theme, ends_of(document)))
            document = document if ends_short(again) else again
        data = _written(document, article, options.profile, context)
    return Laid(data, page_starts(document, html))


def _page(article: Article, theme: Theme, fits: Fits) -> str:
    """The HTML that is laid out."""
    layout = theme.tokens.page
    heads = running_heads(article, theme)
    return paper_page(
        article,
        contents=layout.contents,
        columns=layout.columns > 1,
        heads={"head-left": heads.left, "head-right": heads.right},
        setting=replace(
            setting_of(theme),
            initial=bool(opened(article, theme, "paper").lines),
            foot=foot_notes(article) if notes_at_foot(theme.tokens) else {},
            title_width=title_width(article.metadata.title, theme),
            tables=fits.tables,
            landscape=fits.landscape,
            turned_masthead=fits.masthead,
            formula=formula_picture,
        ),
    )


def _pictures(page: str) -> AbstractContextManager[None]:
    return pillow_as_weasyprint_wants_it() if "data:" in page else nullcontext()


def _written(document: Document, article: Article, profile: Profile, context: Context) -> bytes:
    """The bytes of a document that was laid out."""
    _describe(document, article, context.stamp)
    output = io.BytesIO()
    document.write_pdf(
        output,
        finisher=finisher(profile),
        pdf_variant=_VARIANTS[profile],
        pdf_tags=True,
        attachments=_attachments(profile, context),
    )
    return output.getvalue()


def _describe(document: Document, article: Article, stamp: int) -> None:
    made = datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata = document.metadata
    metadata.created = metadata.modified = made
    metadata.generator = "article-convert"
    metadata.lang = article.metadata.language


def _attachments(profile: Profile, context: Context) -> list[object]:
    if context.source is None or profile == "ua-1+a-2a":
        return []
    stamp = datetime.fromtimestamp(context.stamp, UTC)
    return [
        engine().copies.weasyprint.Attachment(
            string=context.source.decode("utf-8"),
            name="source.txt",
            description="The source text of this article",
            relationship="Source",
            created=stamp,
            modified=stamp,
        )
    ]
