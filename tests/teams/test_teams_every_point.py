"""Die at every point between two writes or calls while Teams' activities are worked on: afterwards a card that acts, one ticket.

A chat cannot be searched, so a card or a piece of news may stand there twice; then the newer one says that it replaces the older.
"""

import asyncio
import itertools
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from dying import Died, Fuse
from fake_teams import FakeTeams
from helpdesks import QUIET, data_folder, scan_once
from outside_world import Counted
from slack_desk import StillClock
from teams_desk import Desk, close_desk, open_desk

EXCEL = "Excel crashes when I open the budget file"
REPLACES = "This replaces the card above"
WORDS = "It was the add-in, it is off now."


async def nothing(desk: Desk) -> None:
    """Nobody does anything."""


async def post(desk: Desk) -> None:
    await desk.teams.say("amara", "direct", EXCEL)


async def again(desk: Desk) -> None:
    """Teams delivers a message that was not answered again."""
    await desk.teams.again(next(one for one in desk.teams.deliveries if EXCEL in str(one.activity.get("text"))))


async def proposed(desk: Desk) -> None:
    await post(desk)
    await desk.settle()


async def create(desk: Desk) -> None:
    await desk.teams.press("amara", desk.teams.acting("direct", "amara")[-1].id, "Create ticket")


async def create_again(desk: Desk) -> None:
    """The person sees that nothing happened and presses again."""
    if "Create ticket" in desk.teams.acting("direct", "amara")[-1].labels:
        await create(desk)


async def answering(desk: Desk) -> None:
    """The form of Reply… stands open on Maya's screen."""
    await proposed(desk)
    await desk.press("maya", desk.agents_card().id, "Claim")
    await desk.press("maya", desk.agents_card().id, "Reply…")


async def answer(desk: Desk) -> None:
    await desk.teams.submit("maya", {"text": WORDS})


async def answer_again(desk: Desk) -> None:
    if desk.teams.dialog("maya") is not None:
        await answer(desk)


async def time_passes(desk: Desk) -> None:
    """Nobody answers the proposal: its ticket is created anyway."""
    clock = desk.app.world.clock
    assert isinstance(clock, StillClock)
    clock.skip(seconds=desk.app.world.organisation.timing.confirm_after_seconds + 1)
    await scan_once(desk.app)


Act = Callable[[Desk], Awaitable[None]]
WAYS: dict[str, tuple[Act, Act, Act, str, int]] = {
    "message": (nothing, post, again, "proposed", 0),
    "create ticket": (proposed, create, create_again, "open", 0),
    "reply": (answering, answer, answer_again, "claimed", 1),
    "deadline": (proposed, time_passes, nothing, "open", 0),
}
"""What is done -> before it, it, what the people do afterwards, the state in the end, how often the agent's words are read at least."""


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("way", list(WAYS))
async def test_dying_at_every_point_leaves_a_card_that_acts_and_one_ticket(way: str, tmp_path: Path) -> None:
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    for kill_at in itertools.count(1):
        fuse = Fuse(kill_at)
        await died(tmp_path / str(kill_at), fuse, way)
        if not fuse.dead:
            break
    assert kill_at > 5


async def died(folder: Path, fuse: Fuse, way: str) -> None:
    before, act, after, _, _ = WAYS[way]
    clock = StillClock()

    def wrap(name: str, thing: object) -> object:
        return Counted(name.partition(".")[0], thing, fuse, QUIET)

    async with FakeTeams.open(now=lambda: clock.now().timestamp()) as teams:
        teams.pace.retries = ()
        first = await open_desk(teams, data_folder(folder), hook=fuse, wrap=wrap, clock=clock)
        await before(first)
        fuse.armed = True
        try:
            await act(first)
            await first.settle()
        except Died:
            pass
        teams.request_url = "http://127.0.0.1:9/nobody"
        for task in [*first.app.runner._tasks.values()]:
            task.cancel()
        await asyncio.gather(*first.app.runner._tasks.values(), return_exceptions=True)
        await close_desk(first)
        second = await open_desk(teams, folder, clock=clock, known=False)
        try:
            await second.scan()
            await after(second)
            for _ in range(2):
                clock.skip(seconds=61)  # at most one piece of news a minute and case
                await second.scan()
            await check(second, way, f"{way}: died at point {fuse.kill_at}")
        finally:
            await close_desk(second)


async def check(desk: Desk, way: str, where: str) -> None:
    _, _, _, state, answers = WAYS[way]
    (line,) = await desk.app.world.store.list_cases()
    assert line.state == state, where
    for place, viewer in (("direct", "amara"), ("it-triage", None)):
        for standing in by_marker(desk.teams.acting(place, viewer)).values():
            # One that died before it was posted says so too: nobody can know whether the first stands there.
            assert len(standing) == 1 or [REPLACES in post.words for post in standing] == [False, True], where
    assert desk.teams.acting("direct", "amara"), where
    assert desk.teams.acting("it-triage"), where
    told = [post for post in desk.teams.posts("direct", "amara", ours=True) if WORDS in post.words and not post.labels]
    assert answers <= len(told) <= answers * 2, where
    assert len(await desk.app.world.store.tickets(line.case_id)) == (0 if state == "proposed" else 1), where
    counts = await desk.app.world.store.counts()
    assert (counts["events_pending"], counts["cards_behind"], counts["orders_open"]) == (0, 0, 0), where


def by_marker(posts: list[Any]) -> dict[str, list[Any]]:
    found = defaultdict(list)
    for post in posts:
        found[str(post.cards[0]["body"][0].get("id"))].append(post)
    return found
