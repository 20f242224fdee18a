"""What follows from a new version of a case: clocks, deadlines, ticket orders. Shared by opening.py and act.py. Pure."""

from datetime import datetime, timedelta

from triage.case import Case, Clocks, Decision, Due, PlannedTicket, TicketOrder
from triage.facts import Person, Priority, Request
from triage.organisation import Organisation
from triage.redact import mask
from triage.sla import Hours, add_working, is_open, next_opening, working_minutes

ROUND_THE_CLOCK = Hours(around_the_clock=True)


def hours_of(team: str | None, priority: Priority, org: Organisation) -> Hours:
    """The working hours that count: the team's; a critical case counts around the clock."""
    found = org.team(team)
    return ROUND_THE_CLOCK if priority == "critical" or found is None else found.hours


def started_clocks(
    team: str, priority: Priority, asked_at: datetime, now: datetime, org: Organisation, before: Clocks | None = None
) -> Clocks:
    """SLA clocks from the post on, for this team and priority. What was already reached stays reached."""
    before = before or Clocks()
    targets, hours = org.priorities[priority], hours_of(team, priority, org)
    waited = round(before.waited_minutes)
    queued = next_opening(now, hours) if priority in ("normal", "low") and not is_open(now, hours) else None
    return before.model_copy(
        update={
            "started_at": asked_at,
            "first_response_due_at": add_working(asked_at, targets.first_response_minutes, hours),
            "resolution_due_at": add_working(asked_at, targets.resolution_minutes + waited, hours),
            "queued_until": queued,
            "resolved_at": None,
        }
    )


def clock_start(before: Case | None, request: Request, now: datetime) -> datetime:
    """From when the clocks of a new ticket run: the post; where the requester was to speak first (articles shown, a question put,
    told elsewhere, an incident followed, ended, left alone), the moment somebody asked for a person."""
    return request.asked_at if before is None or before.state in ("new", "proposed", "several") else now


def restarted_clocks(case: Case, now: datetime, org: Organisation) -> Clocks:
    """The clocks of a case whose team or priority changed: from the same start, by the new targets and hours. None run yet: none."""
    clocks = resumed_clocks(case, now, org) if case.state != "waiting" else case.clocks
    if case.team is None or clocks.started_at is None:
        return clocks
    return started_clocks(case.team, case.priority, clocks.started_at, now, org, clocks)


def resumed_clocks(case: Case, now: datetime, org: Organisation) -> Clocks:
    """The clocks after waiting for the requester: the working time waited does not count against resolution."""
    clocks = case.clocks
    if clocks.waiting_since is None:
        return clocks
    hours = hours_of(case.team, case.priority, org)
    waited = working_minutes(clocks.waiting_since, max(now, clocks.waiting_since), hours)
    due = add_working(clocks.resolution_due_at, round(waited), hours) if clocks.resolution_due_at else None
    return clocks.model_copy(update={"waiting_since": None, "waited_minutes": clocks.waited_minutes + waited, "resolution_due_at": due})


def dues_of(case: Case, now: datetime, org: Organisation) -> tuple[Due, ...]:
    """All deadlines of this version. Each belongs to a state; a deadline of an older version does nothing when it comes."""
    if "shadow" in case.request.flags:
        return ()
    timing, hours, since = org.timing, hours_of(case.team, case.priority, org), case.state_at or now
    match case.state:
        case "proposed" | "several":
            return (Due(what="auto_create", at=since + timedelta(seconds=timing.confirm_after_seconds)),)
        case "asking":
            return (Due(what="question_timeout", at=add_working(since, timing.question_after_working_minutes, hours)),)
        case "answered" if case.followed_up_at is None:
            return (Due(what="follow_up", at=add_working(since, timing.follow_up_after_working_minutes, hours)),)
        case "answered":
            return (Due(what="close_unconfirmed", at=add_working(case.followed_up_at or since, timing.close_after_working_minutes, hours)),)
        case "open" | "claimed":
            return _sla_dues(case)
        case "waiting":
            return tuple(due for due in _sla_dues(case) if due.what == "first_response_missed")
        case _:
            return ()


def _sla_dues(case: Case) -> tuple[Due, ...]:
    clocks, found = case.clocks, []
    if clocks.first_response_due_at and clocks.first_response_at is None and not clocks.first_response_missed:
        found.append(Due(what="first_response_missed", at=clocks.first_response_due_at))
    if clocks.resolution_due_at and not clocks.resolution_missed:
        found.append(Due(what="resolution_missed", at=clocks.resolution_due_at))
    return tuple(found)


def planned(case_id: str, decision: Decision, *, one: bool) -> tuple[PlannedTicket, ...]:
    """The tickets of a decision: one for all issues, or one each. Keys are stable: the n-th ticket of a case keeps its key."""
    if one or len(decision.issues) == 1:
        summary = "; ".join(issue.summary for issue in decision.issues)[:200]
        return (
            PlannedTicket(key=f"{case_id}/1", summary=summary, category=decision.category, priority=decision.priority, team=decision.team),
        )
    return tuple(
        PlannedTicket(key=f"{case_id}/{n}", summary=issue.summary, category=issue.category, priority=issue.priority, team=issue.team)
        for n, issue in enumerate(decision.issues, 1)
    )


def follow(before: Case, after: Case) -> tuple[PlannedTicket, ...]:
    """The tickets after topic, priority or team of the case changed: each that stood where the case stood goes with it."""
    return tuple(
        ticket.model_copy(
            update={
                "category": after.category if ticket.category == before.category else ticket.category,
                "priority": after.priority if ticket.priority == before.priority else ticket.priority,
                "team": after.team or ticket.team if ticket.team == before.team else ticket.team,
            }
        )
        for ticket in after.tickets
    )


def create_orders(case: Case, event_id: str) -> tuple[TicketOrder, ...]:
    """One create order for each planned ticket, with the seed's custom fields. None in shadow mode."""
    if "shadow" in case.request.flags:
        return ()
    return tuple(
        TicketOrder(
            id=f"{event_id}/create/{ticket.key}",
            key=ticket.key,
            operation="create",
            summary=ticket.summary,
            text=shown_text(case.request),
            category=ticket.category,
            priority=ticket.priority,
            team=ticket.team,
            assignee=case.assignee,
            requester=case.request.requester,
            fields=custom_fields(case),
        )
        for ticket in case.tickets
    )


def shown_text(request: Request) -> str:
    """The request's words as agents and tickets see them: secrets are masked once one was found."""
    text = request.whole_text or "(no words)"
    files = "\n".join(f"File: {file.name} {file.url or ''}".rstrip() for file in request.attachments)
    text = "\n\n".join(part for part in (text, files) if part)
    return mask(text) if "secret" in request.flags else text


def custom_fields(case: Case) -> tuple[tuple[str, str], ...]:
    """Seed, "Custom Fields and Metadata"."""
    decision = case.decision
    if decision is None:
        return ()
    return (
        ("Triage Category", case.category or "unknown"),
        ("Triage Confidence", f"{decision.category_confidence:.2f}"),
        ("Triage Reasoning", decision.reasoning),
        ("Triage Timestamp", case.at.isoformat()),
        ("Triage Model", " ".join(part for part in (decision.model, decision.prompt_version or "") if part)),
    )


def orders(case: Case, event_id: str, operation: str, *, text: str = "", by: Person | None = None) -> tuple[TicketOrder, ...]:
    """The same order (update, comment, resolve, reopen, cancel) for every ticket of the case; none where there is no ticket."""
    if "shadow" in case.request.flags:
        return ()
    return tuple(
        TicketOrder.model_validate(
            {
                "id": f"{event_id}/{operation}/{ticket.key}",
                "key": ticket.key,
                "operation": operation,
                "text": text,
                "category": ticket.category,
                "priority": ticket.priority,
                "team": ticket.team,
                "assignee": case.assignee,
                "requester": by or case.request.requester,
                "fields": custom_fields(case) if operation == "update" else (),
            }
        )
        for ticket in case.tickets
    )
