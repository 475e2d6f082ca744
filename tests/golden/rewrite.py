"""Rewrite the golden Articles. Review the difference: each is what a careful reader would say."""

import argparse

from tests.golden.cases import CASES, read_case


def main() -> None:
    """Write `article.json` of every case and name those that changed."""
    argparse.ArgumentParser(prog="python -m tests.golden.rewrite", description=__doc__).parse_args()
    for case in CASES:
        golden = case / "article.json"
        found = read_case(case)
        if not golden.exists() or golden.read_bytes() != found:
            golden.write_bytes(found)
            print(f"rewrote {case.name}")


if __name__ == "__main__":
    main()
