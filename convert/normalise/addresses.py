"""Which addresses an output may lead to."""

import re
from urllib.parse import urlsplit

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a reader's program opens without running anything: the web, mail, the telephone."""

_FORBIDDEN = re.compile(r'[\s<>"{}|\\^`\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]')


def is_web_address(address: str) -> bool:
    """Whether `address` is one of the web's, which a page may name as its own."""
    return is_safe_address(address) and address.lower().startswith(("http:", "https:"))


def is_safe_address(address: str) -> bool:
    """Whether `address` is an absolute URI (RFC 3986) of a safe scheme that leads somewhere.

    Characters that a URI cannot hold, and those that would show it otherwise than it is (marks of
    direction), are not safe.
    """
    if _FORBIDDEN.search(address):
        return False
    try:
        parts = urlsplit(address)
        _ = parts.port  # out of range for what is no port
    except ValueError:
        return False
    scheme = parts.scheme.lower()
    if scheme not in SAFE_SCHEMES:
        return False
    return bool(parts.netloc if scheme in ("http", "https") else parts.path)
