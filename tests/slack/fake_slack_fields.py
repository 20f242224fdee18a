"""Finding what somebody means in blocks, by what can be read there; and what a stateful element holds, as `state.values` gives it."""

from collections.abc import Iterator
from typing import Any

from fake_slack_acts import CannotDo
from fake_slack_blocks import interactive
from fake_slack_people import Workspace

Block = dict[str, Any]

HOLDS = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "checkboxes": "selected_options",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}
"""element -> where its value stands in `state.values` and in an action."""
INITIAL = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_channel": "initial_channel",
    "selected_conversation": "initial_conversation",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
}


def options(one: Block) -> list[Block]:
    """All options of an element, those in groups too."""
    grouped = [option for group in one.get("option_groups", ()) for option in group["options"]]
    return [*one.get("options", ()), *grouped]


def pressable(blocks: list[Block]) -> Iterator[tuple[str, Block, Block, Block]]:
    """Everything that acts when it is clicked, as (what one reads on it, block, element, what an action carries)."""
    for block, one in interactive(blocks):
        kind = one["type"]
        if kind in ("button", "icon_button"):
            value = {"value": one["value"]} if one.get("value") is not None else {}
            yield one["text"]["text"], block, one, {"text": one["text"], **value}
        elif kind == "overflow":
            for option in one["options"]:
                yield option["text"]["text"], block, one, {"selected_option": option}
        elif kind == "feedback_buttons":
            for side in ("positive_button", "negative_button"):
                yield one[side]["text"]["text"], block, one, {"text": one[side]["text"], "value": one[side]["value"]}


def find_pressable(blocks: list[Block], wanted: str) -> tuple[Block, Block, Block]:
    """(block, element, content of the action) of the one thing that is called so, has that action_id or that value."""
    everything = list(pressable(blocks))
    found = [one for one in everything if one[0].casefold() == wanted.casefold()] or [
        one for one in everything if wanted in (one[2]["action_id"], one[3].get("value"), one[3].get("selected_option", {}).get("value"))
    ]
    if len(found) > 1:  # thumbs say the same as a button: who means a value means the button
        found = [one for one in found if one[2]["type"] != "feedback_buttons"]
    if len(found) != 1:
        there = ", ".join(repr(one[0]) for one in everything) or "nothing"
        raise CannotDo(f"{len(found)} things to press are called {wanted!r}; there is {there}")
    return found[0][1:]


def stateful(blocks: list[Block]) -> list[tuple[str, Block, Block]]:
    """Everything that holds a value, as (its label, block, element)."""
    found = []
    for block, one in interactive(blocks):
        if one["type"] in HOLDS:
            label = (block.get("label") or block.get("text") or one.get("placeholder") or {}).get("text", "")
            found.append((label, block, one))
    return found


def find_stateful(blocks: list[Block], wanted: str) -> tuple[Block, Block]:
    """(block, element) of the one that is labelled so, or has that block_id or action_id."""
    everything = stateful(blocks)
    found = [one for one in everything if wanted in (one[0], one[1]["block_id"], one[2]["action_id"])]
    found = found or [one for one in everything if one[0].strip("*: ").casefold() == wanted.casefold()]
    if len(found) != 1:
        raise CannotDo(f"{len(found)} fields are called {wanted!r}; there are {[one[0] for one in everything]}")
    return found[0][1:]


def entered(world: Workspace, one: Block, given: Any) -> Block:
    """What the element holds once somebody chose or typed this. Options are named by what one reads, or by value. None clears it."""
    name = HOLDS[one["type"]]
    if given is None:
        return {"type": one["type"], name: [] if name in ("selected_options", "selected_users") else None}
    if name == "selected_option":
        return {"type": one["type"], name: _option(one, given)}
    if name == "selected_options":
        return {"type": one["type"], name: [_option(one, each) for each in ([given] if isinstance(given, str) else given)]}
    if name == "selected_user":
        return {"type": one["type"], name: world.user(given).id}
    if name == "selected_users":
        return {"type": one["type"], name: [world.user(each).id for each in given]}
    if name in ("selected_channel", "selected_conversation"):
        return {"type": one["type"], name: world.channel(given).id}
    if name == "value" and not one.get("multiline") and one["type"] == "plain_text_input" and "\n" in str(given):
        raise CannotDo("a field of one line takes no line break")
    return {"type": one["type"], name: given}


def _option(one: Block, given: Any) -> Block:
    if isinstance(given, dict):
        return given
    there = options(one)
    found = [option for option in there if option["text"]["text"] == given] or [option for option in there if option["value"] == given]
    if not found:
        raise CannotDo(f"no choice {given!r}; there are {[option['text']['text'] for option in there]}")
    return {name: value for name, value in found[0].items() if name != "description"} | (
        {"description": found[0]["description"]} if "description" in found[0] else {}
    )


def values(blocks: list[Block], held: dict[str, dict[str, Block]]) -> dict[str, dict[str, Block]]:
    """`state.values`: every stateful element with what was entered, else its initial value, else nothing."""
    found: dict[str, dict[str, Block]] = {}
    for _, block, one in stateful(blocks):
        name = HOLDS[one["type"]]
        empty: Any = [] if name in ("selected_options", "selected_users") else None
        value = held.get(block["block_id"], {}).get(one["action_id"]) or {"type": one["type"], name: one.get(INITIAL[name], empty)}
        found.setdefault(block["block_id"], {})[one["action_id"]] = value
    return found


def refused_by_client(view: Block) -> str | None:
    """Why Slack's client would not send the form: a required field is empty, a text too long or too short."""
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        one, label = block["element"], block["label"]["text"]
        value = view["state"]["values"][block["block_id"]][one["action_id"]][HOLDS[one["type"]]]
        if not value and not block.get("optional"):
            return f"{label}: please complete this required field"
        if isinstance(value, str) and value and not one.get("min_length", 0) <= len(value) <= one.get("max_length", 3000):
            return f"{label}: {len(value)} characters, from {one.get('min_length', 0)} to {one.get('max_length', 3000)} are taken"
    return None
