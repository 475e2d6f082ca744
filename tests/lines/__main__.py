"""`make lines`: how well the lines of PDFs are set."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.lines.figures import Figures, figures
from tests.lines.read import lines_of

_HEAD = "  lines  loose  hyphens  gap pt       run  rivers  short ends"


def main(arguments: Sequence[str]) -> int:
    """Print a row of figures for each PDF."""
    parser = argparse.ArgumentParser(prog="python -m tests.lines", description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+", metavar="FILE.pdf")
    paths: list[Path] = parser.parse_args(arguments).paths
    longest = max(len(path.stem) for path in paths)
    print(" " * longest + _HEAD)
    for path in paths:
        print(f"{path.stem:{longest}}{_row(figures(lines_of(path)))}")
    return 0


def _row(found: Figures) -> str:
    return (
        f"  {found.justified:5}  {found.loose:4.1f}%  {found.hyphens:6.1f}%"
        f"  {found.tightest:4.1f}-{found.widest:4.1f}  {found.run:5}  {found.rivers:6}"
        f"  {found.short:4} of {found.last}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
