"""What this machine has of what the formats need."""

from typing import TYPE_CHECKING

from convert.errors import MissingError
from convert.formats import Need
from convert.limits.abilities import reduced
from convert.registry import Group

if TYPE_CHECKING:
    from convert.design.font_families import Family


def lacking(name: str) -> str:
    """Why a backend cannot work here; empty where it can."""
    from convert.backends import traits_of

    try:
        needs = traits_of(name).needs()
    except MissingError as error:
        return f"{error.message}. {error.hint}"
    return next((need.advice for need in needs if not need.found and not need.optional), "")


def loading_lacks(group: Group, name: str) -> str:
    """Why something that is registered cannot be used here; empty where it can be loaded."""
    from convert.registry import load

    try:
        load(group, name)
    except MissingError as error:
        return f"{error.message}. {error.hint}"
    return ""


def needs_of_formats() -> list[Need]:
    """What the backends need, each thing once."""
    from convert.backends import backend_names, traits_of

    found: list[Need] = []
    for name in backend_names():
        try:
            found += traits_of(name).needs()
        except MissingError as error:
            found.append(Need(name, "", f"{error.message}. {error.hint}"))
    return list(dict.fromkeys(found))


def fonts() -> list[Need]:
    """The families that outputs are set in."""
    from convert.design.font_families import FAMILIES
    from convert.design.fonts import faces

    missing = [family for family in FAMILIES if not faces(family.name)]
    found = len(FAMILIES) - len(missing)
    needs = [Need("fonts", f"{found} families")]
    return needs + [_font(family) for family in missing]


def _font(family: "Family") -> Need:
    """A family that is not here; what a plain install does not have is no fault of it."""
    named = f"'article-convert[{family.extra}]'" if family.extra else family.package
    advice = f"`pip install {named.replace('_', '-')}`"
    return Need(f"font {family.name}", "", advice, optional=bool(family.extra))


def python() -> Need:
    """The interpreter."""
    import platform

    return Need("Python", f"{platform.python_version()} on {platform.system()}")


def everything() -> list[Need]:
    """All that `doctor` reports."""
    return [python(), *needs_of_formats(), *fonts(), confinement()]


def confinement() -> Need:
    """What keeps an article within bounds here: no kept-up library offers the kernel's own."""
    if reduced():
        return Need("limits", "less than elsewhere: see what is reduced")
    return Need("limits", "time and memory of each article; neither Landlock nor seccomp is used")


def validators() -> list[Need]:
    """The reference validators that `check --external` would ask; none of them is needed."""
    from convert.check.external.tools import locate, missing

    absent = missing(locate())
    names = ("verapdf", "epubcheck", "nu", "axe", "ace", "ooxml")
    return [Need(name, "" if name in absent else "yes", absent.get(name, "")) for name in names]
