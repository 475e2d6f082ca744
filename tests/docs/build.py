"""The documentation as a site and as a book, by the tool itself: `python -m tests.docs.build OUT`.

In the site each page is an article, and each ends with a way back to the contents. An article is a
whole in itself and knows no neighbours: links to other pages lead to a place of the web that there
is not (RFC 2606), and `python -m tests.docs.build --link SITE` leads them to the pages beside. In
the book all pages are one, in the order of the contents, and links in it lead to its headings.
"""

import argparse
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.command import ROOT

DOCS = ROOT / "docs"
INDEX = DOCS / "index.md"
TITLE = "article-convert: the manual"
ELSEWHERE = "https://pages.invalid/"
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s]+\.md)?(#[^)\s]+)?\)")


def contents() -> list[Path]:
    """The pages in the order in which the contents name them."""
    index = INDEX.read_text(encoding="utf-8")
    return [DOCS / path for _, path, _ in _LINK.findall(index) if path]


def book(pages: list[Path]) -> str:
    """All pages as one article: each a section, its headings a level lower."""
    parts = [f"# {TITLE}\n"]
    for page in pages:
        parts.append(_outside_code(page.read_text(encoding="utf-8"), _for_book, page))
    return "\n".join(parts)


def site_page(page: Path) -> str:
    """A page that stands alone."""
    text = page.read_text(encoding="utf-8")
    if page != INDEX:
        text += f"\n[All pages]({os.path.relpath(INDEX, page.parent)})\n"
    return _outside_code(text, _for_site, page)


def _outside_code(text: str, change: Callable[[str, Path], str], page: Path) -> str:
    parts = re.split(r"(^```.*?^```$)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if part.startswith("```") else change(part, page) for part in parts)


def _for_site(text: str, page: Path) -> str:
    def led(link: re.Match[str]) -> str:
        if not link[2]:
            return link[0]
        inside = (page.parent / link[2]).resolve().relative_to(DOCS).with_suffix(".html")
        return f"[{link[1]}]({ELSEWHERE}{inside.as_posix()}{link[3] or ''})"

    return _LINK.sub(led, text)


def link(site: Path) -> None:
    """Lead the links between the pages of a site to the files beside."""
    for page in site.rglob("*.html"):
        above = os.path.relpath(site, page.parent).replace(os.sep, "/")
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(f'href="{ELSEWHERE}', f'href="{above}/'), encoding="utf-8")


def _for_book(text: str, page: Path) -> str:
    lower = re.sub(r"^(#{1,5}) ", r"#\1 ", text, flags=re.MULTILINE)
    return _LINK.sub(lambda link: f"[{link[1]}]({link[3] or _anchor_of(page, link[2])})", lower)


def _anchor_of(page: Path, path: str) -> str:
    title = (page.parent / path).read_text(encoding="utf-8").partition("\n")[0]
    words = re.sub(r"[^\w\- ]", "", title.removeprefix("# ").lower())
    return f"#{words.strip().replace(' ', '-')}"


def build(out: Path) -> None:
    """Write the sources of both below `out`."""
    pages = contents()
    for page in (INDEX, *pages):
        place = out / "pages" / page.relative_to(DOCS)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(site_page(page), encoding="utf-8")
    for place in (out / "pages", out):
        shutil.copytree(DOCS / "pictures", place / "pictures", dirs_exist_ok=True)
    (out / "manual.md").write_text(book(pages), encoding="utf-8")


def main() -> None:
    """Write the sources, or mend the links of a site that was made of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.docs.build", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--link", action="store_true", help="lead links between the pages of a site"
    )
    given = parser.parse_args()
    (link if given.link else build)(given.folder)


if __name__ == "__main__":
    main()
