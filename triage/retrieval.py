"""How good a search is: whether the right article comes first, and whether the search knows when there is none.

Pure functions of rankings and of what is known to be right; no figure is rounded here.
"""

import math
from collections.abc import Mapping, Sequence

from pydantic import Field

from triage.evaluation import auroc
from triage.facts import Confidence, Fact

DEPTH = 10
"""Places of a ranking that count; later ones nobody reads."""


class Searched(Fact):
    """One question and what the search gave. `right`: grade > 0 by article id, empty when the right ones are not known.

    `answerable` says whether any article answers; `confidence` is the search's own word on that, of its first hit, 0 without a hit.
    """

    question_id: str
    ranking: tuple[str, ...]
    confidence: Confidence
    right: Mapping[str, int]
    answerable: bool
    seconds: float = Field(ge=0)


class RetrievalResult(Fact):
    """The figures of one run, 0..1 and seconds. Ranking figures are means over the `n` questions whose right articles are known.

    `auroc`: chance that an answerable question is given more confidence than an unanswerable one; None if one of the two is missing.
    """

    n: int
    n_unanswerable: int
    hit_at_1: float
    hit_at_3: float
    mrr_at_10: float
    recall_at_10: float
    ndcg_at_10: float
    auroc: float | None
    p50_seconds: float
    p95_seconds: float
    p99_seconds: float

    def as_json(self) -> dict[str, float | int | None]:
        """The figures under the names that programs read."""
        return {
            "hit@1": self.hit_at_1,
            "hit@3": self.hit_at_3,
            "mrr@10": self.mrr_at_10,
            "recall@10": self.recall_at_10,
            "ndcg@10": self.ndcg_at_10,
            "auroc": self.auroc,
            "p50_seconds": self.p50_seconds,
            "p95_seconds": self.p95_seconds,
            "p99_seconds": self.p99_seconds,
            "n": self.n,
            "n_unanswerable": self.n_unanswerable,
        }


def evaluate_retrieval(searched: Sequence[Searched]) -> RetrievalResult:
    """All figures of these searches. ValueError when no question has a right article that is known."""
    known = [one for one in searched if one.right]
    if not known:
        raise ValueError("no question has a right article: expected at least one judgement with a grade above 0")
    seconds = [one.seconds for one in searched]
    answerable = [one.confidence for one in searched if one.answerable]
    unanswerable = [one.confidence for one in searched if not one.answerable]
    return RetrievalResult(
        n=len(known),
        n_unanswerable=len(unanswerable),
        hit_at_1=_mean([hit(one.ranking, one.right, 1) for one in known]),
        hit_at_3=_mean([hit(one.ranking, one.right, 3) for one in known]),
        mrr_at_10=_mean([reciprocal_rank(one.ranking, one.right) for one in known]),
        recall_at_10=_mean([recall(one.ranking, one.right) for one in known]),
        ndcg_at_10=_mean([ndcg(one.ranking, one.right) for one in known]),
        auroc=auroc(answerable, unanswerable) if answerable and unanswerable else None,
        p50_seconds=percentile(seconds, 0.50),
        p95_seconds=percentile(seconds, 0.95),
        p99_seconds=percentile(seconds, 0.99),
    )


def hit(ranking: Sequence[str], right: Mapping[str, int], within: int) -> float:
    """1 when a right article is among the first `within`, else 0."""
    return float(any(right.get(article, 0) > 0 for article in ranking[:within]))


def reciprocal_rank(ranking: Sequence[str], right: Mapping[str, int], depth: int = DEPTH) -> float:
    """1 / the place of the first right article, 0 when none is within `depth`."""
    return next((1 / place for place, article in enumerate(ranking[:depth], 1) if right.get(article, 0) > 0), 0.0)


def recall(ranking: Sequence[str], right: Mapping[str, int], depth: int = DEPTH) -> float:
    """The share of the right articles that is within `depth`. ValueError when there are none."""
    wanted = {article for article, grade in right.items() if grade > 0}
    if not wanted:
        raise ValueError("recall needs at least one right article")
    return len(wanted.intersection(ranking[:depth])) / len(wanted)


def ndcg(ranking: Sequence[str], right: Mapping[str, int], depth: int = DEPTH) -> float:
    """Discounted gain (2^grade - 1, divided by log2 of place + 1) over the best possible one. ValueError without right articles."""
    best = _gain(sorted(right.values(), reverse=True)[:depth])
    if best <= 0:
        raise ValueError("nDCG needs at least one right article")
    return _gain([right.get(article, 0) for article in ranking[:depth]]) / best


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies, between two neighbours in proportion. ValueError without values."""
    if not values or not 0 <= share <= 1:
        raise ValueError("a percentile needs at least one value and a share of 0 to 1")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1) if grade > 0)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
