"""Where the time of a run went, as a picture that says the same in words."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from convert.batch.job import Outcome
from convert.markup.element import escape

_WIDTH, _ROW, _LABEL = 640, 28, 110


class Stage(Struct, frozen=True):
    """A stage of the work (reading, a format, writing) and the seconds it took in all."""

    name: str
    seconds: float


class Clock:
    """Adds up the stages of outcomes as they come."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    def add(self, outcome: Outcome) -> None:
        """Count one article's stages."""
        for name, seconds in outcome.seconds.items():
            self._seconds[name] = self._seconds.get(name, 0.0) + seconds

    def stages(self) -> list[Stage]:
        """The stages so far, longest first."""
        stages = [Stage(name, seconds) for name, seconds in self._seconds.items()]
        return sorted(stages, key=lambda stage: -stage.seconds)


def timing_plot(stages: Sequence[Stage]) -> str:
    """Bars as inline SVG; a screen reader hears the numbers (WCAG 2.2 1.1.1)."""
    longest = max((stage.seconds for stage in stages), default=0.0) or 1.0
    total = sum(stage.seconds for stage in stages) or 1.0
    words = ", ".join(f"{s.name} {s.seconds:.1f} s" for s in stages)
    return (
        f'<svg role="img" aria-label="{escape(words)}" '
        f'viewBox="0 0 {_WIDTH} {_ROW * len(stages)}" width="{_WIDTH}" '
        f'height="{_ROW * len(stages)}">\n{"".join(_bars(stages, longest, total))}</svg>'
    )


def _bars(stages: Sequence[Stage], longest: float, total: float) -> Iterable[str]:
    room = _WIDTH - _LABEL - 130
    for row, stage in enumerate(stages):
        top = row * _ROW
        width = max(1, round(room * stage.seconds / longest))
        share = f"{stage.seconds:.1f} s, {100 * stage.seconds / total:.0f} %"
        yield f'<text x="0" y="{top + 19}">{escape(stage.name)}</text>\n'
        yield f'<rect x="{_LABEL}" y="{top + 5}" width="{width}" height="{_ROW - 10}"/>\n'
        yield f'<text x="{_LABEL + width + 8}" y="{top + 19}">{share}</text>\n'
