"""What PDF needs on a machine: WeasyPrint with Pango and what makes it fast, or Typst."""

from convert.backends.pdf.engines import has_typst
from convert.backends.pdf.weasyprint.engine import Engine, engine
from convert.errors import MissingError
from convert.formats import Need


def needs() -> tuple[Need, ...]:
    """The engines, the speed-ups and the subsetter, and what to do where one is missing.

    Each engine is enough: of two, the one that is not here is not missing.
    """
    version = _typst_version()
    try:
        found = engine()
    except MissingError as error:
        if version:
            return (Need("Typst", f"Typst {version}; PDFs are laid out by Typst, without Pango"),)
        told = f"{error.message}. {error.hint} Or: `pip install 'article-convert[typst]'`."
        return (Need("Pango, WeasyPrint", "", told),)
    return (
        Need("Pango, WeasyPrint", f"WeasyPrint {found.version}"),
        _speed_ups(found),
        _subsetter(found),
        *((Need("Typst", f"Typst {version}; -O pdf.engine=typst", optional=True),) * bool(version)),
    )


def _typst_version() -> str:
    if not has_typst():
        return ""
    from convert.backends.pdf.typst.compiler import load

    return str(load().__version__)


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
