"""The plan: the arithmetic holds against a cache that is played through call by call, and the setting follows it."""

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paid_calls import START

from bot.models.prices import load
from triage.cost_plan import (
    ENOUGH_CALLS,
    KEPT_SECONDS,
    Shape,
    break_even_per_hour,
    decided,
    filled_tokens,
    hits_at,
    measured_hits,
    per_hour,
    planned,
)
from triage.prices import MILLION

PRICES = load()
OPUS, HAIKU = PRICES.of("claude-opus-4-6"), PRICES.of("claude-haiku-5-5")
SHORT = Shape(fixed_tokens=1500, variable_tokens=900, output_tokens=300)


def played(times: list[float], tokens: int, cache) -> float:
    """USD of the fixed parts of these calls (seconds in order), the cache played through as its provider describes it."""
    usd, kept_until = 0.0, -1.0
    for at in times:
        usd += tokens * (OPUS.cache_read if at < kept_until else OPUS.cache_write(cache)) / MILLION
        kept_until = at + KEPT_SECONDS[cache]
    return usd


@pytest.mark.parametrize("cache", ["5m", "1h"])
@pytest.mark.parametrize("rate", [1, 6, 30, 200])
def test_the_price_at_a_rate_is_that_of_a_played_cache(cache, rate: int) -> None:
    chance, times = random.Random(7), [0.0]
    for _ in range(20_000):
        times.append(times[-1] + chance.expovariate(rate / 3600))
    way = next(way for way in planned("m", SHORT, OPUS, rate).ways if way.cache == cache)
    rest = (900 * OPUS.input + 300 * OPUS.output) / MILLION * 1000
    assert way.usd_per_1000 - rest == pytest.approx(played(times, filled_tokens(OPUS), cache) / len(times) * 1000, rel=0.05)


@pytest.mark.parametrize("cache", ["5m", "1h"])
def test_measured_hits_are_those_of_the_played_cache_also_with_nights_in_between(cache) -> None:
    chance, at, times = random.Random(3), 0.0, []
    for _ in range(400):
        at += chance.expovariate(12 / 3600) if chance.random() > 0.02 else 50_000
        times.append(at)
    moments = [START + timedelta(seconds=one) for one in times]
    hits = measured_hits(moments, KEPT_SECONDS[cache])
    assert hits is not None
    way = next(way for way in planned("m", SHORT, OPUS, per_hour(moments), {cache: hits}).ways if way.cache == cache)
    rest = (900 * OPUS.input + 300 * OPUS.output) / MILLION * 1000
    assert way.usd_per_1000 - rest == pytest.approx(played(times, filled_tokens(OPUS), cache) / len(times) * 1000)


def test_too_few_calls_measure_nothing() -> None:
    assert measured_hits([START] * (ENOUGH_CALLS - 1), 300) is None
    assert measured_hits([START] * ENOUGH_CALLS, 300) == pytest.approx(1 - 1 / ENOUGH_CALLS)
    assert (per_hour([]), per_hour([START])) == (0.0, 0.0)
    assert per_hour([START, START + timedelta(hours=1), START + timedelta(hours=2)]) == 1.0


def test_a_part_that_is_long_enough_is_never_filled() -> None:
    plan = planned("claude-haiku-5-5", Shape(fixed_tokens=700, variable_tokens=200, output_tokens=80), HAIKU, 60)
    assert [(way.fixed_part, way.cache, way.fixed_tokens) for way in plan.ways] == [
        ("short", "off", 700),
        ("short", "5m", 700),
        ("short", "1h", 700),
    ]
    assert decided("filled", "5m", plan) == "short"


@given(st.floats(0.1, 500), st.sampled_from(["5m", "1h"]), st.integers(200, 4095))
def test_the_break_even_rate_divides_cheaper_from_dearer(rate: float, cache, fixed: int) -> None:
    shape = Shape(fixed_tokens=fixed, variable_tokens=100, output_tokens=10)
    plan = planned("m", shape, OPUS, rate)
    short, way = plan.ways[0], next(way for way in plan.ways if way.cache == cache)
    even = way.break_even_per_hour
    if even is None:
        assert way.usd_per_1000 > short.usd_per_1000
    elif abs(rate - even) > 1e-6 * max(rate, 1):
        assert (way.usd_per_1000 < short.usd_per_1000) is (rate > even)


def test_a_part_that_is_too_short_may_never_be_worth_filling() -> None:
    assert break_even_per_hour(4506, 400, OPUS, "5m") is None


def test_auto_fills_where_it_is_cheaper_and_the_other_settings_are_obeyed() -> None:
    seldom, often = planned("m", SHORT, OPUS, 2), planned("m", SHORT, OPUS, 60)
    assert [decided("auto", "5m", plan) for plan in (seldom, often)] == ["short", "filled"]
    assert [decided("auto", "off", plan) for plan in (seldom, often)] == ["short", "short"]
    assert [decided("short", "5m", often), decided("filled", "5m", seldom), decided("filled", "off", often)] == ["short", "filled", "short"]


def test_nobody_asks_nothing_is_found() -> None:
    assert hits_at(0, 300) == 0
    assert hits_at(-1, 300) == 0
    assert hits_at(1e9, 300) == 1
