"""What a document's head says about the article; nothing in it that the article does not say."""

import json

from convert.article import Article, Heading, Metadata
from convert.walk import block_text

_LONGEST_DESCRIPTION = 200


def description(article: Article) -> str:
    """One or two sentences: the given description, the standfirst, else the opening words."""
    metadata = article.metadata
    given = metadata.description or metadata.subtitle
    if given:
        return " ".join(given.split())
    for block in article.blocks:
        text = " ".join(" ".join(block_text(block)).split())
        if text and not isinstance(block, Heading):
            return _shorten(text)
    return metadata.title


def _shorten(text: str) -> str:
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    cut = text[:_LONGEST_DESCRIPTION]
    return cut[: max(cut.rfind(" "), _LONGEST_DESCRIPTION // 2)].rstrip(" ,;:") + "…"


def structured_data(article: Article) -> str:
    """The article as schema.org NewsArticle in JSON-LD, safe inside a script element."""
    metadata = article.metadata
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": metadata.title,
    }
    data |= {key: value for key, value in _known(metadata).items() if value}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _known(metadata: Metadata) -> dict[str, object]:
    publisher = {"@type": "Organization", "name": metadata.publisher}
    publication = {"@type": "Periodical", "name": metadata.publication}
    return {
        "alternativeHeadline": metadata.subtitle,
        "author": [{"@type": "Person", "name": author.name} for author in metadata.authors],
        "datePublished": metadata.date,
        "inLanguage": metadata.language if metadata.language != "und" else None,
        "description": metadata.description,
        "keywords": list(metadata.keywords),
        "publisher": publisher if metadata.publisher else None,
        "copyrightNotice": metadata.rights,
        "isPartOf": publication if metadata.publication else None,
        "articleSection": metadata.section,
        "url": metadata.address,
    }
