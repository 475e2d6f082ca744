"""What PDF needs on a machine: WeasyPrint with Pango, and HarfBuzz's subsetter for its speed."""

from convert.backends.pdf.loading import weasyprint
from convert.errors import MissingError
from convert.formats import Need


def needs() -> tuple[Need, ...]:
    """Pango and the subsetter, and what to do where one is missing."""
    try:
        engine = weasyprint()
    except MissingError as error:
        return (Need("Pango, WeasyPrint", "", f"{error.message}. {error.hint}"),)
    return (Need("Pango, WeasyPrint", f"WeasyPrint {engine.__version__}"), _subsetter())


def _subsetter() -> Need:
    from weasyprint.text import ffi

    if ffi.harfbuzz_subset is not None:
        return Need("harfbuzz-subset", "yes")
    return Need(
        "harfbuzz-subset",
        "",
        "PDFs are made slowly without it: `apt install libharfbuzz-subset0`, "
        "`dnf install harfbuzz`, `brew install harfbuzz`",
        optional=True,
    )
