"""Names in bylines: who, in what role, from where."""

import re
from typing import Final

from convert.article import Author
from convert.readers.text.script import is_cased
from convert.readers.text.words import (
    AND_WORDS,
    BODY_WORDS,
    BY_SUFFIXES,
    BY_WORDS,
    ROLE_WORDS,
    word_set,
)

_BY: Final = re.compile(
    "(?:" + "|".join(re.escape(w) for w in sorted(BY_WORDS, key=len, reverse=True)) + r")"
    r"(?:\s*[:：／/]\s*|\s+|(?<=[^\x00-\u0eff])(?=\S))",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"[:：／/]\s*$")
_EMAIL: Final = re.compile(r"[<(\[]?([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})[>)\]]?")
_HANDLE: Final = re.compile(r"[(\[]?@\w{2,30}[)\]]?$")
_AND: Final = re.compile(
    r"\s+(?:"
    + "|".join(re.escape(w) for w in AND_WORDS)
    + r")\s+|\s*&\s*|\s+و\s?|、|・|\s*;\s*|と(?=\S)",
)
_AFTER: Final = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|\s+/\s+")
_IN_BRACKETS: Final = re.compile(r"\s*\(([^()]{2,80})\)\s*$")
# A name in capitals and what follows it in small letters: "JOAN MERCER Staff Writer"
_SHOUTED: Final = re.compile(r"((?:[^\W\d_a-z]{2,}[.,]?\s){2,4})([^\W\d_][^\W\d_A-Z].*)$")
_NAME: Final = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-]+[^\W\d_.'’-]*)*")
_PARTICLES: Final = word_set(
    "de del della di da do dos das du des la le van von der den ter ten el al bin ibn y e zu af av "
    "und the of st"
)


def by_prefix(text: str) -> tuple[int, bool] | None:
    """Where the words of a byline begin after "By", and whether a colon marks it; or None."""
    found = _BY.match(text)
    if not found or found.end() >= len(text):
        return None
    return found.end(), _LABEL.search(found.group()) is not None


def reads_as_byline(text: str) -> bool:
    """Whether `text` is "By" and plausible names."""
    prefix = by_prefix(text) if len(text) < 160 else None
    if prefix is None:
        return False
    authors = read_authors(text[prefix[0] :])
    return bool(authors) and all(looks_like_name(author.name) for author in authors)


def by_suffix(text: str) -> bool:
    """Whether `text` ends as bylines do in Korean, Japanese or Chinese ("홍길동 기자")."""
    return len(text) <= 30 and text.endswith(BY_SUFFIXES)


def looks_like_name(text: str) -> bool:
    """Whether `text` could be a person's name: two to five capitalised words, initials, "
    "particles."""
    words = text.split()
    if not is_cased(text):
        return 1 <= len(words) <= 4 and len(text) <= 30 and not any(c in "。.!?،:" for c in text)
    if not 1 <= len(words) <= 6 or len(text) > 60:
        return False
    capitals = 0
    for word in words:
        if word.lower() in _PARTICLES:
            continue
        found = _NAME.fullmatch(word.rstrip(","))
        if not found or not word[0].isupper():
            return False
        capitals += 1
    return capitals >= 1


def is_role(text: str) -> bool:
    """Whether `text` says what somebody does or for whom, rather than who somebody is."""
    words = {word.strip(".,()").casefold() for word in text.replace("-", " ").split()}
    return not words.isdisjoint(ROLE_WORDS) or not words.isdisjoint(BODY_WORDS)


def read_authors(text: str) -> tuple[Author, ...]:
    """The authors in `text`, a byline without its "By"."""
    email = _EMAIL.search(text)
    plain = _EMAIL.sub(" ", text) if email else text
    parts = [part.strip(" ,") for part in _AFTER.split(plain) if part.strip(" ,")]
    if not parts:
        return ()
    head, extra = parts[0], parts[1:]
    shouted = _SHOUTED.match(head)
    if shouted and is_role(shouted.group(2)):
        head, extra = shouted.group(1), [shouted.group(2), *extra]
    bracket = _IN_BRACKETS.search(head)
    if bracket:
        head, extra = head[: bracket.start()], [bracket.group(1), *extra]
    names, roles = _names_and_roles(head)
    role = ", ".join(part for part in (*roles, *extra) if not _is_body(part)) or None
    body = ", ".join(part for part in (*roles, *extra) if _is_body(part)) or None
    if len(names) == 1:
        address = email.group(1) if email else None
        return (Author(name=names[0], role=role, affiliation=body, email=address),)
    return tuple(Author(name=name, affiliation=body) for name in names)


def _is_body(text: str) -> bool:
    words = {word.strip(".,()").casefold() for word in text.split()}
    return not words.isdisjoint(BODY_WORDS) and words.isdisjoint(ROLE_WORDS)


def _names_and_roles(text: str) -> tuple[list[str], list[str]]:
    """The names in a list such as "A, B and C", and what follows a single name after a comma."""
    joined = [part for part in _AND.split(text.rstrip(" .")) if part.strip()]
    names: list[str] = []
    roles: list[str] = []
    for part in joined:
        pieces = [piece.strip() for piece in re.split(r"\s*[,，،]\s*", part) if piece.strip()]
        for index, whole in enumerate(pieces):
            piece = _HANDLE.sub("", whole).strip() or whole
            if index and (
                is_role(piece)
                or not looks_like_name(piece)
                or (len(joined) == 1 and len(pieces) == 2 and not _is_full_name(piece))
            ):
                roles.append(piece)
            else:
                names.append(_plain_case(piece))
    return names, roles


def _is_full_name(text: str) -> bool:
    return len(text.split()) >= 2 and looks_like_name(text) and not is_role(text)


def _plain_case(name: str) -> str:
    """A name set in capitals as it is usually written."""
    letters = [character for character in name if character.isalpha()]
    if len(letters) > 3 and name.isupper() and " " in name:
        return " ".join(
            word if len(word) <= 2 and "." in word else word.capitalize() for word in name.split()
        )
    return name
