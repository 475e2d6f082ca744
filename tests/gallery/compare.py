"""Pictures against those that somebody looked at and approved."""

from pathlib import Path

from PIL import Image
from pixelmatch.contrib.PIL import pixelmatch

APPROVED = Path(__file__).parent / "approved"
# Share of the pixels of a small picture that may differ: a line that moved is more.
MOST = 0.001
_WIDTH = 180
_GREYS = 16


def small(picture: Path) -> Image.Image:
    """The picture as it is kept: narrow, in few greys."""
    with Image.open(picture) as image:
        grey = image.convert("L")
    height = min(round(grey.height * _WIDTH / grey.width), 2 * _WIDTH)
    scaled = grey.resize((_WIDTH, round(grey.height * _WIDTH / grey.width)), Image.Resampling.BOX)
    return scaled.crop((0, 0, _WIDTH, height)).quantize(_GREYS)


def approve(name: str, picture: Path) -> None:
    """Keep the picture as the approved one."""
    APPROVED.mkdir(exist_ok=True)
    small(picture).save(APPROVED / f"{name}.png", optimize=True)


def difference(name: str, picture: Path) -> float | None:
    """The share of pixels that differ from the approved picture, None where there is none."""
    known = APPROVED / f"{name}.png"
    if not known.is_file():
        return None
    with Image.open(known) as image:
        before, now = image.convert("RGBA"), small(picture).convert("RGBA")
    if before.size != now.size:
        return 1.0
    return pixelmatch(before, now, threshold=0.2) / (before.width * before.height)
