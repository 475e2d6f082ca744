"""Backends turn an Article into the bytes of one file."""

from typing import cast

from convert.backends.backend import Backend, PagedBackend
from convert.registry import load, registered

__all__ = ["Backend", "PagedBackend", "backend", "backend_names"]


def backend(name: str) -> Backend:
    """The backend registered as `name`. Raises UsageError or MissingError."""
    return cast("Backend", load("convert.backends", name))


def backend_names() -> tuple[str, ...]:
    """The names of all registered backends."""
    return tuple(registered("convert.backends"))
