"""record: the new version and its effects, append-only, before anything is shown. It alone decides who was first."""

from collections.abc import Callable
from functools import partial

from bot.incidents import note_ended
from bot.steps.recall import Walk
from bot.steps.sign import take_sign_away
from bot.steps.tell import tell_refused, tell_retriaged
from triage.case import Case, Change, Ignored, Refused
from triage.opening import leave_alone
from triage.turns import bare_request

TRIES = 2
"""Once on what recall read; once more on what another writer recorded in between (architecture, rule 3)."""


async def record(way: Walk, make: Callable[[Case | None], Change | Refused | Ignored]) -> None:
    """Record what `make` makes of the case. Lost to another writer: judged once more, then the one who acted is told who won."""
    with way.step("record") as found:
        before = way.before
        for _ in range(TRIES):
            made = await way.judged(partial(make, before))
            if isinstance(made, Change):
                way.recorded = await _append(way, made, before)
                if way.recorded is not None:
                    found.detail = f"version {way.recorded.version}: {way.recorded.what}"
                    return await _follow_up(way, made)
                before = await way.world.store.case(way.case_id)
                continue
            return await _not_done(way, made, before)
        await _lost(way, before)


async def leave(way: Walk) -> None:
    """Left alone: a new message keeps its id and the reason; for a case that exists nothing changes."""
    why = way.left_alone or "not_a_request"
    way.world.metrics.left_alone(why)
    way.result = "left_alone"
    message = way.event.message
    if message is not None:
        await take_sign_away(way.world, way.case_id, message.place, message.id, way.event.at)
    if way.before is None:
        now = way.world.clock.now()
        request = bare_request(way.event, way.case_id, way.organisation)
        await record(way, lambda before: leave_alone(way.event, request, why, now))


async def _append(way: Walk, change: Change, before: Case | None) -> Case | None:
    expected = before.version if before else 0
    recorded = await way.world.store.record(way.event.id, change, expected, way.receipts)
    way.written = len(way.receipts)
    return recorded


async def _follow_up(way: Walk, change: Change) -> None:
    """What the process itself must know of a new version: fresh labels are learned at once, an ended incident reaches its cases."""
    if change.feedback:
        await way.world.learning.take(change.feedback, way.world.store)
    await tell_retriaged(way, change.case)
    if change.case.decision is not None and change.case.version == 1:
        way.world.metrics.decided(change.case.decision)
    if change.incident is not None and change.incident.ended:
        await note_ended(way.world, change.incident.id)
        for case_id in await way.world.store.incident_cases(change.incident.id):
            way.world.nudge(case_id)


async def _not_done(way: Walk, made: Refused | Ignored, before: Case | None) -> None:
    if isinstance(made, Ignored):
        way.result = "ignored:no_change"
        return
    way.result = f"refused:{made.word}"
    await tell_refused(way, made, before)


async def _lost(way: Walk, now_stands: Case | None) -> None:
    who = now_stands.by.name or now_stands.by.id if now_stands and now_stands.by else ""
    way.result = f"lost:{who}"
    await tell_refused(way, Refused(word="conflict_lost", names=(("name", who),)), now_stands)
