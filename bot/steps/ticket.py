"""ticket: carry out what the recorded version ordered, in order, each order once. What fails stays ordered and is tried by a scan."""

from datetime import timedelta

from bot.log import log
from bot.ports import GiveUp, TryAgain
from bot.steps.recall import Walk
from bot.world import World
from storage.store import StoredOrder

FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 300.0
GIVEN_UP_PAUSE_SECONDS = 3600.0


async def ticket(way: Walk) -> None:
    """The orders of this case. A ticket system that is down never stops the reply."""
    if way.recorded is None or not way.recorded.tickets:
        return
    with way.step("ticket") as found:
        done = await carry_out(way.world, way.case_id)
        found.detail = f"{done} orders carried out" if done else "none open"


async def carry_out(world: World, case_id: str) -> int:
    """Carry out the open orders of one case in order; stops at the first that fails. Returns how many were done."""
    done = 0
    for stored in await world.store.orders(world.clock.now(), 100, case_id):
        if not await _one(world, stored):
            break
        done += 1
    return done


async def _one(world: World, stored: StoredOrder) -> bool:
    """True if done. The order's identity is looked up by the ticket system itself (ports.TicketSystem.carry_out)."""
    try:
        ticket = await world.tickets.carry_out(stored.order)
    except Exception as error:
        await _failed(world, stored, error)
        return False
    await world.store.order_done(stored.order.id, ticket)
    world.metrics.ticket(stored.order.operation)
    return True


async def _failed(world: World, stored: StoredOrder, error: Exception) -> None:
    if not isinstance(error, TryAgain | GiveUp):
        log.error("ticket.failed", order=stored.order.id, error=error)
    least = (
        error.after_seconds if isinstance(error, TryAgain) else GIVEN_UP_PAUSE_SECONDS if isinstance(error, GiveUp) else FIRST_PAUSE_SECONDS
    )
    pause = min(max(least, FIRST_PAUSE_SECONDS * 2**stored.attempts), max(LONGEST_PAUSE_SECONDS, least))
    await world.store.order_failed(stored.order.id, str(error) or type(error).__name__, world.clock.now() + timedelta(seconds=pause))
