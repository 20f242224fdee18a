"""Events, cases and changes of a made-up company, for the tests of the stores."""

from datetime import UTC, datetime, timedelta

from triage.case import (
    Case,
    Change,
    Decision,
    Due,
    Feedback,
    IncidentChange,
    ModelCall,
    News,
    PlannedTicket,
    Routed,
    State,
    TicketOrder,
    Usage,
)
from triage.facts import Action, ActionName, Event, Message, Person, Place, Priority, Request

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HELP = Place(surface="playground", conversation="it-help")
AGENTS = Place(surface="playground", conversation="it-agents")
ALICE = Person(id="playground:alice", name="Alice Wagner")
BOB = Person(id="playground:bob", name="Bob Stone")


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def message(number: int = 1, author: Person = ALICE, place: Place = HELP, text: str = "my docking station is dead") -> Message:
    name = f"playground:{place.conversation}/{number}"
    return Message(id=name, place=place, author=author, text=text, sent_at=after(number), channel=place.conversation)


def posted(number: int = 1, author: Person = ALICE, place: Place = HELP, text: str = "my docking station is dead") -> Event:
    said = message(number, author, place, text)
    return Event(id=said.id, kind="message", at=said.sent_at, message=said)


def click(name: str, action: ActionName = ActionName.CLAIM, by: Person = BOB) -> Event:
    return Event(id=f"click/{name}", kind="action", at=NOW, action=Action(name=action, by=by))


def due(case_id: str, version: int, what: str) -> Event:
    return Event(id=f"due/{case_id}/{version}/{what}", kind="due", at=NOW)


def decision(summary: str = "Docking station dead", category: str = "hardware") -> Decision:
    routed = Routed(
        summary=summary,
        category=category,
        priority="normal",
        team="l1",
        action="route",
        category_confidence=0.8,
        answer_confidence=0.1,
    )
    return Decision(
        outcome="ticket_created",
        rule="routed",
        decided_by="model",
        issues=(routed,),
        team="l1",
        priority="normal",
        category=category,
        category_confidence=0.8,
        answer_confidence=0.1,
    )


def case(
    case_id: str,
    event: Event,
    version: int = 1,
    state: State = "open",
    what: str = "triage",
    by: Person = ALICE,
    number: int = 1,
    **more: object,
) -> Case:
    said = event.message or message(number, by)
    known: dict[str, object] = {
        "id": case_id,
        "version": version,
        "event_id": event.id,
        "at": event.at,
        "what": what,
        "state": state,
        "request": Request(
            case_id=case_id,
            message_id=said.id,
            place=said.place,
            requester=said.author,
            text=said.text,
            asked_at=said.sent_at,
            channel=said.channel,
        ),
        "decision": decision(),
        "category": "hardware",
        "team": "l1",
        "opened_at": said.sent_at,
    }
    return Case.model_validate(known | more)


def change(
    case: Case,
    dues: tuple[Due, ...] = (),
    news: tuple[News, ...] = (),
    orders: tuple[TicketOrder, ...] = (),
    feedback: tuple[Feedback, ...] = (),
    incident: IncidentChange | None = None,
) -> Change:
    return Change(case=case, dues=dues, news=news, orders=orders, feedback=feedback, incident=incident)


def order(order_id: str, key: str = "T1") -> TicketOrder:
    return TicketOrder(id=order_id, key=key, operation="create", summary="Docking station dead")


def planned(key: str = "T1", summary: str = "Docking station dead", priority: Priority = "normal") -> PlannedTicket:
    return PlannedTicket(key=key, summary=summary, category="hardware", priority=priority, team="l1")


def lesson(case: Case, number: int = 1, **more: object) -> Feedback:
    known: dict[str, object] = {
        "id": f"{case.id}/feedback/{number}",
        "case_id": case.id,
        "version": case.version,
        "at": case.at,
        "by": BOB,
        "kind": "corrected",
        "category_before": "hardware",
        "text": "docking station is dead",
        "teaches": True,
    }
    return Feedback.model_validate(known | more)


def paid(name: str = "call-1", usd: float = 0.01, result: str = "ok", **more: object) -> ModelCall:
    """A paid call as it is settled: what it cost and how it ended."""
    known: dict[str, object] = {
        "id": name,
        "stage": "stage_2",
        "model": "claude-opus-4-6",
        "prompt_version": "triage/1",
        "prompt_hash": "0123456789abcdef",
        "at": NOW,
        "usage": Usage(input_tokens=1500, output_tokens=200),
        "cost_usd": usd,
        "result": result,
    }
    return ModelCall.model_validate(known | more)
