"""Whatever the model can hold comes out whole, however nested, in each format."""

import gc
import warnings

import pytest
from hypothesis import HealthCheck, assume, given, settings

import convert
from convert.article import Article, Table
from convert.check.files import check_bytes
from convert.normalise import normalise
from convert.walk import every_block
from tests.check.any_article import articles

steady = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def findings(article: Article, format: str) -> list[tuple[str, str]]:
    ready, _ = normalise(article, "any")
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile open.
        warnings.simplefilter("ignore", ResourceWarning)
        output = convert.render(ready, format)
        gc.collect()
    return [(f.code, f.message) for f in check_bytes("any", format, output, ready)]


@pytest.mark.parametrize("format", ["html", "epub"])
@steady
@given(article=articles())
def test_pages_and_books_keep_words_and_structure(format: str, article: Article) -> None:
    assert findings(article, format) == []


@steady
@given(article=articles())
def test_word_files_keep_every_word(article: Article) -> None:
    """Structure too, but for items of lists that begin with no paragraph."""
    found = findings(article, "docx")
    assert [fault for fault in found if fault[0].startswith("words.")] == []
    assert {code for code, _ in found} <= {
        *("structure.list", "structure.list-cut", "structure.quote", "structure.table"),
        "docx.blank-lines",
    }


@steady
@given(article=articles())
def test_pdfs_keep_every_word(article: Article) -> None:
    """Without tables: one that a page cuts repeats its head, and the engine tags it again."""
    assume(not any(isinstance(block, Table) for block in every_block(article.blocks)))
    found = findings(article, "pdf")
    assert [fault for fault in found if fault[0].startswith("words.")] == []
    assert {code for code, _ in found} <= {"structure.list", "structure.list-cut"}
