"""What axe-core and Ace share: impacts as severities, tags as clauses of WCAG."""

import re
from collections.abc import Sequence

from convert.errors import Severity

_SEVERITIES: dict[str, Severity] = {
    "critical": "error",
    "serious": "error",
    "moderate": "warning",
    "minor": "warning",
}
_CRITERION = re.compile(r"wcag(\d)(\d)(\d+)")


def severity_of(impact: str) -> Severity:
    """The severity of an impact of axe-core; an unknown one is an error."""
    return _SEVERITIES.get(impact, "error")


def clause_of(tags: Sequence[str]) -> str:
    """The success criteria that axe-core's tags name: `wcag1410` is WCAG 2.2, 1.4.10."""
    matches = [match for tag in tags if (match := _CRITERION.fullmatch(tag))]
    criteria = [".".join(match.groups()) for match in matches]
    if criteria:
        return f"WCAG 2.2, {', '.join(criteria)}"
    return "EPUB Accessibility 1.1" if "EPUB" in tags else "best practice"
