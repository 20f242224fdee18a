"""reply: draw the newest version on every card of the case, one drawing at a time, then post what is news.

Drawing is apart from deciding (architecture, rule 6): whatever could not be shown now stays behind its case and is drawn by a scan.
"""

from collections.abc import Awaitable
from dataclasses import replace
from typing import Final, Literal

from bot.log import log
from bot.ports import GiveUp, TryAgain
from bot.steps.draw import draw
from bot.steps.news import post_news
from bot.steps.recall import Walk
from bot.steps.sign import take_sign_away
from bot.steps.spots import Spot, for_agents, for_requester, showing_of, without_channel
from bot.world import World
from triage.case import Case

Outcome = Literal["stands", "waits", "refused"]
NO_CHANNEL: Final = "invite the helpdesk to the channel, or mend its name in the organisation file; see helpdesk check"


async def reply(way: Walk) -> None:
    """Show the recorded version. A surface that is down never holds the case's next event up."""
    with way.step("reply") as found:
        drawn = await show(way.world, way.case_id)
        found.detail = "shown" if drawn else "not all shown yet"


async def show(world: World, case_id: str) -> bool:
    """Draw every card of the case as it is now and post its news. True if everything is shown, False if some must wait."""
    async with world.drawing(case_id):
        case = await world.store.case(case_id)
        if case is None or case.state == "new":
            return True
        complete = await _draw_all(world, case)
        if complete:
            await world.store.drawn_all(case_id, case.version)
        return await post_news(world, case) and complete


async def _draw_all(world: World, case: Case) -> bool:
    """True if nothing must wait. A place that refuses its card for good holds nothing up: it is tried again at a slow pace."""
    posted = {row.name: row for row in await world.store.posts(case.id)}
    ground = (world, case, await showing_of(world, case, posted), posted)
    outcomes, _ = await _drawn(world, case, for_requester(*ground))
    if "waits" not in outcomes:
        # Also after a lost answer, and where no card will ever stand (shadow, a place that refuses it).
        since = case.opened_at if case.version == 1 else world.started_at
        await take_sign_away(world, case.id, case.request.place, case.request.message_id, since)
    for_us, found = await _drawn(world, case, for_agents(*ground))
    outcomes |= for_us
    if "waits" not in for_us and (missing := without_channel(world, case, found)):
        log.warning("card.no_channel", case=case.id, channels=missing, hint=NO_CHANNEL)
        outcomes.add("refused")
    if "refused" in outcomes:
        world.refused.note(case.id, world.clock.now())
    elif "waits" not in outcomes:
        world.refused.shown(case.id)
    return "waits" not in outcomes


async def _drawn(world: World, case: Case, look: Awaitable[list[Spot]]) -> tuple[set[Outcome], list[Spot]]:
    """Look where cards should stand, and draw each. A line about another card waits for that one, so that it says what is true."""
    found: list[Spot] = []
    requester: Outcome = "stands"

    async def looked() -> None:
        found.extend(await look)

    outcomes = {await _tried(looked(), case, "all")}
    for spot in found:
        if spot.unreached is not None and requester == "waits":
            continue
        if spot.unreached is not None and requester == "refused":
            spot = replace(spot, card=spot.unreached)
        outcome = await _tried(draw(world, case, spot), case, spot.name)
        requester = outcome if spot.name == "requester" else requester
        outcomes.add(outcome)
    return outcomes, found


async def _tried(work: Awaitable[None], case: Case, card: str) -> Outcome:
    try:
        await work
    except TryAgain as error:
        log.info("card.waits", case=case.id, card=card, why=str(error))
        return "waits"
    except GiveUp as error:
        log.warning("card.given_up", case=case.id, card=card, why=str(error), hint=error.hint)
        return "refused"
    except Exception as error:
        log.error("card.failed", case=case.id, card=card, error=error)
        return "waits"
    return "stands"
