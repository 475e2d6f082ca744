"""The dateline that opens a news story: WASHINGTON (AP) — / PARIS, 3 mars — / 【ロンドン時事】."""

from typing import Final

from convert.languages.words import all_words, any_of
from convert.patterns import Lazy
from convert.readers.text.dates import find_date, is_day

_DASHED: Final = Lazy(r"(.{3,90}?)(?:\s+(?:—|–|--|-|―|:|_)\s+|(?<=\))\s?[-–—.:]\s*|—\s?|\s–)(?=\S)")
_BRACKETED: Final = Lazy(
    lambda: (
        r"(?:【[^】]{2,24}】|（[^）]{2,30}電?电?）|"
        rf"\([^)]{{2,40}}(?:{any_of(all_words().agencies)})\))\s*"
    )
)
_OPENING: Final = ("【", "（", "(")
_AGENCY: Final = Lazy(
    lambda: (
        rf"(?:\(|/)\s?(?:{any_of(all_words().agencies)}"
        r"|[A-ZÄÖÜÉ][\w.&-]{1,20}(?: [A-Z][\w.&-]{1,20}){0,2})\s?(?:\)|/)"
    )
)
_PLACE: Final = Lazy(r"[^\W\d_][^\W\d_.'’-]+(?:[ .'’/-]+[^\W\d_.'’-]+){0,4}\.?")
_RUSSIAN: Final = Lazy(
    r"([А-ЯЁ][А-ЯЁа-яё-]{2,24}, \d{1,2} [а-я]{3,8}\.? ?(?:/[^/]{2,20}/\.|[—–-]))\s+(?=\S)"
)


def split_dateline(text: str, language: str) -> int:
    """How many characters of `text`, the first paragraph, are its dateline: 0 for none."""
    bracketed = _BRACKETED.match(text) if text[:1] in _OPENING else None
    if bracketed:
        return bracketed.end()
    russian = _RUSSIAN.match(text) if "Ѐ" < text[:1] < "ѐ" else None
    if russian:
        return russian.end()
    found = _DASHED.match(text)
    if not found:
        return 0
    return found.end() if _is_dateline(found.group(1), language) else 0


def dated(dateline: str, language: str) -> str | None:
    """The ISO date in a dateline that states one with its year, or None."""
    _, _, rest = _AGENCY.sub("", dateline).strip(" -–—―:._").partition(",")
    for part in (rest, rest.partition(",")[2]):
        iso = find_date(part.strip(" ,-–—―:./"), language) if part.strip() else None
        if iso:
            return iso
    return None


def _is_dateline(head: str, language: str) -> bool:
    agency = _AGENCY.search(head)
    plain = _AGENCY.sub("", head).strip(" ,-–—")
    place, _, rest = plain.partition(",")
    if not place or not _PLACE.fullmatch(place.strip()) or len(place) > 45:
        return False
    if place.casefold() in all_words().relative_days or is_day(place.casefold(), language):
        return False
    capitals = _is_capital(place)
    rest = rest.strip(" ,")
    dated = bool(rest) and _ends_in_date(rest, language)
    if agency and agency.end() >= len(head) - 2:
        return capitals or (place[0].isupper() and len(place.split()) <= 3)
    if dated and place[0].isupper() and len(place.split()) <= 4:
        return True
    region = not rest or (len(rest.split()) <= 3 and rest[0].isupper())
    return capitals and region


def _is_capital(place: str) -> bool:
    letters = [character for character in place if character.isalpha()]
    return len(letters) > 2 and all(character.isupper() for character in letters)


def _ends_in_date(rest: str, language: str) -> bool:
    """Whether what follows the place is a date, perhaps after a region, perhaps without a year."""
    for part in (rest, rest.partition(",")[2].strip()):
        plain = part.strip(" ./")
        if not plain:
            continue
        if (
            find_date(plain, language)
            or find_date(f"{plain} 2000", language)
            or (find_date(f"{plain}, 2000", language))
        ):
            return True
    return False
