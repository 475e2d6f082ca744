"""What tells from their first letters or word that a few words are a person."""

from functools import cache

from convert.languages.words import all_words, numbered


@cache
def _surnames() -> dict[str, int]:
    """How many letters of a given name may follow each surname."""
    return numbered(all_words().surnames)


@cache
def _longest() -> int:
    return max(map(len, _surnames()))


def opens_with_eastern_surname(text: str) -> bool:
    """Whether `text` is as long as a name and opens with a surname common in China, Korea or
    Japan; or is a foreign name in katakana with a dot between its parts."""
    plain = text.replace(" ", "").replace("\u3000", "")
    first, dot, last = plain.partition("・")
    if dot:
        return len(first) >= 2 and len(last) >= 2 and all("ァ" <= c <= "ー" for c in first + last)
    for length in range(_longest(), 0, -1):
        given = _surnames().get(plain[:length])
        if given:
            return 1 <= len(plain) - length <= given
    return False


def opens_with_given_name(text: str) -> bool:
    """Whether the first word of `text` is a given name, or its first words are initials."""
    words = text.split()
    if len(words) < 2:
        return False
    first = words[0].casefold().rstrip(",")
    initial = len(words[0]) <= 4 and words[0].endswith(".") and words[0][0].isupper()
    return initial or first in all_words().honorifics or first in all_words().given_names
