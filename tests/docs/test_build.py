"""The documentation as a site and a book, by the tool itself."""

import re
from pathlib import Path

from tests.command import article_convert
from tests.docs.build import ELSEWHERE, TITLE, book, build, contents, link


def test_each_page_is_an_article_without_a_warning(tmp_path: Path):
    build(tmp_path)
    made = article_convert(
        "run", "pages", "--no-config", "--strict", "--to", "html", "--out", "site",
        cwd=tmp_path,
    )  # fmt: skip
    assert made.code == 0, made.err
    link(tmp_path / "site")
    judged = article_convert("check", "site", cwd=tmp_path)
    assert "0 errors" in judged.err, judged.out
    assert (tmp_path / "site" / "tutorial.html").exists()
    assert (tmp_path / "site" / "reference" / "commands.html").exists()
    every = [led for page in (tmp_path / "site").rglob("*.html") for led in links_of(page)]
    assert (tmp_path / "site" / "how-to.html", "publish-from-ci") in every
    assert len({page for page, _ in every}) == len(contents()) + 1
    assert "index.html" in (tmp_path / "site" / "reference" / "commands.html").read_text()
    for page, anchor in every:
        text = page.read_text(encoding="utf-8")
        assert ELSEWHERE not in text
        assert not anchor or f'id="{anchor}"' in text, (page, anchor)


def links_of(page: Path) -> list[tuple[Path, str]]:
    """The pages to which the links of a page lead, and the places in them."""
    found = re.findall(r'href="([^":#]+\.html)(?:#([^"]+))?"', page.read_text(encoding="utf-8"))
    return [((page.parent / path).resolve(), anchor) for path, anchor in found]


def test_the_links_of_the_book_lead_somewhere(tmp_path: Path):
    build(tmp_path)
    made = article_convert(
        "run", "manual.md", "--no-config", "--strict", "-o", "manual.html", cwd=tmp_path
    )
    assert made.code == 0, made.err
    page = (tmp_path / "manual.html").read_text()
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert {"corrections", "commands", "publish-from-ci"} <= targets
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_the_book_has_all_pages_in_their_order():
    pages = contents()
    heads = re.findall(
        r"^## (.*)$", re.sub(r"^```.*?^```$", "", book(pages), flags=re.M | re.S), re.M
    )
    firsts = [page.read_text().partition("\n")[0].removeprefix("# ") for page in pages]
    assert [head for head in heads if head in firsts] == firsts
    assert book(pages).startswith(f"# {TITLE}\n")
