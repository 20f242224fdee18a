"""Healing: a card of ours is seen standing on its surface. Known already, unless the answer to posting it was lost."""

from bot.cards.actions import marked
from bot.log import log
from bot.world import World
from triage.facts import Place


async def stands(world: World, marker: str, place: Place, post: str) -> None:
    """Take a post over that the store waits for; delete one that stands beside the known one. Anything else is left as it is."""
    found = marked(marker)
    surface = world.surface(place.surface)
    if found is None or surface is None:
        return
    case_id, card = found
    async with world.drawing(case_id):
        row = next((one for one in await world.store.posts(case_id) if one.name == card), None)
        if row is None or row.place.conversation != place.conversation or row.post == post:
            return
        if row.post is None:
            log.info("card.healed", case=case_id, card=card)
            await world.store.posted(case_id, card, post, row.version or 0, "")
        else:
            log.warning("card.double", case=case_id, card=card)
            await surface.remove(place, post)
    world.nudge(case_id)
