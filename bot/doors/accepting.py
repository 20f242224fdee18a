"""accept: an event into its case's mailbox, then a nudge for the runner. The only place where the doors write."""

from bot.cards.news import refusal_card
from bot.inbound import Answer
from bot.world import World
from storage.store import Accepted
from triage.case import Refused
from triage.facts import Event, Message, Person


async def accept(world: World, event: Event, case_id: str | None = None) -> Accepted:
    """On disk when this returns. The same event again changes nothing, and only nudges."""
    with world.precedence.accepting():
        accepted = await world.store.accept(event, case_id)
    world.precedence.accepted()
    world.nudge(accepted.case_id)
    return accepted


def watch(world: World, case_id: str, message: Message) -> None:
    """Show the sign on the message if no card stands in time; in shadow mode people see nothing of us."""
    surface = world.surface(message.place.surface)
    if surface is not None and not world.organisation.shadows(message.channel):
        world.signs.watch(case_id, surface, message, world.organisation.timing.sign_after_seconds)


def refuse(world: World, person: Person, word: str, **names: str) -> Answer:
    """Words for the one person, by their key."""
    return refused(world, person, Refused(word=word, names=tuple(names.items())))


def refused(world: World, person: Person, why: Refused) -> Answer:
    return Answer(kind="refused", card=refusal_card(why, world.organisation, person.language))
