"""classify: a model's assessment of the request, validated, kept before it is used. No model state can leave a request without outcome."""

import asyncio
from typing import Final

from bot.learning import Learning
from bot.ports import GiveUp, Model, TryAgain
from bot.steps.recall import Walk
from triage.case import Asked
from triage.facts import Context, Request
from triage.organisation import Organisation

WORTH_ASKING: Final = 0.5
"""So much of the model deadline must be left of the request's own time: with less, most calls would be given up and paid for."""
NO_TIME: Final = "no time was left to ask"


async def classify(way: Walk, request: Request, context: Context) -> Asked:
    """The model's answer, or what stands in for it: over a person's limit nobody is asked, over the model's or when it fails the offline
    model suggests."""
    with way.step("classify") as found:
        kept = way.kept.get("asked")
        if kept is None:
            kept = await way.keep("asked", (await _ask(way, request, context)).model_dump_json())
        asked = Asked.model_validate_json(kept)
        found.detail = asked.failure or (asked.unreadable.why if asked.unreadable else f"{asked.model}: {_short(asked)}")
        return asked


async def _ask(way: Walk, request: Request, context: Context) -> Asked:
    if context.over_limit == "system_limit":
        return way.world.learning.assess(request, context, way.organisation).model_copy(update={"failure": context.over_limit})
    if context.over_limit is not None:
        return Asked(model="none", failure=context.over_limit)
    asked = await assessed(way.world.model, way.world.learning, request, context, way.organisation, _seconds_left(way))
    if asked.failure is not None:
        way.world.metrics.model_failure(way.world.model.name)
    return asked


def _seconds_left(way: Walk) -> float:
    """Of the request's own time (`outcome_deadline_seconds`): behind many others, each with a slow model, most of it may be gone."""
    waited = way.world.clock.now() - max(way.accepted_at, way.world.started_at)
    return way.organisation.timing.outcome_deadline_seconds - waited.total_seconds()


async def assessed(
    model: Model, learning: Learning, request: Request, context: Context, organisation: Organisation, left: float | None = None
) -> Asked:
    """The model's answer in time; of a model that fails the failure, with the offline suggestion in its place.

    `left`: seconds until the request must have an outcome, None if nobody waits. What costs nothing is asked however late it is.
    """
    seconds = organisation.timing.model_deadline_seconds
    if model.metered and left is not None:
        if left < seconds * WORTH_ASKING:
            return learning.assess(request, context, organisation).model_copy(update={"failure": NO_TIME})
        seconds = min(seconds, left)
    try:
        return await asyncio.wait_for(model.assess(request, context, organisation), seconds)
    except TimeoutError:
        failure = f"no answer within {seconds:g} s"
    except (TryAgain, GiveUp) as error:
        failure = str(error)
    return learning.assess(request, context, organisation).model_copy(update={"failure": failure})


def _short(asked: Asked) -> str:
    if asked.assessment is None:
        return "no assessment"
    issue = asked.assessment.issues[0]
    return f"{asked.assessment.kind}, {issue.category} {issue.category_confidence:.2f}, answer {issue.answer_confidence:.2f}"
