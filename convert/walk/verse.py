"""The stanzas of verse: lines that a blank one parts."""

from convert.article import AnyInline, Inlines, LineBreak, Verse


def stanzas(block: Verse) -> list[Inlines]:
    """The lines of each stanza, with the breaks between them and none at its end."""
    found: list[list[AnyInline]] = [[]]
    for inline in block.content:
        if isinstance(inline, LineBreak) and (
            not found[-1] or isinstance(found[-1][-1], LineBreak)
        ):
            found.append([])
            continue
        found[-1].append(inline)
    return [
        tuple(stanza[:-1] if isinstance(stanza[-1], LineBreak) else stanza)
        for stanza in filter(None, found)
    ]
