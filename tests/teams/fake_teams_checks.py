"""What Teams demands of an activity that a bot sends: its shape, its size, its mentions, the AI label and its citations, its cards."""

import json
import re
from typing import TYPE_CHECKING, Any

from fake_teams_cards import CARD_TYPE, all_texts, card_faults
from fake_teams_errors import Refused
from fake_teams_people import Place

if TYPE_CHECKING:
    from fake_teams_core import Core

Json = dict[str, Any]
KINDS = ("message", "typing")
MAY_CARRY = {
    *("type", "id", "timestamp", "localTimestamp", "localTimezone", "serviceUrl", "channelId", "from", "conversation", "recipient"),
    *("textFormat", "attachmentLayout", "locale", "text", "speak", "inputHint", "summary", "suggestedActions", "attachments", "entities"),
    *("channelData", "replyToId", "importance", "deliveryMode", "callerId", "value", "valueType", "topicName"),
}
CHANNEL_DATA = {
    *("tenant", "team", "channel", "notification", "feedbackLoopEnabled", "feedbackLoop", "eventType", "teamsChannelId", "teamsTeamId"),
    *("source", "settings", "meeting", "legacy"),
}
OTHER_CARDS = ("application/vnd.microsoft.card.hero", "application/vnd.microsoft.card.thumbnail")
AI_TYPE = "https://schema.org/Message"
AT = re.compile(r"<at\b[^>]*>(.*?)</at>", re.DOTALL)


def check(core: "Core", place: Place, activity: Json, *, conversation: str) -> None:
    """Refuse what Teams refuses, and what it would take but show otherwise than meant."""
    _shape(core, activity, conversation)
    if activity["type"] == "typing":
        return
    _content(activity)
    size = content_bytes(activity)
    if size > core.limits.content_bytes:
        raise Refused("MessageSizeTooBig", f"Message size too large: {size} bytes where {core.limits.content_bytes} are allowed.")
    _mentions(core, str(activity.get("text") or ""), activity.get("entities") or [], "activity")
    for entity in activity.get("entities") or []:
        _entity(activity, entity)
    for attachment in activity.get("attachments") or []:
        _attachment(core, attachment)
    if activity.get("suggestedActions") and place.kind != "personal":
        raise Refused("BadArgument", "Suggested actions are for personal chats.")


def content_bytes(activity: Json) -> int:
    """What counts for the size of a message, as compact JSON in UTF-8."""
    counted = {name: activity[name] for name in ("text", "summary", "attachments", "entities") if activity.get(name)}
    return len(json.dumps(counted, ensure_ascii=False, separators=(",", ":")).encode())


def _shape(core: "Core", activity: Json, conversation: str) -> None:
    if activity.get("type") not in KINDS:
        raise Refused("BadArgument", f"Activities of the type {activity.get('type')} cannot be sent.")
    if unknown := set(activity) - MAY_CARRY:
        raise Refused("BadArgument", f"Unknown properties of the activity: {sorted(unknown)}.")
    if unknown := set(activity.get("channelData") or {}) - CHANNEL_DATA:
        raise Refused("BadArgument", f"Unknown properties of channelData: {sorted(unknown)}.")
    told = (activity.get("conversation") or {}).get("id", conversation)
    if told.partition(";")[0] != conversation.partition(";")[0]:
        raise Refused("BadArgument", f"The activity is for {told}, the address for {conversation}.")
    author = (activity.get("from") or {}).get("id", core.app.bot_id)
    if author not in (core.app.bot_id, core.app.app_id):
        raise Refused("BadArgument", f"The activity is from {author}, which is not this bot.")


def _content(activity: Json) -> None:
    for name in ("text", "summary"):
        if not isinstance(activity.get(name, ""), str | None):
            raise Refused("BadSyntax", f"{name} is no string.")
    for name in ("attachments", "entities"):
        found = activity.get(name, [])
        if not isinstance(found, list | None) or not all(isinstance(one, dict) for one in found or []):
            raise Refused("BadSyntax", f"{name} is no list of objects.")
    if not (activity.get("text") or "").strip() and not activity.get("attachments"):
        raise Refused("BadSyntax", "Activity must include non empty 'text' field or at least 1 attachment.")
    if activity.get("textFormat") not in (None, "plain", "markdown", "xml"):
        raise Refused("BadArgument", f"The text format {activity['textFormat']} is unknown.")
    if activity.get("attachmentLayout") not in (None, "list", "carousel"):
        raise Refused("BadArgument", f"The layout {activity['attachmentLayout']} is unknown.")


def _mentions(core: "Core", text: str, entities: list[Json], where: str) -> None:
    """Each mention stands in the text, each <at> of the text is a mention, and everybody mentioned is known."""
    told = [one for one in entities if one.get("type") == "mention"]
    for one in told:
        words = one.get("text")
        if not words or not AT.fullmatch(words) or words not in text:
            raise Refused("BadArgument", f"Mention entity text is not valid: {words!r} in the {where}.")
        who = (one.get("mentioned") or {}).get("id", "")
        if who != core.app.bot_id:
            try:
                core.world.person(who)
            except KeyError:
                raise Refused("BadArgument", f"Nobody with the id {who!r} can be mentioned.") from None
        if not (one.get("mentioned") or {}).get("name"):
            raise Refused("BadArgument", "A mention needs a name.")
    for found in AT.finditer(text):
        if not any(one["text"] == found.group(0) for one in told):
            raise Refused("BadArgument", f"{found.group(0)} in the {where} has no mention entity.")


def _entity(activity: Json, entity: Json) -> None:
    kind = entity.get("type")
    if kind == AI_TYPE:
        _ai_entity(activity, entity)
    elif kind not in ("mention", "clientInfo", "ProductInfo"):
        raise Refused("BadArgument", f"The entity type {kind!r} is unknown.")


def _ai_entity(activity: Json, entity: Json) -> None:
    """The AI label, citations and sensitivity label (learn.microsoft.com, "Bot messages with AI-generated content")."""
    fixed = {"@type": "Message", "@context": "https://schema.org"}
    wrong = [name for name, value in fixed.items() if entity.get(name) != value]
    if wrong or set(entity) - {"type", "@type", "@context", "@id", "additionalType", "citation", "usageInfo"}:
        raise Refused("BadArgument", f"The AI entity is wrong: {wrong or sorted(entity)}.")
    if entity.get("additionalType", ["AIGeneratedContent"]) != ["AIGeneratedContent"]:
        raise Refused("BadArgument", "additionalType is not ['AIGeneratedContent'].")
    shown = str(activity.get("text") or "") + " ".join(text for one in activity.get("attachments") or [] for text in all_texts(one))
    positions = [_citation(one, shown) for one in entity.get("citation", [])]
    if len(set(positions)) != len(positions) or len(positions) > 20:
        raise Refused("BadArgument", f"Citations have positions of their own, 20 at most: {positions}.")
    usage = entity.get("usageInfo")
    if usage is not None and (usage.get("@type") != "CreativeWork" or not usage.get("name")):
        raise Refused("BadArgument", "usageInfo is no CreativeWork with a name.")


def _citation(one: Json, shown: str) -> int:
    look = one.get("appearance") or {}
    position = one.get("position")
    if one.get("@type") != "Claim" or not isinstance(position, int) or look.get("@type") != "DigitalDocument":
        raise Refused("BadArgument", "A citation is a Claim with a position and a DigitalDocument as its appearance.")
    if unknown := set(look) - {"@type", "name", "text", "url", "abstract", "encodingFormat", "image", "keywords", "usageInfo"}:
        raise Refused("BadArgument", f"Unknown properties of a citation: {sorted(unknown)}.")
    if not look.get("name") or not look.get("abstract") or len(look["name"]) > 80 or len(look["abstract"]) > 160:
        raise Refused("BadArgument", "A citation needs a name of 80 characters and an abstract of 160 at most.")
    words = look.get("keywords", [])
    if len(words) > 3 or any(len(word) > 28 for word in words):
        raise Refused("BadArgument", "A citation has three keywords of 28 characters at most.")
    if not str(look.get("url", "https://")).startswith("https://"):
        raise Refused("BadArgument", "The address of a citation is not https.")
    if f"[{position}]" not in shown:
        raise Refused("BadArgument", f"Nothing in the message refers to citation [{position}].")
    return position


def _attachment(core: "Core", attachment: Json) -> None:
    kind = attachment.get("contentType")
    if unknown := set(attachment) - {"contentType", "contentUrl", "content", "name", "thumbnailUrl"}:
        raise Refused("BadArgument", f"Unknown properties of an attachment: {sorted(unknown)}.")
    if kind == CARD_TYPE:
        card = attachment.get("content")
        if not isinstance(card, dict):
            raise Refused("BadArgument", "The content of the card is no object.")
        if faults := card_faults(card):
            raise Refused("BadArgument", "The Adaptive Card is wrong: " + "; ".join(faults[:8]))
        text = " ".join(all_texts(attachment))
        _mentions(core, text, (card.get("msteams") or {}).get("entities", []), "card")
    elif kind not in OTHER_CARDS and not str(kind).startswith("image/"):
        raise Refused("BadArgument", f"Attachments of the type {kind!r} cannot be sent.")
