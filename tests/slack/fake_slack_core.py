"""The state of the fake Slack: what is installed, what was said, what happened; how a message comes into being and is told to the app."""

import asyncio
import copy
import itertools
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from fake_slack_deliver import Deliverer, Delivery
from fake_slack_faults import Faults, Limits
from fake_slack_people import APP_ID, BOT_ID, BOT_USER, TEAM, Channel, Workspace, sample_workspace
from fake_slack_tables import ALL_EVENTS, ALL_SCOPES


@dataclass
class Installed:
    """The app as it is installed: its manifest's demands and its credentials. `events` and `commands` are what may be delivered."""

    scopes: set[str] = field(default_factory=lambda: set(ALL_SCOPES))
    events: set[str] = field(default_factory=lambda: set(ALL_EVENTS))
    commands: set[str] | None = None
    escaping: set[str] = field(default_factory=set)
    """The commands with should_escape: names and channels arrive as <@U…> and <#C…>."""
    shortcuts: set[str] | None = None
    home_tab: bool = True
    agent_view: bool = True
    bot_token: str = "xoxb-0-fake-bot-token"
    app_token: str = "xapp-1-A0HELPDESK-fake-app-token"
    signing_secret: str = "fake-signing-secret-0123456789abcdef"
    dead: str | None = None
    """The error every call gets once the app was removed: token_revoked, account_inactive."""

    @classmethod
    def by(cls, manifest: dict[str, Any] | None) -> "Installed":
        """Only what the manifest asks for is granted and delivered; None grants everything."""
        if manifest is None:
            return cls()
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        return cls(
            scopes=set(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
            events=set(settings.get("event_subscriptions", {}).get("bot_events", ())),
            commands={one["command"] for one in features.get("slash_commands", ())},
            escaping={one["command"] for one in features.get("slash_commands", ()) if one.get("should_escape")},
            shortcuts={one["callback_id"] for one in features.get("shortcuts", ())},
            home_tab=bool(features.get("app_home", {}).get("home_tab_enabled")),
            agent_view="agent_view" in features,
        )


@dataclass
class Pace:
    """Slack's waiting times in seconds; the retries are sped up (really: at once, after a minute, after five)."""

    acknowledge: float = 3.0
    trigger: float = 3.0
    retries: tuple[float, ...] = (0.02, 0.1, 0.3)
    response_url: float = 1800.0
    edit_window: float | None = None
    """After so many seconds a message cannot be changed any more; None: never."""


@dataclass
class Message:
    """A message as it stands. `body` is what conversations.history gives; `only` is who alone sees an ephemeral one."""

    channel: str
    ts: str
    body: dict[str, Any]
    only: str | None = None
    deleted: bool = False
    choices: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What people chose in stateful elements: block_id -> action_id -> value, as in `state.values`."""
    versions: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Moment:
    """Something that could be seen. `kind`: posted, edited, deleted, ephemeral, modal, modal_changed, modal_closed, home, status, title,
    prompts, reacted, unreacted, trouble. `only`: who alone sees it."""

    number: int
    kind: str
    channel: str
    ts: str = ""
    only: str | None = None
    body: Any = None


class Core:
    """What all parts of the fake share. `now` gives seconds since 1970; ts and triggers go by it, signatures by the real clock."""

    def __init__(self, manifest: dict[str, Any] | None, world: Workspace | None, now: Callable[[], float]) -> None:
        self.world, self.installed, self.now = world or sample_workspace(), Installed.by(manifest), now
        self.pace, self.faults, self.limits = Pace(), Faults(), Limits()
        self.skew = 0.0
        self.request_url: str | None = None
        self.base = ""
        self.messages: dict[str, dict[str, Message]] = {}
        self.moments: list[Moment] = []
        self.deliveries: list[Delivery] = []
        self.calls: list[Any] = []
        self.views: dict[str, dict[str, Any]] = {}
        self.stacks: dict[str, list[str]] = {}
        self.homes: dict[str, dict[str, Any]] = {}
        self.statuses: dict[tuple[str, str], str] = {}
        self.triggers: dict[str, Any] = {}
        self.response_urls: dict[str, Any] = {}
        self.deliverer = Deliverer(self)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._last, self._numbers = 0.0, itertools.count(1)

    # --- Small things. ---

    def new_ts(self) -> str:
        """A time stamp later than every other, also while the clock stands."""
        self._last = max(round(self.now(), 6), round(self._last + 0.000_001, 6))
        return f"{self._last:.6f}"

    def new_id(self, letter: str) -> str:
        return f"{letter}0{next(self._numbers):05}{secrets.token_hex(2).upper()}"

    def spawn(self, work: Any) -> "asyncio.Task[Any]":
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def settled(self) -> None:
        """Until every delivery, echo and retry that is under way has ended."""
        while running := [task for task in self._tasks if task is not asyncio.current_task()]:
            await asyncio.gather(*running, return_exceptions=True)
            await asyncio.sleep(0)  # since Python 3.12 nothing is given way to where all have ended, and who has ended leaves only then

    def happened(self, kind: str, channel: str = "", ts: str = "", only: str | None = None, body: Any = None) -> Moment:
        moment = Moment(len(self.moments), kind, channel, ts, only, copy.deepcopy(body))
        self.moments.append(moment)
        return moment

    # --- Telling the app. ---

    def emit(self, event: dict[str, Any], channel: Channel | None = None) -> list[Delivery]:
        """Deliver an event if the app is subscribed to it, holds its scope and is where it happened; else nothing."""
        from fake_slack_events import envelope, wanted

        if self.installed.dead and event["type"] not in ("app_uninstalled", "tokens_revoked"):
            return []
        if not wanted(self.installed, event, channel):
            return []
        delivery = Delivery("events_api", envelope(self, event, channel))
        self.send(delivery)
        return [delivery]

    def send(self, delivery: Delivery) -> Delivery:
        self.deliveries.append(delivery)
        self.spawn(self.deliverer.carry(delivery))
        return delivery

    @staticmethod
    async def answered(deliveries: Iterable[Delivery]) -> None:
        """Until the first attempt of each was answered or failed."""
        for delivery in deliveries:
            await delivery.first.wait()

    # --- Messages. ---

    def find(self, ts: str, channel: str | None = None) -> Message | None:
        """The message, also a deleted one."""
        places = [self.messages.get(channel, {})] if channel else list(self.messages.values())
        return next((place[ts] for place in places if ts in place), None)

    def add(self, channel: Channel, body: dict[str, Any], only: str | None = None) -> tuple[Message, list[Delivery]]:
        """Put a message where it belongs and tell the app. `body` without ts and type."""
        message = Message(channel.id, self.new_ts(), {"type": "message", **body}, only)
        message.body["ts"] = message.ts
        self.messages.setdefault(channel.id, {})[message.ts] = message
        if only is not None:
            self.happened("ephemeral", channel.id, message.ts, only, message.body)
            return message, []
        self._count_reply(message)
        self.happened("posted", channel.id, message.ts, None, message.body)
        return message, self._tell_new(channel, message)

    def _count_reply(self, message: Message) -> None:
        parent = self.find(str(message.body.get("thread_ts", "")), message.channel)
        if parent is None or parent is message:
            return
        who = message.body.get("user") or message.body.get("bot_id")
        users = [*dict.fromkeys([*parent.body.get("reply_users", ()), who])]
        message.body["parent_user_id"] = parent.body.get("user", "")
        parent.body |= {"thread_ts": parent.ts, "reply_count": parent.body.get("reply_count", 0) + 1, "latest_reply": message.ts}
        parent.body |= {"reply_users": users, "reply_users_count": len(users)}

    def _tell_new(self, channel: Channel, message: Message) -> list[Delivery]:
        from fake_slack_events import message_event

        return self.emit(message_event(self, channel, message.body), channel) + self._tell_mention(channel, message)

    def _tell_mention(self, channel: Channel, message: Message) -> list[Delivery]:
        """The twin of a message with a mention; it comes for every edit of it too, then with `edited`."""
        from fake_slack_events import mention_event

        mentions = f"<@{BOT_USER}>" in message.body.get("text", "") and message.body.get("user") != BOT_USER
        return self.emit(mention_event(channel, message.body), channel) if mentions and channel.kind != "im" else []

    def change(self, message: Message, change: dict[str, Any], *, edited_by: str | None) -> list[Delivery]:
        """Change a message and tell the app. `edited_by` None is Slack's own bookkeeping: an unfurl, a count of replies."""
        from fake_slack_events import changed_event

        before = copy.deepcopy(message.body)
        message.versions.append(before)
        message.body.update(change)
        for name in [name for name, value in change.items() if value is None]:
            del message.body[name]
        if edited_by is not None:
            message.body["edited"] = {"user": edited_by, "ts": self.new_ts()}
            self.happened("edited", message.channel, message.ts, message.only, message.body)
        if message.only is not None:
            return []
        channel = self.world.channels[message.channel]
        told = self.emit(changed_event(self, channel, message.body, before), channel)
        return told + (self._tell_mention(channel, message) if edited_by is not None else [])

    def delete(self, message: Message) -> list[Delivery]:
        """Delete a message; one with replies leaves a tombstone, which is told as a change."""
        from fake_slack_events import changed_event, deleted_event

        channel, before = self.world.channels[message.channel], copy.deepcopy(message.body)
        message.versions.append(before)
        self.happened("deleted", message.channel, message.ts, message.only, before)
        if message.body.get("reply_count"):
            kept = {name: value for name, value in message.body.items() if name.startswith(("reply", "latest", "thread", "ts", "type"))}
            message.body = kept | {"subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT", "hidden": True}
            return self.emit(changed_event(self, channel, message.body, before), channel)
        message.deleted = True
        self._uncount_reply(message)
        return self.emit(deleted_event(self, channel, before), channel) if message.only is None else []

    def _uncount_reply(self, message: Message) -> None:
        parent = self.find(str(message.body.get("thread_ts", "")), message.channel)
        if parent is not None and parent is not message:
            parent.body["reply_count"] = parent.body.get("reply_count", 1) - 1

    def bot_author(self) -> dict[str, Any]:
        """Who the app's own messages are from."""
        profile = {"id": BOT_ID, "app_id": APP_ID, "user_id": BOT_USER, "name": "Helpdesk", "deleted": False, "updated": 1_700_000_000}
        return {"user": BOT_USER, "bot_id": BOT_ID, "app_id": APP_ID, "team": TEAM, "bot_profile": profile | {"team_id": TEAM}}

    def trigger(self, user: str) -> str:
        """A trigger of this person's, good for three seconds and one view."""
        made = f"{int(self.now() * 1000)}.{next(self._numbers)}.{secrets.token_hex(16)}"
        self.triggers[made] = {"user": user, "until": time.monotonic() + self.pace.trigger, "used": False}
        return made
