"""Language tags: BCP 47, whose subtags the IANA Language Subtag Registry lists.

The registry comes with the package langcodes, so that nothing is looked up elsewhere.
"""

import re

from convert.errors import UsageError
from convert.patterns import Lazy

_WELL_FORMED = Lazy(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)


def is_language_tag(tag: str) -> bool:
    """Whether a tag is well-formed and all of its subtags are registered (RFC 5646, 2.2.9)."""
    if not _WELL_FORMED.fullmatch(tag):
        return False
    from langcodes import tag_is_valid

    return bool(tag_is_valid(tag))


def refuse_unregistered(tag: str) -> None:
    """Raise UsageError, with what was meant where that is plain, for a tag that is none."""
    if is_language_tag(tag):
        return
    meant = _meant(tag)
    raise UsageError(
        f"'{tag}' is no language of the registry (BCP 47)",
        hint=f"Did you mean {meant}?" if meant else "Write a tag such as en, pt-BR or zh-Hant.",
        code="language.unknown",
    )


def _meant(tag: str) -> str:
    """The tag of a language that was called by its name, or written with other separators."""
    from babel import Locale
    from babel.core import UnknownLocaleError
    from langcodes import Language

    if is_language_tag(tag.replace("_", "-")):
        return Language.get(tag.replace("_", "-"), normalize=False).to_tag()
    names: dict[str, str] = {}
    for code, name in Locale("en").languages.items():
        names.setdefault(name.casefold(), code)
        if len(code) == 2:
            try:
                names.setdefault((Locale(code).get_language_name() or "").casefold(), code)
            except UnknownLocaleError:  # the registry has languages that babel has no words for
                continue
    return names.get(tag.strip().casefold(), "")
