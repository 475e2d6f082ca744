"""The report of a run: its schema holds, and its numbers are those of the files."""

import json
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from tests.command import article_convert

GOOD = "The {} in winter\n\nA paragraph about the {} that ends with a full stop.\n"
FORMATS = ("pdf", "epub", "docx", "html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over two articles that go well and one that does not."""
    place = tmp_path_factory.mktemp("report")
    (place / "in").mkdir()
    for name in ("sea", "land"):
        (place / "in" / f"{name}.txt").write_text(GOOD.format(name, name))
    (place / "in" / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 100)
    result = article_convert(
        "run", "in", "-o", "out", "--report", "report.json", "--min-confidence", "1", cwd=place
    )
    assert result.code == 1
    return place


@pytest.fixture
def report(folder: Path) -> dict:
    found: dict = json.loads((folder / "report.json").read_text())
    return found


def test_the_published_schema_holds(report: dict):
    schema = json.loads(article_convert("schema", "--report").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(report, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**report, "made": "two"}, schema)


def test_every_article_is_there_with_its_files(folder: Path, report: dict):
    assert (report["made"], report["failed"], report["unchanged"]) == (2, 1, 0)
    articles = {article["source"]: article for article in report["articles"]}
    assert set(articles) == {"in/sea.txt", "in/land.txt", "in/bad.txt"}
    outputs = articles["in/sea.txt"]["outputs"]
    assert [output["format"] for output in outputs] == list(FORMATS)
    for output in outputs:
        data = (folder / "out" / output["path"]).read_bytes()
        assert output["size"] == len(data)
        assert output["sha256"] == sha256(data).hexdigest()


def test_times_are_by_stage_and_what_failed_says_why(report: dict):
    articles = {article["source"]: article for article in report["articles"]}
    assert set(articles["in/sea.txt"]["seconds"]) >= {"read", *FORMATS, "verify", "write"}
    assert sum(articles["in/sea.txt"]["seconds"].values()) < report["seconds"] * 2
    bad = articles["in/bad.txt"]
    assert bad["status"] == "failed"
    assert "in/bad.txt: error: " in bad["errors"][0]
    assert bad["outputs"] == []


def test_confidence_and_diagnostics_with_lines_are_there(tmp_path: Path):
    (tmp_path / "a.txt").write_text(
        GOOD.format("sea", "sea") + "\nWhat the harbour says\n\nA paragraph, with a full stop.\n"
    )
    article_convert(
        "run", "a.txt", "-t", "html", "-o", "out", "--report", "r.json", "--min-confidence", "1",
        cwd=tmp_path,
    )  # fmt: skip
    (article,) = json.loads((tmp_path / "r.json").read_text())["articles"]
    assert 0 < article["confidence"] < 1
    assert {d["line"] for d in article["diagnostics"] if d["code"] == "reader.unsure"} >= {5}


def test_a_report_is_a_report_where_nothing_was_to_do(folder: Path):
    (folder / "in" / "bad.txt").unlink(missing_ok=True)
    article_convert("run", "in", "-o", "out", "-q", cwd=folder)
    result = article_convert("run", "in", "-o", "out", "--report", "again.json", "-q", cwd=folder)
    assert result.code == 0, result.err
    again = json.loads((folder / "again.json").read_text())
    assert (again["made"], again["unchanged"]) == (0, 2)
    assert [article["status"] for article in again["articles"]] == ["unchanged", "unchanged"]
