"""Small trees of Word files: written as XML without its namespaces, and shown the same way."""

import re

from lxml import etree

from convert.backends.docx.trees import NAMESPACES

_DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
_NAMESPACE = re.compile(r' xmlns:\w+="[^"]*"')


def tree(xml: str) -> etree._Element:
    """The element that `xml` describes; line breaks and what indents them do not count."""
    whole = "".join(line.strip() for line in xml.splitlines())
    head, mark, rest = whole.partition(" " if " " in whole.partition(">")[0] else ">")
    if head.endswith("/"):
        head, mark = head[:-1], "/>"
    return etree.fromstring(f"{head} {_DECLARED}{mark}{rest}")


def shown(element: etree._Element) -> str:
    """An element as `tree` takes it."""
    return _NAMESPACE.sub("", etree.tostring(element, encoding="unicode"))


def same(element: etree._Element, xml: str) -> bool:
    """Whether an element is what `xml` describes."""
    return shown(element) == shown(tree(xml))
