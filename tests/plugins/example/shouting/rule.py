"""A line between two bangs is a cry: `! Land ahoy !` stands alone as a stressed paragraph."""

from convert.article import Paragraph, Strong, Text
from convert.readers.text.arrange import Placed
from convert.readers.text.parts import BlockPart, Part
from convert.readers.text.rule import Claim, Rule, View


def _weigh(view: View) -> Claim | None:
    words = view.text
    if len(words) < 4 or not (words.startswith("! ") and words.endswith(" !")):
        return None
    return view.claim("cry", view.end, (9.0, "stands between two bangs"))


def _build(view: View, claim: Claim) -> Part:
    words = view.text.strip("! ")
    content = (Text(text="! "), Strong(content=(Text(text=words),)), Text(text=" !"))
    return BlockPart(Paragraph(content=content, lines=view.span(claim)))


CRY = Placed(
    Rule(name="cry", role="text", threshold=5.0, weigh=_weigh, build=_build), "before heading"
)
