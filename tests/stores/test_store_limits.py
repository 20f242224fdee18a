"""Token buckets, schedules, small values: exact under many callers and under clocks that step back. On every store."""

import asyncio
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up_cases import NOW, after

from storage.store import Store

BUCKETS = (f"bucket {number}" for number in count())


async def test_a_bucket_gives_its_capacity_to_many_callers_at_once(store: Store) -> None:
    answers = await asyncio.gather(*(store.take("alice", 50, 3600, NOW) for _ in range(80)))
    assert sum(answers) == 50


async def test_a_bucket_refills_bit_by_bit(store: Store) -> None:
    for _ in range(4):
        assert await store.take("alice", 4, 60, NOW)
    assert not await store.take("alice", 4, 60, after(14))
    assert await store.take("alice", 4, 60, after(15))
    assert not await store.take("alice", 4, 60, after(15))
    assert [await store.take("alice", 4, 60, after(500)) for _ in range(5)] == [True] * 4 + [False]


async def test_buckets_are_apart_and_amounts_count(store: Store) -> None:
    assert await store.take("budget", 10.0, 60, NOW, amount=9.5)
    assert not await store.take("budget", 10.0, 60, NOW, amount=0.6)
    assert await store.take("budget", 10.0, 60, NOW, amount=0.5)
    assert await store.take("other", 10.0, 60, NOW, amount=10.0)
    assert not await store.take("other", 10.0, 60, after(999), amount=10.1)


async def test_a_small_step_back_gives_nothing_and_a_large_one_blocks_no_longer_than_a_period(store: Store) -> None:
    assert await store.take("alice", 1, 60, after(1000))
    assert not await store.take("alice", 1, 60, after(990))
    assert not await store.take("alice", 1, 60, after(1000))
    assert await store.take("alice", 1, 60, after(1060))
    assert not await store.take("alice", 1, 60, after(-86_400))
    assert await store.take("alice", 1, 60, after(-86_400 + 60))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    capacity=st.integers(1, 20),
    per_seconds=st.sampled_from([1.0, 60.0, 3600.0]),
    steps=st.lists(st.tuples(st.floats(-5, 400), st.floats(0.1, 3)), min_size=1, max_size=40),
)
@pytest.mark.asyncio
async def test_no_more_is_ever_given_than_was_full_plus_refilled(store: Store, capacity: int, per_seconds: float, steps) -> None:
    bucket, at, highest, given_out = next(BUCKETS), 0.0, 0.0, 0.0
    for step, amount in steps:
        # A step back that is larger than the period counts as a new clock, and is another promise.
        at += max(step, -per_seconds)
        at = max(at, highest - per_seconds)
        highest = max(highest, at)
        given_out += amount if await store.take(bucket, capacity, per_seconds, after(at), amount) else 0.0
        assert given_out <= capacity + highest * capacity / per_seconds + 1e-6


async def test_a_schedule_is_due_once_a_period_for_one_caller(store: Store) -> None:
    assert not await store.due_schedule("nightly", NOW, 3600)
    assert not await store.due_schedule("nightly", after(3599), 3600)
    answers = await asyncio.gather(*(store.due_schedule("nightly", after(3600), 3600) for _ in range(20)))
    assert sum(answers) == 1
    assert not await store.due_schedule("nightly", after(7199), 3600)
    assert await store.due_schedule("nightly", after(7200), 3600)


async def test_missed_periods_count_as_one_and_a_clock_that_steps_back_stops_no_schedule(store: Store) -> None:
    await store.due_schedule("nightly", NOW, 3600)
    assert await store.due_schedule("nightly", after(36_000), 3600)
    assert not await store.due_schedule("nightly", after(36_001), 3600)
    assert await store.due_schedule("nightly", after(39_600), 3600)
    assert not await store.due_schedule("nightly", after(-86_400), 3600)
    assert await store.due_schedule("nightly", after(-86_400 + 3600), 3600)


async def test_a_small_value_is_the_last_one_put(store: Store) -> None:
    assert await store.value("fingerprint") is None
    await store.put_value("fingerprint", "a")
    await store.put_value("fingerprint", "b")
    assert await store.value("fingerprint") == "b"


async def test_limits_and_values_survive_a_restart(open_store) -> None:
    store = await open_store()
    await store.take("alice", 1, 3600, NOW)
    await store.due_schedule("nightly", NOW, 3600)
    await store.put_value("fingerprint", "a")
    store = await open_store()
    assert not await store.take("alice", 1, 3600, after(1))
    assert await store.due_schedule("nightly", after(3600), 3600)
    assert await store.value("fingerprint") == "a"
