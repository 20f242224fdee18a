"""views.* and assistant.threads.* of the fake Slack: triggers, the stack of modals, the Home tab, the agent pane."""

import copy
import json
import secrets
import time
from typing import TYPE_CHECKING, Any

from fake_slack_blocks import check_view, with_ids
from fake_slack_chat import place
from fake_slack_people import APP_ID, BOT_ID, TEAM
from fake_slack_web import Refused, answers, parsed

if TYPE_CHECKING:
    from fake_slack_core import Core

LARGEST_VIEW, MOST_VIEWS, MOST_PROMPTS = 250_000, 3, 4
View = dict[str, Any]


def checked(core: "Core", arguments: dict[str, Any], kind: str) -> View:
    """The view of a call, checked as Slack checks it."""
    view = parsed(arguments, "view", "invalid_arguments")
    if not isinstance(view, dict):
        raise Refused("invalid_arguments", ["must be an object [json-pointer:/view]"])
    if len(json.dumps(view).encode()) > LARGEST_VIEW:
        raise Refused("view_too_large")
    if wrong := check_view(view, kind):
        raise Refused("invalid_arguments", wrong)
    external = view.get("external_id")
    if external and any(one["external_id"] == external and one["id"] != arguments.get("view_id") for one in core.views.values()):
        raise Refused("duplicate_external_id")
    return copy.deepcopy(view)


def _trigger(core: "Core", arguments: dict[str, Any]) -> str:
    """Whose trigger it is. It lives three seconds and is good for one view."""
    given = str(arguments.get("trigger_id") or "")
    if not given:
        raise Refused("invalid_arguments", ["missing required field: trigger_id"])
    found = core.triggers.get(given)
    if found is None:
        raise Refused("invalid_trigger_id")
    if time.monotonic() > found["until"]:
        raise Refused("expired_trigger_id")
    if found["used"]:
        raise Refused("exchanged_trigger_id")
    found["used"] = True
    return str(found["user"])


def make(core: "Core", view: View, user: str, *, root: str | None = None, previous: str | None = None) -> View:
    """A view as Slack keeps it and gives it back."""
    made = {
        "id": core.new_id("V"),
        "team_id": TEAM,
        "type": view["type"],
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "state": {"values": {}},
        "hash": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "title": view.get("title"),
        "close": None,
        "submit": None,
        "previous_view_id": previous,
        "app_id": APP_ID,
        "app_installed_team_id": TEAM,
        "bot_id": BOT_ID,
    }
    made |= {"root_view_id": root or made["id"]}
    return _filled(core, made, view) | {"user": user}


def _filled(core: "Core", kept: View, view: View) -> View:
    kept |= view | {"blocks": with_ids(core, view["blocks"]), "hash": f"{int(core.now())}.{secrets.token_hex(4)}"}
    return kept


def shown(view: View) -> View:
    """What goes out: without whose it is."""
    return {name: copy.deepcopy(value) for name, value in view.items() if name not in ("user", "errors")}


@answers("views.open")
def open_view(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    view = checked(core, arguments, "modal")
    user = _trigger(core, arguments)
    return {"view": shown(put_on_top(core, user, view))}


@answers("views.push")
def push_view(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    view = checked(core, arguments, "modal")
    user = _trigger(core, arguments)
    if not core.stacks.get(user):
        raise Refused("not_found")
    if len(core.stacks[user]) >= MOST_VIEWS:
        raise Refused("push_limit_reached")
    return {"view": shown(put_on_top(core, user, view, push=True))}


def put_on_top(core: "Core", user: str, view: View, *, push: bool = False) -> View:
    """Open a modal, in place of what was open or on top of it."""
    stack = core.stacks.setdefault(user, [])
    if not push:
        for gone in stack:
            core.views.pop(gone, None)
        stack.clear()
    made = make(core, view, user, root=stack[0] if stack else None, previous=stack[-1] if stack else None)
    core.views[made["id"]] = made
    stack.append(made["id"])
    core.happened("modal", only=user, ts=made["id"], body=shown(made))
    return made


def refill(core: "Core", old: View, view: View) -> View:
    """Change a view in place; what was typed stays where block_id and action_id stay."""
    for name in ("close", "submit"):
        old[name] = None
    old.pop("errors", None)
    _filled(core, old, view)
    present = {(block["block_id"], (block.get("element") or {}).get("action_id")) for block in old["blocks"]}
    values = old["state"]["values"]
    old["state"] = {
        "values": {b: {a: v for a, v in at.items() if (b, a) in present} for b, at in values.items() if b in {p[0] for p in present}}
    }
    core.happened("modal_changed" if old["type"] == "modal" else "home", only=old["user"], ts=old["id"], body=shown(old))
    return old


@answers("views.update")
def update_view(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    by_id, by_name = arguments.get("view_id"), arguments.get("external_id")
    if not by_id and not by_name:
        raise Refused("invalid_arguments", ["one of view_id and external_id is required"])
    found = next((one for one in core.views.values() if one["id"] == by_id or (by_name and one["external_id"] == by_name)), None)
    view = checked(core, arguments | ({"view_id": found["id"]} if found else {}), "modal")
    if found is None:
        raise Refused("not_found")
    if arguments.get("hash") and arguments["hash"] != found["hash"]:
        raise Refused("hash_conflict")
    return {"view": shown(refill(core, found, view))}


@answers("views.publish")
def publish(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    user = core.world.users.get(str(arguments["user_id"]))
    if user is None or user.bot or user.team != TEAM:
        raise Refused("invalid_arguments", ["invalid `user_id`"])
    if not core.installed.home_tab:
        raise Refused("not_enabled")
    view = checked(core, arguments, "home")
    old = core.homes.get(user.id)
    if arguments.get("hash") and (old is None or arguments["hash"] != old["hash"]):
        raise Refused("hash_conflict")
    if old is not None:
        return {"view": shown(refill(core, old, view))}
    made = core.homes[user.id] = make(core, view, user.id)
    core.happened("home", only=user.id, ts=made["id"], body=shown(made))
    return {"view": shown(made)}


# --- The agent pane. ---


def _thread(core: "Core", arguments: dict[str, Any], *, needed: bool = True) -> tuple[str, str]:
    channel = place(core, str(arguments["channel_id"]))
    ts = str(arguments.get("thread_ts") or "")
    found = core.find(ts, channel.id)
    if (needed or ts) and (found is None or found.deleted or found.body.get("thread_ts", ts) != ts):
        raise Refused("invalid_thread_ts")
    return channel.id, ts


@answers("assistant.threads.setStatus")
def set_status(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    """An empty status takes it away; a post of the app in the thread does too."""
    channel, ts = _thread(core, arguments)
    status = str(arguments.get("status") or "")
    lines = parsed(arguments, "loading_messages", "invalid_arguments") or []
    if not isinstance(lines, list) or len(lines) > 10:
        raise Refused("invalid_arguments", ["must contain at most 10 items [json-pointer:/loading_messages]"])
    if status:
        core.statuses[(channel, ts)] = status
    else:
        core.statuses.pop((channel, ts), None)
    core.happened("status", channel, ts, None, status)
    return {}


@answers("assistant.threads.setTitle")
def set_title(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    channel, ts = _thread(core, arguments)
    if core.world.channels[channel].kind != "im":
        raise Refused("channel_not_supported")
    core.happened("title", channel, ts, None, str(arguments["title"]))
    return {}


@answers("assistant.threads.setSuggestedPrompts")
def set_prompts(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    """For an agent app a call with thread_ts does nothing, without an error (docs.slack.dev, assistant.threads.setSuggestedPrompts)."""
    channel, ts = _thread(core, arguments, needed=not core.installed.agent_view)
    if core.world.channels[channel].kind != "im":
        raise Refused("channel_not_supported")
    prompts = parsed(arguments, "prompts", "invalid_arguments")
    well = isinstance(prompts, list) and all(isinstance(one, dict) and set(one) == {"title", "message"} for one in prompts)
    if not well or not 0 < len(prompts) <= MOST_PROMPTS:
        raise Refused("invalid_arguments", [f"must be one to {MOST_PROMPTS} of title and message [json-pointer:/prompts]"])
    if not (core.installed.agent_view and ts):
        core.happened("prompts", channel, ts, None, prompts)
    return {}
