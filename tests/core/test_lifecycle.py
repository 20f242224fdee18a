"""The lifecycle table: every (state, action, role) has one answer, and every answer has its words."""

from itertools import product

import pytest
from small_company import ALICE, BOB, CAROL, CLOCK, DAN, LENA, done, opened

from bot.cards.words import known
from triage.case import STATES, Ignored, Refused
from triage.facts import Action, ActionName, Role
from triage.lifecycle import ENDED, LIVE, ROWS, SHOWN, UNDECIDED, WORKED, allowed, judge, needs, roles_of, verdict

TRIPLES = list(product(STATES, ActionName, Role))


def test_every_action_has_exactly_one_row():
    assert sorted(row.action for row in ROWS) == sorted(ActionName)


def test_every_triple_is_accepted_refused_with_words_or_ignored():
    for state, action, role in TRIPLES:
        found, word = verdict(state, action, role)
        assert found in ("accepted", "refused", "ignored")
        assert (word != "") == (found == "refused"), (state, action, role)


def test_every_refusal_has_its_words():
    words = {word for _, word in (verdict(*triple) for triple in TRIPLES) if word}
    words |= {f"refused_missing_{field}" for action in ActionName for field in needs(action)}
    assert {word for word in words if not known(word)} == set()


def test_every_action_can_be_done_by_somebody_in_some_state():
    assert all(any(allowed(action, role) for role in Role) for action in ActionName)


def test_a_lead_may_do_what_an_agent_may():
    assert all(allowed(action, Role.LEAD) == allowed(action, Role.AGENT) for action in ActionName)


def test_a_bystander_may_only_join():
    assert [action for action in ActionName if allowed(action, Role.BYSTANDER)] == [ActionName.JOIN]


def test_the_clock_is_never_answered_with_words():
    assert not [triple for triple in TRIPLES if triple[2] is Role.CLOCK and verdict(*triple)[0] == "refused"]


def test_nobody_can_do_by_hand_what_happens_by_itself():
    by_itself = [row.action for row in ROWS if row.clock]
    assert len(by_itself) == 7
    assert all(
        verdict("open", action, role) == ("refused", "refused_nobody") for action in by_itself for role in (Role.REQUESTER, Role.AGENT)
    )


def test_what_is_being_read_or_was_left_alone_takes_no_action():
    assert not [triple for triple in TRIPLES if triple[0] in ("new", "ignored") and verdict(*triple)[0] == "accepted"]


def test_states_are_divided_into_undecided_worked_and_ended():
    assert set(SHOWN) == set(STATES) - {"new", "ignored"}
    assert set(LIVE) == {*UNDECIDED, *WORKED, "incident", "elsewhere"}
    assert set(SHOWN) == {*LIVE, *ENDED}


def test_a_form_without_its_words_is_refused_by_the_missing_field():
    case = done(opened(), "claim").case
    assert judge(case, Action(name=ActionName.REPLY, by=CAROL, text="  "), (Role.AGENT,)) == Refused(word="refused_missing_text")


def test_a_click_that_lost_says_who_won():
    case = done(opened(), "claim", CAROL).case
    refused = judge(case, Action(name=ActionName.CLAIM, by=DAN), (Role.AGENT,))
    assert isinstance(refused, Refused)
    assert (refused.word, dict(refused.names)) == ("refused_already_claimed", {"name": "Carol"})


def test_claiming_ones_own_case_again_says_nothing():
    case = done(opened(), "claim", CAROL).case
    assert judge(case, Action(name=ActionName.CLAIM, by=CAROL), (Role.AGENT,)) == Ignored()


def test_the_clock_is_never_named_as_the_winner():
    case = done(opened(), "auto_create", CLOCK, minutes=3).case
    refused = judge(case, Action(name=ActionName.CREATE_TICKET, by=ALICE), (Role.REQUESTER,))
    assert isinstance(refused, Refused)
    assert dict(refused.names) == {"name": ""}


@pytest.mark.parametrize(
    ("person", "roles"),
    [(ALICE, (Role.REQUESTER,)), (BOB, (Role.BYSTANDER,)), (CAROL, (Role.AGENT,)), (LENA, (Role.LEAD, Role.AGENT)), (CLOCK, (Role.CLOCK,))],
)
def test_what_a_person_is_to_a_case(person, roles):
    assert roles_of(person, opened()) == roles


def test_an_agent_who_asks_is_requester_and_agent_of_that_case():
    assert roles_of(ALICE.model_copy(update={"is_agent": True}), opened()) == (Role.REQUESTER, Role.AGENT)
    assert isinstance(judge(opened(), Action(name=ActionName.CLAIM, by=ALICE), (Role.REQUESTER, Role.AGENT)), Role)
