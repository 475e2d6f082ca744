"""Write docs/reference anew from the code: `python -m tests.docs.rewrite`."""

import argparse

from tests.command import ROOT
from tests.docs.reference import pages

REFERENCE = ROOT / "docs" / "reference"


def main() -> None:
    """Write each page that has changed, and name it."""
    argparse.ArgumentParser(prog="python -m tests.docs.rewrite", description=__doc__).parse_args()
    for name, text in pages().items():
        path = REFERENCE / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"rewrote {name}")


if __name__ == "__main__":
    main()
