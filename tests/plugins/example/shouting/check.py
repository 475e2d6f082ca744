"""Judges `.shout` files: they have to be loud."""

from collections.abc import Iterator

from convert.check.finding import Finding
from convert.check.formats.record import Checked, Feature, Requirement
from convert.check.reading.shape import Reading, Run
from convert.errors import CheckError

_LOUD = Requirement("shout.loud", "it ends with a bang", "house style")


def _open(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CheckError("it is no text", code="shout.unreadable") from error


def _reading(text: str) -> Reading:
    title, *rest = [line.rstrip("!") for line in text.splitlines() if line.strip("!")] or [""]
    runs = (Run(text=title, level=1), *(Run(text=line) for line in rest))
    return Reading(format="shout", title=title, language="en", runs=runs)


def _findings(name: str, text: str, reading: Reading) -> Iterator[Finding]:
    if not text.endswith("!"):
        yield Finding(
            file=name,
            format=reading.format,
            tool="rules",
            severity="error",
            code=_LOUD.code,
            message="it whispers",
            clause=_LOUD.clause,
        )


def _features(_text: str) -> frozenset[Feature]:
    return frozenset()


FORMAT = Checked(
    name="shout",
    suffixes=(".shout",),
    open=_open,
    reading=_reading,
    findings=_findings,
    features=_features,
    requirements=lambda: (_LOUD,),
    standards=("the house style",),
)
