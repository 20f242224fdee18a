"""The ledger of paid calls: budgets are exact whatever meets, a crash stays counted, nothing counts twice. On every store."""

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up_cases import NOW, after, case, change, paid, posted

from storage.store import CallLimits, Store

FREE = CallLimits()
YEARS = count(2031)
"""Each example of a property test spends in a year of its own, so that one store does for all."""


async def counted(store: Store) -> list[tuple[str, str, float]]:
    return [(one.call.id, one.call.result, one.counted_usd) for one in await store.calls()]


async def test_a_reservation_counts_at_its_worst_and_a_settled_call_at_its_cost(store: Store) -> None:
    assert await store.reserve_call(paid(), None, 0.05, FREE, NOW) == "ok"
    assert await counted(store) == [("call-1", "reserved", 0.05)]
    await store.settle_call(paid(usd=0.0123, result="refusal"))
    assert await counted(store) == [("call-1", "refusal", 0.0123)]


async def test_what_would_pass_the_day_or_the_month_is_refused_and_counts_nothing(store: Store) -> None:
    limits = CallLimits(usd_per_day=1.0, usd_per_month=1.5)
    assert await store.reserve_call(paid("a"), None, 0.9, limits, NOW) == "ok"
    assert await store.reserve_call(paid("b"), None, 0.2, limits, NOW) == "day"
    assert await store.reserve_call(paid("c"), None, 0.1, limits, NOW) == "ok"
    tomorrow = NOW + timedelta(days=1)
    assert await store.reserve_call(paid("d"), None, 0.5, limits, tomorrow) == "ok"
    assert await store.reserve_call(paid("e"), None, 0.01, limits, tomorrow) == "month"
    assert await store.reserve_call(paid("f"), None, 1.0, limits, NOW + timedelta(days=31)) == "ok"
    assert [(name, result) for name, result, usd in await counted(store) if not usd] == [("b", "budget_day"), ("e", "budget_month")]


async def test_a_settled_call_gives_back_what_it_did_not_take(store: Store) -> None:
    limits = CallLimits(usd_per_day=1.0)
    await store.reserve_call(paid("a"), None, 1.0, limits, NOW)
    assert await store.reserve_call(paid("b"), None, 0.5, limits, NOW) == "day"
    await store.settle_call(paid("a", usd=0.25))
    assert await store.reserve_call(paid("c"), None, 0.75, limits, NOW) == "ok"
    assert await store.reserve_call(paid("d"), None, 1e-9, limits, NOW) == "day"


async def test_the_same_call_is_reserved_and_settled_once(store: Store) -> None:
    limits = CallLimits(usd_per_day=1.0)
    assert [await store.reserve_call(paid("a"), None, 0.6, limits, NOW) for _ in range(3)] == ["ok"] * 3
    assert [await store.reserve_call(paid("b"), None, 0.6, limits, NOW) for _ in range(2)] == ["day"] * 2
    await store.settle_call(paid("a", usd=0.1))
    await store.settle_call(paid("a", usd=0.9))
    await store.settle_call(paid("b", usd=0.9))
    assert await counted(store) == [("a", "ok", 0.1), ("b", "budget_day", 0.0)]
    assert await store.reserve_call(paid("b"), None, 0.1, limits, NOW) == "day"
    assert await store.reserve_call(paid("c"), None, 0.9, limits, NOW) == "ok"


async def test_a_call_that_is_tried_again_holds_more_if_there_is_room_for_it(store: Store) -> None:
    limits = CallLimits(usd_per_day=1.0)
    for worst, verdict, held in ((0.3, "ok", 0.3), (0.6, "ok", 0.6), (0.4, "ok", 0.6), (1.1, "day", 0.6)):
        assert await store.reserve_call(paid("a"), None, worst, limits, NOW) == verdict
        assert await counted(store) == [("a", "reserved", held)]
    assert await store.reserve_call(paid("b"), None, 0.5, limits, NOW) == "day"
    await store.settle_call(paid("a", usd=0.2))
    assert await store.reserve_call(paid("a"), None, 0.9, limits, NOW) == "ok"
    assert [usd for name, _, usd in await counted(store) if name == "a"] == [0.2], "what has ended holds nothing"
    assert await store.check() == ()


async def test_many_callers_at_once_never_pass_the_budget(store: Store) -> None:
    limits = CallLimits(usd_per_day=1.0)
    answers = await asyncio.gather(*(store.reserve_call(paid(f"c{n}"), None, 0.03, limits, NOW) for n in range(60)))
    assert answers.count("ok") == 33


async def test_a_crash_leaves_the_reservation_counted(open_store) -> None:
    limits = CallLimits(usd_per_day=1.0)
    store = await open_store()
    await store.reserve_call(paid("a"), None, 0.8, limits, NOW)
    store = await open_store()
    assert await store.reserve_call(paid("b"), None, 0.3, limits, NOW) == "day"
    assert await store.check() == ()


async def test_the_day_is_that_of_the_organisation(store: Store) -> None:
    sydney = CallLimits(usd_per_day=1.0, time_zone="Australia/Sydney")
    evening = datetime(2026, 3, 31, 12, 59, tzinfo=UTC)
    assert await store.reserve_call(paid("a"), None, 1.0, sydney, evening) == "ok"
    assert await store.reserve_call(paid("b"), None, 1.0, sydney, evening + timedelta(seconds=59)) == "day"
    assert await store.reserve_call(paid("c"), None, 1.0, sydney, evening + timedelta(minutes=1)) == "ok"
    assert [one.day for one in await store.calls()] == ["2026-03-31", "2026-03-31", "2026-04-01"]


async def test_what_an_unanswered_call_cost_can_stay_counted(store: Store) -> None:
    await store.reserve_call(paid("a"), None, 0.4, FREE, NOW)
    await store.settle_call(paid("a", usd=0.0, result="timeout"), counted_usd=0.4)
    (one,) = await store.calls()
    assert (one.call.cost_usd, one.counted_usd, one.settled) == (0.0, 0.4, True)


async def test_a_call_that_was_never_reserved_is_added_when_it_is_settled(store: Store) -> None:
    await store.settle_call(paid("a", usd=0.0, result="circuit_open"))
    assert await counted(store) == [("a", "circuit_open", 0.0)]
    assert await store.newest_call("circuit_open") == NOW


async def test_the_newest_call_of_a_result(store: Store) -> None:
    assert await store.newest_call("budget_day") is None
    for n in range(3):
        await store.reserve_call(paid(f"a{n}"), None, 2.0, CallLimits(usd_per_day=1.0), after(n))
    assert await store.newest_call("budget_day") == after(2)
    assert await store.newest_call("ok") is None


async def test_calls_are_listed_by_time_and_by_case_with_the_topic_of_the_case(store: Store) -> None:
    home = (await store.accept(posted(1))).case_id
    await store.record(posted(1).id, change(case(home, posted(1))), 0)
    for n in range(4):
        await store.reserve_call(paid(f"a{n}"), home if n % 2 else None, 0.01, FREE, after(n))
    assert [one.call.id for one in await store.calls(since=after(1), until=after(3))] == ["a1", "a2"]
    assert [(one.call.id, one.category) for one in await store.calls(case_id=home)] == [("a1", "hardware"), ("a3", "hardware")]
    assert (await store.calls())[0].category is None


@pytest.mark.parametrize("usd", [-0.01, float("nan"), float("inf")])
async def test_an_amount_that_is_none_is_refused(store: Store, usd: float) -> None:
    with pytest.raises(ValueError, match="amount of dollars"):
        await store.reserve_call(paid(), None, usd, FREE, NOW)


AMOUNT = st.floats(0.000001, 0.4)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    per_day=st.floats(0.1, 1.0),
    per_month=st.floats(0.1, 2.0),
    calls=st.lists(st.tuples(AMOUNT, st.floats(0, 1), st.integers(0, 45), st.sampled_from(["settled", "open", "twice"])), max_size=30),
)
@pytest.mark.asyncio
async def test_no_day_and_no_month_ever_counts_more_than_its_budget(store: Store, per_day: float, per_month: float, calls) -> None:
    limits, start = CallLimits(usd_per_day=per_day, usd_per_month=per_month), datetime(next(YEARS), 1, 1, 12, tzinfo=UTC)

    async def one(number: int, worst: float, share: float, day: int, how: str) -> None:
        call = paid(f"{start.year}/{number}", usd=worst * share)
        times, at = 2 if how == "twice" else 1, start + timedelta(days=day)
        verdicts = [await store.reserve_call(call, None, worst, limits, at) for _ in range(times)]
        assert len(set(verdicts)) == 1
        if verdicts[0] == "ok" and how != "open":
            await store.settle_call(call)
            await store.settle_call(call)

    await asyncio.gather(*(one(number, *call) for number, call in enumerate(calls)))
    found = await store.calls(since=start, until=start.replace(month=12))
    for length, budget in ((10, per_day), (7, per_month)):
        for period in {one.day[:length] for one in found}:
            assert sum(one.counted_usd for one in found if one.day.startswith(period)) <= budget + 1e-8
    assert await store.check() == ()
