"""Article to JSON and back, without loss, and the JSON Schema of both."""

import msgspec

from convert.article import Article
from convert.errors import SourceError, Where

_decoder = msgspec.json.Decoder(Article)


def to_json(article: Article, *, indent: int = 2) -> bytes:
    """The Article as UTF-8 JSON with a final newline. Keys keep the model's order."""
    data = msgspec.json.encode(article)
    return msgspec.json.format(data, indent=indent) + b"\n"


def from_json(data: bytes | str, *, name: str = "<json>") -> Article:
    """The Article in `data` (UTF-8 JSON as `to_json` makes it).

    Raises SourceError, naming the place inside the document, where it does not fit the schema.
    """
    try:
        return _decoder.decode(data)
    except RecursionError as error:
        raise SourceError(
            "not an Article: it is nested too deeply", where=Where(name), code="limit.depth"
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(
            f"not an Article: {error}",
            where=Where(name),
            hint="`article-convert schema` prints what it must look like.",
            code="source.not_an_article",
        ) from error


def json_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of an Article."""
    schema = msgspec.json.schema(Article)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Article",
        **schema,
    }
