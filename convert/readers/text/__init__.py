"""The plain-text reader: bytes, lines, conventions, decisions, Article."""

from convert.readers.text.reader import TextReader

__all__ = ["TextReader"]
