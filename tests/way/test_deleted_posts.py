"""A platform may tell of a deletion before it tells of the post: then nobody is answered about what is gone."""

import asyncio
from datetime import timedelta
from pathlib import Path

from helpdesks import desk
from outside_world import AMARA, BEN

from bot.deleted_posts import MOST, DeletedPosts

CLEAR = "my machine does not boot, just a blinking cursor"


async def test_a_post_that_comes_after_its_deletion_is_left_alone(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        message = at.world.message(CLEAR)
        await at.app.door.deleted(message.id, message.place, at.world.now, AMARA)
        for _ in range(2):
            assert (await at.app.door.message(message)).case_id is None
        edit = message.model_copy(update={"text": "my machine does not boot at all"})
        await at.app.door.edited(edit, at.world.now + timedelta(seconds=1))
        await at.settle()
        assert at.world.posts == {}
        assert await at.app.world.store.list_cases() == ()


async def test_only_that_post_is_left_alone(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        gone, other = at.world.message(CLEAR), at.world.message(CLEAR, BEN)
        await at.app.door.deleted(gone.id, gone.place, at.world.now, AMARA)
        assert (await at.app.door.message(other)).case_id is not None
        await at.settle()


async def test_it_is_known_after_a_restart(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        message = at.world.message(CLEAR)
        await at.app.door.deleted(message.id, message.place, at.world.now, AMARA)
        at.app.world.deleted = DeletedPosts()
        assert (await at.app.door.message(message)).case_id is None


async def test_post_and_deletion_at_the_same_instant_leave_nothing_open(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        for number in range(8):
            message = at.world.message(f"{CLEAR} {number}")
            door = at.app.door
            both = [door.message(message), door.deleted(message.id, message.place, at.world.now, AMARA)]
            await asyncio.gather(*(both if number % 2 else reversed(both)))
        await at.settle()
        lines = await at.app.world.store.list_cases()
        assert {line.state for line in lines} <= {"closed", "ignored"}


async def test_who_brings_it_back_gets_an_answer(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        message = at.world.message(CLEAR)
        await at.app.door.deleted(message.id, message.place, at.world.now, AMARA)
        answer = await at.app.door.force(message, AMARA, "restored/1")
        await at.settle()
        assert answer.case_id is not None
        assert (await at.case(answer.case_id)).state == "proposed"
        assert not await at.app.world.deleted.has(at.app.world.store, message.id)


async def test_only_the_newest_are_remembered(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        store, found = at.app.world.store, DeletedPosts()
        for number in range(MOST + 3):
            await found.note(store, f"m{number}")
        later = DeletedPosts()
        assert [await later.has(store, f"m{number}") for number in (0, 2, 3, MOST + 2)] == [False, False, True, True]
