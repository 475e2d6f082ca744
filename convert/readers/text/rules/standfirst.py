"""The standfirst: a sentence or two between title and byline that sum the article up."""

from convert.languages.words import all_words
from convert.readers.text.credit import is_credit
from convert.readers.text.dateline import split_dateline
from convert.readers.text.dates import find_date
from convert.readers.text.parts import StandfirstPart
from convert.readers.text.people import by_prefix, looks_like_name, looks_like_person
from convert.readers.text.rule import Claim, Rule, View, plainly
from convert.readers.text.script import ends_with_stop, word_count

_FEWEST = 3


def weigh(view: View) -> Claim | None:
    """Text right under the title that a byline or date line follows."""
    if view.nested or not view.after("title") or view.has_role("byline", "date"):
        return None
    words = word_count(view.text)
    after = view.source.next_text(view.end)
    if words > 60 or after >= len(view.source.lines):
        return None
    following = view.source.lines[after].body
    named = len(following) < 120 and (
        by_prefix(following) is not None or is_credit(following, view.conventions.language)
    )
    named = named or following.casefold() in all_words().by
    named = named or _is_dated_name(view, after) or _is_person(view, after)
    if words < _FEWEST and not (named and words > 1):
        return None
    wired = split_dateline(following, view.conventions.language) > 0
    dated = find_date(following, view.conventions.language) is not None
    return view.claim(
        "standfirst",
        view.end,
        (1, "right under the title"),
        (named, "a byline follows"),
        (dated and not named, "a date line follows"),
        (wired, "a dateline follows"),
        (not ends_with_stop(view.text) or words < 40, "short"),
        (by_prefix(view.text) is not None, "opens as a byline"),
        (view.text[-1] in ",;", "goes on after it"),
    )


def _is_person(view: View, at: int) -> bool:
    """Whether a name by its own signs stands alone at `at`."""
    lines = view.source.lines
    alone = at + 1 == len(lines) or not lines[at + 1].body
    return alone and not lines[at - 1].body and looks_like_person(lines[at].body)


def _is_dated_name(view: View, at: int) -> bool:
    """Whether a bare name with a date below it stands at `at`."""
    below = view.source.next_text(at + 1)
    if below >= len(view.source.lines) or not looks_like_name(view.source.lines[at].body):
        return False
    return find_date(view.source.lines[below].body, view.conventions.language) is not None


def build(view: View, claim: Claim) -> StandfirstPart:
    """Its words."""
    return StandfirstPart(view.tools.text(view.lines), view.span(claim))


RULE = Rule("standfirst", "standfirst", 4, weigh, build, plainly("standfirst"))
