"""What outlives a crash of the helpdesk in tests: a chat with people's posts and ours, a ticket system, a clock. Strict, and in memory.

`Lasting` is the outside; the objects that a helpdesk process holds are made from it anew at each start.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.cards.card import Card
from bot.ports import Abilities, GiveUp, PostGone
from triage.case import Ticket, TicketOrder
from triage.facts import Message, Person, Place

EVERYTHING = Abilities(updates=True, reactions=True, forms=True, private=True, search=True)
START = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""A Tuesday morning: every team of the sample organisation is there."""

AMARA = Person(id="chat:amara", name="Amara Okafor", title="Production Engineer", department="Production", location="Leeds", language="en")
BEN = Person(id="chat:ben", name="Ben Ash", title="Buyer", department="Purchasing", language="en")
MAYA = Person(id="chat:maya", name="Maya Lindqvist", is_agent=True)
OLIVER = Person(id="chat:oliver", name="Oliver Grant", is_agent=True)


@dataclass
class Post:
    """One of our posts: the card it shows now, and every card it ever showed."""

    id: str
    place: Place
    card: Card
    shown: list[Card] = field(default_factory=list)


@dataclass
class Lasting:
    """The world outside. `now` only moves when a test says so."""

    now: datetime = START
    posts: dict[str, Post] = field(default_factory=dict)
    told: list[tuple[str, Card]] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    orders: list[TicketOrder] = field(default_factory=list)
    created: int = 0
    counted: int = 0

    def cards(self, kind: str) -> list[Card]:
        """The cards that stand now and whose kind begins so."""
        return [post.card for post in self.posts.values() if post.card.kind.startswith(kind)]

    def message(
        self, text: str, author: Person = AMARA, *, channel: str | None = "it-help", thread: str | None = None, **more: Any
    ) -> Message:
        """A post of somebody; `channel` None is the direct conversation."""
        self.counted += 1
        place = Place(surface="chat", conversation=channel or f"dm-{author.id}", thread=thread)
        found = Message(
            id=f"m{self.counted}",
            place=place,
            author=author,
            text=text,
            sent_at=self.now,
            channel=channel,
            direct=channel is None,
            via="direct" if channel is None else "post",
            **more,
        )
        self.messages[found.id] = found
        return found


class LastingClock:
    def __init__(self, world: Lasting) -> None:
        self._world = world

    def now(self) -> datetime:
        return self._world.now

    def skip(self, **by: float) -> None:
        self._world.now += timedelta(**by)


class LastingSurface:
    """A chat that can do everything, with the strictness of a real one: unknown posts and places are errors."""

    name = "chat"
    abilities = EVERYTHING

    def __init__(self, world: Lasting, channels: tuple[str, ...] = ("it-help", "general", "it-triage", "it-security", "net-ops")) -> None:
        self._world, self._channels = world, channels

    async def post(self, place: Place, card: Card) -> str:
        if not place.conversation.startswith("dm-") and place.conversation not in self._channels:
            raise GiveUp(f"channel_not_found: {place.conversation}", "invite the bot")
        self._world.counted += 1
        post = Post(f"b{self._world.counted}", place, card, [card])
        self._world.posts[post.id] = post
        return post.id

    async def redraw(self, place: Place, post: str, card: Card) -> None:
        found = self._world.posts.get(post)
        if found is None:
            raise PostGone(post)
        found.card = card
        found.shown.append(card)

    async def find(self, place: Place, marker: str) -> tuple[str, ...]:
        posts = self._world.posts.values()
        return tuple(p.id for p in posts if p.card.marker == marker and p.place.conversation == place.conversation)

    async def remove(self, place: Place, post: str) -> None:
        self._world.posts.pop(post, None)

    async def sign(self, place: Place, message_id: str, shown: bool) -> None:
        """Nothing to keep."""

    async def tell(self, person_id: str, place: Place, card: Card) -> None:
        self._world.told.append((person_id, card))

    async def direct(self, person_id: str) -> Place:
        return Place(surface="chat", conversation=f"dm-{person_id}")

    async def channel(self, name: str) -> Place | None:
        return Place(surface="chat", conversation=name) if name in self._channels else None

    async def person(self, person_id: str) -> Person:
        return next((p for p in (AMARA, BEN, MAYA, OLIVER) if p.id == person_id), Person(id=person_id))

    async def message(self, message_id: str) -> Message | None:
        return self._world.messages.get(message_id)

    async def people(self) -> tuple[Person, ...]:
        return (MAYA, OLIVER)

    async def link(self, place: Place, post: str | None = None) -> str | None:
        return None


class LastingTickets:
    """A ticket system that counts what it created; an order carried out twice shows in `orders`."""

    name = "lasting"

    def __init__(self, world: Lasting) -> None:
        self._world = world

    async def find(self, key: str) -> Ticket | None:
        return self._world.tickets.get(key)

    async def carry_out(self, order: TicketOrder) -> Ticket:
        tickets = self._world.tickets
        if order.operation == "create":
            if order.key not in tickets:
                self._world.created += 1
                number = f"T-{self._world.created}"
                tickets[order.key] = Ticket(key=order.key, case_id=order.key.partition("/")[0], number=number, status="open")
        elif order.key not in tickets:
            raise GiveUp(f"there is no ticket {order.key}")
        if order.id not in {done.id for done in self._world.orders}:
            self._world.orders.append(order)
        status = {"resolve": "resolved", "cancel": "cancelled", "reopen": "open"}.get(order.operation)
        if status:
            tickets[order.key] = tickets[order.key].model_copy(update={"status": status})
        return tickets[order.key]


class Counted:
    """A thing whose every async call passes `hook(name.method:before)` and, if it returned, `hook(name.method:after)`."""

    def __init__(self, name: str, thing: object, hook: Callable[[str], None], quiet: tuple[str, ...] = ()) -> None:
        self.__dict__.update(_name=name, _thing=thing, _hook=hook, _quiet=quiet)

    def __getattr__(self, attribute: str) -> Any:
        found = getattr(self._thing, attribute)
        if not callable(found) or attribute in self._quiet:
            return found

        async def called(*args: Any, **kwargs: Any) -> Any:
            self._hook(f"{self._name}.{attribute}:before")
            result = await found(*args, **kwargs)
            self._hook(f"{self._name}.{attribute}:after")
            return result

        return called
