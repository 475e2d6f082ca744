"""One outline, equal in every format: PDF bookmarks, EPUB navigation, headings."""

from collections.abc import Iterator

from convert.check.reading.shape import OutlineEntry, Reading, headings


def outline_of(reading: Reading) -> tuple[OutlineEntry, ...]:
    """What readers navigate by: the format's own outline, else the headings themselves."""
    if reading.outline is not None:
        return reading.outline
    return tuple(OutlineEntry(run.level, run.text) for run in headings(reading))


def outline_lines(reading: Reading) -> Iterator[str]:
    """The outline as indented lines."""
    return (f"{'  ' * (entry.level - 1)}{entry.text}" for entry in outline_of(reading))


def normal(outline: tuple[OutlineEntry, ...], title: str) -> tuple[OutlineEntry, ...]:
    """An outline that can be compared: with the title above all, and no level left out.

    A table of contents may or may not name the title, and starts at level 1 where it does not.
    """
    entries = list(outline)
    if not entries or entries[0].text != title:
        entries = [OutlineEntry(entry.level + 1, entry.text) for entry in entries]
        entries.insert(0, OutlineEntry(1, title))
    # What stands beside the title in a list stands below it in the article.
    beside = any(entry.level <= entries[0].level for entry in entries[1:])
    open_levels: list[int] = []
    depths: list[OutlineEntry] = []
    for index, entry in enumerate(entries):
        level = entry.level + (index > 0 and beside)
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        depths.append(OutlineEntry(len(open_levels), entry.text))
    return tuple(depths)
