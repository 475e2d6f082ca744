"""How much one line reads like a line of code.

A lexer that guesses (Pygments' `guess_lexer`) was measured beside the table of signs: it took two
of five paragraphs of prose for code and a third of the code for prose, at a hundred times the cost.
"""

import re
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.alphabets import count_cjk
from convert.readers.text.listings.signs import FILE_ROW, KEYWORDS, OPENINGS, SIGNS

_INSIDE: Final = Lazy(
    r"=>|->|::|==|!=|<=|>=|&&|\|\||\|>|<-|\+=|:=|<<|>>|#\{|\$\{|%\{|\\[nrt]|/\*|\*/|"
    r"\w\(\)|\w\[\w*\]|&\w|\$\w|@\w+\.|\w\.\w+\(|\w;$"
)
_IDENTIFIER: Final = Lazy(
    r"(?:[a-z]{2,}[a-z0-9]*(?:[A-Z][a-z0-9]*)+|[A-Za-z]\w*_\w+|[a-z]+(?:\.[a-z]\w+)+|"
    r"[A-Z]\w+(?:\.\w+|::\w+)+|(?:[A-Z][a-z]+){2,}|[a-z]\w*\((?!\d[a-z]{0,2}\))\w*\))[,;]?$"
)
_WORD: Final = Lazy(r"[A-Za-z_]\w*[,;]?$")
_STRINGS: Final = Lazy(r"\"[^\"]{0,200}\"|(?<!\w)'[^']{0,200}'(?!\w)|`[^`]{0,200}`")
_COMMENT: Final = Lazy(r"\s(?://|#|--|;)\s.*$|/\*.*?(?:\*/|$)")
_SPOKEN: Final = Lazy(r"(?<!\S)[^\W\d_][^\W\d_'’-]*[,.;!?…]?(?=\s|$)")
_NOT_SPOKEN: Final = frozenset(["and", "or", "not", "if", "in", "is", "then", "do", "end"])
_MARK: Final = Lazy(r"[{}()\[\];=<>|&$#@\\/_*+^~%]")
_TELLING: Final = re.compile(r"[{}\[\]=<>|$#@\\_`~^&*/;%]")
_SENTENCE: Final = 6
_FILE_ROW: Final = Lazy(FILE_ROW)
_SURE: Final = ("$ ", ">>> ", "... ", "...> ", "Traceback (")
_HASH: Final = Lazy(r"[0-9a-f]{12}")
# What tells that a line may be a machine's: one search for both.
TELLING_OR_HASH: Final = re.compile(rf"{_TELLING.pattern}|[0-9a-f]{{12}}")
_LONG: Final = 240
_FARTHEST: Final = 400
# A line without any of these is words: most lines of most files, told at little cost.
_GATE: Final = re.compile(
    r"[{}\[\]=<>|$#@\\_`~^&*/;%]|\w\(|[a-z][A-Z]|^[a-z][\w.-]*:|--\w|\w\.\w|\w:\d|\s:\w|"
    rf"^[)\]'\".]|^Traceback|[0-9a-f]{{12}}|^(?:{'|'.join(sorted(KEYWORDS))})\b"
)


def code_weight(body: str, quiet: bool = False) -> tuple[float, str]:
    """The weight of a line and what it was seen by: 3 is sure, below 0 it reads as prose.

    quiet: whether it is known to hold no match of `TELLING_OR_HASH`.
    """
    body = body[:_FARTHEST]
    blanks = body.count(" ")
    if len(body) > _LONG and blanks > 0.1 * len(body) and body[0] not in "<{[":
        return -4.0, ""
    if "  " in body:
        blanks = len(body.split()) - 1
    if blanks > _SENTENCE and (quiet or not _TELLING.search(body)) and not _is_sure(body, quiet):
        return -min(4.0, blanks / 3), ""
    if not _GATE.search(body):
        return _words_only(body, blanks), ""
    letters = frozenset(body)
    best, why = _best(_COMMENT.sub("", body) or body, letters)
    plain = _COMMENT.sub("", _STRINGS.sub("s", body))
    marks = len(_MARK.findall(plain)) / max(8, len(plain))
    if "(" in letters or ":" in letters or _TELLING.search(body):
        inside = min(2.0, 0.7 * len(_INSIDE.findall(plain)))
        dense = 1.5 if marks > 0.2 else 0.7 if marks > 0.12 else 0.0
        best += 0.6 * (inside + dense)
    return best - _prose(body, plain, best, marks), why or "signs of code"


def _is_sure(body: str, quiet: bool) -> bool:
    """Whether a line of many words is a machine's all the same: by its prompt, a hash, its
    end, or as a row of a list of files."""
    if body.startswith(_SURE) or body.endswith(" do"):
        return True
    if body[1:2] in ("r", "-") and _FILE_ROW.match(body):
        return True
    return not quiet and _HASH.search(body) is not None


def _words_only(body: str, blanks: int) -> float:
    words = blanks + 0.5 * count_cjk(body)
    last = body[-1]
    ends = 2.0 if last in ":：" else 1.2 if last in ".!?。" else 0.0
    if body[0].islower() or (not words and last not in ":："):
        ends = 0.0
    return -min(4.0, words / 3 + ends) if words > 2 or ends else 0.0


def _best(body: str, letters: frozenset[str]) -> tuple[float, str]:
    """The strongest sign, and its name."""
    best, why = 0.0, ""
    for sign in SIGNS:
        if not sign.needs.isdisjoint(letters) and sign.pattern.match(body):
            best, why = sign.weight, sign.saw
            break
    first = body.split(None, 1)[0].rstrip(";:,(")
    if first in KEYWORDS:
        for words, sign in OPENINGS:
            if first in words and sign.weight > best and sign.pattern.match(body):
                best, why = sign.weight, sign.saw
    named = _identifiers(body)
    return (named, "names of a program") if named > best else (best, why)


def _identifiers(body: str) -> float:
    """What it says that a line is made of names as programs write them: camelCase, snake_case."""
    words = body.split()
    if len(words) > 12 or "  " in body or "\t" in body:
        return 0.0
    if not all(_WORD.match(word) or _IDENTIFIER.match(word) for word in words):
        return 0.0
    named = sum(_IDENTIFIER.match(word) is not None for word in words)
    if len(words) == 1:
        return (1.4 if body[0].islower() and "." not in body else 0.5) if named else 0.0
    return 3.0 if named == len(words) else 1.6 if named * 2 >= len(words) else 0.6 if named else 0.0


def _prose(body: str, plain: str, best: float, marks: float) -> float:
    """How much the words of a line, strings and comments aside, read as a sentence."""
    words = plain.split()
    said = sum(word not in _NOT_SPOKEN for word in _SPOKEN.findall(plain))
    spoken = said + (0.0 if plain.isascii() else _foreign(plain))
    ends = body[-1] in ".!?:…。：" and body[-3:] != "..." and not body[0].islower() and best < 2
    ends = ends and body[0].isalpha() and spoken > 1
    if body.startswith(("//", "/*")) or (body[0] == "<" and "=" in body[:_LONG]):
        return 0.0
    if (spoken < 4 and not ends) or spoken < 0.55 * len(words) or marks > 0.15:
        return 0.0
    held = 0.6 if best >= 2.4 else 1.0
    return min(4.0, 0.33 * min(spoken, 12) * held) + (1.0 if ends else 0.0)


def _foreign(plain: str) -> float:
    """Further words for letters that programs are not written in."""
    sample = plain[:80]
    letters = sum(character > "\u024f" and character.isalpha() for character in sample)
    return letters / (2 if count_cjk(sample) else 6)
