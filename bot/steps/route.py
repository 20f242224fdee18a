"""route: the decision, by pure code (triage/route.py). Total: never raises on content."""

from bot.steps.recall import Walk
from triage.case import Asked, Decision
from triage.facts import Context, Request
from triage.route import route as decide


def route(way: Walk, request: Request, context: Context, asked: Asked) -> Decision:
    """What is done with the request; the rule that fired goes into the receipt."""
    with way.step("route") as found:
        rounds = way.before.rounds if way.before else 0
        decision = decide(request, context, asked, way.organisation, rounds)
        found.detail = f"{decision.outcome}, {decision.decided_by}: {decision.rule}"
        return decision
