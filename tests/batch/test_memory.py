"""Memory does not grow with the number of articles, and what is unchanged costs next to none."""

from pathlib import Path

import pytest

from tests.bench.articles import write_small_articles
from tests.bench.memory import Course, watched_run

ARTICLES = 300
MANY = 2000
FORMATS = "pdf,epub,docx,html"

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="needs what Linux tells of processes"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("memory")
    write_small_articles(place / "in", ARTICLES)
    return place


def run(folder: Path) -> Course:
    arguments = [str(folder / "in"), "-t", FORMATS, "-o", str(folder / "out"), "-j", "2"]
    return watched_run(arguments, [ARTICLES // 3, ARTICLES])


def test_memory_is_bounded_and_flat(folder: Path):
    course = run(folder)
    assert course.articles == ARTICLES
    assert 0 < course.peak.parent < 200
    assert 0 < course.peak.worker < 150
    early, late = course.at[ARTICLES // 3], course.at[ARTICLES]
    assert early.worker
    assert late.parent - early.parent < 3
    assert late.worker - early.worker < 10
    assert late.pandoc - early.pandoc < 12


def test_unchanged_articles_cost_little_and_a_touched_one_is_made_alone(folder: Path):
    if not (folder / "out").exists():
        run(folder)
    assert run(folder).articles == 0
    touched = folder / "in" / "a00042.txt"
    touched.write_text(touched.read_text() + "\nOne paragraph more.\n")
    again = run(folder)
    assert again.articles == 1
    assert again.peak.parent < 200
    assert "One paragraph more" in (folder / "out" / "a00042.html").read_text()


def test_what_is_unchanged_costs_a_look(tmp_path: Path):
    """Made as text, which is quick; what is remembered is the same for every format."""
    write_small_articles(tmp_path / "in", MANY)
    arguments = [str(tmp_path / "in"), "-t", "txt", "-o", str(tmp_path / "out"), "-j", "2"]
    first = watched_run(arguments, [MANY])
    again = watched_run(arguments, [MANY])
    assert again.articles == 0
    assert again.peak.parent < 80
    assert again.seconds < first.seconds / 4
