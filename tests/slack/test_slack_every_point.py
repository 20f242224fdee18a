"""Die at every point between two writes or calls while Slack's events are worked on: afterwards one card, one ticket, no double."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from fake_slack import FakeSlack
from helpdesks import QUIET, data_folder
from outside_world import Counted
from slack_desk import Desk, close_desk, open_desk

EXCEL = "Excel crashes when I open the budget file"


class Died(BaseException):
    """The process ends here."""


class Fuse:
    """Counts points once it is armed, and kills at the k-th; what is dead stays dead."""

    def __init__(self, kill_at: int) -> None:
        self.armed, self.kill_at, self.dead, self.count = False, kill_at, False, 0

    def __call__(self, point: str) -> None:
        if self.dead:
            raise Died(point)
        if self.armed:
            self.count += 1
            if self.count == self.kill_at:
                self.dead = True
                raise Died(point)


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


Act = Callable[[Desk], Awaitable[None]]


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("before", "act", "after", "state"),
    [(nothing, post, again, "proposed"), (proposed, create, create_again, "open")],
    ids=["message", "create ticket"],
)
async def test_dying_at_every_point_leaves_one_card_and_no_double(before: Act, act: Act, after: Act, state: str, tmp_path: Path) -> None:
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    for kill_at in itertools.count(1):
        fuse = Fuse(kill_at)
        await died(tmp_path / str(kill_at), fuse, before, act, after, state)
        if not fuse.dead:
            break
    assert kill_at > 8


async def died(folder: Path, fuse: Fuse, before: Act, act: Act, after: Act, state: str) -> None:
    def wrap(name: str, thing: object) -> object:
        return Counted(name.partition(".")[0], thing, fuse, QUIET)

    async with FakeSlack.open() as slack:
        slack.pace.retries, slack.limits.on = (), False
        first = await open_desk(slack, data_folder(folder), hook=fuse, wrap=wrap)
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
        second = await open_desk(slack, folder)
        try:
            await second.scan()
            await after(second)
            for _ in range(2):
                await second.scan()
            await check(second, state, f"died at point {fuse.kill_at}")
        finally:
            await close_desk(second)


async def check(desk: Desk, state: str, where: str) -> None:
    standing = Counter(post.blocks[0]["block_id"] for post in desk.slack.posts(ours=True))
    assert not {marker: count for marker, count in standing.items() if count > 1}, where
    (line,) = await desk.app.world.store.list_cases()
    assert line.state == state, where
    assert standing[f"case:{line.case_id}:requester"] == 1, where
    assert standing[f"case:{line.case_id}:agents"] == 1, where
    assert len(await desk.app.world.store.tickets(line.case_id)) == (1 if state == "open" else 0), where
    counts = await desk.app.world.store.counts()
    assert (counts["events_pending"], counts["cards_behind"], counts["orders_open"]) == (0, 0, 0), where
