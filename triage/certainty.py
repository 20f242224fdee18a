"""Scores -> probabilities that mean what they say, kept honest by what was said of requests before their answer was known.

Probability = softmax(temperature * score); the temperature has the least log loss over the records. The top probability is
then drawn in by a slope on its log odds, because squared-hinge scores boast between 0.6 and 0.95. The loss of each record
is kept for a row of temperatures, so adding one and dropping the oldest is a few additions.
"""

import math
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from typing import NamedTuple

WINDOW = 1_000
"""Records that count: older ones came from a classifier that knew less."""
LOWEST, HIGHEST, STEPS = 0.25, 16.0, 31
_SPACING = math.log(HIGHEST / LOWEST) / (STEPS - 1)
TEMPERATURES = tuple(LOWEST * math.exp(step * _SPACING) for step in range(STEPS))
PRIOR_TEMPERATURE, PRIOR_STRENGTH = 3.0, 4.0
"""Before any record the temperature is 3; a record or two must not throw it about. Strength in nats per squared ln T."""
PRIOR_SLOPE, SLOPE_STRENGTH = 0.9, 20.0
SLOPE_RANGE = (0.5, 1.0)
"""A slope above 1 could push the best label below the second."""
REFIT_EVERY = 200
"""Fitting the slope reads every record (some 5 ms), so it is done at each doubling and then once in so many records."""
FEW_KNOWN = 0.05
"""A text with less footing (`triage.vectors.Familiarity`) than all but this share of the records is strange."""
START_FOOTING = 0.5

_PRIOR = tuple(PRIOR_STRENGTH * math.log(value / PRIOR_TEMPERATURE) ** 2 for value in TEMPERATURES)


class Record(NamedTuple):
    """What was said of a request before it was learned.

    `gaps`: each label's score less that of the true label; the true one's own 0 stands first. `losses`: minus the log of
    the true label's probability at each of `TEMPERATURES`. `footing`: how well its words were known, 0..1.
    """

    gaps: tuple[float, ...]
    losses: tuple[float, ...]
    footing: float


def recorded(gaps: Sequence[float], footing: float) -> Record:
    """The record of these gaps, its losses worked out."""
    high = max(gaps)
    losses = (value * high + math.log(math.fsum(math.exp(value * (gap - high)) for gap in gaps)) for value in TEMPERATURES)
    return Record(tuple(gaps), tuple(losses), footing)


class Calibration:
    """The last `WINDOW` records, and the temperature and slope that fit them. Changed in place."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.slope = PRIOR_SLOPE
        self.unfitted = 0
        self.sums = [0.0] * STEPS
        self._footings: list[float] = []
        self._temperature: float | None = PRIOR_TEMPERATURE

    def add(self, id: str, scores: Mapping[int, float], truth: int, footing: float) -> None:
        """Note what was said of a request before it was learned. A label without a score yet, or no choice, teaches nothing."""
        self.remove(id)
        if truth not in scores or len(scores) < 2:
            return
        while len(self.records) >= WINDOW:
            self.remove(next(iter(self.records)))
        own = scores[truth]
        record = recorded([0.0, *(score - own for label, score in scores.items() if label != truth)], footing)
        self.sums = [total + loss for total, loss in zip(self.sums, record.losses, strict=True)]
        self.keep(id, record)
        self.unfitted += 1
        if self.unfitted >= min(REFIT_EVERY, len(self.records)):
            self.fit_slope()

    def keep(self, id: str, record: Record) -> None:
        """Put a record among the others; its losses are in `sums` already."""
        self.records[id] = record
        insort(self._footings, record.footing)
        self._temperature = None

    def remove(self, id: str) -> None:
        """Drop the record of this request if there is one."""
        record = self.records.pop(id, None)
        if record is not None:
            self.sums = [total - loss for total, loss in zip(self.sums, record.losses, strict=True)]
            del self._footings[bisect_left(self._footings, record.footing)]
            self._temperature = None

    @property
    def temperature(self) -> float:
        """The temperature of least log loss, pulled weakly towards 3."""
        if self._temperature is None:
            self._temperature = _lowest([total + prior for total, prior in zip(self.sums, _PRIOR, strict=True)])
        return self._temperature

    @property
    def typical_footing(self) -> float:
        """Footing that all but the strangest of the records reach, above 0; a half before there are 20 records."""
        if len(self._footings) < 20:
            return START_FOOTING
        return max(1e-6, self._footings[int(FEW_KNOWN * len(self._footings))])

    def fit_slope(self) -> None:
        """Fit the slope anew: logistic regression of "was the top label right" on the log odds of the top probability."""
        said = [_top_odds(record.gaps, self.temperature) for record in self.records.values()]
        right = [record.gaps[0] >= max(record.gaps) for record in self.records.values()]
        slope = PRIOR_SLOPE
        for _ in range(5):
            force, stiffness = 2.0 * SLOPE_STRENGTH * (slope - PRIOR_SLOPE), 2.0 * SLOPE_STRENGTH
            for odds, was_right in zip(said, right, strict=True):
                claimed = _probability(slope * odds)
                force += (claimed - was_right) * odds
                stiffness += claimed * (1.0 - claimed) * odds * odds
            slope = min(max(slope - force / stiffness, SLOPE_RANGE[0]), SLOPE_RANGE[1])
        self.slope = slope
        self.unfitted = 0

    def probabilities(self, scores: Mapping[int, float], footing: float) -> dict[int, float]:
        """Probability of each label, summing to 1; drawn level for a text with less footing than the records had."""
        top = max(scores, key=lambda label: scores[label])
        raw = {label: math.exp(self.temperature * (score - scores[top])) for label, score in scores.items()}
        others = math.fsum(raw.values()) - 1.0
        sure = _probability(-self.slope * math.log(others)) if others > 0.0 else 1.0
        trust = min(1.0, footing / self.typical_footing)
        even = (1.0 - trust) / len(scores)
        scale = (1.0 - sure) / others if others > 0.0 else 0.0
        return {label: even + trust * (sure if label == top else value * scale) for label, value in raw.items()}


def _top_odds(gaps: Sequence[float], temperature: float) -> float:
    """Log odds of the greatest probability, at most 40."""
    high = max(gaps)
    others = math.fsum(math.exp(temperature * (gap - high)) for gap in gaps) - 1.0
    return -math.log(max(others, 1e-17))


def _probability(odds: float) -> float:
    """Log odds -> probability."""
    return 1.0 / (1.0 + math.exp(-odds)) if odds > -700.0 else 0.0


def _lowest(curve: Sequence[float]) -> float:
    """The temperature at the bottom of the parabola through the lowest point and its neighbours."""
    best = min(range(STEPS), key=curve.__getitem__)
    if best in (0, STEPS - 1):
        return TEMPERATURES[best]
    left, middle, right = curve[best - 1 : best + 2]
    bend = left - 2.0 * middle + right
    return TEMPERATURES[best] * math.exp(_SPACING * 0.5 * (left - right) / bend) if bend > 0.0 else TEMPERATURES[best]
