"""The recognisers in the order in which equals are settled: marked forms, guessed forms, prose."""

from typing import Final

from convert.readers.text.rule import Rule
from convert.readers.text.rules import (
    amounts,
    boilerplate,
    byline,
    caption,
    date,
    definitions,
    end_mark,
    fields,
    footnote,
    heading,
    items,
    message_head,
    paragraph,
    picture,
    preformatted,
    quote,
    separator,
    signature,
    speech,
    standfirst,
    subject,
    table,
    title,
    verse,
)

RULES: Final[tuple[Rule, ...]] = (
    fields.RULE,
    boilerplate.RULE,
    message_head.RULE,
    end_mark.RULE,
    picture.RULE,
    separator.RULE,
    preformatted.RULE,
    footnote.RULE,
    table.RULE,
    items.RULE,
    amounts.RULE,
    quote.RULE,
    definitions.RULE,
    title.RULE,
    subject.RULE,
    byline.RULE,
    date.RULE,
    standfirst.RULE,
    heading.RULE,
    speech.RULE,
    caption.RULE,
    verse.RULE,
    signature.RULE,
    paragraph.RULE,
)

INNER_RULES: Final[tuple[Rule, ...]] = (
    separator.RULE,
    preformatted.RULE,
    table.RULE,
    items.RULE,
    quote.RULE,
    verse.RULE,
    signature.RULE,
    paragraph.RULE,
)
