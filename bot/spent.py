"""What was spent, summed up from the ledger of paid calls: in all, by day, topic, model and stage, case, command, and how calls ended."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from storage.store import StoredCall
from triage.facts import Fact

DEAREST_CASES: Final = 10
NO_TOPIC: Final = "-"
Key = TypeVar("Key")


class Spent(Fact):
    """Of some calls. `counted_usd`: what they take of the budget; more than `usd` while an end is not known."""

    calls: int
    cases: int
    failed: int
    """Without a usable answer, refused ones among them."""
    refused: int
    """Never made: the budget was used up."""
    unsettled: int
    """Reserved, and no end is known: under way, or lost in a crash."""
    usd: float
    counted_usd: float
    case_usd: float
    """What was spent on cases; the rest was by commands."""
    input_tokens: int
    output_tokens: int
    cache_write_tokens: int
    cache_read_tokens: int

    @property
    def cached_share(self) -> float | None:
        """The part of all tokens that went in which was read from the prompt cache, as the API counted; None where nothing went in."""
        whole = self.input_tokens + self.cache_write_tokens + self.cache_read_tokens
        return self.cache_read_tokens / whole if whole else None

    @property
    def per_case_usd(self) -> float | None:
        return self.case_usd / self.cases if self.cases else None


class Report(Fact):
    """All sums. Each list is (its name, sum): days and topics in order, models dearest first, the ten dearest cases."""

    total: Spent
    days: tuple[tuple[str, Spent], ...]
    topics: tuple[tuple[str, Spent], ...]
    models: tuple[tuple[str, str, Spent], ...]
    """(model, stage, sum)"""
    cases: tuple[tuple[str, Spent], ...]
    commands: tuple[tuple[str, Spent], ...]
    """What commands asked beside the helpdesk: eval, triage."""
    endings: tuple[tuple[str, int], ...]
    """How calls ended, but for "ok": (result, how many), the most frequent first."""


def report(calls: Sequence[StoredCall]) -> Report:
    """Sum up the calls."""
    by_case = _grouped([one for one in calls if one.case_id is not None], lambda one: str(one.case_id))
    models = _grouped(calls, lambda one: (one.call.model, one.call.stage))
    return Report(
        total=spent(calls),
        days=tuple(sorted(_grouped(calls, lambda one: one.day))),
        topics=tuple(sorted(_grouped([one for one in calls if not one.call.command], lambda one: one.category or NO_TOPIC))),
        models=tuple((model, stage, found) for (model, stage), found in sorted(models, key=lambda one: -one[1].usd)),
        commands=tuple(sorted(_grouped([one for one in calls if one.call.command], lambda one: str(one.call.command)))),
        cases=tuple(sorted(by_case, key=lambda one: -one[1].usd)[:DEAREST_CASES]),
        endings=_endings(calls),
    )


def spent(calls: Iterable[StoredCall]) -> Spent:
    """The sum of some calls."""
    found = list(calls)
    usage = [one.call.usage for one in found]
    return Spent(
        calls=len(found),
        cases=len({one.case_id for one in found if one.case_id is not None}),
        failed=sum(one.settled and one.call.result != "ok" for one in found) + sum(map(_refused, found)),
        refused=sum(map(_refused, found)),
        unsettled=sum(not one.settled and not _refused(one) for one in found),
        usd=round(sum(one.call.cost_usd for one in found), 9),
        counted_usd=round(sum(one.counted_usd for one in found), 9),
        case_usd=round(sum(one.call.cost_usd for one in found if one.case_id is not None), 9),
        input_tokens=sum(one.input_tokens for one in usage),
        output_tokens=sum(one.output_tokens for one in usage),
        cache_write_tokens=sum(one.cache_write_tokens for one in usage),
        cache_read_tokens=sum(one.cache_read_tokens for one in usage),
    )


def _refused(one: StoredCall) -> bool:
    return one.call.result.startswith("budget_")


def _grouped(calls: Iterable[StoredCall], key: Callable[[StoredCall], Key]) -> list[tuple[Key, Spent]]:
    groups: dict[Key, list[StoredCall]] = {}
    for one in calls:
        groups.setdefault(key(one), []).append(one)
    return [(name, spent(group)) for name, group in groups.items()]


def _endings(calls: Iterable[StoredCall]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for one in calls:
        if one.call.result != "ok":
            counts[one.call.result] = counts.get(one.call.result, 0) + 1
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
