"""SlackSurface: Slack as the core sees it, behind the same port as the playground (bot/ports.py)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any, Final

from bot.cards.block_kit import marker_of, metadata_of, render
from bot.cards.card import Card
from bot.cards.limits import in_few_lines
from bot.cards.words import say
from bot.kept import Kept
from bot.log import log
from bot.ports import Abilities, GiveUp, PostGone
from bot.slack.attempts import Attempts
from bot.slack.calls import Calls
from bot.slack.channels import Channels, paged
from bot.slack.errors import GONE, HARMLESS, HINTS, TOO_MUCH, UNSEEN, Later, Refused, Resting
from bot.slack.identity import Myself
from bot.slack.ids import SURFACE, channel_of, message_id, opened, place_of, thread_of, user_of
from bot.slack.pacing import pace
from bot.slack.people import People
from bot.slack.reading import Reader
from triage.facts import Message, Person, Place
from triage.organisation import Organisation

MOST_SEARCHED: Final = 1000
"""Messages of a place that are looked through for a lost post, the newest first in a channel."""
MORE_TELLINGS: Final = 2
LONGEST_TELLING_PAUSE_SECONDS: Final = 5.0
PLAIN: Final = {"unfurl_links": False, "unfurl_media": False}


class SlackSurface:
    """Implements bot.ports.Surface. A post's id is that of a message (ids.py), for people's posts and cards alike."""

    name = SURFACE
    abilities = Abilities(updates=True, reactions=True, forms=True, private=True, search=True)

    def __init__(
        self,
        calls: Calls,
        myself: Myself,
        people: People,
        channels: Channels,
        reader: Reader,
        organisation: Callable[[], Organisation],
        seconds: Callable[[], float] | None = None,
    ) -> None:
        self._calls, self._myself, self._people, self._channels = calls, myself, people, channels
        self._reader, self._organisation = reader, organisation
        self._pace = pace(seconds)
        self._direct = Kept(self._open_direct, seconds=86_400.0, patience_seconds=10.0)
        self._attempts = Attempts()

    async def close(self) -> None:
        await self._direct.close()

    def forget(self) -> None:
        """The organisation file was read anew: other channels may be the agents', another user group may hold them."""
        self._channels.forget()
        self._people.forget()

    async def post(self, place: Place, card: Card) -> str:
        """Post a card. GiveUp where the helpdesk may not post, TryAgain for what may pass."""
        me, channel = await self._myself.known(), channel_of(place)
        self._attempts.begin(card.marker)
        try:
            await self._pace.turn(channel)
            told = await self._posted_in_turn(channel, thread_of(place), card)
        except (Later, Refused) as error:
            self._attempts.surely_not(card.marker)
            if isinstance(error, Later) and not isinstance(error, Resting):
                self._pace.hold(channel, error.after_seconds)
            raise
        self._attempts.stands(card.marker, str(told["ts"]))
        return message_id(me.workspace, str(told.get("channel") or channel), str(told["ts"]))

    async def _posted_in_turn(self, channel: str, root: str | None, card: Card) -> Any:
        try:
            return await self._posted(channel, root, card)
        except (Later, Refused):
            self._pace.give_back(channel)
            raise

    async def _posted(self, channel: str, root: str | None, card: Card) -> Any:
        """Post in a channel or thread. Under a post that is gone Slack posts in the channel instead: that is taken back."""
        told = await self._drawn("chat.postMessage", card, channel=channel, thread_ts=root, metadata=metadata_of(card), **PLAIN)
        if root is not None and not (told.get("message") or {}).get("thread_ts", root if "message" not in told else None):
            await self._calls.write("chat.delete", channel=channel, ts=str(told["ts"]))
            raise Refused("chat.postMessage", "thread_not_found", HINTS["thread_not_found"])
        return told

    async def redraw(self, place: Place, post: str, card: Card) -> None:
        """Change a card in place. Raises PostGone."""
        address = opened(post)
        if address is None:
            raise PostGone(post)
        try:
            await self._drawn("chat.update", card, channel=address.channel, ts=address.ts)
        except Refused as error:
            if error.code in GONE:
                raise PostGone(post) from error
            raise

    async def find(self, place: Place, marker: str) -> tuple[str, ...]:
        """Posts of ours in the place that carry the marker, oldest first. Asks Slack only if it may have taken such a post."""
        if self._attempts.surely_unsent(marker):
            return ()
        me = await self._myself.known()
        found = []
        async for told in self._messages(place, self._attempts.oldest(marker)):
            if _is_ours(told, me.user, me.bot) and marker_of(told.get("blocks") or ()) == marker:
                found.append(str(told["ts"]))
                self._attempts.stands(marker, found[-1])
        return tuple(message_id(me.workspace, channel_of(place), ts) for ts in sorted(found))

    async def remove(self, place: Place, post: str) -> None:
        """Delete a post of ours; a missing one stays as it is."""
        address = opened(post)
        if address is None:
            return
        try:
            await self._calls.write("chat.delete", channel=address.channel, ts=address.ts)
        except Refused as error:
            if error.code not in GONE:
                raise

    async def sign(self, place: Place, message_id: str, shown: bool) -> None:
        """Our eyes on the post; in the agent pane the status line instead. What stands nowhere here (a command) has no sign."""
        address, root = opened(message_id), thread_of(place)
        if address is None:
            return
        try:
            if root is not None and address.channel.startswith("D"):
                return await self._status(address.channel, root, shown)
            method = "reactions.add" if shown else "reactions.remove"
            await self._calls.write(method, channel=address.channel, timestamp=address.ts, name=self._organisation().emoji.seen)
        except Refused as error:
            if error.code not in HARMLESS:
                log.info("slack.sign", code=error.code, hint=error.hint)

    async def _status(self, channel: str, root: str, shown: bool) -> None:
        words = say(self._organisation().language, "pane_working") if shown else ""
        await self._calls.write("assistant.threads.setStatus", channel_id=channel, thread_ts=root, status=words)

    async def tell(self, person_id: str, place: Place, card: Card) -> None:
        """Show a card to one person: in the place, and where they or the helpdesk cannot see that, in their direct conversation.

        Nobody asks for it again, so what Slack has certainly not taken, because it was asked too often, is tried again here.
        """
        for _ in range(MORE_TELLINGS):
            try:
                return await self._told(person_id, place, card)
            except Later as error:
                if error.after_seconds > LONGEST_TELLING_PAUSE_SECONDS:
                    raise
                await asyncio.sleep(error.after_seconds)
        await self._told(person_id, place, card)

    async def _told(self, person_id: str, place: Place, card: Card) -> None:
        user, channel = user_of(person_id), channel_of(place)
        if user is None:
            raise GiveUp(f"{person_id} is nobody in Slack")
        if not channel.startswith("D"):
            try:
                await self._drawn("chat.postEphemeral", card, channel=channel, user=user, thread_ts=thread_of(place))
                return
            except Refused as error:
                if error.code not in UNSEEN:
                    raise
        direct = await self.direct(person_id)
        await self.post(place if place.conversation == direct.conversation else direct, card.model_copy(update={"marker": ""}))

    async def direct(self, person_id: str) -> Place:
        """The conversation of the helpdesk with a person. GiveUp for somebody who cannot be written to."""
        user, me = user_of(person_id), await self._myself.known()
        if user is None:
            raise GiveUp(f"{person_id} is nobody in Slack")
        return place_of(me.workspace, await self._direct.get(user))

    async def channel(self, name: str) -> Place | None:
        """The channel of that name, if the helpdesk is in it."""
        found, me = await self._channels.by_name(name), await self._myself.known()
        return place_of(me.workspace, found.id) if found is not None else None

    async def person(self, person_id: str) -> Person:
        return await self._people.person(person_id)

    async def people(self) -> tuple[Person, ...]:
        """Agents who can be assigned to."""
        return await self._people.agents()

    async def message(self, message_id: str) -> Message | None:
        """Somebody's post as it is now: asked once, in the channel and if it is not there, in its thread."""
        address = opened(message_id)
        told = await self._one(address.channel, address.ts) if address else None
        if address is None or told is None or told.get("subtype") == "tombstone":
            return None
        return await self._reader.message(told, address.channel)

    async def link(self, place: Place, post: str | None = None) -> str | None:
        """The post's permalink, made here: asking Slack for each would cost a call a card."""
        me, address = self._myself.found, opened(post or place.thread)
        if me is None or not me.url:
            return None
        base = f"{me.url.rstrip('/')}/archives/{channel_of(place)}"
        if address is None or address.channel != channel_of(place):
            return base
        root = thread_of(place)
        reply = f"?thread_ts={root}&cid={address.channel}" if root is not None and root != address.ts else ""
        return f"{base}/p{address.ts.replace('.', '')}{reply}"

    async def _drawn(self, method: str, card: Card, **where: Any) -> Any:
        """Send a card; one that Slack will not have goes once more in few plain words."""
        drawn = render(card)
        try:
            return await self._calls.write(method, blocks=drawn.blocks, text=drawn.text, **where)
        except Refused as error:
            if error.code not in TOO_MUCH:
                raise
            log.error("slack.card_refused", card=card.kind, code=error.code, hint=error.hint)
        bare = render(in_few_lines(card))
        return await self._calls.write(method, blocks=bare.blocks, text=bare.text, **where)

    async def _messages(self, place: Place, oldest: str | None) -> AsyncIterator[dict[str, Any]]:
        channel, root, count = channel_of(place), thread_of(place), 0
        given = {"channel": channel, "oldest": oldest, **({"ts": root} if root else {})}
        try:
            async for told in paged(self._calls, "conversations.replies" if root else "conversations.history", "messages", **given):
                yield told
                count += 1
                if count >= MOST_SEARCHED:
                    return
        except Refused as error:
            if error.code not in HARMLESS:
                raise

    async def _one(self, channel: str, ts: str) -> dict[str, Any] | None:
        for method, more in (("conversations.history", {}), ("conversations.replies", {"ts": ts})):
            try:
                told = await self._calls.read(method, channel=channel, latest=ts, oldest=ts, inclusive="true", limit=1, **more)
            except Refused as error:
                if error.code in HARMLESS | UNSEEN:
                    continue
                raise
            found = next((one for one in told.get("messages") or () if one.get("ts") == ts), None)
            if found is not None:
                return dict(found)
        return None

    async def _open_direct(self, user: str) -> str:
        return str((await self._calls.write("conversations.open", users=user))["channel"]["id"])


def _is_ours(told: dict[str, Any], user: str, bot: str | None) -> bool:
    return told.get("user") == user or (bot is not None and told.get("bot_id") == bot)
