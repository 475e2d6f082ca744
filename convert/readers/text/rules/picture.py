"""Pictures that a text names by their files: `![...](river.png)`, `[Image: river.png | ...]`."""

import re
from typing import Final

from convert.media_types import BY_SUFFIX
from convert.patterns import Lazy
from convert.readers.text.parts import PicturePart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.rules.caption import is_credit

_SUFFIXES: Final = "|".join(suffix.removeprefix(".") for suffix in BY_SUFFIX)
_MARKED: Final = Lazy(
    rf'!\[(?P<alt>[^\]\n]*)\]\((?P<file>[^()\s"]+\.(?:{_SUFFIXES}))'
    r'(?:\s+"(?P<caption>[^"\n]*)")?\s*\)',
    re.IGNORECASE,
)
# The label may be in any language: the file's suffix says what it is.
_BRACKETED: Final = Lazy(
    rf"\[[^\W\d_]{{2,20}}\s?[:：]\s*(?P<file>[^|\[\]\n]+?\.(?:{_SUFFIXES}))\s*"
    r"(?:\|(?P<alt>[^|\[\]\n]*))?(?:\|(?P<caption>[^|\[\]\n]*))?(?:\|(?P<credit>[^|\[\]\n]*))?\]",
    re.IGNORECASE,
)


class Named(Note, frozen=True):
    """What the line says of the picture; credit_end: the index after a line below that says who
    took it, the picture's own end where there is none."""

    file: str
    alt: str
    caption: str
    picture_end: int
    credit_end: int


def weigh(view: View) -> Claim | None:
    """A line that is nothing but the name of a picture's file, with what it shows."""
    body = view.line.body
    if view.nested or not body.startswith(("![", "[")):
        return None
    found = _MARKED.fullmatch(body) or _BRACKETED.fullmatch(body)
    if found is None:
        return None
    said = found.groupdict(default="")
    parts = (said["caption"].strip(), said.get("credit", "").strip())
    first = view.at + 1
    end = _credit_end(view, first)
    note = Named(
        said["file"].strip(), said["alt"].strip(), " ".join(filter(None, parts)), first, end
    )
    return view.claim("picture", end, (1, "names a picture's file"), note=note)


def _credit_end(view: View, at: int) -> int:
    """The index after the line below that says who took the picture."""
    gap = view.source.gap_after(at)
    after = view.source.next_text(at)
    if gap is None or gap > 1 or not is_credit(view.source.lines[after].body):
        return at
    return after + 1


def build(view: View, claim: Claim) -> PicturePart:
    """The picture with its words; it is opened when the article is put together."""
    named = claim.note
    assert isinstance(named, Named)
    lines = view.source.lines[named.picture_end : named.credit_end]
    credit = " ".join(line.body for line in lines if line.body)
    caption = "\n".join(filter(None, (named.caption, credit)))
    return PicturePart(
        file=named.file,
        alt=named.alt,
        caption=view.tools.inlines(caption) if caption else (),
        lines=view.span(claim),
    )


def claim_as_said(view: View) -> Claim | None:
    """The lines, where the first names a picture's file and any other says who took it."""
    claim = weigh(view)
    return claim if claim is not None and claim.end == view.end else None


RULE = Rule("picture", "caption", 4, weigh, build, claim_as_said)
