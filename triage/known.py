"""What is known without the full model: when the labelled examples alone are sure, and what a first look adds to their suggestion. Pure."""

from triage.case import Assessment, Issue
from triage.facts import Request
from triage.first_look import NEVER_WITH, FirstLook
from triage.organisation import Organisation
from triage.requestlike import request_signs


def sure_alone(found: Assessment | None, request: Request, organisation: Organisation) -> bool:
    """Do the labelled examples settle the request by themselves (`models: stage_1_by: examples`)?

    One fresh matter of a topic or kind that is at least as sure as `stage_1_sure`, in words that certainly ask something and carry no
    sign of weight. Never with a flag that wants a second look, with later words of the requester, or without experience.
    """
    if found is None or not found.experienced or found.several or found.signals:
        return False
    if NEVER_WITH.intersection(request.flags) or request.additions or request.attachments:
        return False
    if not request.direct and request.via == "post" and request_signs(request.text).verdict != "request":
        return False
    least = organisation.models.stage_1_sure
    if found.kind != "it_support":
        return found.kind_confidence >= least
    return found.issues[0].category is not None and found.issues[0].category_confidence >= least


def known_so_far(suggested: Assessment | None, first: FirstLook | None, organisation: Organisation) -> Assessment | None:
    """The offline suggestion, with what the first look is surer of: kind and topic. Nothing is lost when the full model fails."""
    if suggested is None or first is None:
        return suggested
    update: dict[str, object] = {
        "language": first.language,
        "issues": (_topic(suggested.issues[0], first, organisation), *suggested.issues[1:]),
    }
    if first.kind != "not_a_request" and first.kind_confidence > suggested.kind_confidence:
        update |= {"kind": first.kind, "kind_confidence": first.kind_confidence}
    return suggested.model_copy(update=update)


def _topic(issue: Issue, first: FirstLook, organisation: Organisation) -> Issue:
    category = organisation.category(first.category)
    if category is None or first.category_confidence <= issue.category_confidence:
        return issue
    return issue.model_copy(update={"category": category.id, "team": category.team, "category_confidence": first.category_confidence})
