"""give up: an event whose steps failed past the outcome deadline ends without model and enrichment, recorded and shown."""

from bot.log import log
from bot.steps.recall import Walk, recall
from bot.steps.record import leave, record
from bot.steps.reply import show
from bot.steps.tell import tell_failed
from bot.steps.ticket import carry_out
from bot.world import World
from storage.store import StoredEvent
from triage.case import Asked
from triage.facts import Action, Context, NotRequest, Request, Unsure
from triage.opening import open_case
from triage.reasons import because
from triage.route import route
from triage.turns import anew, bare_request, meaning

AGAIN = "/again/"


async def give_up(world: World, stored: StoredEvent) -> None:
    """A question goes to a person of the default team. An action that could not be recorded is said to have failed (asking again is one
    of those, so that what people work on stays with them); a deadline is put behind what else has happened, and tried again."""
    way = await recall(world, stored)
    if way.recorded is None:
        found = await way.judged(lambda: meaning(way.event, way.before, way.roles, way.organisation))
        if found == "anew" and way.event.kind != "action":
            await _to_a_person(way)
        elif found == "anew" or isinstance(found, Action):
            await _not_done(way)
        else:
            way.result = f"ignored:{found}"
    log.error("event.given_up", case=way.case_id, kind=way.event.kind, result=way.result)
    await _shown(way)
    await way.finish()


async def _not_done(way: Walk) -> None:
    way.result = "gave_up"
    if way.event.kind != "due":
        return await tell_failed(way)
    first, _, tries = way.event.id.partition(AGAIN)
    again = way.event.model_copy(update={"id": f"{first}{AGAIN}{int(tries or 0) + 1}"})
    await way.world.store.accept(again, way.case_id)


async def _to_a_person(way: Walk) -> None:
    request = await _request(way)
    if request is None:
        return await leave(way)
    now = way.world.clock.now()
    context = Context(now=now, hops=way.before.hops if way.before else ())
    flagged = request.model_copy(update={"flags": tuple(dict.fromkeys((*request.flags, "deadline")))})
    asked = Asked(model="none", failure=because("reason_deadline"))
    decision = route(flagged, context, asked, way.organisation)
    await record(way, lambda before: open_case(way.event, flagged, decision, before, now, way.organisation))


async def _request(way: Walk) -> Request | None:
    """The request; the bare message where even reading it fails."""
    try:
        verdict = await way.judged(lambda: anew(way.event, way.before, way.case_id, way.organisation))
    except Exception as error:
        log.error("intake.failed", case=way.case_id, error=error)
        message = way.event.message
        if message is None:
            return way.before.request if way.before else None
        return bare_request(way.event, way.case_id, way.organisation).model_copy(update={"text": message.text[:5000]})
    match verdict:
        case NotRequest():
            way.left_alone = verdict.why
            return None
        case Unsure():
            return verdict.request
        case Request():
            return verdict


async def _shown(way: Walk) -> None:
    """Try at once; whatever fails is done by the scans."""
    if way.recorded is None:
        return
    for act in (carry_out, show):
        try:
            await act(way.world, way.case_id)
        except Exception as error:
            log.error("give_up.show_failed", case=way.case_id, error=error)
