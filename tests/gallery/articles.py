"""The articles of the gallery: the seed, every kind of block, and one for each script."""

from pathlib import Path

import convert
from convert.article import Article
from convert.normalise import normalise
from tests.conformance.articles.make import articles

HERE = Path(__file__).parent
SEED = next((HERE.parent.parent / "seeds").glob("*.txt"))


# What is asked of a theme beside what it is, by article.
ASKED = {
    "fr": (
        "type.drop_cap=true",
        "type.lead=small-caps",
        "type.thin_spaces=true",
        "type.pull_quotes=true",
        "page.notes=foot",
    ),
    "th": ("type.lead=large",),
    "bn": ("page.notes=foot",),
}


def shown() -> dict[str, Article]:
    """Every article of the gallery by its name."""
    sinks = {
        name.removeprefix("kitchen-"): normalise(article, name)[0]
        for name, article in articles().items()
        if name.startswith("kitchen-sink-")
    }
    scripts = {
        path.stem: convert.read(path).article for path in sorted((HERE / "articles").glob("*.txt"))
    }
    return {"seed": convert.read(SEED).article, **sinks, **scripts}
