"""The events of the Events API, in the shapes that Slack sends, and which of them the app gets at all."""

import copy
from typing import TYPE_CHECKING, Any

from fake_slack_people import APP_ID, BOT_ID, BOT_USER, TEAM, Channel

if TYPE_CHECKING:
    from fake_slack_core import Core, Installed

EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "assistant_thread_started": "assistant:write",
    "assistant_thread_context_changed": "assistant:write",
    "team_join": "users:read",
    "user_change": "users:read",
}
"""Events beside messages that need a scope (docs.slack.dev/reference/events)."""
ANYWHERE = ("app_mention",)
"""Delivered without membership: somebody mentions the bot where it is not; everything else of a conversation needs the bot in it."""


def subscription(event: dict[str, Any], channel: Channel | None) -> tuple[str, str | None]:
    """(name of the subscription, scope that it needs) of an event."""
    kind = event["type"]
    if kind == "message" and channel is not None:
        ending = {"channel": "channels", "private": "groups"}.get(channel.kind, channel.kind)
        return f"message.{ending}", f"{channel.scope_word}:history"
    if kind in ("member_joined_channel", "member_left_channel") and channel is not None:
        return kind, f"{channel.scope_word}:read"
    return kind, EVENT_SCOPES.get(kind)


def wanted(installed: "Installed", event: dict[str, Any], channel: Channel | None) -> bool:
    name, scope = subscription(event, channel)
    own = event["type"].startswith("member_") and event["user"] == BOT_USER
    inside = channel is None or BOT_USER in channel.members or event["type"] in ANYWHERE or own
    return name in installed.events and (scope is None or scope in installed.scopes) and inside


def envelope(core: "Core", event: dict[str, Any], channel: Channel | None) -> dict[str, Any]:
    """The outer payload around an event."""
    home, org_wide = channel.team if channel else TEAM, core.world.org_wide
    authorization = {"enterprise_id": core.world.enterprise, "team_id": None if org_wide else TEAM, "user_id": BOT_USER, "is_bot": True}
    return {
        "token": "fake-verification-token",
        "team_id": home,
        "context_team_id": home,
        "context_enterprise_id": core.world.enterprise,
        "enterprise_id": core.world.enterprise,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": core.new_id("Ev"),
        "event_time": int(float(event.get("event_ts") or core.now())),
        "authorizations": [authorization | {"is_enterprise_install": org_wide}],
        "is_ext_shared_channel": bool(channel and channel.shared),
        "event_context": core.new_id("4-"),
    }


def author_fields(core: "Core", user_id: str) -> dict[str, Any]:
    """What a message of somebody of another workspace carries beside `user`."""
    user = core.world.users[user_id]
    if user.team == TEAM:
        return {"user": user_id, "team": TEAM}
    profile = {
        "name": user.name,
        "real_name": user.real_name,
        "display_name": user.display_name,
        "team": user.team,
        "is_restricted": False,
    }
    return {"user": user_id, "team": user.team, "user_team": user.team, "source_team": user.team, "user_profile": profile}


SHOWN = ("reply_count", "reply_users", "reply_users_count", "latest_reply", "reactions")


def message_event(core: "Core", channel: Channel, body: dict[str, Any]) -> dict[str, Any]:
    """A new message; the metadata of our own needs metadata.message:read."""
    event = {name: value for name, value in copy.deepcopy(body).items() if name not in SHOWN}
    if event.get("bot_id") == BOT_ID and "metadata.message:read" not in core.installed.scopes:
        event.pop("metadata", None)
    return event | {"channel": channel.id, "event_ts": body["ts"], "channel_type": channel.event_kind}


def mention_event(channel: Channel, body: dict[str, Any]) -> dict[str, Any]:
    """The twin of a message that mentions the bot; it has no channel_type, and no subtype but that of a reply shown in the channel."""
    names = ("user", "client_msg_id", "text", "team", "blocks", "ts", "thread_ts", "parent_user_id", "files", "edited", "user_team")
    kept = {name: copy.deepcopy(body[name]) for name in (*names, "source_team", "user_profile", "bot_id") if name in body}
    if body.get("subtype") == "thread_broadcast":
        kept["subtype"] = "thread_broadcast"
    return {"type": "app_mention", **kept, "channel": channel.id, "event_ts": body.get("edited", body)["ts"]}


def _hidden(core: "Core", channel: Channel, subtype: str) -> dict[str, Any]:
    ts = core.new_ts()
    return {"type": "message", "subtype": subtype, "hidden": True, "channel": channel.id, "ts": ts, "event_ts": ts} | {
        "channel_type": channel.event_kind
    }


def changed_event(core: "Core", channel: Channel, body: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """A change of any kind: only a true edit has `edited` in it."""
    now, then = copy.deepcopy(body), copy.deepcopy(before)
    if "metadata.message:read" not in core.installed.scopes:
        now.pop("metadata", None)
        then.pop("metadata", None)
    return _hidden(core, channel, "message_changed") | {"message": now, "previous_message": then}


def deleted_event(core: "Core", channel: Channel, before: dict[str, Any]) -> dict[str, Any]:
    return _hidden(core, channel, "message_deleted") | {"previous_message": copy.deepcopy(before), "deleted_ts": before["ts"]}


def reaction_event(core: "Core", kind: str, user: str, name: str, channel: str, body: dict[str, Any]) -> dict[str, Any]:
    item = {"type": "message", "channel": channel, "ts": body["ts"]}
    event = {"type": kind, "user": user, "reaction": name, "item": item, "event_ts": core.new_ts()}
    return event | ({"item_user": body["user"]} if body.get("user") else {})


def joined_event(core: "Core", user: str, channel: Channel, inviter: str | None) -> dict[str, Any]:
    letter = "C" if channel.kind == "channel" else "G"
    event = {"type": "member_joined_channel", "user": user, "channel": channel.id, "channel_type": letter, "team": TEAM}
    return event | {"event_ts": core.new_ts()} | ({"inviter": inviter} if inviter else {})


def pane_context(core: "Core", channel: Channel) -> dict[str, Any]:
    return {"channel_id": channel.id, "team_id": TEAM, "enterprise_id": core.world.enterprise}
