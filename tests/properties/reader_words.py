"""The words of a source and of its Article, so that the two can be compared.

What a person typed as a mark is structure in the Article: numbers of lists are counted back in
here, and the few marks with letters that leave no trace are listed by `vanished`.
"""

import re
from collections import Counter
from collections.abc import Iterator

from convert.article import (
    AnyBlock,
    Article,
    BlockQuote,
    Blocks,
    DefinitionList,
    Footnote,
    Link,
    List,
    Preformatted,
)
from convert.languages.words import all_words
from convert.readers.text.marks import roman_numeral
from convert.walk import (
    block_text,
    every_block,
    every_inline,
    inline_text,
    metadata_text,
    own_inlines,
)

_FRONT_MATTER = re.compile(r"(?:---|\+\+\+)\s*\n")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Runs of letters and digits; a digit of any script counts as its value, as list numbers do."""
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    return _WORD.findall(plain)


def body_words(blocks: Blocks, lines: list[str]) -> list[str]:
    """The words of the body in reading order, with the numbers of lists.

    lines: the source's, to see whether a Markdown list counts 1, 1, 1.
    """
    return [word for block in blocks for word in _block_words(block, lines)]


def article_words(article: Article, lines: list[str]) -> list[str]:
    """All words of an Article: what is printed before the body, the body, what was set aside."""
    head = [word for run in metadata_text(article.metadata) for word in words(run)]
    aside = [word for part in article.set_aside for word in words(part.text)]
    return head + body_words(article.blocks, lines) + aside


def _block_words(block: AnyBlock, lines: list[str]) -> Iterator[str]:
    if isinstance(block, List):
        ones = _counts_ones(block, lines)
        for index, item in enumerate(block.items):
            if block.ordered:
                yield from words(_number(block, 0 if ones else index))
            yield from body_words(item.blocks, lines)
    elif isinstance(block, Footnote):
        yield from words(block.mark)
        yield from body_words(block.blocks, lines)
    elif isinstance(block, BlockQuote):
        yield from body_words(block.blocks, lines)
        yield from words(inline_text(block.attribution))
    elif isinstance(block, DefinitionList):
        for definition in block.items:
            for term in definition.terms:
                yield from words(inline_text(term))
            yield from body_words(definition.blocks, lines)
    else:
        for text in block_text(block):
            yield from words(text)


def _number(block: List, index: int) -> str:
    value = block.start + index
    match block.style:
        case "decimal":
            return str(value)
        case "lower_alpha":
            return chr(96 + value)
        case "upper_alpha":
            return chr(64 + value)
        case "lower_roman":
            return roman_numeral(value)
        case "upper_roman":
            return roman_numeral(value).upper()


def _counts_ones(block: List, lines: list[str]) -> bool:
    opening = [words(lines[item.lines[0] - 1])[:1] for item in block.items if item.lines]
    return len(opening) > 1 and all(first == ["1"] for first in opening)


def vanished(article: Article) -> Counter[str]:
    """Words that only marks held: targets of links, syntaxes, the bullet o, labels, scissors."""
    gone: Counter[str] = Counter()
    for block in every_block(article.blocks):
        if isinstance(block, Preformatted):
            gone.update({"8": 2})  # the scissors of a fence: ---- 8< ----
            gone.update(words(block.syntax or ""))
        if isinstance(block, List) and not block.ordered:
            gone.update({"o": len(block.items)})
        for run in own_inlines(block):
            for inline in every_inline(run):
                if isinstance(inline, Link):
                    gone.update(words(inline.target))
    return gone


def labels(text: str, title_lines: tuple[int, int] | None) -> Counter[str]:
    """The labels that are marks: all of front matter, and that of a title's field line."""
    labels: Counter[str] = Counter()
    if _FRONT_MATTER.match(text):
        for line in text.split("\n"):
            labels.update(words(re.split("[:=]", line)[0]))
    elif title_lines is not None:
        label, colon, _ = text.split("\n")[title_lines[0] - 1].partition(":")
        if colon and label.strip().casefold() in all_words().title_labels:
            labels.update(words(label))
    return labels
