"""Delivery: hands what people did on to the helpdesk, until it has taken it: at once, again after a fault, and after a restart.

What Slack and Teams do for their chats. The helpdesk knows a delivery by the post's id, so one that comes twice is one.
"""

import asyncio
from contextlib import suppress

from bot.door import Door
from bot.inbound import DONE, Answer
from bot.log import log
from bot.web.playground.chat import Chat
from bot.web.playground.places import message_id
from storage.chat import Announcement

AGAIN_SECONDS = 1.0


class Delivery:
    """One for the chat. `start` begins with what an earlier process could not hand on."""

    def __init__(self, chat: Chat, door: Door) -> None:
        self._chat, self._door = chat, door
        self._under_way: set[int] = set()
        self._ends: set[asyncio.Task[None]] = set()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look for what was left, now and then."""
        self._task = asyncio.create_task(self._again_and_again())

    async def close(self) -> None:
        """Stop; what was not taken is handed on by the next process."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await asyncio.gather(*self._ends, return_exceptions=True)

    async def hand_on(self, announcement: Announcement) -> Answer:
        """Tell the helpdesk of one thing. Raises what the door raises; then it stays to be handed on."""
        self._under_way.add(announcement.number)
        try:
            answer = await self._tell(announcement)
        finally:
            self._under_way.discard(announcement.number)
        end = asyncio.create_task(self._chat.store.handed_on((announcement.number,)))
        self._ends.add(end)
        end.add_done_callback(self._ends.discard)
        return answer

    async def now(self, announcement: Announcement | None) -> Answer:
        """Hand on what was announced a moment ago. A fault is not the person's: it is tried again later."""
        if announcement is None:
            return DONE
        try:
            return await self.hand_on(announcement)
        except Exception as error:
            log.error("playground.not_taken", what=announcement.what, error=error)
            return DONE

    async def _tell(self, announcement: Announcement) -> Answer:
        found = self._chat.told_of(announcement)
        if found is None or found[0].conversation not in self._chat.conversations():
            return DONE
        post, by, at = found
        if announcement.what == "deleted":
            return await self._door.deleted(message_id(post.conversation, post.number), self._chat.place(post), at, by)
        if post.deleted_at is not None:
            return DONE
        message = self._chat.message(post)
        if announcement.what == "edited":
            return await self._door.edited(message, at)
        return await self._door.message(message)

    async def _again_and_again(self) -> None:
        while True:
            for announcement in self._chat.store.outbox():
                if announcement.number in self._under_way:
                    continue
                with suppress(Exception):
                    await self.hand_on(announcement)
            await asyncio.sleep(AGAIN_SECONDS)
