"""draw: one card of a case brought up to date on its surface, exactly once to the eye (architecture, rules 5 and 6)."""

import hashlib

from bot.cards.card import Button, Card
from bot.ports import GiveUp, PostGone
from bot.steps.spots import Spot
from bot.world import World
from triage.case import Case
from triage.facts import Place


def digest_of(card: Card) -> str:
    """A short identity of what is to be seen on a card. Marker and button values are not: a card that differs only there stays."""
    feedback = _unlabelled(card.feedback) if card.feedback else None
    seen = card.model_copy(
        update={"marker": "", "buttons": _unlabelled(card.buttons), "menu": _unlabelled(card.menu), "feedback": feedback}
    )
    return hashlib.sha256(seen.model_dump_json().encode()).hexdigest()[:16]


def _unlabelled(buttons: tuple[Button, ...]) -> tuple[Button, ...]:
    return tuple(button.model_copy(update={"value": ""}) for button in buttons)


async def draw(world: World, case: Case, spot: Spot) -> None:
    """Post the card if it does not stand yet, redraw it if it shows something else. Raises TryAgain, GiveUp."""
    row, digest = spot.row, digest_of(spot.card)
    if row is None or row.post is None:
        return await post_first(world, case, spot, digest)
    if row.digest == digest:
        return
    if spot.surface.abilities.updates:
        try:
            await spot.surface.redraw(row.place, row.post, spot.card)
            return await world.store.posted(case.id, spot.name, row.post, case.version, digest)
        except PostGone:
            pass
    await world.store.again_post(case.id, spot.name, world.clock.now())
    await _send(world, case, spot, row.place, digest)


async def post_first(world: World, case: Case, spot: Spot, digest: str) -> None:
    """The card is to be posted. A place that refuses it for good is left for the other one."""
    place = spot.row.place if spot.row else spot.place
    try:
        await post_once(world, case, spot, place, digest)
    except GiveUp:
        if spot.instead is None:
            raise
        instead = await spot.instead()
        await world.store.unposted(case.id, spot.name)
        await post_once(world, case, spot, instead, digest)


async def post_once(world: World, case: Case, spot: Spot, place: Place, digest: str) -> None:
    """Announce, post, note the answer. An announcement without an answer is looked for in its place before anything is sent again."""
    row, go = await world.store.begin_post(case.id, spot.name, place, world.clock.now())
    if not go and row.post is None:
        found = await spot.surface.find(row.place, spot.card.marker) if spot.surface.abilities.search else ()
        if found:
            return await _adopt(world, case, spot, row.place, found, digest)
        await world.store.again_post(case.id, spot.name, world.clock.now())
    await _send(world, case, spot, row.place, digest)


async def _adopt(world: World, case: Case, spot: Spot, place: Place, found: tuple[str, ...], digest: str) -> None:
    """The post stands although its answer was lost: the oldest is ours, any other is deleted, and it is redrawn to be sure."""
    for double in found[1:]:
        await spot.surface.remove(place, double)
    await spot.surface.redraw(place, found[0], spot.card)
    await world.store.posted(case.id, spot.name, found[0], case.version, digest)


async def _send(world: World, case: Case, spot: Spot, place: Place, digest: str) -> None:
    post = await spot.surface.post(place, spot.card)
    await world.store.posted(case.id, spot.name, post, case.version, digest)
    if spot.name == "requester":
        world.metrics.card_visible((world.clock.now() - case.opened_at).total_seconds() if case.version == 1 else None)
        await world.signs.take_away(case.id)
