"""Telling all agents something that belongs to no case: one post in the agents' channel of the first surface that has one."""

from bot.cards.card import Card
from bot.log import log
from bot.ports import GiveUp
from bot.world import World


async def tell_agents(world: World, card: Card) -> bool:
    """Post it, unless a post with its marker stands there already (where that can be searched). False: no surface has the channel yet.

    Where the helpdesk may not post it is left out, and the log says so: it would be refused again.
    """
    for surface in world.surfaces.values():
        place = await surface.channel(world.organisation.channels.agents)
        if place is None:
            continue
        try:
            if not (surface.abilities.search and await surface.find(place, card.marker)):
                await surface.post(place, card)
        except GiveUp as error:
            log.warning("agents_channel.refused", marker=card.marker, why=str(error), hint=error.hint)
        return True
    return False
