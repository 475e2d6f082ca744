"""The comparison of the gallery: blind to nothing that a reader would see, deaf to noise."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.gallery import compare
from tests.gallery.compare import MOST, approve, difference


@pytest.fixture(autouse=True)
def approved_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(compare, "APPROVED", tmp_path / "approved")


def page(path: Path, shift: int = 0, ink: int = 0) -> Path:
    """A page of twenty lines, the tenth of which is `shift` pixels further right."""
    image = Image.new("L", (496, 702), 255)
    draw = ImageDraw.Draw(image)
    for line in range(20):
        left = 60 + (shift if line == 10 else 0)
        draw.rectangle((left, 60 + 28 * line, left + 360, 68 + 28 * line), fill=ink)
    image.save(path)
    return path


def test_the_same_page_is_the_same(tmp_path: Path):
    approve("page", page(tmp_path / "a.png"))
    assert difference("page", page(tmp_path / "b.png")) == 0


def test_a_line_that_moves_is_seen(tmp_path: Path):
    approve("page", page(tmp_path / "a.png"))
    found = difference("page", page(tmp_path / "b.png", shift=40))
    assert found is not None
    assert found > MOST


def test_a_shade_that_nobody_sees_is_not(tmp_path: Path):
    approve("page", page(tmp_path / "a.png"))
    found = difference("page", page(tmp_path / "b.png", ink=6))
    assert found is not None
    assert found <= MOST


def test_a_page_of_another_size_differs_wholly(tmp_path: Path):
    approve("page", page(tmp_path / "a.png"))
    Image.new("L", (496, 500), 255).save(tmp_path / "b.png")
    assert difference("page", tmp_path / "b.png") == 1


def test_an_unknown_page_has_no_difference(tmp_path: Path):
    assert difference("page", page(tmp_path / "a.png")) is None
