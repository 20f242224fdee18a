"""Die at every point between two writes or calls, start again on the same files, and find nothing lost and nothing twice.

The fault hook counts every write to the store and every call of the surface, the ticket system and the model, before and after it took
effect. For each k the same story is played, the helpdesk dies at the k-th point of its last act, and a new one starts.
"""

import asyncio
import itertools
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from dying import Died, Fuse
from helpdesks import Desk, data_folder, open_desk, scan_once
from outside_world import AMARA, MAYA, Lasting

from storage.writer import Writer
from triage.facts import ActionName

CLEAR = "my machine does not boot, just a blinking cursor"


@dataclass(frozen=True)
class Story:
    """`before` leads up to the act; `act` is what the helpdesk dies in; `again` is what the world delivers anew after the crash."""

    name: str
    before: Callable[[Desk], Awaitable[str]]
    act: Callable[[Desk, str], Awaitable[object]]
    again: Callable[[Desk, str], Awaitable[object]]
    state: str
    tickets: int
    news: tuple[str, ...] = ()


async def nothing(desk: Desk) -> str:
    desk.world.message(CLEAR)
    return "C1001"


async def post(desk: Desk, case_id: str) -> object:
    message = desk.world.messages["m1"]
    return await desk.app.door.message(message)


async def proposed(desk: Desk) -> str:
    return (await desk.ask(CLEAR)).id


async def opened(desk: Desk) -> str:
    case_id = await proposed(desk)
    await desk.click(case_id, ActionName.CREATE_TICKET, AMARA, id="opened")
    return case_id


async def claimed(desk: Desk) -> str:
    case_id = await opened(desk)
    await desk.click(case_id, ActionName.CLAIM, MAYA, id="claimed")
    return case_id


def clicks(action: ActionName, by: object) -> Callable[[Desk, str], Awaitable[object]]:
    async def click(desk: Desk, case_id: str) -> object:
        return await desk.click(case_id, action, by, id="the-act", version=1)

    return click


def fills(action: ActionName, **fields: str) -> Callable[[Desk, str], Awaitable[object]]:
    async def fill(desk: Desk, case_id: str) -> object:
        desk._clicks = 100
        return await desk.fill(case_id, action, MAYA, **fields)

    return fill


async def deadline(desk: Desk, case_id: str) -> object:
    desk.world.now = max(desk.world.now, LATE)
    return await scan_once(desk.app)


LATE = Lasting().now.replace(minute=4)

STORIES = (
    Story("message", nothing, post, post, "proposed", 0),
    Story("create ticket", proposed, clicks(ActionName.CREATE_TICKET, AMARA), clicks(ActionName.CREATE_TICKET, AMARA), "open", 1),
    Story(
        "correct",
        claimed,
        fills(ActionName.CORRECT, category="email", text="it is the calendar"),
        fills(ActionName.CORRECT, category="email", text="it is the calendar"),
        "claimed",
        1,
    ),
    Story(
        "reply",
        claimed,
        fills(ActionName.REPLY, text="Please restart it"),
        fills(ActionName.REPLY, text="Please restart it"),
        "claimed",
        1,
        ("agent_reply",),
    ),
    Story(
        "resolve",
        claimed,
        fills(ActionName.RESOLVE, text="New driver"),
        fills(ActionName.RESOLVE, text="New driver"),
        "resolved",
        1,
        ("resolved",),
    ),
    Story("deadline", proposed, deadline, deadline, "open", 1),
)


async def played(story: Story, folder: Path, kill_at: int) -> tuple[Fuse, Lasting]:
    """Play up to the act, die in it (kill_at 0: do not), start again, deliver again, and let everything come to rest."""
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    world, fuse = Lasting(), Fuse()
    desk = await open_desk(data_folder(folder), world, fuse)
    case_id = await story.before(desk)
    fuse.armed, fuse.kill_at = True, kill_at
    try:
        await story.act(desk, case_id)
        await desk.settle()
        await scan_once(desk.app)
    except Died:
        pass
    await abandon(desk)
    again = await open_desk(folder, world)
    try:
        await story.again(again, case_id)
        for _ in range(3):
            await again.scan()
        await check(story, again, case_id)
    finally:
        await again.app.close()
    return fuse, world


async def abandon(desk: Desk) -> None:
    """What a dead process leaves: tasks that never go on, files that the system closes."""
    for task in [*desk.app.runner._tasks.values()]:
        task.cancel()
    await asyncio.gather(*desk.app.runner._tasks.values(), return_exceptions=True)
    await desk.app.close(0)


async def check(story: Story, desk: Desk, case_id: str) -> None:
    """One requester card that shows the truth, one agents' card, the tickets, each piece of news once, nothing pending."""
    case, world = await desk.case(case_id), desk.world
    standing = Counter(post.card.marker for post in world.posts.values())
    doubles = {marker: count for marker, count in standing.items() if count > 1 and marker}
    assert not doubles, f"posted twice: {doubles}"
    assert case.state == story.state
    assert len(world.cards("requester.")) == 1
    assert len([card for card in world.cards("agents.") if card.marker.endswith(":agents")]) == 1
    assert world.created == len(world.tickets) == story.tickets
    for kind in story.news:
        assert len(world.cards(f"news.{kind}")) == 1, f"{kind} was posted {len(world.cards(f'news.{kind}'))} times"
    counts = await desk.app.world.store.counts()
    assert (counts["events_pending"], counts["cards_behind"], counts["orders_open"]) == (0, 0, 0)
    versions = await desk.app.world.store.versions(case_id)
    assert [version.version for version in versions] == list(range(1, len(versions) + 1))
    assert len({version.event_id for version in versions}) == len(versions), "one event made two versions"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
async def test_every_write_to_the_store_is_a_point(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted below the store: a write that passes no hook would be a point at which nobody ever died."""
    fuse, written, write = Fuse(), [], Writer.write

    def counted(self: Writer, *args: Any, **kwargs: Any) -> Any:
        if fuse.armed:
            written.append(args)
        return write(self, *args, **kwargs)

    monkeypatch.setattr(Writer, "write", counted)
    desk = await open_desk(data_folder(tmp_path), Lasting(), fuse)
    case_id = await story.before(desk)
    fuse.armed = True
    await story.act(desk, case_id)
    await desk.settle()
    fuse.armed = False
    await desk.app.close()
    reached = [point for point in fuse.points if point.startswith("store.") and point.endswith(":after")]
    assert len(written) == len(reached) > 3


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
@pytest.mark.timeout(600)
async def test_dying_at_every_point_loses_nothing_and_doubles_nothing(story: Story, tmp_path: Path) -> None:
    whole, _ = await played(story, tmp_path / "whole", 0)
    for kill_at in itertools.count(1):
        fuse, _ = await played(story, tmp_path / str(kill_at), kill_at)
        if not fuse.dead:
            break
    print(f"\n{story.name}: died at each of {kill_at - 1} points: {dict(Counter(whole.points))}")
    assert kill_at > 8
