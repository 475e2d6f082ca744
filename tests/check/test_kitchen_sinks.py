"""Every kind of block in every language and format, read back as the Article says."""

import gc
import warnings
from functools import cache

import pytest

import convert
from convert.article import Article
from convert.check.files import check_bytes
from convert.normalise import normalise
from tests.conformance.articles.make import kitchen_sink, long_article
from tests.conformance.articles.tongues import ALL, GROUPS, Tongue

KNOWN: dict[tuple[str, str], str] = {}


KNOWN_FOR_LONG: dict[tuple[str, str], str] = {}


@cache
def made(article: Article, format: str) -> bytes:
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile open.
        warnings.simplefilter("ignore", ResourceWarning)
        output = convert.render(article, format)
        gc.collect()
    return output


@pytest.mark.parametrize("format", ["html", "epub", "docx", "pdf"])
@pytest.mark.parametrize("tongue", ALL, ids=lambda tongue: tongue.language)
def test_nothing_is_wrong_but_what_is_known(tongue: Tongue, format: str) -> None:
    article, _ = normalise(kitchen_sink(tongue), "sink")
    known = {code for kind, code in KNOWN if kind == format}
    findings = check_bytes("sink", format, made(article, format), article)
    assert [(f.code, f.message) for f in findings if f.code not in known] == []


@pytest.mark.parametrize("format", ["html", "epub", "docx", "pdf"])
@pytest.mark.parametrize("group", GROUPS)
def test_what_no_page_can_hold_stays_whole(group: str, format: str) -> None:
    article, _ = normalise(long_article(GROUPS[group]), "long")
    known = {code for kind, code in KNOWN_FOR_LONG if kind == format}
    findings = check_bytes("long", format, made(article, format), article)
    assert [(f.code, f.message) for f in findings if f.code not in known] == []
