"""reply: draw the newest version on every card of the case, one drawing at a time, then post what is news.

Drawing is apart from deciding (architecture, rule 6): whatever could not be shown now stays behind its case and is drawn by a scan.
"""

from bot.log import log
from bot.ports import GiveUp, TryAgain
from bot.steps.draw import draw
from bot.steps.news import post_news
from bot.steps.recall import Walk
from bot.steps.spots import spots
from bot.world import World
from triage.case import Case


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
    complete = True
    for spot in await spots(world, case):
        try:
            await draw(world, case, spot)
        except TryAgain as error:
            complete = False
            log.info("card.waits", case=case.id, card=spot.name, why=str(error))
        except GiveUp as error:
            log.warning("card.given_up", case=case.id, card=spot.name, why=str(error), hint=error.hint)
        except Exception as error:
            complete = False
            log.error("card.failed", case=case.id, card=spot.name, error=error)
    return complete
