"""Lists of a Word file that go on under another number (ISO/IEC 29500-1, 17.9)."""

from typing import Final

from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def with_whole_lists(document: etree._Element, numbering: etree._Element | None) -> int:
    """Give paragraphs of one list one number; how many got another.

    Instances (`w:num`) of the same definition count on, one after the other, but where one says
    that it starts anew; pandoc takes each for a list of its own.
    """
    if numbering is None:
        return 0
    definition: dict[str, str] = {}
    anew: set[str] = set()
    for instance in numbering.iter(f"{_W}num"):
        number = _value(instance, "numId")
        definition[number] = _value(instance.find(f"{_W}abstractNumId"))
        if instance.find(f".//{_W}startOverride") is not None:
            anew.add(number)
    running: dict[str, str] = {}
    changed = 0
    for element in document.iter(f"{_W}numId"):
        number = _value(element)
        kind = definition.get(number)
        if kind is None:
            continue
        if number in anew or kind not in running:
            running[kind] = number
        elif running[kind] != number:
            element.set(f"{_W}val", running[kind])
            changed += 1
    return changed


def _value(element: etree._Element | None, name: str = "val") -> str:
    return str(element.get(f"{_W}{name}", "")) if element is not None else ""
