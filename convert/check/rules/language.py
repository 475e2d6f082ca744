"""Language tags (BCP 47), as far as a machine without the registry can judge them."""

import re

_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)


def is_language_tag(tag: str) -> bool:
    """True for a well-formed tag such as `en`, `zh-Hans` or `pt-BR`."""
    return _TAG.fullmatch(tag) is not None
