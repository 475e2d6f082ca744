"""What a cover shows: the words, the colours, and the lead picture or a motif.

Colours and motif are drawn from a digest of the article's words: the same article always has the
same cover, and a shelf of articles is no shelf of the same one.
"""

from hashlib import sha256

from msgspec import Struct

from convert.article import Article, Figure, Metadata
from convert.covers.motifs import MOTIFS, Shape
from convert.walk import blocks_text, printed_byline
from convert.walk.dates import printed_date
from convert.walk.printed import parted_foot

_PHOTOGRAPHS = frozenset(("image/png", "image/jpeg", "image/webp"))
_NEAR_THE_HEAD = 3  # blocks: a picture further down leads nothing


class Palette(Struct, frozen=True):
    """Colours as #rrggbb: the ground, the type on it, and what the motif is drawn in."""

    ground: str
    ink: str
    accent: str


PALETTES = (
    Palette("#14304f", "#f7f3e9", "#e0a458"),
    Palette("#64202b", "#fbf2e6", "#e3b071"),
    Palette("#1d4034", "#f3f1e4", "#c9a94f"),
    Palette("#f4efe4", "#1c1c1c", "#b5402a"),
    Palette("#2e3943", "#f2f2ee", "#7fb7be"),
    Palette("#e6b94a", "#1b1713", "#8c3a1c"),
    Palette("#3d2a55", "#f6effa", "#d98cb3"),
    Palette("#0e4f55", "#eef6f3", "#f2a65a"),
)
"""Eight of them; type on its ground has a contrast of 7:1 at least (WCAG 2.2, 1.4.6)."""


KINDS = len(PALETTES) * len(MOTIFS)
"""How many kinds of covers there are, by palette and motif."""


class Words(Struct, frozen=True):
    """What a cover says; each may be empty but the title."""

    title: str
    standfirst: str = ""
    byline: str = ""
    date: str = ""
    publication: str = ""

    def said(self) -> str:
        """All of it, as one text."""
        lines = (self.publication, self.title, self.standfirst, self.byline, self.date)
        return ". ".join(line.strip().rstrip(".") for line in lines if line.strip())


class Cover(Struct, frozen=True):
    """A cover. picture: the bytes of the lead picture, which takes the place of the motif."""

    words: Words
    palette: Palette
    seed: bytes
    picture: bytes | None = None

    @property
    def kind(self) -> int:
        """Which palette with which kind of motif, as a number below `KINDS`."""
        return self.seed[0] % len(PALETTES) * len(MOTIFS) + self.seed[1] % len(MOTIFS)

    def motif(self, width: int, height: int) -> tuple[Shape, ...]:
        """The shapes that fill a field of this size."""
        return MOTIFS[self.seed[1] % len(MOTIFS)](self.seed[2:], width, height)


def cover_of(article: Article) -> Cover:
    """The cover of an article."""
    text, _ = parted_foot(article.blocks)  # what is said of the publication is no word of it
    words = "\n".join((article.metadata.title, *blocks_text(text)))
    seed = sha256(words.encode()).digest()
    return Cover(
        words=_words(article.metadata),
        palette=PALETTES[seed[0] % len(PALETTES)],
        seed=seed,
        picture=_lead_picture(article),
    )


def _words(metadata: Metadata) -> Words:
    return Words(
        title=metadata.title,
        standfirst=" ".join((metadata.subtitle or "").split()),
        byline=printed_byline(metadata),
        date=printed_date(metadata),
        publication=metadata.publication or "",
    )


def _lead_picture(article: Article) -> bytes | None:
    """The photograph that an article begins with, if it does."""
    for block in article.blocks[:_NEAR_THE_HEAD]:
        if isinstance(block, Figure) and block.media_type in _PHOTOGRAPHS and not block.decorative:
            return block.data
    return None
