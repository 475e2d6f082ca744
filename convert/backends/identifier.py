"""What a news item is known by."""

from uuid import NAMESPACE_URL, uuid5

from convert.article import Article
from convert.interchange import to_json


def identifier_of(article: Article) -> str:
    """The article's own identifier where it is an address, else one made of its content."""
    said = article.metadata.identifier or ""
    if ":" in said and not any(character.isspace() for character in said):
        return said
    return f"urn:uuid:{uuid5(NAMESPACE_URL, to_json(article).decode())}"
