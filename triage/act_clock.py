"""What a deadline that has passed makes of a case. A deadline of an older version never comes here (triage/act.py). Pure."""

from triage.acting import Acting
from triage.case import Change, Ignored
from triage.effects import orders


def auto_create(acting: Acting) -> Change:
    """The proposal was not answered: its ticket is created anyway, with the clock from the post."""
    after = acting.queued(acting.next(state="open"))
    return acting.change(after, orders=acting.ticket_orders(after))


def question_timeout(acting: Acting) -> Change:
    """The question was not answered: a person looks."""
    return auto_create(acting)


def follow_up(acting: Acting) -> Change | Ignored:
    """One quiet "did that help?"."""
    if acting.case.followed_up_at is not None:
        return Ignored()
    after = acting.next(followed_up_at=acting.now)
    return acting.change(after, news=(acting.news("follow_up"),))


def close_unconfirmed(acting: Acting) -> Change:
    """No answer to the quiet question either: closed, and not counted as self-service."""
    return acting.change(acting.next(state="closed", closed_as="unconfirmed"))


def first_response_missed(acting: Acting) -> Change | Ignored:
    """The promised first response has not come: the agents are told once."""
    clocks = acting.case.clocks
    if clocks.first_response_at is not None or clocks.first_response_missed:
        return Ignored()
    after = acting.next(clocks=clocks.model_copy(update={"first_response_missed": True}))
    return acting.change(after, news=(acting.news("overdue", to="agents"),))


def resolution_missed(acting: Acting) -> Change | Ignored:
    """The promised solution has not come: the agents are told once. While the requester is asked, the clock stands."""
    clocks = acting.case.clocks
    if clocks.resolution_missed or clocks.waiting_since is not None:
        return Ignored()
    after = acting.next(clocks=clocks.model_copy(update={"resolution_missed": True}))
    return acting.change(after, news=(acting.news("overdue", to="agents"),))


def incident_solved(acting: Acting) -> Change | Ignored:
    """The incident that this case follows is over: everyone who reported it hears it where they wrote."""
    if acting.action.incident not in (None, acting.case.incident):
        return Ignored()
    after = acting.ended()
    return acting.change(after, news=acting.ending("incident_solved"), orders=orders(after, acting.event_id, "resolve"))
