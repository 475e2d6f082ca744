"""A listener for tests: it keeps the outcomes that it hears of."""

from convert.batch.job import Outcome
from convert.batch.manifest import Entry


class Hearing:
    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []

    def waits(self) -> None:
        pass

    def begin(self, todo: int, unchanged: int) -> None:
        pass

    def starts(self, source: str) -> None:
        pass

    def unchanged(self, entry: Entry) -> None:
        pass

    def tell(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
