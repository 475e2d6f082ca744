"""From an Article to the bytes of a PDF: data, layout, tags."""

from collections.abc import Iterator

import msgspec

from convert.article import Article, Footnote, Heading, Metadata
from convert.backends.pdf import PdfOptions
from convert.backends.pdf.covers import ground_of
from convert.backends.pdf.formulas import formula_picture
from convert.backends.pdf.initials import cap_of
from convert.backends.pdf.laid import Laid
from convert.backends.pdf.last_page import respaced
from convert.backends.pdf.letters import with_fonts
from convert.backends.pdf.running_heads import running_heads
from convert.backends.pdf.tables import Fits, fit_tables
from convert.backends.pdf.titles import title_family, title_width
from convert.backends.pdf.typst.blocks import write_blocks, write_note
from convert.backends.pdf.typst.compiler import WIDER, Press, compiled, press_for
from convert.backends.pdf.typst.inlines import title_words, words, write_inlines
from convert.backends.pdf.typst.last_page import short_ends
from convert.backends.pdf.typst.looks import looks_of
from convert.backends.pdf.typst.painting import is_shaped
from convert.backends.pdf.typst.sheet import CAPTIONED, Sheet, Tag, Value
from convert.backends.pdf.typst.structure import finished
from convert.context import Context
from convert.design.fonts import Choice, Faces, faces
from convert.design.sheets import notes_at_foot
from convert.design.themes import Theme
from convert.errors import UsageError
from convert.languages.phrases import phrases
from convert.markup.about import description
from convert.markup.foot import foot_notes
from convert.markup.notes import find_notes
from convert.markup.opening import initial, lead_end, opened, opening_paragraph
from convert.markup.pull import pull_quotes
from convert.paging import letters
from convert.walk import block_text, every_block, printed_byline
from convert.walk.dates import printed_when
from convert.walk.linked import with_links
from convert.walk.printed import parted_foot, printed_blocks

_PLAIN, _CARRYING = "ua-1+a-2a", "ua-1+a-3a"


def lay_out(
    article: Article, theme: Theme, options: PdfOptions, context: Context, *, paged: bool
) -> Laid:
    """The PDF of `article` by Typst; see `convert.backends.pdf.engines.lay_out`."""
    if options.profile not in (_PLAIN, _CARRYING):
        raise UsageError(
            f"Typst makes no PDF of the profile {options.profile}",
            hint=f"It makes {_PLAIN} and {_CARRYING}; WeasyPrint makes all: pdf.engine=weasyprint.",
            code="options.invalid",
        )
    article, choice = with_fonts(article, theme)
    press = press_for((*theme.own_faces, *_cuts(theme)))
    families = _families(article.metadata.title, theme, choice, press)
    sheet = _sheet(article, theme, fit_tables(article, theme))
    data = _data(article, sheet, theme)
    data["line_ends"] = "simple" if sheet.monotonous else "optimized"
    if paged:
        sheet.tags.moved = _moved(article, sheet)

    def set_in(theme: Theme) -> bytes:
        looks = {"look": looks_of(article, theme, families)}
        encoded = msgspec.json.encode(data | looks).decode()
        return compiled(press, encoded, sheet.files, context.stamp)

    laid = set_in(theme)
    if ends := short_ends(laid, theme):
        again = set_in(respaced(theme, ends))
        laid = laid if short_ends(again, theme) else again
    words = msgspec.json.encode(data).decode()
    shaped = article.metadata.direction if is_shaped(words) else None
    return finished(
        laid,
        article.metadata.language,
        sheet.tags,
        paged=paged,
        shaped=shaped,
        carried=context if options.profile == _CARRYING else None,
    )


def _sheet(article: Article, theme: Theme, fits: Fits) -> Sheet:
    blocks = printed_blocks(article)
    tokens = theme.tokens
    opening = opening_paragraph(blocks)
    how = opened(article, theme, "paper")
    begin = initial(opening) if opening and how.lines else None
    sheet = Sheet(
        notes=find_notes(article.blocks),
        labels=phrases(article.metadata.language),
        headings=frozenset(
            ("title", *(b.id for b in every_block(blocks) if isinstance(b, Heading) and b.id))
        ),
        foot=foot_notes(article) if notes_at_foot(tokens) else {},
        tables=fits.tables,
        landscape=fits.landscape,
        opening=opening,
        lead=lead_end(opening) if opening and how.lead else 0,
        cap=cap_of(theme, begin, how.lines) if begin else None,
        pulled=pull_quotes(blocks) if tokens.type.pull_quotes else (),
        write_blocks=write_blocks,
        write_note=write_note,
        formula=formula_picture,
        lining=tokens.type.figures == "oldstyle",
        thin_spaces=tokens.type.thin_spaces,
        superior=tokens.type.note_marks == "superior",
    )
    sheet.spaces = sheet.spaces_in(article.metadata.language)
    return sheet


def _data(article: Article, sheet: Sheet, theme: Theme) -> dict[str, Value]:
    """An article as the template takes it."""
    metadata = article.metadata
    blocks = printed_blocks(article)
    text, foot = parted_foot(blocks)
    headings = any(isinstance(block, Heading) for block in every_block(blocks))
    contents = headings and theme.tokens.page.contents
    if contents:
        sheet.tags.groups += [Tag(CAPTIONED), Tag("Caption")]
    heads = running_heads(article, theme)
    return {
        "cover": _cover(article, sheet, theme) if theme.tokens.page.cover else None,
        "title": metadata.title,
        "publication": _publication(metadata, sheet),
        "section": words(metadata.section, sheet) if metadata.section else None,
        "running": [heads.left, heads.right],
        "heading": title_words(metadata.title, sheet),
        "title_width": _em(title_width(metadata.title, theme)),
        "subtitle": words(metadata.subtitle, sheet) if metadata.subtitle else None,
        "lines": list(_lines(metadata, sheet, plain=theme.tokens.page.cover)),
        "has_byline": bool(printed_byline(metadata)),
        "authors": [author.name for author in metadata.authors],
        "keywords": list(metadata.keywords),
        "description": description(article) or None,
        "contents": phrases(metadata.language).contents if contents else None,
        "blocks": write_blocks(text, sheet),
        "foot": write_blocks(foot, sheet),
    }


def _lines(metadata: Metadata, sheet: Sheet, *, plain: bool) -> Iterator[list[Value]]:
    """The lines below the title; `plain`: without links, whose colour is that of white paper."""

    def linked(text: str) -> list[Value]:
        return words(text, sheet) if plain else write_inlines(with_links(text), sheet)

    if byline := printed_byline(metadata):
        yield linked(byline)
    if date := printed_when(metadata):
        yield words(date, sheet)
    for field in metadata.fields:
        yield [f"{field.name} ", *linked(field.value)]


def _cover(article: Article, sheet: Sheet, theme: Theme) -> Value:
    ground = ground_of(article, theme)
    suffix = ".svg" if ground.media_type.endswith("svg+xml") else ".jpeg"
    return {
        "ground": ground.palette.ground,
        "ink": ground.palette.ink,
        "field": sheet.file(ground.data, suffix),
        "height": ground.height,
    }


def _publication(metadata: Metadata, sheet: Sheet) -> list[Value] | None:
    """The publication's name or its logo, None for neither."""
    if metadata.logo is not None:
        return [["logo", sheet.picture(metadata.logo)]]
    return words(metadata.publication, sheet) if metadata.publication else None


def _moved(article: Article, sheet: Sheet) -> list[tuple[int, int]]:
    """Of each note at the foot of a page, the letters before its place in the source, such notes
    left out, and its own."""
    metadata = article.metadata
    fields = [f"{field.name}{field.value}" for field in metadata.fields]
    above = "" if metadata.logo else metadata.publication or "", metadata.section or ""
    head = (*above, metadata.title, metadata.subtitle or "", printed_byline(metadata) or "")
    count, moved = letters("".join((*head, printed_when(metadata), *fields))), []
    for block in printed_blocks(article):
        own = letters("".join(block_text(block)))
        if isinstance(block, Footnote) and block.label in sheet.foot:
            moved.append((count, own))
        else:
            count += own
    return moved


def _em(width: str | None) -> float | None:
    return float(width.removesuffix("em")) if width else None


def _cuts(theme: Theme) -> Faces:
    """The faces of the title's family where it is cut out of a file of many designs."""
    found = faces(theme.tokens.fonts.of_title, theme.own_faces)
    return tuple(face for face in found if face.optical is not None)


def _families(title: str, theme: Theme, choice: Choice, press: Press) -> dict[str, list[str]]:
    """The families of text, italics, display and code, by the names that Typst knows."""
    fonts = theme.tokens.fonts
    further = [name for name in choice.families if name not in fonts.named]

    def stack(*first: str) -> list[str]:
        # What the theme's other families have, no further one was asked for.
        names = dict.fromkeys((*first, fonts.text, *further, *fonts.named))
        return [press.names[name] for name in names if name in press.names]

    text = stack()
    wider = [WIDER[fonts.text]] if fonts.text in WIDER else []
    return {
        "text": text,
        "italic": [*text[:1], *wider, *text[1:]],
        "display": stack(fonts.display),
        "title": stack(title_family(title, theme)),
        "mono": stack(fonts.mono),
    }
