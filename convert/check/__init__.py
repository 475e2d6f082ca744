"""Read outputs back and judge them.

check_files(files, against, external) finds everything; verify(output, format, article) compares
the words alone. Both are loaded when they are first used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convert.check.files import check_files, verify
    from convert.check.finding import Finding

__all__ = ["Finding", "check_files", "verify"]


def __getattr__(name: str) -> Any:
    if name in ("check_files", "verify"):
        from convert.check import files

        return getattr(files, name)
    if name == "Finding":
        from convert.check.finding import Finding

        return Finding
    raise AttributeError(f"module 'convert.check' has no attribute '{name}'")
