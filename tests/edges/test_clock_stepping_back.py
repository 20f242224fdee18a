"""A clock that steps back, by a minute or a day: requests are answered, limits let people in, deadlines come once, news is posted."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from helpdesks import Desk, data_folder, desk, sample
from outside_world import AMARA, BEN, MAYA, Lasting, LastingClock
from running_server import running

from bot import engine
from bot.ports import TryAgain
from storage.sqlite import SqliteStore
from triage.facts import ActionName
from triage.organisation import Organisation

CLEAR = "my machine does not boot, just a blinking cursor"
BACK = [timedelta(seconds=90), timedelta(hours=5), timedelta(days=40)]


def with_timing(**timing: float) -> Organisation:
    org = sample()
    return org.model_copy(update={"timing": org.timing.model_copy(update=timing)})


async def whole(at: Desk, case_id: str) -> None:
    """Versions count up, nothing waits, every card shows the newest."""
    versions = await at.app.world.store.versions(case_id)
    assert [version.version for version in versions] == list(range(1, len(versions) + 1))
    counts = await at.app.world.store.counts()
    assert (counts["events_pending"], counts["cards_behind"], counts["orders_open"]) == (0, 0, 0)


@pytest.mark.parametrize("back", BACK)
async def test_a_case_goes_its_whole_way_while_the_clock_steps_back_after_every_act(tmp_path: Path, back: timedelta) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        at.world.now -= back
        await at.click(case.id, ActionName.CREATE_TICKET, AMARA)
        at.world.now -= back
        await at.click(case.id, ActionName.CLAIM, MAYA)
        at.world.now -= back
        await at.fill(case.id, ActionName.REPLY, MAYA, text="Please hold the power key")
        at.world.now -= back
        await at.fill(case.id, ActionName.RESOLVE, MAYA, text="It has a new drive")
        await at.pass_time(minutes=2)
        await at.pass_time(minutes=2)
        assert (await at.case(case.id)).state == "resolved"
        assert [len(at.world.cards(f"news.{kind}")) for kind in ("agent_reply", "resolved")] == [1, 1]
        await whole(at, case.id)


@pytest.mark.parametrize("back", BACK)
async def test_a_limit_lets_people_in_again_within_its_hour_by_any_clock(tmp_path: Path, back: timedelta) -> None:
    org = sample()
    few = org.model_copy(update={"limits": org.limits.model_copy(update={"requests_per_user_per_hour": 2})})
    async with desk(tmp_path / "data", organisation=few) as at:
        for _ in range(2):
            assert "user_limit" not in (await at.ask(CLEAR)).request.flags
        await at.ask(CLEAR)
        at.world.now -= back
        over = await at.ask(CLEAR)
        other = await at.ask(CLEAR, BEN)
        assert other.decision is not None
        assert other.decision.outcome == "ticket_proposed"
        assert over.decision is not None
        at.world.now += timedelta(hours=1, seconds=1)
        again = await at.ask(CLEAR)
        assert again.decision is not None
        assert again.decision.outcome == "ticket_proposed"


@pytest.mark.parametrize("back", BACK)
async def test_a_deadline_comes_once_however_the_clock_goes(tmp_path: Path, back: timedelta) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        at.world.now -= back
        await at.scan()
        assert (await at.case(case.id)).state == "proposed", "a deadline came before its time"
        at.world.now += back + timedelta(seconds=181)
        await at.scan()
        at.world.now -= back
        await at.scan()
        at.world.now += 2 * back
        await at.scan()
        versions = [version.what for version in await at.app.world.store.versions(case.id)]
        assert versions.count("auto_create") == 1
        assert at.world.created == 1


async def test_a_step_that_raises_for_ever_ends_in_an_outcome_though_the_clock_stepped_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(engine, "LONGEST_PAUSE_SECONDS", 0.02)
    async with desk(tmp_path / "data", organisation=with_timing(outcome_deadline_seconds=0.2)) as at:

        def broken(*_: object, **__: object) -> Any:
            at.world.now -= timedelta(minutes=1)
            raise RuntimeError("broken on purpose")

        monkeypatch.setattr(at.app.world.index, "search", broken)
        case = await asyncio.wait_for(at.ask("The projector in room 4 flickers, please have a look"), 10)
        assert case.decision is not None
        assert case.decision.outcome == "person"
        assert "deadline" in case.request.flags


@pytest.mark.parametrize("back", BACK[1:])
async def test_a_ticket_that_had_to_wait_is_created_though_the_clock_stepped_back(tmp_path: Path, back: timedelta) -> None:
    async with desk(tmp_path / "data") as at:
        tickets, tries = at.app.world.tickets, []

        class Down:
            name = "down"
            find = tickets.find

            async def carry_out(self, order: object) -> object:
                tries.append(order)
                raise TryAgain("busy")

        at.app.world.tickets = Down()  # type: ignore[assignment]
        case = await at.ask(CLEAR)
        await at.click(case.id, ActionName.CREATE_TICKET, AMARA)
        assert tries
        at.app.world.tickets = tickets
        at.world.now -= back
        await at.scan()
        assert at.world.created == 1
        await whole(at, case.id)


async def test_what_is_due_daily_comes_within_a_day(tmp_path: Path) -> None:
    world = Lasting()
    store = SqliteStore.open(tmp_path, now=lambda: world.now)
    try:
        assert not await store.due_schedule("line", world.now, 86_400)
        world.now -= timedelta(days=400)
        found = []
        for _ in range(49):
            found.append(await store.due_schedule("line", world.now, 86_400))
            world.now += timedelta(hours=1)
        assert sum(found) in (1, 2)
    finally:
        await store.close()


async def test_an_edit_that_comes_late_does_not_bring_old_words_back(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(CLEAR)
        message, began = at.world.messages["m1"], at.world.now
        newer = message.model_copy(update={"text": f"{CLEAR} since Monday"})
        older = message.model_copy(update={"text": f"{CLEAR} sincce"})
        await at.app.door.edited(newer, began + timedelta(seconds=20))
        await at.settle()
        for late in (older, message):
            assert (await at.app.door.edited(late, began + timedelta(seconds=10))).kind == "done"
            await at.settle()
        assert (await at.case(case.id)).request.text == newer.text
        await at.app.door.edited(message, began + timedelta(seconds=30))
        await at.settle()
        assert (await at.case(case.id)).request.text == CLEAR, "a newer edit may bring the first words back"


async def test_two_edits_both_count_though_the_clock_stepped_back_between_them(tmp_path: Path) -> None:
    async with running(data_folder(tmp_path / "data")) as server:
        amara = server.as_("amara")
        _, told = await amara.do("post", conversation="it-help", text=CLEAR)
        await server.settled()
        for words in (f"{CLEAR} since Monday", f"{CLEAR} since Tuesday"):
            assert (await amara.do("edit", post=told["posted"], text=words))[0] == 200
            await server.settled()
            assert server.serving.playground is not None
            server.serving.playground.chat.clock = LastingClock(Lasting(now=datetime(2020, 1, 1, tzinfo=UTC)))
        case = await server.serving.app.world.store.case(told["case"])
        assert case is not None
        assert case.request.text.endswith("since Tuesday")
