"""What every check says: one value for each fault, whoever found it."""

from msgspec import Struct

from convert.errors import Severity


class Finding(Struct, frozen=True, order=True):
    """One thing that a check noticed in one file.

    `code` is stable and unique within `tool`; `where` is the tool's own address inside the file (a
    line and column, a structure path, a CSS selector) and may be empty; `clause` names the
    standard behind the rule, with its number; `hint` says what to do, where the tool knows it.
    """

    file: str
    format: str
    tool: str
    severity: Severity
    code: str
    message: str
    where: str = ""
    clause: str = ""
    hint: str = ""
