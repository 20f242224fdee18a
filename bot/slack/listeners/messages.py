"""Messages: posts, mentions, direct words, edits, deletions; and our own posts coming back, which heal a lost answer."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.cards.block_kit import marker_of
from bot.slack.identity import Identity
from bot.slack.ids import message_id, place_of, time_of
from bot.slack.listeners.hearing import Body, Said, Straight, hearing
from bot.slack.parts import Parts
from bot.slack.reading import thread_root
from triage.facts import Message


def register(app: AsyncApp, parts: Parts) -> None:
    app.event("message")(hearing(parts, message))
    app.event("app_mention")(hearing(parts, posted))
    app.use(Straight(parts, "message", message))


async def message(parts: Parts, body: Body) -> Said:
    """Any event of type message, by its subtype."""
    event = body["event"]
    match event.get("subtype"):
        case "message_changed" if (event.get("message") or {}).get("subtype") == "tombstone":
            return await deleted(parts, body)
        case "message_changed":
            return await edited(parts, body)
        case "message_deleted":
            return await deleted(parts, body)
        case "message_replied":
            return None
        case _:
            return await posted(parts, body)


async def posted(parts: Parts, body: Body) -> Said:
    """A post of somebody. A mention comes twice, as a message and as itself: both are one Message by its id."""
    event, me = body["event"], await parts.me()
    if is_ours(event, me):
        parts.later(_back(parts, event, me), "heal")
        return None
    found = await parts.reader.message(event, event["channel"], str(event.get("channel_type") or ""), external=is_external(body))
    answer = await parts.door.message(found)
    parts.show(found.author, found.place, answer, once=found.id)
    if answer.case_id is not None and found.direct and found.place.thread is not None:
        _title(parts, found)
    return None


async def edited(parts: Parts, body: Body) -> Said:
    """A real edit: unfurled links, counts of replies and the like come the same way, without `edited` or with the same words."""
    event, me = body["event"], await parts.me()
    now, before = event["message"], event.get("previous_message") or {}
    if is_ours(now, me) or not now.get("edited") or _same(now, before):
        return None
    found = await parts.reader.message(now, event["channel"], str(event.get("channel_type") or ""), external=is_external(body))
    answer = await parts.door.edited(found, time_of(str(now["edited"]["ts"])))
    parts.show(found.author, found.place, answer, once=f"edit/{found.id}/{now['edited']['ts']}")
    return None


async def deleted(parts: Parts, body: Body) -> Said:
    """A post is gone; one with replies leaves a tombstone."""
    event, me = body["event"], await parts.me()
    before = event.get("previous_message") or {}
    ts = str(event.get("deleted_ts") or before.get("ts") or (event.get("message") or {}).get("ts"))
    if is_ours(before, me):
        return None
    place = place_of(me.workspace, event["channel"], thread_root({**before, "ts": ts}))
    by = await parts.reader.author(before, me, external=is_external(body))
    await parts.door.deleted(message_id(me.workspace, event["channel"], ts), place, time_of(str(event["event_ts"])), by)
    return None


def is_external(body: Body) -> bool:
    """Met in a channel that is shared with another company (Slack Connect)."""
    return bool(body.get("is_ext_shared_channel"))


def is_ours(told: dict[str, Any], me: Identity) -> bool:
    """Posted by the helpdesk itself."""
    return (bool(me.user) and told.get("user") == me.user) or (me.bot is not None and told.get("bot_id") == me.bot)


def _same(now: dict[str, Any], before: dict[str, Any]) -> bool:
    if not before:
        return False
    files = [[one.get("id") for one in told.get("files") or ()] for told in (now, before)]
    return now.get("text") == before.get("text") and files[0] == files[1]


async def _back(parts: Parts, event: dict[str, Any], me: Identity) -> None:
    """A card of ours stands: known already, unless Slack's answer to posting it was lost."""
    marker = marker_of(event.get("blocks") or ())
    place = place_of(me.workspace, event["channel"], thread_root(event))
    await parts.door.stands(marker, place, message_id(me.workspace, event["channel"], str(event["ts"])))


def _title(parts: Parts, found: Message) -> None:
    """A conversation in the agent pane is called after its first request."""
    from bot.slack.listeners.assistant import entitle

    if parts.first(f"title/{found.place.thread}"):
        parts.later(entitle(parts, found), "title")
