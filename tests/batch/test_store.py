"""Files are written whole or not at all."""

import errno
import io
import os
from pathlib import Path

import pytest

from convert.errors import WriteError
from convert.storage.atomic import write_whole


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path, monkeypatch):
    target = tmp_path / "sea.pdf"
    write_whole(target, b"old")

    class Full(io.BytesIO):
        def close(self) -> None:  # a network's disk says so no sooner
            super().close()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def opened(handle: int, _mode: str) -> Full:
        os.close(handle)
        return Full()

    monkeypatch.setattr(os, "fdopen", opened)
    with pytest.raises(WriteError) as failed:
        write_whole(target, b"new")
    assert "No space left on device" in str(failed.value)
    assert "what is finished is kept" in str(failed.value)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["sea.pdf"]


def test_a_folder_that_somebody_else_owns(tmp_path: Path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)  # nobody: to root nothing is forbidden
    try:
        with pytest.raises(WriteError) as failed:
            write_whole(locked / "sea.pdf", b"new")
    finally:
        if is_root:
            os.seteuid(0)
    assert "Permission denied" in str(failed.value)
    assert "--out" in str(failed.value)


def test_files_have_the_usual_permissions(tmp_path: Path):
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "sea.pdf", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "sea.pdf").stat().st_mode & 0o777 == 0o640
