"""The words by which a reader knows the parts of an article, of all languages that have any.

A reader does not ask one language: articles quote others, and four lines do not show their own.
So the tables `words` and `patterns`, the last ones of each language's file, are put together,
English first. They are literal strings and read as they stand, in a fifth of the time that a
parser of TOML takes for them.
"""

import os
import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from convert import languages

Set = frozenset[str]

WORDS = "\n[words]\n"
"""Where the words begin in a language's file; what stands above is its record."""

_PATTERNS = "\n[patterns]\n"
# One entry right after the other, so that nothing is searched for.
_ENTRY = re.compile(r"(\w+) = (?:'''\n([^']*(?:'(?!'')[^']*)*)'''|'([^'\n]*)')\n+")


class Words(Struct, frozen=True):
    """Words and phrases in small letters, in files parted by |, where a line end says nothing."""

    by: Set = Set()
    """What stands before the names of a byline: by, von, 作者."""
    by_beside_date: Set = Set()
    """Those of them that stand between a date and a name."""
    between_names: Set = Set()
    """Between the names of two authors: and, with."""
    after_names: Set = Set()
    """What a byline ends with, without a space: 기자."""
    articles: Set = Set()
    """The articles of the language; a name does not begin with one."""
    no_names: Set = Set()
    """What else a line begins with that is no name: articles, words of questions."""
    name_particles: Set = Set()
    """Small words inside a name: van, de."""
    given_names: Set = Set()
    """Common given names, in Latin letters also for languages with other scripts."""
    surnames: Set = Set()
    """Surnames that stand before the given name: a number, how many letters of a given name may
    follow, and the surnames, parted by spaces."""
    honorifics: Set = Set()
    """What stands before a name: Dr., Mme."""
    post_nominals: Set = Set()
    """Degrees and honours, which follow a name behind a comma, without their stops: phd, mbe."""
    generations: Set = Set()
    """What follows a name likewise and is a part of it: jr, iii."""
    roles: Set = Set()
    """What authors are: editor, journaliste."""
    houses: Set = Set()
    """Words in the names of what they work for: press, universität."""
    before_houses: Set = Set()
    """Between a name and its house or place: for, aus."""
    agencies: Set = Set()
    """News agencies as they sign, with their capitals."""
    places: Set = Set()
    """Words in names of places: street, platz."""

    months: Set = Set()
    """Months that every text may name: a number and its names; all others come from CLDR."""
    days: Set = Set()
    """Days of the week that every text may name; all others come from CLDR."""
    relative_days: Set = Set()
    """Yesterday, heute."""
    inside_dates: Set = Set()
    """Words of a date beside its numbers and names: the 3rd of, года."""
    before_dates: Set = Set()
    """Between a word such as "published" and a date: on, am."""
    before_times: Set = Set()
    """Between a date and a time: at, um."""
    eras: Set = Set()
    """Eras by which years are counted: the year before the first, and the name."""

    chapters: Set = Set()
    """What a numbered part is called: chapter, глава."""
    chapter_counters: Set = Set()
    """The same after a number, one character each: 章, 장."""
    numbers: Set = Set()
    """Numbers as words: the number and its words, parted by spaces."""
    headings: Set = Set()
    """Usual headings: introduction, fazit."""
    kickers: Set = Set()
    """What stands over a title and names the section of a paper: opinion, reportage."""
    end_marks: Set = Set()
    """Lines that say that a text ends: -30-, fin."""
    going_on: Set = Set()
    """Words that no heading ends with, since a sentence goes on after them: with, und."""
    before_lists: Set = Set()
    """The same where a list follows: are, sind."""
    small_words: Set = Set()
    """Words that headlines do not capitalise."""
    after_hanging_hyphens: Set = Set()
    """Words after a first half that hangs: long- and short-term."""

    title_labels: Set = Set()
    """Labels of fields at the head, without their colon: of the title,"""
    subject_labels: Set = Set()
    """of what a mail is about, which is a title where nothing else is,"""
    subtitle_labels: Set = Set()
    """of the subtitle,"""
    author_labels: Set = Set()
    """of the author,"""
    date_labels: Set = Set()
    """of the date,"""
    keyword_labels: Set = Set()
    """of keywords,"""
    description_labels: Set = Set()
    """of the description,"""
    publisher_labels: Set = Set()
    """of the publisher,"""
    rights_labels: Set = Set()
    """of the licence,"""
    language_labels: Set = Set()
    """of the language,"""
    address_labels: Set = Set()
    """of sender and receiver,"""
    other_labels: Set = Set()
    """and all others that are known, but have no place in an article's metadata."""
    from_labels: Set = Set()
    """The label of a mail's sender, without which its header is none."""
    mail_labels: Set = Set()
    """Labels of which a mail's header has one beside that."""

    turns: Set = Set()
    """Letters for question and answer in interviews, capital."""
    picture_openings: Set = Set()
    """What a bracket that stands for a picture begins with: illustration, 図."""
    picture_labels: Set = Set()
    """What stands before a colon and a caption: photo, légende."""
    picture_credits: Set = Set()
    """What may follow it: photo by."""
    page_of: Set = Set()
    """Between the number of a page and how many there are: 3 of 9."""
    page_goes_on: Set = Set()
    """What stands alone at the foot of a page: more, suite."""
    page_furniture: Set = Set()
    """What a web page says of itself; one such line shows that a text was copied from a page."""
    page_labels: Set = Set()
    """Single words of a page that an article may have too: menu, suche."""


class Patterns(Struct, frozen=True):
    """Regular expressions, alternatives for the same place; they are matched without case."""

    name_joints: str = ""
    """And between two names, where it is no word between spaces: と, و."""
    further_credits: str = ""
    """Who had a hand in an article beside its author: translated by, fotos:."""
    date_leads: str = ""
    """What a date line begins with: published, mis à jour."""
    spoken_on: str = ""
    """What stands before where and when a speech was held: delivered, gehalten."""
    after_times: str = ""
    """After a time of the day: Uhr, hrs."""
    reading_times: str = ""
    """How long reading takes: 5 min read."""
    letter_subjects: str = ""
    """The label of what a letter is about: re, betr."""
    salutations: str = ""
    """What a letter begins with: dear, sehr geehrte."""
    closings: str = ""
    """What it ends with: yours sincerely, 敬具."""
    releases: str = ""
    """How a press release says that it is one: for immediate release, sperrfrist."""
    permissions: str = ""
    """By whose leave a text is printed: reprinted with permission."""
    post_boxes: str = ""
    """What stands before the number of a box for letters: P.O. Box, Postfach."""
    contacts: str = ""
    """What opens the block that names whom the press may ask."""
    figures: str = ""
    """What stands before the number of a figure: fig., abb."""
    forwarded: str = ""
    """Lines that say that a mail is forwarded."""
    device_lines: str = ""
    """Lines that programs of telephones put below a mail: sent from my."""
    page_words: str = ""
    """What stands before the number of a page: page, s."""
    comments: str = ""
    """What a page's number of comments counts."""
    teasers: str = ""
    """What leads to another page: read more, lire aussi."""
    volumes: str = ""
    """What stands before the number of a volume: vol., jahrgang."""
    issues: str = ""
    """And before that of an issue: no., heft."""


@cache
def all_words() -> Words:
    """The words of all languages."""
    return Words(**{kind: Set(text.split("|")) for kind, text in _together(0).items()})


@cache
def all_patterns() -> Patterns:
    """The expressions of all languages: alternatives, to be set in brackets."""
    return Patterns(**_together(1))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words, the longest that fits."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first)


def numbered(entries: Iterable[str]) -> dict[str, int]:
    """The number of each word, of entries that are a number and words; the largest one of each."""
    told: dict[str, int] = {}
    for number, *words in (entry.split(" ") for entry in entries):
        for word in words:
            told[word] = max(int(number), told.get(word, 0))
    return told


def _together(table: int) -> dict[str, str]:
    """What the languages say in the first or the second table, parted by |."""
    told: dict[str, list[str]] = {}
    for kind, several, one in _ENTRY.findall("".join(both[table] for both in _tables())):
        told.setdefault(kind, []).append(several.replace("\n", "") or one)
    return {kind: "|".join(texts) for kind, texts in told.items()}


@cache
def _tables() -> tuple[tuple[str, str], ...]:
    """The text of both tables of each language."""
    names = sorted(os.listdir(languages.FOLDER), key=lambda name: (name != "en.toml", name))
    # A language of a country, such as en-gb, has the words of the language.
    files = [name for name in names if name.endswith(".toml") and "-" not in name]
    texts = [_read(f"{languages.FOLDER}/{name}").partition(WORDS)[2] for name in files]
    both = (text.partition(_PATTERNS) for text in texts)
    return tuple((words, patterns) for words, _, patterns in both)


def _read(path: str) -> str:
    with open(path, "rb") as file:
        return file.read().decode().replace("\r\n", "\n")
