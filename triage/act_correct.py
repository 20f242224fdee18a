"""What an agent's correction makes of a case: what was decided is changed, its tickets follow, and the change teaches. Pure."""

from typing import Any

from triage.acting import Acting
from triage.case import OUTCOMES, Case, Change, Decision, Ignored, News, Refused, State, TicketOrder
from triage.effects import follow, orders, restarted_clocks
from triage.facts import Action, Candidate, KindOfRequest, Priority, same_person
from triage.feedback import given
from triage.lifecycle import ENDED, UNDECIDED, WORKED
from triage.teams import allowed_team, hopped

NO_ARTICLE = "none"
"""As `Action.article`: no article answers this."""
KIND_PRIORITY: dict[KindOfRequest, Priority] = {"security_report": "high", "incident": "critical"}
NO_TICKET_YET = (*UNDECIDED, "elsewhere", "incident")


def correct(acting: Acting) -> Change | Refused | Ignored:
    """Topic, priority, team, kind, action or article were wrong. Unknown ids are refused; what changes nothing is ignored."""
    return _unknown(acting) or _corrected(acting, acting.action, why=acting.text)


def agree_topic(acting: Acting) -> Change | Refused | Ignored:
    """The requester was right: corrected to the topic they wished, or to the one the agent gives. Now it teaches."""
    wish = acting.case.wish
    if wish is None:
        return Refused(word="refused_no_wish")
    category = acting.action.category or wish.category
    if category is None or acting.org.category(category) is None:
        return Refused(word="refused_unknown_category")
    return _corrected(acting, acting.action.model_copy(update={"category": category}), why=wish.text or "")


def dismiss_topic(acting: Acting) -> Change | Refused:
    """The topic was right after all: the wish is answered and teaches nothing."""
    if acting.case.wish is None:
        return Refused(word="refused_no_wish")
    return acting.change(acting.next(wish=None))


def _unknown(acting: Acting) -> Refused | None:
    action, org = acting.action, acting.org
    kind_known = action.kind in (None, "it_support") or org.kind(action.kind or "") is not None
    if (action.category and org.category(action.category) is None) or not kind_known:
        return Refused(word="refused_unknown_category")
    team = org.team(action.team)
    if action.team and (team is None or not team.active):
        return Refused(word="refused_unknown_team")
    if action.outcome is not None and action.outcome not in OUTCOMES:
        return Refused(word="refused_not_now")
    return None


def _corrected(acting: Acting, action: Action, why: str) -> Change | Refused | Ignored:
    case, decision = acting.case, acting.case.decision
    if decision is None:
        return Refused(word="refused_not_now")
    after = _stands(acting, action, decision)
    same = (after.category, after.priority, after.team, after.decision and after.decision.kind) == (
        case.category,
        case.priority,
        case.team,
        decision.kind,
    )
    if same and not action.outcome and not action.article and action.name != "agree_topic":
        return _said_the_same(acting, action, why)
    after, news = _moved(acting, action, after)
    feedback = given(
        acting,
        after,
        "corrected",
        teaches=True,
        article=action.article if action.article != NO_ARTICLE else None,
        outcome_after=action.outcome or (after.decision.outcome if after.decision else None),
        why=why,
    )
    return acting.change(after, news=news, orders=_orders(acting, after), feedback=(feedback,))


def _said_the_same(acting: Acting, action: Action, why: str) -> Change | Ignored:
    """An agent who names what stands already says that it is right: that confirms it and teaches, most of all an unsure guess."""
    if action.category is None or acting.case.confirmed_by is not None:
        return Ignored()
    after = acting.next(confirmed_by=action.by)
    return acting.change(after, feedback=(given(acting, after, "confirmed", teaches=True, why=why),))


def _stands(acting: Acting, action: Action, decision: Decision) -> Case:
    """The case with topic, priority, team and kind as the agent gives them; the team follows the topic unless it is given."""
    case, org = acting.case, acting.org
    kind = action.kind or ("it_support" if action.category else decision.kind)
    other = org.kind(kind) if kind != "it_support" else None
    category = action.category or case.category
    new_kind = kind != decision.kind
    priority = action.priority or (KIND_PRIORITY.get(kind) if new_kind else None) or case.priority
    topic = org.category(category)
    wanted = action.team
    if wanted is None and other is not None and new_kind and other.deliver == "forward":
        wanted = other.team
    if wanted is None and topic is not None and other is None and (category != case.category or new_kind):
        wanted = topic.team
    team = _active(acting, wanted) if wanted else (case.team or org.default_team)
    now: dict[str, Any] = {"category": category, "priority": priority, "team": team}
    first = decision.issues[0].model_copy(update=now)
    private = case.private or bool(other and other.private) or bool(topic and topic.private)
    decided = decision.model_copy(
        update={
            **now,
            "kind": kind,
            "kind_confidence": 0.0 if new_kind else decision.kind_confidence,
            "decided_by": "person",
            "rule": "corrected by an agent",
            "issues": (first, *decision.issues[1:]),
            "private": private,
        }
    )
    wish = case.wish if action.category is None else None
    return acting.next(decision=decided, private=private, wish=wish, confirmed_by=None, **now)


def _active(acting: Acting, team_id: str) -> str:
    team = acting.org.team(team_id)
    return team_id if team is not None and team.active else allowed_team(team_id, (), acting.org)


def _moved(acting: Acting, action: Action, after: Case) -> tuple[Case, tuple[News, ...]]:
    """Where the corrected case is now: elsewhere, answered by the right article, in a queue, or where it was."""
    case, decision = acting.case, after.decision
    if case.state in ENDED or decision is None or case.decision is None:
        return after.model_copy(update={"tickets": follow(case, after)}), ()
    other = acting.org.kind(decision.kind) if decision.kind != case.decision.kind else None
    if other is not None:
        return _to_other_kind(acting, after, decision, other.deliver)
    article = _known_article(case, action.article)
    if action.outcome == "self_service" and article is not None and case.state in NO_TICKET_YET and not case.tickets:
        return _answered(acting, after, decision, article)
    back = decision.kind != case.decision.kind and case.state == "elsewhere"
    person = action.outcome in ("person", "ticket_created", "ticket_proposed") and case.state in (
        "answered",
        "asking",
        "elsewhere",
        "incident",
    )
    if back or person:
        decided = decision.model_copy(update={"outcome": "person" if action.outcome == "person" else "ticket_created"})
        return acting.queued(_in_state(acting, after, "open", decision=decided, incident=None)), ()
    if case.state in WORKED:
        return _with_team(acting, action, after)
    return after, ()


def _in_state(acting: Acting, after: Case, state: State, **changes: Any) -> Case:
    since = after.state_at if acting.case.state == state else acting.now
    return after.model_copy(update={"state": state, "state_at": since, **changes})


def _to_other_kind(acting: Acting, after: Case, decision: Decision, deliver: str) -> tuple[Case, tuple[News, ...]]:
    """Told where to go (its ticket is cancelled), or forwarded as a ticket of that team."""
    decided = decision.model_copy(update={"outcome": "elsewhere", "rule": f"corrected by an agent: {deliver}"})
    if deliver == "tell":
        return _in_state(acting, after, "elsewhere", decision=decided, assignee=None, tickets=follow(acting.case, after)), ()
    if acting.case.team == after.team and acting.case.state in WORKED:
        return _same_team(acting, after.model_copy(update={"decision": decided})), ()
    moved = acting.handed(_in_state(acting, after, "open", decision=decided), after.team or acting.org.default_team)
    return acting.queued(moved), _handed_on(acting, moved)


def _answered(acting: Acting, after: Case, decision: Decision, article: Candidate) -> tuple[Case, tuple[News, ...]]:
    first = decision.issues[0].model_copy(update={"articles": (article,), "action": "self_service"})
    decided = decision.model_copy(update={"outcome": "self_service", "issues": (first, *decision.issues[1:])})
    words = "\n".join(part for part in (article.title, article.url) if part)
    news = acting.news("agent_reply", text=words, by=acting.action.by)
    return _in_state(acting, after, "answered", decision=decided, followed_up_at=None, incident=None), (news,)


def _known_article(case: Case, article_id: str | None) -> Candidate | None:
    """An article that the case was decided with: a link is never made up."""
    issues = case.decision.issues if case.decision else ()
    return next((article for issue in issues for article in issue.articles if article.id == article_id), None)


def _with_team(acting: Acting, action: Action, after: Case) -> tuple[Case, tuple[News, ...]]:
    """With another team it is nobody's yet, unless the agent who corrects works on it and named no other team."""
    case = acting.case
    if after.team == case.team:
        return _same_team(acting, after), ()
    keeps = action.team is None and case.assignee is not None and same_person(case.assignee, action.by)
    if keeps:
        return _same_team(acting, after.model_copy(update={"hops": hopped(after.hops, after.team or "")})), ()
    after = acting.handed(_in_state(acting, after, "open"), after.team or acting.org.default_team)
    return after, _handed_on(acting, after)


def _same_team(acting: Acting, after: Case) -> Case:
    """The people stay; deadlines and tickets follow what was corrected."""
    clocks = restarted_clocks(after, acting.now, acting.org)
    return after.model_copy(update={"clocks": clocks, "tickets": follow(acting.case, after)})


def _handed_on(acting: Acting, after: Case) -> tuple[News, ...]:
    """A promise was made (a ticket, a person): another team keeps it now."""
    promised = bool(acting.case.tickets) and after.team != acting.case.team
    return (acting.news("handed_on", text=acting.org.team_name(after.team), by=acting.action.by),) if promised else ()


def _orders(acting: Acting, after: Case) -> tuple[TicketOrder, ...]:
    if after.state == "elsewhere" and acting.case.state != "elsewhere":
        return orders(after, acting.event_id, "cancel")
    return acting.ticket_orders(after)
