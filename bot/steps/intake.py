"""intake: the request as it stands now, or the reason why the message is left alone."""

from bot.steps.recall import Walk
from triage.facts import NotRequest, Request, Unsure
from triage.turns import anew


async def intake(way: Walk) -> tuple[Request | None, bool]:
    """(request, sure). None: left alone, `way.left_alone` says why. sure False: a model's stage 1 may still leave it alone."""
    with way.step("intake") as found:
        verdict = await way.judged(lambda: anew(way.event, way.before, way.case_id, way.organisation))
        match verdict:
            case NotRequest():
                way.left_alone, found.detail = verdict.why, f"left alone: {verdict.why}"
                return None, True
            case Unsure():
                found.detail = f"unsure: {verdict.why}"
                return verdict.request, False
            case Request():
                found.detail = "request" + (f" ({', '.join(verdict.flags)})" if verdict.flags else "")
                return verdict, True
