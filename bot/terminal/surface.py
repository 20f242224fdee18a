"""TerminalSurface: posts are printed once and never change. What it cannot do has a plain substitute.

no update: a changed card is printed anew, the newest counts · no private posts: said in the direct conversation · no reactions, no
forms: numbers act, forms are asked field by field (chat.py) · the sign: one line.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.cards.card import Button, Card
from bot.cards.text import actions, render
from bot.ports import Abilities
from bot.web.playground.people import CAST
from triage.facts import Message, Person, Place

SURFACE = "terminal"


def cast() -> tuple[Person, ...]:
    """The people of the sample organisation, as they are called here."""
    return tuple(person.model_copy(update={"id": f"{SURFACE}:{person.id.partition(':')[2]}"}) for person in CAST)


@dataclass(frozen=True)
class Printed:
    """A card as it was printed: where, and to whom alone (None: to everybody there)."""

    post: str
    place: Place
    card: Card
    person_id: str | None = None


class TerminalSurface:
    """Implements bot.ports.Surface over a function that prints lines. `channels` are those that exist."""

    name = SURFACE
    abilities = Abilities(updates=False, reactions=False, forms=False, private=False, search=False)

    def __init__(self, out: Callable[[str], None], channels: tuple[str, ...]) -> None:
        self._out, self._channels = out, channels
        self._people = {person.id: person for person in cast()}
        self.printed: list[Printed] = []
        self.messages: dict[str, Message] = {}
        self._numbers: dict[int, tuple[Button, Place]] = {}
        self._count = 0

    def button(self, number: int) -> tuple[Button, Place] | None:
        """What a printed number stands for."""
        return self._numbers.get(number)

    def number_of(self, value: str) -> int | None:
        """The newest number that carries this button value."""
        return next((number for number, (button, _) in sorted(self._numbers.items(), reverse=True) if button.value == value), None)

    def show(self, place: Place, card: Card, person_id: str | None = None) -> str:
        """Print a card under the name of its place; its actions get the next numbers."""
        self._count += 1
        post = f"t{self._count}"
        first = len(self._numbers) + 1
        for number, button in enumerate(actions(card), first):
            self._numbers[number] = (button, place)
        where = f"{place_name(place)} {post}" + (f" (to {self._named(person_id)} only)" if person_id else "")
        self._out(f"\n--- {where}\n{render(card, first)}")
        self.printed.append(Printed(post, place, card, person_id))
        return post

    def _named(self, person_id: str) -> str:
        person = self._people.get(person_id)
        return person.name if person else person_id

    async def post(self, place: Place, card: Card) -> str:
        return self.show(place, card)

    async def redraw(self, place: Place, post: str, card: Card) -> None:
        self.show(place, card)

    async def find(self, place: Place, marker: str) -> tuple[str, ...]:
        return ()

    async def remove(self, place: Place, post: str) -> None:
        """Nothing that was printed can be taken back."""

    async def sign(self, place: Place, message_id: str, shown: bool) -> None:
        if shown:
            self._out(f"(the helpdesk is looking at {message_id})")

    async def tell(self, person_id: str, place: Place, card: Card) -> None:
        self.show(await self.direct(person_id), card, person_id)

    async def direct(self, person_id: str) -> Place:
        return Place(surface=SURFACE, conversation=f"@{person_id.partition(':')[2]}")

    async def channel(self, name: str) -> Place | None:
        return Place(surface=SURFACE, conversation=f"#{name}") if name in self._channels else None

    async def person(self, person_id: str) -> Person:
        return self._people.get(person_id) or Person(id=person_id)

    async def message(self, message_id: str) -> Message | None:
        return self.messages.get(message_id)

    async def people(self) -> tuple[Person, ...]:
        return tuple(person for person in self._people.values() if person.is_agent)

    async def link(self, place: Place, post: str | None = None) -> str | None:
        return None


def place_name(place: Place) -> str:
    """#it-help, @amara, or #it-help > t3 for a thread."""
    return place.conversation + (f" > {place.thread}" if place.thread else "")
