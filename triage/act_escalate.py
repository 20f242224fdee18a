"""What escalating makes of a case, by its requester or by an agent. Pure."""

from datetime import timedelta

from triage.acting import Acting
from triage.case import Case, Change, Refused
from triage.effects import follow, restarted_clocks, started_clocks
from triage.facts import PRIORITIES
from triage.lifecycle import WORKED
from triage.teams import next_level


def escalation_refused(acting: Acting) -> Refused | None:
    """Why a requester may not escalate now: no promise was missed and no reason is given, or it was done a short time ago."""
    clocks, since = acting.case.clocks, acting.case.escalated_at
    late = clocks.first_response_due_at is not None and clocks.first_response_due_at <= acting.now
    missed = clocks.first_response_at is None and (clocks.first_response_missed or late)
    if not missed and not acting.text:
        return Refused(word="refused_needs_reason")
    pause = timedelta(minutes=acting.org.limits.escalate_again_after_minutes)
    if since is not None and acting.now < since + pause:
        return Refused(word="refused_escalated_recently")
    return None


def escalate(acting: Acting) -> Change | Refused:
    """To the next level above the case's team, with that team's clock; at the top it stays and becomes more urgent."""
    case = acting.case
    if not acting.by_staff and (refused := escalation_refused(acting)):
        return refused
    target = next_level(case.team or "", case.hops, acting.org)
    if target is None:
        return _more_urgent(acting)
    after = acting.handed(acting.next(state="open", escalated_at=acting.now), target)
    after = _reasoned(acting, _answer_expected(acting, acting.queued(after)))
    news = (acting.news("handed_on", text=acting.org.team_name(target), by=acting.action.by),) if case.tickets else ()
    return acting.change(after, news=news, orders=acting.ticket_orders(after, comment=True))


def _answer_expected(acting: Acting, after: Case) -> Case:
    """The new team's first response is due from now, unless somebody has answered already; the resolution still from the start."""
    if after.clocks.started_at is None or after.clocks.first_response_at is not None or after.team is None:
        return after
    fresh = started_clocks(after.team, after.priority, acting.now, acting.now, acting.org)
    update = {"first_response_due_at": fresh.first_response_due_at, "first_response_missed": False}
    return after.model_copy(update={"clocks": after.clocks.model_copy(update=update)})


def _more_urgent(acting: Acting) -> Change:
    """There is no team above: one step more urgent, the same people."""
    case = acting.case
    priority = PRIORITIES[max(0, PRIORITIES.index(case.priority) - 1)]
    kept = case.state in WORKED
    after = acting.next(state=case.state if kept else "open", priority=priority, escalated_at=acting.now)
    if kept:
        after = after.model_copy(update={"clocks": restarted_clocks(after, acting.now, acting.org), "tickets": follow(case, after)})
    after = _reasoned(acting, acting.queued(after) if not kept else after)
    return acting.change(after, orders=acting.ticket_orders(after, comment=True))


def _reasoned(acting: Acting, case: Case) -> Case:
    return acting.noted(case, "internal" if acting.by_staff else "requester")
