"""Forms: what is asked, and what an answer becomes: the fields of an action, or words beside each field that is wrong."""

from typing import Any

import pytest
from card_cases import CASES
from card_facts import ALICE, BEN, CLARA, ORGANISATION, RESET, VPN_DOWN, WIFI, case, decision, showing
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.actions import FORMS, decode
from bot.cards.build import Filled, field_error, form_for, read_form
from bot.cards.card import Form
from triage.facts import ActionName

A = ActionName


def form(action: ActionName, name: str = "claimed", **changes: Any) -> Form:
    for_agent = {"agents": (BEN, CLARA), "incidents": (VPN_DOWN,), "articles": (RESET, WIFI), "for_agent": True}
    return form_for(action, CASES[name], **{**for_agent, **changes})


def values(made: Form, field: str) -> list[str]:
    return [choice.value for choice in next(f for f in made.fields if f.name == field).choices]


@pytest.mark.parametrize("action", sorted(FORMS))
def test_a_form_comes_back_to_its_case_version_and_action(action: ActionName) -> None:
    value = decode(form(action).value)
    assert value is not None
    assert (value.case_id, value.version, value.action) == ("C1042", 3, action)


def test_an_action_without_a_form_has_none() -> None:
    with pytest.raises(KeyError, match="claim is done without a form"):
        form(A.CLAIM)


def test_a_correction_offers_what_the_organisation_has() -> None:
    made = form(A.CORRECT)
    assert [field.name for field in made.fields] == ["category", "priority", "team", "kind", "outcome", "article", "text"]
    assert values(made, "category") == ["", "network", "signin", "printing"]
    assert values(made, "team") == ["", "servicedesk", "network", "security"]
    assert values(made, "article") == ["", "none", "vpn-reset", "wifi"]
    assert made.fields[0].choices[0].label == "As it is: Network and VPN"


def test_a_correction_holds_only_what_was_changed() -> None:
    filled = read_form(form(A.CORRECT), {"category": "signin", "priority": "", "text": " because "})
    assert filled == Filled(category="signin", text="because")


def test_a_correction_that_changes_nothing_is_sent_back() -> None:
    assert read_form(form(A.CORRECT), {"text": "hm"}) == {"category": "Please change at least one of these, or cancel."}


@pytest.mark.parametrize(
    ("action", "fields", "filled"),
    [
        (A.REPLY, {"text": "Try again."}, Filled(text="Try again.")),
        (A.ASK, {"text": "Which one?"}, Filled(text="Which one?")),
        (A.RESOLVE, {}, Filled()),
        (A.RESOLVE, {"text": "Restarted."}, Filled(text="Restarted.")),
        (A.ASSIGN, {"assignee": "test:clara"}, Filled(assignee="test:clara")),
        (A.MERGE, {"incident": "vpn-down"}, Filled(incident="vpn-down")),
        (A.MERGE, {"incident": "new", "text": "VPN down in Porto"}, Filled(incident="new", text="VPN down in Porto")),
        (A.RATE, {"rating": "5"}, Filled(rating=5)),
        (A.WRONG_TOPIC, {"category": "printing"}, Filled(category="printing")),
        (A.WRONG_TOPIC, {}, Filled()),
        (A.RETRIAGE, {}, Filled()),
        (A.NEED_HELP, {"text": "I tried it."}, Filled(text="I tried it.")),
        (A.ESCALATE, {}, Filled()),
        (A.NOTE, {"text": "Mind the gap.", "rating": "5", "by": "somebody else"}, Filled(text="Mind the gap.")),
    ],
)
def test_a_filled_form_becomes_the_fields_of_its_action(action: ActionName, fields: dict[str, str], filled: Filled) -> None:
    assert read_form(form(action), fields) == filled


@pytest.mark.parametrize(
    ("action", "fields", "wrong"),
    [
        (A.REPLY, {}, {"text": "Please fill this in."}),
        (A.REPLY, {"text": "  \n "}, {"text": "Please fill this in."}),
        (A.REPLY, {"text": "x" * 3001}, {"text": "Please shorten this to 3000 characters; it has 3001."}),
        (A.ASSIGN, {"assignee": "test:mallory"}, {"assignee": "Please choose one from the list."}),
        (A.MERGE, {"incident": "new"}, {"text": "A new incident needs a title."}),
        (A.MERGE, {"incident": "new", "text": "x" * 201}, {"text": "Please shorten this to 200 characters; it has 201."}),
        (A.RATE, {"rating": "6"}, {"rating": "Please choose one from the list."}),
        (A.RATE, {"rating": "5.0"}, {"rating": "Please choose one from the list."}),
        (A.CORRECT, {"team": "old", "category": "pizza"}, dict.fromkeys(("team", "category"), "Please choose one from the list.")),
        (A.ADD_DETAILS, {"text": ""}, {"text": "Please fill this in."}),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(action: ActionName, fields: dict[str, str], wrong: dict[str, str]) -> None:
    assert read_form(form(action), fields) == wrong


def test_errors_are_said_in_the_readers_language() -> None:
    assert read_form(form(A.REPLY), {}, "de") == {"text": "Bitte füll das aus."}


def test_a_reason_is_needed_until_the_promise_is_missed() -> None:
    early, late = form_for(A.ESCALATE, CASES["created"]), form_for(A.ESCALATE, CASES["created_late"])
    assert read_form(early, {}) == {"text": "Please fill this in."}
    assert read_form(late, {}) == Filled()


def test_an_answer_by_form_must_say_something_and_shows_the_question() -> None:
    made = form_for(A.RETRIAGE, CASES["question"])
    assert made.title == "Answer"
    assert made.intro == "1. Which program?\n2. Since when?\nA few words are enough."
    assert read_form(made, {}) == {"text": "Please fill this in."}


def test_an_edit_may_raise_a_priority_by_one_step_at_most() -> None:
    made = form_for(A.EDIT_REQUEST, CASES["proposed"])
    assert values(made, "priority") == ["", "high", "normal", "low"]
    assert read_form(made, {"text": "VPN", "category": "signin"}) == Filled(text="VPN", category="signin")


def test_an_edit_shows_no_guess_as_fact() -> None:
    made = form_for(A.EDIT_REQUEST, showing(case("proposed", decision=decision("ticket_proposed", category_confidence=0.3))))
    assert made.fields[1].choices[0].label == "As it is"


def test_an_edit_starts_from_what_we_understood() -> None:
    assert form_for(A.EDIT_REQUEST, CASES["proposed"]).fields[0].value == "VPN times out from home"


def test_the_requesters_form_is_in_their_language_and_the_agents_in_the_organisations() -> None:
    assert form_for(A.ADD_DETAILS, CASES["german"]).title == "Etwas ergänzen"
    assert form(A.CORRECT, "german").title == "Correct the triage"


def test_a_filled_form_makes_an_action() -> None:
    action = Filled(assignee="test:clara").action(A.ASSIGN, BEN, 3, (BEN, CLARA))
    assert (action.name, action.by, action.assignee, action.seen_version) == (A.ASSIGN, BEN, CLARA, 3)
    assert Filled(assignee="test:nobody").action(A.ASSIGN, BEN, 3, (BEN,)).assignee is None
    assert Filled(category="signin", priority="high", team="network", rating=None).action(A.CORRECT, BEN, None).category == "signin"


@given(
    st.sampled_from(sorted(FORMS)),
    st.dictionaries(st.sampled_from(["text", "category", "team", "rating", "assignee", "incident"]), st.text()),
)
def test_any_answer_is_an_action_or_errors(action: ActionName, fields: dict[str, str]) -> None:
    made = form(action)
    found = read_form(made, fields)
    if isinstance(found, dict):
        assert found.keys() <= {field.name for field in made.fields}
        assert all(found.values())
    else:
        assert found.action(action, ALICE, 3, (BEN, CLARA)).name is action


def test_one_field_can_be_judged_alone() -> None:
    field = form(A.ASSIGN).fields[0]
    assert field_error(field, "test:ben", "en") is None
    assert field_error(field, "", "en") == "Please fill this in."


def test_form_titles_fit_the_narrowest_surface() -> None:
    """Block Kit: a modal's title has at most 24 characters."""
    for name in ("claimed", "german"):
        assert [made.title for action in FORMS for made in (form_for(action, CASES[name]),) if len(made.title) > 24] == []


def test_the_organisation_of_the_suite_has_an_inactive_team_that_is_never_offered() -> None:
    assert ORGANISATION.team("old") is not None
    assert "old" not in values(form(A.CORRECT), "team")
