"""What the requester's clicks, forms and words make of a case (and another person's "same here"). One function an action. Pure."""

from triage.acting import Acting
from triage.case import Change, Clocks, Decision, Ignored, Refused, TopicWish
from triage.effects import orders, resumed_clocks
from triage.facts import PRIORITIES, Priority, same_person
from triage.feedback import first_article, given
from triage.lifecycle import WORKED
from triage.opening import undo_until
from triage.sanitise import cut
from triage.teams import allowed_team

LONGEST_SUMMARY = 200


def solved(acting: Acting) -> Change:
    """Resolved by the word of the one who asked. After articles it is confirmed self-service, the only kind that counts as such."""
    case, confirmed = acting.case, acting.case.state == "answered"
    after = acting.ended(closed_as="confirmed" if confirmed else None)
    feedback = (given(acting, after, "solved", teaches=True, article=first_article(case), outcome_after="self_service"),)
    worked_on = bool(case.tickets) or case.assignee is not None
    return acting.change(
        after,
        news=acting.ending("resolved", thread=worked_on),
        orders=orders(after, acting.event_id, "resolve"),
        feedback=feedback if confirmed else (),
    )


def need_help(acting: Acting) -> Change:
    """The articles did not help: a ticket for the team, with a clock from now on."""
    after = acting.queued(acting.heard(acting.next(state="open")))
    feedback = given(acting, after, "need_help", article=first_article(acting.case), why=acting.text)
    return acting.change(after, orders=acting.ticket_orders(after), feedback=(feedback,))


def talk_to_person(acting: Acting) -> Change | Ignored:
    """A person was asked for: the case is in its team's queue, what was decided is kept. Where people have it, they are told, once."""
    case = acting.case
    if case.state in WORKED:
        if case.what == acting.action.name.value:
            return Ignored()
        after = acting.heard(acting.next())
        return acting.change(after, orders=acting.comments(after), news=(acting.news("wants_person", to="agents", by=acting.action.by),))
    after = acting.queued(acting.heard(acting.next(state="open")))
    return acting.change(after, orders=acting.ticket_orders(after))


def create_ticket(acting: Acting) -> Change:
    """The proposal is accepted: one ticket."""
    after = acting.queued(acting.next(state="open"))
    return acting.change(after, orders=acting.ticket_orders(after))


def file_split(acting: Acting) -> Change:
    """One ticket for each issue."""
    after = acting.queued(acting.next(state="open"), one=False)
    return acting.change(after, orders=acting.ticket_orders(after))


def edit_request(acting: Acting) -> Change | Refused:
    """The proposal in the requester's own words. A priority may be lowered at will, raised by one step and never to critical."""
    case, action, decision = acting.case, acting.action, acting.case.decision
    if decision is None:
        return Refused(word="refused_not_now")
    category = acting.org.category(action.category)
    if action.category and category is None:
        return Refused(word="refused_unknown_category")
    summary = cut(" ".join(acting.text.split()), LONGEST_SUMMARY)
    team = allowed_team(category.team, case.hops, acting.org) if category and category.id != case.category else case.team
    now = {
        "category": category.id if category else case.category,
        "priority": own_priority(action.priority, decision.priority) if action.priority else case.priority,
        "team": team,
    }
    first = decision.issues[0].model_copy(update={**now, "summary": summary, "team": team or decision.issues[0].team})
    edited: Decision = decision.model_copy(update={"issues": (first, *decision.issues[1:])})
    after = acting.next(decision=edited, state_at=acting.now, **now)
    if summary != " ".join(acting.text.split()):
        after = acting.heard(after)
    changed = (after.category, after.priority) != (case.category, case.priority)
    return acting.change(after, feedback=(given(acting, after, "wrong_topic", why=acting.text),) if changed else ())


def own_priority(wished: Priority, decided: Priority) -> Priority:
    """The priority a requester may give: at most one step above what was decided, critical only if it was decided."""
    at = PRIORITIES.index(decided)
    highest = 0 if at == 0 else max(1, at - 1)
    return PRIORITIES[max(PRIORITIES.index(wished), highest)]


def not_needed(acting: Acting) -> Change:
    return _closed(acting, "not_needed")


def withdraw(acting: Acting) -> Change:
    """The message was deleted while nothing was decided."""
    return _closed(acting, "withdrawn")


def _closed(acting: Acting, closed_as: str) -> Change:
    after = acting.next(state="closed", closed_as=closed_as)
    return acting.change(after, orders=orders(after, acting.event_id, "cancel"))


def undo_ticket(acting: Acting) -> Change | Refused:
    """A ticket that was created without asking is taken back, for a short time and while nobody has touched it."""
    case = acting.case
    unasked = case.decision is not None and case.decision.confirm == "auto" and bool(case.tickets)
    if not unasked or case.person_acted or acting.now >= undo_until(case, acting.org):
        return Refused(word="refused_undo_too_late")
    return _closed(acting, "undone")


def something_else(acting: Acting) -> Change:
    """Not the known incident: an ordinary ticket."""
    after = acting.queued(acting.heard(acting.next(state="open", incident=None)))
    return acting.change(after, orders=acting.ticket_orders(after))


def add_details(acting: Acting) -> Change:
    """More words. They answer an agent who waited for them: the clock runs again."""
    case = acting.case
    if case.state == "waiting":
        back = "claimed" if case.assignee else "open"
        after = acting.next(state=back, clocks=resumed_clocks(case, acting.now, acting.org))
    else:
        after = acting.next()
    after = acting.heard(after)
    return acting.change(after, orders=acting.comments(after))


def rate(acting: Acting) -> Change | Ignored:
    rating = acting.action.rating
    if rating == acting.case.rating and not acting.text:
        return Ignored()
    after = acting.next(rating=rating)
    return acting.change(after, feedback=(given(acting, after, "rated", rating=rating, why=acting.text),))


def reopen(acting: Acting) -> Change | Refused:
    """Back into the queue with new clocks: its tickets are opened again, or it gets its first. The return counts as feedback."""
    case = acting.case
    if case.closed_as == "merged":
        return Refused(word="refused_merged")
    fresh = {"closed_as": None, "assignee": None, "incident": None, "followed_up_at": None, "clocks": Clocks()}
    after = acting.queued(acting.heard(acting.next(state="open", reopened=case.reopened + 1, **fresh)))
    return acting.change(
        after,
        news=(acting.news("reopened", text=acting.text, by=acting.action.by),),
        orders=acting.ticket_orders(after, comment=bool(case.tickets)),
        feedback=(given(acting, after, "reopened", why=acting.text),),
    )


def wrong_topic(acting: Acting) -> Change | Refused:
    """The topic is called wrong: kept until an agent agrees; it teaches nothing yet."""
    wished = acting.action.category
    if wished and acting.org.category(wished) is None:
        return Refused(word="refused_unknown_category")
    wish = TopicWish(by=acting.action.by, at=acting.now, category=wished or None, text=acting.text or None)
    after = acting.next(wish=wish)
    return acting.change(after, feedback=(given(acting, after, "wrong_topic", category_wished=wished or None, why=acting.text),))


def join(acting: Acting) -> Change | Ignored:
    """Another person's "same here": told once privately, hears the end; never a second case."""
    case, person = acting.case, acting.action.by
    if any(same_person(person, one) for one in (case.request.requester, *case.followers)):
        return Ignored()
    after = acting.next(followers=(*case.followers, person), person_acted=case.person_acted)
    return acting.change(after, news=(acting.news("joined", to="private", person=person),))
