"""Die at every point between two writes or calls while Slack's events are worked on: afterwards one card, one ticket, no double.

The points are those of the message walk, Create ticket, Correct…, Reply…, Resolve… and a deadline (issue: "kill -9 at every point").
"""

import asyncio
import itertools
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from dying import Died, Fuse
from fake_slack import FakeSlack
from helpdesks import QUIET, data_folder, scan_once
from outside_world import Counted
from slack_desk import Desk, StillClock, close_desk, open_desk

EXCEL = "Excel crashes when I open the budget file"


async def post(desk: Desk) -> None:
    await desk.slack.say("amara", "#it-help", EXCEL)


async def again(desk: Desk) -> None:
    await desk.slack.again(next(one for one in desk.slack.deliveries if one.event.get("text") == EXCEL))


async def nothing(desk: Desk) -> None:
    """Slack delivers clicks and forms once only."""


async def proposed(desk: Desk) -> None:
    await post(desk)
    await desk.settle()


async def create(desk: Desk) -> None:
    (card,) = desk.slack.posts("#it-help", ours=True)
    await desk.slack.press("amara", card.ts, "Create ticket")


async def create_again(desk: Desk) -> None:
    """The person sees that nothing happened and presses again."""
    (card,) = desk.slack.posts("#it-help", ours=True)
    if "Create ticket" in card.labels:
        await create(desk)


async def claimed(desk: Desk) -> None:
    await proposed(desk)
    await desk.slack.press("maya", desk.agents_card().ts, "Claim")
    await desk.settle()


def opened(label: str, first: "Act") -> "Act":
    """The form of a button stands open and filled on Maya's screen."""

    async def open_form(desk: Desk) -> None:
        await first(desk)
        await desk.slack.press("maya", desk.agents_card().ts, label)
        await desk.settle()

    return open_form


def sent(**filled: str) -> "Act":
    async def send(desk: Desk) -> None:
        await desk.slack.submit("maya", filled)

    return send


def sent_again(**filled: str) -> "Act":
    """Whose form still stands there sends it once more; Slack itself delivers it once only."""

    async def send(desk: Desk) -> None:
        if desk.slack.modal("maya") is not None:
            await desk.slack.submit("maya", filled)

    return send


async def time_passes(desk: Desk) -> None:
    """Nobody answers the proposal: its ticket is created anyway."""
    clock = desk.app.world.clock
    assert isinstance(clock, StillClock)
    clock.skip(seconds=desk.app.world.organisation.timing.confirm_after_seconds + 1)
    await scan_once(desk.app)


Act = Callable[[Desk], Awaitable[None]]
WORDS = {"text": "It was the add-in, it is off now."}
RIGHT = {"category": "E-mail and calendar"}
WAYS: dict[str, tuple[Act, Act, Act, str, Counter[str]]] = {
    "message": (nothing, post, again, "proposed", Counter()),
    "create ticket": (proposed, create, create_again, "open", Counter()),
    "correct": (opened("Correct…", proposed), sent(**RIGHT), sent_again(**RIGHT), "proposed", Counter()),
    "reply": (opened("Reply…", claimed), sent(**WORDS), sent_again(**WORDS), "claimed", Counter({"agent_reply": 1})),
    "resolve": (opened("Resolve…", claimed), sent(**WORDS), sent_again(**WORDS), "resolved", Counter({"resolved": 1})),
    "deadline": (proposed, time_passes, nothing, "open", Counter()),
}
"""What is done -> before it, it, what the people do afterwards, the state in the end, the news posts in the end."""


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("way", list(WAYS))
async def test_dying_at_every_point_leaves_one_card_and_no_double(way: str, tmp_path: Path) -> None:
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    for kill_at in itertools.count(1):
        fuse = Fuse(kill_at)
        await died(tmp_path / str(kill_at), fuse, way)
        if not fuse.dead:
            break
    assert kill_at > 5


async def died(folder: Path, fuse: Fuse, way: str) -> None:
    before, act, after, state, news = WAYS[way]
    clock = StillClock()

    def wrap(name: str, thing: object) -> object:
        return Counted(name.partition(".")[0], thing, fuse, QUIET)

    async with FakeSlack.open(now=lambda: clock.now().timestamp()) as slack:
        slack.pace.retries, slack.limits.on = (), False
        first = await open_desk(slack, data_folder(folder), hook=fuse, wrap=wrap, clock=clock)
        await before(first)
        fuse.armed = True
        try:
            await act(first)
            await first.settle()
        except Died:
            pass
        slack.request_url = "http://127.0.0.1:9/nobody"
        for task in [*first.app.runner._tasks.values()]:
            task.cancel()
        await asyncio.gather(*first.app.runner._tasks.values(), return_exceptions=True)
        await close_desk(first)
        second = await open_desk(slack, folder, clock=clock)
        try:
            await second.scan()
            await after(second)
            for _ in range(2):
                clock.skip(seconds=61)  # at most one piece of news a minute and case
                await second.scan()
            await check(second, state, news, f"{way}: died at point {fuse.kill_at}")
            corrected = [one.category_after for one in await second.app.world.store.feedback() if one.kind == "corrected"]
            assert corrected == (["email"] if way == "correct" else []), f"{way}: died at point {fuse.kill_at}"
        finally:
            await close_desk(second)


async def check(desk: Desk, state: str, news: Counter[str], where: str) -> None:
    standing = Counter(post.blocks[0]["block_id"] for post in desk.slack.posts(ours=True))
    assert not {marker: count for marker, count in standing.items() if count > 1}, where
    (line,) = await desk.app.world.store.list_cases()
    assert line.state == state, where
    assert standing[f"case:{line.case_id}:requester"] == 1, where
    assert standing[f"case:{line.case_id}:agents"] == 1, where
    assert Counter(marker.rpartition("/")[2] for marker in standing if ":news/" in marker) == news, where
    assert len(await desk.app.world.store.tickets(line.case_id)) == (0 if state == "proposed" else 1), where
    counts = await desk.app.world.store.counts()
    assert (counts["events_pending"], counts["cards_behind"], counts["orders_open"]) == (0, 0, 0), where
