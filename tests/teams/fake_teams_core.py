"""The state of the fake Teams: what is registered and installed, what was said, what happened, what the app is told."""

import asyncio
import copy
import itertools
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from fake_teams_deliver import Deliverer, Delivery
from fake_teams_faults import Faults
from fake_teams_keys import Keys
from fake_teams_people import APP_ID, BOT_NAME, TENANT, Person, Place, World, sample_world


@dataclass
class App:
    """The registration of the app. `kind` SingleTenant or MultiTenant as in MicrosoftAppType. `secret`: good, expired; `registered` False:
    the directory does not know it; `bot` False: it is in the directory but is no bot; `disabled`: by the tenant's administrator.
    An empty app_id: nothing is signed and nothing is asked for, as the Agents Playground does it."""

    app_id: str = APP_ID
    password: str = "fake-app-password~0123456789abcdef"
    kind: str = "SingleTenant"
    tenant: str = TENANT
    secret: str = "good"
    registered: bool = True
    bot: bool = True
    disabled: bool = False

    @property
    def bot_id(self) -> str:
        return f"28:{self.app_id}"

    @property
    def account(self) -> dict[str, str]:
        return {"id": self.bot_id, "name": BOT_NAME}


@dataclass
class Pace:
    """Microsoft's waiting times in seconds; the retries are sped up."""

    answer: float = 15.0
    """How long it waits for the answer to an activity."""
    invoke: float = 15.0
    """How long it waits for the answer to an invoke before the person is told that the app cannot be reached."""
    retries: tuple[float, ...] = (0.02, 0.1)
    """Waits before an activity is delivered again that was not answered, or with a 5xx."""
    invoke_copies: int = 1
    """So many times each invoke is sent, all at once (Teams: 2 to 4 at times); the first answer counts."""
    token_seconds: int = 86399


@dataclass
class Limits:
    """`content_bytes` for text, summary, entities and attachments of a message, as compact JSON in UTF-8."""

    content_bytes: int = 28 * 1024
    page: int = 200


@dataclass
class Habits:
    """In which of several seen shapes activities come."""

    html: bool = True
    """With the text/html attachment beside the text."""
    escaped_text: bool = False
    """& < > in `text` as entities."""
    thread_in_reactions: bool = True
    """The conversation id of a reaction in a channel carries ;messageid=…"""


@dataclass
class Message:
    """A message as it stands. `conversation` without ;messageid; `thread` the root's id or None; `author` the id of a person or the bot.
    `body`: text, html, summary, attachments, entities, channelData. `views`: the card that one person sees instead."""

    conversation: str
    id: str
    author: str
    body: dict[str, Any]
    thread: str | None = None
    deleted: bool = False
    edited: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    toggled: dict[str, dict[str, bool]] = field(default_factory=dict)
    """What each person made visible or not: element id -> shown."""
    versions: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Moment:
    """Something that could be seen. `kind`: posted, edited, deleted, restored, typing, view (a card for one person), private, dialog,
    dialog_closed, reacted, unreacted, trouble, results. `only`: who alone sees it."""

    number: int
    kind: str
    conversation: str
    message: str = ""
    only: str | None = None
    body: Any = None


class Core:
    """What all parts of the fake share. `now` gives seconds since 1970; ids and time stamps go by it, tokens by the real clock."""

    def __init__(self, world: World | None, app: App | None, now: Callable[[], float]) -> None:
        self.world, self.app, self.now = world or sample_world(), app or App(), now
        self.pace, self.limits, self.habits = Pace(), Limits(), Habits()
        self.faults, self.keys = Faults(), Keys()
        self.request_url: str | None = None
        self.token_kind = "good"
        self.base = self.login_base = ""
        self.messages: dict[str, dict[str, Message]] = {}
        self.moments: list[Moment] = []
        self.deliveries: list[Delivery] = []
        self.calls: list[Any] = []
        self.dialogs: dict[str, list[dict[str, Any]]] = {}
        self.deliverer = Deliverer(self)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._last, self._numbers = 0, itertools.count(1)

    @property
    def service_url(self) -> str:
        """The address that activities tell the app to answer to."""
        return f"{self.base}/emea/{self.world_tenant}/"

    @property
    def world_tenant(self) -> str:
        return TENANT

    def tenant_of(self, place: Place) -> str:
        """The tenant a conversation is of: a stranger's chat with the bot is of theirs."""
        return self.world.people[place.members[0]].tenant if place.kind == "personal" else self.world_tenant

    # --- Small things. ---

    def new_stamp(self) -> str:
        """A message id: milliseconds since 1970, later than every other, also while the clock stands."""
        self._last = max(int(self.now() * 1000), self._last + 1)
        return str(self._last)

    def new_id(self, place: Place) -> str:
        """The id of a message of the app's: in a personal chat Microsoft gives others than elsewhere."""
        stamp = self.new_stamp()
        return f"1:1fake{stamp}{secrets.token_urlsafe(12)}" if place.kind == "personal" else stamp

    def number(self) -> int:
        return next(self._numbers)

    def spawn(self, work: Any) -> "asyncio.Task[Any]":
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def settled(self) -> None:
        """Until every delivery and retry that is under way has ended."""
        while running := [task for task in self._tasks if task is not asyncio.current_task()]:
            await asyncio.gather(*running, return_exceptions=True)
            await asyncio.sleep(0)  # since Python 3.12 nothing is given way to where all have ended, and who has ended leaves only then

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await self.deliverer.close()

    def happened(self, kind: str, conversation: str = "", message: str = "", only: str | None = None, body: Any = None) -> Moment:
        moment = Moment(len(self.moments), kind, conversation, message, only, copy.deepcopy(body))
        self.moments.append(moment)
        return moment

    # --- Telling the app. ---

    def tell(self, activity: dict[str, Any]) -> Delivery:
        """Deliver an activity, in the background."""
        delivery = Delivery(activity, self.token_kind)
        self.deliveries.append(delivery)
        self.spawn(self.deliverer.carry(delivery))
        return delivery

    @staticmethod
    async def answered(deliveries: Iterable[Delivery]) -> None:
        """Until the first attempt of each was answered or failed."""
        for delivery in deliveries:
            await delivery.first.wait()

    # --- Messages. ---

    def find(self, message_id: str) -> Message:
        """The message, also a deleted one. KeyError: there is none."""
        for place in self.messages.values():
            if message_id in place:
                return place[message_id]
        raise KeyError(f"there is no message {message_id}")

    def put(self, message: Message) -> Message:
        """Put a message where it belongs."""
        self.messages.setdefault(message.conversation, {})[message.id] = message
        self.happened("posted", message.conversation, message.id, None, message.body)
        return message

    def change(self, message: Message, body: dict[str, Any]) -> None:
        """Change a message for everybody: what single persons saw instead is gone."""
        message.versions.append(message.body)
        message.body, message.edited = body, True
        message.views.clear()
        message.toggled.clear()
        self.happened("edited", message.conversation, message.id, None, body)

    def delete(self, message: Message) -> None:
        message.deleted = True
        self.happened("deleted", message.conversation, message.id, None, message.body)

    def sees(self, person: Person, place: Place) -> bool:
        return any(one.id == person.id for one in self.world.people_of(place))


def real_now() -> float:
    return time.time()
