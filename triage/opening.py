"""Request + Decision -> Change: how a case begins, and how it goes on when the question is asked anew. Pure.

Anew means: an answer, an edit, "again", or a message triaged although it was left alone. A case with a ticket keeps its ticket.
"""

from datetime import datetime, timedelta
from typing import assert_never

from triage.case import Case, Change, Clocks, Decision, News, State
from triage.effects import clock_start, create_orders, dues_of, follow, orders, planned, restarted_clocks, started_clocks
from triage.facts import Event, Request
from triage.lifecycle import WORKED
from triage.organisation import Organisation
from triage.teams import hopped

ANEW: dict[str, str] = {"message": "triaged", "edit": "edited", "answer": "answered_question", "forced": "forced", "action": "retriaged"}
"""What a decision does to a case, by the kind of event that asked for it; `Case.what` says it."""


def open_case(event: Event, request: Request, decision: Decision, before: Case | None, now: datetime, org: Organisation) -> Change:
    """The version that a decision makes: of a new case, or of one whose question was asked anew.

    A case that got a ticket while its requester's words were being read keeps its decision and gets the words (only "again" may change
    what people are working on).
    """
    if before is not None and (before.state in WORKED or before.tickets):
        if event.kind != "action":
            return _words_kept(event, request, before, now, org)
        return _rethought(event, request, decision, before, now, org)
    case = _with_tickets(_fresh(event, request, decision, before, now), clock_start(before, request, now), now, org)
    change = Change(case=case, dues=dues_of(case, now, org), news=_opening_news(case, before), orders=())
    return change.model_copy(update={"orders": create_orders(case, event.id) if case.tickets else ()})


def leave_alone(event: Event, request: Request, why: str, now: datetime) -> Change:
    """The version of a message that is left alone: its id and the reason, not its words."""
    bare = request.model_copy(update={"text": "", "subject": None, "additions": (), "attachments": ()})
    case = Case(
        id=request.case_id,
        version=1,
        event_id=event.id,
        at=now,
        what="left_alone",
        state="ignored",
        request=bare,
        ignored_because=why,
        opened_at=request.asked_at,
    )
    return Change(case=case)


def state_of(decision: Decision) -> State:
    """The state that an outcome opens with."""
    match decision.outcome:
        case "self_service":
            return "answered"
        case "ticket_proposed":
            return "several" if len(decision.issues) > 1 else "proposed"
        case "ticket_created" | "person":
            return "open"
        case "question":
            return "asking"
        case "elsewhere":
            return "open" if forwarded(decision) else "elsewhere"
        case "known_incident":
            return "incident"
        case "ignored":
            return "ignored"
        case _:
            assert_never(decision.outcome)


def forwarded(decision: Decision) -> bool:
    """An `elsewhere` that is delivered as a ticket (deliver: forward), not only told."""
    return decision.outcome == "elsewhere" and decision.rule.endswith(": forward")


def _fresh(event: Event, request: Request, decision: Decision, before: Case | None, now: datetime) -> Case:
    base = {
        "version": (before.version if before else 0) + 1,
        "event_id": event.id,
        "at": now,
        "what": ANEW[event.kind],
        "by": event.actor if event.kind != "message" else request.requester,
        "state": state_of(decision),
        "state_at": now,
        "request": request,
        "decision": decision,
        "category": decision.category,
        "priority": decision.priority,
        "team": decision.team,
        "private": decision.private or (before.private if before else False),
        "incident": decision.incident,
        "rounds": (before.rounds if before else 0) + (1 if decision.outcome == "question" else 0),
        "closed_as": None,
        "ignored_because": None,
        "assignee": None,
        "clocks": Clocks(),
        "followed_up_at": None,
        "confirmed_by": None,
        "undo": None,
        "replaced": None,
    }
    if before is None:
        return Case.model_validate({"id": request.case_id, "opened_at": request.asked_at, **base})
    return before.model_copy(update=base)


def _with_tickets(case: Case, start: datetime, now: datetime, org: Organisation) -> Case:
    if case.state != "open" or case.decision is None or case.team is None:
        return case
    clocks = started_clocks(case.team, case.priority, start, now, org, case.clocks)
    tickets = planned(case.id, case.decision, one=case.decision.outcome != "ticket_created")
    return case.model_copy(update={"clocks": clocks, "tickets": tickets, "hops": hopped(case.hops, case.team)})


def _opening_news(case: Case, before: Case | None) -> tuple[News, ...]:
    """A secret is told of privately; a private case says in the thread that it was answered privately; a question is news."""
    if "shadow" in case.request.flags or case.decision is None:
        return ()
    found: list[News] = []
    known = before is not None and "secret" in before.request.flags
    if "secret" in case.request.flags and not known:
        found.append(News(key=f"{case.version}/rotate_secret", kind="rotate_secret", to="private", person=case.request.requester))
    if case.version > 1 and case.state == "asking":
        found.append(News(key=f"{case.version}/question", kind="question", text="\n".join(case.decision.questions)))
    return tuple(found)


def _heard(event: Event, request: Request, before: Case, now: datetime) -> dict[str, object]:
    """What is new in every further version of a case whose question was asked anew; nothing can be taken back any more."""
    return {
        "version": before.version + 1,
        "event_id": event.id,
        "at": now,
        "what": ANEW[event.kind],
        "by": event.actor,
        "request": request,
        "undo": None,
        "replaced": None,
    }


def _words_kept(event: Event, request: Request, before: Case, now: datetime, org: Organisation) -> Change:
    said = request.text if event.kind == "edit" or not request.additions else request.additions[-1]
    case = before.model_copy(update={**_heard(event, request, before, now), "private": before.private or "secret" in request.flags})
    comments = orders(case, event.id, "comment", text=said, by=event.actor)
    return Change(case=case, dues=dues_of(case, now, org), news=_opening_news(case, before), orders=comments)


def _rethought(event: Event, request: Request, decision: Decision, before: Case, now: datetime, org: Organisation) -> Change:
    """Re-triage of a case with a ticket: topic, priority and team follow the new decision, the work on it stays."""
    moved, back = decision.team != before.team, before.state not in WORKED
    case = before.model_copy(
        update={
            **_heard(event, request, before, now),
            "decision": decision,
            "category": decision.category or before.category,
            "priority": decision.priority,
            "team": decision.team,
            "private": decision.private or before.private,
            "hops": hopped(before.hops, decision.team),
            "state": "open" if moved or back else before.state,
            "state_at": now if (moved or back) and before.state != "open" else before.state_at,
            "closed_as": None,
            "incident": None if back else before.incident,
            "assignee": None if moved or back else before.assignee,
            "confirmed_by": None,
        }
    )
    case = case.model_copy(update={"clocks": restarted_clocks(case, now, org), "tickets": follow(before, case)})
    news = (News(key=f"{case.version}/handed_on", kind="handed_on", text=org.team_name(case.team)),) if moved else ()
    news = (*news, *_opening_news(case, before))
    again = orders(case, event.id, "reopen") if back else ()
    return Change(case=case, dues=dues_of(case, now, org), news=news, orders=(*again, *orders(case, event.id, "update")))


def undo_until(case: Case, org: Organisation) -> datetime:
    """Until when a ticket that was created at once may be taken back by its requester."""
    return (case.state_at or case.opened_at) + timedelta(seconds=org.timing.undo_seconds)
