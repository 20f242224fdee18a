"""The first look: what a cheap model says of a message, and whether that alone settles it. Conservative: a doubt asks stage 2. Pure."""

from typing import Final

from triage.answer_schema import FirstKind
from triage.case import Assessment, Issue
from triage.facts import Confidence, Context, Fact, Request
from triage.offline import summary_of, usual_priority
from triage.organisation import Organisation
from triage.reasons import because
from triage.requestlike import request_signs
from triage.rules import matching_incident
from triage.several import several_probability
from triage.signals import signals, weighed

NEVER_WITH: Final = frozenset({"suspicious", "secret", "attachment_only", "truncated", "guest", "user_limit", "system_limit"})
"""Flags with which a first look never settles anything."""
WEIGHTY: Final = frozenset({"incident", "security_report"})
"""Kinds that wake people up: the full model looks at them."""
WAYS_OF_REQUESTS: Final = frozenset({"form", "shortcut", "reaction", "command", "api", "webhook", "mention"})
"""Whoever came these ways has said that it is a request: no model may call it none."""


class FirstLook(Fact):
    """Stage 1's answer, validated. `category` and `article` are ids or None; confidences 0..1, 0 where there is nothing to be sure of.

    Kind and topic are one choice of the model's: a topic's confidence is that of the kind too, which it is at least.
    """

    kind: FirstKind
    kind_confidence: Confidence
    language: str
    category: str | None
    category_confidence: Confidence
    article: str | None
    answer_confidence: Confidence


def settles(first: FirstLook, request: Request, context: Context, organisation: Organisation) -> Assessment | None:
    """The assessment if stage 1 alone settles the request, else None: ask stage 2.

    It settles what is surely not IT support and has somebody to go to, what asks nothing and one common issue that an offered article
    answers, the latter two at the threshold of self-service. Never: an incident or a security report, a flagged text, signs of weight or
    of several matters, later words of the requester (a question round), a case that was with a team, what looks like an open incident.
    """
    if _open_matters(request, context) or signals(request.whole_text) or first.kind_confidence < organisation.thresholds.route:
        return None
    if first.kind == "not_a_request":
        sure = first.kind_confidence >= organisation.thresholds.self_service and _may_be_none(request)
        return _assessment(first, request, context, organisation) if sure else None
    if first.kind != "it_support":
        known = organisation.kind(first.kind) is not None and first.kind not in WEIGHTY
        settled = known and not _many(request, organisation)
        return _assessment(first, request, context, organisation) if settled else None
    return _assessment(first, request, context, organisation) if _answered(first, request, context, organisation) else None


def _open_matters(request: Request, context: Context) -> bool:
    """Is there more to it than one fresh message?"""
    known = bool(NEVER_WITH.intersection(request.flags)) or context.over_limit is not None
    return known or bool(request.additions or request.attachments or context.hops or context.asked)


def _many(request: Request, organisation: Organisation) -> bool:
    return several_probability(request.text) >= organisation.thresholds.several


def _may_be_none(request: Request) -> bool:
    """Only what the rules of intake were unsure of as well; a direct word or a form is a request."""
    if request.direct or request.via in WAYS_OF_REQUESTS:
        return False
    return request_signs(request.text).verdict != "request"


def _answered(first: FirstLook, request: Request, context: Context, organisation: Organisation) -> bool:
    least = organisation.thresholds
    return (
        first.article in {candidate.id for candidate in context.candidates}
        and first.answer_confidence >= least.self_service
        and organisation.category(first.category) is not None
        and first.category_confidence >= least.route
        and organisation.channel_settings(request.channel).self_service
        and not _many(request, organisation)
        and matching_incident(request, _issue(first, request, context, organisation), context) is None
    )


def _assessment(first: FirstLook, request: Request, context: Context, organisation: Organisation) -> Assessment:
    """What stage 1 does not say comes from the functions of the offline model."""
    none = first.kind == "not_a_request"
    return Assessment(
        kind="it_support" if first.kind == "not_a_request" else first.kind,
        kind_confidence=0.0 if none else first.kind_confidence,
        is_request=not none,
        language=first.language,
        issues=(_issue(first, request, context, organisation),),
        signals=signals(request.whole_text),
    )


def _issue(first: FirstLook, request: Request, context: Context, organisation: Organisation) -> Issue:
    home = organisation.category(first.category)
    return Issue(
        summary=summary_of(request.whole_text, organisation.privacy.internal_domains),
        category=home.id if home else None,
        priority=weighed(usual_priority(context.similar, first.category, organisation), signals(request.whole_text)),
        team=home.team if home else None,
        articles=(first.article,) if first.article else (),
        category_confidence=first.category_confidence if home else 0.0,
        answer_confidence=first.answer_confidence if first.article else 0.0,
        reasoning=_why(first),
    )


def _why(first: FirstLook) -> str:
    if first.kind == "not_a_request":
        return because("reason_first_look_nothing")
    return because("reason_first_look_article" if first.kind == "it_support" else "reason_first_look_kind")
