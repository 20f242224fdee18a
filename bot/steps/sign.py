"""sign: what says that somebody is looking at a message goes when its card stands, or when it is left alone; after a crash too."""

from datetime import datetime

from bot.world import World
from triage.facts import Place


async def take_sign_away(world: World, case_id: str, place: Place, message_id: str, asked_at: datetime) -> None:
    """Of a message that came before this process was started nobody remembers whether it has the sign: it is taken away unseen."""
    await world.signs.take_away(case_id)
    surface = world.surface(place.surface)
    if surface is not None and asked_at < world.started_at:
        await world.signs.remove(surface, place, message_id)
