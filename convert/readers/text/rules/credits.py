"""Whether a line right under the title is a name and no heading, for the rules that ask."""

import re
from typing import Final

from convert.languages.words import all_words
from convert.patterns import Lazy
from convert.readers.text.credit import read_credit
from convert.readers.text.people import is_role, looks_like_name, looks_like_person
from convert.readers.text.rule import View
from convert.readers.text.script import ends_with_stop, is_cased

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_RIGHT: Final = 20
_POSSESSIVE: Final = Lazy(r"['’]s\b")


def no_name(text: str) -> bool:
    """Whether a line of capitalised words plainly is none: it begins with an article or a
    question, holds a genitive, or names a place."""
    words = [word.strip(".,").casefold() for word in text.split()]
    named = words[0] in all_words().no_names or not all_words().places.isdisjoint(words)
    return named or _POSSESSIVE.search(text) is not None


def is_name_below_title(view: View) -> bool:
    """A short line of two to four words after the title that has the signs of a name.

    The signs: a given name, initials, a place at the right, or words that the text never writes
    in small letters, which it does with the words of a heading.
    """
    text, dated = read_credit(view.text, view.conventions.language)
    if not view.after("title", "standfirst") or view.has_role("byline", "text", "heading"):
        return False
    if len(text) > 50 or ends_with_stop(text) or text.casefold() in all_words().headings:
        return False
    if not looks_like_name(text) or is_role(text):
        return False
    if no_name(text) or view.at in view.findings.numbered_headings:
        return False
    if dated or looks_like_person(text):
        return True
    if _has_sibling(view, text):
        return False
    words = text.split()
    if len(words) == 1:
        return _is_pen_name(view, text)
    if not 2 <= len(words) <= 4 or no_name(text):
        return False
    return view.line.indent >= _RIGHT or (is_cased(text) and not _is_written_small(view, text))


def _has_sibling(view: View, text: str) -> bool:
    """Whether another line stands alone that ends as this one does, as headings of a kind do."""
    last = text.rsplit(None, 1)[-1]
    source = view.source
    return len(last) > 2 and any(
        line.body.endswith(last)
        and line.body != text
        and source.stanza_start(at)
        and source.stanza_end[at] == at + 1
        for at, line in enumerate(source.lines[view.end :], view.end)
    )


def _is_pen_name(view: View, word: str) -> bool:
    """Whether one word may be a name: nothing else in the text stands alone as headings do, and
    the word is nowhere in it."""
    if not is_cased(word) or not 3 <= len(word) <= 14 or not view.apart or word.isupper():
        return False
    if view.findings.lone_lines > 2 or view.has_role("furniture"):
        return False
    folded = word.casefold()
    return not any(folded in line.body.casefold() for line in view.source.lines[view.end :])


def _is_written_small(view: View, text: str) -> bool:
    """Whether the text writes one of the words in small letters, or as the first of a sentence."""
    words = {word.casefold() for word in _WORD.findall(text)}
    pattern = re.compile(
        r"(?<![\w.@/-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w@/-]|\.\w)"
    )
    return any(pattern.search(line.body) for line in view.source.lines[view.end :])
