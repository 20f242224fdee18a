"""Cases in every state, built directly as versions, and all that can be done to one, as every role: for test_lifecycle_on_store.py."""

from datetime import datetime, timedelta
from typing import Any

from helpdesks import Desk
from outside_world import AMARA, BEN, MAYA, OLIVER

from bot.steps.reply import show
from bot.steps.ticket import carry_out
from triage.case import Case, Change, Clocks, Decision, Replaced, State, TopicWish
from triage.effects import create_orders, planned
from triage.facts import CLOCK, Action, ActionName, Candidate, Event, Person, Role

_A = ActionName
SOFIA = Person(id="chat:sofia", name="Sofia Marques", is_agent=True, is_lead=True)
LEA = Person(id="chat:lea", name="Lea Holm", is_agent=True)
ACTORS: dict[Role, Person] = {Role.REQUESTER: AMARA, Role.AGENT: MAYA, Role.LEAD: SOFIA, Role.BYSTANDER: BEN, Role.CLOCK: CLOCK}
ARTICLE = Candidate(id="keyboard", title="Clean a keyboard", url="https://help.fernhill.example/kb/keyboard", score=3.0, confidence=0.9)
DECIDED: dict[str, dict[str, Any]] = {
    "answered": {"outcome": "self_service"},
    "asking": {"outcome": "question", "questions": ("Which one?",)},
    "proposed": {"outcome": "ticket_proposed", "confirm": "ask"},
    "several": {"outcome": "ticket_proposed", "confirm": "ask"},
    "incident": {"outcome": "known_incident", "incident": "portal-timetable"},
    "elsewhere": {"outcome": "elsewhere", "kind": "billing", "rule": "billing: tell"},
}
FIELDS: dict[ActionName, dict[str, str]] = {
    _A.EDIT_REQUEST: {"text": "The e key is dead"},
    _A.ADD_DETAILS: {"text": "Since Monday"},
    _A.ESCALATE: {"text": "It is urgent"},
    _A.WRONG_TOPIC: {"category": "email", "text": "it is Outlook"},
    _A.RATE: {"rating": "4", "text": "quick"},
    _A.CORRECT: {"category": "email", "priority": "low", "text": "it is Outlook"},
    _A.REPLY: {"text": "Please restart"},
    _A.ASK: {"text": "Which floor?"},
    _A.RESOLVE: {"text": "Done"},
    _A.ASSIGN: {"assignee": OLIVER.id},
    _A.MERGE: {"incident": "new", "text": "Keyboards break"},
    _A.RETRIAGE: {"text": "It is the docking station"},
    _A.NOTE: {"text": "bad batch"},
    _A.NEED_HELP: {"text": "Tried that"},
}
"""What is filled in where a form comes before the action."""


def action_of(name: ActionName, by: Person, version: int) -> Action:
    """The action as the core records it, complete."""
    given: dict[str, Any] = dict(FIELDS.get(name, {}))
    if "assignee" in given:
        given["assignee"] = OLIVER
    if "rating" in given:
        given["rating"] = 4
    return Action.model_validate({"name": name, "by": by, "seen_version": version, **given})


def template(state: State, action: ActionName, actor: Person, base: Case, now: datetime) -> Case:
    """The first version of a case in that state, made so that the action has something to act on (a wish, a claim to take back)."""
    case_id, decision = base.id, base.decision
    assert decision is not None
    found: dict[str, Any] = {"state": state, "what": "triaged", "state_at": now, "by": AMARA, "category": base.category}
    if state in ("new", "ignored"):
        return base.model_copy(update={**found, "decision": None, "ignored_because": "thanks" if state == "ignored" else None})
    found["decision"] = _decision(state, decision)
    found["wish"] = TopicWish(by=AMARA, at=now, category="email")
    found["muted"] = action is _A.UNMUTE
    if state == "incident":
        found["incident"] = "portal-timetable"
    if state in ("open", "claimed", "waiting", "resolved"):
        found |= _with_ticket(state, case_id, found["decision"], now)
    if state == "claimed" and action is _A.UNCLAIM:
        found |= {"assignee": actor, "by": actor, "what": "claim", "undo": 0, "replaced": Replaced(state="open")}
    if action is _A.UNCONFIRM:
        found |= {"confirmed_by": actor, "by": actor, "what": "confirm", "undo": 0}
    if state == "closed":
        found["closed_as"] = "not_needed"
    return base.model_copy(update=found)


def _decision(state: State, decision: Decision) -> Decision:
    changed = decision.model_copy(update={"outcome": "ticket_created", "confirm": "auto", **DECIDED.get(state, {})})
    first = changed.issues[0].model_copy(update={"articles": (ARTICLE,)})
    issues = (first, first.model_copy(update={"summary": "and another thing"})) if state == "several" else (first,)
    return changed.model_copy(update={"issues": issues})


def _with_ticket(state: State, case_id: str, decision: Decision, now: datetime) -> dict[str, Any]:
    clocks = Clocks(started_at=now, first_response_due_at=now + timedelta(hours=4), resolution_due_at=now + timedelta(hours=24))
    waits = {"waiting_since": now} if state == "waiting" else {}
    ends = {"resolved_at": now} if state == "resolved" else {}
    found: dict[str, Any] = {
        "tickets": planned(case_id, decision, one=True),
        "clocks": clocks.model_copy(update={**waits, **ends}),
    }
    return found if state == "open" else {**found, "assignee": LEA}


async def put(desk: Desk, base: Case, state: State, action: ActionName, actor: Person) -> Case:
    """A fresh case in that state, in the store, with its ticket created and its cards drawn."""
    message, store = desk.world.message("the keyboard of my laptop misses the letter e"), desk.app.world.store
    accepted = await store.accept(Event(id=message.id, kind="message", at=message.sent_at, message=message, place=message.place))
    fresh = base.model_copy(
        update={
            "id": accepted.case_id,
            "event_id": message.id,
            "request": base.request.model_copy(
                update={
                    "case_id": accepted.case_id,
                    "message_id": message.id,
                    "place": message.place.model_copy(update={"thread": message.id}),
                }
            ),
        }
    )
    case = template(state, action, actor, fresh, desk.world.now)
    await store.record(message.id, Change(case=case, orders=create_orders(case, message.id) if case.tickets else ()), 0)
    await store.finish(message.id, "recorded", ())
    await carry_out(desk.app.world, case.id)
    await show(desk.app.world, case.id)
    return case
