"""A small organisation, people and cases for the tests of the core: just enough of everything that a rule asks about."""

from datetime import UTC, datetime, timedelta
from typing import Any

from triage.act import act
from triage.case import Asked, Assessment, Case, Change, Decision, Ignored, Issue, Outcome, Refused, Routed
from triage.facts import CLOCK, Action, ActionName, Candidate, Context, Event, Message, Person, Place, Priority, Request, Role
from triage.lifecycle import roles_of
from triage.opening import open_case
from triage.organisation import Organisation

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
"""A Tuesday morning within working hours."""

WEEKDAYS = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), ("09:00-17:00",))
OFFICE = {"time_zone": "UTC", "week": WEEKDAYS}

ALICE = Person(id="playground:alice", name="Alice", title="Accountant", department="Finance")
BOB = Person(id="playground:bob", name="Bob", title="Designer", department="Marketing")
REMO = Person(id="playground:remo", name="Remo", title="Writer", department="Marketing", remote=True)
CAROL = Person(id="playground:carol", name="Carol", is_agent=True)
DAN = Person(id="playground:dan", name="Dan", is_agent=True)
LENA = Person(id="playground:lena", name="Lena", is_lead=True)
GUEST = Person(id="playground:guest", name="Gus", is_guest=True)

RESET = Candidate(id="reset-password", title="Reset your password", url="https://kb.example/reset", passage="Press Forgot.", score=9.0)
VPN = Candidate(id="vpn", title="VPN times out", url="https://kb.example/vpn", passage="Restart the client.", score=5.0)

TARGETS = {"critical": (15, 240), "high": (60, 480), "normal": (240, 1440), "low": (480, 2880)}


def organisation(**changes: Any) -> Organisation:
    """Teams desk -> l2 -> experts, network -> l2, one inactive; two topics and a private one; every other kind."""
    team = {"hours": OFFICE}
    values: dict[str, Any] = {
        "name": "Small Company",
        "channels": {"help": ["it-help"], "agents": "it-triage"},
        "categories": [
            {"id": "signin", "name": "Signing in", "covers": "passwords", "team": "desk"},
            {"id": "network", "name": "Network", "covers": "vpn and wifi", "team": "network"},
            {"id": "printing", "name": "Printing", "covers": "printers", "team": "old", "priority": "low"},
            {"id": "payroll", "name": "Payroll system", "covers": "payroll", "team": "l2", "private": True},
        ],
        "teams": [
            {"id": "desk", "name": "Service desk", "escalates_to": "l2", **team},
            {"id": "network", "name": "Network", "escalates_to": "l2", **team},
            {"id": "l2", "name": "Second line", "level": 2, "escalates_to": "experts", **team},
            {"id": "experts", "name": "Experts", "level": 3, **team},
            {"id": "old", "name": "Dissolved team", "active": False, **team},
        ],
        "default_team": "desk",
        "l2_team": "l2",
        "kinds": [
            {"id": "incident", "name": "Incident", "deliver": "forward", "team": "l2", "contact": "the incident channel"},
            {"id": "feature_request", "name": "Idea", "deliver": "tell", "contact": "the ideas board"},
            {"id": "billing", "name": "Billing", "deliver": "tell", "contact": "accounts payable"},
            {"id": "hr", "name": "HR", "deliver": "tell", "contact": "the people team", "private": True},
            {"id": "security_report", "name": "Security", "deliver": "forward", "team": "l2", "contact": "security", "private": True},
        ],
        "priorities": {
            name: {"definition": name, "first_response_minutes": first, "resolution_minutes": second}
            for name, (first, second) in TARGETS.items()
        },
        "critical_roles": ["Finance"],
        "rules": [
            {
                "name": "Critical role, production down",
                "when": {"critical_role": True, "signals": ["production_impact"]},
                "then": {"action": "escalate_l2", "priority": "critical"},
            },
            {"name": "Known incident", "when": {"known_incident": True}, "then": {"action": "known_incident"}},
            {
                "name": "Remote, nothing reachable",
                "when": {"remote": True, "signals": ["no_critical_system"]},
                "then": {"action": "route", "team": "network"},
            },
            {"name": "Three of a kind", "when": {"repeated": 3}, "then": {"action": "route", "permanent_fix": True}},
        ],
    }
    return Organisation.model_validate({**values, **changes})


ORG = organisation()


def message(text: str = "I forgot my password", author: Person = ALICE, **changes: Any) -> Message:
    place = Place(surface="playground", conversation="it-help")
    values: dict[str, Any] = {
        "id": "playground:it-help/1",
        "place": place,
        "author": author,
        "text": text,
        "sent_at": NOW,
        "channel": "it-help",
    }
    return Message.model_validate({**values, **changes})


def request(text: str = "I forgot my password", requester: Person = ALICE, **changes: Any) -> Request:
    values: dict[str, Any] = {
        "case_id": "C1001",
        "message_id": "playground:it-help/1",
        "place": Place(surface="playground", conversation="it-help", thread="playground:it-help/1"),
        "requester": requester,
        "text": text,
        "channel": "it-help",
        "asked_at": NOW,
    }
    return Request.model_validate({**values, **changes})


def issue(category: str | None = "signin", sure: float = 0.8, answer: float = 0.0, **changes: Any) -> Issue:
    values = {"summary": "Forgot the password", "category": category, "category_confidence": sure, "answer_confidence": answer}
    return Issue.model_validate({**values, **changes})


def asked(*issues: Issue, **changes: Any) -> Asked:
    """A model's answer with these issues; `changes` are fields of the Assessment."""
    return Asked(model="offline", assessment=Assessment(issues=issues or (issue(),), **changes))


def context(**changes: Any) -> Context:
    return Context.model_validate({"now": NOW, "candidates": (RESET, VPN), **changes})


def routed(summary: str = "Forgot the password", category: str | None = "signin", team: str = "desk", **changes: Any) -> Routed:
    values: dict[str, Any] = {
        "summary": summary,
        "category": category,
        "priority": "normal",
        "team": team,
        "action": "route",
        "category_confidence": 0.8,
        "answer_confidence": 0.2,
    }
    return Routed.model_validate({**values, **changes})


def decision(
    outcome: Outcome = "ticket_proposed", issues: tuple[Routed, ...] = (), priority: Priority = "normal", **changes: Any
) -> Decision:
    first = (issues or (routed(priority=priority),))[0]
    values: dict[str, Any] = {
        "outcome": outcome,
        "rule": "a test",
        "decided_by": "model",
        "issues": issues or (first,),
        "team": first.team,
        "priority": first.priority,
        "category": first.category,
        "category_confidence": first.category_confidence,
        "answer_confidence": first.answer_confidence,
    }
    return Decision.model_validate({**values, **changes})


def posted(event_id: str = "message/1", **changes: Any) -> Event:
    return Event(id=event_id, kind="message", at=NOW, message=message(**changes))


def opened(outcome: Outcome = "ticket_proposed", org: Organisation = ORG, flags: tuple[str, ...] = (), **changes: Any) -> Case:
    """A case as a decision opens it. `changes` are fields of the decision."""
    if outcome == "self_service":
        changes.setdefault("issues", (routed(articles=(RESET,), action="self_service"),))
    if outcome == "question":
        changes.setdefault("questions", ("Which system?",))
    return open_case(posted(), request(flags=flags), decision(outcome, **changes), None, NOW, org).case


def two_issues() -> Case:
    """A case of two issues for two teams, which asks whether they are one ticket."""
    return opened(issues=(routed(), routed("VPN is slow", "network", "network")))


def does(
    case: Case | None, name: ActionName | str, by: Person = CAROL, *, minutes: float = 1, org: Organisation = ORG, **fields: Any
) -> Change | Refused | Ignored:
    """What an action of that person makes of the case, some minutes after NOW. The clock acts on the version it finds."""
    if by is CLOCK and case is not None:
        fields.setdefault("seen_version", case.version)
    action = Action(name=ActionName(name), by=by, **fields)
    roles = roles_of(by, case) if case is not None else (Role.REQUESTER,)
    event_id = f"{name}/{case.version if case else 0}"
    return act(case, action, roles, event_id, NOW + timedelta(minutes=minutes), org)


def done(case: Case | None, name: ActionName | str, by: Person = CAROL, **fields: Any) -> Change:
    """As `does`, where it must be accepted."""
    change = does(case, name, by, **fields)
    assert isinstance(change, Change), change
    return change


def orders_of(change: Change) -> list[tuple[str, str]]:
    return [(order.operation, order.key) for order in change.orders]


def news_of(change: Change) -> list[tuple[str, str]]:
    return [(news.kind, news.to) for news in change.news]


def dues_of(change: Change) -> dict[str, float]:
    """Deadlines in minutes after NOW."""
    return {due.what: (due.at - NOW) / timedelta(minutes=1) for due in change.dues}


def claimed(by=CAROL) -> Case:
    return done(opened("ticket_created"), "claim", by).case


def resolved(by=CAROL) -> Case:
    return done(claimed(by), "resolve", by, text="Done.").case
