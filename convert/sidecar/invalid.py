"""The error of a sidecar that says what cannot be."""

from convert.errors import SourceError, Where


def invalid(message: str, where: Where, hint: str = "") -> SourceError:
    """The error, with its place in the sidecar and what to do about it."""
    return SourceError(
        f"the sidecar says what cannot be: {message}",
        where=where,
        hint=hint,
        code="sidecar.invalid",
    )
