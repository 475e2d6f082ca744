"""Names in bylines: who, in what role, from where."""

import re
from functools import cache
from itertools import zip_longest
from typing import Final

from msgspec.structs import replace

from convert.article import Author
from convert.languages.words import all_patterns, all_words, any_of
from convert.patterns import Lazy
from convert.readers.text.alphabets import count_cjk, count_hangul
from convert.readers.text.names import opens_with_eastern_surname, opens_with_given_name
from convert.readers.text.script import is_cased

_AFTER_BY: Final = Lazy(r"\s*[:：／/]\s*|\s+|(?<=[^\x00-\u0eff])(?=\S)")
_LONGEST_BY: Final = 40
_LABEL: Final = Lazy(r"[:：／/]\s*$")
_EMAIL: Final = Lazy(r"[<(\[]?([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})[>)\]]?")
# As mail had it before RFC 2822: jane@sea.example (Jane Doe).
_OLD_ADDRESS: Final = Lazy(r"\s*<?([\w.+-]{1,64}@[\w.-]{3,120})>?\s+\(([^()@]{3,60})\)\s*$")
_MARKS: Final = Lazy(r"(?<=[^\W\d_])\s?(?:[(\[]\d{1,2}[)\]]|[¹²³⁴⁵⁶⁷⁸⁹*†‡]{1,3})(?=\s|[,;.]|$)")
# "Jane Doe" <jane@sea.example>: a display name that is a quoted string (RFC 5322, 3.4).
_QUOTED: Final = Lazy(r"^\s*[\"“]([^\"“”]{2,60})[\"”](?=\s*(?:[<(]|$))")
_HANDLE: Final = Lazy(r"[(\[]?@\w{2,30}[)\]]?$")
_AND: Final = Lazy(
    lambda: (
        rf"\s+(?:{any_of(all_words().between_names)})\s+"
        rf"|\s*[&;]\s*|{all_patterns().name_joints}"
    )
)
_AFTER: Final = Lazy(
    lambda: (
        r"\s*[|·•]\s*|\s+(?:[–—-]|--)\s+|\s+/\s+"
        rf"|\s+(?:{any_of(all_words().before_houses)})\s+(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])"
    )
)
# Others who had a hand in it; the phrase is their role.
_FURTHER: Final = Lazy(
    lambda: rf"[\s,;.(]*\b({all_patterns().further_credits})\s*",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = Lazy(r"\s*\(([^()]{2,80})\)\s*$")
# A name in capitals and what follows it in small letters: "JOAN MERCER Staff Writer"
_SHOUTED: Final = Lazy(r"((?:[^\W\d_a-z]{2,}[.,]?\s){2,4})([^\W\d_][^\W\d_A-Z].*)$")
_INITIALS: Final = Lazy(r"[^\W\d_]\.(?:\s?-?[^\W\d_]\.)*$")
_NAME: Final = Lazy(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-]+[^\W\d_.'’-]*)*")


_SENTENCE: Final = Lazy(r"(\S.{2,40}?[^\W\d_]{3})\.\s+[^\W\d_]")
_NO_NAME: Final = Lazy(r"[。.!?،:：！？、，…；;0-9「」『』（）()《》“”\"]")
_HIRAGANA: Final = Lazy("[\u3041-\u309f]{2}")


def by_prefix(text: str) -> tuple[int, bool] | None:
    """Where the words of a byline begin after "By", and whether a colon marks it; or None."""
    start = text[:_LONGEST_BY].lower()
    if not start.startswith(_by_words()):
        return None
    for word in _by_words():
        found = _AFTER_BY.match(text, len(word)) if start.startswith(word) else None
        if found:
            colon = _LABEL.search(found.group()) is not None
            return (found.end(), colon) if found.end() < len(text) else None
    return None


@cache
def _by_words() -> tuple[str, ...]:
    return tuple(sorted(all_words().by, key=len, reverse=True))


def reads_as_byline(text: str) -> bool:
    """Whether `text` is "By" and plausible names."""
    prefix = by_prefix(text) if len(text) < 160 else None
    if prefix is None:
        return False
    authors = read_authors(text[prefix[0] :])
    return bool(authors) and all(looks_like_name(author.name) for author in authors)


def by_suffix(text: str) -> bool:
    """Whether `text` ends as bylines do in Korean, Japanese or Chinese ("홍길동 기자")."""
    return len(text) <= 30 and text.endswith(tuple(all_words().after_names))


def looks_like_name(text: str) -> bool:
    """Whether `text` could be a person's name: two to five capitalised words, initials, "
    "particles."""
    words = text.split()
    if not is_cased(text):
        return _looks_like_uncased_name(text)
    if not 1 <= len(words) <= 6 or len(text) > 60:
        return False
    capitals = 0
    for word in words:
        if word.lower() in all_words().name_particles:
            continue
        found = _NAME.fullmatch(word.rstrip(","))
        if not found or not word[0].isupper():
            return False
        capitals += 1
    return capitals >= 1


def _looks_like_uncased_name(text: str) -> bool:
    """The same for scripts without capitals, where only length and characters tell."""
    if not 1 <= len(text.split()) <= 4 or len(text) > 30 or _NO_NAME.search(text):
        return False
    eastern = count_cjk(text) + count_hangul(text)
    if not eastern:
        return True
    if _HIRAGANA.search(text) and not opens_with_eastern_surname(text):
        return False  # the endings and particles of a sentence
    letters = sum(character.isalpha() for character in text)
    return letters <= 8 and eastern >= letters - 2


def looks_like_person(text: str) -> bool:
    """Whether `text` is a name by its own signs: two to four words, a given name or initials
    first, in Chinese, Japanese and Korean a common surname and not many characters more."""
    if not is_cased(text):
        return _looks_like_uncased_name(text) and opens_with_eastern_surname(text)
    words = text.split()
    if not 2 <= len(words) <= 5 or not looks_like_name(text) or is_role(text):
        return False
    return words[0].casefold() not in all_words().articles and opens_with_given_name(text)


def are_persons(text: str) -> bool:
    """Whether `text` is two names or more by their own signs, with marks of notes or without."""
    plain = _MARKS.sub("", text)
    names = [part for part in re.split(r"\s*[,;、]\s*", plain) if part]
    names = [name for part in names for name in _AND.split(part) if name.strip()]
    return 2 <= len(names) <= 12 and all(looks_like_person(name.strip()) for name in names)


def is_role(text: str) -> bool:
    """Whether `text` says what somebody does or for whom, rather than who somebody is."""
    words = {word.strip(".,()").casefold() for word in text.replace("-", " ").split()}
    return not (words.isdisjoint(all_words().roles) and words.isdisjoint(all_words().houses))


def read_authors(text: str) -> tuple[Author, ...]:
    """The authors in `text`, a byline without its "By"; translators and others with their role."""
    main, *further = _FURTHER.split(text)
    authors = _read_main(main) if main.strip(" |") else ()
    for phrase, names in zip(further[::2], further[1::2], strict=True):
        role = phrase.strip(" :：").casefold()
        authors += tuple(replace(author, role=role) for author in _read_main(names.strip(" )|")))
    return authors


def is_further_credit(text: str) -> bool:
    """Whether `text` names a translator or somebody else beside the author."""
    found = _FURTHER.match(text)
    if found is None:
        return False
    names = _read_main(text[found.end() :].strip(" )"))
    return bool(names) and all(looks_like_name(author.name) for author in names)


def _read_main(text: str) -> tuple[Author, ...]:
    sentence = _SENTENCE.match(text)
    if sentence and looks_like_name(sentence.group(1)):
        text = sentence.group(1)
    old = _OLD_ADDRESS.match(text)
    if old:
        return (Author(name=old.group(2), email=old.group(1)),)
    text = _MARKS.sub("", text)
    text = _QUOTED.sub(r"\1", text)
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
    return not words.isdisjoint(all_words().houses) and words.isdisjoint(all_words().roles)


def _names_and_roles(text: str) -> tuple[list[str], list[str]]:
    """The names in a list such as "A, B and C", and what follows a single name after a comma."""
    joined = [part for part in _AND.split(text.rstrip(" .")) if part.strip()]
    names: list[str] = []
    roles: list[str] = []
    for part in joined:
        pieces = [piece.strip() for piece in re.split(r"\s*[,，،]\s*", part) if piece.strip()]
        for index, whole in enumerate(pieces):
            piece = _HANDLE.sub("", whole).strip() or whole
            if names and piece.rstrip(".").casefold() in all_words().generations:
                names[-1] = f"{names[-1]}, {piece}" + "." * (f"{piece}." in text)
                continue
            if index and piece.replace(".", "").casefold() in all_words().post_nominals:
                continue
            if index and (
                is_role(piece)
                or not looks_like_name(piece)
                or (len(joined) == 1 and len(pieces) == 2 and not _is_full_name(piece))
            ):
                roles.append(piece)
            else:
                names.append(_plain_case(piece))
    return _with_surnames(names), roles


def _with_surnames(names: list[str]) -> list[str]:
    """Names, where one of initials alone has the surname of the next: A. & B. Smith."""
    return [
        f"{name} {after.split()[-1]}" if after and _INITIALS.match(name) else name
        for name, after in zip_longest(names, names[1:], fillvalue="")
    ]


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
