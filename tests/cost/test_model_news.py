"""Agents are told once: of a used-up budget once a day or month, of a model that fails at most once an hour and kind."""

from pathlib import Path

import pytest
from helpdesks import Desk, desk, sample
from outside_world import LastingClock
from paid_calls import paid

from bot.cards.block_kit import render
from bot.cards.model_trouble import TROUBLES, trouble_card
from bot.model_news import model_trouble
from storage.store import CallLimits

TINY = CallLimits(usd_per_day=0.01, time_zone="Europe/London")
TINY_MONTH = CallLimits(usd_per_month=0.01, time_zone="Europe/London")


def told(running: Desk) -> list[str]:
    return [card.title for card in running.world.cards("agents.model")]


async def over(running: Desk, limits: CallLimits = TINY) -> None:
    assert await running.app.world.store.reserve_call(paid(), None, 5.0, limits, running.world.now) != "ok"


async def failed(running: Desk, result: str) -> None:
    await running.app.world.store.settle_call(paid(result=result, usd=0.0, at=running.world.now))


async def look(running: Desk, times: int = 3) -> None:
    for _ in range(times):
        await model_trouble(running.app.world)


async def test_a_used_up_day_is_told_once_however_many_calls_are_refused(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as running:
        await look(running)
        assert told(running) == []
        for _ in range(3):
            await over(running)
            await look(running)
        assert told(running) == ["Today's budget for Claude is used up (0.00 USD)"]
        LastingClock(running.world).skip(days=1)
        await look(running)
        assert len(told(running)) == 1
        await over(running)
        await look(running)
        assert len(told(running)) == 2


async def test_the_month_is_told_apart_and_once(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as running:
        await over(running, TINY_MONTH)
        await look(running)
        LastingClock(running.world).skip(days=1)
        await over(running, TINY_MONTH)
        await look(running)
        assert told(running) == ["This month's budget for Claude is used up (0.00 USD)"]


async def test_a_model_that_fails_is_told_at_most_once_an_hour_and_kind(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as running:
        for _ in range(4):
            await failed(running, "circuit_open")
            await failed(running, "refused_key")
            await look(running)
            LastingClock(running.world).skip(minutes=10)
        assert sorted(told(running)) == ["Claude failed several times in a row", "Claude refuses our key"]
        LastingClock(running.world).skip(minutes=21)
        await look(running)
        assert len(told(running)) == 2
        await failed(running, "circuit_open")
        await look(running)
        assert len(told(running)) == 3


async def test_what_is_long_over_is_not_told(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as running:
        await failed(running, "circuit_open")
        await over(running)
        LastingClock(running.world).skip(days=2)
        await look(running)
        assert told(running) == []


async def test_a_crash_between_the_post_and_the_note_tells_nothing_twice(tmp_path: Path) -> None:
    def die(point: str) -> None:
        if point == "store.put_value:before":
            raise RuntimeError("the process dies here")

    async with desk(tmp_path / "data") as running:
        await over(running)
        await failed(running, "refused_key")
        store = running.app.world.store
        store._hook = die  # type: ignore[attr-defined]
        for _ in range(3):
            with pytest.raises(RuntimeError):
                await model_trouble(running.app.world)
        store._hook = None  # type: ignore[attr-defined]
        await look(running)
        assert len(told(running)) == 2


async def test_it_waits_for_a_place_to_be_told_in(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as running:
        surfaces, running.app.world.surfaces = running.app.world.surfaces, {}
        await over(running)
        await look(running)
        running.app.world.surfaces = surfaces
        await look(running)
        assert len(told(running)) == 1


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_trouble_has_its_words_and_can_be_drawn(trouble, language: str) -> None:
    org = sample().model_copy(update={"language": language})
    card = trouble_card(trouble, org, paid().at)
    assert card.title
    assert len(card.blocks) == 2
    assert render(card).blocks


@pytest.mark.parametrize(("trouble", "at"), [("budget_day", "Wed 25 Nov, 00:00"), ("budget_month", "Tue 1 Dec, 00:00")])
def test_it_is_said_from_when_on_claude_is_asked_again(trouble, at: str) -> None:
    lines = [block.text for block in trouble_card(trouble, sample(), paid().at).blocks]  # type: ignore[union-attr]
    assert f"Claude is asked again from {at}" in lines[1]
