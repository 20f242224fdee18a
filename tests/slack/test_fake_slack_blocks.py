"""The fake Slack holds blocks, forms and Home tabs to Slack's documented limits, each of them once at the limit and once over it."""

import json
from typing import Any

import pytest
from fake_slack_blocks import check_blocks, check_view
from slack_receiver import button, buttons, field_of, modal, section

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def options(count: int, **more: Any) -> list[Block]:
    return [{"text": plain(f"Choice {n}"), "value": str(n), **more} for n in range(count)]


def select(**more: Any) -> Block:
    return {"type": "static_select", "action_id": "s", **more}


def confirm(**more: Any) -> Block:
    return {"title": plain("Sure?"), "text": plain("Really"), "confirm": plain("Yes"), "deny": plain("No"), **more}


AT_THE_LIMIT: dict[str, list[Block]] = {
    "blocks": [{"type": "divider"}] * 50,
    "section": [section("x" * 3000)],
    "fields": [{"type": "section", "fields": [plain("x" * 2000)] * 10}],
    "header": [{"type": "header", "text": plain("x" * 150)}],
    "actions": [buttons(*(button(action_id=f"a{n}") for n in range(25)))],
    "button": [buttons(button("x" * 75, value="v" * 2000, action_id="i" * 255, url="https://x.example/" + "u" * 2982))],
    "confirm": [buttons(button(confirm=confirm(title=plain("x" * 100), text=plain("x" * 300), confirm=plain("x" * 30))))],
    "block_id": [section(block_id="b" * 255)],
    "overflow": [section(accessory={"type": "overflow", "action_id": "o", "options": options(5)})],
    "select": [buttons(select(options=options(100), placeholder=plain("x" * 150)))],
    "option": [buttons(select(options=[{"text": plain("x" * 75), "value": "v" * 150, "description": plain("x" * 75)}]))],
    "groups": [buttons(select(option_groups=[{"label": plain("x" * 75), "options": options(100)}] * 100))],
    "radio": [section(accessory={"type": "radio_buttons", "action_id": "r", "options": options(10)})],
    "context": [{"type": "context", "elements": [plain("x" * 2000)] * 10}],
    "image": [{"type": "image", "image_url": "https://x.example/i.png", "alt_text": "x" * 2000, "title": plain("x" * 2000)}],
    "table": [{"type": "table", "rows": [[{"type": "raw_text", "text": "cell"}] * 20] * 100}],
    "markdown": [{"type": "markdown", "text": "x" * 12_000}],
    "rich": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}]}],
    "icons": [
        {
            "type": "context_actions",
            "elements": [{"type": "icon_button", "icon": "trash", "text": plain("Delete"), "action_id": f"t{n}"} for n in range(5)],
        }
    ],
    "input": [
        field_of("x" * 2000, {"type": "plain_text_input", "max_length": 3000, "action_id": "a"}, block_id="b", hint=plain("h" * 2000))
    ],
}

OVER: dict[str, list[Block]] = {
    "no blocks": [],
    "51 blocks": [{"type": "divider"}] * 51,
    "empty text": [section("")],
    "long section": [section("x" * 3001)],
    "section of nothing": [{"type": "section"}],
    "11 fields": [{"type": "section", "fields": [plain("x")] * 11}],
    "long field": [{"type": "section", "fields": [plain("x" * 2001)]}],
    "long header": [{"type": "header", "text": plain("x" * 151)}],
    "marked header": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
    "26 elements": [buttons(*(button(action_id=f"a{n}") for n in range(26)))],
    "no elements": [buttons()],
    "long label": [buttons(button("x" * 76))],
    "marked label": [buttons(button(text={"type": "mrkdwn", "text": "Go"}))],
    "long value": [buttons(button(value="v" * 2001))],
    "number as value": [buttons(button(value=7))],
    "unknown style": [buttons(button(style="default"))],
    "long url": [buttons(button(url="u" * 3001))],
    "long action id": [buttons(button(action_id="i" * 256))],
    "action id twice": [buttons(button(), button("Stop"))],
    "action id in two blocks": [buttons(button()), buttons(button())],
    "block id twice": [section(block_id="b"), section(block_id="b")],
    "long block id": [section(block_id="b" * 256)],
    "unknown field of a block": [section(colour="red")],
    "unknown field of an element": [buttons(button(size="big"))],
    "verbatim plain text": [section(fields=[plain("x") | {"verbatim": True}])],
    "mrkdwn with emoji": [{"type": "section", "text": {"type": "mrkdwn", "text": "x", "emoji": True}}],
    "half a confirmation": [buttons(button(confirm={"text": plain("Really")}))],
    "6 in overflow": [section(accessory={"type": "overflow", "action_id": "o", "options": options(6)})],
    "101 options": [buttons(select(options=options(101)))],
    "no options": [buttons(select(options=[]))],
    "options and groups": [buttons(select(options=options(1), option_groups=[{"label": plain("x"), "options": options(1)}]))],
    "long option": [buttons(select(options=[{"text": plain("x" * 76), "value": "v"}]))],
    "long option value": [buttons(select(options=[{"text": plain("x"), "value": "v" * 151}]))],
    "marked option": [buttons(select(options=[{"text": {"type": "mrkdwn", "text": "x"}, "value": "v"}]))],
    "initial option that is none": [buttons(select(options=options(2), initial_option={"text": plain("x"), "value": "9"}))],
    "values of options twice": [buttons(select(options=options(1) * 2))],
    "11 radio buttons": [section(accessory={"type": "radio_buttons", "action_id": "r", "options": options(11)})],
    "11 in context": [{"type": "context", "elements": [plain("x")] * 11}],
    "button in context": [{"type": "context", "elements": [button()]}],
    "text field in actions": [buttons({"type": "plain_text_input", "action_id": "a"})],
    "image without words": [{"type": "image", "image_url": "https://x.example/i.png"}],
    "image without image": [{"type": "image", "alt_text": "x"}],
    "2 tables": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * 2,
    "101 rows": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101}],
    "unknown kind": [{"type": "marquee"}],
    "no object": ["section"],  # type: ignore[list-item]
    "unknown piece of rich text": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "blink"}]}]}],
}


@pytest.mark.parametrize("name", AT_THE_LIMIT)
def test_blocks_at_the_limit_are_taken(name: str) -> None:
    assert check_blocks(AT_THE_LIMIT[name], "message") == []


@pytest.mark.parametrize("name", OVER)
def test_blocks_beyond_it_are_refused(name: str) -> None:
    assert check_blocks(OVER[name], "message"), json.dumps(OVER[name])[:300]


def test_a_form_may_hold_a_hundred_blocks_but_not_what_only_messages_hold() -> None:
    assert check_view(modal(*[{"type": "divider"}] * 100), "modal") == []
    assert check_view(modal(*[{"type": "divider"}] * 101), "modal")
    feedback = {"positive_button": {"text": plain("Yes"), "value": "1"}, "negative_button": {"text": plain("No"), "value": "0"}}
    row = {"type": "context_actions", "elements": [{"type": "feedback_buttons", "action_id": "f", **feedback}]}
    assert check_blocks([row], "message") == []
    assert check_view(modal(row), "modal")
    assert check_view({"type": "home", "blocks": [row]}, "home")
    assert check_view({"type": "home", "blocks": [{"type": "markdown", "text": "x"}]}, "home")


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        ({"title": plain("x" * 24)}, True),
        ({"title": plain("x" * 25)}, False),
        ({"title": {"type": "mrkdwn", "text": "x"}}, False),
        ({"submit": plain("x" * 25)}, False),
        ({"close": plain("x" * 25)}, False),
        ({"private_metadata": "x" * 3000}, True),
        ({"private_metadata": "x" * 3001}, False),
        ({"callback_id": "x" * 256}, False),
        ({"colour": "red"}, False),
        ({"type": "home"}, False),
    ],
)
def test_the_frame_of_a_form_has_limits(change: Block, taken: bool) -> None:
    assert (check_view(modal(section()) | change, "modal") == []) is taken


def test_a_form_with_fields_needs_something_to_send_it() -> None:
    form = modal(field_of("Summary", {"type": "plain_text_input"}))
    assert check_view(form, "modal") == []
    del form["submit"]
    assert check_view(form, "modal") == ["missing required field: submit [json-pointer:/view]"]
    form["title"] = plain("x" * 25)
    assert len(check_view(form, "modal")) == 2
