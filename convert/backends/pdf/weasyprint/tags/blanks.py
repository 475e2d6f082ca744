"""The blanks at which lines end: the engine drops them, and words would be read as one."""

import re
from xml.etree.ElementTree import Element

_BLANKS = re.compile(r"\s+")


class Blanks:
    """Gives the lines of an element's own text, one after the other, their blanks back."""

    def __init__(self, element: Element) -> None:
        texts = [element.text or ""]
        for child in element:
            if child.tag == "br":
                texts[-1] += f" {child.tail or ''}"
            else:
                texts.append(child.tail or "")
        if element.tag == "dt":
            texts[-1] += " "  # another term may stand below it, in one label with it
        self._texts = [_BLANKS.sub(" ", text) for text in texts if text]
        self._at = 0

    def put_back(self, line: str) -> str:
        """The next line with the blanks that stand before and after it in the element."""
        words = line.strip()
        while self._texts:
            text = self._texts[0]
            first = text.find(words, self._at)
            if first < 0:
                if not any(words in other for other in self._texts[1:]):
                    return line  # it was hyphenated, or set otherwise than it is written
                self._texts.pop(0)
                self._at = 0
                continue
            self._at = first + len(words)
            before = " " if first == 1 and text[0] == " " else ""
            after = " " if text[self._at : self._at + 1] == " " else ""
            return f"{before}{words}{after}"
        return line
