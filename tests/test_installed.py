"""What packages register is what importlib.metadata finds, without what it brings along."""

import subprocess
import sys
from importlib.metadata import entry_points as by_importlib
from pathlib import Path
from zipfile import ZipFile

import pytest

from convert.installed import entry_points
from convert.registry import Group

GROUPS = ("convert.readers", "convert.backends", "convert.checks")


def package(folder: Path, name: str, points: str, version: str = "1.0") -> None:
    information = folder / f"{name}-{version}.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\nName: a word of its README\n"
    )
    (information / "entry_points.txt").write_text(points)


def found(group: Group = "convert.rules") -> list[tuple[str, str, str, str]]:
    return [(p.name, p.value, p.distribution, p.version) for p in entry_points([group])]


@pytest.mark.parametrize("group", [*GROUPS, "console_scripts", "pytest11"])
def test_it_is_what_importlib_finds(group: str):
    theirs = {
        (point.name, point.value.partition("[")[0].strip()) for point in by_importlib(group=group)
    }
    assert {(point.name, point.value) for point in entry_points([group])} == theirs
    assert theirs


def test_of_a_package_that_is_there_twice_the_first_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    package(tmp_path / "one", "Ship.Rules", "[convert.rules]\nbow = ship:BOW\n", "2.0")
    package(tmp_path / "two", "ship_rules", "[convert.rules]\nbow = ship:OLD\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / name) for name in ("one", "two", "none")])
    assert found() == [("bow", "ship:BOW", "Ship.Rules", "2.0")]


def test_comments_extras_and_other_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    text = (
        "# a ship\n[other]\nx = y:Z\n\n[convert.rules]\n; no rule\nbow=ship:BOW [sails]\nbad line\n"
    )
    package(tmp_path, "ship", text)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert found() == [("bow", "ship:BOW", "ship", "1.0")]


def test_packages_that_are_kept_in_a_zip_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with ZipFile(tmp_path / "ship.zip", "w") as archive:
        folder = "ship-1.0.dist-info"
        archive.writestr(f"{folder}/METADATA", "Metadata-Version: 2.1\nName: ship\nVersion: 1.0\n")
        archive.writestr(f"{folder}/entry_points.txt", "[convert.rules]\nbow = ship:BOW\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "ship.zip")])
    assert found() == [("bow", "ship:BOW", "ship", "1.0")]


def test_a_short_run_does_not_import_it():
    code = (
        "import sys; from convert.registry import registered; registered('convert.rules');"
        "print('importlib.metadata' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
