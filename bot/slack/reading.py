"""Reading: a message as Slack tells it -> triage.facts.Message. Facts only; nothing is judged here.

Slack's own markup becomes plain words: <@U1> is @name, <https://a|b> is "b (https://a)", &lt; is <. Other markup is the core's to take off.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from bot.slack.channels import Channels
from bot.slack.errors import Refused
from bot.slack.identity import Identity, Myself
from bot.slack.ids import message_id, person_id, place_of, time_of
from bot.slack.people import People
from triage.facts import Attachment, Message, Person, Via

Event = Mapping[str, Any]
PEOPLES_SUBTYPES: Final = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""Posts of people; `bot_message` is a bot's, anything else is the system's own line (somebody joined, a topic was set)."""
_MENTION: Final = re.compile(r"<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>")
_ANY: Final = re.compile(r"<([^<>]*)>")
_FIRST: Final = re.compile(r"\s*<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
MOST_NAMES: Final = 5
MOST_FORWARDED: Final = 5
SLACKBOT: Final = "USLACKBOT"


class Reader:
    """Turns events and stored messages into Messages; looks people and channels up."""

    def __init__(self, myself: Myself, people: People, channels: Channels) -> None:
        self._myself, self._people, self._channels = myself, people, channels

    async def message(self, told: Event, channel: str, kind: str = "", via: Via | None = None, *, external: bool = False) -> Message:
        """`channel` is its id, `kind` Slack's channel_type (channel, group, im, mpim), empty where it is not told; `external`: it is
        shared with another company."""
        me = await self._myself.known()
        text = str(told.get("text") or "")
        kind = kind or await self._kind(channel)
        mentioned = [user for user, _ in _MENTION.findall(text)]
        asked = me.user in mentioned
        author = await self.author(told, me, external=external)
        direct = kind == "im"
        return Message(
            id=message_id(me.workspace, channel, str(told["ts"])),
            place=place_of(me.workspace, channel, thread_root(told)),
            author=author,
            text=await self._words(told),
            sent_at=time_of(str(told["ts"])),
            channel=None if kind in ("im", "mpim") else (await self._channels.by_id(channel)).name or None,
            direct=direct,
            mentions_bot=asked,
            mentions=tuple(dict.fromkeys(person_id(me.workspace, user) for user in mentioned if user != me.user)),
            addressed_to=_addressed(text, me),
            attachments=tuple(file for one in (told, *forwarded(told)) for file in files_of(one)),
            is_system=str(told.get("subtype") or "") not in (PEOPLES_SUBTYPES | {"bot_message"}),
            via=via or ("direct" if direct else "mention" if asked else "direct" if kind == "mpim" else "post"),
        )

    async def _words(self, told: Event) -> str:
        """What was written, and below it the words of messages that are forwarded with it."""
        forwards = [str(one.get("text") or one.get("fallback") or "") for one in forwarded(told)]
        found = [await self.plain(text) for text in (str(told.get("text") or ""), *forwards)]
        return "\n\n".join(part for part in found if part)

    async def author(self, told: Event, me: Identity, *, external: bool = False) -> Person:
        """Who wrote it. A post of an app, a workflow or an integration is a bot's, whoever's name stands on it."""
        user, bot = told.get("user"), told.get("bot_id")
        if user and not bot and user != SLACKBOT:
            called = str((told.get("user_profile") or {}).get("real_name") or "")
            team = told.get("user_team") or told.get("team")
            return await self._people.user(str(user), called=called, team=team, external=external)
        name = str(told.get("username") or (told.get("bot_profile") or {}).get("name") or "")
        return Person(id=person_id(me.workspace, str(user or bot or SLACKBOT)), name=name, is_bot=True)

    async def _kind(self, channel: str) -> str:
        """Of a channel whose kind the event does not tell (a mention, a shortcut)."""
        if channel.startswith("D"):
            return "im"
        try:
            name = (await self._channels.by_id(channel)).name
        except Refused:
            name = ""
        return "mpim" if name.startswith("mpdm-") else "channel"

    async def plain(self, text: str) -> str:
        """Words without Slack's markup. The helpdesk's own name is left out: it is an address, no word."""
        me = await self._myself.known()
        text = re.sub(rf"\s*<@{me.user}(?:\|[^<>]*)?>[,:]?", "", text) if me.user else text
        names: dict[str, str] = {}
        for user, label in _MENTION.findall(text):
            if user not in names and len(names) < MOST_NAMES:
                names[user] = label or await self._people.called(user)
        return unescaped(_ANY.sub(lambda found: _words(found[1], names), text)).strip()


def thread_root(told: Event) -> str | None:
    """The first message of the thread that this one is a reply in; None for one that begins a thread or stands alone."""
    root = told.get("thread_ts")
    return str(root) if root and root != told.get("ts") else None


def forwarded(told: Event) -> tuple[Event, ...]:
    """Messages that the author forwarded ("share message"). Previews that Slack adds to a pasted link are none."""
    shared = [one for one in told.get("attachments") or () if isinstance(one, Mapping) and one.get("is_share")]
    return tuple(shared[:MOST_FORWARDED])


def files_of(told: Event) -> tuple[Attachment, ...]:
    """Files as links; their content is never fetched."""
    files = [one for one in told.get("files") or () if isinstance(one, Mapping)]
    return tuple(Attachment(name=str(one.get("name") or one.get("title") or "file"), url=one.get("permalink") or None) for one in files)


def _addressed(text: str, me: Identity) -> str | None:
    """Whom the post speaks to: the person whose name it begins with, unless that is the helpdesk."""
    found = _FIRST.match(text)
    return person_id(me.workspace, found[1]) if found and found[1] != me.user else None


def _words(inside: str, names: Mapping[str, str]) -> str:
    """What stands between < and >: a person, a group, a channel, a date, an address."""
    address, _, label = inside.partition("|")
    if address.startswith("@"):
        return f"@{label or names.get(address[1:]) or address[1:]}"
    if address.startswith("#"):
        return f"#{label or address[1:]}"
    if address.startswith("!"):
        return label or f"@{address[1:].partition('^')[0]}"
    target = address.removeprefix("mailto:").removeprefix("tel:")
    return target if not label or label == target or target.endswith(f"//{label}") else f"{label} ({target})"


def unescaped(text: str) -> str:
    """Slack escapes exactly these three."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
