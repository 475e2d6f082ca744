"""What each stage costs by itself: one process that does nothing else, once it is warm."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from convert.batch.job import Job
from convert.batch.make import make
from convert.settings import Settings

_WARM_UP, _MEASURED = 15, 60


def stages_alone(source: Path, formats: Sequence[str]) -> dict[str, float]:
    """Seconds an article by stage, over the first articles of a folder."""
    settings = Settings(to=tuple(formats))
    totals: dict[str, float] = {}
    paths = sorted(source.iterdir())[: _WARM_UP + _MEASURED]
    measured = len(paths) - _WARM_UP
    with tempfile.TemporaryDirectory() as out:
        for number, path in enumerate(paths):
            outcome = make(
                Job(source=str(path), stem=path.stem, formats=settings.to, folder=out), settings
            )
            if number >= _WARM_UP:
                for stage, seconds in outcome.seconds.items():
                    totals[stage] = totals.get(stage, 0.0) + seconds
    return {stage: seconds / measured for stage, seconds in totals.items()}
