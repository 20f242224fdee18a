"""Accepts go before walks: what a walk does meanwhile, and how long at most it is held back."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from bot.precedence import HOLD_SECONDS, PASS_SECONDS, QUIET_SECONDS, Precedence


class Hand:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def passes(times: int = 20) -> None:
    for _ in range(times):
        await asyncio.sleep(0)


async def test_a_walk_gives_its_result_and_its_error() -> None:
    async def walk(fails: bool) -> str:
        await asyncio.sleep(0)
        if fails:
            raise ValueError("a step failed")
        return "done"

    precedence = Precedence()
    assert await precedence.behind(walk(fails=False)) == "done"
    with pytest.raises(ValueError, match="a step failed"):
        await precedence.behind(walk(fails=True))


async def test_a_walk_takes_no_turn_while_something_is_accepted() -> None:
    precedence, turns = Precedence(Hand()), []

    async def walk() -> None:
        turns.append("first")
        await asyncio.sleep(0)
        turns.append("second")

    with precedence.accepting():
        task = asyncio.ensure_future(running(precedence, walk()))
        await passes()
        assert turns == []
    await task
    assert turns == ["first", "second"]


async def test_an_accept_that_comes_in_the_middle_holds_the_next_turn() -> None:
    precedence, turns = Precedence(Hand()), []
    stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def walk() -> None:
        await stored
        turns.append("after the write")

    task = asyncio.ensure_future(running(precedence, walk()))
    await passes()
    with precedence.accepting():
        stored.set_result(None)
        await passes()
        assert turns == []
    await task
    assert turns == ["after the write"]


async def running(precedence: Precedence, work: Coroutine[Any, Any, None]) -> None:
    await precedence.behind(work)


def test_one_accept_is_no_burst_and_two_in_a_row_are() -> None:
    clock = Hand()
    precedence = Precedence(clock)
    precedence.accepted()
    assert not precedence.holds()
    precedence.accepted()
    assert precedence.holds()
    clock.now += QUIET_SECONDS
    assert not precedence.holds()


def test_accepts_for_ever_hold_walks_back_half_of_the_time() -> None:
    clock = Hand()
    precedence, held = Precedence(clock), 0
    with precedence.accepting():
        for _ in range(10_000):
            held += precedence.holds()
            clock.now += 0.001
    assert HOLD_SECONDS * 1000 < held < 5_000 + HOLD_SECONDS * 1000


async def test_walks_that_compute_long_let_the_loop_look_between_their_turns() -> None:
    clock, order = Hand(), []
    precedence = Precedence(clock)

    async def walk(name: str) -> None:
        order.append(name)
        clock.now += 2 * PASS_SECONDS
        asyncio.get_running_loop().call_soon(order.append, "the loop looks")

    await asyncio.gather(*(running(precedence, walk(name)) for name in "abc"))
    assert order == ["a", "the loop looks", "b", "the loop looks", "c", "the loop looks"]


async def test_a_walk_that_waits_for_its_turn_can_be_cancelled_and_cleans_up() -> None:
    precedence, seen = Precedence(Hand()), []

    async def walk() -> None:
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            seen.append("cleaned up")
            raise

    task = asyncio.ensure_future(running(precedence, walk()))
    await asyncio.sleep(0)
    with precedence.accepting():
        await passes()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert seen == ["cleaned up"]
    assert await asyncio.wait_for(precedence.behind(asyncio.sleep(0, "the next one goes on")), 5) == "the next one goes on"
