"""What WeasyPrint passes over in the style sheets of a theme, in silence where it sets a page."""

import logging
from collections.abc import Iterator
from typing import Any, Final

from convert.backends.pdf.weasyprint.copies import LOGGER, copies
from convert.design.sheet_faults import OF_BROWSERS, Fault, OwnSheet, declarations, fault, near_name
from convert.errors import MissingError

_SHOWN: Final = 40


def passed_over(sheet: OwnSheet) -> Iterator[Fault]:
    """The declarations of a style sheet that have no effect on paper, with the reason.

    A property is a slip where it is nearly one that is known, and in a sheet for paper alone where
    the engine does not know it. In a sheet that browsers read too they may know more: of values
    only bare numbers are judged there, and warned of. Nothing is said where the engine is missing.
    """
    try:
        validation = copies().module("weasyprint.css.validation")
    except MissingError:
        return
    known = {*validation.NOT_PRINT_MEDIA, *validation.EXPANDERS}
    known |= OF_BROWSERS | {*copies().module("weasyprint.css.validation.properties").PROPERTIES}
    on_paper = sheet.media == ("paper",)
    for declaration in declarations(sheet):
        name = declaration.lower_name
        if name.startswith("-"):  # another's own, or a value with a name
            continue
        if name not in known:
            near = near_name(name, known)
            if near or on_paper:
                yield fault(
                    sheet.path,
                    declaration.source_line,
                    f"no property is called '{declaration.name}'",
                    f"Did you mean {near}?" if near else "",
                )
        elif name in OF_BROWSERS or not (on_paper or _is_of_numbers(declaration)):
            continue
        elif "paper" in sheet.media and (why := _refused(validation, declaration)):
            yield fault(
                sheet.path,
                declaration.source_line,
                f"'{why[0]}' has no effect on paper: {why[1]}",
                severity="error" if on_paper else "warning",
            )


def _is_of_numbers(declaration: Any) -> bool:
    """Whether a value is of numbers alone, in which a later standard changes nothing."""
    kinds = {token.type for token in declaration.value}
    return kinds <= {"number", "dimension", "percentage", "whitespace", "comment"}


def _refused(validation: Any, declaration: Any) -> tuple[str, str] | None:
    """The declaration and the reason, where the engine passes over it."""
    heard = _Heard()
    LOGGER.addHandler(heard)
    try:
        list(validation.preprocess_declarations(None, [declaration]))
    finally:
        LOGGER.removeHandler(heard)
    return heard.said


class _Heard(logging.Handler):
    """Keeps what the engine says of one declaration."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: tuple[str, str] | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first message: name, value, line, column and reason are its parts."""
        parts = record.args if isinstance(record.args, tuple) else ()
        if self.said is None and len(parts) > 2:
            value = " ".join(str(parts[1]).split())
            shown = value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
            self.said = f"{parts[0]}: {shown}", str(parts[-1])
