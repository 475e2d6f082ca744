"""A reader, a rule, a backend and a check of another package: installed, found, used."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages with the example installed in it, as pip installs any package."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    quiet = ["--disable-pip-version-check", "--no-index", "--target", str(folder)]
    subprocess.run([*pip, *quiet, str(HERE / "example")], check=True, capture_output=True)
    return folder


def call(site: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "COLUMNS": "200"}
    command = [sys.executable, "-m", "convert", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def loud(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ship.shout").write_text("LAND AHOY\nTHERE IT LIES\nALL HANDS ON DECK\n")
    return tmp_path


def test_a_folder_run_takes_what_the_reader_claims(site: Path, loud: Path):
    result = call(site, loud, "run", "in", "-t", "json", "-o", "out")
    assert result.returncode == 0, result.stderr
    assert '"There it lies"' in (loud / "out" / "ship.json").read_text()
    assert "in/ship.shout:1: warning: it was loud. [shout.hoarse]" in result.stderr


def test_what_the_reader_refuses_is_one_line_with_its_place(site: Path, loud: Path):
    (loud / "in" / "hush.shout").write_text("\n")
    result = call(site, loud, "run", "in/hush.shout", "-t", "json", "-o", "out")
    assert result.returncode == 4
    assert "in/hush.shout:1: error: nobody shouts. [shout.silent]" in result.stderr


def test_the_reader_can_be_named_whatever_the_suffix_says(site: Path, loud: Path):
    (loud / "ship.txt").write_text("LAND AHOY\nTHERE IT LIES\n")
    result = call(site, loud, "inspect", "ship.txt", "--from", "shout")
    assert "There it lies" in result.stdout


def test_a_sidecar_gives_metadata_to_its_articles(site: Path, loud: Path):
    (loud / "in" / "ship.toml").write_text('title = "Landfall"\n')
    call(site, loud, "run", "in", "-t", "json", "-o", "out")
    assert '"Landfall"' in (loud / "out" / "ship.json").read_text()


def test_a_sidecar_says_what_lines_of_its_articles_are(site: Path, loud: Path):
    (loud / "in" / "ship.toml").write_text("heading = [2]\n")
    call(site, loud, "run", "in", "-t", "html", "-o", "out")
    assert ">There it lies</h2>" in (loud / "out" / "ship.html").read_text()
    (loud / "in" / "ship.toml").write_text("table = [2]\n")
    result = call(site, loud, "run", "in", "-t", "html", "-o", "out")
    assert "in/ship.toml:1: error: the sidecar says what cannot be" in result.stderr


def test_the_backend_writes_with_its_flag_and_its_option(site: Path, loud: Path):
    for arguments in (["--shout-marks", "3"], ["-O", "shout.marks=3"]):
        result = call(site, loud, "run", "in", "-t", "shout", "-o", "out", "--force", *arguments)
        assert result.returncode == 0, result.stderr
        assert (loud / "out" / "ship.shout").read_text().endswith("All hands on deck\n!!!")


def test_a_wrong_option_is_one_line_that_names_it(site: Path, loud: Path):
    wrong = {
        "shout.marks=12": "shout.marks '12'",
        "shout.mark=3": "shout has no option 'mark'. Known: marks. Did you mean marks?",
        "shot.marks=3": "no format 'shot'",
    }
    for assignment, words in wrong.items():
        result = call(site, loud, "run", "in", "-t", "shout", "-O", assignment)
        assert result.returncode == 2
        assert words in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_the_rule_of_a_stranger_is_weighed_and_explained(site: Path, tmp_path: Path):
    text = (
        "The Ship\n\nIt sailed at dawn, and nobody saw it go.\n\n! Land ahoy !\n\nThere it lay.\n"
    )
    (tmp_path / "ship.txt").write_text(text)
    explained = call(site, tmp_path, "explain", "ship.txt").stdout
    assert "cry 9 (needs 5): +9 stands between two bangs" in explained
    call(site, tmp_path, "run", "ship.txt", "-t", "html", "-o", "out")
    assert "<strong>Land ahoy</strong>" in (tmp_path / "out" / "ship.html").read_text()


def test_the_check_judges_and_verifies(site: Path, loud: Path):
    call(site, loud, "run", "in", "-t", "shout", "-o", "out")
    good = call(site, loud, "check", "out", "--against", "in/ship.shout")
    assert good.returncode == 0, good.stdout
    (loud / "out" / "ship.shout").write_text("Land ahoy\nThere it lies\n")
    bad = call(site, loud, "check", "out/ship.shout", "--against", "in/ship.shout")
    assert bad.returncode == 1
    assert "shout.loud" in bad.stdout
    assert "words lost" in bad.stdout


def test_everything_of_it_is_shown(site: Path, tmp_path: Path):
    formats = call(site, tmp_path, "formats").stdout
    rows = [line.split() for line in formats.splitlines() if "shouting" in line]
    assert [row[0] for row in rows] == ["shout", "shout", "shout", "cry"]
    assert "--shout-marks" in call(site, tmp_path, "run", "--help").stdout
    assert "one of tin" in call(site, tmp_path, "doctor").stdout


def test_a_broken_package_is_told_and_stops_nothing(site: Path, tmp_path: Path):
    broken = tmp_path / "site"
    information = broken / "broken-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text(
        "[convert.readers]\nbroken = nowhere:Reader\n[convert.backends]\nbroken = nowhere:Backend\n"
    )
    (tmp_path / "ship.txt").write_text("The Ship\n\nIt sailed at dawn.\n")
    made = call(broken, tmp_path, "run", "ship.txt", "-t", "html", "-o", "out")
    assert made.returncode == 0, made.stderr
    formats = call(broken, tmp_path, "formats").stdout
    assert "'broken' of broken cannot be loaded: ModuleNotFoundError" in formats
    asked = call(broken, tmp_path, "run", "ship.txt", "-t", "broken")
    assert asked.returncode == 3
    assert len(asked.stderr.splitlines()) == 1


def test_two_formats_of_one_suffix_are_refused(site: Path, tmp_path: Path):
    twin = tmp_path / "site"
    information = twin / "twin-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: twin\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text("[convert.backends]\ntwin = twin:Backend\n")
    (twin / "twin.py").write_text(
        "from convert.backends.txt import TxtBackend\n\n\n"
        'class Backend(TxtBackend):\n    name = "twin"\n'
    )
    (tmp_path / "ship.txt").write_text("The Ship\n\nIt sailed at dawn.\n")
    result = call(twin, tmp_path, "run", "ship.txt", "-t", "txt,twin", "-o", "out")
    assert result.returncode == 2
    assert "the formats txt and twin both write '.txt' files" in result.stderr


FAULTY = """\
from convert.settings import RenderOptions

class Whole:
    name, suffix, media_type, options = "whole", ".whole", "text/plain", RenderOptions

    def render(self, article, theme, options, context):
        return b"ok"

class Raises(Whole):
    name, suffix = "raises", ".raises"

    def render(self, article, theme, options, context):
        return {}["nothing"]

class Text(Whole):
    name, suffix = "text-only", ".text-only"

    def render(self, article, theme, options, context):
        return "words"

class Half:
    name, suffix, media_type = "half", ".half", "text/plain"

class Reader:
    name, suffixes = "loses", (".loses",)

    def read(self, source, settings):
        return [][0]
"""
POINTS = """\
[convert.backends]
whole = faulty:Whole
raises = faulty:Raises
text-only = faulty:Text
half = faulty:Half
gone = faulty:Gone
[convert.readers]
loses = faulty:Reader
"""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    about = tmp_path / "faulty-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(POINTS)
    (tmp_path / "faulty.py").write_text(FAULTY)
    (tmp_path / "sea.txt").write_text("The sea\n\nIt was there in the morning.\n")
    (tmp_path / "sea.loses").write_text("The sea\n")
    return tmp_path


@pytest.mark.parametrize(
    ("source", "format", "code", "words"),
    [
        ("sea.txt", "raises", 4, "'raises' of faulty fails: KeyError: 'nothing'."),
        ("sea.txt", "text-only", 4, "'text-only' of faulty fails: TypeError: bytes are wanted"),
        ("sea.txt", "half", 3, "'half' of faulty cannot be used: it has no options, render."),
        ("sea.txt", "gone", 3, "'gone' of faulty cannot be loaded: AttributeError"),
        ("sea.loses", "txt", 4, "'loses' of faulty fails: IndexError"),
    ],
)
def test_a_faulty_package_is_named_in_one_line(
    faulty: Path, source: str, format: str, code: int, words: str
):
    done = call(faulty, faulty, "run", source, "-t", format, "-o", "out")
    assert done.returncode == code
    told = [line for line in done.stderr.splitlines() if "error:" in line]
    assert words in told[0]
    assert "Traceback" not in done.stderr


def test_a_faulty_package_stops_no_other(faulty: Path):
    done = call(faulty, faulty, "run", "sea.txt", "-t", "whole,raises", "-o", "out")
    assert done.returncode == 1
    assert (faulty / "out" / "sea.whole").read_bytes() == b"ok"
    for command in (("formats",), ("doctor",), ("config",), ("help", "run")):
        assert "Traceback" not in call(faulty, faulty, *command).stderr
    listed = call(faulty, faulty, "formats").stdout
    assert re.search(r"half\s+faulty\s+'half' of faulty cannot be used", listed)
