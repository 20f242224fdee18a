"""Forms in Teams: valid dialogs and cards for any form, every word of the form on them, and what was filled in comes back as it was."""

import json
import re
from typing import Any

import card_cases
import pytest
from fake_teams_cards import card_faults, inputs, walk
from fake_teams_fields import acts, entered
from hypothesis import given, settings
from hypothesis import strategies as st
from test_adaptive import CALLS, HOSTILE, MARKDOWN, markdown_of
from test_block_kit_forms import FIELDS, HARD_FORMS

from bot.cards.adaptive_forms import dialog, inline, read_values
from bot.cards.card import Choice, Field, Form
from bot.cards.form_answers import read_form
from triage.facts import ActionName

FORMS = card_cases.forms()
LIMIT = 28_000
HOSTILE_FORMS = st.builds(
    Form, action=st.just(ActionName.REPLY), title=HOSTILE, value=st.just("C1|1|reply"), submit=HOSTILE, cancel=HOSTILE, intro=HOSTILE,
    fields=st.lists(FIELDS, max_size=4, unique_by=lambda field: field.name).map(tuple),
)  # fmt: skip
FOUND = st.dictionaries(st.sampled_from(["text", "category", "other"]), HOSTILE)


def content(shown: dict[str, Any]) -> dict[str, Any]:
    """The card of a dialog."""
    card: dict[str, Any] = shown["card"]["content"]
    return card


def sent(card: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The data that a client sends after somebody filled in a card, as the fake client does it."""
    (act,) = acts(card)
    values, errors = entered(act.inputs, given)
    assert errors == {}
    return {**act.action["data"], **values}


@settings(max_examples=150, deadline=None)
@given(HARD_FORMS | HOSTILE_FORMS, FOUND, FOUND, st.sampled_from(["en", "de"]))
def test_any_form_is_a_valid_dialog_and_a_valid_card(form: Form, errors: dict[str, str], values: dict[str, str], language: str) -> None:
    shown = dialog(form, errors, values, language=language)
    for card in (content(shown), inline(form, tuple(errors.items()), values, language=language)):
        assert card_faults(card) == []
        assert all(1 <= one["maxLength"] <= 3000 for one in inputs(card) if one["type"] == "Input.Text")
        assert len(json.dumps(card, separators=(",", ":"))) <= LIMIT
        json.dumps(card, ensure_ascii=False).encode()
    assert 1 <= len(shown["title"]) <= 64
    assert {action["type"] for action in content(shown)["actions"]} == {"Action.Submit"}


@settings(max_examples=100, deadline=None)
@given(HOSTILE_FORMS, FOUND)
def test_no_words_of_a_form_are_markdown_or_call_anybody(form: Form, errors: dict[str, str]) -> None:
    card = inline(form, errors)
    assert markdown_of(card) == []
    for one in walk(card):
        for name in ("label", "title", "text"):
            assert re.search(CALLS, str(one.get(name, "")), re.IGNORECASE) is None


@settings(max_examples=100, deadline=None)
@given(HARD_FORMS, st.integers(0, 400), st.booleans())
def test_any_choice_comes_back_as_it_was(form: Form, number: int, on_card: bool) -> None:
    card = inline(form) if on_card else content(dialog(form))
    offered = {one["id"].split(".")[-1]: one["choices"] for one in inputs(card) if one["type"] == "Input.ChoiceSet"}
    chosen = {name: choices[number % len(choices)]["value"] for name, choices in offered.items()}
    read = read_values(chosen, form)
    for field in form.fields:
        if field.type in ("choice", "rating") and field.choices:
            values = list(dict.fromkeys(choice.value for choice in field.choices))
            assert read[field.name] in values
            assert read[field.name] == values[number % len(values)] or len(offered[field.name]) < len(values)


def test_a_forged_choice_stays_what_it_is_and_is_refused() -> None:
    read = read_values({"assignee": "#1"}, FORMS["assign"])
    assert read == {"assignee": "#1"}
    assert read_form(FORMS["assign"], read) == {"assignee": "Please choose one from the list."}


@pytest.mark.parametrize("name", sorted(FORMS))
def test_every_word_of_a_form_stands_on_its_dialog(name: str) -> None:
    form, drawn = FORMS[name], json.dumps(dialog(FORMS[name]), ensure_ascii=False).replace("\u2060", "")
    choices = [choice.label for field in form.fields for choice in field.choices]
    words = (
        form.title,
        form.submit,
        *form.intro.split("\n"),
        *(text for field in form.fields for text in (field.label, field.hint)),
        *choices,
    )
    assert [text for text in words if json.dumps(text, ensure_ascii=False)[1:-1] not in drawn] == []


@pytest.mark.parametrize("name", sorted(FORMS))
@pytest.mark.parametrize("on_card", [False, True])
def test_a_form_sent_back_untouched_says_what_it_said(name: str, on_card: bool) -> None:
    form = FORMS[name]
    card = inline(form, marker="m") if on_card else content(dialog(form, marker="m"))
    values, _ = entered(acts(card)[0].inputs, {})
    assert read_values(values, form) == {field.name: field.value for field in form.fields}
    assert card["actions"][0]["data"] == {"verb": "form", "value": form.value, "marker": "m", "version": int(form.value.split("|")[1])}


def test_a_filled_dialog_is_read_like_any_form() -> None:
    form = FORMS["correct"]
    filled = read_form(
        form, read_values(sent(content(dialog(form)), {"Topic": "Passwords and sign-in", "Why?": " It is the password. "}), form)
    )
    assert (filled.category, filled.team, filled.text) == ("signin", None, "It is the password.")  # type: ignore[union-attr]


def test_inputs_on_a_card_have_names_of_their_own_and_are_read_the_same() -> None:
    form = FORMS["reply"]
    assert [one["id"] for one in inputs(inline(form))] == ["reply.text"]
    assert read_values(sent(inline(form), {"reply.text": "Hello"}), form) == {"text": "Hello"}


def test_a_card_is_sent_by_execute_with_a_submit_that_says_the_same() -> None:
    (action,) = inline(FORMS["reply"])["actions"]
    assert (action["type"], action["verb"]) == ("Action.Execute", "form")
    assert action["fallback"] == {"type": "Action.Submit", **{name: action[name] for name in ("title", "style", "data")}}


def test_a_required_input_says_what_is_missing_in_the_readers_language() -> None:
    (field,) = inputs(content(dialog(FORMS["reply"], language="de")))
    assert (field["isRequired"], field["errorMessage"]) == (True, "Bitte füll das aus.")
    assert "isRequired" not in inputs(content(dialog(FORMS["resolve"])))[0]


def test_an_error_stands_below_its_field_with_a_sign_and_keeps_what_was_typed() -> None:
    card = content(dialog(FORMS["reply"], (("text", "Please shorten this."),), {"text": "Much too long"}))
    assert inputs(card)[0]["value"] == "Much too long"
    (run,) = card["body"][-1]["inlines"]
    assert run == {"type": "TextRun", "text": "⚠️ Please shorten this.", "color": "Attention", "weight": "Bolder"}
    assert [one["type"] for one in card["body"]] == ["RichTextBlock", "Input.Text", "RichTextBlock", "RichTextBlock"]


def test_an_error_of_no_field_stands_above_all() -> None:
    card = content(dialog(FORMS["rate"], {"gone": "What?"}))
    assert card["body"][1]["inlines"][0]["text"] == "⚠️ What?"


def test_a_rating_is_chosen_side_by_side_and_a_topic_in_a_list() -> None:
    assert inputs(content(dialog(FORMS["rate"])))[0]["style"] == "expanded"
    assert inputs(content(dialog(FORMS["correct"])))[0]["style"] == "compact"
    assert many(300)["style"] == "compact"


def many(count: int, value: str = "") -> dict[str, Any]:
    """The input of a field with so many choices."""
    choices = tuple(Choice(value=f"v{n}", label=f"Person {n:04}") for n in range(count))
    field = Field(name="assignee", label="Agent", type="choice", choices=choices, value=value)
    found: dict[str, Any] = inputs(content(dialog(FORMS["assign"].model_copy(update={"fields": (field,)}))))[0]
    return found


def test_of_very_many_choices_as_many_are_offered_as_there_is_room_for_and_the_one_that_is_chosen() -> None:
    field = many(3000, "v2999")
    assert 300 < len(field["choices"]) < 600
    assert field["value"] == field["choices"][-1]["value"] == "=v2999"


def test_short_lists_stay_whole_beside_a_very_long_one() -> None:
    counts = (3000, 60, 5)
    fields = tuple(
        Field(name=name, label=name, type="choice", choices=tuple(Choice(value=f"v{n}", label=f"Topic {n:04}") for n in range(count)))
        for name, count in zip(("category", "priority", "team"), counts, strict=True)
    )
    lengths = [len(one["choices"]) for one in inputs(content(dialog(FORMS["correct"].model_copy(update={"fields": fields}))))]
    assert lengths[1:] == [60, 5]
    assert 250 < lengths[0] < 500


def test_how_many_choices_are_left_out_is_said() -> None:
    choices = tuple(Choice(value=f"v{n}", label=f"Person {n:04}") for n in range(3000))
    field = Field(name="assignee", label="Agent", type="choice", choices=choices)
    card = content(dialog(FORMS["assign"].model_copy(update={"fields": (field,)})))
    assert card["body"][-1]["inlines"][0]["text"] == f"and {3000 - len(inputs(card)[0]['choices'])} more"


def test_an_unchanged_choice_stands_there_from_the_first_and_a_required_one_does_not() -> None:
    topic = inputs(content(dialog(FORMS["correct"])))[0]
    assert (topic["value"], topic["choices"][0]["title"]) == ("=", "As it is: Network and VPN")
    assignee = inputs(content(dialog(FORMS["assign"], language="de")))[0]
    assert ("value" in assignee, assignee["placeholder"]) == (False, "Auswählen")


def test_a_choice_of_nobody_can_be_sent_and_says_nothing() -> None:
    field = Field(name="assignee", label="Agent", type="choice")
    form = FORMS["assign"].model_copy(update={"fields": (field,)})
    assert read_values(sent(content(dialog(form)), {}), form) == {"assignee": ""}


@pytest.mark.parametrize("value", ["", "network", "kb/vpn zurücksetzen.md", "x" * 300, "a,b", "<b>", "=", *MARKDOWN[:4]])
def test_a_chosen_value_comes_back_whatever_stands_in_it(value: str) -> None:
    choices = (Choice(value="other", label="Other"), Choice(value=value, label="This"))
    form = FORMS["rate"].model_copy(update={"fields": (Field(name="article", label="Article", type="choice", choices=choices),)})
    assert read_values(sent(content(dialog(form)), {"Article": "This"}), form) == {"article": value}


@pytest.mark.parametrize("value", ["<b>", "a,b", "x" * 201, "\ud800"])
def test_a_value_that_a_client_might_change_is_sent_as_its_digest(value: str) -> None:
    choices = (Choice(value=value, label="First"), Choice(value=value, label="Second"))
    card = content(dialog(FORMS["rate"].model_copy(update={"fields": (Field(name="a", label="A", type="choice", choices=choices),)})))
    (offered,) = inputs(card)[0]["choices"]
    assert re.fullmatch("#[0-9a-f]{64}", offered["value"])
    assert offered["title"] == "First"


def test_what_stands_beside_a_round_button_is_no_markdown() -> None:
    choices = tuple(Choice(value=str(n), label=label) for n, label in enumerate(("*bold*", "[x](https://evil.example)")))
    field = Field(name="rating", label="Rating", type="rating", choices=choices)
    titles = [one["title"] for one in inputs(content(dialog(FORMS["rate"].model_copy(update={"fields": (field,)}))))[0]["choices"]]
    assert titles == ["\u2060∗bold∗", "\u2060[x]\u2060(https:\u2060//evil.example)"]


@pytest.mark.parametrize("odd", [None, "x", 7, [], {}, {"text": 7}, {"text": None}, {"text": ["x"]}])
def test_data_of_another_shape_says_nothing(odd: Any) -> None:
    assert read_values(odd, FORMS["reply"]) == {"text": ""}


def test_one_line_is_asked_for_on_one_line() -> None:
    assert [one.get("isMultiline") for one in inputs(content(dialog(FORMS["merge"])))] == [None, False]
    assert inputs(content(dialog(FORMS["reply"])))[0]["isMultiline"] is True


def test_a_dialog_is_as_tall_as_it_needs() -> None:
    assert (dialog(FORMS["reply"])["height"], dialog(FORMS["correct"])["height"]) == ("medium", "large")
    assert dialog(FORMS["reply"])["title"] == FORMS["reply"].title
