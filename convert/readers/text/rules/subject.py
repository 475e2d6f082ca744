"""The line of a letter that says what it is about: its title, though it stands below the head."""

import re
from typing import Final

from convert.languages.words import all_patterns
from convert.patterns import Lazy
from convert.readers.text.parts import TitlePart
from convert.readers.text.rule import Claim, Rule, View
from convert.readers.text.rules.signature import is_salutation
from convert.readers.text.script import word_count

_LABEL: Final = Lazy(
    lambda: rf"(?:{all_patterns().letter_subjects})\s?[:：]\s*(?=\S)", re.IGNORECASE
)
_LATEST: Final = 10


def weigh(view: View) -> Claim | None:
    """A labelled line beside the salutation of a letter that has no title."""
    if view.nested or view.has_role("title", "heading", "list") or len(view.before) > _LATEST:
        return None
    body = view.line.body
    labelled = (":" in body or "：" in body) and _LABEL.match(body) is not None
    if not labelled or word_count(view.text) > 30:
        return None
    after = view.source.next_text(view.end)
    following = view.source.lines[after].body if after < len(view.source.lines) else ""
    if not view.after("letter") and not is_salutation(following):
        return None
    return view.claim(
        "subject", view.end, (1, "says what a letter is about"), (1, "beside the salutation")
    )


def build(view: View, claim: Claim) -> TitlePart:
    """The words after the label."""
    text = view.tools.text(view.lines)
    return TitlePart(_LABEL.sub("", text, 1), view.span(claim))


RULE = Rule("subject", "title", 4, weigh, build)
