"""The scan that tells the agents, once, that the paid model is not asked: a budget is used up, the key is refused, it keeps failing.

A budget: once for each day or month. Anything else: at most once an hour and kind. What was told is kept before the next look; after a
crash between the post and that, the channel is searched for it: posted once where it can be searched, elsewhere rather twice than never.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.agents_channel import tell_agents
from bot.cards.model_trouble import BUDGETS, TROUBLES, Trouble, trouble_card
from bot.log import log
from bot.world import World

SILENT_FOR = timedelta(hours=1)
"""After a kind of trouble was told."""
NEWS_FOR = timedelta(minutes=10)
"""So old may a failure be to be told: an older one may be over."""
TOLD = "model_trouble/"


async def model_trouble(world: World) -> Iterable[str]:
    """Tell what has to be told of the newest calls."""
    for trouble in TROUBLES:
        at = await world.store.newest_call(trouble)
        if at is not None:
            await _tell(world, trouble, at)
    return ()


async def _tell(world: World, trouble: Trouble, at: datetime) -> None:
    now = world.clock.now()
    told = await world.store.value(f"{TOLD}{trouble}")
    period = _to_tell(world, trouble, at, now, told)
    if period is None:
        return
    card = trouble_card(trouble, world.organisation, now).model_copy(update={"marker": f"model:{trouble}:{period}"})
    if await tell_agents(world, card):
        log.warning("model.trouble_told", trouble=trouble)
        await world.store.put_value(f"{TOLD}{trouble}", period if trouble in BUDGETS else now.isoformat())


def _to_tell(world: World, trouble: Trouble, at: datetime, now: datetime, told: str | None) -> str | None:
    """What the post is about, such as 2026-11-24; the same again until it was told. None: nothing to tell (any more)."""
    if trouble in BUDGETS:
        length = 10 if trouble == "budget_day" else 7
        zone = ZoneInfo(world.organisation.time_zone)
        period, current = (moment.astimezone(zone).date().isoformat()[:length] for moment in (at, now))
        return period if period == current and period != told else None
    last = datetime.fromisoformat(told) if told is not None else None
    if now - at > NEWS_FOR or (last is not None and (at <= last or timedelta() <= now - last < SILENT_FOR)):
        return None
    return told or "first"
