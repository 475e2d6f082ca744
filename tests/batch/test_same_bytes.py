"""The same articles give the same bytes, in any order, by any number of any kind of workers."""

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from convert.batch.plan import Selection, plan
from convert.batch.run import Order, run
from convert.settings import Settings
from convert.storage.places import LocalPlace
from tests.batch.hearing import Hearing
from tests.batch.test_unbreakable import tree
from tests.bench.articles import article

SETTINGS = Settings(to=("pdf", "epub", "docx", "html", "json", "txt"))
ARTICLES = 8


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    for number in range(ARTICLES):
        (folder / f"a{number}.txt").write_text(article(number))
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    return folder


def made(
    sources: Path,
    out: Path,
    *,
    backwards: bool = False,
    workers: int = 0,
    executor: Callable[[int], Executor] | None = None,
) -> dict[str, bytes]:
    jobs = plan([str(sources)], SETTINGS.to, str(out), Selection()).jobs
    order = Order(
        jobs=tuple(reversed(jobs) if backwards else jobs),
        place=LocalPlace(str(out)),
        settings=SETTINGS,
        workers=workers,
        executor=executor,
    )
    summary = run(order, Hearing())
    assert (summary.made, summary.failed) == (ARTICLES, 1)
    return tree(out)


@pytest.fixture(scope="module")
def alone(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What this process makes by itself, in order."""
    found = made(sources, tmp_path_factory.mktemp("alone"))
    assert len(found) == ARTICLES * len(SETTINGS.to)
    return found


def test_backwards_in_one_process(sources: Path, alone: dict[str, bytes], tmp_path: Path):
    assert made(sources, tmp_path, backwards=True) == alone


@pytest.mark.parametrize("workers", [1, 3])
def test_in_processes(sources: Path, alone: dict[str, bytes], tmp_path: Path, workers: int):
    assert made(sources, tmp_path, workers=workers) == alone


def test_on_any_executor(sources: Path, alone: dict[str, bytes], tmp_path: Path):
    """Threads share this process's fonts and engine, and send bytes back as a cluster does."""
    assert made(sources, tmp_path, workers=2, executor=ThreadPoolExecutor) == alone
