"""Which elements and texts Slack takes in blocks, and how long they may be (docs.slack.dev/reference/block-kit, read in November 2026).

A check is a function (value, pointer) -> the complaints, in Slack's words and with its JSON pointer.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Check = Callable[[Any, str], Iterator[str]]


def said(what: str, pointer: str) -> str:
    return f"{what} [json-pointer:{pointer}]"


def string(most: int, least: int = 1) -> Check:
    """A string of so many characters."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield said("must be a string", at)
        elif len(value) < least:
            yield said(f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            yield said(f"must be less than {most + 1} characters", at)

    return check


def boolean(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield said("must be a boolean", at)


def whole(least: int, most: int) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            yield said(f"must be a whole number from {least} to {most}", at)

    return check


def one_of(*choices: str) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        if value not in choices:
            yield said(f"must be one of {', '.join(choices)}", at)

    return check


def pattern(shape: str) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str) or not re.fullmatch(shape, value):
            yield said("invalid format", at)

    return check


def listed(check_one: Check, least: int, most: int) -> Check:
    """A list of so many."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield said("must be an array", at)
            return
        if len(value) < least:
            yield said(f"no less than {least} items allowed", at)
        if len(value) > most:
            yield said(f"no more than {most} items allowed", at)
        for number, one in enumerate(value):
            yield from check_one(one, f"{at}/{number}")

    return check


def shape(fields: dict[str, Check], required: str = "") -> Check:
    """An object with these fields and no other."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield said("must be an object", at)
            return
        for name in required.split():
            if name not in value:
                yield said(f"missing required field: {name}", at)
        for name in value:
            if name not in fields:
                yield said(f"unknown field: {name}", at)
            else:
                yield from fields[name](value[name], f"{at}/{name}")

    return check


PLAIN, EITHER = ("plain_text",), ("plain_text", "mrkdwn")


def text(most: int, kinds: tuple[str, ...] = EITHER) -> Check:
    """A text object: plain_text may have `emoji`, mrkdwn may have `verbatim`."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict) or value.get("type") not in kinds:
            yield said(f"must be of type {' or '.join(kinds)}", at)
            return
        own = "emoji" if value["type"] == "plain_text" else "verbatim"
        yield from shape({"type": one_of(*kinds), "text": string(most), own: boolean}, "type text")(value, at)

    return check


def plain(most: int) -> Check:
    return text(most, PLAIN)


CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30), "style": one_of("primary", "danger")},
    "title text confirm deny",
)
ID, URL = string(255), string(3000)


def option(kinds: tuple[str, ...] = PLAIN, *, url: bool = False) -> Check:
    fields: dict[str, Check] = {"text": text(75, kinds), "value": string(150), "description": text(75, kinds)}
    return shape(fields | ({"url": URL} if url else {}), "text value")


def _menu(kind: str, **own: Check) -> tuple[dict[str, Check], str]:
    return {"placeholder": plain(150), "confirm": CONFIRM, "focus_on_load": boolean, **own}, ""


GROUPS = listed(shape({"label": plain(75), "options": listed(option(), 1, 100)}, "label options"), 1, 100)
FILTER = shape({"include": listed(one_of("im", "mpim", "private", "public"), 1, 4), "exclude_external_shared_channels": boolean})
_TYPED: dict[str, Check] = {
    "placeholder": plain(150),
    "initial_value": string(3000, 0),
    "focus_on_load": boolean,
    "dispatch_action_config": shape({"trigger_actions_on": listed(one_of("on_enter_pressed", "on_character_entered"), 1, 2)}),
}
_BUTTON_LOOK: dict[str, Check] = {"text": plain(75), "accessibility_label": string(75)}
_FEEDBACK = shape(_BUTTON_LOOK | {"value": string(2000)}, "text value")
_TIMED: dict[str, Check] = {"confirm": CONFIRM, "focus_on_load": boolean, "placeholder": plain(150)}
_CHOSEN: dict[str, Check] = {"confirm": CONFIRM, "focus_on_load": boolean}

ELEMENTS: dict[str, tuple[dict[str, Check], str]] = {
    "button": (
        _BUTTON_LOOK | {"value": string(2000, 0), "url": URL, "style": one_of("primary", "danger"), "confirm": CONFIRM},
        "text",
    ),
    "checkboxes": (
        _CHOSEN | {"options": listed(option(EITHER), 1, 10), "initial_options": listed(option(EITHER), 1, 10)},
        "options",
    ),
    "radio_buttons": (_CHOSEN | {"options": listed(option(EITHER), 1, 10), "initial_option": option(EITHER)}, "options"),
    "overflow": ({"confirm": CONFIRM, "options": listed(option(url=True), 1, 5)}, "options"),
    "datepicker": (_TIMED | {"initial_date": pattern(r"\d{4}-\d{2}-\d{2}")}, ""),
    "timepicker": (_TIMED | {"initial_time": pattern(r"\d{2}:\d{2}"), "timezone": string(100)}, ""),
    "datetimepicker": (_CHOSEN | {"initial_date_time": whole(1_000_000_000, 9_999_999_999)}, ""),
    "static_select": _menu("", options=listed(option(), 1, 100), option_groups=GROUPS, initial_option=option()),
    "multi_static_select": _menu(
        "",
        options=listed(option(), 1, 100),
        option_groups=GROUPS,
        initial_options=listed(option(), 1, 100),
        max_selected_items=whole(1, 100),
    ),
    "external_select": _menu("", min_query_length=whole(0, 100), initial_option=option()),
    "multi_external_select": _menu(
        "", min_query_length=whole(0, 100), initial_options=listed(option(), 1, 100), max_selected_items=whole(1, 100)
    ),
    "users_select": _menu("", initial_user=ID),
    "multi_users_select": _menu("", initial_users=listed(ID, 1, 100), max_selected_items=whole(1, 100)),
    "channels_select": _menu("", initial_channel=ID, response_url_enabled=boolean),
    "conversations_select": _menu(
        "", initial_conversation=ID, default_to_current_conversation=boolean, response_url_enabled=boolean, filter=FILTER
    ),
    "plain_text_input": (_TYPED | {"multiline": boolean, "min_length": whole(0, 3000), "max_length": whole(1, 3000)}, ""),
    "email_text_input": (_TYPED, ""),
    "url_text_input": (_TYPED, ""),
    "number_input": (
        _TYPED | {"is_decimal_allowed": boolean, "min_value": string(20), "max_value": string(20)},
        "is_decimal_allowed",
    ),
    "feedback_buttons": ({"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, "positive_button negative_button"),
    "icon_button": (
        _BUTTON_LOOK | {"icon": one_of("trash"), "value": string(2000, 0), "confirm": CONFIRM, "visible_to_user_ids": listed(ID, 1, 100)},
        "icon text",
    ),
}
MENUS = tuple(name for name in ELEMENTS if name.endswith("_select"))
PICKERS = ("checkboxes", "datepicker", "datetimepicker", "radio_buttons", "timepicker")
IN_ACTIONS = ("button", "overflow", *PICKERS, *MENUS)
IN_SECTION = ("button", "overflow", "image", *PICKERS, *MENUS)
IN_INPUT = (*PICKERS, *MENUS, "plain_text_input", "email_text_input", "url_text_input", "number_input")
IN_CONTEXT_ACTIONS = ("feedback_buttons", "icon_button")

IMAGE_FIELDS: dict[str, Check] = {
    "image_url": URL,
    "alt_text": string(2000),
    "slack_file": shape({"id": ID, "url": URL}),
}


def image(value: Any, at: str) -> Iterator[str]:
    """An image element: with its address or file, and with words for those who do not see it."""
    yield from shape(IMAGE_FIELDS | {"type": one_of("image")}, "type alt_text")(value, at)
    if isinstance(value, dict) and ("image_url" in value) == ("slack_file" in value):
        yield said("must have one of image_url and slack_file", at)


def element(kinds: tuple[str, ...]) -> Check:
    """An interactive element (or image) of one of these kinds."""

    def check(value: Any, at: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if kind not in kinds:
            yield said(f"unsupported type: {kind}", at)
        elif kind == "image":
            yield from image(value, at)
        else:
            fields, required = ELEMENTS[kind]
            yield from shape(fields | {"type": one_of(kind), "action_id": ID}, f"type {required}")(value, at)
            yield from _of_kind(kind, value, at)

    return check


def _of_kind(kind: str, value: dict[str, Any], at: str) -> Iterator[str]:
    """What only holds for some kinds."""
    if kind in ("static_select", "multi_static_select") and ("options" in value) == ("option_groups" in value):
        yield said("must have one of options and option_groups", at)
    if kind == "plain_text_input" and value.get("min_length", 0) > value.get("max_length", 3000):
        yield said("min_length must be less than max_length", at)
    options = value.get("options")
    if not isinstance(options, list):
        return
    values = [one.get("value") for one in options if isinstance(one, dict)]
    if len(set(map(str, values))) < len(values):
        yield said("values of options must be unique", f"{at}/options")
    initial = value.get("initial_options") or ([value["initial_option"]] if "initial_option" in value else [])
    if any(one not in options for one in initial):
        yield said("initial option must be among the options", at)
