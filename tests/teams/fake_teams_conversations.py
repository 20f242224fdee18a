"""What the connector does with conversations and activities: create, send, reply, update, delete (learn.microsoft.com, "Bot Connector
REST API")."""

from typing import TYPE_CHECKING, Any

from fake_teams_checks import check
from fake_teams_core import Message
from fake_teams_errors import Refused
from fake_teams_people import Person, Place
from fake_teams_web import Answer, Call, answers

if TYPE_CHECKING:
    from fake_teams_core import Core

KEPT = ("text", "textFormat", "summary", "attachments", "entities", "channelData", "importance", "suggestedActions")


def place_of(core: "Core", conversation: str) -> tuple[Place, str | None]:
    """(place, id of the thread's root or None) of a conversation id; refused if it is unknown or the bot is not in it."""
    bare, _, thread = conversation.partition(";messageid=")
    place = core.world.places.get(bare)
    if place is None:
        raise Refused("ConversationNotFound")
    if place.team is not None and not core.world.teams[place.team].installed:
        raise Refused("BotNotInConversationRoster")
    if not place.bot:
        raise Refused("BotNotInConversationRoster")
    return place, thread or None


def writable(core: "Core", conversation: str) -> tuple[Place, str | None]:
    """The same, refused also where the bot may not write."""
    place, thread = place_of(core, conversation)
    if place.read_only:
        raise Refused("MessageWritesBlocked")
    if place.kind == "personal":
        person = core.world.people[place.members[0]]
        if person.blocked:
            raise Refused("ConversationBlockedByUser")
        if not person.installed:
            raise Refused("ForbiddenOperationException")
    if thread is not None and thread not in core.messages.get(place.id, {}):
        raise Refused("ActivityNotFoundInConversation", f"There is no message {thread} to reply to.")
    return place, thread


def kept(activity: dict[str, Any]) -> dict[str, Any]:
    return {name: activity[name] for name in KEPT if activity.get(name) is not None}


def post(core: "Core", place: Place, thread: str | None, activity: dict[str, Any]) -> str:
    """Show an activity of the bot's; the id that it gets."""
    if activity["type"] == "typing":
        core.happened("typing", place.id, thread or "")
        return core.new_id(place)
    root = thread if place.kind == "channel" else None
    found = core.find(root).thread or root if root else None
    message = Message(place.id, core.new_id(place), core.app.bot_id, kept(activity), found)
    return core.put(message).id


@answers("activities.send")
def send(core: "Core", call: Call) -> Answer:
    place, thread = writable(core, call.conversation)
    check(core, place, call.body, conversation=call.conversation)
    return 201, {"id": post(core, place, thread, call.body)}


@answers("activities.reply")
def reply(core: "Core", call: Call) -> Answer:
    """In a channel it goes into the thread of that activity; elsewhere to the end."""
    place, thread = writable(core, call.conversation)
    check(core, place, call.body, conversation=call.conversation)
    if place.kind == "channel" and thread is None:
        thread = _standing(core, place, call.where["activity"], own=False).id
    return 201, {"id": post(core, place, thread, call.body)}


def _standing(core: "Core", place: Place, activity_id: str, *, own: bool) -> Message:
    message = core.messages.get(place.id, {}).get(activity_id)
    if message is None or message.deleted:
        raise Refused("ActivityNotFoundInConversation")
    if own and message.author != core.app.bot_id:
        raise Refused("NotEnoughPermissions", "A bot cannot change what others wrote.")
    return message


@answers("activities.update")
def update(core: "Core", call: Call) -> Answer:
    place, _ = writable(core, call.conversation)
    message = _standing(core, place, call.where["activity"], own=True)
    if call.body.get("type") != "message":
        raise Refused("BadArgument", "Only messages are changed.")
    if call.body.get("id", message.id) != message.id:
        raise Refused("BadArgument", f"The activity is {call.body['id']}, the address says {message.id}.")
    check(core, place, call.body, conversation=call.conversation)
    core.change(message, kept(call.body))
    return 200, {"id": message.id}


@answers("activities.delete")
def delete(core: "Core", call: Call) -> Answer:
    place, _ = writable(core, call.conversation)
    core.delete(_standing(core, place, call.where["activity"], own=True))
    return 200, None


@answers("conversations.create")
def create(core: "Core", call: Call) -> Answer:
    """A person's chat with the bot, or a new thread in a channel with its first activity."""
    said: dict[str, Any] = call.body
    bot = (said.get("bot") or {}).get("id", core.app.bot_id)
    if bot not in (core.app.bot_id, core.app.app_id):
        raise Refused("BadArgument", f"The bot {bot} is not this bot.")
    data = said.get("channelData") or {}
    channel = (data.get("channel") or {}).get("id") or data.get("teamsChannelId")
    if channel:
        return _new_thread(core, said, channel)
    if said.get("isGroup") or len(said.get("members") or []) != 1:
        raise Refused("BadArgument", "A bot can open a chat with one member, or a thread in a channel (channelData.channel.id).")
    tenant = said.get("tenantId") or said.get("tenantID") or (data.get("tenant") or {}).get("id")
    if not tenant:
        raise Refused("BadArgument", "The tenant is missing (tenantId or channelData.tenant.id).")
    place = core.world.direct(_member(core, said["members"][0], tenant))
    found: dict[str, Any] = {"id": place.id}
    if said.get("activity"):
        writable(core, place.id)
        check(core, place, said["activity"], conversation=place.id)
        found["activityId"] = post(core, place, None, said["activity"])
    return 201, found


def _member(core: "Core", account: dict[str, Any], tenant: str) -> Person:
    wanted = str(account.get("id", ""))
    person = next((one for one in core.world.people.values() if wanted in (one.id, one.aad_object_id)), None)
    if person is None:
        raise Refused("BadArgument", "Failed to decrypt pairwise id")
    if person.tenant != tenant:
        raise Refused("NotEnoughPermissions", f"The person is not of the tenant {tenant}.")
    if not person.installed:
        raise Refused("ForbiddenOperationException")
    return person


def _new_thread(core: "Core", said: dict[str, Any], channel: str) -> Answer:
    place, _ = writable(core, channel)
    activity = said.get("activity")
    if not said.get("isGroup") or not activity or place.kind != "channel":
        raise Refused("BadArgument", "A thread in a channel needs isGroup, channelData.channel.id and a first activity.")
    check(core, place, activity, conversation=place.id)
    made = post(core, place, None, activity)
    return 201, {"id": f"{place.id};messageid={made}", "activityId": made}
