"""The weights of the offline classifier: for each label a sum of signed votes of labelled requests, and nothing else.

One-against-rest squared-hinge support vector machine, trained in its dual, one coordinate at a time. Request i keeps
alpha(i, c) >= 0 for each label c; y(i, c) is +1 for its own label, else -1. weights(c) = sum alpha y x and
bias(c) = 0.1 sum alpha y, so taking a request out is an exact subtraction. Score(c) = weights(c).x + bias(c) + cosine(x, sum of
c's vectors).
"""

import math
from collections.abc import Iterable
from operator import itemgetter, mul

from triage.vectors import Vector

SOFTNESS = 1.0
"""1 / (2C) of the squared hinge: how far a single request may be left on the wrong side."""
CONSTANT = 0.1
"""Square of the constant feature behind the bias. With 1 the last few dozen requests alone would swing the bias to and fro."""
_SELF = 1.0 + CONSTANT  # a vector's own product with itself, the constant among it


class Voter:
    """One labelled request as the machine keeps it: its vector and its vote for and against each label, not its words."""

    __slots__ = ("alphas", "id", "label", "place", "slots", "values")

    def __init__(self, id: str, label: int, vector: Vector) -> None:
        self.id = id
        self.label = label
        self.slots = vector.slots
        self.values = vector.values
        self.alphas: list[float] = []
        self.place = -1

    def alpha(self, label: int) -> float:
        """Size of its vote on this label; 0 for a label that came later and that it was not asked about."""
        return self.alphas[label] if label < len(self.alphas) else 0.0


class Votes:
    """Weights, biases and vector sums of all labels, kept equal to the votes of the voters. Changed in place.

    Labels are numbers in order of first appearance. A label without voters (`counts` 0) has no score.
    """

    def __init__(self) -> None:
        self.labels: list[str] = []
        self.counts: list[int] = []
        self.weights: list[list[float]] = []
        self.bias: list[float] = []
        self.sums: list[list[float]] = []
        self.squares: list[float] = []

    def label_number(self, label: str, width: int) -> int:
        """The number of this label; a new label gets the next one and empty tables of `width` slots."""
        if label not in self.labels:
            self.labels.append(label)
            self.counts.append(0)
            self.weights.append([0.0] * width)
            self.bias.append(0.0)
            self.sums.append([0.0] * width)
            self.squares.append(0.0)
        return self.labels.index(label)

    def active(self) -> list[int]:
        """Numbers of the labels that have voters."""
        return [number for number, count in enumerate(self.counts) if count]

    def widen(self, width: int) -> None:
        """Make room for a vocabulary of `width` slots."""
        for table in (*self.weights, *self.sums):
            table.extend([0.0] * (width - len(table)))

    def scores(self, vector: Vector) -> dict[int, float]:
        """Score of each label that has voters, by number."""
        read = itemgetter(*vector.slots)
        values = vector.values.tolist()
        found = {}
        for label in self.active():
            # fsum is exact whatever the order or the Python version; sum() rounds otherwise from 3.12 on.
            margin = math.fsum(map(mul, read(self.weights[label]), values)) + self.bias[label]
            found[label] = margin + math.fsum(map(mul, read(self.sums[label]), values)) * self.per_similarity(label)
        return found

    def per_similarity(self, label: int) -> float:
        """What a unit of similarity to one of the label's own requests adds to its score: 1 / length of the vector sum."""
        return 1.0 / math.sqrt(self.squares[label]) if self.squares[label] > 1e-9 else 0.0

    def join(self, voter: Voter) -> None:
        """Count a voter in, its vote still 0."""
        self.counts[voter.label] += 1
        self._move_sum(voter, 1.0)

    def leave(self, voter: Voter) -> None:
        """Subtract all that this voter added."""
        for label in range(len(voter.alphas)):
            self.set_alpha(voter, label, 0.0)
        self.counts[voter.label] -= 1
        self._move_sum(voter, -1.0)

    def _move_sum(self, voter: Voter, sign: float) -> None:
        table = self.sums[voter.label]
        product = math.fsum(table[slot] * value for slot, value in zip(voter.slots, voter.values, strict=True))
        own = math.fsum(value * value for value in voter.values)
        self.squares[voter.label] += 2.0 * sign * product + own
        for slot, value in zip(voter.slots, voter.values, strict=True):
            table[slot] += sign * value

    def set_alpha(self, voter: Voter, label: int, alpha: float) -> None:
        """Give the voter this vote on this label and move the label's weights by the difference."""
        while len(voter.alphas) <= label:
            voter.alphas.append(0.0)
        change = alpha - voter.alphas[label]
        if change:
            voter.alphas[label] = alpha
            self._move_weights(voter, label, change)

    def _move_weights(self, voter: Voter, label: int, change: float) -> None:
        signed = change if label == voter.label else -change
        table = self.weights[label]
        for slot, value in zip(voter.slots, voter.values.tolist(), strict=True):
            table[slot] += signed * value
        self.bias[label] += CONSTANT * signed

    def step(self, voter: Voter, labels: Iterable[int]) -> None:
        """One step of dual coordinate descent on this voter's votes for and against these labels."""
        read = itemgetter(*voter.slots)
        values = voter.values.tolist()
        for label in labels:
            alpha = voter.alpha(label)
            margin = math.fsum(map(mul, read(self.weights[label]), values)) + self.bias[label]
            gradient = (margin if label == voter.label else -margin) - 1.0 + alpha * SOFTNESS
            better = alpha - gradient / (_SELF + SOFTNESS)
            self.set_alpha(voter, label, better if better > 0.0 else 0.0)

    def blank(self, slots: Iterable[int]) -> None:
        """Set slots that no voter holds any more to exactly 0, so that what moves in finds no rest of a rounding."""
        for slot in slots:
            for table in (*self.weights, *self.sums):
                table[slot] = 0.0


def similarities(vector: Vector, voters: Iterable[Voter], width: int) -> list[float]:
    """Cosine of the vector with each voter's, 0..1, in the order of the voters."""
    spread = [0.0] * width
    for slot, value in zip(vector.slots, vector.values, strict=True):
        spread[slot] = value
    return [math.fsum(map(mul, itemgetter(*voter.slots)(spread), voter.values)) for voter in voters]
