"""What is listed as JSON is as its published schema says."""

import json
from pathlib import Path

import jsonschema
import pytest

from convert.cli.schema import SCHEMAS
from tests.command import SEED, article_convert

LISTED = {
    "article": ("inspect", SEED, "--json"),
    "explanation": ("explain", SEED, "--json"),
    "formats": ("formats", "--json"),
    "themes": ("theme", "list", "--json"),
    "needs": ("doctor", "--json"),
    "config": ("config", SEED, "--json"),
    "findings": ("check", "sea.html", "--json"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sea.html").write_text("<!DOCTYPE html><title>Sea</title><p>It is wide.")
    return tmp_path


def schema_of(what: str) -> dict[str, object]:
    return json.loads(article_convert("schema", what).out)


@pytest.mark.parametrize("what", LISTED)
def test_what_is_listed_fits_its_schema(folder: Path, what: str):
    listed = json.loads(article_convert(*LISTED[what], cwd=folder).out)
    assert listed
    jsonschema.validate(listed, schema_of(what))


def test_a_run_fits_its_schemas(tmp_path: Path):
    (tmp_path / "a.txt").write_text("The sea\n\nIt is as wide as it was when we were young.\n")
    (tmp_path / "b.txt").write_bytes(b"\0\1\2\3" * 99)
    result = article_convert(
        "run", "a.txt", "b.txt", "-t", "html", "--json", "--report", "r.json", cwd=tmp_path
    )
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert {line["status"] for line in lines} == {"made", "failed"}
    for line in lines:
        jsonschema.validate(line, schema_of("line"))
    jsonschema.validate(json.loads((tmp_path / "r.json").read_bytes()), schema_of("report"))


def test_every_schema_has_its_trial():
    assert set(SCHEMAS) == {*LISTED, "line", "report", "settings"}


def test_a_schema_refuses_what_it_should():
    listed = json.loads(article_convert("formats", "--json").out)
    wrong = [{**listed[0], "kind": "writer"}]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema_of("formats"))


def test_formats_say_what_they_are():
    listed = {each["name"]: each for each in json.loads(article_convert("formats", "--json").out)
              if each["kind"] == "backend"}  # fmt: skip
    assert listed["pdf"]["suffixes"] == [".pdf"]
    assert "pdf.profile" in listed["pdf"]["options"]
    assert listed["pdf"]["package"] == "article-convert"
