"""A made-up organisation, its people, and requests, decisions and cases in any state, built in code: what the card suites are made of."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.cards.build import (
    Showing,
)
from triage.case import Case, Clocks, Decision, Note, PlannedTicket, Routed, Ticket, TopicWish
from triage.facts import Candidate, Incident, PastRequest, Person, Place, Request
from triage.organisation import Agents, Category, Channels, Organisation, OtherKind, PriorityDefinition, Team
from triage.sla import Hours

NOW = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
OFFICE = Hours(time_zone="Europe/London", week=dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), ("08:00-17:30",)))
ORGANISATION = Organisation(
    name="Northwind Kites",
    time_zone="Europe/London",
    channels=Channels(help=("it-help",), agents="it-triage"),
    agents=Agents(people=("test:ben",)),
    categories=(
        Category(id="network", name="Network and VPN", covers="VPN, Wi-Fi, wired network", team="network"),
        Category(id="signin", name="Passwords and sign-in", covers="passwords, MFA, locked accounts", team="servicedesk"),
        Category(id="printing", name="Printing", covers="printers and scanners", team="servicedesk", priority="low"),
    ),
    teams=(
        Team(id="servicedesk", name="Service Desk", hours=OFFICE, escalates_to="network"),
        Team(id="network", name="Network", level=2, hours=OFFICE),
        Team(
            id="security", name="Security Response", level=3, hours=Hours(around_the_clock=True), on_call="Sam Oduya", manager="Head of IT"
        ),
        Team(id="old", name="Retired Team", active=False, hours=OFFICE),
    ),
    default_team="servicedesk",
    l2_team="network",
    kinds=(
        OtherKind(
            id="hr",
            name="People Team",
            deliver="tell",
            contact="Write to the People Team, room 4.12",
            url="https://people.northwind.example/",
            private=True,
        ),
        OtherKind(id="feature_request", name="Product Ideas", deliver="forward", team="servicedesk", contact="The ideas board"),
        OtherKind(
            id="security_report",
            name="Security Response",
            deliver="forward",
            team="security",
            contact="Call 4444",
            private=True,
            what_to_do_now=("Do not click anything in it.", "Unplug the network cable."),
        ),
    ),
    priorities={
        "critical": PriorityDefinition(definition="a site stands still", first_response_minutes=15, resolution_minutes=240),
        "high": PriorityDefinition(definition="a person cannot work", first_response_minutes=60, resolution_minutes=480),
        "normal": PriorityDefinition(definition="hindered", first_response_minutes=240, resolution_minutes=1440),
        "low": PriorityDefinition(definition="can wait", first_response_minutes=480, resolution_minutes=2880),
    },
)
ALICE = Person(
    id="test:alice", name="Alice Moreau", email="alice@northwind.example", title="Accountant", department="Finance", location="Leeds",
    time_zone="Europe/Amsterdam",
)  # fmt: skip
BEN = Person(id="test:ben", name="Ben Achebe", is_agent=True)
CLARA = Person(id="test:clara", name="Clara Holm", is_agent=True, is_lead=True)
RESET = Candidate(
    id="vpn-reset", title="VPN times out from home", url="https://help.northwind.example/kb/vpn-reset",
    passage="Sign out of the VPN client, wait a minute and sign in again.", score=11.5, confidence=0.91,
)  # fmt: skip
WIFI = Candidate(id="wifi", title="Office and guest Wi-Fi", url="https://help.northwind.example/kb/wifi", score=4.2, confidence=0.3)
PAST = PastRequest(id="r17", text="vpn drops every few minutes at home", label="network", similarity=0.8, share=0.42)
VPN_DOWN = Incident(id="vpn-down", title="VPN is down in Leeds", category="network", declared_at=NOW - timedelta(hours=1), reporters=7)
TEXT = "My VPN times out from home since this morning.\nI tried to sign in again twice."


def request(text: str = TEXT, **changes: Any) -> Request:
    values: dict[str, Any] = {
        "case_id": "C1042", "message_id": "test:m1", "place": Place(surface="test", conversation="it-help", thread="m1"),
        "requester": ALICE, "text": text, "channel": "it-help", "asked_at": NOW - timedelta(minutes=5),
    }  # fmt: skip
    return Request(**{**values, **changes})


def routed(summary: str = "VPN times out from home", **changes: Any) -> Routed:
    values: dict[str, Any] = {
        "summary": summary, "category": "network", "priority": "normal", "team": "network", "action": "route",
        "category_confidence": 0.88, "answer_confidence": 0.91, "articles": (RESET, WIFI),
    }  # fmt: skip
    return Routed(**{**values, **changes})


def decision(outcome: str, **changes: Any) -> Decision:
    issues = changes.pop("issues", (routed(),))
    values: dict[str, Any] = {
        "outcome": outcome, "rule": "the topic is sure (at least 0.70)", "decided_by": "model", "issues": issues, "team": "network",
        "priority": "normal", "category": "network", "category_confidence": 0.88, "answer_confidence": 0.91,
        "reasoning": "Like other requests about the VPN at home. Nobody else reports it.", "notes": "Has signed in again twice.",
        "model": "offline", "similar": (PAST,),
    }  # fmt: skip
    return Decision(**{**values, **changes})


CLOCKS = Clocks(first_response_due_at=NOW + timedelta(hours=4), resolution_due_at=NOW + timedelta(hours=30))
PLANNED = PlannedTicket(key="C1042/1", summary="VPN times out from home", category="network", priority="normal", team="network")
TICKET = Ticket(
    key="C1042/1",
    case_id="C1042",
    number="IT-118",
    url="https://desk.northwind.example/IT-118",
    status="open",
    summary="VPN times out from home",
)


def case(state: str, outcome: str = "ticket_proposed", **changes: Any) -> Case:
    """A case in that state; a worked state comes with its ticket and clocks."""
    made = changes.pop("decision", None) or decision(outcome)
    values: dict[str, Any] = {
        "id": "C1042", "version": 3, "event_id": "test:e1", "at": NOW, "what": "triaged", "by": ALICE, "state": state,
        "request": request(), "decision": made, "category": made.category, "priority": made.priority, "team": made.team,
        "opened_at": NOW - timedelta(minutes=5), "private": made.private,
    }  # fmt: skip
    if state in ("open", "claimed", "waiting", "resolved"):
        values |= {"tickets": (PLANNED,), "clocks": CLOCKS}
    if state in ("claimed", "waiting", "resolved"):
        values |= {"assignee": BEN, "person_acted": True}
    return Case(**{**values, **changes})


def showing(shown: Case, **changes: Any) -> Showing:
    values: dict[str, Any] = {
        "case": shown,
        "organisation": ORGANISATION,
        "now": NOW,
        "origin_url": "https://chat.northwind.example/it-help/m1",
    }
    if shown.tickets:
        values["tickets"] = (TICKET,)
    return Showing(**{**values, **changes})


ANSWERED_CLOCKS = CLOCKS.model_copy(update={"first_response_at": NOW - timedelta(minutes=1)})
LATE_CLOCKS = Clocks(
    first_response_due_at=NOW - timedelta(minutes=20), resolution_due_at=NOW + timedelta(hours=30), first_response_missed=True
)
ASKED = Note(by=BEN, at=NOW - timedelta(minutes=1), text="Which VPN client do you use?", side="agent")
TOLD = Note(by=ALICE, at=NOW - timedelta(minutes=2), text="It is the blue one.", side="requester")
INTERNAL = Note(by=CLARA, at=NOW, text="Gateway 2 was restarted.", side="internal")
FIXED = Note(by=BEN, at=NOW, text="The gateway was restarted; please connect once more.", side="agent")
TWO = (routed(), routed("Printer on floor 2 is out of toner", category="printing", team="servicedesk", priority="low"))
UNSURE = decision("person", category_confidence=0.31, rule="nobody is sure", team="servicedesk", issues=(routed(team="servicedesk"),))
HR = decision(
    "elsewhere",
    kind="hr",
    kind_confidence=0.88,
    rule="hr: tell",
    category=None,
    team="servicedesk",
    issues=(routed("Holiday left", category=None),),
)
IDEA = decision(
    "elsewhere", kind="feature_request", kind_confidence=0.88, rule="feature_request: forward", category=None, team="servicedesk"
)
PHISHING = decision(
    "person", kind="security_report", rule="security: at once", category=None, team="security", priority="critical", private=True
)
WISH = TopicWish(by=ALICE, at=NOW, category="signin", text="It is my password, not the VPN.")
