"""classify: a model's assessment of the request, validated, kept before it is used. No model state can leave a request without outcome."""

import asyncio

from bot.ports import GiveUp, TryAgain
from bot.steps.recall import Walk
from triage.case import Asked
from triage.facts import Context, Request


async def classify(way: Walk, request: Request, context: Context) -> Asked:
    """The model's answer, or what stands in for it: over a limit nobody is asked, a model that fails leaves the offline suggestion."""
    with way.step("classify") as found:
        kept = way.kept.get("asked")
        if kept is None:
            kept = await way.keep("asked", (await _ask(way, request, context)).model_dump_json())
        asked = Asked.model_validate_json(kept)
        found.detail = asked.failure or (asked.unreadable.why if asked.unreadable else f"{asked.model}: {_short(asked)}")
        return asked


async def _ask(way: Walk, request: Request, context: Context) -> Asked:
    if context.over_limit is not None:
        return Asked(model="none", failure=context.over_limit)
    model, seconds = way.world.model, way.organisation.timing.model_deadline_seconds
    try:
        return await asyncio.wait_for(model.assess(request, context, way.organisation), seconds)
    except TimeoutError:
        failure = f"no answer within {seconds:g} s"
    except (TryAgain, GiveUp) as error:
        failure = str(error)
    way.world.metrics.model_failure(model.name)
    suggestion = way.world.learning.assess(request, context, way.organisation)
    return suggestion.model_copy(update={"failure": failure})


def _short(asked: Asked) -> str:
    if asked.assessment is None:
        return "no assessment"
    issue = asked.assessment.issues[0]
    return f"{asked.assessment.kind}, {issue.category} {issue.category_confidence:.2f}, answer {issue.answer_confidence:.2f}"
