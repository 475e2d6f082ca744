"""The words of a text in light markup, read without pandoc: enough of each notation is known to
leave out what is none of its prose.

What cannot be told from markup is left out too, so that a word found here is one that a reader of
the text expects to find. `signs` says which those are.
"""

from typing import assert_never

from convert.readers.pandoc.dialect import Prose


def prose_words(kind: Prose, text: str) -> tuple[str, ...]:
    """The words of the prose of a text in this notation, a run a line."""
    match kind:
        case "rst":
            from convert.readers.pandoc.prose.rst import rst_words

            return rst_words(text)
        case "org":
            from convert.readers.pandoc.prose.org import org_words

            return org_words(text)
        case "wiki":
            from convert.readers.pandoc.prose.wiki import wiki_words

            return wiki_words(text)
        case "typst":
            from convert.readers.pandoc.prose.typst import typst_words

            return typst_words(text)
        case "notebook":
            from convert.readers.pandoc.prose.notebook import notebook_words

            return notebook_words(text)
        case _:
            assert_never(kind)
