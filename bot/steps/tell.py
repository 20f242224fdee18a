"""tell: words for one person only, about something they did. Never an exception text; a failure to tell harms nothing else."""

from bot.cards.card import Card
from bot.cards.commands import retriage_card
from bot.cards.news import error_card, refusal_card
from bot.log import log
from bot.steps.recall import Walk
from triage.case import Case, Refused
from triage.facts import ActionName


async def tell_refused(way: Walk, refused: Refused, case: Case | None) -> None:
    """Tell the one who acted, where they acted, why it was not done. Nobody is told about the clock's own actions."""
    if way.event.kind != "due":
        await _tell(way, refusal_card(refused, way.organisation, way.event.actor.language))


async def tell_failed(way: Walk) -> None:
    """Tell the one who acted that it did not work on our side; what they did may be tried again."""
    await _tell(way, error_card(way.organisation, way.event.actor.language))


async def tell_retriaged(way: Walk, now: Case) -> None:
    """Who asked for a second look sees old and new side by side."""
    action = way.event.action
    if action is not None and action.name is ActionName.RETRIAGE and way.before is not None:
        await _tell(way, retriage_card(way.before, now, way.organisation, action.by.language))


async def _tell(way: Walk, card: Card) -> None:
    place = way.event.place
    surface = way.world.surface(place.surface) if place else None
    if place is None or surface is None:
        return
    try:
        await surface.tell(way.event.actor.id, place, card)
    except Exception as error:
        log.warning("tell.failed", case=way.case_id, error=error)
