"""What assistive technology gets: Chromium's accessibility tree of our pages, against the Article.

Needs Chromium, so `make conformance` runs it and `make test` does not collect it. The same for PDF,
through its tag tree, is what `convert.check` does, in tests/check.
"""

import os
from functools import cache
from typing import Literal

import msgspec
import pytest
from msgspec import Struct

import convert
from convert.check.expected import expected_reading
from convert.check.external.dialogue import Command, converse
from convert.check.external.tools import FOLDER_VARIABLE, locate
from convert.check.reading.shape import Reading
from convert.check.words import same_words
from convert.walk.pictures import every_picture
from tests.conformance.articles.make import kitchen_sink
from tests.conformance.articles.tongues import ALL, Tongue
from tests.conformance.run import ROOT

LEAST_CONTRAST = 7.0  # WCAG 2.2, 1.4.6
SCRIPT = str(ROOT / "tests" / "conformance" / "browser.cjs")


class Tree(Struct):
    """Roles and names as the platform's accessibility interface gets them."""

    headings: list[tuple[int, str]]
    lists: list[int]
    tables: list[list[list[tuple[str, bool]]]]
    landmarks: list[str]
    images: list[str]


class Stop(Struct):
    """An element that the tab key reaches."""

    name: str
    text: str
    position: int
    seen: bool
    outlined: bool


class Keyboard(Struct):
    stops: list[Stop]
    landed: bool


class Contrast(Struct):
    ratio: float
    text: str
    holds: bool


class Page(Struct):
    tree: Tree
    keyboard: Keyboard
    contrast: dict[str, Contrast]
    overflow: dict[str, int]


@cache
def pages(folder: str) -> dict[str, Page]:
    """Every kitchen sink as the browser has it; one browser for all."""
    tools = locate({FOLDER_VARIABLE: str(ROOT / ".tools"), **os.environ})
    files = []
    for tongue in ALL:
        file = f"{folder}/{tongue.language}.html"
        with open(file, "wb") as page:
            page.write(convert.render(kitchen_sink(tongue), "html"))
        files.append(f"file://{file}")
    command = Command(
        arguments=(str(tools.node), SCRIPT, str(tools.node_modules), str(tools.chromium))
    )
    replies = converse(command, files)
    return {
        tongue.language: msgspec.json.decode(reply.line, type=Page)
        for tongue, reply in zip(ALL, replies, strict=True)
    }


@pytest.fixture(params=ALL, ids=lambda tongue: tongue.language)
def tongue(request: pytest.FixtureRequest) -> Tongue:
    chosen: Tongue = request.param
    return chosen


@pytest.fixture
def page(tongue: Tongue, tmp_path_factory: pytest.TempPathFactory) -> Page:
    return pages(str(tmp_path_factory.getbasetemp()))[tongue.language]


@pytest.fixture
def expected(tongue: Tongue) -> Reading:
    return expected_reading(kitchen_sink(tongue))


def test_the_headings_are_the_articles_at_the_same_levels(page: Page, expected: Reading) -> None:
    assert page.tree.headings == [(run.level, run.text) for run in expected.runs if run.level]


def test_lists_announce_as_many_items(page: Page, expected: Reading) -> None:
    assert page.tree.lists == [shape.items for shape in expected.lists]


def test_tables_have_the_same_cells_and_headers(page: Page, expected: Reading) -> None:
    assert len(page.tree.tables) == len(expected.tables)
    for has, wanted in zip(page.tree.tables, expected.tables, strict=True):
        assert [[header for _, header in row] for row in has] == [
            [cell.header for cell in row] for row in wanted.rows
        ]
        texts = [
            (text, cell.text)
            for row, cells in zip(has, wanted.rows, strict=True)
            for (text, _), cell in zip(row, cells, strict=True)
        ]
        assert all(same_words(one, other) for one, other in texts)


def test_pictures_say_their_words_and_decorative_ones_nothing(page: Page, tongue: Tongue) -> None:
    pictures = every_picture(kitchen_sink(tongue).blocks)
    assert page.tree.images == [picture.alt for picture in pictures if not picture.decorative]


def test_landmarks_lead_to_the_content_and_the_contents(page: Page) -> None:
    assert sorted(page.tree.landmarks) == ["main", "navigation"]


def test_the_tab_key_goes_down_the_page_and_shows_where_it_is(page: Page) -> None:
    stops = page.keyboard.stops
    positions = [stop.position for stop in stops]
    assert len(stops) > 5
    assert positions == sorted(positions)
    assert [stop.text for stop in stops if not (stop.seen and stop.outlined)] == []


def test_the_skip_link_comes_first_and_leads_to_the_article(page: Page) -> None:
    assert page.keyboard.stops[0].name == "a"
    assert page.keyboard.landed


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_text_keeps_its_contrast(page: Page, scheme: Literal["light", "dark", "forced"]) -> None:
    contrast = page.contrast[scheme]
    assert contrast.holds
    assert contrast.ratio >= LEAST_CONTRAST, contrast.text


@pytest.mark.parametrize("setting", ["narrow", "zoomed", "spaced", "desktop"])
def test_nothing_scrolls_sideways(page: Page, setting: str) -> None:
    """320 CSS pixels, 400 % zoom, the text spacing of WCAG 2.2 1.4.12."""
    assert page.overflow[setting] <= 0
