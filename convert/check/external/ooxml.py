"""openxml-audit: ISO/IEC 29500 schemas and the semantic rules of Word, in this process."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from convert.check.external.fault import unanswered
from convert.check.external.tools import Tools, need
from convert.check.finding import Finding
from convert.errors import Severity

if TYPE_CHECKING:
    from openxml_audit import OpenXmlValidator
    from openxml_audit.errors import ValidationError

FORMAT = "docx"
_TOOL = "ooxml"
_SEVERITIES: dict[str, Severity] = {"error": "error", "warning": "warning", "info": "info"}


def judge(files: Sequence[Path], tools: Tools) -> list[Finding]:
    """Every error and warning of the validator on each DOCX; raises MissingError."""
    need(_TOOL, tools)
    from openxml_audit import FileFormat, OpenXmlValidator

    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
    return [finding for file in files for finding in _findings(validator, file)]


def _findings(validator: "OpenXmlValidator", file: Path) -> list[Finding]:
    try:
        result = validator.validate(file)
    except Exception as error:  # the library documents no errors of its own
        return [unanswered(str(file), FORMAT, _TOOL, f"{type(error).__name__}: {error}")]
    if not result.is_valid and not result.errors:
        return [unanswered(str(file), FORMAT, _TOOL, "not valid, without a reason")]
    return [_finding(str(file), error) for error in result.errors]


def _finding(file: str, error: "ValidationError") -> Finding:
    return Finding(
        file=file,
        format=FORMAT,
        tool=_TOOL,
        severity=_SEVERITIES.get(error.severity.value, "error"),
        code=error.id or error.error_type.value,
        message=error.description,
        where=f"{error.part_uri} {error.path or error.node or ''}".strip(),
        clause="ISO/IEC 29500-1",
    )
