"""What stands on the agents' card, and when there is one (product.md, "The agents' card")."""

import json
from typing import Any

import pytest
from card_cases import CASES
from card_facts import CLARA, HR, IDEA, NOW, PHISHING, TEXT, WISH, case, decision, request, routed, showing

from bot.cards.block_kit import render
from bot.cards.build import agents_card, requester_card, wants_agents_card
from bot.cards.card import Card
from bot.cards.transcript import plain
from triage.case import Note


def seen(card: Card | None) -> str:
    """Everything a person can read on the card."""
    assert card is not None
    return json.dumps(plain(card), ensure_ascii=False)


def test_internal_notes_are_for_agents_only() -> None:
    assert "Gateway 2" in seen(agents_card(CASES["waiting"]))
    assert "Gateway 2" not in seen(requester_card(CASES["waiting"]))


def test_the_agents_card_has_what_an_agent_needs() -> None:
    text = seen(agents_card(CASES["claimed"]))
    needed = (
        "Accountant", "Leeds", TEXT.split("\n")[0], "Network and VPN", "Normal", "fairly sure (88 %)", "Why: Like other requests",
        "Has signed in", "VPN times out from home <https://", "vpn drops every few minutes",
        "Solve by: Fri 16 Jan", "IT-118", "It is the blue one.",
    )  # fmt: skip
    assert [words for words in needed if words not in text] == []


@pytest.mark.parametrize(
    ("flag", "words"), [("suspicious", "steer"), ("model_down", "offline model"), ("unreadable_answer", "system error"), ("guest", "guest")]
)
def test_flags_stand_in_words_on_the_agents_card(flag: str, words: str) -> None:
    assert words in seen(agents_card(showing(case("open", request=request(flags=(flag,))))))


def test_only_the_last_words_of_a_long_dialogue_are_shown() -> None:
    notes = tuple(Note(by=CLARA, at=NOW, text=f"word {n}.", side="internal") for n in range(9))
    text = seen(agents_card(showing(case("claimed", notes=notes))))
    assert "word 8." in text
    assert "word 4." not in text


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (case("proposed"), True),
        (case("open", "ticket_created"), True),
        (case("asking", "question"), True),
        (case("open", "person"), True),
        (case("incident", "known_incident"), True),
        (case("elsewhere", decision=HR), False),
        (case("open", decision=IDEA), True),
        (case("answered", "self_service"), False),
        (case("answered", "self_service", wish=WISH), True),
        (case("open", "self_service"), True),
        (case("closed", "self_service", closed_as="confirmed", person_acted=True), False),
        (case("closed", "ticket_proposed", closed_as="not_needed"), True),
        (case("ignored", "ignored"), False),
        (case("new", decision=decision("person")), False),
    ],
)
def test_agents_have_a_card_whenever_a_person_is_or_may_be_needed(made: Any, wanted: bool) -> None:
    assert wants_agents_card(made) is wanted
    assert (agents_card(showing(made)) is not None) is wanted


def test_an_agents_card_that_stands_is_kept_true_in_every_state() -> None:
    answered = showing(case("answered", "self_service"), agents_card_posted=True)
    assert getattr(agents_card(answered), "kind", None) == "agents.answered"


def test_a_case_that_nobody_could_decide_has_no_card_yet() -> None:
    undecided = case("open").model_copy(update={"decision": None})
    assert requester_card(showing(undecided)) is None
    assert not wants_agents_card(undecided)


def test_a_late_answer_is_said_to_both_sides() -> None:
    assert "promised to answer sooner" in seen(requester_card(CASES["created_late"]))
    late = agents_card(CASES["created_late"])
    assert "first answer is late" in seen(late)
    assert late is not None
    assert late.tone == "warning"


def test_who_is_on_call_is_named_for_security_reports_and_whatever_is_critical() -> None:
    assert "Sam Oduya" in seen(agents_card(showing(case("open", "person", team="security", priority="critical"))))
    assert "Sam Oduya" not in seen(agents_card(showing(case("open", "person", team="security"))))
    assert "Sam Oduya" in seen(agents_card(showing(case("open", decision=PHISHING, team="security"))))


def test_who_is_mentioned_stands_before_what_the_card_says() -> None:
    alarm = agents_card(showing(case("open", decision=PHISHING, team="security")), mention="slack:S0ONCALL")
    assert alarm is not None
    post = render(alarm)
    assert post.blocks[1]["elements"] == [{"type": "rich_text_section", "elements": [{"type": "usergroup", "usergroup_id": "S0ONCALL"}]}]
    assert post.text.startswith("<!subteam^S0ONCALL> ")


def test_certainty_is_that_of_the_kind_where_the_kind_decided() -> None:
    unsure_of_its_topic = IDEA.model_copy(update={"category_confidence": 0.1})
    assert "fairly sure (88 %)" in seen(agents_card(showing(case("open", decision=unsure_of_its_topic))))
    assert "Certainty" not in seen(agents_card(showing(case("open", decision=PHISHING))))


def test_what_a_rule_calls_risky_names_the_manager_of_its_team() -> None:
    risky = decision("person", team="security", issues=(routed(team="security", action="escalate_manager"),))
    assert "Head of IT" in seen(agents_card(showing(case("open", decision=risky, team="security"))))
    assert "Head of IT" not in seen(agents_card(showing(case("open", decision=PHISHING, team="security"))))
