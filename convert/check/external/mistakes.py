"""What a validator reports by a mistake of its own; each is proven in tests/conformance."""

import re
from pathlib import Path

from msgspec.structs import replace

from convert.check.finding import Finding

_DATA_IMAGE = re.compile(r"image “data:.*blocked by “img-src” directive")
_ALLOWED = re.compile(r"Content-Security-Policy\"[^>]*img-src[^;>]*\bdata:")


def without_mistakes(findings: list[Finding]) -> list[Finding]:
    """The findings with those that are a validator's own mistake made information."""
    return [_forgiven(finding) if _is_mistake(finding) else finding for finding in findings]


def _forgiven(finding: Finding) -> Finding:
    return replace(finding, severity="info", hint="a mistake of the validator")


def _is_mistake(finding: Finding) -> bool:
    """Nu takes an image inside its own address for blocked, whatever the policy says.

    Content Security Policy Level 3, 6.7.2.8: the source `data:` allows every data: address.
    """
    if finding.tool != "nu" or not _DATA_IMAGE.search(finding.message):
        return False
    return bool(_ALLOWED.search(Path(finding.file).read_text(encoding="utf-8", errors="replace")))
