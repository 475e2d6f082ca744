"""Whatever comes, an Article or a ConvertError, findings, or a line: `make fuzz` tries for minutes.

    python -m tests.trust.fuzz --seconds 120 [TARGET...]

Hypothesis makes the inputs: texts of the pieces that rules look for, bytes of every kind, and good
files with some bytes changed. A find is printed as small as Hypothesis can make it, and becomes a
test.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

import msgspec
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from msgspec import Struct

from convert.check.files import check_bytes
from convert.errors import ConvertError, OutOfTime
from convert.interchange import from_json, to_json
from convert.limits import time_limit
from convert.normalise import normalise
from convert.normalise.pictures import sound_picture
from convert.pipeline import prepare, read
from convert.settings import ReadSettings, Settings
from convert.sidecar import read_sidecar
from convert.source import Source
from convert.visible import message, visible
from tests.check.good import ARTICLE, output
from tests.readers.test_robustness import HOSTILE
from tests.trust.articles import raster, svg
from tests.trust.test_sources import INCLUDING, READERS

EXAMPLES = 100
SETTINGS = Settings(to=())

PIECES = st.sampled_from(
    [*HOSTILE, "\n", "\n\n", "    ", "---\n", "+++\n", "title: x\n", "```", "***", "===\n", "\x00",
     "\u202e", "\ufeff", "\x1b[31m", "\ud7ff", "2021-99-99", "By Jane Doe\n", "[1]: ", "| - |\n"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=60).map("".join)
TOML = st.sampled_from(
    ["title", "date", "heading", "skip", "authors", "language", " = ", "[", "]", "{", "}", '"', "'",
     "'''", "1", "-1", "9" * 30, "2021-99-99", "1e999", "nan", "true", "\n", "#", ",",
     ".", "\\u0000"]
)  # fmt: skip
NUMBERS = st.integers(-(2**70), 2**70)


class Target(Struct, frozen=True):
    """What is tried, with what; `attempt` raises nothing but ConvertError."""

    inputs: st.SearchStrategy[bytes]
    attempt: Callable[[bytes], None]


def _refuse_hidden(said: str) -> None:
    assert visible(said) == said


def _article(data: bytes, name: str) -> None:
    source = Source(name, data, modified=0.0)
    reading = read(source, SETTINGS)
    prepared = prepare(reading, source, SETTINGS)
    assert from_json(to_json(prepared.article)) == prepared.article
    again, told = normalise(prepared.article, "x")
    assert again == prepared.article, "what is normalised stays as it is"
    for diagnostic in (*reading.diagnostics, *told):
        _refuse_hidden(diagnostic.text("a.txt"))


def _text(data: bytes) -> None:
    _article(data, "a.txt")


def _json(data: bytes) -> None:
    _article(data, "a.json")


def _sidecar(data: bytes) -> None:
    read(Source("a.txt", b"A title\n\nSome words.\n", data.decode("utf-8", "replace")), SETTINGS)
    read_sidecar(data.decode("utf-8", "replace"), "a.toml", ("heading", "paragraph", "skip"))


def _front_matter(data: bytes) -> None:
    for fence in (b"---", b"+++"):
        _article(fence + b"\n" + data + b"\n" + fence + b"\n\nSome words.\n", "a.txt")
    _article(b"---\narticle-convert:\n" + data + b"\n---\n\nSome words.\n", "a.txt")


def _picture(data: bytes) -> None:
    try:
        sound = sound_picture(data, "image/png")
    except ValueError as error:
        _refuse_hidden(message(str(error)))
    else:
        assert sound_picture(sound.data, sound.media_type).told == ""


def _check(format: str) -> Callable[[bytes], None]:
    def attempt(data: bytes) -> None:
        for finding in check_bytes("a", format, data, ARTICLE):
            assert finding.message
            _refuse_hidden(finding.message)

    return attempt


# ---- inputs


@st.composite
def changed(draw: st.DrawFn, good: Callable[[], bytes]) -> bytes:
    """A good file in which some bytes are others, are gone, or stand there twice."""
    data = bytearray(good())
    chance = Random(draw(st.integers(0, 2**32)))
    for _ in range(draw(st.integers(1, 40))):
        at = chance.randrange(len(data))
        size = chance.choice((1, 1, 1, 4, 40))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + size]
            case 2:
                data[at:at] = data[at : at + size]
            case _:
                data[at : at + size] = chance.randbytes(size)
        if not data:
            break
    return bytes(data)


@cache
def _json_of_article() -> bytes:
    return to_json(ARTICLE)


@st.composite
def other_values(draw: st.DrawFn) -> bytes:
    """A good Article in JSON in which some values are others, of a right or a wrong type."""
    document = msgspec.json.decode(_json_of_article())
    places = list(_places(document))
    for _ in range(draw(st.integers(1, 6))):
        holder, key = draw(st.sampled_from(places))
        holder[key] = draw(NUMBERS | TEXTS | st.none() | st.just([]) | st.just(document["blocks"]))
    try:
        return msgspec.json.encode(document)
    except (RecursionError, ValueError):
        return b"{}"


def _places(value: object) -> Iterator[tuple[dict[object, object] | list[object], object]]:
    """Every place in a document where another value could stand."""
    if isinstance(value, dict | list):
        keys = value if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield value, key
            yield from _places(value[key])


def _source(name: str, reader: str | None = None) -> Callable[[bytes], None]:
    """Read a source of a format that pandoc knows; nobody waits longer than a minute for one."""
    chosen = Settings(to=(), read=ReadSettings(reader=reader))

    def attempt(data: bytes) -> None:
        source = Source(name, data, modified=0.0)
        try:
            with time_limit(60, worker=False):
                article = prepare(read(source, chosen), source, chosen).article
        except OutOfTime as late:  # no Exception, of which Hypothesis would not say what led to it
            raise AssertionError("a minute was not enough") from late
        assert from_json(to_json(article)) == article

    return attempt


def _asking(name: str) -> bytes:
    return INCLUDING[name].format(path="secret.txt").encode()


TARGETS = {
    "decoder": Target(st.binary(max_size=2000), _text),
    "reader": Target(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), _text),
    "sidecar": Target(st.lists(TOML, max_size=30).map("".join).map(str.encode), _sidecar),
    "front matter": Target(TEXTS.map(lambda t: t.encode("utf-8", "surrogatepass")), _front_matter),
    "json": Target(other_values() | changed(_json_of_article), _json),
    "drawing": Target(
        changed(lambda: svg("<g id='a'><use href='#a'/><path fill='url(#a)'/></g>")), _picture
    ),
    "picture": Target(
        changed(lambda: raster("PNG")) | changed(lambda: raster("JPEG"))
        | changed(lambda: raster("GIF", 3)),
        _picture,
    ),
    **{
        name.removeprefix("a."): Target(
            changed(lambda name=name: _asking(name) * 3), _source(name, READERS.get(name))
        )
        for name in INCLUDING
    },
    **{
        format: Target(changed(lambda format=format: output(format)), _source(f"a.{format}"))
        for format in ("docx", "epub")
    },
    **{
        f"check {format}": Target(
            changed(lambda format=format: output(format)), _check(format)
        )
        for format in ("html", "epub", "docx", "pdf")
    },
}  # fmt: skip


def run(target: Target, seconds: float, first: int = 0) -> tuple[int, float]:
    """Try a target for so long; how many inputs that were, and the slowest in seconds."""
    tried, slowest = 0, 0.0

    def attempt(data: bytes) -> None:
        nonlocal tried, slowest
        started = time.process_time()
        try:
            target.attempt(data)
        except ConvertError as error:
            _refuse_hidden(str(error))
        tried += 1
        slowest = max(slowest, time.process_time() - started)

    until, number = time.monotonic() + seconds, first
    while time.monotonic() < until:
        number += 1
        chosen = settings(
            max_examples=EXAMPLES, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink),
        )  # fmt: skip
        seed(number)(chosen(given(target.inputs)(attempt)))()
    return tried, slowest


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.trust.fuzz")
    parser.add_argument("targets", nargs="*", default=list(TARGETS))
    parser.add_argument("--seconds", type=float, default=120.0, help="for each target")
    parser.add_argument("--seed", type=int, default=0, help="of the first inputs")
    asked = parser.parse_args()
    print(f"{'target':<14} {'inputs':>8} {'slowest':>8}")
    for name in asked.targets:
        tried, slowest = run(TARGETS[name], asked.seconds, asked.seed)
        print(f"{name:<14} {tried:>8,} {slowest:>7.2f}s", flush=True)


if __name__ == "__main__":
    main()
