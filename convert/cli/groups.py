"""The groups of options in the help, and which are left to the whole page."""

WHAT, WHERE, LOOK, STANDARDS = "What", "Where", "Look", "Standards"
FOLDERS, LIMITS, OUTPUT, OTHER = "Folders", "Limits", "Output", "Options"
GROUPS = (WHAT, WHERE, LOOK, STANDARDS, FOLDERS, LIMITS, OUTPUT, OTHER)
"""In the order of the help."""

_SELDOM = " "


def seldom(group: str) -> str:
    """The group as an option names it that is left to the whole page, `help COMMAND`."""
    return f"{group}{_SELDOM}"


def split(panel: str) -> tuple[str, bool]:
    """The group that an option named, and whether it is left to the whole page."""
    return panel.removesuffix(_SELDOM), panel.endswith(_SELDOM)
