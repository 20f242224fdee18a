"""A step that raises for ever still ends in an outcome within the deadline; when the fault is gone, what was missing is made up for."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from helpdesks import Desk, desk
from outside_world import AMARA, MAYA, Lasting

from bot import engine, flow
from bot.ports import GiveUp, TryAgain
from triage.case import Case
from triage.facts import ActionName, Place

_A = ActionName
CLEAR = "my machine does not boot, just a blinking cursor"
STEP_SECONDS = 11
"""How long each failing try takes in the world's time: the outcome deadline (30 s) passes with the third."""
STEPS = ("intake", "enrich", "classify", "route", "record", "ticket", "reply")


class Broken:
    """A step that raises whenever it is called, until it is mended."""

    def __init__(self, world: Lasting, real: Any, *, takes: int = STEP_SECONDS) -> None:
        self.world, self.real, self.takes, self.calls, self.mended = world, real, takes, 0, False
        self._again = asyncio.Event()

    async def failed(self, times: int) -> None:
        """Until it has failed so often."""
        while self.calls < times:
            self._again.clear()
            await self._again.wait()

    def fails(self) -> None:
        if self.mended:
            return
        self.calls += 1
        self._again.set()
        self.world.now += timedelta(seconds=self.takes)
        raise RuntimeError("broken on purpose")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if asyncio.iscoroutinefunction(self.real):
            return self._later(*args, **kwargs)
        self.fails()
        return self.real(*args, **kwargs)

    async def _later(self, *args: Any, **kwargs: Any) -> Any:
        self.fails()
        return await self.real(*args, **kwargs)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "FIRST_PAUSE_SECONDS", 0.001)
    monkeypatch.setattr(engine, "LONGEST_PAUSE_SECONDS", 0.002)


def shown(world: Lasting, case: Case) -> bool:
    """Both cards stand, once each."""
    markers = [post.card.marker for post in world.posts.values()]
    return all(markers.count(f"case:{case.id}:{card}") == 1 for card in ("requester", "agents"))


async def at_rest(found: Desk) -> None:
    """Everything that an hour of scans would bring."""
    for _ in range(4):
        await found.pass_time(minutes=6)
    counts = await found.app.world.store.counts()
    assert (counts["events_pending"], counts["cards_behind"], counts["orders_open"]) == (0, 0, 0)


@pytest.mark.parametrize("step", STEPS)
async def test_a_message_whose_step_raises_for_ever_ends_in_an_outcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    world = Lasting()
    async with desk(tmp_path, world) as found:
        broken = Broken(world, getattr(flow, step))
        monkeypatch.setattr(flow, step, broken)
        text = "e-mail arrives an hour late for the whole team" if step == "ticket" else CLEAR
        started = world.now
        case = await found.ask(text)
        assert broken.calls >= 3
        assert (world.now - started).total_seconds() <= 30 + 2 * STEP_SECONDS
        assert case.decision is not None
        if step in ("ticket", "reply"):
            assert case.decision.outcome in ("ticket_proposed", "ticket_created")
        else:
            assert (case.state, case.decision.outcome) == ("open", "person")
            assert "deadline" in case.decision.flags
        assert shown(world, case)
        broken.mended = True
        await at_rest(found)
        after = await found.case(case.id)
        assert world.created == len(after.tickets) == 1
        assert shown(world, after)


@pytest.mark.parametrize("step", ["record", "ticket", "reply"])
async def test_a_click_whose_step_raises_for_ever_is_said_to_have_failed_or_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    world = Lasting()
    async with desk(tmp_path, world) as found:
        case = await found.ask(CLEAR)
        broken = Broken(world, getattr(flow, step))
        monkeypatch.setattr(flow, step, broken)
        await found.click(case.id, _A.CLAIM, MAYA)
        after = await found.case(case.id)
        if step == "record":
            assert after.version == 1
            assert [(to, card.kind) for to, card in world.told] == [(MAYA.id, "error")]
            broken.mended = True
            await found.click(case.id, _A.CLAIM, MAYA)
            after = await found.case(case.id)
        assert (after.state, after.assignee and after.assignee.id) == ("claimed", MAYA.id)
        broken.mended = True
        await at_rest(found)
        assert world.created == 1
        assert shown(world, after)


async def test_a_deadline_that_could_not_be_recorded_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = Lasting()
    async with desk(tmp_path, world) as found:
        case = await found.ask(CLEAR)
        broken = Broken(world, flow.record)
        monkeypatch.setattr(flow, "record", broken)
        world.now += timedelta(minutes=4)
        scanning = asyncio.create_task(found.scan())
        await broken.failed(9)
        broken.mended = True
        await scanning
        await at_rest(found)
        after = await found.case(case.id)
        assert after.state == "open"
        assert after.tickets
        assert world.told == []
        assert world.created == 1


async def test_an_agent_who_asks_again_in_vain_takes_no_case_from_whoever_works_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = Lasting()
    async with desk(tmp_path, world) as found:
        case = await found.ask(CLEAR)
        await found.click(case.id, _A.CLAIM, MAYA)
        before = await found.case(case.id)
        monkeypatch.setattr(flow, "classify", Broken(world, flow.classify))
        await found.fill(case.id, _A.RETRIAGE, MAYA, text="look again")
        after = await found.case(case.id)
        assert (after.version, after.team, after.assignee) == (before.version, before.team, before.assignee)
        assert [(to, card.kind) for to, card in world.told] == [(MAYA.id, "error")]


async def test_a_store_that_cannot_write_for_a_while_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = Lasting()
    async with desk(tmp_path, world) as found:
        store = found.app.world.store
        broken = Broken(world, store.record)
        monkeypatch.setattr(store, "record", broken)
        message = world.message(CLEAR)
        answer = await found.app.door.message(message)
        for _ in range(3):
            await found.scan()
        assert broken.calls > 3
        broken.mended = True
        await at_rest(found)
        case = await found.case(answer.case_id or "")
        assert case.state == "open"
        assert shown(world, case)
        assert world.created == 1


@pytest.mark.parametrize("error", [TryAgain("down"), GiveUp("not in channel"), RuntimeError("?")], ids=["try_again", "give_up", "fault"])
async def test_a_surface_that_is_down_gets_its_cards_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    world = Lasting()
    async with desk(tmp_path, world) as found:
        surface = found.app.world.surfaces["chat"]
        real, down = surface.post, [True]

        async def post(place: Place, card: Any) -> str:
            if down[0]:
                raise error
            return await real(place, card)

        monkeypatch.setattr(surface, "post", post)
        case = await found.ask(CLEAR)
        await found.click(case.id, _A.CLAIM, MAYA)
        await found.fill(case.id, _A.REPLY, MAYA, text="Please restart it")
        assert world.posts == {}
        down[0] = False
        if isinstance(error, GiveUp):  # Nobody tries again what will never do, until something happens to the case.
            await found.fill(case.id, _A.REPLY, MAYA, text="Did you restart it?")
        await at_rest(found)
        assert shown(world, case)
        assert {card.kind for card in world.cards("requester.")} == {"requester.claimed"}
        assert len(world.cards("news.agent_reply")) == 1


async def test_a_ticket_system_that_is_down_gets_its_orders_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = Lasting()
    async with desk(tmp_path, world) as found:
        tickets = found.app.world.tickets
        real, down = tickets.carry_out, [True]

        async def carry_out(order: Any) -> Any:
            if down[0]:
                raise TryAgain("down", 5.0)
            return await real(order)

        monkeypatch.setattr(tickets, "carry_out", carry_out)
        case = await found.ask(CLEAR)
        await found.click(case.id, _A.CREATE_TICKET, AMARA)
        await found.click(case.id, _A.CLAIM, MAYA)
        await found.fill(case.id, _A.RESOLVE, MAYA, text="New battery")
        assert world.created == 0
        assert "being created" in str(world.cards("requester.")[0].blocks)
        down[0] = False
        await at_rest(found)
        assert [order.operation for order in world.orders] == ["create", "update", "resolve"]
        assert "T-1" in str(world.cards("requester.")[0].blocks)
