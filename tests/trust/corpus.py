"""Three hundred hostile files of our own making, by class: `python -m tests.trust.corpus FOLDER`.

Articles as text and as JSON, with sidecars, to be made; publications, to be judged. The same files
each time. `python -m tests.trust.hostile` runs them and says what each class cost.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from tests.check.good import output
from tests.readers.test_robustness import HOSTILE as PIECES
from tests.trust import files
from tests.trust.articles import (
    SVG,
    article,
    cell,
    figure,
    link,
    nested,
    numbered,
    paragraph,
    png,
    raster,
    svg,
    text,
)
from tests.trust.test_check_anything import HOSTILE as PUBLICATIONS
from tests.trust.test_messages import SIDECARS
from tests.trust.test_nothing_active import HOSTILE as ACTIVE
from tests.trust.test_one_bad_article import MENDED, NEAR_MISSES, REFUSED

LONG = 150_000

File = tuple[str, bytes]
"""A file's path below the folder, whose first part is its class, and what is in it."""


def hostile_files() -> Iterator[File]:
    """Every file of the corpus."""
    yield from texts()
    yield from articles()
    yield from sidecars()
    yield from publications()


def texts() -> Iterator[File]:
    """One line of one piece, many lines of one piece, and structures grown too large."""
    for number, piece in enumerate(PIECES):
        line = piece * (LONG // len(piece))
        yield f"lines/{number:02}.txt", f"Title\n\n{line}\n\nThe end of it.\n".encode()
        lines = f"{piece}word\n" * (LONG // 20)
        yield f"blocks/{number:02}.txt", f"Title\n\n{lines}\nThe end of it.\n".encode()
    for number, piece in enumerate(PIECES[:20]):
        rows = f"| {piece} | {piece} |\n" * 2000
        yield f"tables/{number:02}.txt", f"Title\n\n{rows}\nThe end of it.\n".encode()
    grown = {
        "stairs of quotes": "".join(f"{'> ' * depth}deep\n" for depth in range(400)),
        "stairs of lists": "".join(f"{' ' * depth}- deep\n" for depth in range(600)),
        "roman items": "".join(f"{'M' * (n % 4) or 'I'}. item\n\n" for n in range(5000)),
        "a grid": ("+--" * 200 + "+\n" + "|x " * 200 + "|\n") * 150,
        "pipes": ("| x " * 150 + "|\n") * 200,
        "addresses": "see https://x.example/a?b=c#d and a@x.example, " * 3000,
        "backticks": "".join("`" * n + " " for n in range(1, 500)),
        "notes": "".join(f"Word[{n}] " for n in range(4000)) + "\n\n"
        + "".join(f"[{n}] Note.\n" for n in range(4000)),
        "blank lines": "\n" * LONG,
        "equal headings": "## Low tide\n\nWords.\n\n" * 3000,
        "front matter": "---\n" + "key: value\n" * 190 + "---\n\nWords.\n",
        "one word": "a" * LONG,
        "dates": "".join(f"{n}/13/2021 99:99\n\n" for n in range(3000)),
        "turns": "\u202e\u2066\u202b" * 20_000 + " words",
        "marks over letters": "a" + "\u0301" * 50_000,
        "controls": "".join(map(chr, range(1, 32))) * 500 + " words " * 9000,
    }  # fmt: skip
    for name, body in grown.items():
        yield f"structures/{name}.txt", f"A title\n\n{body}\n".encode()
    for name, data in {
        "utf-16 cut": "\ufeffA title\n\nwords".encode("utf-16-le")[:-1],
        "surrogates": b"A title\n\n" + b"\xed\xa0\x80" * 500 + b" words\n",
        "overlong": b"A title\n\n" + b"\xc0\xaf\xe0\x80\xaf" * 500 + b" words\n",
        "every byte": bytes(range(256)) * 20,
        "nothing": b"",
        "zeros": bytes(5000),
        "pdf": b"%PDF-1.7\n",
        "gzip": b"\x1f\x8b" + bytes(100),
    }.items():
        yield f"bytes/{name}.txt", data


def articles() -> Iterator[File]:
    """Articles as JSON: refused, mended, only bad to look at, active, and large."""
    for kind, table in (("refused", REFUSED), ("mended", MENDED)):
        for name, (data, _) in table.items():
            yield f"{kind}/{name}.json", data
    for name, data in NEAR_MISSES.items():
        yield f"near misses/{name}.json", data
    yield "active/everything.json", ACTIVE
    for number, inside in enumerate(
        ("<script>x()</script>", "<image href='http://127.0.0.1:9/'/>", "<set to='javascript:x'/>",
         "<style>@import 'file:///etc/passwd';</style>", "<foreignObject/>", "<g onload='x()'/>")
    ):  # fmt: skip
        yield f"active/drawing {number}.json", article(figure(svg(inside), SVG))
    large = {
        "a title of a megabyte": article(paragraph(), title="word " * 200_000),
        "a hundred thousand authors": article(
            paragraph(), authors=[{"name": f"N {n}"} for n in range(100_000)]
        ),
        "a table of 90,000 cells": article(
            {"type": "table", "rows": [{"cells": [{"content": text("x")}] * 300}] * 300}
        ),
        "twenty thousand empty headings": article(
            *[{"type": "heading", "level": 2, "content": []}] * 20_000
        ),
        "lists in a row": article(*[numbered(1), numbered(1, "lower_roman")] * 2500),
        "spans in a row": article(*[cell(900, 3)] * 60),
        "a line of marks": article({"type": "verse", "content": [{"type": "line_break"}] * 30_000}),
        "links": article(*[link(f"https://x.example/{n}") for n in range(5000)]),
        "pictures": article(*[figure(png(n, 2)) for n in range(1, 300)]),
        "a film": article(figure(raster("GIF", 300), "image/gif")),
        "quotes": article(*[nested("quote", 20)] * 300),
    }
    for name, data in large.items():
        yield f"large/{name}.json", data


def sidecars() -> Iterator[File]:
    """A plain text beside corrections that are none."""
    told = {
        **SIDECARS,
        "nested": "title = " + "[" * 4000,
        "a title of a megabyte": f'title = "{"word " * 200_000}"',
        "many authors": f"authors = {json.dumps(['N'] * 50_000)}",
        "lines of no text": "heading = [[1000000000, 2]]\nparagraph = [[1, 999999999]]",
        "lines below nought": "skip = [[-1, 5]]",
        "a number too large": f"skip = [[{'9' * 5000}, 2]]",
        "not TOML": "title = \x00\x01",
        "a day that never was": 'date = "2021-13-45"',
        "paths": 'theme = "/etc"\nout = "/tmp"',
    }
    for number, (name, toml) in enumerate(told.items()):
        yield f"sidecars/{number:02} {name}.txt", b"A title\n\nSome words of it.\n\nAnd more.\n"
        yield f"sidecars/{number:02} {name}.toml", toml.encode()


def publications() -> Iterator[File]:
    """Files to be judged: too much, cut, doubled, encrypted, of another kind."""
    for name, (format, made) in PUBLICATIONS.items():
        if "300" not in name:
            yield f"publications/{name}.{format}", made()
    for format in ("html", "epub", "docx", "pdf"):
        whole = output(format)
        for share in (0.02, 0.3, 0.6, 0.95):
            yield f"publications/cut at {share}.{format}", whole[: int(len(whole) * share)]
        yield f"publications/twice.{format}", whole + whole
        yield f"publications/another.{format}", output("pdf" if format == "html" else "html")
    yield "publications/encrypted.pdf", files.encrypted()
    yield "publications/word's own.html", files.WORDS_OWN_PAGE.encode()


def write_corpus(folder: Path) -> list[Path]:
    """Write every file below a folder; their paths."""
    written = []
    for name, data in hostile_files():
        path = folder / name.replace("'", "").replace(":", "")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written.append(path)
    return written


def main() -> None:
    """Write the corpus into the folder that is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    print(f"{len(write_corpus(parser.parse_args().folder))} files")


if __name__ == "__main__":
    main()
