"""What people see in the fake Slack: messages as they stand, forms, Home tabs, and a transcript of everything that became visible."""

import re
from dataclasses import dataclass, field
from typing import Any

from fake_slack_core import Core, Message, Moment
from fake_slack_fields import pressable, stateful
from fake_slack_people import BOT_USER, Workspace

_MARK = re.compile(r"<([^<>]*)>")
_PING = re.compile(r"<(@[A-Z0-9]+|!channel|!here|!everyone|!subteam\^[A-Z0-9]+)(?:\|[^>]*)?>")
_LINK = re.compile(r"<((?:https?://|mailto:)[^|<>]+)(?:\|([^<>]*))?>")


def readable(world: Workspace, text: str) -> str:
    """mrkdwn as it is read: names, channels, link texts and the fall-back of dates; entities undone. Bold and the like stay marked."""

    def mark(found: re.Match[str]) -> str:
        inside, _, label = found[1].partition("|")
        if inside.startswith("@"):
            user = world.users.get(inside[1:])
            return f"@{user.real_name if user else inside[1:]}"
        if inside.startswith("#"):
            channel = world.channels.get(inside[1:])
            return f"#{channel.name if channel else label or inside[1:]}"
        if inside.startswith("!subteam"):
            group = world.groups.get(inside.partition("^")[2])
            return f"@{group.handle if group else label.lstrip('@')}"
        if inside.startswith("!"):
            return label or f"@{inside[1:]}"
        return label or inside.removeprefix("mailto:")

    return _MARK.sub(mark, text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def texts(part: Any) -> list[tuple[str, str]]:
    """Every (type, text) of text objects in blocks, in reading order. Values, ids and confirmations are not read."""
    if isinstance(part, list):
        return [found for each in part for found in texts(each)]
    if not isinstance(part, dict):
        return []
    kind, text = part.get("type"), part.get("text")
    if kind in ("plain_text", "mrkdwn", "markdown", "text", "raw_text") and isinstance(text, str):
        return [(str(kind), text)]
    if kind == "date":
        return [("text", str(part.get("fallback", "")))]
    if kind == "image":
        return [("plain_text", str(part.get("alt_text", "")))]
    order = ("label", "text", "title", "fields", "accessory", "rows", "elements", "element", "placeholder", "options", "option_groups")
    return [found for name in (*order, "positive_button", "negative_button", "hint") for found in texts(part.get(name))]


def words(world: Workspace, blocks: list[dict[str, Any]]) -> str:
    """What is read in blocks, a line for each text."""
    return "\n".join(readable(world, text) if kind == "mrkdwn" else text for kind, text in texts(blocks))


@dataclass(frozen=True)
class Post:
    """A message as somebody sees it. `text` is the notification's and the screen reader's; `words` is what stands there to be read;
    `labels` can be pressed; `fields` hold a choice; `only`: who alone sees it; `versions`: how often it changed."""

    ts: str
    channel: str
    thread: str | None
    author: str
    text: str
    words: str
    blocks: list[dict[str, Any]]
    labels: tuple[str, ...]
    fields: tuple[str, ...]
    only: str | None
    edited: bool
    versions: int
    reactions: dict[str, list[str]]
    pings: frozenset[str]
    links: tuple[tuple[str, str], ...]
    body: dict[str, Any] = field(repr=False, default_factory=dict)

    @property
    def ours(self) -> bool:
        """Whether the helpdesk wrote it."""
        return self.author == BOT_USER


def seen_post(world: Workspace, message: Message) -> Post:
    """A message as a Post."""
    body = message.body
    blocks, parent = body.get("blocks") or [], body.get("thread_ts")
    marked = "\n".join([body.get("text", ""), *(text for kind, text in texts(blocks) if kind == "mrkdwn")])
    return Post(
        ts=message.ts,
        channel=message.channel,
        thread=parent if parent != message.ts else None,
        author=body.get("user") or body.get("bot_id", ""),
        text=body.get("text", ""),
        words=words(world, blocks) if blocks and "client_msg_id" not in body else readable(world, body.get("text", "")),
        blocks=blocks,
        labels=tuple(found[0] for found in pressable(blocks)),
        fields=tuple(found[0] for found in stateful(blocks)),
        only=message.only,
        edited="edited" in body,
        versions=len(message.versions),
        reactions={one["name"]: one["users"] for one in body.get("reactions", ())},
        pings=frozenset(found[1] for found in _PING.finditer(marked)),
        links=tuple((found[1], found[2] or found[1]) for found in _LINK.finditer(marked)),
        body=body,
    )


class Seen(Core):
    """Looking at the fake Slack."""

    def sees(self, who: str, message: Message) -> bool:
        inside = who in self.world.channels[message.channel].members
        return inside and message.only in (None, who)

    def posts(
        self, where: str | None = None, *, viewer: str | None = None, thread: str | None = None, ours: bool | None = None
    ) -> list[Post]:
        """The messages that stand, oldest first: in one conversation ("direct": the viewer's with the bot) or everywhere, as one person
        sees them or all there are, in one thread (its parent included), from the bot or from others."""
        who = self.world.user(viewer).id if viewer else None
        channel = None
        if where is not None:
            channel = self.world.direct(who).id if where == "direct" and who else self.world.channel(where).id
        every = [one for place in ([channel] if channel else list(self.messages)) for one in self.messages.get(place, {}).values()]
        found = [seen_post(self.world, one) for one in every if not one.deleted and (who is None or self.sees(who, one))]
        return sorted(
            (one for one in found if (thread is None or thread in (one.ts, one.thread)) and (ours is None or one.ours == ours)),
            key=lambda one: float(one.ts),
        )

    def post(self, ts: str) -> Post:
        """The message of that ts; KeyError if it does not stand."""
        message = self.find(ts)
        if message is None or message.deleted:
            raise KeyError(f"there is no message {ts}")
        return seen_post(self.world, message)

    def modal(self, who: str) -> dict[str, Any] | None:
        """The form that is open in front of somebody; `errors` in it are those shown, by block_id."""
        stack = self.stacks.get(self.world.user(who).id)
        return self.views[stack[-1]] if stack else None

    def home(self, who: str) -> dict[str, Any] | None:
        return self.homes.get(self.world.user(who).id)

    def words_of(self, view: dict[str, Any] | None) -> str:
        """What is read in a form or Home tab, its title and buttons too."""
        if view is None:
            return ""
        around = [texts(view.get(name)) for name in ("title", "submit", "close")]
        outside = [text for found in around for _, text in found]
        return "\n".join([*outside[:1], words(self.world, view["blocks"]), *outside[1:]])

    def status(self, where: str, thread: str) -> str | None:
        """What the bot is said to be doing in a thread; None: nothing."""
        return self.statuses.get((self.world.channel(where).id, thread))

    def moments_for(self, who: str, *, since: int = 0) -> list[Moment]:
        """What became visible to somebody, in order. `since`: only moments with that number and later."""
        user = self.world.user(who).id
        return [
            one
            for one in self.moments[since:]
            if one.only == user or (one.only is None and one.channel and user in self.world.channels[one.channel].members)
        ]

    def transcript(self, who: str, *, since: int = 0) -> str:
        """What somebody saw, line by line."""
        return "\n".join(self._line(one) for one in self.moments_for(who, since=since))

    def _line(self, one: Moment) -> str:
        where = ""
        if one.channel:
            channel = self.world.channels[one.channel]
            where = "direct" if channel.kind == "im" else f"#{channel.name}"
        private = " (only you)" if one.only and one.channel else ""
        return f"{where}{private} {one.kind}: {self._content(one)}".strip()

    def _content(self, one: Moment) -> str:
        body = one.body
        if one.kind in ("posted", "edited", "deleted", "ephemeral"):
            post = seen_post(self.world, Message(one.channel, one.ts, body, one.only))
            author = self.world.users.get(post.author)
            under = f" under {post.thread}" if post.thread else ""
            return f"{author.real_name if author else post.author}{under}: " + " / ".join(post.words.splitlines())
        if one.kind in ("modal", "modal_changed", "home"):
            errors = "".join(f" / {name}: {text}" for name, text in body.get("errors", {}).items())
            return " / ".join(self.words_of(body).splitlines()) + errors
        if one.kind in ("reacted", "unreacted"):
            return f"{self.world.users[body['user']].real_name} :{body['name']}:"
        return str(body or "")
