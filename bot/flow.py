"""The way of one request. Read this first.

    intake -> enrich -> classify -> route -> record -> ticket -> reply     a message, an answer, an edit, "again": asked anew
    recall -> act -> record -> ticket -> reply                             a click, a form, a reaction, a deadline: acted
    look -> judge -> answer                                                a read inside the platform's own call (bot/door.py)

What is kept is read, what is not is done: after a crash the same event is walked again and finds what it had (architecture, rule 1).
"""

from bot.steps.classify import classify
from bot.steps.enrich import enrich
from bot.steps.intake import intake
from bot.steps.recall import Walk, recall
from bot.steps.record import leave, record
from bot.steps.reply import reply
from bot.steps.route import route
from bot.steps.ticket import ticket
from bot.world import World
from storage.store import StoredEvent
from triage.act import act
from triage.facts import Action
from triage.opening import open_case
from triage.turns import meaning


async def advance(world: World, case_id: str) -> None:
    """Take the pending events of one case in order, one at a time, and end each."""
    while pending := await world.store.pending(case_id):
        await walk(world, pending[0])


async def walk(world: World, stored: StoredEvent) -> None:
    """One event from the mailbox to what people see. Raises what a step raises; the runner tries again (bot/engine.py)."""
    way = await recall(world, stored)
    if way.recorded is None:
        found = await way.judged(lambda: meaning(way.event, way.before, way.roles, way.organisation))
        if found == "anew":
            await ask(way)
        elif isinstance(found, Action):
            await do(way, found)
        else:
            way.result = f"ignored:{found}"
    if way.recorded is not None:
        await ticket(way)
        await reply(way)
    await way.finish()


async def ask(way: Walk) -> None:
    """The question is asked, or asked anew: intake, enrich, classify, route, record."""
    request, sure = await intake(way)
    if request is None:
        return await leave(way)
    context = await enrich(way, request)
    asked = await classify(way, request, context)
    if not sure and asked.assessment is not None and not asked.assessment.is_request:
        way.left_alone = "not_a_request"
        return await leave(way)
    decision = route(way, request, context, asked)
    await record(way, lambda before: open_case(way.event, request, decision, before, context.now, way.organisation))


async def do(way: Walk, action: Action) -> None:
    """Somebody or something acted: judged again here, which alone decides."""
    now = way.world.clock.now()
    await record(way, lambda before: act(before, action, way.roles, way.event.id, now, way.organisation))
