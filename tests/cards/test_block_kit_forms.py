"""Slack modals: within Slack's limits for any form, every word of the form on them, and what was filled in comes back as it was."""

import json
from typing import Any

import card_cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_limits import view_problems
from test_block_kit import ANY

from bot.cards.block_kit_forms import errors_answer, loading_modal, modal, read_values
from bot.cards.card import Choice, Field, Form
from bot.cards.form_answers import read_form
from bot.cards.plain_text import one_line
from triage.facts import ActionName

FORMS = card_cases.forms()
CHOICES = st.lists(st.builds(Choice, value=ANY | st.text(max_size=200), label=ANY), max_size=12) | st.integers(90, 260).map(
    lambda count: [Choice(value=f"topic-{n}", label=f"Topic {n}") for n in range(count)]
)
FIELDS = st.builds(
    Field, name=st.sampled_from(["text", "category", "priority", "team", "rating"]), label=ANY, hint=ANY, value=ANY,
    type=st.sampled_from(["text", "words", "choice", "rating"]), choices=CHOICES.map(tuple), required=st.booleans(),
    max_length=st.sampled_from([1, 20, 3000, 9000]),
)  # fmt: skip
HARD_FORMS = st.builds(
    Form, action=st.just(ActionName.CORRECT), title=ANY, value=st.just("C1|1|correct"), submit=ANY, cancel=ANY, intro=ANY,
    fields=st.lists(FIELDS, max_size=5, unique_by=lambda field: field.name).map(tuple),
)  # fmt: skip


def inputs(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Field name -> its element."""
    return {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}


def options(element: dict[str, Any]) -> list[dict[str, Any]]:
    """All options of a choice, in groups or not."""
    return element.get("options") or [option for group in element["option_groups"] for option in group["options"]]


def state(view: dict[str, Any], chosen: dict[str, int | str]) -> dict[str, Any]:
    """The state of a submitted view: a number is the option chosen, a text what was typed; else what stood there from the first."""
    values = {}
    for name, element in inputs(view).items():
        answer = chosen.get(name)
        if element["type"] == "plain_text_input":
            filled = {"type": element["type"], "value": answer if isinstance(answer, str) else element.get("initial_value")}
        else:
            option = options(element)[answer] if isinstance(answer, int) else element.get("initial_option")
            filled = {"type": element["type"], "selected_option": option}
        values[name] = {element["action_id"]: filled}
    return {"values": values}


@settings(max_examples=120, deadline=None)
@given(HARD_FORMS, st.dictionaries(st.sampled_from(["text", "category", "other"]), ANY))
def test_any_form_keeps_slacks_limits(form: Form, found: dict[str, str]) -> None:
    assert view_problems(modal(form, "m" * 3000, found, found)) == view_problems(modal(form, "")) == []


@settings(max_examples=120, deadline=None)
@given(HARD_FORMS, st.integers(0, 400))
def test_any_choice_comes_back_as_it_was(form: Form, number: int) -> None:
    view = modal(form, "")
    chosen: dict[str, int | str] = {
        name: number % len(options(element)) for name, element in inputs(view).items() if element["type"] != "plain_text_input"
    }
    read = read_values(state(view, chosen), form)
    for field in form.fields:
        if field.name in chosen and field.choices:
            values = list(dict.fromkeys(choice.value for choice in field.choices))
            assert read[field.name] == values[number % len(values)]


@pytest.mark.parametrize("name", sorted(FORMS))
def test_every_word_of_a_form_stands_on_its_modal(name: str) -> None:
    form, drawn = FORMS[name], json.dumps(modal(FORMS[name], ""), ensure_ascii=False)
    choices = [choice.label for field in form.fields for choice in field.choices]
    for words in (form.title, form.submit, form.cancel, form.intro, *(field.label for field in form.fields), *choices):
        assert json.dumps(words, ensure_ascii=False)[1:-1] in drawn


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_form_sent_back_untouched_says_what_it_said(name: str) -> None:
    form = FORMS[name]
    view = modal(form, form.value)
    assert view_problems(view) == []
    assert read_values(state(view, {})) == {field.name: field.value for field in form.fields}
    assert view["private_metadata"] == form.value


def test_a_filled_modal_is_read_like_any_form() -> None:
    form = FORMS["correct"]
    read = read_values(state(modal(form, ""), {"category": 2, "text": " It is the password. "}))
    filled = read_form(form, read)
    assert (filled.category, filled.team, filled.text) == ("signin", None, "It is the password.")  # type: ignore[union-attr]


def test_a_rating_is_chosen_side_by_side_and_a_topic_in_a_list() -> None:
    assert inputs(modal(FORMS["rate"], ""))["rating"]["type"] == "radio_buttons"
    assert inputs(modal(FORMS["correct"], ""))["category"]["type"] == "static_select"


def test_an_unchanged_choice_stands_there_from_the_first() -> None:
    assert inputs(modal(FORMS["correct"], ""))["category"]["initial_option"]["text"]["text"] == "As it is: Network and VPN"


def test_a_required_choice_without_a_value_is_empty_at_first() -> None:
    assert "initial_option" not in inputs(modal(FORMS["assign"], ""))["assignee"]


def test_more_than_a_hundred_choices_stand_in_groups() -> None:
    choices = tuple(Choice(value=f"v{n}", label=f"Topic {n:03}") for n in range(250))
    field = Field(name="category", label="Topic", type="choice", choices=choices, value="v249")
    element = inputs(modal(FORMS["rate"].model_copy(update={"fields": (field,)}), ""))["category"]
    assert [group["label"]["text"] for group in element["option_groups"]] == [
        "Topic 000 – Topic 099",
        "Topic 100 – Topic 199",
        "Topic 200 – Topic 249",
    ]
    assert element["initial_option"]["value"] == "=v249"


def test_a_choice_of_nobody_can_be_sent_and_says_nothing() -> None:
    field = Field(name="assignee", label="Agent", type="choice")
    view = modal(FORMS["assign"].model_copy(update={"fields": (field,)}), "")
    assert view_problems(view) == []
    assert read_values(state(view, {"assignee": 0})) == {"assignee": ""}


def test_an_error_stands_below_its_field_and_keeps_what_was_typed() -> None:
    view = modal(FORMS["reply"], "", {"text": "Please shorten this."}, {"text": "Much too long"})
    kinds = [(block["type"], block.get("block_id", "")) for block in view["blocks"]]
    assert kinds[-2:] == [("input", "text"), ("context", "")]
    assert view["blocks"][-1]["elements"][0]["text"] == "⚠️ Please shorten this."
    assert inputs(view)["text"]["initial_value"] == "Much too long"


def test_the_answer_to_a_wrong_submission_names_fields_that_are_there() -> None:
    answer = errors_answer(FORMS["rate"], {"text": "Too long.", "gone": "What?"})
    assert answer == {"response_action": "errors", "errors": {"text": "Too long.", "rating": "What?"}}


def test_the_view_that_is_opened_at_once_says_that_it_is_being_made() -> None:
    view = loading_modal("Correct the triage, please", "One moment…", "C1|1|correct")
    assert view_problems(view) == []
    assert "submit" not in view
    assert view["title"]["text"] == "Correct the triage…"


def test_too_much_metadata_is_an_error_here_and_not_at_slack() -> None:
    with pytest.raises(ValueError, match="private_metadata has 3001 characters"):
        modal(FORMS["rate"], "x" * 3001)


@pytest.mark.parametrize(
    "odd", [{}, {"values": None}, {"values": {"a": 7}}, {"values": {"a": {"b": 7}}}, {"values": {"a": {"b": {"selected_option": 3}}}}]
)
def test_a_state_of_another_shape_says_nothing(odd: dict[str, Any]) -> None:
    assert set(read_values(odd).values()) <= {""}


def test_a_typed_date_or_number_of_spaces_is_kept_as_typed() -> None:
    assert read_values({"values": {"text": {"value": {"type": "plain_text_input", "value": "  two  "}}}}) == {"text": "  two  "}


def test_titles_of_our_forms_are_not_shortened() -> None:
    assert [name for name, form in FORMS.items() if modal(form, "")["title"]["text"] != one_line(form.title)] == []


@pytest.mark.parametrize(
    "value", ["", "network", "kb/vpn zurücksetzen.md", "x" * 149, "x" * 150, "a&b", "<b>", "\ud800", "tab\there", "=", "#"]
)
def test_a_chosen_value_comes_back_whatever_stands_in_it(value: str) -> None:
    field = Field(
        name="article", label="Article", type="choice", choices=(Choice(value="other", label="Other"), Choice(value=value, label="This"))
    )
    form = FORMS["rate"].model_copy(update={"fields": (field,)})
    view = modal(form, "")
    assert view_problems(view) == []
    assert read_values(state(view, {"article": 1}), form) == {"article": value}


def test_a_forged_choice_stays_what_it_is_and_is_refused() -> None:
    forged = {
        "values": {"assignee": {"assignee": {"selected_option": {"value": "%%FF"}}}, "team": {"team": {"selected_option": {"value": "#1"}}}}
    }
    assert read_values(forged) == {"assignee": "%%FF", "team": "#1"}
    assert read_form(FORMS["assign"], read_values(forged)) == {"assignee": "Please choose one from the list."}
