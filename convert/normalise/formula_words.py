"""What a formula of MathML says: its parts in the words of a language."""

from collections.abc import Callable
from typing import Final

from lxml import etree

from convert.languages.formulas import Spoken

_MOST_DEPTH: Final = 60
_LARGE: Final = frozenset("∑∏∫∮⋃⋂⋁⋀")
_QUIET: Final = frozenset("\u2061\u2062\u2063\u2064\u200b")  # signs that are not seen
_ARROWS: Final = frozenset("→⃗⇀")
_BARS: Final = frozenset("¯‾_ˉ―")


def formula_in_words(mathml: str, words: Spoken) -> str:
    """A formula of MathML in words; nothing for what is no formula, or is too deep."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(mathml.encode(), parser)
        return " ".join(_Speaker(words).node(root, 0).split()).replace(" ,", ",").rstrip(",")
    except (etree.XMLSyntaxError, ValueError):
        return ""


class _Speaker:
    """Says nodes. Raises ValueError for what is nested deeper than any formula."""

    def __init__(self, words: Spoken) -> None:
        self.words = words
        self.ways: dict[str, Callable[[list[str]], str]] = {
            "mfrac": self._fraction,
            "msqrt": lambda parts: words.root.format(self._one(" ".join(parts))),
            "mroot": lambda parts: words.root_of.format(self._one(parts[0]), parts[1]),
            "msup": self._power,
            "msub": lambda parts: words.index.format(*parts[:2]),
            "msubsup": self._both,
            "munderover": self._both,
            "munder": lambda parts: words.below.format(*parts[:2]),
            "mover": self._over,
            "mtable": lambda parts: words.matrix.format("; ".join(parts)),
            "mtr": ", ".join,
        }

    def node(self, node: etree._Element, depth: int) -> str:
        """What a node says."""
        if depth > _MOST_DEPTH:
            raise ValueError("nested too deeply")
        name = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if name in ("annotation", "annotation-xml", "mphantom", "mspace", ""):
            return ""
        if not len(node):
            return self._sign((node.text or "").strip())
        parts = [self.node(child, depth + 1) for child in node]
        if name == "semantics":
            return parts[0]
        way = self.ways.get(name)
        try:
            return way(parts) if way else " ".join(filter(None, parts))
        except IndexError:  # fewer parts than it must have
            return " ".join(filter(None, parts))

    def _sign(self, text: str) -> str:
        if text in self.words.signs:
            return self.words.signs[text]
        return "" if text in _QUIET else text

    def _one(self, words: str) -> str:
        """Words as one thing, told where it ends where it is made of several."""
        return self.words.group.format(words) if " " in words else words

    def _fraction(self, parts: list[str]) -> str:
        return self.words.fraction.format(self._one(parts[0]), self._one(parts[1]))

    def _power(self, parts: list[str]) -> str:
        base, exponent = self._one(parts[0]), parts[1]
        plain = {"2": self.words.squared, "3": self.words.cubed}.get(exponent)
        if exponent == self.words.signs.get("′"):
            return f"{base} {exponent}"
        return plain.format(base) if plain else self.words.power.format(base, self._one(exponent))

    def _both(self, parts: list[str]) -> str:
        large = {self.words.signs.get(sign) for sign in _LARGE}
        if parts[0] in large:
            return self.words.limits.format(*parts[:3])
        return self._power([self.words.index.format(*parts[:2]), parts[2]])

    def _over(self, parts: list[str]) -> str:
        arrow = self.words.signs.get("→", "→")
        if parts[1] in _ARROWS or parts[1] == arrow:
            return self.words.vector.format(parts[0])
        if parts[1] in _BARS:
            return self.words.bar.format(parts[0])
        return self.words.above.format(*parts[:2])
