"""Word files through pandoc's own reader: the same headings, lists, notes, tables and words."""

import json
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc
import pytest

import convert
from convert.article import Article
from convert.check.expected import expected_reading
from convert.check.formats import checked
from convert.check.reading.docx import NOTE_MARK
from convert.check.words import words_of
from tests.check.good import ARTICLE
from tests.conformance.articles.blocks import RUBY
from tests.conformance.articles.make import kitchen_sink
from tests.conformance.articles.tongues import ALL

ARTICLES = {"keeper": ARTICLE, **{tongue.language: kitchen_sink(tongue) for tongue in ALL}}
Node = dict[str, Any]  # pandoc's JSON: {"t": constructor, "c": content}


@pytest.fixture(params=ARTICLES)
def article(request: pytest.FixtureRequest) -> Article:
    return ARTICLES[request.param]


@cache
def _read(docx: bytes, folder: str) -> Node:
    """Pandoc's document."""
    file = Path(folder) / "round-trip.docx"
    file.write_bytes(docx)
    command = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "json", str(file)]
    document: Node = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return document


@pytest.fixture
def tree(article: Article, tmp_path: Path) -> Node:
    return _read(convert.render(article, "docx"), str(tmp_path))


def nodes(value: object, kind: str) -> list[Node]:
    """All nodes of a constructor, in order."""
    found = []
    if isinstance(value, dict):
        if value.get("t") == kind:
            found.append(value)
        for inner in value.values():
            found += nodes(inner, kind)
    elif isinstance(value, list):
        for inner in value:
            found += nodes(inner, kind)
    return found


def said(value: object) -> str:
    """The words below a node."""
    if isinstance(value, dict):
        if value.get("t") in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if value.get("t") == "Str":
            return str(value["c"])
        if value.get("t") in ("Code", "CodeBlock"):
            return str(value["c"][1])
        if value.get("t") == "Note":
            return ""
        return said(value.get("c"))
    if isinstance(value, list):
        return "".join(said(inner) for inner in value)
    return ""


def test_headings_come_back_at_their_levels(article: Article, tree: Node) -> None:
    found = [(node["c"][0], said(node["c"][2])) for node in nodes(tree["blocks"], "Header")]
    wanted = [(r.level, r.text) for r in expected_reading(article).runs if r.level > 1]
    assert found == wanted


def test_lists_come_back_with_their_items_and_first_numbers(article: Article, tree: Node) -> None:
    ordered = [(n["c"][0][0], len(n["c"][1])) for n in nodes(tree["blocks"], "OrderedList")]
    # Pandoc reads the further paragraphs of an item, which have a mark of a space, as lists of one.
    bullets = Counter(len(node["c"]) for node in nodes(tree["blocks"], "BulletList"))
    wanted = expected_reading(article).lists
    assert ordered == [(shape.start, shape.items) for shape in wanted if shape.ordered]
    extra = bullets - Counter(shape.items for shape in wanted if not shape.ordered)
    assert set(extra) <= {1}
    assert bullets.total() - extra.total() == sum(not shape.ordered for shape in wanted)


def test_notes_come_back(article: Article, tree: Node) -> None:
    found = [said(node["c"]).split() for node in nodes(tree["blocks"], "Note")]
    wanted = list(expected_reading(article, checked("docx").expectation).notes)
    assert ["".join(words) for words in found] == ["".join(note.split()) for note in wanted]


def test_tables_come_back_with_head_and_body(article: Article, tree: Node) -> None:
    found = []
    for node in nodes(tree["blocks"], "Table"):
        _, _, _, head, bodies, _ = node["c"]
        found.append((len(head[1]), sum(len(body[3]) for body in bodies)))
    wanted = []
    for table in expected_reading(article, checked("docx").expectation).tables:
        heads = sum(all(cell.header for cell in row) for row in table.rows)
        wanted.append((heads, len(table.rows) - heads))
    assert found == wanted


def test_no_word_is_lost_on_the_way(article: Article, tree: Node) -> None:
    words = [*map(said, tree["meta"].values()), said(tree["blocks"])]
    words += [said(node["c"]) for node in nodes(tree["blocks"], "Note")]
    back = "".join(words_of(" ".join(words)))
    runs = [run.text for run in expected_reading(article, checked("docx").expectation).runs]
    pieces = [piece for run in runs for piece in run.split(NOTE_MARK)]
    # pandoc's reader passes over ruby.
    pieces = [part for piece in pieces for part in piece.split(RUBY)]
    assert [piece for piece in pieces if "".join(words_of(piece)) not in back] == []
