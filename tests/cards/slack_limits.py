"""What Slack would refuse: its documented shapes and limits of Block Kit, written down from the documentation and not from our renderer.

Sources: docs.slack.dev/reference/block-kit (blocks, block elements, composition objects) and /reference/views.
Problems are given as Slack gives them: words and a JSON pointer.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Problems = Iterator[str]
Check = Callable[[Any, str], Problems]

MESSAGE_BLOCKS, VIEW_BLOCKS, MESSAGE_TEXT = 50, 100, 40_000


def message_problems(blocks: object, text: object = "") -> list[str]:
    """Problems of the `blocks` and `text` of a post; none for a good one."""
    found = [*_string(0, MESSAGE_TEXT)(text, "/text")]
    if not blocks and not text:
        found.append("no_text [json-pointer:/text]")
    return [*found, *_blocks(blocks or [], "/blocks", MESSAGE_BLOCKS, 0, _MESSAGE)]


def view_problems(view: object) -> list[str]:
    """Problems of a modal or a home view; none for a good one."""
    if not isinstance(view, Mapping) or view.get("type") not in ("modal", "home"):
        return ["a view is of type modal or home [json-pointer:/type]"]
    keys = _MODAL if view["type"] == "modal" else _HOME
    found = [*_keys(view, "", keys, {"type", "blocks", *({"title"} if view["type"] == "modal" else ())})]
    found += _blocks(view.get("blocks"), "/blocks", VIEW_BLOCKS, 1, _VIEW)
    inputs = any(isinstance(block, Mapping) and block.get("type") == "input" for block in view.get("blocks") or ())
    if inputs and view["type"] == "modal" and "submit" not in view:
        found.append("a modal with inputs has a submit [json-pointer:/submit]")
    return found


def _bad(what: str, at: str) -> Problems:
    yield f"{what} [json-pointer:{at}]"


def _string(least: int, most: int) -> Check:
    def check(value: Any, at: str) -> Problems:
        if not isinstance(value, str):
            yield from _bad("must be a string", at)
        elif not least <= len(value) <= most:
            yield from _bad(f"must be {least} to {most} characters, has {len(value)}", at)
        elif re.search("[\ud800-\udfff]", value):
            yield from _bad("must be valid Unicode", at)

    return check


def _matching(pattern: str) -> Check:
    def check(value: Any, at: str) -> Problems:
        if not isinstance(value, str) or re.fullmatch(pattern, value, re.DOTALL) is None:
            yield from _bad(f"must match {pattern}", at)

    return check


def _whole(least: int, most: int) -> Check:
    def check(value: Any, at: str) -> Problems:
        if type(value) is not int or not least <= value <= most:
            yield from _bad(f"must be an integer from {least} to {most}", at)

    return check


def _flag(value: Any, at: str) -> Problems:
    if not isinstance(value, bool):
        yield from _bad("must be a boolean", at)


def _list(least: int, most: int, check: Check) -> Check:
    def check_all(value: Any, at: str) -> Problems:
        if not isinstance(value, list):
            yield from _bad("must be a list", at)
            return
        if not least <= len(value) <= most:
            yield from _bad(f"must have {least} to {most} items, has {len(value)}", at)
        for n, one in enumerate(value):
            yield from check(one, f"{at}/{n}")

    return check_all


def _keys(value: Any, at: str, keys: Mapping[str, Check], required: set[str]) -> Problems:
    if not isinstance(value, Mapping):
        yield from _bad("must be an object", at)
        return
    for key in sorted(required - value.keys()):
        yield from _bad(f"missing required field: {key}", at)
    for key, one in value.items():
        if key not in keys:
            yield from _bad(f"invalid additional property: {key}", at)
        else:
            yield from keys[key](one, f"{at}/{key}")


def _object(required: set[str], **keys: Check) -> Check:
    return lambda value, at: _keys(value, at, keys, required)


def _any(value: Any, at: str) -> Problems:
    return iter(())


def _text(most: int, *, plain: bool = False) -> Check:
    kinds = {"plain_text": {"emoji": _flag}, **({} if plain else {"mrkdwn": {"verbatim": _flag}})}

    def check(value: Any, at: str) -> Problems:
        kind = value.get("type") if isinstance(value, Mapping) else None
        if kind not in kinds:
            yield from _bad(f"must be {' or '.join(kinds)}", at)
            return
        yield from _keys(value, at, {"type": _any, "text": _string(1, most), **kinds[kind]}, {"type", "text"})

    return check


def _typed(kinds: Mapping[str, Check]) -> Check:
    """An object whose shape its type says."""

    def check(value: Any, at: str) -> Problems:
        kind = value.get("type") if isinstance(value, Mapping) else None
        if kind not in kinds:
            yield from _bad(f"unsupported type: {kind}", f"{at}/type")
            return
        yield from kinds[kind]({key: one for key, one in value.items() if key != "type"}, at)

    return check


_NAME = _string(1, 255)
_OPTION = _object({"text", "value"}, text=_text(75), value=_string(1, 150), description=_text(75, plain=True))
_GROUP = _object({"label", "options"}, label=_text(75, plain=True), options=_list(1, 100, _OPTION))


def _offered(value: Mapping[str, Any]) -> list[Any]:
    groups = value.get("option_groups") or ()
    return [*(value.get("options") or ()), *(option for group in groups for option in group.get("options", ()))]


def _choosing(required: set[str], most: int, **keys: Check) -> Check:
    """Something with options: each value once, and what is chosen first is one of them."""
    shape = _object(required, action_id=_NAME, options=_list(1, most, _OPTION), **keys)

    def check(value: Any, at: str) -> Problems:
        problems = [*shape(value, at)]
        yield from problems
        if problems:
            return
        options = _offered(value)
        if len({option["value"] for option in options}) != len(options):
            yield from _bad("option values must be unique", f"{at}/options")
        if "initial_option" in value and value["initial_option"] not in options:
            yield from _bad("initial_option must be one of the options", f"{at}/initial_option")
        if ("options" in value) == ("option_groups" in value):
            yield from _bad("must have options or option_groups", at)

    return check


def _written(value: Any, at: str) -> Problems:
    yield from _object(
        {"action_id"}, action_id=_NAME, multiline=_flag, placeholder=_text(150, plain=True), initial_value=_string(0, 3000),
        min_length=_whole(0, 3000), max_length=_whole(1, 3000), focus_on_load=_flag,
    )(value, at)  # fmt: skip
    if len(value.get("initial_value", "")) > value.get("max_length", 3000):
        yield from _bad("initial_value is longer than max_length", f"{at}/initial_value")


_BUTTON = _object(
    {"text"}, text=_text(75, plain=True), action_id=_NAME, value=_string(1, 2000), url=_string(1, 3000),
    style=_matching("primary|danger"), accessibility_label=_string(1, 75),
)  # fmt: skip
_SELECT = _choosing(
    set(), 100, option_groups=_list(1, 100, _GROUP), placeholder=_text(150, plain=True), initial_option=_OPTION, focus_on_load=_flag
)
_RADIO = _choosing({"options"}, 10, initial_option=_OPTION)
_CLICKED = {"button": _BUTTON, "overflow": _choosing({"options"}, 5), "static_select": _SELECT, "radio_buttons": _RADIO}
_INPUT = {"plain_text_input": _written, "static_select": _SELECT, "radio_buttons": _RADIO}

_STYLE = _object(set(), bold=_flag, italic=_flag, strike=_flag, code=_flag)
_RICH = _typed(
    {
        "text": _object({"text"}, text=_string(1, 12_000), style=_STYLE),
        "link": _object({"url"}, url=_matching(r"(?i:https?)://.{1,2990}"), text=_string(1, 3000), style=_STYLE, unsafe=_flag),
        "user": _object({"user_id"}, user_id=_matching("[UW][A-Z0-9]{2,}"), style=_STYLE),
        "usergroup": _object({"usergroup_id"}, usergroup_id=_matching("S[A-Z0-9]{2,}"), style=_STYLE),
        "date": _object({"timestamp", "format"}, timestamp=_whole(0, 2**40), format=_matching(".*{.+}.*"), fallback=_string(1, 3000)),
        "emoji": _object({"name"}, name=_matching("[a-z0-9_+'-]+")),
    }
)
_RICH_SECTION = _object({"elements"}, elements=_list(1, 1000, _RICH))
_RICH_PARTS = _typed(
    {
        "rich_text_section": _RICH_SECTION,
        "rich_text_quote": _RICH_SECTION,
        "rich_text_preformatted": _RICH_SECTION,
        "rich_text_list": _object(
            {"style", "elements"}, style=_matching("bullet|ordered"), indent=_whole(0, 8), border=_whole(0, 1),
            elements=_list(1, 1000, _typed({"rich_text_section": _RICH_SECTION})),
        ),
    }
)  # fmt: skip


def _section(value: Any, at: str) -> Problems:
    yield from _object(
        set(), block_id=_NAME, text=_text(3000), fields=_list(1, 10, _text(2000)), accessory=_typed(_CLICKED), expand=_flag
    )(value, at)  # fmt: skip
    if not value.keys() & {"text", "fields"}:
        yield from _bad("must have text or fields", at)


_THUMB = _object({"text", "value"}, text=_text(75, plain=True), value=_string(1, 2000), accessibility_label=_string(1, 75))
_THUMBS = _object({"positive_button", "negative_button"}, action_id=_NAME, positive_button=_THUMB, negative_button=_THUMB)
_EVERYWHERE: dict[str, Check] = {
    "actions": _object({"elements"}, block_id=_NAME, elements=_list(1, 25, _typed(_CLICKED))),
    "context": _object({"elements"}, block_id=_NAME, elements=_list(1, 10, _text(2000))),
    "divider": _object(set(), block_id=_NAME),
    "header": _object({"text"}, block_id=_NAME, text=_text(150, plain=True)),
    "rich_text": _object({"elements"}, block_id=_NAME, elements=_list(1, 1000, _RICH_PARTS)),
    "section": _section,
}
_MESSAGE: dict[str, Check] = {
    **_EVERYWHERE,
    "context_actions": _object({"elements"}, block_id=_NAME, elements=_list(1, 5, _typed({"feedback_buttons": _THUMBS}))),
}
_VIEW: dict[str, Check] = {
    **_EVERYWHERE,
    "input": _object(
        {"label", "element"}, block_id=_NAME, label=_text(2000, plain=True), hint=_text(2000, plain=True), optional=_flag,
        element=_typed(_INPUT), dispatch_action=_flag,
    ),
}  # fmt: skip
_HOME: dict[str, Check] = {
    "type": _any, "blocks": _any, "private_metadata": _string(0, 3000), "callback_id": _NAME, "external_id": _NAME,
}  # fmt: skip
_MODAL: dict[str, Check] = {
    **_HOME, "title": _text(24, plain=True), "submit": _text(24, plain=True), "close": _text(24, plain=True),
    "clear_on_close": _flag, "notify_on_close": _flag, "submit_disabled": _flag,
}  # fmt: skip


def _blocks(blocks: Any, at: str, most: int, least: int, kinds: Mapping[str, Check]) -> Problems:
    """Block ids are unique in a post or view; action ids too, which Slack asks for within one block and we everywhere."""
    problems = [*_list(least, most, _typed(kinds))(blocks, at)]
    yield from problems
    if problems:
        return
    inputs = [block for block in blocks if block["type"] == "input"]
    elements = [one for block in blocks if block["type"] in ("actions", "context_actions") for one in block["elements"]]
    for names, what in (
        ([block["block_id"] for block in blocks if "block_id" in block], "block_id"),
        ([one["action_id"] for one in elements if "action_id" in one], "action_id"),
        ([block.get("block_id", "") for block in inputs], "block_id of an input"),
    ):
        if len(set(names)) != len(names):
            yield from _bad(f"{what} stands twice", at)
