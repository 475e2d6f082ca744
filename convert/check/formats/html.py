"""HTML as a format that can be judged."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from convert.check.finding import Finding
from convert.check.formats.record import Checked, Feature, Requirement
from convert.check.reading.shape import Reading

if TYPE_CHECKING:
    from lxml import etree


def _open(data: bytes) -> "etree._Element":
    from convert.check.reading.html import parse_html

    return parse_html(data)


def _reading(file: "etree._Element") -> Reading:
    from convert.check.reading.html import reading_of

    return reading_of(file)


def _findings(name: str, file: "etree._Element", _reading: Reading) -> Iterator[Finding]:
    from convert.check.rules.html import check_html

    return check_html(name, file)


def _features(file: "etree._Element") -> frozenset[Feature]:
    from convert.check.features import of_markup

    return of_markup([file])


def _requirements() -> tuple[Requirement, ...]:
    from convert.check.rules import html, markup
    from convert.check.rules.rule import requirements

    return requirements(html.RULES, markup.RULES)


def _recognises(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


FORMAT = Checked(
    name="html",
    suffixes=(".html", ".htm", ".xhtml"),
    open=_open,
    reading=_reading,
    findings=_findings,
    features=_features,
    requirements=_requirements,
    recognises=_recognises,
    standards=("WCAG 2.2 A and AA",),
    is_web=True,
)
