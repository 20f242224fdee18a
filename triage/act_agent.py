"""What the agents' clicks, forms, reactions and replies make of a case. One function an action; corrections are in act_correct.py. Pure."""

from triage.acting import Acting, name_of
from triage.case import Case, Change, Ignored, IncidentChange, News, Refused, Replaced
from triage.effects import orders, resumed_clocks
from triage.facts import Person, same_person
from triage.feedback import feedback_id, given
from triage.lifecycle import WORKED
from triage.sanitise import cut
from triage.terms import asking_words

NEW_INCIDENT = "new"
"""As `Action.incident`: declare one from this case."""
INCIDENT_WORDS = 8
LONGEST_TITLE = 200


def claim(acting: Acting) -> Change:
    """An agent works on it. Without a ticket it gets one, so that its clock runs."""
    case = acting.case
    after = acting.queued(acting.next(state="claimed", assignee=acting.action.by))
    stood = Replaced(state=case.state, assignee=case.assignee, clocks=case.clocks)
    if case.state not in WORKED:
        stood = Replaced(state="open", clocks=after.clocks)
    after = after.model_copy(update={"undo": case.version, "replaced": stood})
    return acting.change(after, news=_new_face(acting, acting.action.by), orders=acting.ticket_orders(after))


def _new_face(acting: Acting, person: Person) -> tuple[News, ...]:
    before = acting.case.assignee
    changed = before is not None and not same_person(before, person)
    return (acting.news("handed_on", text=name_of(person), by=acting.action.by),) if changed else ()


def _may_take_back(acting: Acting, what: str) -> bool:
    """It was this person's, and nothing has happened since."""
    case = acting.case
    return case.undo == case.version - 1 and case.what == what and case.by is not None and same_person(case.by, acting.action.by)


def unclaim(acting: Acting) -> Change | Refused:
    """One's own claim is taken back; a ticket that it made stays, in its team's queue."""
    stood = acting.case.replaced
    if stood is None or not _may_take_back(acting, "claim"):
        return Refused(word="refused_nothing_to_undo")
    after = acting.next(state=stood.state, assignee=stood.assignee, clocks=stood.clocks)
    return acting.change(after, orders=acting.ticket_orders(after))


def assign(acting: Acting) -> Change | Ignored:
    """Given to an agent; a case that waits for its requester goes on waiting."""
    case, person = acting.case, acting.action.assignee
    if person is None or (case.state in ("claimed", "waiting") and case.assignee is not None and same_person(case.assignee, person)):
        return Ignored()
    state = "waiting" if case.state == "waiting" else "claimed"
    after = acting.next(state=state, assignee=person)
    after = acting.queued(after) if state == "claimed" else after
    return acting.change(after, news=_new_face(acting, person), orders=acting.ticket_orders(after))


def confirm(acting: Acting) -> Change | Ignored:
    """The triage was right: an example from now on. A second confirmation adds nothing."""
    case = acting.case
    if case.confirmed_by is not None:
        return Ignored()
    after = acting.next(confirmed_by=acting.action.by, undo=case.version)
    return acting.change(after, feedback=(given(acting, after, "confirmed", teaches=True),))


def unconfirm(acting: Acting) -> Change | Refused:
    """One's own confirmation is taken back, and with it what it taught."""
    case = acting.case
    if not _may_take_back(acting, "confirm"):
        return Refused(word="refused_nothing_to_undo")
    after = acting.next(confirmed_by=None)
    return acting.change(after, feedback=(given(acting, after, "withdrawn", withdraws=feedback_id(case.id, case.version)),))


def _taken_up(acting: Acting, **changes: object) -> Case:
    """An agent's words: they claim the case if nobody has it, and are the first response if there was none."""
    after = acting.next(assignee=acting.case.assignee or acting.action.by, **changes)
    return acting.noted(acting.answered(acting.queued(after)), "agent")


def reply(acting: Acting) -> Change:
    """Words to the requester. Written in their thread they stand there already, and the bot is silent there from now on."""
    case, written = acting.case, acting.action.written
    news = () if written else (acting.news("agent_reply", text=acting.text, by=acting.action.by),)
    muted = case.muted or written
    if case.state == "resolved":
        after = acting.noted(acting.next(muted=muted), "agent")
        return acting.change(after, news=news, orders=acting.comments(after))
    if case.state == "waiting":
        after = acting.noted(acting.answered(acting.next(muted=muted, assignee=case.assignee or acting.action.by)), "agent")
    else:
        after = _taken_up(acting, state="claimed", muted=muted)
    return acting.change(after, news=news, orders=acting.ticket_orders(after, comment=True))


def ask(acting: Acting) -> Change:
    """A question to the requester: the resolution clock waits for the answer."""
    after = _taken_up(acting, state="waiting")
    since = acting.case.clocks.waiting_since or acting.now
    after = after.model_copy(update={"clocks": after.clocks.model_copy(update={"waiting_since": since})})
    news = acting.news("waiting", text=acting.text, by=acting.action.by, mention=True)
    return acting.change(after, news=(news,), orders=acting.ticket_orders(after, comment=True))


def resolve(acting: Acting) -> Change:
    """Solved, with words to the requester if there are any. It is the first response if there was none."""
    case = acting.case
    after = acting.ended(assignee=case.assignee or acting.action.by, closed_as=None)
    after = acting.noted(acting.answered(after), "agent")
    done = orders(after, acting.event_id, "resolve", text=acting.text, by=acting.action.by)
    return acting.change(after, news=acting.ending("resolved", acting.text, mention=True), orders=done)


def not_a_request(acting: Acting) -> Change:
    """An agent says that nothing was asked: closed, its ticket cancelled."""
    after = acting.next(state="closed", closed_as="not_a_request")
    feedback = given(acting, after, "not_a_request", outcome_after="ignored", why=acting.text)
    return acting.change(after, orders=orders(after, acting.event_id, "cancel"), feedback=(feedback,))


def merge(acting: Acting) -> Change:
    """Followed up with an incident from now on, a known one or one that is declared from this case. Its tickets stay with it.

    What the agent wrote is the title of the new incident, which stands on the card of everybody who follows it; beside a known incident
    it is a note among agents. Neither is words to the requester.
    """
    case, wanted = acting.case, (acting.action.incident or "").strip()
    declared = _declared(acting) if wanted == NEW_INCIDENT else None
    incident_id = declared.id if declared else wanted
    clocks = resumed_clocks(case, acting.now, acting.org)
    after = acting.next(state="incident", incident=incident_id, assignee=None, clocks=clocks)
    after = after if declared else acting.noted(after, "internal")
    return acting.change(after, orders=acting.ticket_orders(after), incident=declared)


def _declared(acting: Acting) -> IncidentChange:
    """The incident that this case is the first report of. Its words are those of the title and of what the triage understood."""
    case = acting.case
    understood = case.decision.issues[0].summary if case.decision else case.request.text
    title = cut(" ".join((acting.text or understood).split()), LONGEST_TITLE) or case.id
    words = asking_words(f"{title} {understood}")[:INCIDENT_WORDS]
    return IncidentChange(id=f"inc-{case.id.lower()}", title=title, category=case.category, words=words)


def end_incident(acting: Acting) -> Change | Refused:
    """The incident is over: each case that follows it is told by an event of its own (incident_solved)."""
    incident = acting.case.incident
    if incident is None:
        return Refused(word="refused_not_now")
    after = acting.noted(acting.next(), "internal")
    return acting.change(after, incident=IncidentChange(id=incident, ended=True))


def mute(acting: Acting) -> Change | Ignored:
    """The bot answers nothing in this thread until it is unmuted."""
    return Ignored() if acting.case.muted else acting.change(acting.next(muted=True))


def unmute(acting: Acting) -> Change | Ignored:
    return acting.change(acting.next(muted=False)) if acting.case.muted else Ignored()


def note(acting: Acting) -> Change:
    """Words among agents, never shown to the requester."""
    return acting.change(acting.noted(acting.next(), "internal"))
