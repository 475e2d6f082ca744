"""The cover of a PDF: the field below its words, by the size of its page."""

from math import ceil
from typing import Final

from msgspec import Struct

from convert.article import Article, Metadata
from convert.backends.pdf.titles import COVER_SCALE
from convert.covers.design import Palette, cover_of
from convert.covers.drawn import motif_svg
from convert.covers.painted import photograph
from convert.design.themes import Theme
from convert.design.units import PAPER, points
from convert.walk import metadata_text

_SHARE: Final = 0.4  # of the page's height, where the words leave it
_LETTER: Final = 0.55  # em: how wide one is, all in all
_TITLE_LINE, _LINE = 1.25, 1.6  # em: how high lines are, with what is between paragraphs
_AROUND: Final = 7.0  # em: between the parts of the masthead, and before the field
_STANDFIRST: Final = 1.3  # the largest of the smaller types
_DOTS: Final = 1.5  # of a photograph, to each point: 108 an inch


class Ground(Struct, frozen=True):
    """What is behind the words of a cover: colours, and a picture at the foot of the page, as
    wide as that and `height` points high."""

    palette: Palette
    data: bytes
    media_type: str
    height: float


def ground_of(article: Article, theme: Theme) -> Ground:
    """The ground of an article's cover."""
    cover = cover_of(article)
    page = theme.tokens.page
    width, page_height = PAPER[page.size]
    left = page_height - points(page.margin_top) - _words_height(article.metadata, theme)
    # In the margin at the foot there are never any words.
    height = max(min(page_height * _SHARE, left), 0.8 * points(page.margin_bottom))
    if cover.picture is not None:
        data = photograph(cover.picture, round(width * _DOTS), round(height * _DOTS))
        return Ground(cover.palette, data, "image/jpeg", height)
    data = motif_svg(cover, round(width), round(height))
    return Ground(cover.palette, data, "image/svg+xml", height)


def _words_height(metadata: Metadata, theme: Theme) -> float:
    """About how high the words of a cover stand, in points, rather more than less."""
    kind, page = theme.tokens.type, theme.tokens.page
    size = points(kind.size)
    measure = PAPER[page.size][0] - points(page.margin_inner) - points(page.margin_outer)
    large = size * float(kind.scale_title) * COVER_SCALE
    longest = max(map(len, metadata.title.split()), default=1) * _LETTER * large
    # A line ends before the word that it has no room for: on the average it lacks half of that.
    title = ceil(len(metadata.title) * _LETTER * large / max(measure - longest / 2, large))
    others = (text for text in metadata_text(metadata) if text and text != metadata.title)
    lines = sum(ceil(len(text) * _LETTER * size * _STANDFIRST / measure) for text in others)
    return title * large * _TITLE_LINE + lines * size * _STANDFIRST * _LINE + _AROUND * size
