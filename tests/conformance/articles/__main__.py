"""Write the articles of the conformance run as JSON: `python -m tests.conformance.articles DIR`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from convert.interchange import to_json
from tests.conformance.articles.make import articles


def main(arguments: Sequence[str]) -> int:
    """Write every article into the folder, which is made where it is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance.articles")
    parser.add_argument("folder", type=Path, metavar="DIR")
    folder: Path = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, article in articles().items():
        (folder / f"{name}.json").write_bytes(to_json(article))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
