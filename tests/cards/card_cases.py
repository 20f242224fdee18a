"""One case for every kind and state of card: what all renderers are tried on."""

from datetime import timedelta
from typing import Any

from card_facts import (
    ANSWERED_CLOCKS,
    ASKED,
    BEN,
    CLARA,
    CLOCKS,
    FIXED,
    HR,
    IDEA,
    INTERNAL,
    LATE_CLOCKS,
    NOW,
    ORGANISATION,
    PHISHING,
    RESET,
    TICKET,
    TOLD,
    TWO,
    UNSURE,
    VPN_DOWN,
    WIFI,
    WISH,
    case,
    decision,
    request,
    routed,
    showing,
)

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
from bot.cards.commands import accepted_card
from storage.store import CaseLine
from triage.case import News, Refused
from triage.facts import ActionName

CASES: dict[str, Showing] = {
    "self_service": showing(case("answered", "self_service")),
    "self_service_one_article": showing(case("answered", decision=decision("self_service", issues=(routed(articles=(RESET,)),)))),
    "proposed": showing(case("proposed")),
    "proposed_after_hours": showing(case("proposed", clocks=CLOCKS.model_copy(update={"queued_until": NOW + timedelta(hours=23)}))),
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
        "agent_reply": "Please try once more, as https://help.northwind.example/kb/vpn-reset says.",
        "waiting": ASKED.text,
    }
    about = {"follow_up": "self_service", "resolved": "resolved", "waiting": "waiting", "question": "question"}.get(kind, "created")
    piece = News(
        key=f"3/{kind}",
        kind=kind,
        to="agents" if kind in ("overdue", "wants_person") else "private" if kind in ("rotate_secret", "joined", "limit") else "thread",
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
        "command.triage": accepted_card("en", "https://chat.example/c"),
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
