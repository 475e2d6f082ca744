"""Backends turn an Article into the bytes of one file."""

from contextlib import suppress
from typing import cast

from convert.backends.backend import Backend, FiledBackend, PagedBackend, traits_of
from convert.errors import MissingError
from convert.registry import load, registered
from convert.settings import RenderOptions

__all__ = [
    "Backend",
    "FiledBackend",
    "PagedBackend",
    "backend",
    "backend_names",
    "default_formats",
    "lists_pages",
    "pages_first",
    "traits_of",
]


def backend(name: str) -> Backend[RenderOptions]:
    """The backend registered as `name`. Raises UsageError or MissingError."""
    return cast("Backend[RenderOptions]", load("convert.backends", name))


def backend_names() -> tuple[str, ...]:
    """The names of all registered backends."""
    return tuple(registered("convert.backends"))


def default_formats() -> tuple[str, ...]:
    """The formats that are made where none is named, in their order."""
    placed = []
    for name in backend_names():
        with suppress(MissingError):  # `formats` says why one cannot be loaded
            placed.append((traits_of(name).place, name))
    return tuple(name for place, name in sorted(placed) if place)


def lists_pages(name: str, formats: tuple[str, ...]) -> bool:
    """Whether an output of this format lists the pages of another of these."""
    return traits_of(name).lists_pages and any(traits_of(other).gives_pages for other in formats)


def pages_first(formats: tuple[str, ...]) -> list[str]:
    """The formats in the order of work: what lists pages comes after what has them."""
    return sorted(formats, key=lambda name: not traits_of(name).gives_pages)
