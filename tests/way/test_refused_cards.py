"""A place that refuses a card for good holds nothing up: it is tried again at a slow pace, and at once when the helpdesk is let in."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from helpdesks import Desk, desk, scan_once
from outside_world import START

from bot.ports import GiveUp, TryAgain
from bot.refused_cards import FIRST_PAUSE, MOST, RefusedCards
from triage.facts import Person

CLEAR = "my machine does not boot, just a blinking cursor"


def without(helpdesk: Desk, *channels: str) -> None:
    helpdesk.app.world.surfaces["chat"]._channels = channels  # type: ignore[attr-defined]


async def test_a_channel_that_lets_the_helpdesk_in_later_gets_its_cards(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        without(helpdesk, "it-help")
        await helpdesk.ask(CLEAR)
        assert not helpdesk.world.cards("agents")
        without(helpdesk, "it-help", "it-triage")
        await scan_once(helpdesk.app)
        assert not helpdesk.world.cards("agents"), "not at the pace of the scans"
        helpdesk.world.now += FIRST_PAUSE
        await scan_once(helpdesk.app)
        assert len(helpdesk.world.cards("agents")) == 1
        assert helpdesk.app.world.refused.due(START + timedelta(days=9)) == ()


async def test_let_in_it_tries_at_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        without(helpdesk, "it-help")
        await helpdesk.ask(CLEAR)
        without(helpdesk, "it-help", "it-triage")
        helpdesk.app.door.let_in()
        await scan_once(helpdesk.app)
        assert len(helpdesk.world.cards("agents")) == 1


async def test_what_was_refused_is_known_after_a_restart(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        without(helpdesk, "it-help")
        case = await helpdesk.ask(CLEAR)
        await scan_once(helpdesk.app)
        later = RefusedCards()
        await later.recall(helpdesk.app.world.store)
        assert later.due(START) == ()
        assert later.due(START + FIRST_PAUSE) == (case.id,)


async def test_a_requester_who_cannot_be_written_to_holds_nobody_up(tmp_path: Path) -> None:
    """Of a private case the card goes to the requester directly; where that is refused the agents still have theirs."""
    async with desk(tmp_path) as helpdesk:
        surface: Any = helpdesk.app.world.surfaces["chat"]

        async def refused(person_id: str) -> None:
            raise GiveUp("cannot_dm_user")

        surface.direct = refused
        case = await helpdesk.ask("I got a strange mail that asks for my password, is this phishing?")
        assert case.private
        assert helpdesk.world.cards("agents")
        assert await helpdesk.app.world.store.behind(10) == ()


async def test_a_place_that_cannot_be_asked_for_now_waits_and_lets_the_next_event_pass(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        surface: Any = helpdesk.app.world.surfaces["chat"]
        really = surface.channel

        async def down(name: str) -> None:
            raise TryAgain("no answer")

        surface.channel = down
        case = await helpdesk.ask(CLEAR)
        assert await helpdesk.app.world.store.pending(case.id) == ()
        assert await helpdesk.app.world.store.behind(10) == (case.id,)
        surface.channel = really
        await scan_once(helpdesk.app)
        assert len(helpdesk.world.cards("agents")) == 1
        assert await helpdesk.app.world.store.behind(10) == ()


def test_pauses_grow_and_the_oldest_is_forgotten() -> None:
    refused, now = RefusedCards(), START
    pauses = []
    for _ in range(9):
        refused.note("C1", now)
        refused.note("C1", now)
        pause = next(step for step in range(1, 400) if refused.due(now + timedelta(minutes=step)))
        pauses.append(pause)
        now += timedelta(minutes=pause)
    assert pauses == [5, 10, 20, 40, 80, 160, 320, 360, 360]
    for number in range(MOST + 5):
        refused.note(f"D{number}", now)
    assert len(refused.due(now + timedelta(days=1))) == MOST


async def test_the_daily_line_that_is_refused_is_left_out_for_that_day(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        surface: Any = helpdesk.app.world.surfaces["chat"]
        tries = []

        async def refused(*given: Any) -> None:
            tries.append(given)
            raise GiveUp("restricted_action")

        await scan_once(helpdesk.app)
        await helpdesk.ask("thanks!", Person(id="chat:tom", name="Tom"))
        helpdesk.world.now += timedelta(days=1)
        surface.post = refused
        for _ in range(3):
            await scan_once(helpdesk.app)
        assert len(tries) == 1
