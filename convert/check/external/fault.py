"""The finding that stands for an answer that never came."""

from convert.check.finding import Finding


def unanswered(file: str, format: str, tool: str, reason: str) -> Finding:
    """A validator that did not judge a file: an error, since silence would look like praise."""
    return Finding(
        file=file,
        format=format,
        tool=tool,
        severity="error",
        code="no-answer",
        message=f"{tool} did not judge this file: {reason}",
        hint="look whether the file opens; then run the validator on it by hand",
    )
