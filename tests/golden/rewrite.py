"""Rewrite the golden Articles. Review the difference: each is what a careful reader would say."""

import argparse
from pathlib import Path

from tests.backends import test_ninjs, test_nitf
from tests.backends.news.story import STORY
from tests.golden.cases import CASES, read_case


def main() -> None:
    """Write `article.json` of every case, and the story of each newsroom's format; name those that
    changed."""
    argparse.ArgumentParser(prog="python -m tests.golden.rewrite", description=__doc__).parse_args()
    for case in CASES:
        _rewrite(case / "article.json", read_case(case), case.name)
    for golden, written in ((test_nitf, test_nitf.written), (test_ninjs, test_ninjs.item_bytes)):
        _rewrite(golden.GOLDEN, written(STORY), golden.GOLDEN.name)


def _rewrite(golden: Path, found: bytes, name: str) -> None:
    if not golden.exists() or golden.read_bytes() != found:
        golden.write_bytes(found)
        print(f"rewrote {name}")


if __name__ == "__main__":
    main()
