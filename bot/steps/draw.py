"""draw: one card of a case brought up to date on its surface, exactly once to the eye (architecture, rules 5 and 6)."""

import hashlib
from dataclasses import replace

from bot.cards.card import Button, Card
from bot.ports import GiveUp, NotSent, PostGone
from bot.steps.spots import Spot
from bot.world import World
from storage.store import Posted
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
    if spot.left is not None:
        await _take_away(world, case, spot, spot.left)
    if spot.unknown is not None:
        raise spot.unknown
    row = spot.row
    if row is None or row.post is None:
        return await post_first(world, case, spot)
    spot = _telling(spot, row)
    digest = digest_of(spot.card)
    if row.digest == digest:
        return
    if spot.surface.abilities.updates:
        try:
            await spot.surface.redraw(row.place, row.post, spot.card)
            return await world.store.posted(case.id, spot.name, row.post, case.version, digest)
        except PostGone:
            pass
    if spot.surface.abilities.search or not spot.surface.abilities.updates:
        row = await world.store.again_post(case.id, spot.name, world.clock.now())
    else:
        # Gone for certain: what is posted now is the first again, and replaces nothing.
        await world.store.unposted(case.id, spot.name)
        row, _ = await world.store.begin_post(case.id, spot.name, row.place, world.clock.now())
    await _send(world, case, spot, row)


async def _take_away(world: World, case: Case, spot: Spot, left: Posted) -> None:
    """What stands there is deleted, also a post whose answer was lost; then the store knows of none. Done twice it is the same."""
    lost = left.post is None and spot.surface.abilities.search
    for post in await spot.surface.find(left.place, spot.card.marker) if lost else (left.post,):
        if post is not None:
            await spot.surface.remove(left.place, post)
    await world.store.unposted(case.id, spot.name)


def _telling(spot: Spot, row: Posted) -> Spot:
    """Where nobody can look for a lost post, a second one says that it replaces the one above (architecture, rule 5)."""
    searched = spot.surface.abilities.search or not spot.surface.abilities.updates
    again = row.attempt > 1 and not searched
    return replace(spot, card=spot.card.model_copy(update={"replaces": again})) if spot.card.replaces != again else spot


async def post_first(world: World, case: Case, spot: Spot) -> None:
    """The card is to be posted. A place that refuses it for good is left for the other one."""
    place = spot.row.place if spot.row else spot.place
    try:
        await post_once(world, case, spot, place)
    except GiveUp:
        if spot.instead is None:
            raise
        instead = await spot.instead()
        await world.store.unposted(case.id, spot.name)
        await post_once(world, case, spot, instead)


async def post_once(world: World, case: Case, spot: Spot, place: Place) -> None:
    """Announce, post, note the answer. An announcement without an answer is looked for in its place before anything is sent again.

    Where a place cannot be searched: rather twice than never.
    """
    row, go = await world.store.begin_post(case.id, spot.name, place, world.clock.now())
    if not go and row.post is None:
        found = await spot.surface.find(row.place, spot.card.marker) if spot.surface.abilities.search else ()
        if found:
            return await _adopt(world, case, spot, row.place, found)
        row = await world.store.again_post(case.id, spot.name, world.clock.now())
    await _send(world, case, spot, row)


async def _adopt(world: World, case: Case, spot: Spot, place: Place, found: tuple[str, ...]) -> None:
    """The post stands although its answer was lost: the oldest is ours, any other is deleted, and it is redrawn to be sure."""
    for double in found[1:]:
        await spot.surface.remove(place, double)
    await spot.surface.redraw(place, found[0], spot.card)
    await world.store.posted(case.id, spot.name, found[0], case.version, digest_of(spot.card))


async def _send(world: World, case: Case, spot: Spot, row: Posted) -> None:
    spot = _telling(spot, row)
    try:
        post = await spot.surface.post(row.place, spot.card)
    except (NotSent, GiveUp):
        if row.attempt == 1 and not spot.surface.abilities.search:
            # Nothing stands anywhere: the next try is the first again.
            await world.store.unposted(case.id, spot.name)
        raise
    await world.store.posted(case.id, spot.name, post, case.version, digest_of(spot.card))
    if spot.name == "requester":
        world.metrics.card_visible((world.clock.now() - case.opened_at).total_seconds() if case.version == 1 else None)
        await world.signs.take_away(case.id)
