"""How good predictions are, and how sure one may be of that figure: accuracy, F1, calibration, coverage, intervals, paired tests.

Everything is a pure function of what was predicted and what was right; no figure is rounded here.
"""

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict, Field

BINS = 15
Z_95 = 1.959963984540054


class _Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Judged(_Fact):
    """One prediction beside the truth. `predicted` None: no answer was given, which is never right."""

    truth: str
    predicted: str | None
    confidence: float = Field(ge=0, le=1)

    @property
    def right(self) -> bool:
        """Whether the prediction is the truth."""
        return self.predicted == self.truth


class Confused(_Fact):
    """How many requests of one true label were given one predicted label (None: none)."""

    truth: str
    predicted: str | None
    count: int


class Bin(_Fact):
    """The predictions of one range of confidence, `low` included: how many, how sure on average, and the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


class Difference(_Fact):
    """Two systems on the same `n` requests: shares that are right, how often only one is, second minus first with its 95 % interval.

    `p`: two-sided, that both are equally often right (exact McNemar test).
    """

    n: int
    first: float
    second: float
    only_first: int
    only_second: int
    difference: float
    low: float
    high: float
    p: float


class Evaluation(_Fact):
    """The figures of one run over `n` requests, all 0..1. An accuracy among covered requests is None if none is covered."""

    n: int
    accuracy: float
    accuracy_low: float
    accuracy_high: float
    macro_f1: float
    ece: float
    coverage_at_070: float
    accuracy_at_070: float | None
    coverage_at_085: float
    accuracy_at_085: float | None
    confusion: tuple[Confused, ...]

    def as_json(self) -> dict[str, object]:
        """The figures under the names that programs read; `confusion` as truth -> predicted ("" for none) -> count."""
        table: dict[str, dict[str, int]] = {}
        for cell in self.confusion:
            table.setdefault(cell.truth, {})[cell.predicted or ""] = cell.count
        return {
            "n": self.n,
            "accuracy": self.accuracy,
            "accuracy_low": self.accuracy_low,
            "accuracy_high": self.accuracy_high,
            "macro_f1": self.macro_f1,
            "ece": self.ece,
            "coverage_at_0.70": self.coverage_at_070,
            "accuracy_at_0.70": self.accuracy_at_070,
            "coverage_at_0.85": self.coverage_at_085,
            "accuracy_at_0.85": self.accuracy_at_085,
            "confusion": table,
        }


def evaluate(judged: Sequence[Judged]) -> Evaluation:
    """All figures of these predictions; accuracy with its 95 % Wilson interval. ValueError if there are none."""
    right = sum(each.right for each in judged)
    low, high = wilson_interval(right, len(judged))
    coverage_at_070, accuracy_at_070 = selective(judged, 0.70)
    coverage_at_085, accuracy_at_085 = selective(judged, 0.85)
    return Evaluation(
        n=len(judged),
        accuracy=accuracy(judged),
        accuracy_low=low,
        accuracy_high=high,
        macro_f1=macro_f1(judged),
        ece=ece(judged),
        coverage_at_070=coverage_at_070,
        accuracy_at_070=accuracy_at_070,
        coverage_at_085=coverage_at_085,
        accuracy_at_085=accuracy_at_085,
        confusion=confusion(judged),
    )


def accuracy(judged: Sequence[Judged]) -> float:
    """Share of right predictions. ValueError if there are none."""
    return sum(each.right for each in judged) / _some(judged)


def macro_f1(judged: Sequence[Judged]) -> float:
    """Mean over all labels, true or predicted, of F1 = 2 hits / (predicted + true). ValueError if there are none."""
    _some(judged)
    truths = Counter(each.truth for each in judged)
    predictions = Counter(each.predicted for each in judged if each.predicted is not None)
    hits = Counter(each.truth for each in judged if each.right)
    labels = sorted(truths.keys() | predictions.keys())
    return math.fsum(2 * hits[label] / (truths[label] + predictions[label]) for label in labels) / len(labels)


def confusion(judged: Iterable[Judged]) -> tuple[Confused, ...]:
    """Counts of each (truth, predicted) that occurs, sorted by both, no answer first."""
    counts = Counter((each.truth, each.predicted) for each in judged)
    ordered = sorted(counts.items(), key=lambda item: (item[0][0], item[0][1] is not None, item[0][1] or ""))
    return tuple(Confused(truth=truth, predicted=predicted, count=count) for (truth, predicted), count in ordered)


def ece(judged: Sequence[Judged], bins: int = BINS) -> float:
    """Expected calibration error: mean gap of confidence and accuracy over bins of equal width. ValueError if there are none."""
    gaps: dict[int, list[float]] = {}
    for each in judged:
        gaps.setdefault(min(bins - 1, int(each.confidence * bins)), []).append(each.confidence - each.right)
    return math.fsum(abs(math.fsum(gap)) for gap in gaps.values()) / _some(judged)


def reliability(judged: Iterable[Judged], bins: int = 10) -> tuple[Bin, ...]:
    """The bins of equal width that hold a prediction, least confidence first; a prediction without an answer counts as wrong."""
    found: dict[int, list[Judged]] = {}
    for each in judged:
        found.setdefault(min(bins - 1, int(each.confidence * bins)), []).append(each)
    return tuple(
        Bin(
            low=n / bins,
            high=(n + 1) / bins,
            count=len(held),
            confidence=math.fsum(each.confidence for each in held) / len(held),
            accuracy=accuracy(held),
        )
        for n, held in sorted(found.items())
    )


def selective(judged: Sequence[Judged], threshold: float) -> tuple[float, float | None]:
    """Share of requests with an answer of at least this confidence, and accuracy among them (None: there are none)."""
    covered = [each for each in judged if each.predicted is not None and each.confidence >= threshold]
    return len(covered) / _some(judged), accuracy(covered) if covered else None


def wilson_interval(hits: int, n: int, z: float = Z_95) -> tuple[float, float]:
    """Wilson's score interval of a share of `hits` in `n`, 95 % unless `z` says otherwise. ValueError unless 0 <= hits <= n > 0."""
    if not 0 <= hits <= n or n == 0:
        raise ValueError(f"{hits} of {n} is no share: give at least one trial, and no more hits than trials")
    share = hits / n
    middle = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def bootstrap_interval(values: Sequence[float], seed: int = 0, resamples: int = 1_000, level: float = 0.95) -> tuple[float, float]:
    """Percentile bootstrap interval of the mean of the values; the same for the same seed. ValueError without values."""
    size = _some(values)
    chance = random.Random(seed)
    means = sorted(math.fsum(values[int(chance.random() * size)] for _ in range(size)) / size for _ in range(resamples))
    tail = int((1.0 - level) / 2.0 * resamples)
    return means[tail], means[resamples - 1 - tail]


def mcnemar_exact(first_right: Sequence[bool], second_right: Sequence[bool]) -> float:
    """Two-sided p that two systems, judged on the same requests, are equally often right (exact binomial on those that differ).

    ValueError if the sequences differ in length.
    """
    only_first = sum(first and not second for first, second in zip(first_right, second_right, strict=True))
    only_second = sum(second and not first for first, second in zip(first_right, second_right, strict=True))
    differing = only_first + only_second
    tail = sum(math.comb(differing, hits) for hits in range(min(only_first, only_second) + 1))
    return min(1.0, 2 * tail / (1 << differing))


def paired_difference(first_right: Sequence[bool], second_right: Sequence[bool]) -> Difference:
    """How much more often the second is right, with a 95 % interval, and the exact test.

    The interval squares and adds the two Wilson intervals, less what the pairing explains (Newcombe 1998, Statistics in Medicine 17,
    2635-2650, method 10). ValueError if the sequences differ in length or are empty.
    """
    p = mcnemar_exact(first_right, second_right)
    n, first, second = _some(first_right), sum(first_right), sum(second_right)
    both = sum(one and other for one, other in zip(first_right, second_right, strict=True))
    neither = n - first - second + both
    product = both * neither - (first - both) * (second - both)
    spread = math.sqrt(first * (n - first) * second * (n - second))
    shared = (product if product < 0 else max(0.0, product - n / 2)) / spread if spread else 0.0
    (first_low, first_high), (second_low, second_high) = wilson_interval(first, n), wilson_interval(second, n)
    one, other = first / n, second / n
    return Difference(
        n=n,
        first=one,
        second=other,
        only_first=first - both,
        only_second=second - both,
        difference=other - one,
        low=max(-1.0, other - one - _added(other - second_low, first_high - one, shared)),
        high=min(1.0, other - one + _added(second_high - other, one - first_low, shared)),
        p=p,
    )


def _added(one: float, other: float, shared: float) -> float:
    """Two half-widths of correlated shares, as that of their difference."""
    return math.sqrt(max(0.0, one * one - 2 * shared * one * other + other * other))


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """Chance that a positive scores higher than a negative, ties counted half. ValueError if either is empty."""
    if not positives or not negatives:
        raise ValueError("AUROC needs at least one positive and one negative score")
    ranked = sorted([(score, True) for score in positives] + [(score, False) for score in negatives])
    wins = 0.0
    below = start = 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        tied_negatives = sum(not positive for _, positive in ranked[start:end])
        wins += (end - start - tied_negatives) * (below + tied_negatives / 2)
        below += tied_negatives
        start = end
    return wins / (len(positives) * len(negatives))


def _some(values: Sequence[object]) -> int:
    if not values:
        raise ValueError("Nothing to evaluate: give at least one value")
    return len(values)
