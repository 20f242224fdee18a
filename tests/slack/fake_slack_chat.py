"""chat.* and reactions.* of the fake Slack."""

import json
import re
from typing import TYPE_CHECKING, Any

from fake_slack_blocks import check_blocks, with_ids
from fake_slack_events import reaction_event
from fake_slack_people import BOT_USER, TEAM, Channel
from fake_slack_web import Refused, answers, flag, need, parsed

if TYPE_CHECKING:
    from fake_slack_core import Core, Message

LONGEST_TEXT, LONGEST_UPDATE, LARGEST_METADATA = 40_000, 4_000, 8_192
"""Slack cuts a post's text at 40,000 characters; here it is refused, lest words are lost unseen. Of an update: 4,000. Metadata: 8 KB."""
EMOJI_NAME = re.compile(r"^[\w+'-]+(::skin-tone-[2-6])?$")


def place(core: "Core", given: str, *, create: bool = False) -> Channel:
    """The conversation meant by an id or, where a post is made, by #name or a person's id. The bot does not see others' private ones."""
    world = core.world
    found = world.channels.get(given)
    if found is None and create and given in world.users:
        need(core, "im:write")
        return world.direct(given)
    if found is None and create:
        found = next((one for one in world.channels.values() if one.kind == "channel" and one.name == given.removeprefix("#")), None)
    if found is None or (found.kind != "channel" and BOT_USER not in found.members):
        raise Refused("channel_not_found")
    return found


def _writable(core: "Core", channel: Channel) -> Channel:
    if channel.archived:
        raise Refused("is_archived")
    if channel.read_only:
        raise Refused("restricted_action_read_only_channel")
    if channel.posters is not None and BOT_USER not in channel.posters:
        raise Refused("restricted_action")
    if BOT_USER not in channel.members and "chat:write.public" not in core.installed.scopes:
        raise Refused("not_in_channel")
    return channel


def content(core: "Core", arguments: dict[str, Any], longest: int, *, new: bool = True) -> dict[str, Any]:
    """text, blocks, metadata of a message, checked as Slack checks them."""
    blocks = parsed(arguments, "blocks", "invalid_blocks_format")
    text = str(arguments.get("text") or "")
    if "markdown_text" in arguments and ("blocks" in arguments or text):
        raise Refused("markdown_text_conflict")
    if blocks is not None and not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    if not text and not blocks and not arguments.get("markdown_text") and not arguments.get("attachments"):
        raise Refused("no_text")
    if len(text) > longest:
        raise Refused("msg_too_long")
    if blocks:
        if wrong := check_blocks(blocks, "message"):
            raise Refused("invalid_blocks", wrong)
        if sum(len(block.get("text", "")) for block in blocks if block["type"] == "markdown") > 12_000:
            raise Refused("msg_blocks_too_long")
    if ("username" in arguments or "icon_emoji" in arguments) and "chat:write.customize" not in core.installed.scopes:
        raise Refused("missing_scope", needed="chat:write.customize", provided=",".join(sorted(core.installed.scopes)))
    found: dict[str, Any] = {"text": text or str(arguments.get("markdown_text") or "")}
    if blocks is not None or new:
        found["blocks"] = with_ids(core, blocks or [])
    return found | metadata(arguments)


def metadata(arguments: dict[str, Any]) -> dict[str, Any]:
    """The metadata given, if any. It is an object of event_type and event_payload and not larger than 8 KB."""
    given = parsed(arguments, "metadata", "invalid_metadata_format")
    if given is None:
        return {}
    if given == {}:
        return {"metadata": None}
    if not isinstance(given, dict) or set(given) - {"event_type", "event_payload", "entities"}:
        raise Refused("invalid_metadata_format")
    if not isinstance(given.get("event_type"), str) or not isinstance(given.get("event_payload"), dict):
        raise Refused("invalid_metadata_schema")
    if len(json.dumps(given).encode()) > LARGEST_METADATA:
        raise Refused("metadata_too_large")
    return {"metadata": given}


def _thread(core: "Core", channel: Channel, arguments: dict[str, Any]) -> dict[str, Any]:
    """A thread whose parent is gone: Slack posts in the channel instead and says nothing but a `message` without thread_ts
    (slack-go/slack issue 1571). Stricter than Slack: the parent must not be a reply itself, nor ephemeral."""
    ts = str(arguments.get("thread_ts") or "")
    parent = core.find(ts, channel.id) if ts else None
    if parent is None or parent.deleted:
        return {}
    if parent.only is not None or parent.body.get("thread_ts", ts) != ts:
        raise Refused("cannot_reply_to_message")
    return {"thread_ts": ts}


@answers("chat.postMessage")
def post_message(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    given = str(arguments["channel"])
    channel = place(core, given, create=True)
    body = content(core, arguments, LONGEST_TEXT)
    _writable(core, channel)
    if channel.threads_only and not arguments.get("thread_ts"):
        raise Refused("restricted_action_thread_only_channel")
    body |= _thread(core, channel, arguments) | core.bot_author()
    if flag(arguments, "reply_broadcast") and "thread_ts" in body:
        body["subtype"] = "thread_broadcast"
    core.statuses.pop((channel.id, body.get("thread_ts", "")), None)
    if arguments.get("parse") == "full":
        body["text"] = re.sub(r"@(here|channel|everyone)\b", r"<!\1>", body["text"])
    message, _ = core.add(channel, {name: value for name, value in body.items() if value is not None})
    return {"channel": channel.id, "ts": message.ts, "message": message.body}


def _own(core: "Core", arguments: dict[str, Any], refusal: str) -> "Message":
    channel = place(core, str(arguments["channel"]))
    message = core.find(str(arguments["ts"]), channel.id)
    if message is None or message.deleted or message.only is not None or message.body.get("subtype") == "tombstone":
        raise Refused("message_not_found")
    if message.body.get("user") != BOT_USER:
        raise Refused(refusal)
    return message


@answers("chat.update")
def update(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    """What is not given stays: blocks and metadata are only removed by an empty list or object."""
    message = _own(core, arguments, "cant_update_message")
    if core.world.channels[message.channel].archived:
        raise Refused("is_inactive")
    window = core.pace.edit_window
    if window is not None and core.now() - float(message.ts) > window:
        raise Refused("edit_window_closed")
    body = content(core, arguments, LONGEST_UPDATE, new=False)
    if not body["text"] and "blocks" in body and "text" not in arguments:
        body["text"] = message.body.get("text", "")
    core.change(message, body, edited_by=BOT_USER)
    return {"channel": message.channel, "ts": message.ts, "text": message.body["text"], "message": message.body}


@answers("chat.delete")
def delete(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    message = _own(core, arguments, "cant_delete_message")
    core.delete(message)
    return {"channel": message.channel, "ts": message.ts}


@answers("chat.postEphemeral")
def post_ephemeral(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    channel = place(core, str(arguments["channel"]))
    body = content(core, arguments, LONGEST_TEXT)
    _writable(core, channel)
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    if arguments["user"] not in channel.members:
        raise Refused("user_not_in_channel")
    body |= _thread(core, channel, arguments) | core.bot_author() | {"is_ephemeral": True}
    message, _ = core.add(channel, body, only=str(arguments["user"]))
    return {"message_ts": message.ts}


@answers("chat.getPermalink")
def permalink(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    channel = place(core, str(arguments["channel"]))
    message = core.find(str(arguments["message_ts"]), channel.id)
    if message is None or message.deleted or message.only is not None:
        raise Refused("message_not_found")
    address = f"https://{core.world.domain}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    parent = message.body.get("thread_ts")
    if parent and parent != message.ts:
        address += f"?thread_ts={parent}&cid={channel.id}"
    return {"channel": channel.id, "permalink": address}


# --- Reactions. ---


def _item(core: "Core", arguments: dict[str, Any]) -> "Message":
    if not arguments.get("channel") or not arguments.get("timestamp"):
        raise Refused("no_item_specified")
    channel = place(core, str(arguments["channel"]))
    if not re.fullmatch(r"\d+\.\d{6}", str(arguments["timestamp"])):
        raise Refused("bad_timestamp")
    message = core.find(str(arguments["timestamp"]), channel.id)
    if message is None or message.deleted or message.only is not None:
        raise Refused("message_not_found")
    if channel.archived:
        raise Refused("is_archived")
    return message


def set_reaction(core: "Core", message: "Message", user: str, name: str, *, on: bool) -> list[Any]:
    """Add or take back somebody's emoji and tell the app; Refused if it stands already or does not."""
    reactions = message.body.setdefault("reactions", [])
    found = next((one for one in reactions if one["name"] == name), None)
    if on == bool(found and user in found["users"]):
        raise Refused("already_reacted" if on else "no_reaction")
    if on and found is None:
        found = {"name": name, "users": [], "count": 0}
        reactions.append(found)
    assert found is not None
    found["users"] = [*found["users"], user] if on else [one for one in found["users"] if one != user]
    found["count"] = len(found["users"])
    message.body["reactions"] = [one for one in reactions if one["users"]]
    core.happened("reacted" if on else "unreacted", message.channel, message.ts, None, {"user": user, "name": name})
    event = reaction_event(core, "reaction_added" if on else "reaction_removed", user, name, message.channel, message.body)
    return core.emit(event, core.world.channels[message.channel])


def _emoji(arguments: dict[str, Any]) -> str:
    name = str(arguments["name"])
    if not EMOJI_NAME.match(name) or len(name) > 100:
        raise Refused("invalid_name")
    return name


@answers("reactions.add")
def add_reaction(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    message = _item(core, arguments)
    if BOT_USER not in core.world.channels[message.channel].members:
        raise Refused("not_in_channel")
    set_reaction(core, message, BOT_USER, _emoji(arguments), on=True)
    return {}


@answers("reactions.remove")
def remove_reaction(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    set_reaction(core, _item(core, arguments), BOT_USER, _emoji(arguments), on=False)
    return {}


@answers("reactions.get")
def get_reactions(core: "Core", arguments: dict[str, Any]) -> dict[str, Any]:
    message = _item(core, arguments)
    return {"type": "message", "channel": message.channel, "message": message.body | {"team": TEAM}}
