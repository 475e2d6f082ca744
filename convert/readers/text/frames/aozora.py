"""Texts of Aozora Bunko: title and author, the legend of its marks, the colophon.

The layout is that of its manual for volunteers (青空文庫作業マニュアル): the legend stands between
two lines of hyphens, the colophon begins with 底本：.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from convert.patterns import Lazy
from convert.readers.text.frames.frame import Frame, Hint, Seen, text_end, text_from
from convert.readers.text.source import Line

_RULE: Final = Lazy(r"-{20,}$")
_LEGEND: Final = "【テキスト中に現れる記号について】"
_COLOPHON: Final = Lazy(r"底本(?:：|の親本：)")
_MADE: Final = Lazy(r"青空文庫(?:作成|収録)?(?:ファイル)?")


def recognise(lines: Sequence[Line]) -> Iterator[Seen]:
    """The legend and the colophon, and with them title and author at the head."""
    legend = _legend(lines)
    end = text_end(lines)
    colophon = next(
        (at for at in range(end - 1, max(-1, end - 60), -1) if _COLOPHON.match(lines[at].body)),
        None,
    )
    if colophon is not None:
        last = colophon
        colophon = next(
            (at for at in range(max(0, last - 12), last) if _COLOPHON.match(lines[at].body)), last
        )
    known = colophon is not None and any(_MADE.search(line.body) for line in lines[colophon:end])
    if legend is None and not known:
        return
    yield from _head(lines, legend[0] if legend else None)
    if legend:
        yield Frame("archive_frame", legend[0], legend[1], "the legend of an archive's marks")
    if colophon is not None:
        yield Frame("archive_frame", colophon, end, "the colophon of an archive")


def _legend(lines: Sequence[Line]) -> tuple[int, int] | None:
    opened = None
    for at, line in enumerate(lines[:60]):
        if not _RULE.match(line.body):
            continue
        if opened is None:
            opened = at
        elif any(_LEGEND in inner.body for inner in lines[opened:at]):
            return opened, at + 1
        else:
            opened = at
    return None


def _head(lines: Sequence[Line], stop: int | None) -> Iterator[Seen]:
    """The first line is the title, the last of the first stanza the author."""
    first = text_from(lines, 0)
    end = first
    while end < len(lines) and lines[end].body and end != stop:
        end += 1
    if not 2 <= end - first <= 5:
        return
    yield Hint("title", first, first + 1, "the first line of an archive's text")
    if end - first > 2:
        yield Hint("standfirst", first + 1, end - 1, "below the title of an archive's text")
    yield Hint("byline", end - 1, end, "the last line of an archive's head")
