"""WeasyPrint as we use it: our copies, mended and made faster, or a word on why not."""

from threading import Lock

from msgspec import Struct

from convert.backends.pdf.weasyprint.copies import Copies, copies
from convert.backends.pdf.weasyprint.patch import Patch, Reliance, apply, fits, is_as_known
from convert.backends.pdf.weasyprint.patches import PATCHES, RELIANCES
from convert.errors import MissingError

TESTED = ("weasyprint>=70,<71", "pydyf>=0.12,<0.14")
"""The versions that the table of patches was written for, as pip is told them."""


class Engine(Struct, frozen=True):
    """The copies that PDFs are made with, and how well the patches fit them."""

    copies: Copies
    left_out: tuple[str, ...]
    """The names of patches that do not fit this version and that a PDF can do without: it takes
    longer, or its lines are set less well."""
    misfits: tuple[str, ...]
    """The names of mends that do not fit, and of what else has moved: no PDF can be made."""

    @property
    def version(self) -> str:
        """WeasyPrint's version."""
        return str(self.copies.weasyprint.__version__)

    @property
    def speed_ups(self) -> str:
        """How many speed-ups fit: "12 of 13 speed-ups fit WeasyPrint 70.0"."""
        known = sum(patch.kind == "speed" for patch in PATCHES)
        left = sum(patch.kind == "speed" and patch.name in self.left_out for patch in PATCHES)
        return f"{known - left} of {known} speed-ups fit WeasyPrint {self.version}"


_patching = Lock()
_made: list[Engine] = []


def engine() -> Engine:
    """The engine of this process, loaded and patched when it is asked for first.

    Raises MissingError without Pango, or with a version of WeasyPrint or pydyf that a mend does
    not fit: it says which to install.
    """
    found = _made[0] if _made else _engine()
    if found.misfits:
        raise MissingError(
            f"PDF cannot be made with WeasyPrint {found.version} and pydyf "
            f"{found.copies.pydyf.__version__}: {', '.join(found.misfits)} would not be right",
            hint=f"`pip install {' '.join(map(repr, TESTED))}`. The other formats work without it.",
            code="machine.weasyprint",
        )
    return found


def _engine() -> Engine:
    with _patching:
        if not _made:
            _made.append(patched(copies(), PATCHES, RELIANCES))
    return _made[0]


def patched(
    found: Copies, patches: tuple[Patch, ...], reliances: tuple[Reliance, ...] = ()
) -> Engine:
    """The copies with those of the patches that fit; what does not fit is told in the result."""
    moved = [
        reliance.name
        for reliance in reliances
        if not all(is_as_known(found, part) for part in reliance.parts)
    ]
    left: list[Patch] = []
    for patch in patches:
        lacking = {other.name for other in left} & set(patch.needs)
        if lacking or not fits(found, patch) or not apply(found, patch):
            left.append(patch)
    return Engine(
        found,
        tuple(patch.name for patch in left if patch.kind != "mend"),
        (*moved, *(patch.name for patch in left if patch.kind == "mend")),
    )
