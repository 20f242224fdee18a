"""Buttons and menus: the two tables against the lifecycle, and what time and history change about them."""

from datetime import timedelta
from typing import Any

import card_cases
import pytest
from card_facts import BEN, CLOCKS, LATE_CLOCKS, NOW, ORGANISATION, WISH, case, decision, showing

from bot.cards.actions import READ_ONLY, decode
from bot.cards.build import agents_card, requester_card
from bot.cards.offers import AGENTS, MOST_BUTTONS, REQUESTER, agents_offer, requester_offer
from triage.case import STATES, State
from triage.facts import ActionName, Role
from triage.lifecycle import LIVE, verdict


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("table", "role"), [(REQUESTER, Role.REQUESTER), (AGENTS, Role.AGENT)])
def test_the_tables_offer_nothing_that_the_lifecycle_refuses(table: dict[State, Any], role: Role, state: State) -> None:
    offer = table[state]
    asked = [action for action in (*offer.buttons, *offer.menu) if action not in READ_ONLY]
    assert [action for action in asked if verdict(state, action, role)[0] != "accepted"] == []


@pytest.mark.parametrize("name", sorted(card_cases.CASES))
def test_no_card_offers_what_the_lifecycle_refuses(name: str) -> None:
    shown = card_cases.CASES[name]
    for card, role in ((requester_card(shown), Role.REQUESTER), (agents_card(shown), Role.AGENT)):
        for button in (*card.buttons, *card.menu) if card else ():
            value = decode(button.value)
            assert value is not None
            assert (value.case_id, value.version, value.action) == (shown.case.id, shown.case.version, button.action)
            assert button.action in READ_ONLY or verdict(shown.case.state, ActionName(button.action), role)[0] == "accepted"


@pytest.mark.parametrize("state", STATES)
def test_a_requester_has_at_most_three_buttons_and_one_menu(state: State) -> None:
    for clocks in (CLOCKS, LATE_CLOCKS):
        for confirm in ("ask", "auto"):
            offer = requester_offer(showing(case(state, decision=decision("ticket_created", confirm=confirm), clocks=clocks)))
            assert len(offer.buttons) <= MOST_BUTTONS
            assert len({*offer.buttons, *offer.menu}) == len(offer.buttons) + len(offer.menu)


@pytest.mark.parametrize("state", LIVE)
def test_wrong_topic_and_a_person_stand_in_every_menu(state: State) -> None:
    assert {ActionName.WRONG_TOPIC, ActionName.TALK_TO_PERSON} <= set(REQUESTER[state].menu)


@pytest.mark.parametrize(
    ("state", "buttons"),
    [
        ("answered", "solved need_help"),
        ("proposed", "create_ticket edit_request not_needed"),
        ("open", "add_details solved"),
        ("several", "file_split file_one"),
        ("incident", "something_else"),
        ("resolved", "reopen rate"),
    ],
)
def test_the_requesters_buttons_are_those_of_the_product_file(state: State, buttons: str) -> None:
    assert " ".join(REQUESTER[state].buttons) == buttons


@pytest.mark.parametrize(
    ("state", "buttons"), [("open", "claim confirm correct"), ("claimed", "reply resolve correct"), ("resolved", "reopen")]
)
def test_the_agents_buttons_are_those_of_the_product_file(state: State, buttons: str) -> None:
    assert " ".join(AGENTS[state].buttons) == buttons


@pytest.mark.parametrize("state", ["open", "claimed", "waiting"])
def test_the_agents_menu_is_that_of_the_product_file(state: State) -> None:
    wanted = {"assign", "escalate", "retriage", "not_a_request", "merge", "mute", "ask", "summary", "why"}
    assert wanted <= {str(action) for action in AGENTS[state].menu}


def test_undo_is_shown_while_its_period_lasts() -> None:
    auto = case("open", decision=decision("ticket_created", confirm="auto"))
    assert ActionName.UNDO_TICKET in requester_offer(showing(auto)).buttons
    late = showing(auto, now=auto.opened_at + timedelta(seconds=ORGANISATION.timing.undo_seconds))
    assert ActionName.UNDO_TICKET not in requester_offer(late).buttons
    touched = showing(auto.model_copy(update={"person_acted": True}))
    assert ActionName.UNDO_TICKET not in requester_offer(touched).buttons


def test_undo_is_not_shown_for_a_ticket_that_was_asked_for() -> None:
    assert ActionName.UNDO_TICKET not in requester_offer(showing(case("open", "ticket_created"))).buttons


def test_escalate_moves_from_the_menu_to_the_buttons_once_the_promise_is_missed() -> None:
    in_time, late = requester_offer(showing(case("open"))), requester_offer(showing(case("open", clocks=LATE_CLOCKS)))
    assert ActionName.ESCALATE in in_time.menu
    assert ActionName.ESCALATE in late.buttons
    assert ActionName.ESCALATE not in late.menu


def test_a_deadline_that_has_passed_counts_before_its_event_was_recorded() -> None:
    shown = showing(case("open", clocks=CLOCKS.model_copy(update={"first_response_due_at": NOW - timedelta(seconds=1)})))
    assert ActionName.ESCALATE in requester_offer(shown).buttons


def test_escalate_is_no_button_for_four_hours_after_an_escalation() -> None:
    recently = case("open", clocks=LATE_CLOCKS, escalated_at=NOW - timedelta(hours=3))
    long_ago = case("open", clocks=LATE_CLOCKS, escalated_at=NOW - timedelta(hours=5))
    assert ActionName.ESCALATE not in requester_offer(showing(recently)).buttons
    assert ActionName.ESCALATE in requester_offer(showing(long_ago)).buttons


def test_a_rated_case_is_not_rated_again() -> None:
    assert requester_offer(showing(case("resolved", rating=4))).buttons == (ActionName.REOPEN,)


def test_a_topic_is_called_wrong_once() -> None:
    assert ActionName.WRONG_TOPIC not in requester_offer(showing(case("answered", "self_service", wish=WISH))).menu


def test_a_wish_is_answered_before_all_else() -> None:
    assert agents_offer(showing(case("open", wish=WISH))).buttons[:2] == (ActionName.AGREE_TOPIC, ActionName.DISMISS_TOPIC)


def test_a_confirmed_case_is_not_confirmed_again() -> None:
    offer = agents_offer(showing(case("open", confirmed_by=BEN)))
    assert ActionName.CONFIRM not in (*offer.buttons, *offer.menu)


def test_a_muted_case_can_be_unmuted() -> None:
    offer = agents_offer(showing(case("claimed", muted=True)))
    assert ActionName.UNMUTE in offer.menu
    assert ActionName.MUTE not in offer.menu
