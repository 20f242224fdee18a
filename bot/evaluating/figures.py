"""The figures of a run: quality from triage/scoring.py, and what it took: money, tokens, calls, seconds, by stage."""

from collections.abc import Iterable, Sequence
from typing import Literal

from bot.evaluating.kept import Result
from bot.evaluating.rows import Labelled
from bot.evaluating.running import is_open
from bot.evaluating.setups import Setup
from triage.case import ModelCall, Stage
from triage.facts import Fact
from triage.scoring import Scores, judge, score

STAGES: tuple[Stage, ...] = ("stage_1", "stage_2")
Settled = Literal["left_alone", "no_call", "stage_1", "stage_2"]


class Seconds(Fact):
    """Median, the time that 95 of 100 keep, and the longest."""

    p50: float
    p95: float
    most: float


class StageFigures(Fact):
    """The calls of one stage, and a mean one of them. `input_tokens` are all that went in, from the cache or not."""

    calls: int
    tries: int
    input_tokens: float
    output_tokens: float
    cost_usd: float
    seconds: Seconds | None


class Cost(Fact):
    """What the whole run cost in USD (what was answered in earlier runs included), and its tokens. `cache_share`: read from the cache."""

    total_usd: float
    per_request_usd: float
    input_tokens: int
    output_tokens: int
    cache_write_tokens: int
    cache_read_tokens: int
    cache_share: float
    stages: dict[Stage, StageFigures]


class SettledBy(Fact):
    """Requests that were left alone by rules, settled without a call, by stage 1, or by stage 2; how often label and article are right."""

    n: int
    label_accuracy: float | None
    article_accuracy: float | None


class Figures(Fact):
    """Everything about one run. `latency`: from the request to its decision; `model_latency` of it for the model; None in a batch."""

    setup: Setup
    n: int
    seen: int = 0
    """Requests whose very words were learned before: with many of them the figures flatter."""
    missing: int
    """Not asked yet: the run was stopped before its end."""
    scores: Scores
    cost: Cost
    seconds: float
    """Of all requests together, also where several were asked at once."""
    latency: Seconds | None
    model_latency: Seconds | None
    settled: dict[Settled, SettledBy]
    failures: dict[str, int]
    """Why requests failed or were unreadable, by the words of it."""

    def as_json(self) -> dict[str, object]:
        """The figures under the names that programs read: those of the label at the top, as they always were."""
        label = self.scores.label.as_json() if self.scores.label else {}
        rest = self.model_dump(mode="json", exclude={"scores", "n", "setup"}) | {"learned": self.setup.learned}
        scores = self.scores.model_dump(mode="json", exclude={"label"})
        setup = {**self.setup.model_dump(mode="json"), "hash": self.setup.hash, "name": self.setup.name}
        return {**label, "requests": self.n, "setup": setup, **scores, **rest}


def figures(setup: Setup, rows: Sequence[Labelled], results: Sequence[Result | None], seen: int = 0) -> Figures:
    """`results` in the order of the rows; None for what was not asked yet. Requests of the same words share a result, paid for once."""
    once = list({result.key: result for result in results if result is not None}.values())
    held = [(row, result) for row, result in zip(rows, results, strict=True) if result is not None and not is_open(result)]
    live = [result for result in once if result.calls and not result.batch] if any(result.calls for result in once) else once
    whys = [result.why for result in once if result.why]
    return Figures(
        setup=setup,
        n=len(rows),
        seen=seen,
        missing=len(rows) - len(held),
        scores=score([(row.truth, result.said) for row, result in held]),
        cost=_cost(once),
        seconds=round(sum(result.seconds for result in once), 3),
        latency=seconds([result.seconds for result in live if not result.batch]),
        model_latency=seconds([result.model_seconds for result in live if not result.batch]),
        settled=_settled(held),
        failures={why: whys.count(why) for why in dict.fromkeys(whys)},
    )


def seconds(values: Sequence[float]) -> Seconds | None:
    """None without values. A percentile is the least value that so many keep (nearest rank)."""
    if not values:
        return None
    ordered = sorted(values)
    return Seconds(p50=_rank(ordered, 0.50), p95=_rank(ordered, 0.95), most=ordered[-1])


def _rank(ordered: Sequence[float], share: float) -> float:
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]


def _cost(results: Sequence[Result]) -> Cost:
    calls = _once(call for result in results for call in result.calls if call.result != "unreadable" or call.usage.output_tokens)
    total, used = sum(call.cost_usd for call in calls), [call.usage for call in calls]
    fresh, written, read = (
        sum(getattr(usage, name) for usage in used) for name in ("input_tokens", "cache_write_tokens", "cache_read_tokens")
    )
    everything = fresh + written + read
    batched = {call.id for result in results if result.batch for call in result.calls}
    return Cost(
        total_usd=total,
        per_request_usd=total / len(results) if results else 0.0,
        input_tokens=fresh,
        output_tokens=sum(usage.output_tokens for usage in used),
        cache_write_tokens=written,
        cache_read_tokens=read,
        cache_share=read / everything if everything else 0.0,
        stages={stage: found for stage in STAGES if (found := _stage([call for call in calls if call.stage == stage], batched))},
    )


def _once(calls: Iterable[ModelCall]) -> list[ModelCall]:
    """In a batch requests that are the same once they are redacted share a call, which was paid for once."""
    known: dict[str, ModelCall] = {}
    for call in calls:
        known.setdefault(call.id, call)
    return list(known.values())


def _stage(calls: Sequence[ModelCall], batched: set[str]) -> StageFigures | None:
    answered = [call for call in calls if call.usage.output_tokens]
    if not calls:
        return None
    n = max(1, len(answered))
    return StageFigures(
        calls=len(calls),
        tries=sum(call.tries for call in calls),
        input_tokens=sum(_all_input(call) for call in answered) / n,
        output_tokens=sum(call.usage.output_tokens for call in answered) / n,
        cost_usd=sum(call.cost_usd for call in calls) / len(calls),
        seconds=seconds([call.seconds for call in answered if call.id not in batched]),
    )


def _all_input(call: ModelCall) -> int:
    return call.usage.input_tokens + call.usage.cache_write_tokens + call.usage.cache_read_tokens


def _settled(held: Sequence[tuple[Labelled, Result]]) -> dict[Settled, SettledBy]:
    by: dict[Settled, list[tuple[Labelled, Result]]] = {}
    for row, result in held:
        if result.said.status != "failed":
            unasked: Settled = "no_call" if result.model else "left_alone"
            by.setdefault(result.calls[-1].stage if result.calls else unasked, []).append((row, result))
    order: tuple[Settled, ...] = ("left_alone", "no_call", "stage_1", "stage_2")
    return {
        name: SettledBy(n=len(by[name]), label_accuracy=_right("label", by[name]), article_accuracy=_right("article", by[name]))
        for name in order
        if name in by
    }


def _right(field: Literal["label", "article"], held: Sequence[tuple[Labelled, Result]]) -> float | None:
    judged = [found.right for row, result in held if (found := judge(field, row.truth, result.said)) is not None]
    return sum(judged) / len(judged) if judged else None
