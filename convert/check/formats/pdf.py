"""PDF as a format that can be judged."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from convert.check.finding import Finding
from convert.check.formats.record import Checked, Feature, Requirement
from convert.check.reading.shape import Reading

if TYPE_CHECKING:
    from convert.check.reading.pdf import TaggedPdf


def _open(data: bytes) -> "TaggedPdf":
    from convert.check.reading.pdf import open_pdf

    return open_pdf(data)


def _reading(file: "TaggedPdf") -> Reading:
    from convert.check.reading.pdf import reading_of

    return reading_of(file)


def _findings(name: str, file: "TaggedPdf", reading: Reading) -> Iterator[Finding]:
    from convert.check.rules.pdf import check_pdf

    return check_pdf(name, file, reading)


def _features(file: "TaggedPdf") -> frozenset[Feature]:
    from convert.check.features import of_pdf

    return of_pdf(file.pdf)


def _requirements() -> tuple[Requirement, ...]:
    from convert.check.rules import pdf, pdf_annotations, pdf_layout, pdf_structure
    from convert.check.rules.rule import requirements

    return requirements(pdf.RULES, pdf_structure.RULES, pdf_annotations.RULES, pdf_layout.RULES)


def _recognises(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


FORMAT = Checked(
    name="pdf",
    suffixes=(".pdf",),
    open=_open,
    reading=_reading,
    findings=_findings,
    features=_features,
    requirements=_requirements,
    recognises=_recognises,
    standards=("PDF/UA-1 (ISO 14289-1:2014)", "WCAG 2.2 A and AA"),
)
