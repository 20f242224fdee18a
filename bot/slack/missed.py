"""Missed: posts in help channels that Slack has not delivered. It tries an event four times within six minutes and then no more, and after
many failures it delivers nothing until somebody switches event delivery on again.

So the channels are read soon after the start and every ten minutes; what is not known is taken as if Slack had just told it. Replies and
direct messages are not looked for. What other people have answered meanwhile is theirs.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from bot.log import log
from bot.slack.channels import Channel, paged
from bot.slack.identity import Identity
from bot.slack.ids import message_id, place_of, time_of
from bot.slack.listeners.messages import is_ours
from bot.slack.parts import Parts

FIRST_SECONDS: Final = 5.0
EVERY_SECONDS: Final = 600.0
LONGEST_AGO: Final = timedelta(hours=24)
OVERLAP: Final = timedelta(minutes=15)
"""How far a look reaches back behind the one before: for what was only under way then."""
UNDER_WAY: Final = timedelta(minutes=1)
"""What is younger may be on its way to us: it is taken, but nothing is said about it."""
MOST_READ: Final = 1000
HINT: Final = (
    "the helpdesk, or Slack's way to it, was away for more than six minutes; if that was not so, look whether Slack still delivers: "
    "Event Subscriptions (HTTP) or Socket Mode in the app's settings"
)


class Missed:
    """Looks for what was missed, until `stop`."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._looked: datetime | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._keep(), name="slack missed posts")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _keep(self) -> None:
        await asyncio.sleep(FIRST_SECONDS)
        while True:
            try:
                await self._parts.world.precedence.behind(self.look())
            except Exception as error:
                log.info("slack.not_looked", error=type(error).__name__, hint=getattr(error, "hint", ""))
            await asyncio.sleep(EVERY_SECONDS)

    async def look(self) -> int:
        """Read every help channel once. How many posts were missed; the first look at a channel ever misses none."""
        now, missed = self._parts.world.clock.now(), 0
        for name in self._parts.world.organisation.channels.help:
            channel = await self._parts.channels.by_name(name)
            if channel is not None and (since := await self._since(channel, now)) is not None:
                missed += await self._read(channel, since, now)
        self._looked = now
        if missed:
            log.warning("slack.missed", posts=missed, hint=HINT)
        return missed

    async def _since(self, channel: Channel, now: datetime) -> datetime | None:
        """From when on posts were ours to hear; None at the first look, from which on they are."""
        me, store = await self._parts.me(), self._parts.world.store
        name = f"slack/listening/{me.workspace}/{channel.id}"
        begun = await store.value(name)
        if begun is None:
            await store.put_value(name, now.isoformat())
            return None
        before = self._looked - OVERLAP if self._looked is not None else now - LONGEST_AGO
        return max(datetime.fromisoformat(begun), now - LONGEST_AGO, before)

    async def _read(self, channel: Channel, since: datetime, now: datetime) -> int:
        me, found = await self._parts.me(), []
        oldest = f"{since.timestamp():.6f}"
        async for told in paged(self._parts.calls, "conversations.history", "messages", channel=channel.id, oldest=oldest):
            found.append(told)
            if len(found) >= MOST_READ:
                break
        missed = 0
        for told in reversed(found):
            if begins(told) and not is_ours(told, me) and not answered_by_others(told, me):
                missed += await self._take(told, channel, me) and time_of(str(told["ts"])) < now - UNDER_WAY
        return missed

    async def _take(self, told: Mapping[str, Any], channel: Channel, me: Identity) -> bool:
        """Whether it was news. What the core keeps nothing of, such as a command, is none."""
        store, post = self._parts.world.store, message_id(me.workspace, channel.id, str(told["ts"]))
        if await store.event(post) is not None or await store.thread(place_of(me.workspace, channel.id, str(told["ts"]))) is not None:
            return False
        kind = "group" if channel.is_private else "channel"
        message = await self._parts.reader.message(told, channel.id, kind, external=channel.is_shared)
        await self._parts.door.message(message)
        return await store.event(post) is not None


def begins(told: Mapping[str, Any]) -> bool:
    """Stands in the channel by itself, and is not gone."""
    return told.get("thread_ts") in (None, told.get("ts")) and told.get("subtype") != "tombstone"


def answered_by_others(told: Mapping[str, Any], me: Identity) -> bool:
    """Somebody else than its author and the helpdesk has written under it."""
    return bool(set(told.get("reply_users") or ()) - {told.get("user"), me.user})
