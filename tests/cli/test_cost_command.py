"""`helpdesk cost` and `helpdesk cost plan`: sums from the ledger beside a running helpdesk, and what would be cheaper."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from command_line import helpdesk
from helpdesks import desk

from storage.store import CallLimits, Store
from triage.case import ModelCall, Usage

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def call(name: str, usd: float, at: datetime, stage: str = "stage_2", result: str = "ok", **usage: int) -> ModelCall:
    return ModelCall.model_validate(
        {
            "id": name,
            "stage": stage,
            "model": "claude-opus-4-6" if stage == "stage_2" else "claude-haiku-5-5",
            "prompt_version": "triage/1" if stage == "stage_2" else "first-look/1",
            "prompt_hash": "0" * 16,
            "at": at,
            "usage": Usage(**usage),
            "cost_usd": usd,
            "result": result,
        }
    )


async def booked(store: Store, one: ModelCall, case_id: str | None, limits: CallLimits | None = None, settle: bool = True) -> None:
    reserved = await store.reserve_call(one, case_id, 0.05, limits or CallLimits(time_zone="Europe/London"), one.at)
    if reserved == "ok" and settle:
        await store.settle_call(one)


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two days of calls: two cases, a time-out, a refused one, one lost in a crash."""
    folder = tmp_path_factory.mktemp("spent") / "data"

    async def live() -> None:
        async with desk(folder) as running:
            network = await running.ask("my vpn times out when I connect from home")
            hardware = await running.ask("three dead keys on my keyboard, please send a new one")
            store = running.app.world.store
            await booked(store, call("a", 0.001, AT, "stage_1", input_tokens=100, output_tokens=20), network.id)
            await booked(store, call("b", 0.02, AT, input_tokens=500, output_tokens=200, cache_read_tokens=1500), network.id)
            await booked(store, call("c", 0.03, AT + timedelta(days=1), input_tokens=2000, output_tokens=100), hardware.id)
            await booked(store, call("d", 0.0, AT + timedelta(days=1), result="timeout"), hardware.id)
            await booked(store, call("e", 0.0, AT + timedelta(days=1)), None, CallLimits(usd_per_day=0.01))
            await booked(store, call("f", 0.0, AT + timedelta(days=1)), None, settle=False)

    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(live())).result()
    return folder


def rows(ran, by: str) -> list[dict]:
    return [row for row in ran.objects if row["by"] == by]


def test_the_sums_are_those_of_the_ledger(past: Path) -> None:
    ran = helpdesk("cost", "--json", "--data", past)
    (total,) = rows(ran, "total")
    assert (total["usd"], total["calls"], total["cases"], total["failed"]) == (0.051, 6, 2, 2)
    assert (total["refused"], total["unsettled"], total["counted_usd"]) == (1, 1, 0.101)
    assert total["cached_share"] == pytest.approx(1500 / 4100)
    assert total["per_case_usd"] == pytest.approx(0.0255)
    assert [(row["day"], row["usd"]) for row in rows(ran, "day")] == [("2026-11-24", 0.021), ("2026-11-25", 0.03)]
    assert {row["category"]: row["usd"] for row in rows(ran, "category")} == {"network": 0.021, "hardware": 0.03, "-": 0.0}
    assert [(row["model"], row["stage"]) for row in rows(ran, "model")] == [("claude-opus-4-6", "stage_2"), ("claude-haiku-5-5", "stage_1")]
    assert [row["usd"] for row in rows(ran, "case")] == [0.03, 0.021]
    assert {row["result"]: row["calls"] for row in rows(ran, "result")} == {"timeout": 1, "budget_day": 1, "reserved": 1}


def test_since_a_day(past: Path) -> None:
    (total,) = rows(helpdesk("cost", "--json", "--since", "2026-11-25", "--data", past), "total")
    assert (total["usd"], total["calls"]) == (0.03, 4)
    (none,) = rows(helpdesk("cost", "--json", "--since", "2027-01-01", "--data", past), "total")
    assert (none["usd"], none["cached_share"], none["per_case_usd"]) == (0.0, None, None)
    assert helpdesk("cost", "--since", "2027-01-01", "--data", past).out == "No paid calls.\n"
    assert "expected one such as 2026-01-31" in helpdesk("cost", "--since", "soon", "--data", past).err


def test_for_people_it_says_the_same(past: Path) -> None:
    out = helpdesk("cost", "--data", past).out
    for said in (
        "0.0510 USD for 6 calls in 2 cases, 0.0255 USD a case",
        "1 calls have no end",
        "claude-opus-4-6, stage_2",
        "dearest cases",
        "without a usable answer: budget_day 1, reserved 1, timeout 1",
    ):
        assert said in out
    assert "2026-11-24" in out


async def test_it_is_read_beside_a_running_helpdesk(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as running:
        await booked(running.app.world.store, call("a", 0.02, AT), None)
        ran = await asyncio.to_thread(helpdesk, "cost", "--json", "--data", tmp_path / "data")
        assert rows(ran, "total")[0]["usd"] == 0.02


def test_without_data_it_says_so(tmp_path: Path) -> None:
    ran = helpdesk("cost", "--data", tmp_path / "none")
    assert ran.status == 2
    assert "no helpdesk data" in ran.err


# --- the plan ----------------------------------------------------------------------------------------------------------


def test_a_plan_at_an_assumed_rate() -> None:
    ran = helpdesk("cost", "plan", "--per-hour", 60, "--json")
    found = {(row["stage"], row["cache"]): row for row in ran.objects}
    assert set(found) == {(stage, cache) for stage in ("stage_1", "stage_2") for cache in ("off", "5m", "1h")}
    full = [found["stage_2", cache] for cache in ("off", "5m", "1h")]
    assert [row["fixed_part"] for row in full] == ["short", "filled", "filled"]
    assert full[2]["usd_per_1000"] < full[1]["usd_per_1000"] < full[0]["usd_per_1000"]
    assert full[1]["break_even_per_hour"] < 60
    assert [row["is_cheapest"] for row in full] == [False, False, True]
    assert {row["per_hour"] for row in ran.objects} == {60.0}


def test_a_plan_for_people_says_how_to_follow_it() -> None:
    out = helpdesk("cost", "plan", "--per-hour", 60).out
    assert "60 requests an hour that come at random" in out
    assert "To follow triage/1: models: {fixed_part: auto, cache: 1h} in the organisation file." in out


def test_a_plan_without_a_rate_recommends_nothing() -> None:
    out = helpdesk("cost", "plan").out
    assert "--per-hour assumes a rate" in out
    assert "To follow" not in out


def test_a_plan_stands_on_the_measured_calls(tmp_path: Path) -> None:
    start = datetime.now(UTC) - timedelta(hours=6)

    async def live() -> None:
        async with desk(tmp_path / "data") as running:
            for number in range(60):
                at = start + timedelta(minutes=3) * number
                await booked(running.app.world.store, call(f"{number}", 0.01, at, input_tokens=2600, output_tokens=123), None)

    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(live())).result()
    ran = helpdesk("cost", "plan", "--json", "--data", tmp_path / "data")
    (way,) = (row for row in ran.objects if (row["stage"], row["cache"]) == ("stage_2", "5m"))
    assert (way["measured_calls"], way["hits"]) == (60, pytest.approx(59 / 60))
    said = "the 60 calls of the last 14 days (20.0 an hour); tokens of request and answer measured"
    assert said in helpdesk("cost", "plan", "--data", tmp_path / "data").out


def test_too_few_labelled_requests_are_said(organisation: Path) -> None:
    out = helpdesk("cost", "plan", "--per-hour", 60).out
    assert "too few labelled requests" in out
    assert organisation.exists()


def test_other_prices(organisation: Path) -> None:
    seed = {row["model"]: row for row in helpdesk("cost", "plan", "--prices", "seed", "--json").objects}
    assert seed["claude-opus-4-6"]["usd_per_1000"] > 30
    ran = helpdesk("cost", "plan", "--prices", "mine.yaml")
    assert ran.status == 2
    assert "mine.yaml: cannot be read" in ran.err
    organisation.with_name("mine.yaml").write_text("models: {claude-opus-4-6: {input: many}}")
    assert "mine.yaml:1: models: claude-opus-4-6: input" in helpdesk("cost", "plan", "--prices", "mine.yaml").err
