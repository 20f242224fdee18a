"""Private answers to commands."""

from datetime import timedelta
from typing import Any

import pytest
from card_cases import ALONE, CASES, LINES, cards, line
from card_facts import BEN, NOW, ORGANISATION, UNSURE, case, showing

from bot.cards.actions import decode
from bot.cards.build import help_card, ignored_card, mine_card, queue_card, report_card, retriage_card, retriage_offer_card, why_card
from bot.cards.news import error_card, refusal_card
from bot.cards.transcript import plain
from triage.case import Refused


def lines_of(card: Any) -> list[str]:
    return plain(card)["lines"]


def test_the_queue_keeps_the_stores_order_and_says_what_is_late() -> None:
    shown = lines_of(queue_card(LINES, ORGANISATION, NOW))
    assert [text.split(" · ")[0] for text in shown] == ["C1", "C2", "C3"]
    assert "late since Thu 15 Jan, 09:30 GMT" in shown[0]
    assert "Ben Achebe" in shown[1]


def test_a_long_queue_says_how_much_is_left_out() -> None:
    assert lines_of(queue_card([line(n) for n in range(1, 30)], ORGANISATION, NOW))[-1] == "and 9 more"


def test_an_answered_case_is_not_late_in_the_queue() -> None:
    answered = line(1, first_response_at=NOW, first_response_due_at=NOW - timedelta(hours=1))
    assert "late" not in lines_of(queue_card([answered], ORGANISATION, NOW))[0]


def test_what_was_left_alone_is_listed_with_its_reason_and_a_button_each() -> None:
    card = ignored_card(ALONE, ORGANISATION, NOW)
    assert lines_of(card)[0].endswith("Alice Moreau in #it-help: thanks")
    found = [decode(button.value) for button in card.buttons]
    assert [(value.case_id, str(value.action), value.arg) for value in found if value] == [
        ("C4", "retriage", "forced"),
        ("C5", "retriage", "forced"),
    ]
    assert not any(button.form for button in card.buttons)


def test_many_that_were_left_alone_have_ten_buttons_and_say_how_many_more() -> None:
    card = ignored_card([line(n, state="ignored", ignored_because="emoji") for n in range(1, 15)], ORGANISATION, NOW)
    assert len(card.buttons) == 10
    assert lines_of(card)[-1] == "and 4 more"


def test_a_reason_that_nobody_knows_still_has_words() -> None:
    strange = line(1, state="ignored", ignored_because="moonlight")
    assert lines_of(ignored_card([strange], ORGANISATION, NOW))[0].endswith("asks for nothing")


def test_the_second_look_shows_old_and_new_side_by_side() -> None:
    shown = lines_of(cards()["command.retriage"])
    assert shown[1:] == [
        "Outcome: Ticket created → Handed to a person",
        "Topic: Network and VPN → Passwords and sign-in",
        "Priority: Normal → High",
        "Team: Network → Service Desk",
    ]


def test_the_second_look_shows_no_guess_as_fact() -> None:
    shown = lines_of(retriage_card(CASES["created"].case, case("open", decision=UNSURE), ORGANISATION))
    assert "Topic: Network and VPN → not sure" in shown


def test_the_second_look_is_offered_for_the_latest_five() -> None:
    card = retriage_offer_card([line(n) for n in range(1, 9)], ORGANISATION)
    assert [button.value for button in card.buttons] == [f"C{n}|2|retriage" for n in range(1, 6)]


def test_help_names_the_commands_one_may_use() -> None:
    own, agents = lines_of(help_card(ORGANISATION, is_agent=False)), lines_of(help_card(ORGANISATION, is_agent=True))
    assert not any(text.startswith(("queue", "report")) for text in own)
    assert any(text.startswith("queue") for text in agents)


def test_answers_are_in_the_language_asked_for() -> None:
    assert mine_card((), ORGANISATION, "de").title == "Deine Anfragen"
    assert mine_card((), ORGANISATION, "fr").title == "Your requests"


def test_a_report_counts_cases_and_nothing_else() -> None:
    card = report_card({"open": 3, "claimed": 1, "cards_behind": 9, "closed": 0}, ORGANISATION)
    assert card.title == "4 requests so far"
    assert lines_of(card) == ["in the queue: 3", "in work: 1"]


def test_the_receipt_names_rule_model_scores_and_evidence() -> None:
    text = " ".join(lines_of(why_card(CASES["created"])))
    for words in ("the topic is sure", "offline", "score 11.50", "42 % of the evidence", "fairly sure (88 %)"):
        assert words in text


def test_a_case_without_a_decision_has_a_receipt_that_says_so() -> None:
    undecided = case("new").model_copy(update={"decision": None})
    assert lines_of(why_card(showing(undecided))) == ["Nothing is decided yet."]


def test_a_loser_learns_who_won() -> None:
    lost = Refused(word="conflict_lost", names=(("name", BEN.name),))
    assert refusal_card(lost, ORGANISATION).title == "Ben Achebe was a moment faster. The card shows how it stands."


def test_a_refusal_without_a_name_says_somebody() -> None:
    assert refusal_card(Refused(word="refused_already_claimed"), ORGANISATION).title.startswith("Somebody was faster")


def test_a_refusal_without_words_is_our_fault_and_never_shown() -> None:
    with pytest.raises(KeyError):
        refusal_card(Refused(word="refused_by_magic"), ORGANISATION)


def test_an_error_says_nothing_of_its_cause() -> None:
    assert error_card(ORGANISATION, "de").title.startswith("Das hat gerade nicht geklappt.")
