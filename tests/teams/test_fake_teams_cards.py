"""The fake's own checker of Adaptive Cards takes what 1.5 allows and names every fault with its place."""

from typing import Any

import pytest
from fake_teams_cards import card_faults
from fake_teams_fields import acts, entered, visible_inputs, words
from teams_receiver import card, execute, submit, text

Json = dict[str, Any]


def faults(*body: Json, **more: Any) -> list[str]:
    found: list[str] = card_faults(card(*body, **more)["content"])
    return found


def choice(**more: Any) -> Json:
    offered = [{"title": "High", "value": "high"}, {"title": "Low", "value": "low"}]
    return {"type": "Input.ChoiceSet", "id": "priority", "label": "Priority", "choices": offered, **more}


def test_a_card_with_everything_is_right() -> None:
    table = {"type": "TableRow", "cells": [{"type": "TableCell", "items": [text("a")]}]}
    assert not faults(
        text("Title", style="heading", size="Large", weight="Bolder", spacing="None"),
        {"type": "RichTextBlock", "inlines": ["plain", {"type": "TextRun", "text": "run", "highlight": True}]},
        {"type": "ColumnSet", "columns": [{"width": "auto", "items": [text("x")]}, {"type": "Column", "width": 2, "items": [text("y")]}]},
        {"type": "Container", "style": "emphasis", "items": [text("z")], "selectAction": execute("open")},
        {"type": "Table", "columns": [{"width": 1}], "rows": [table]},
        {"type": "Input.Text", "id": "note", "label": "Note", "isMultiline": True, "maxLength": 500},
        choice(style="compact", isRequired=True, errorMessage="Choose one"),
        {"type": "ActionSet", "actions": [submit("Send", value="x")]},
        {"type": "Image", "url": "https://cdn.fernhill.example/a.png", "altText": "A"},
        actions=[{"type": "Action.ShowCard", "title": "More…", "card": {"type": "AdaptiveCard", "body": [text("inside")]}}],
        lang="en",
        speak="words",
        msteams={"width": "Full"},
    )


@pytest.mark.parametrize(
    ("element", "fault"),
    [
        ({"type": "TextBlock"}, "card.body[0].text is missing"),
        ({"type": "TextBlock", "text": "x", "wrap": "true"}, "card.body[0].wrap 'true' is not true or false"),
        ({"type": "TextBlock", "text": "x", "size": "huge"}, "is none of default, small"),
        ({"type": "TextBlock", "text": 5}, "card.body[0].text '5' is not text"),
        ({"type": "Text", "text": "x"}, "card.body[0] has the unknown type Text"),
        ({"type": "Container", "items": text("x")}, "card.body[0].items is no list"),
        ({"type": "Image", "url": "http://x.example/a.png", "altText": "A"}, "is not an image address"),
        ({"type": "Image", "url": "https://x.example/a.png"}, "altText is missing"),
        ({"type": "ActionSet", "actions": [{"type": "Action.Run", "title": "x"}]}, "has the unknown type Action.Run"),
        ({"type": "ActionSet", "actions": [{"type": "Action.Submit"}]}, "nobody could read the button"),
        ({"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "x", "url": "javascript:1"}]}, "is not an https address"),
        ({"type": "Input.Text", "label": "Note"}, "card.body[0].id is missing"),
        ({"type": "Input.Text", "id": "a", "isRequired": True}, "errorMessage is missing"),
        (choice(value="medium"), "'medium' is none of the choices"),
        ({"type": "FactSet", "facts": [{"title": "Team"}]}, "card.body[0].facts[0].value is missing"),
        ({"type": "Container", "items": [], "selectAction": {"type": "Action.ShowCard", "card": {}}}, "unknown type Action.ShowCard"),
        ({"type": "ColumnSet", "columns": [{"width": "wide"}]}, "card.body[0].columns[0].width 'wide' is not"),
        ({"type": "RichTextBlock", "inlines": [{"text": "x", "wrap": True}]}, "card.body[0].inlines[0].wrap is no property of TextRun"),
    ],
)
def test_a_fault_is_named_with_its_place(element: Json, fault: str) -> None:
    assert any(fault in one for one in faults(element)), faults(element)


def test_the_whole_card_is_looked_at() -> None:
    assert card_faults([]) == ["card is no object"]
    assert faults(version="1.6") == ["card.version '1.6' is not 1.0 to 1.5"]
    assert faults(text("a", id="one"), {"type": "Input.Text", "id": "one"}) == ["two elements have the id 'one'"]
    assert "Teams shows 6" in faults(actions=[submit(str(number)) for number in range(7)])[0]
    assert not faults(actions=[submit(str(number)) | ({"mode": "secondary"} if number > 5 else {}) for number in range(9)])
    inside = {"type": "Action.ShowCard", "title": "More", "card": {"type": "AdaptiveCard", "body": [{"type": "Nothing"}]}}
    assert faults(actions=[inside]) == ["card.actions[0].card.body[0] has the unknown type Nothing"]
    assert faults(actions=[execute("x") | {"fallback": {"type": "Action.None"}}])


def test_acts_carry_the_inputs_of_their_card_and_the_cards_around() -> None:
    inner = {"type": "AdaptiveCard", "body": [{"type": "Input.Text", "id": "why"}], "actions": [submit("Send")]}
    shown = card(choice(), actions=[execute("Claim"), {"type": "Action.ShowCard", "title": "More", "card": inner}])["content"]
    found = {act.label: ([one["id"] for one in act.inputs], act.behind) for act in acts(shown)}
    assert found == {"Claim": (["priority"], ()), "More": ([], ()), "Send": (["priority", "why"], ("More",))}
    assert next(act.action["type"] for act in acts(shown, old_client=True)) == "Action.Submit"
    assert words(shown) == "Priority\nHigh\nLow\n[Claim]\n[More]"


def test_inputs_are_filled_by_label_and_refuse_what_is_missing() -> None:
    fields = tuple(
        visible_inputs(
            {
                "body": [
                    choice(isRequired=True, errorMessage="Choose"),
                    {"type": "Input.Toggle", "id": "urgent", "title": "Urgent", "valueOn": "yes", "valueOff": "no"},
                    {"type": "Input.Text", "id": "note", "label": "Note", "maxLength": 5, "errorMessage": "Too long"},
                ]
            },
            {},
        )
    )
    assert entered(fields, {"Priority": "High", "urgent": True}) == ({"priority": "high", "urgent": "yes", "note": ""}, {})
    assert entered(fields, {"Note": "far too long"})[1] == {"priority": "Choose", "note": "Too long"}
    with pytest.raises(KeyError):
        entered(fields, {"Priority": "Medium"})
    with pytest.raises(KeyError):
        entered(fields, {"Colour": "red"})
