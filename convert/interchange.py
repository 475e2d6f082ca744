"""Article to JSON and back, without loss, and the JSON Schema of both."""

from typing import Literal

import msgspec

from convert.article import Article, Blocks, Metadata, SetAside
from convert.errors import SourceError, Where


class _Article1(msgspec.Struct):
    """An Article of schema 1. All that it can hold is the same in schema 2."""

    schema: Literal[1]
    metadata: Metadata
    blocks: Blocks
    set_aside: tuple[SetAside, ...] = ()


class _Version(msgspec.Struct):
    """What says which schema a document follows."""

    schema: int = 0


_decoder = msgspec.json.Decoder(Article)
_decoder_1 = msgspec.json.Decoder(_Article1)
_version = msgspec.json.Decoder(_Version)


def to_json(article: Article, *, indent: int = 2) -> bytes:
    """The Article as UTF-8 JSON with a final newline. Keys keep the model's order."""
    data = msgspec.json.encode(article)
    return msgspec.json.format(data, indent=indent) + b"\n"


def from_json(data: bytes | str, *, name: str = "<json>") -> Article:
    """The Article in `data` (UTF-8 JSON as `to_json` makes it, or as it made it before).

    Raises SourceError, naming the place inside the document, where it does not fit the schema.
    """
    try:
        if _version.decode(data).schema == 1:
            return _migrated(_decoder_1.decode(data))
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


def _migrated(old: _Article1) -> Article:
    return Article(metadata=old.metadata, blocks=old.blocks, set_aside=old.set_aside)


def json_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of an Article."""
    schema = msgspec.json.schema(Article)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Article",
        **schema,
    }
