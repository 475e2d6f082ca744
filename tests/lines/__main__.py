"""`make lines`: how well the lines of PDFs are set.

usage: python -m tests.lines FILE.pdf...
"""

import sys
from pathlib import Path

from tests.lines.figures import Figures, figures
from tests.lines.read import lines_of

_HEAD = "  lines  loose  hyphens  gap pt       run  rivers  short ends"


def main(paths: list[str]) -> int:
    """Print a row of figures for each PDF."""
    if not paths:
        print(__doc__)
        return 2
    longest = max(len(Path(path).stem) for path in paths)
    print(" " * longest + _HEAD)
    for path in paths:
        print(f"{Path(path).stem:{longest}}{_row(figures(lines_of(Path(path))))}")
    return 0


def _row(found: Figures) -> str:
    return (
        f"  {found.justified:5}  {found.loose:4.1f}%  {found.hyphens:6.1f}%"
        f"  {found.tightest:4.1f}-{found.widest:4.1f}  {found.run:5}  {found.rivers:6}"
        f"  {found.short:4} of {found.last}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
