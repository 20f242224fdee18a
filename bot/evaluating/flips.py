"""Two runs side by side: their results by request, compared, and for programs as one object."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.evaluating.kept import Result
from bot.evaluating.rows import Labelled
from bot.evaluating.setups import Setup
from triage.comparing import Comparison, Pair, compare


@dataclass(frozen=True)
class Side:
    """One of the two: what it was measured with, and its results by key."""

    setup: Setup
    results: Mapping[str, Result]

    def of(self, row: Labelled) -> Result | None:
        return self.results.get(self.setup.key(row.text))


@dataclass(frozen=True)
class Compared:
    """Two sides on the rows that both were asked; `unasked`: rows that one of them was not."""

    first: Side
    second: Side
    comparison: Comparison
    unasked: int
    texts: Mapping[str, str]
    """The words of the flipped requests, by id."""

    def as_json(self) -> dict[str, object]:
        """Under the names that programs read."""
        return {
            "first": {**self.first.setup.model_dump(mode="json"), "name": self.first.setup.name},
            "second": {**self.second.setup.model_dump(mode="json"), "name": self.second.setup.name},
            "unasked": self.unasked,
            **self.comparison.model_dump(mode="json"),
        }


def side_by_side(rows: Sequence[Labelled], first: Side, second: Side) -> Compared:
    """Request by request. Rows of the same words and labels are one: they were asked once, and are no further evidence."""
    different = {(row.text, row.truth): row for row in reversed(rows)}
    rows = list(reversed(different.values()))
    pairs = [
        Pair(id=row.id, truth=row.truth, first=one.said, second=other.said)
        for row in rows
        if (one := first.of(row)) is not None and (other := second.of(row)) is not None
    ]
    found = compare(pairs)
    flipped = {flip.id for flip in found.flips}
    texts = {row.id: row.text for row in rows if row.id in flipped}
    return Compared(first=first, second=second, comparison=found, unasked=len(rows) - len(pairs), texts=texts)
