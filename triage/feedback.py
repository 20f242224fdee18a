"""Feedback: what a confirmation or a correction teaches. Before, after, who and why; the redacted words only where they teach. Pure."""

from triage.acting import Acting
from triage.case import Case, Feedback
from triage.facts import KindOfRequest
from triage.organisation import Organisation
from triage.redact import Policy, Roster, mask, redact

NEVER_FORWARDED: tuple[KindOfRequest, ...] = ("hr", "billing")
"""Kinds of which nothing becomes an example while they are only told where to go (product file, "record")."""


def feedback_id(case_id: str, version: int) -> str:
    """At most one feedback belongs to a version of a case; its identity is that version."""
    return f"{case_id}/{version}"


def teachable(case: Case, org: Organisation) -> bool:
    """May this case's words become an example of what it stands as? It must stand as something, and hold one thing only."""
    decision = case.decision
    if decision is None or len(decision.issues) > 1 or not case.request.whole_text.strip():
        return False
    if decision.kind == "it_support":
        return case.category is not None
    kind = org.kind(decision.kind)
    return kind is not None and not (kind.deliver == "tell" and decision.kind in NEVER_FORWARDED)


def example_text(case: Case, org: Organisation) -> str:
    """The request's words without personal data: everything is redacted, the names of the case's own people too."""
    people = (case.request.requester, case.request.reported_by, case.assignee, case.by, *case.followers, *(note.by for note in case.notes))
    names = tuple(dict.fromkeys(person.name for person in people if person is not None and person.name))
    return redact(case.request.whole_text, Roster(names=names), Policy(internal_domains=org.privacy.internal_domains)).text


def given(
    acting: Acting,
    after: Case,
    kind: str,
    *,
    teaches: bool = False,
    article: str | None = None,
    outcome_after: str | None = None,
    rating: int | None = None,
    why: str | None = None,
    category_wished: str | None = None,
    withdraws: str | None = None,
) -> Feedback:
    """The feedback of one action: the case before and after it. A kind that is not IT support is labelled by its kind alone."""
    before, teaches = acting.case, teaches and teachable(after, acting.org)
    return Feedback.model_validate(
        {
            "id": feedback_id(after.id, after.version),
            "case_id": after.id,
            "version": after.version,
            "at": acting.now,
            "by": acting.action.by,
            "kind": kind,
            "category_before": _category(before),
            "category_after": category_wished or _category(after),
            "priority_before": before.priority,
            "priority_after": after.priority,
            "team_before": before.team,
            "team_after": after.team,
            "kind_before": before.decision.kind if before.decision else None,
            "kind_after": after.decision.kind if after.decision else None,
            "outcome_before": before.decision.outcome if before.decision else None,
            "outcome_after": outcome_after,
            "article": article,
            "rating": rating,
            "why": mask(why) if why else None,
            "text": example_text(after, acting.org) if teaches else "",
            "teaches": teaches,
            "withdraws": withdraws,
        }
    )


def _category(case: Case) -> str | None:
    return case.category if case.decision is None or case.decision.kind == "it_support" else None


def first_article(case: Case) -> str | None:
    """The article that was shown first, None where none was."""
    articles = [article.id for issue in (case.decision.issues if case.decision else ()) for article in issue.articles]
    return articles[0] if articles else None
