"""One case for every kind and state of card, in a made-up organisation built in code: what all renderers are tried on."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.cards.build import (
    NEWS_KINDS,
    Showing,
    agents_card,
    error_card,
    form_for,
    help_card,
    ignored_card,
    kb_card,
    mine_card,
    news_card,
    plain_card,
    private_line,
    queue_card,
    refusal_card,
    report_card,
    requester_card,
    retriage_card,
    retriage_offer_card,
    status_card,
    summary_card,
    why_card,
)
from bot.cards.card import Card, Form
from bot.cards.words import say
from storage.store import CaseLine
from triage.case import Case, Clocks, Decision, News, Note, PlannedTicket, Refused, Routed, Ticket, TopicWish
from triage.facts import ActionName, Candidate, Incident, PastRequest, Person, Place, Request
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
        Team(id="security", name="Security Response", level=3, hours=Hours(around_the_clock=True), on_call="Sam Oduya"),
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
HR = decision("elsewhere", kind="hr", rule="hr: tell", category=None, team="servicedesk", issues=(routed("Holiday left", category=None),))
IDEA = decision("elsewhere", kind="feature_request", rule="feature_request: forward", category=None, team="servicedesk")
PHISHING = decision(
    "person", kind="security_report", rule="security: at once", category=None, team="security", priority="critical", private=True
)
WISH = TopicWish(by=ALICE, at=NOW, category="signin", text="It is my password, not the VPN.")

CASES: dict[str, Showing] = {
    "self_service": showing(case("answered", "self_service")),
    "self_service_one_article": showing(case("answered", decision=decision("self_service", issues=(routed(articles=(RESET,)),)))),
    "proposed": showing(case("proposed")),
    "created": showing(case("open", "ticket_created")),
    "created_no_number_yet": showing(case("open", "ticket_created"), tickets=()),
    "created_ticket_system_slow": showing(
        case("open", "ticket_created"), tickets=(TICKET.model_copy(update={"number": None, "status": "failing"}),)
    ),
    "created_with_undo": showing(case("open", decision=decision("ticket_created", confirm="auto"))),
    "created_late": showing(case("open", "ticket_created", clocks=LATE_CLOCKS)),
    "created_after_hours": showing(
        case("open", "ticket_created", clocks=CLOCKS.model_copy(update={"queued_until": NOW + timedelta(hours=23)}))
    ),
    "question": showing(case("asking", decision=decision("question", questions=("Which program?", "Since when?")), rounds=1)),
    "person": showing(case("open", decision=UNSURE)),
    "person_limit": showing(case("open", decision=UNSURE, request=request(flags=("user_limit",)))),
    "person_security": showing(case("open", decision=PHISHING, request=request("I clicked a strange link", channel=None, direct=True))),
    "elsewhere_tell": showing(case("elsewhere", decision=HR)),
    "elsewhere_forward": showing(case("open", decision=IDEA)),
    "several": showing(case("several", decision=decision("ticket_proposed", issues=TWO))),
    "incident": showing(case("incident", "known_incident", incident="vpn-down"), incident=VPN_DOWN, reporters=8),
    "claimed": showing(case("claimed", "ticket_created", clocks=ANSWERED_CLOCKS, notes=(TOLD, INTERNAL))),
    "waiting": showing(case("waiting", "ticket_created", what="ask", by=BEN, clocks=ANSWERED_CLOCKS, notes=(TOLD, ASKED, INTERNAL))),
    "resolved": showing(
        case("resolved", "ticket_created", clocks=ANSWERED_CLOCKS.model_copy(update={"resolved_at": NOW}), notes=(TOLD, FIXED, INTERNAL)),
        case_url="https://desk.northwind.example/cases/C1042",
    ),
    "resolved_rated": showing(case("resolved", "ticket_created", rating=5)),
    "closed": showing(case("closed", "ticket_proposed", closed_as="not_needed")),
    "wish": showing(case("answered", "self_service", wish=WISH)),
    "elsewhere_wish": showing(case("elsewhere", decision=HR, wish=WISH)),
    "secret": showing(
        case("open", decision=UNSURE, request=request("VPN fails, my password is Tulip-Rain-42!x", flags=("secret",)), private=True)
    ),
    "muted_and_confirmed": showing(case("claimed", "ticket_created", muted=True, confirmed_by=BEN)),
    "no_experience": showing(case("open", decision=UNSURE.model_copy(update={"experienced": False, "similar": ()}))),
    "public": showing(
        case("proposed", decision=decision("ticket_proposed", issues=(routed("alice@northwind.example: LDS-LT-0412 is off at Leeds"),)))
    ),
    "german": showing(case("proposed", decision=decision("ticket_proposed", language="de", issues=(routed("VPN bricht zu Hause ab"),)))),
}


def line(number: int, **changes: Any) -> CaseLine:
    values: dict[str, Any] = {
        "case_id": f"C{number}", "version": 2, "state": "open", "summary": f"Printer {number} is on fire", "requester_id": "test:alice",
        "requester_name": "Alice Moreau", "category": "printing", "priority": "high", "team": "servicedesk", "assignee_id": None,
        "assignee_name": None, "opened_at": NOW, "changed_at": NOW, "channel": "it-help",
        "first_response_due_at": NOW + timedelta(hours=number - 1),
    }  # fmt: skip
    return CaseLine(**{**values, **changes})


LINES = (line(1), line(2, assignee_name="Ben Achebe", state="claimed"), line(3, priority="low", team=None))
ALONE = (line(4, state="ignored", ignored_because="thanks"), line(5, state="ignored", ignored_because="reply_to_others", channel=None))


def news(kind: Any) -> Card:
    """News of that kind about a case that is in the state where such news arises."""
    texts = {
        "question": "Which program?\nSince when?",
        "handed_on": "Network",
        "agent_reply": "Please try once more.",
        "waiting": ASKED.text,
    }
    about = {"follow_up": "self_service", "resolved": "resolved", "waiting": "waiting", "question": "question"}.get(kind, "created")
    piece = News(
        key=f"3/{kind}",
        kind=kind,
        to="agents" if kind == "overdue" else "private" if kind in ("rotate_secret", "joined", "limit") else "thread",
        text=texts.get(kind, ""),
        by=BEN,
        mention=kind in ("waiting", "resolved"),
    )
    return news_card(piece, CASES[about])


def cards() -> dict[str, Card]:
    """Every card by a name of its own, such as requester.created_late; together they are of every kind there is."""
    found: dict[str, Card | None] = {}
    for name, shown in CASES.items():
        found[f"requester.{name}"] = requester_card(shown)
        found[f"agents.{name}"] = agents_card(shown)
    found |= {f"news.{kind}": news(kind) for kind in NEWS_KINDS}
    created, corrected = CASES["created"].case, case("open", "person", category="signin", team="servicedesk", priority="high")
    found |= {
        "private_line": private_line(CASES["secret"]),
        "refusal": refusal_card(Refused(word="refused_already_claimed", names=(("name", "Ben Achebe"),)), ORGANISATION),
        "refusal.german": refusal_card(Refused(word="refused_already_claimed", names=(("name", ""),)), ORGANISATION, "de"),
        "error": error_card(ORGANISATION),
        "command.triage": plain_card(
            "command.triage", say("en", "triage_accepted"), say("en", "triage_accepted_link", url="https://chat.example/c")
        ),
        "command.status": status_card(CASES["claimed"]),
        "command.mine": mine_card(LINES, ORGANISATION),
        "command.mine_none": mine_card((), ORGANISATION),
        "command.queue": queue_card(LINES, ORGANISATION, NOW),
        "command.queue_long": queue_card([line(n) for n in range(1, 30)], ORGANISATION, NOW),
        "command.kb": kb_card("vpn timeout", (RESET, WIFI), ORGANISATION),
        "command.kb_none": kb_card("pizza", (), ORGANISATION),
        "command.help": help_card(ORGANISATION, is_agent=False),
        "command.help_agent": help_card(ORGANISATION, is_agent=True),
        "command.report": report_card({"open": 3, "claimed": 1, "cards_behind": 9}, ORGANISATION),
        "command.retriage": retriage_card(created, corrected, ORGANISATION),
        "command.retriage_offer": retriage_offer_card(LINES, ORGANISATION),
        "command.summary": summary_card(CASES["waiting"]),
        "command.why": why_card(CASES["resolved"]),
        "agents.ignored": ignored_card(ALONE, ORGANISATION, NOW),
    }
    return {name: card for name, card in found.items() if card is not None}


def forms() -> dict[str, Form]:
    """Every form by the name of its action, as an agent or the requester sees it."""
    shown = CASES["claimed"]
    for_agents = (
        ActionName.CORRECT,
        ActionName.REPLY,
        ActionName.ASK,
        ActionName.RESOLVE,
        ActionName.ASSIGN,
        ActionName.MERGE,
        ActionName.NOTE,
    )
    found = {
        str(action): form_for(action, shown, agents=(BEN, CLARA), incidents=(VPN_DOWN,), articles=(RESET, WIFI), for_agent=True)
        for action in for_agents
    }
    for action in (ActionName.EDIT_REQUEST, ActionName.ADD_DETAILS, ActionName.ESCALATE, ActionName.WRONG_TOPIC, ActionName.RATE):
        found[str(action)] = form_for(action, shown)
    found |= {str(action): form_for(action, CASES["self_service"]) for action in (ActionName.RETRIAGE, ActionName.NEED_HELP)}
    found["answer"] = form_for(ActionName.RETRIAGE, CASES["question"])
    found["escalate_late"] = form_for(ActionName.ESCALATE, CASES["created_late"])
    return found
