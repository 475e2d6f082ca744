"""Articles of the house's own sentences, long enough for shares of their lines to say something."""

from random import Random

from convert.article import Article, BlockQuote, Metadata, Paragraph, Text
from convert.interchange import from_json
from convert.walk import inline_text
from tests.conformance.articles.tongues import ALL
from tests.golden.cases import ROOT, read_case

LANGUAGES = ("en", "de", "fr", "ru")
_PARAGRAPHS = 60
_FEWEST_WORDS = 4


def sentences(language: str) -> list[str]:
    """What the house has written in a language, sentence by sentence."""
    found = [s for tongue in ALL if tongue.language == language for s in tongue.sentences]
    for case in sorted(path for path in ROOT.iterdir() if path.is_dir()):
        article = from_json(read_case(case))
        if article.metadata.language == language:
            found += [
                inline_text(block.content)
                for block in article.blocks
                if isinstance(block, Paragraph) and block.role is None
            ]
    return [each for each in found if len(each.split()) >= _FEWEST_WORDS]


def prose(language: str, paragraphs: int = _PARAGRAPHS) -> Article:
    """An article of these sentences in an order of chance, always the same."""
    known = sentences(language)
    chance = Random(language)
    blocks = [
        Paragraph(content=(Text(text=" ".join(chance.sample(known, chance.randint(2, 5)))),))
        for _ in range(paragraphs)
    ]
    quoted = BlockQuote(blocks=tuple(blocks[:4]))
    return Article(
        metadata=Metadata(title="Prose", language=language), blocks=(*blocks[4:], quoted)
    )
