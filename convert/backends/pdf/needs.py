"""What PDF needs on a machine: WeasyPrint with Pango, and what makes it fast."""

from convert.backends.pdf.weasyprint.engine import Engine, engine
from convert.errors import MissingError
from convert.formats import Need


def needs() -> tuple[Need, ...]:
    """Pango, the speed-ups and the subsetter, and what to do where one is missing."""
    try:
        found = engine()
    except MissingError as error:
        return (Need("Pango, WeasyPrint", "", f"{error.message}. {error.hint}"),)
    return (
        Need("Pango, WeasyPrint", f"WeasyPrint {found.version}"),
        _speed_ups(found),
        _subsetter(found),
    )


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
