"""DOCX as a format that can be judged."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from convert.check.finding import Finding
from convert.check.formats.record import Checked, Expectation, Feature, Requirement
from convert.check.reading.shape import NOTE_MARK, Reading

if TYPE_CHECKING:
    from convert.check.reading.word import WordFile


def _open(data: bytes) -> "WordFile":
    from convert.check.reading.word import open_word

    return open_word(data)


def _reading(file: "WordFile") -> Reading:
    from convert.check.reading.docx import reading_of

    return reading_of(file)


def _findings(name: str, file: "WordFile", reading: Reading) -> Iterator[Finding]:
    from convert.check.rules.docx import check_docx

    return check_docx(name, file, reading)


def _features(file: "WordFile") -> frozenset[Feature]:
    from convert.check.features import of_word

    return of_word(file)


def _requirements() -> tuple[Requirement, ...]:
    from convert.check.rules import docx
    from convert.check.rules.rule import requirements

    return requirements(docx.RULES)


def _recognises(data: bytes) -> bool:
    return data[:2] == b"PK" and b"word/document" in data


FORMAT = Checked(
    name="docx",
    suffixes=(".docx",),
    open=_open,
    reading=_reading,
    findings=_findings,
    features=_features,
    requirements=_requirements,
    recognises=_recognises,
    standards=("WCAG 2.2 A and AA", "the rules of Word's accessibility checker"),
    expectation=Expectation(
        note_mark=NOTE_MARK,
        notes_apart=True,
        heads_columns_only=True,
        formulas_speak=False,
        quotes_paragraphs_only=True,
    ),
)
