"""From an Article to the bytes of a PDF: fonts, style, layout, tags."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from convert.article import Article, LanguageTag
from convert.backends.pdf import PdfOptions, Profile
from convert.backends.pdf.engine import (
    engine_errors,
    font_configuration,
    parsed,
    style_sheet,
)
from convert.backends.pdf.finish import finisher
from convert.backends.pdf.initial import initial_css
from convert.backends.pdf.loading import weasyprint
from convert.backends.pdf.starts import page_starts
from convert.backends.pdf.tags import tagging
from convert.backends.pdf.titles import title_width
from convert.context import Context
from convert.errors import RenderError
from convert.fonts import Choice, choose
from convert.markup.foot import foot_notes
from convert.markup.numerals import (
    digits,
    list_numerals,
    numbers_headings,
    page_numerals,
)
from convert.markup.opening import takes_initial
from convert.markup.page import paper_page
from convert.markup.writer import Setting
from convert.paging import PageStarts
from convert.phrases import phrases
from convert.themes import Theme
from convert.used import used_faces, wanted_families
from convert.walk import plain_text

_VARIANTS: dict[Profile, str] = {
    "ua-1+a-2a": "pdf/a-2a",
    "ua-1+a-3a": "pdf/a-3a",
    "ua-2+a-4f": "pdf/a-4f",
}


def render_pdf(article: Article, theme: Theme, options: PdfOptions, context: Context) -> bytes:
    """The PDF of `article`; see `PdfBackend.render`."""
    data, _, _ = _rendered(article, theme, options, context)
    return data


def render_paged(
    article: Article, theme: Theme, options: PdfOptions, context: Context
) -> tuple[bytes, PageStarts]:
    """The PDF of `article`, and where its pages begin."""
    data, document, html = _rendered(article, theme, options, context)
    return data, page_starts(document, html)


def _rendered(
    article: Article, theme: Theme, options: PdfOptions, context: Context
) -> tuple[bytes, Any, Any]:
    """The PDF, the document as it was laid out, and the page it was laid out from."""
    labels = phrases(article.metadata.language)
    fonts = theme.tokens.fonts
    numerals = page_numerals(article.metadata.language)
    furniture = f"{labels.page_of}{labels.contents}{digits(numerals)}0123456789.()•–"
    choice = choose(
        f"{plain_text(article)}{furniture}", wanted_families(article, theme), fonts.also
    )
    if choice.missing:
        raise _tofu(choice)
    faces = used_faces(article, theme, choice)
    fallbacks = [name for name in choice.families if name not in (fonts.display, fonts.mono)]
    drop_cap = takes_initial(article, theme)
    css = _css(article, theme, options, fallbacks)
    if drop_cap:
        css += initial_css(article, theme)
    configuration = font_configuration(faces)
    layout = theme.tokens.page
    html = parsed(
        paper_page(
            article,
            contents=layout.contents,
            columns=layout.columns > 1,
            setting=Setting(
                initial=drop_cap,
                foot=foot_notes(article) if _at_foot(theme) else {},
                thin_spaces=theme.tokens.type.thin_spaces,
                title_width=title_width(article.metadata.title, theme, options.paper),
            ),
        )
    )
    with engine_errors("layout"), tagging():
        document = html.render(
            font_config=configuration,
            stylesheets=[style_sheet(css, faces)],
            presentational_hints=True,  # where a numbered list starts
        )
        _describe(document.metadata, article, context.stamp)
        output = io.BytesIO()
        document.write_pdf(
            output,
            finisher=finisher(options.profile),
            pdf_variant=_VARIANTS[options.profile],
            pdf_tags=True,
            attachments=_attachments(options.profile, context),
        )
    return output.getvalue(), document, html


def _tofu(choice: Choice) -> RenderError:
    named = ", ".join(f"{c} (U+{ord(c):04X})" for c in sorted(choice.missing)[:8])
    more = f" and {len(choice.missing) - 8} more" if len(choice.missing) > 8 else ""
    return RenderError(
        f"no installed font has {named}{more}",
        hint="For Chinese, Japanese and Korean: `pip install 'article-convert[cjk]'`.",
        code="font.missing",
    )


def _css(article: Article, theme: Theme, options: PdfOptions, fallbacks: list[str]) -> str:
    metadata = article.metadata
    others = "".join(f', "{name}"' for name in fallbacks if name != theme.tokens.fonts.text)
    fonts = theme.tokens.fonts
    css = theme.fill(
        theme.sheet(*_sheets(article, theme)),
        family_text=f'"{fonts.text}"{others}',
        family_display=f'"{fonts.display}", "{fonts.text}"{others}',
        family_mono=f'"{fonts.mono}", "{fonts.text}"{others}',
        page_of=_page_of(metadata.language),
        numerals=list_numerals(article),
        page_numerals=page_numerals(metadata.language),
        direction=metadata.direction,
        page_number_side="left" if metadata.direction == "rtl" else "right",
    )
    return f"{css}\n@page {{ size: {options.paper}; }}" if options.paper else css


def _sheets(article: Article, theme: Theme) -> Iterator[str]:
    """The style sheets of a theme's settings, in the order of the cascade."""
    page = theme.tokens.page
    yield from ("article.css", "page.css")
    if theme.tokens.type.pull_quotes:
        yield "pull.css"
    if theme.tokens.type.thin_spaces:
        yield "spacing.css"
    if theme.tokens.type.lead != "plain":
        yield f"lead-{theme.tokens.type.lead}.css"
    if page.columns > 1:
        yield "columns.css"
    if _at_foot(theme):
        yield "foot.css"
    if page.contents:
        yield "contents.css"
    if numbers_headings(article, theme):
        yield "numbered.css"
    if page.cover:
        yield "cover.css"
    if page.duplex:
        yield "duplex.css"


def _at_foot(theme: Theme) -> bool:
    """Whether notes stand at the foot of the page; the engine sets none below columns."""
    return theme.tokens.page.notes == "foot" and theme.tokens.page.columns == 1


def _page_of(language: LanguageTag) -> str:
    """ "Page n of m" as the value of `content`, numbers in the language's digits."""
    before, _, rest = phrases(language).page_of.partition("{n}")
    between, _, after = rest.partition("{m}")
    numerals = page_numerals(language)
    return f'"{before}" counter(page, {numerals}) "{between}" counter(pages, {numerals}) "{after}"'


def _describe(metadata: Any, article: Article, stamp: int) -> None:
    made = datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata.created = metadata.modified = made
    metadata.generator = "article-convert"
    metadata.lang = article.metadata.language


def _attachments(profile: Profile, context: Context) -> list[object]:
    if context.source is None or profile == "ua-1+a-2a":
        return []
    stamp = datetime.fromtimestamp(context.stamp, UTC)
    return [
        weasyprint().Attachment(
            string=context.source.decode("utf-8"),
            name="source.txt",
            description="The source text of this article",
            relationship="Source",
            created=stamp,
            modified=stamp,
        )
    ]
