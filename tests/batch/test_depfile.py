"""What make and ninja are told, read by make and by ninja."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from convert.design.fonts import faces
from tests.command import ROOT, article_convert
from tests.conformance.articles.pictures import DOT

NAMES = ("plain", "with space", "hash#tag", "dollar$1", "co:lon", "all of: it #$")
FORMATS = "html,txt"


def write(path: Path, words: str = "The sea") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{words}\n\nA paragraph about {words} that ends with a full stop.\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles with awkward names, and a theme of our own, in a folder with a space."""
    place = tmp_path / "my work"
    for name in NAMES:
        write(place / "in" / f"{name}.txt", f"The {name}")
    (place / "house").mkdir()
    (place / "house" / "theme.toml").write_text('name = "house"\nextends = "default"\n')
    (place / "house" / "screen.css").write_text("p { margin-block: 1em }\n")
    return place


def run(folder: Path, *more: object, depfile: str = "out/all.d") -> dict[str, list[str]]:
    """Run over the folder; the rules that the depfile has, names as they are on the disk."""
    result = article_convert(
        "run", "in", "-t", FORMATS, "-o", "out", "--theme", "house", "-q", "--depfile", depfile,
        "--depfile-format", "ninja", *more, cwd=folder,
    )  # fmt: skip
    assert result.code == 0, result.err
    return rules(folder / depfile)


def rules(depfile: Path) -> dict[str, list[str]]:
    """The rules of a depfile as its grammar has them: a space or colon counts unless escaped."""
    found: dict[str, list[str]] = {}
    for line in depfile.read_text().splitlines():
        words, word, escaped = [], "", False
        targets: list[str] = []
        for character in line.replace("$$", "$"):
            if escaped:
                word, escaped = word + character, False
            elif character == "\\":
                escaped = True
            elif character == " ":
                words, word = [*words, word], ""
            elif character == ":" and not targets:
                targets, words, word = [*words, word], [], ""
            else:
                word += character
        needed = [word for word in [*words, word] if word]
        found |= dict.fromkeys(targets, needed)
    return found


def test_every_output_depends_on_its_source_theme_and_fonts(folder: Path):
    found = run(folder)
    for name in NAMES:
        for suffix in ("html", "txt"):
            needed = found[f"out/{name}.{suffix}"]
            assert f"in/{name}.txt" in needed
            assert {"house/theme.toml", "house/screen.css"} <= set(needed)
            assert any(path.endswith("SourceSerifPro-Regular.otf") for path in needed)
            assert any(path.endswith("styles/default/theme.toml") for path in needed)
            assert not [path for path in needed if not (folder / path).is_file()]
            assert not [other for other in NAMES if other != name and f"in/{other}.txt" in needed]


def test_a_font_of_the_theme_is_listed(folder: Path):
    font = faces("Source Serif Pro")[0].file()
    (folder / "house" / "house.otf").write_bytes(font)
    with (folder / "house" / "theme.toml").open("a") as theme:
        theme.write('[fonts]\ntext = "House"\n[[fonts.files]]\nfamily = "House"\n')
        theme.write('file = "house.otf"\nkind = "serif"\n')
    assert "house/house.otf" in run(folder)["out/plain.html"]


def test_a_sidecar_is_listed_where_there_is_one(folder: Path):
    (folder / "in" / "plain.toml").write_text('title = "The sea in winter"\n')
    found = run(folder)
    assert "in/plain.toml" in found["out/plain.html"]
    assert "in/with space.toml" not in found["out/with space.html"]


def test_paths_are_relative_to_the_caller(folder: Path):
    elsewhere = folder / "deep" / "down"
    elsewhere.mkdir(parents=True)
    result = article_convert(
        "run", folder / "in", "-t", "html", "-o", folder / "out", "-q", "--depfile", "d.d",
        cwd=elsewhere,
    )  # fmt: skip
    assert result.code == 0, result.err
    found = rules(elsewhere / "d.d")
    assert "../../in/with space.txt" in found["../../out/with space.html"]
    assert not [path for path in found if path.startswith("/")]


def test_what_was_not_made_again_is_listed_all_the_same(folder: Path):
    first = run(folder)
    assert run(folder) == first


def test_the_index_depends_on_every_article(folder: Path):
    found = run(folder, "--index")
    for name in ("index.html", "catalogue.opds.xml", "feed.atom.xml"):
        assert {f"in/{name}.txt" for name in NAMES} <= set(found[f"out/{name}"])


def test_a_failure_leaves_a_dependency_file_of_the_others(folder: Path):
    (folder / "in" / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    result = article_convert(
        "run", "in", "-t", "html", "-o", "out", "--depfile", "all.d", cwd=folder
    )
    assert result.code == 1
    assert "out/plain.html" in rules(folder / "all.d")
    assert "bad" not in (folder / "all.d").read_text()


def test_no_dependency_file_where_nothing_was_made(folder: Path):
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    arguments = ("run", "bad.txt", "-t", "html", "-o", "new", "--depfile", "all.d")
    assert article_convert(*arguments, cwd=folder).code == 4
    assert not (folder / "all.d").exists()


def test_no_dependency_file_for_standard_output_or_a_dry_run(folder: Path):
    source = folder / "in" / "plain.txt"
    for more in (("-o", "-"), ("-o", "out", "--dry-run")):
        result = article_convert("run", source, "-t", "html", *more, "--depfile", "d", cwd=folder)
        assert result.code == 0, result.err
        assert not (folder / "d").exists()


def test_standard_input_is_no_file_to_depend_on(folder: Path):
    result = article_convert(
        "run", "-", "-t", "html", "-o", "out", "--depfile", "d.d", cwd=folder,
        stdin=b"The sea\n\nA paragraph about it that ends with a full stop.\n",
    )  # fmt: skip
    assert result.code == 0, result.err
    needed = rules(folder / "d.d")["out/stdin.html"]
    assert needed
    assert not [path for path in needed if "stdin" in path]


def test_outputs_in_another_store_are_wrong_use(folder: Path):
    result = article_convert(
        "run", "in", "-t", "html", "-o", "memory://site", "--depfile", "d.d", cwd=folder
    )
    assert result.code == 2
    assert "--depfile needs outputs on this machine" in result.err


# ---- by the programs themselves


def renew(path: Path) -> None:
    """Make a file newer than all others, whatever the clock's grain."""
    later = time.time() + 5
    os.utime(path, (later, later))


def makefile(text: str) -> str:
    return text.replace("    ", "\t")


def call(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


def escaped(name: str) -> str:
    """A name as it is written in a makefile by hand."""
    for character in (" ", "#", ":"):
        name = name.replace(character, f"\\{character}")
    return name.replace("$", "$$")


needs_make = pytest.mark.skipif(not shutil.which("make"), reason="needs make")


@needs_make
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("changed", ["source", "in/{}.toml", "house/screen.css"])
def test_make_remakes_for_a_source_a_sidecar_and_a_theme_file(
    folder: Path, name: str, changed: str
):
    (folder / "in" / f"{name}.toml").write_text('title = "The sea in winter"\n')
    run(folder)
    (folder / "Makefile").write_text(
        makefile(f"out/{escaped(name)}.html:\n    @echo again >>log\ninclude out/all.d\n")
    )
    target = f"out/{name}.html"
    fresh = call(folder, "make", "-q", target)
    assert fresh.returncode == 0, fresh.stdout + fresh.stderr
    path = f"in/{name}.txt" if changed == "source" else changed.format(name)
    renew(folder / path)
    assert call(folder, "make", "-q", target).returncode == 1
    (folder / path).unlink()
    assert call(folder, "make", target).returncode == 0
    assert (folder / "log").read_text() == "again\n"


@needs_make
@pytest.mark.parametrize("name", NAMES[:-1])
def test_make_remakes_for_a_sidecar_that_was_not_there(folder: Path, name: str):
    run(folder, "--depfile-format", "make")
    (folder / "Makefile").write_text(
        makefile(f"out/{escaped(name)}.html:\n    @echo again >>log\ninclude out/all.d\n")
    )
    target, sidecar = f"out/{name}.html", folder / "in" / f"{name}.toml"
    for _ in range(2):
        fresh = call(folder, "make", "-q", target)
        assert fresh.returncode == 0, fresh.stdout + fresh.stderr
        sidecar.write_text('title = "The sea in winter"\n')
        renew(sidecar)
        assert call(folder, "make", "-q", target).returncode == 1
        assert call(folder, "make", target).returncode == 0
        sidecar.unlink()
    assert (folder / "log").read_text() == "again\nagain\n"


@needs_make
def test_make_remakes_for_a_picture_that_was_missing(folder: Path):
    (folder / "in" / "plain.txt").write_text("The sea\n\nA line.\n\n![Gone](low%20tide.png)\n")
    run(folder, "--depfile-format", "make")
    (folder / "Makefile").write_text(makefile("out/plain.html:\n    @echo\ninclude out/all.d\n"))
    assert call(folder, "make", "-q", "out/plain.html").returncode == 0
    (folder / "in" / "low tide.png").write_bytes(DOT)
    renew(folder / "in" / "low tide.png")
    assert call(folder, "make", "-q", "out/plain.html").returncode == 1


def test_a_depfile_for_another_program_is_wrong_use(folder: Path):
    told = article_convert(
        "run", "in", "-o", "out", "--depfile", "d", "--depfile-format", "bazel", cwd=folder
    )
    assert told.code == 2
    assert "Known: make, ninja." in told.err


@pytest.mark.parametrize("name", NAMES)
def test_ninja_remakes_for_a_source_a_sidecar_and_a_theme_file(folder: Path, name: str):
    import ninja

    ninja_command = str(Path(ninja.BIN_DIR) / "ninja")
    (folder / "in" / f"{name}.toml").write_text('title = "The sea in winter"\n')
    found = run(folder)
    assert found
    spelled = name.replace("$", "$$").replace(" ", "$ ").replace(":", "$:")
    shell = f"'in/{name}.txt'".replace("$", "$$")
    (folder / "build.ninja").write_text(
        "rule article\n"
        f"  command = {_command()} run {shell} -t {FORMATS} -o out --theme house -q --force"
        f" --depfile out/one.d --depfile-format ninja\n"
        "  depfile = out/one.d\n"
        f"build out/{spelled}.html out/{spelled}.txt: article in/{spelled}.txt\n"
    )
    first = call(folder, ninja_command)
    assert first.returncode == 0, first.stdout + first.stderr
    assert "no work to do" in call(folder, ninja_command).stdout
    for path in (f"in/{name}.txt", f"in/{name}.toml", "house/screen.css"):
        renew(folder / path)
        told = call(folder, ninja_command, "-n", "-d", "explain")
        assert "[1/1]" in told.stdout, f"{path}: {told.stdout}{told.stderr}"
        os.utime(folder / path, (1, 1))
        assert "no work to do" in call(folder, ninja_command, "-n").stdout


def _command() -> str:
    import sys

    return f"env PYTHONPATH='{ROOT}' '{sys.executable}' -m convert"


def test_pictures_that_were_asked_for_are_dependencies_and_others_are_not(folder: Path):
    for name in ("low tide.png", "other.png"):
        (folder / "in" / name).write_bytes(DOT)
    shown = "![Low tide](low%20tide.png)\n\n![Gone](gone.png)"
    (folder / "in" / "plain.txt").write_text(f"The sea\n\nA paragraph that ends.\n\n{shown}\n")
    for _ in ("made", "unchanged"):
        needed = run(folder)["out/plain.html"]
        assert [path for path in needed if path.endswith(".png")] == ["in/low tide.png"]
