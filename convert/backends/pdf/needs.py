"""What PDF needs on a machine: WeasyPrint with Pango and what makes it fast, or Typst."""

from convert.backends.pdf.engines import has_typst
from convert.backends.pdf.weasyprint.engine import Engine, engine
from convert.errors import MissingError
from convert.formats import Need


def needs() -> tuple[Need, ...]:
    """The engines, the speed-ups and the subsetter, and what to do where one is missing."""
    typst = _typst()
    try:
        found = engine()
    except MissingError as error:
        told = f"{error.message}. {error.hint}"
        if typst.found:
            told = f"{told} PDFs are laid out by Typst without it."
        return (Need("Pango, WeasyPrint", "", told, optional=bool(typst.found)), typst)
    return (
        Need("Pango, WeasyPrint", f"WeasyPrint {found.version}"),
        _speed_ups(found),
        _subsetter(found),
        typst,
    )


def _typst() -> Need:
    if not has_typst():
        return Need(
            "Typst",
            "",
            "lays out PDFs without Pango: `pip install 'article-convert[typst]'`",
            optional=True,
        )
    from convert.backends.pdf.typst.compiler import load

    return Need("Typst", f"Typst {load().__version__}", optional=True)


def _speed_ups(found: Engine) -> Need:
    """How many of the replacements that make PDFs faster fit the WeasyPrint that is installed."""
    left_out = f" (left out: {', '.join(found.left_out)})" if found.left_out else ""
    return Need("PDF speed", f"{found.speed_ups}{left_out}", optional=True)


def _subsetter(found: Engine) -> Need:
    if found.copies.module("weasyprint.text.ffi").harfbuzz_subset is not None:
        return Need("harfbuzz-subset", "yes")
    return Need(
        "harfbuzz-subset",
        "",
        "PDFs are made slowly without it: `apt install libharfbuzz-subset0`, "
        "`dnf install harfbuzz`, `brew install harfbuzz`",
        optional=True,
    )
