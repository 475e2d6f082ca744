"""Sources that vanish or change while they are read, and sidecars that cannot be."""

import os
import threading
from pathlib import Path

import pytest

from convert.batch.job import Job
from convert.batch.make import make
from convert.errors import SourceError
from convert.settings import Settings
from convert.storage import sources as reading
from convert.storage.sources import read_source, source_with_stat

LIMIT = 1_000_000
TEXT = "The sea\n\nA paragraph about the sea that ends with a full stop.\n"


def test_a_source_that_changes_once_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"half of the old")
    stats = [reading.file_stat(str(path))]
    path.write_bytes(b"the whole of the new text")

    def first_the_old(asked: str):
        return stats.pop() if stats else real(asked)

    real = reading.file_stat
    monkeypatch.setattr(reading, "file_stat", first_the_old)
    data, stat = source_with_stat(str(path), LIMIT)
    assert data == b"the whole of the new text"
    assert stat == real(str(path))


def test_a_source_that_never_stops_changing_is_refused(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 200_000)
    over = threading.Event()

    def scribble() -> None:
        size = 200_000
        while not over.is_set():
            size = 200_001 if size == 200_000 else 200_000
            os.truncate(path, size)

    writer = threading.Thread(target=scribble)
    writer.start()
    try:
        for _ in range(200):
            try:
                data, stat = source_with_stat(str(path), LIMIT)
            except SourceError as error:
                assert "changes while it is read" in str(error)  # noqa: PT017 - either is right
            else:
                assert stat is not None
                assert len(data) == stat.size
    finally:
        over.set()
        writer.join()


def test_a_source_that_vanishes_between_plan_and_work_is_named(tmp_path: Path):
    job = Job(
        source=str(tmp_path / "gone.txt"), stem="gone", formats=("html",), folder=str(tmp_path)
    )
    outcome = make(job, Settings(to=("html",)))
    assert outcome.outputs == ()
    assert "gone.txt: error: no such file" in outcome.errors[0]


def test_a_source_that_is_too_large_is_not_read(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(SourceError, match="more than the limit of 10"):
        read_source(str(path), 10)
    assert read_source(str(path), 11) == b"x" * 11


def test_a_sidecar_that_is_no_text_costs_its_article(tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    job = Job(source=str(tmp_path / "a.txt"), stem="a", formats=("html",), folder=str(tmp_path))
    (error,) = make(job, Settings(to=("html",))).errors
    assert error.startswith(f"{tmp_path / 'a.toml'}: error: cannot be read")
