"""The lines under and over titles in reStructuredText, which are at least as long as their text.

docutils counts what pandoc takes for signs without width: vowels of Indic and Thai scripts
(docutils.utils.column_width).
"""

import re
from typing import Final

from convert.languages.widths import width_in_letters
from convert.patterns import Lazy

_TITLED: Final = Lazy(
    r"^(?:(?P<over>(?P<sign>[=~^\"'`+#*-])(?P=sign){1,})\n)?(?P<text>\S.*)\n(?P<under>([=~^\"'`+#*-])\5{1,})$",
    re.MULTILINE,
)
_VALUE: Final = Lazy(r"^(:(?:Author|Date): )(?=(?:\w+|#)[.)] |\((?:\w+|#)\) )", re.MULTILINE)


def mended_titles(text: str) -> str:
    """The text with lines that are long enough, and with no name in its head that would be the
    first item of a list ("J. Doe").
    """
    return _VALUE.sub(r"\1\\", _TITLED.sub(_longer, text))


def _longer(found: re.Match[str]) -> str:
    words, under, over = found["text"], found["under"], found["over"]
    width = width_in_letters(words)
    if len(under) >= width or (over and over[0] != under[0]):
        return found[0]
    line = under[0] * width
    return f"{line}\n{words}\n{line}" if over else f"{words}\n{line}"
