"""Spending over HTTP against the fake Claude: a budget that is used up, what a case cost, a fixed part that is filled."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from claude_desks import claude_desk, organisation
from fake_claude import FakeClaude, Reply, named
from outside_world import START, LastingClock
from test_claude_account import request

from bot.spent import report, spent
from bot.trace import trace
from storage.sqlite_reading import open_reading
from triage.facts import Context

VPN = "My VPN drops every hour since I work from the new flat, I already reinstalled the client"
FIRST = {"language": "en", "label": "network", "label_confidence": 0.9, "article": "none", "answer_confidence": 0.1}


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open() as opened:
        opened.always(FIRST, when=lambda request: b'"issues"' not in request.raw)
        sure = {"category": "network", "category_confidence": 0.9, "team": "network", "answer_confidence": 0.1, "several": False}
        full = named(language="en", kind="it_support", kind_confidence=0.9, priority="normal", **sure)
        opened.always(full, when=lambda request: b'"issues"' in request.raw)
        yield opened


async def test_both_calls_of_a_request_stand_in_the_ledger_the_receipt_and_the_metrics(tmp_path: Path, claude: FakeClaude) -> None:
    async with claude_desk(tmp_path / "data", claude, organisation=organisation(seconds=10)) as desk:
        case = await desk.ask(VPN)
        world = desk.app.world
        calls = await world.store.calls(case_id=case.id)
        assert [(one.call.stage, one.call.result, one.settled) for one in calls] == [("stage_1", "ok", True), ("stage_2", "ok", True)]
        whole = sum(one.call.cost_usd for one in calls)
        assert whole > 0
        assert case.decision is not None
        assert case.decision.cost_usd == pytest.approx(whole)
        found = await trace(world.store, case.id)
        assert found is not None
        assert found.cost_usd == pytest.approx(whole)
        page = world.metrics.text({}).decode()
        assert 'helpdesk_model_calls_total{model="claude-opus-4-6",result="ok",stage="stage_2"} 1.0' in page
        beside = open_reading(tmp_path / "data")
        assert report(await beside.calls()).cases == ((case.id, spent(calls)),)
        await beside.close()
        assert await world.store.check() == ()


async def test_a_used_up_budget_asks_nobody_hands_to_a_person_and_tells_the_agents_once(tmp_path: Path, claude: FakeClaude) -> None:
    org = organisation(seconds=10, limits={"budget_usd_per_day": 0.08})
    async with claude_desk(tmp_path / "data", claude, organisation=org) as desk:
        cases = [await desk.ask(f"{VPN}, and that is number {number}") for number in range(6)]
        asked = len(claude.requests)
        await desk.scan()
        outcomes = [case.decision.outcome for case in cases if case.decision]
        assert len(outcomes) == 6
        assert (outcomes[0], outcomes[-1]) == ("ticket_proposed", "person")
        assert "model_down" in cases[-1].decision.flags  # type: ignore[union-attr]
        whole = sum(one.counted_usd for one in await desk.app.world.store.calls())
        assert 0.02 < whole <= 0.08
        assert len(desk.world.cards("agents.model")) == 1
        await desk.ask(f"{VPN}, once more")
        await desk.scan()
        assert len(claude.requests) <= asked + 1
        assert len(desk.world.cards("agents.model")) == 1
        LastingClock(desk.world).skip(days=1)
        before = len(claude.requests)
        later = await desk.ask("the new day begins and my VPN still drops at home")
        assert len(claude.requests) > before
        assert later.decision is not None
        assert "model_down" not in later.decision.flags


async def test_tries_that_may_have_been_paid_for_never_pass_the_budget(tmp_path: Path, claude: FakeClaude) -> None:
    claude.faults.lose(times=None)
    for budget, tries in ((1.0, 3), (0.14, 2), (0.08, 1)):
        org = organisation({"stage_1_by": "off"}, limits={"budget_usd_per_day": budget})
        async with claude_desk(tmp_path / str(budget), claude, organisation=org) as desk:
            await desk.ask(VPN)
            (one,) = await desk.app.world.store.calls()
            assert (one.call.result, one.call.tries, one.call.cost_usd) == ("connection", tries, 0.0)
            assert one.counted_usd == pytest.approx(one.reserved_usd) == pytest.approx(tries * 0.06, rel=0.2)
            assert await desk.app.world.store.check() == ()
            assert one.counted_usd <= budget


async def test_a_try_that_was_lost_counts_beside_the_answer_that_came(tmp_path: Path, claude: FakeClaude) -> None:
    claude.faults.lose()
    async with claude_desk(tmp_path, claude, organisation=organisation({"stage_1_by": "off"}, seconds=10)) as desk:
        await desk.ask(VPN)
        (one,) = await desk.app.world.store.calls()
        assert (one.call.result, one.call.tries) == ("ok", 2)
        assert one.counted_usd == pytest.approx(one.call.cost_usd + one.reserved_usd / 2)


async def test_where_a_gateway_counts_no_tokens_the_budget_counts_the_worst(tmp_path: Path, claude: FakeClaude) -> None:
    claude.always(Reply(text="{", stop_reason="refusal", usage={"input_tokens": 0, "output_tokens": 0}))
    async with claude_desk(tmp_path, claude, organisation=organisation({"stage_1_by": "off", "cache": "off"})) as desk:
        await desk.ask(VPN)
        (one,) = await desk.app.world.store.calls()
        assert (one.call.result, one.call.cost_usd, one.counted_usd) == ("refusal", 0.0, pytest.approx(one.reserved_usd))


async def test_a_request_that_is_given_up_settles_its_call_and_blames_nobody(tmp_path: Path, claude: FakeClaude) -> None:
    claude.faults.hang(times=None)
    org = organisation({"stage_1_by": "off"}, seconds=30)
    async with claude_desk(tmp_path, claude, organisation=org) as desk:
        model: Any = desk.app.world.model
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(model.assess(request(VPN), Context(now=START), org), 0.3)
        (one,) = await desk.app.world.store.calls()
        assert (one.call.result, one.settled, one.counted_usd) == ("cancelled", True, one.reserved_usd)
        breaker = model.books.breaker("claude-opus-4-6")
        assert (breaker.failures, breaker.probing) == (0, False)


async def test_a_refused_key_is_told_to_the_agents_once(tmp_path: Path, claude: FakeClaude) -> None:
    account = {"anthropic_api_key": "sk-ant-not-the-right-one"}
    async with claude_desk(tmp_path / "data", claude, organisation=organisation(seconds=10), settings=account) as desk:
        for number in range(3):
            case = await desk.ask(f"{VPN}, and that is number {number}")
            assert case.decision is not None
            assert case.decision.outcome == "person"
            await desk.scan()
        titles = [card.title for card in desk.world.cards("agents.model")]
        assert titles.count("Claude refuses our key") == 1


async def test_a_filled_fixed_part_is_written_once_and_then_read_from_the_cache(tmp_path: Path, claude: FakeClaude) -> None:
    org = organisation({"fixed_part": "filled", "cache": "1h"}, seconds=10)
    async with claude_desk(tmp_path / "data", claude, organisation=org) as desk:
        for number in range(3):
            await desk.ask(f"{VPN}, and that is number {number}")
        full = [one.call.usage for one in await desk.app.world.store.calls() if one.call.stage == "stage_2"]
        assert [usage.cache_write_tokens > 4096 for usage in full] == [True, False, False]
        assert [usage.cache_read_tokens > 4096 for usage in full] == [False, True, True]


async def test_a_filled_first_look_leaves_room_for_the_full_model(tmp_path: Path, claude: FakeClaude) -> None:
    for tokens in (8_000, 12_000):
        models = {"fixed_part": "filled", "stage_1": "claude-haiku-4-5", "input_tokens_per_request": tokens}
        async with claude_desk(tmp_path / str(tokens), claude, organisation=organisation(models, seconds=10)) as desk:
            case = await desk.ask(VPN)
            assert case.decision is not None
            assert (case.decision.model, case.decision.outcome) == ("claude-opus-4-6", "ticket_proposed")


async def test_a_short_fixed_part_is_never_cached_on_a_model_that_wants_more(tmp_path: Path, claude: FakeClaude) -> None:
    async with claude_desk(tmp_path / "data", claude, organisation=organisation({"cache": "1h"}, seconds=10)) as desk:
        for number in range(2):
            await desk.ask(f"{VPN}, and that is number {number}")
        full = [one.call.usage for one in await desk.app.world.store.calls() if one.call.stage == "stage_2"]
        assert [(usage.cache_write_tokens, usage.cache_read_tokens) for usage in full] == [(0, 0), (0, 0)]
