"""Write the articles of the conformance run as JSON: `python -m tests.conformance.articles DIR`."""

import sys
from pathlib import Path

from convert.interchange import to_json
from tests.conformance.articles.make import articles


def main(folder: Path) -> int:
    """Write every article into `folder`, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, article in articles().items():
        (folder / f"{name}.json").write_bytes(to_json(article))
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.conformance.articles DIR")
    sys.exit(main(Path(sys.argv[1])))
