"""Messages: posts, mentions, words in chats, commands as words, edits, deletions; and clicks of clients that know no Action.Execute."""

import re
from typing import Any, Final

from bot.cards.adaptive import clicked
from bot.inbound import Answer, Command
from bot.teams.activities import invokes
from bot.teams.ids import message_id, time_of
from bot.teams.parts import Parts
from bot.teams.reading import kind_of, place_in, tenant_in
from triage.facts import Message

Told = dict[str, Any]
TRIAGE: Final = re.compile(r"\s*/?triage(?:[ \t:]+|\s*\Z)", re.IGNORECASE)
"""The command as words, as the manifest lists it; the others are known by the core (bot/commands.py)."""
RETRIAGE: Final = re.compile(r"\s*/?retriage(?:[ \t:]+|\s*\Z)", re.IGNORECASE)
"""With more detail behind it too: Teams has no commands beside words."""
SLASH: Final = re.compile(r"\s*/(?=(?:status|mine|queue|report|mute|unmute|help|retriage|kb)\b)", re.IGNORECASE)


async def message(parts: Parts, told: Told) -> None:
    """A post of somebody. A redelivery is the same message by its id."""
    if clicked(told.get("value")):
        return await invokes.pressed_without_answer(parts, told)
    found = await parts.reader.message(told)
    await know_chat(parts, told, found)
    to_us = (found.direct or found.mentions_bot) and not found.attachments
    if to_us and (command := TRIAGE.match(found.text)) is not None:
        answer = await _triage(parts, found, found.text[command.end() :].strip())
    elif to_us and (command := RETRIAGE.match(found.text)) is not None:
        answer = await _command(parts, found, "retriage", found.text[command.end() :].strip())
    else:
        answer = await parts.door.message(found.model_copy(update={"text": SLASH.sub("", found.text)}) if to_us else found)
    parts.show(found.author, found.place, answer, once=found.id)


async def know_chat(parts: Parts, told: Told, found: Message) -> None:
    """A person's chat with us is remembered: that is where what only they may see is shown."""
    if kind_of(told) == "personal":
        await parts.references.keep_chat(found.author.id, str(told["conversation"]["id"]))


async def _triage(parts: Parts, found: Message, text: str) -> Answer:
    """`triage …`: in the person's own chat a request like any other; elsewhere it is answered in that chat."""
    if found.direct and text:
        return await parts.door.message(found.model_copy(update={"text": text}))
    return await _command(parts, found, "triage", text)


async def _command(parts: Parts, found: Message, name: str, text: str) -> Answer:
    return await parts.door.command(Command(id=found.id, name=name, text=text, by=found.author, place=found.place, at=found.sent_at))


async def updated(parts: Parts, told: Told) -> None:
    """An edit; a deleted message that was brought back is taken as if somebody pointed at it."""
    event = str((told.get("channelData") or {}).get("eventType") or "editMessage")
    at = time_of(told.get("timestamp"), parts.world.clock.now())
    if event == "undeleteMessage":
        found = await parts.reader.message(told)
        answer = await parts.door.force(found, found.author, f"restored/{at.isoformat()}")
    elif event == "editMessage":
        found = await parts.reader.message(told)
        command = TRIAGE.match(found.text) if found.direct or found.mentions_bot else None
        found = found.model_copy(update={"text": found.text[command.end() :].strip()}) if command is not None else found
        answer = await parts.door.edited(found, at)
    else:
        return
    parts.show(found.author, found.place, answer, once=f"{event}/{found.id}/{at.isoformat()}")


async def deleted(parts: Parts, told: Told) -> None:
    """A post is gone."""
    identity = message_id(tenant_in(told), str(told["conversation"]["id"]), str(told["id"]))
    parts.reader.forget(identity)
    by, at = await parts.reader.author(told), time_of(told.get("timestamp"), parts.world.clock.now())
    await parts.door.deleted(identity, place_in(told), at, by)
