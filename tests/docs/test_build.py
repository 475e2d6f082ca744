"""The documentation as a site and a book, by the tool itself."""

import re
from pathlib import Path

from tests.command import article_convert
from tests.docs.build import TITLE, book, contents, main, site_page


def test_each_page_is_an_article_without_a_warning(tmp_path: Path):
    main(tmp_path)
    made = article_convert(
        "run", "pages", "--no-config", "--strict", "--to", "html", "--out", "site", "--index",
        cwd=tmp_path,
    )  # fmt: skip
    assert made.code == 0, made.err
    judged = article_convert("check", "site", cwd=tmp_path)
    assert "0 errors" in judged.err, judged.out
    assert (tmp_path / "site" / "tutorial.html").exists()
    assert (tmp_path / "site" / "reference" / "commands.html").exists()


def test_the_links_of_the_book_lead_somewhere(tmp_path: Path):
    main(tmp_path)
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


def test_a_page_of_the_site_keeps_the_words_of_its_links():
    page = next(page for page in contents() if page.stem == "tutorial")
    text = site_page(page)
    assert "[Settings]" not in text
    assert "\nSettings tells the rest." in text
