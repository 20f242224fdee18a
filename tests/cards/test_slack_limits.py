"""The judge of Slack's limits can say no: for each limit one post or view that is just too much."""

from typing import Any

import pytest
from slack_limits import message_problems, view_problems

HEADER = {"type": "header", "text": {"type": "plain_text", "text": "Hello"}}


def text(words: str, kind: str = "plain_text") -> dict[str, Any]:
    return {"type": kind, "text": words}


def button(**changes: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": "a", "text": text("Go"), "value": "v", **changes}


def option(number: int = 0, **changes: Any) -> dict[str, Any]:
    return {"text": text("One"), "value": f"v{number}", **changes}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def menu(kind: str, count: int) -> dict[str, Any]:
    return actions({"type": kind, "action_id": "m", "options": [option(n) for n in range(count)]})


def modal(*blocks: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"type": "modal", "title": text("Title"), "submit": text("Send"), "blocks": list(blocks) or [HEADER], **changes}


def asked(element: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"type": "input", "block_id": "f", "label": text("Say"), "element": element, **changes}


TYPED = {"type": "plain_text_input", "action_id": "a"}


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ({**HEADER, "text": text("x" * 151)}, "1 to 150 characters"),
        ({**HEADER, "text": text("*x*", "mrkdwn")}, "must be plain_text"),
        ({**HEADER, "text": text("")}, "1 to 150 characters"),
        ({**HEADER, "block_id": "b" * 256}, "1 to 255 characters"),
        ({**HEADER, "colour": "red"}, "invalid additional property: colour"),
        ({"type": "section"}, "text or fields"),
        ({"type": "section", "text": text("x" * 3001, "mrkdwn")}, "1 to 3000 characters"),
        ({"type": "section", "fields": [text("x")] * 11}, "1 to 10 items"),
        ({"type": "section", "fields": [text("x" * 2001)]}, "1 to 2000 characters"),
        ({"type": "context", "elements": [text("x")] * 11}, "1 to 10 items"),
        (actions(), "1 to 25 items"),
        (actions(*(button(action_id=f"a{n}") for n in range(26))), "1 to 25 items"),
        (actions(button(), button()), "action_id stands twice"),
        (actions(button(text=text("x" * 76))), "1 to 75 characters"),
        (actions(button(value="x" * 2001)), "1 to 2000 characters"),
        (actions(button(action_id="x" * 256)), "1 to 255 characters"),
        (actions(button(style="plain")), "must match primary|danger"),
        (menu("overflow", 6), "1 to 5 items"),
        (menu("static_select", 101), "1 to 100 items"),
        (menu("static_select", 0), "1 to 100 items"),
        (menu("radio_buttons", 11), "1 to 10 items"),
        (actions({"type": "overflow", "options": [option(value="x" * 151)]}), "1 to 150 characters"),
        (actions({"type": "overflow", "options": [option(text=text("x" * 76))]}), "1 to 75 characters"),
        (actions({"type": "overflow", "options": [option(), option()]}), "must be unique"),
        (actions({"type": "static_select", "options": [option()], "initial_option": option(7)}), "one of the options"),
        (actions({"type": "slider"}), "unsupported type: slider"),
        (rich({"type": "text", "text": ""}), "1 to 12000 characters"),
        (rich({"type": "link", "url": "javascript:alert(1)"}), "must match"),
        (rich({"type": "date", "timestamp": "1", "format": "{date}"}), "must be an integer"),
        (rich({"type": "user", "user_id": "alice"}), "must match"),
        (rich({"type": "text", "text": "\ud800"}), "valid Unicode"),
        (rich(), "1 to 1000 items"),
        (asked(TYPED), "unsupported type: input"),
        ({"type": "image_of_a_cat"}, "unsupported type"),
    ],
)
def test_too_much_in_a_block_is_refused(block: dict[str, Any], problem: str) -> None:
    found = message_problems([block], "hello")
    assert problem in found[0]
    assert "[json-pointer:/blocks" in found[0]


def test_a_post_has_fifty_blocks_each_with_a_name_of_its_own_and_something_to_say() -> None:
    assert message_problems([HEADER] * 50, "hello") == []
    assert "has 51" in message_problems([HEADER] * 51)[0]
    assert "block_id stands twice" in message_problems([{**HEADER, "block_id": "b"}] * 2)[0]
    assert "no_text" in message_problems([], "")[0]
    assert "has 40001" in message_problems([HEADER], "x" * 40_001)[0]


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        (modal(title=text("x" * 25)), "1 to 24 characters"),
        (modal(submit=text("x" * 25)), "1 to 24 characters"),
        (modal(private_metadata="x" * 3001), "0 to 3000 characters"),
        (modal(*[HEADER] * 101), "1 to 100 items"),
        (modal(blocks=[]), "1 to 100 items"),
        (modal(asked({**TYPED, "max_length": 3001})), "integer from 1 to 3000"),
        (modal(asked({**TYPED, "max_length": 2, "initial_value": "xyz"})), "longer than max_length"),
        (modal(asked(TYPED), asked(TYPED)), "stands twice"),
        (modal(asked(TYPED, label=text("x" * 2001))), "1 to 2000 characters"),
        ({key: one for key, one in modal(asked(TYPED)).items() if key != "submit"}, "has a submit"),
        ({"type": "modal", "blocks": [HEADER]}, "missing required field: title"),
        ({"type": "home", "title": text("x"), "blocks": [HEADER]}, "invalid additional property: title"),
        ({"type": "workflow_step"}, "modal or home"),
    ],
)
def test_too_much_in_a_view_is_refused(view: dict[str, Any], problem: str) -> None:
    assert any(problem in found for found in view_problems(view))
