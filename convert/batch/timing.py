"""Where the time of a run went, as a picture that says the same in words."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from convert.batch.job import Outcome
from convert.markup.dialect import SCREEN
from convert.markup.element import Attributes, element, escape

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
    height = str(_ROW * len(stages))
    attributes: Attributes = {
        "role": "img",
        "aria-label": words,
        "viewBox": f"0 0 {_WIDTH} {height}",
        "width": str(_WIDTH),
        "height": height,
    }
    return _tag("svg", "\n" + "".join(_bars(stages, longest, total)), attributes)


def _bars(stages: Sequence[Stage], longest: float, total: float) -> Iterable[str]:
    room = _WIDTH - _LABEL - 130
    for row, stage in enumerate(stages):
        top = row * _ROW
        width = max(1, round(room * stage.seconds / longest))
        share = f"{stage.seconds:.1f} s, {100 * stage.seconds / total:.0f} %"
        yield _text(0, top, escape(stage.name))
        box = {"x": _LABEL, "y": top + 5, "width": width, "height": _ROW - 10}
        yield _tag("rect", "", {name: str(value) for name, value in box.items()}) + "\n"
        yield _text(_LABEL + width + 8, top, share)


def _text(left: int, top: int, content: str) -> str:
    return _tag("text", content, {"x": str(left), "y": str(top + 19)}) + "\n"


def _tag(name: str, content: str, attributes: Attributes) -> str:
    return element(name, content, attributes, dialect=SCREEN)
