"""Does a business rule of the organisation file match? Pure tests of `When`; what follows is decided in route.py."""

from datetime import timedelta

from triage.case import Assessment, Issue
from triage.facts import Context, Incident, Request
from triage.organisation import Organisation, Rule, When
from triage.terms import words

PATTERN_DAYS = 30
"""The window of the pattern rule (seed: 3+ tickets on the same issue)."""


def first_match(request: Request, context: Context, assessment: Assessment, org: Organisation) -> Rule | None:
    """The first rule of the file that holds for the request's first issue, None where none does."""
    issue = assessment.issues[0]
    return next((rule for rule in org.rules if holds(rule.when, request, context, assessment, issue, org)), None)


def holds(when: When, request: Request, context: Context, assessment: Assessment, issue: Issue, org: Organisation) -> bool:
    """All conditions that are given hold."""
    text = request.whole_text.lower()
    tests = (
        when.critical_role is None or when.critical_role == has_critical_role(request, org),
        when.remote is None or when.remote == request.requester.remote,
        not when.signals or set(when.signals) <= set(assessment.signals),
        not when.category or (issue.category in when.category and issue.category_confidence >= org.thresholds.show),
        not when.kind or assessment.kind in when.kind,
        not when.priority or issue.priority in when.priority,
        when.repeated is None or repetitions(issue, context) >= when.repeated,
        when.known_incident is None or when.known_incident == (matching_incident(request, issue, context) is not None),
        not when.flags or set(when.flags) <= set(request.flags),
        not when.words or any(word.lower() in text for word in when.words),
        not when.channel or request.channel in when.channel,
    )
    return all(tests)


def has_critical_role(request: Request, org: Organisation) -> bool:
    """The requester's title or department names a critical role (seed: Engineering, Finance, Operations)."""
    about = f"{request.requester.title or ''} {request.requester.department or ''}".lower()
    return any(role.lower() in about for role in org.critical_roles)


def repetitions(issue: Issue, context: Context) -> int:
    """Cases of the requester in this category within 30 days, this one included."""
    if issue.category is None:
        return 1
    since = context.now - timedelta(days=PATTERN_DAYS)
    return 1 + sum(past.category == issue.category and past.opened_at >= since for past in context.recent)


def matching_incident(request: Request, issue: Issue, context: Context) -> Incident | None:
    """The open incident that this looks like: its category if it has one, and two of its words (or the only one)."""
    said = set(words(request.whole_text))
    for incident in context.incidents:
        if incident.ended_at is not None or (incident.category and issue.category not in (incident.category, None)):
            continue
        known = {word for text in incident.words for word in words(text)}
        if known and len(known & said) >= min(2, len(known)):
            return incident
    return None
