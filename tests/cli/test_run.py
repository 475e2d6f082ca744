"""What the command makes of the seed article and of folders."""

import json
from pathlib import Path

import pytest

from tests.command import SEED, article_convert

FORMATS = ("pdf", "epub", "docx", "html")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    result = article_convert("run", SEED, "-o", folder)
    assert result.code == 0, result.err
    assert result.out.split() == [str(folder / f"{SEED.stem}.{suffix}") for suffix in FORMATS]
    return folder


def test_four_files_are_what_their_names_say(made: Path):
    starts = {"pdf": b"%PDF-1.7", "epub": b"PK", "docx": b"PK", "html": b"<!DOCTYPE html>"}
    for suffix, start in starts.items():
        assert (made / f"{SEED.stem}.{suffix}").read_bytes().startswith(start)


def test_the_article_has_title_headings_and_language():
    result = article_convert("inspect", SEED, "--json")
    article = json.loads(result.out)
    assert (
        article["metadata"]["title"] == "Biden, Putin Likely to Speak Amid Russia-Ukraine Tensions"
    )
    assert article["metadata"]["language"] == "en"
    headings = [block for block in article["blocks"] if block["type"] == "heading"]
    assert [(h["level"], h["content"][0]["text"]) for h in headings] == [
        (2, "Russia’s Worries with Ukraine in NATO"),
        (2, "Attention from Other World Powers"),
    ]


@pytest.mark.parametrize("hash_seed", ["0", "1", "12345"])
def test_same_bytes_from_another_folder_with_another_hash_seed(
    made: Path, tmp_path: Path, hash_seed: str
):
    copy = tmp_path / "elsewhere" / SEED.name
    copy.parent.mkdir()
    copy.write_bytes(SEED.read_bytes())
    first = {"PYTHONHASHSEED": hash_seed, "SOURCE_DATE_EPOCH": "1700000000"}
    second = {"PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "1700000000", "TZ": "Asia/Tokyo"}
    article_convert("run", SEED, "-o", tmp_path / "a", "-t", "pdf,epub,docx,html,json", env=first)
    article_convert(
        "run", copy.name, "-o", tmp_path / "b", "-t", "pdf,epub,docx,html,json",
        env=second, cwd=copy.parent,
    )  # fmt: skip
    for suffix in (*FORMATS, "json"):
        name = f"{SEED.stem}.{suffix}"
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), suffix


def test_a_pipe_in_and_out(made: Path):
    result = article_convert("run", "-", "-t", "html", "-o", "-", stdin=SEED.read_bytes())
    assert result.code == 0
    assert result.out == (made / f"{SEED.stem}.html").read_text(encoding="utf-8")


def test_a_folder_keeps_its_sub_folders_and_leaves_hidden_files(tmp_path: Path):
    for name in ("a.txt", "sub/b.txt", "sub/deeper/c.txt", ".hidden.txt", ".git/d.txt", "e.log"):
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A title\n\nA paragraph that is long enough to be one, with a full stop.\n")
    result = article_convert("run", "articles", "-t", "html", "-o", "site", cwd=tmp_path)
    assert result.code == 0, result.err
    made = {
        p.relative_to(tmp_path / "site").as_posix() for p in (tmp_path / "site").rglob("*.html")
    }
    assert made == {"a.html", "sub/b.html", "sub/deeper/c.html"}


def test_include_and_exclude(tmp_path: Path):
    for name in ("a.txt", "b.md", "c.txt"):
        (tmp_path / name).write_text("A title\n\nA paragraph that ends with a full stop.\n")
    arguments = ("-t", "html", "-o", "out", "--include", "*.md", "--include", "*.txt")
    article_convert("run", ".", *arguments, "--exclude", "c.*", cwd=tmp_path)
    assert sorted(path.name for path in (tmp_path / "out").glob("*.html")) == ["a.html", "b.html"]


def test_two_sources_of_one_output_are_refused_before_any_work(tmp_path: Path):
    for name in ("one/a.txt", "two/a.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("A title\n\nA paragraph.\n")
    result = article_convert("run", "one", "two", "-o", "out", "-t", "html", cwd=tmp_path)
    assert result.code == 2
    assert "'one/a.txt' and 'two/a.txt' would both be written to 'a.html'" in result.err
    assert not (tmp_path / "out").exists()


def test_options_reach_their_formats(tmp_path: Path):
    article_convert(
        "run", SEED, "-t", "html,epub", "-o", tmp_path, "--certified-by", "Example Press",
        "--url", "https://example.org/a", "--image", "https://example.org/a.png",
    )  # fmt: skip
    html = (tmp_path / f"{SEED.stem}.html").read_text(encoding="utf-8")
    assert '<meta property="og:url" content="https://example.org/a">' in html
    from zipfile import ZipFile

    opf = ZipFile(tmp_path / f"{SEED.stem}.epub").read("EPUB/content.opf").decode()
    assert "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" in opf
    assert "Example Press" in opf


def test_the_helpful_commands_answer():
    assert article_convert("--version").out.startswith("article-convert 0.")
    assert "PDF, EPUB, DOCX" in article_convert("--help").out
    assert "pandoc" in article_convert("doctor").out
    assert "docx" in article_convert("formats").out
    assert json.loads(article_convert("schema").out)["title"] == "Article"
    assert "RunReport" in json.loads(article_convert("schema", "--report").out)["$defs"]
    assert article_convert().code == 2
