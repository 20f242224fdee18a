"""The doors to the world as the core sees them: Model, Surface with its Abilities, TicketSystem, ArticleSource, Clock.

Errors: an implementation raises `TryAgain` for what may pass (the step is tried again later) and `GiveUp` for what will not.
Anything else that it raises counts as TryAgain, so that an unforeseen fault never loses a request.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.cards.card import Card
from triage.case import Asked, Ticket, TicketOrder
from triage.facts import Context, Fact, Message, Person, Place, Request
from triage.organisation import Organisation
from triage.rank import Article


class TryAgain(Exception):
    """The world could not do it now. `after_seconds` is the least pause before the next try."""

    def __init__(self, why: str, after_seconds: float = 1.0) -> None:
        super().__init__(why)
        self.after_seconds = after_seconds


class NotSent(TryAgain):
    """Certainly not done: where it was to be posted nothing stands, so nothing needs to be looked for before the next try."""


class GiveUp(Exception):
    """The world will never do it; `hint` tells the administrator how to mend it."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.hint = hint


class PostGone(Exception):
    """The post to redraw exists no more (deleted by somebody): it is posted anew."""


class Clock(Protocol):
    """Where now comes from; the playground and the tests can skip ahead."""

    def now(self) -> datetime:
        """Aware UTC. May step back; nobody may count on it going forward."""


class Abilities(Fact):
    """What a surface can do. What it cannot becomes a plain substitute, never nothing."""

    updates: bool
    """A post can be changed in place. Else a changed card is posted anew and the newest counts."""
    reactions: bool
    forms: bool
    """Forms open as dialogs. Else the surface asks field by field."""
    private: bool
    """Something can be shown to one person in a channel. Else it goes to a direct conversation."""
    search: bool
    """A place can be searched for a marker after a lost answer."""
    direct: bool = True


class Surface(Protocol):
    """A place where people write: Slack, Teams, the playground, a terminal."""

    name: str
    abilities: Abilities

    async def post(self, place: Place, card: Card) -> str:
        """Post a card; returns the post's id on this surface. `card.marker` must be findable if abilities.search."""
        ...

    async def redraw(self, place: Place, post: str, card: Card) -> None:
        """Change a post in place. Raises PostGone when it exists no more."""
        ...

    async def find(self, place: Place, marker: str) -> tuple[str, ...]:
        """Posts of ours with that marker, oldest first. Only called if abilities.search."""
        ...

    async def remove(self, place: Place, post: str) -> None:
        """Delete a post of ours; a missing one is no error."""
        ...

    async def sign(self, place: Place, message_id: str, shown: bool) -> None:
        """Show or take away the sign that somebody is looking at the message (eyes, typing). Doing so twice is harmless."""
        ...

    async def tell(self, person_id: str, place: Place, card: Card) -> None:
        """Show a card to one person only: in the place if abilities.private, else directly."""
        ...

    async def direct(self, person_id: str) -> Place:
        """The direct conversation with a person."""
        ...

    async def channel(self, name: str) -> Place | None:
        """The channel of that name, None where this surface has none."""
        ...

    async def person(self, person_id: str) -> Person:
        """The person's profile; an unknown id gives a Person with the id alone."""
        ...

    async def message(self, message_id: str) -> Message | None:
        """A post of somebody, fetched anew: for what was left alone, whose words were not kept. None if it is gone."""
        ...

    async def people(self) -> tuple[Person, ...]:
        """Agents who can be assigned to."""
        ...

    async def link(self, place: Place, post: str | None = None) -> str | None:
        """An address that leads a reader to the place or post; None where there is none."""
        ...


class Model(Protocol):
    """Something that makes an Assessment of a request. `metered`: its calls cost and are limited per minute."""

    name: str
    metered: bool

    async def assess(self, request: Request, context: Context, organisation: Organisation) -> Asked:
        """One question, answered within the model deadline. Never raises on content: an unusable answer is `Asked.unreadable`."""
        ...


class TicketSystem(Protocol):
    """Where tickets live. Every order has an identity; carrying one out twice is the same as once."""

    name: str

    async def find(self, key: str) -> Ticket | None:
        """The ticket ordered under that key, None if it was never created."""
        ...

    async def carry_out(self, order: TicketOrder) -> Ticket:
        """Do one order. For `create`, an existing ticket of the same key is returned, not made again."""
        ...


class ArticleSource(Protocol):
    """Where knowledge-base articles come from."""

    name: str

    def fingerprint(self) -> str:
        """Changes when any article may have changed; cheap."""
        ...

    def articles(self) -> Sequence[Article]:
        """All articles. Raises ArticleError naming the file, the line and what was expected."""
        ...
