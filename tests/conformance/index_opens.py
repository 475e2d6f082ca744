"""The index of a folder: judged as our pages are, opened in a browser with 10,000 rows, and its
catalogue read by a reading app's parser.

Needs the validators, so `make conformance` runs it and `make test` does not collect it.
"""

import os
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

from convert.batch.feeds import CATALOGUE_NAME
from convert.check.external import axe, nu
from convert.check.external.dialogue import Command, converse
from convert.check.external.tools import FOLDER_VARIABLE, Tools, locate
from tests.batch.index_of import FORMATS, NEEDLE, entry, write
from tests.conformance.run import ROOT

ROWS = 10_000
SCRIPT = str(ROOT / "tests" / "conformance" / "index.cjs")


class WithoutScript(Struct):
    form: bool
    rows: int
    links: int


class Opened(Struct, rename="camel"):
    """When the page was ready, and what a search in it left; times in milliseconds."""

    ready_at: float
    found: str
    milliseconds: float
    rows: list[str]
    messages: list[str]
    without_script: WithoutScript


@pytest.fixture(scope="module")
def tools() -> Tools:
    return locate({FOLDER_VARIABLE: str(ROOT / ".tools"), **os.environ})


def test_nu_and_axe_find_nothing_in_an_index(tools: Tools, tmp_path: Path):
    page = write(tmp_path, 40)
    found = [f for judge in (nu.judge, axe.judge) for f in judge([page], tools)]
    assert [finding for finding in found if finding.severity != "info"] == []


def opened_with(rows: int, tools: Tools, folder: Path) -> list[Opened]:
    """An index of so many rows, opened three times: a busy machine may spoil one."""
    page = write(folder, rows)
    command = Command(
        arguments=(str(tools.node), SCRIPT, str(tools.node_modules), str(tools.chromium))
    )
    replies = converse(command, [f"{page.as_uri()} {NEEDLE.lower()}"] * 3)
    return [msgspec.json.decode(reply.line, type=Opened) for reply in replies]


@pytest.fixture(scope="module")
def opened(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> list[Opened]:
    return opened_with(ROWS, tools, tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module")
def opened_with_a_tenth(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> list[Opened]:
    return opened_with(ROWS // 10, tools, tmp_path_factory.mktemp("small"))


def test_ten_times_the_rows_open_and_are_searched_in_less_than_ten_times_the_time(
    opened: list[Opened], opened_with_a_tenth: list[Opened]
):
    """Ten thousand take a second where nothing else is done; a clock would tell of the machine."""
    many, few = opened, opened_with_a_tenth
    assert min(p.ready_at for p in many) < 10 * min(p.ready_at for p in few)
    assert min(p.milliseconds for p in many) < 10 * min(p.milliseconds for p in few)


def test_a_row_is_found_by_search(opened: list[Opened]):
    for page in opened:
        assert page.found == f"1 of {ROWS:,} articles"
        (row,) = page.rows
        assert row.startswith(NEEDLE)
        assert "PDF" in row
        assert page.messages == []


def test_without_script_every_row_is_there_and_no_search(opened: list[Opened]):
    assert opened[0].without_script == WithoutScript(form=False, rows=ROWS, links=4 * ROWS)


class Publication(Struct):
    title: str
    authors: list[str]
    language: str
    links: list[tuple[str, str, str]]


class Catalogue(Struct):
    acquisition: bool
    links: list[tuple[str, str]]
    entries: list[Publication]


def test_a_reading_app_understands_the_catalogue(tools: Tools, tmp_path: Path):
    write(tmp_path, 40)
    command = Command(
        arguments=(
            str(tools.node),
            str(ROOT / "tests" / "conformance" / "opds.cjs"),
            str(tools.node_modules),
        )
    )
    (reply,) = converse(command, [str(tmp_path / CATALOGUE_NAME)])
    catalogue = msgspec.json.decode(reply.line, type=Catalogue)
    assert catalogue.acquisition
    assert ("start", CATALOGUE_NAME) in catalogue.links
    assert len(catalogue.entries) == 40
    found = {publication.title: publication for publication in catalogue.entries}
    arabic = found[entry(1).title]
    assert arabic.authors == ["Ann Writer and Ben Reader"]
    assert arabic.language == "ar"
    assert [kind for kind, _, _ in arabic.links] == ["OPDSAcquisitionLink"] * len(FORMATS)
    assert arabic.links[1][1:] == ("application/epub+zip", "folder%201/a00001%20%231.epub")
