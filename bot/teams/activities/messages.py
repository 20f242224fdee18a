"""Messages: posts, mentions, words in chats, commands as words, edits, deletions; and clicks of clients that know no Action.Execute."""

import re
from datetime import datetime
from typing import Any, Final

from bot.cards.actions import encode
from bot.cards.adaptive import clicked
from bot.inbound import Answer, Click, Command
from bot.log import log
from bot.ports import GiveUp, TryAgain
from bot.teams.activities import invokes
from bot.teams.ids import message_id, time_of
from bot.teams.parts import Parts
from bot.teams.reading import kind_of, place_in, tenant_in
from triage.facts import ActionName, Message, Place

Told = dict[str, Any]
TRIAGE: Final = re.compile(r"\s*/?triage(?:[ \t:]+|\s*\Z)", re.IGNORECASE)
"""The command as words, as the manifest lists it; the others are known by the core (bot/commands.py)."""
RETRIAGE: Final = re.compile(r"\s*/?retriage(?:[ \t:]+|\s*\Z)", re.IGNORECASE)
"""With more detail behind it too: Teams has no commands beside words."""
SLASH: Final = re.compile(r"\A\s*/(?=(?:status|mine|queue|report|mute|unmute|help|retriage|kb)\b)", re.IGNORECASE)


async def message(parts: Parts, told: Told) -> None:
    """A post of somebody. A redelivery is the same message by its id."""
    if clicked(told.get("value")):
        return await invokes.pressed_without_answer(parts, told)
    found = await _in_its_thread(parts, told, await parts.reader.message(told))
    await know_chat(parts, told, found)
    to_us = (found.direct or found.mentions_bot) and not found.attachments
    if to_us and (command := TRIAGE.match(found.text)) is not None:
        answer = await _triage(parts, found, found.text[command.end() :].strip())
    elif to_us and (command := RETRIAGE.match(found.text)) is not None:
        answer = await _command(parts, found, "retriage", found.text[command.end() :].strip())
    else:
        answer = await parts.door.message(found.model_copy(update={"text": SLASH.sub("", found.text)}) if to_us else found)
    parts.show(found.author, _under(found) if kind_of(told) == "channel" else found.place, answer, once=found.id)


def _under(found: Message) -> Place:
    """Its thread, which a post in a channel may have begun."""
    return found.place if found.place.thread is not None else found.place.model_copy(update={"thread": found.id})


async def _in_its_thread(parts: Parts, told: Told, found: Message) -> Message:
    """A group chat has no threads: who was asked something there answers it by mentioning the helpdesk again."""
    if kind_of(told) != "groupChat" or await parts.world.store.event(found.id) is not None:
        return found
    case_id = await parts.world.store.open_question(found.author.id, found.place)
    case = await parts.world.store.case(case_id) if case_id is not None else None
    if case is None or case.request.place.conversation != found.place.conversation:
        return found
    return found.model_copy(update={"place": found.place.model_copy(update={"thread": case.request.message_id})})


async def know_chat(parts: Parts, told: Told, found: Message) -> None:
    """A person's chat with us is remembered: that is where what only they may see is shown."""
    if kind_of(told) == "personal":
        await parts.references.keep_chat(found.author.id, str(told["conversation"]["id"]))


async def _triage(parts: Parts, found: Message, text: str) -> Answer:
    """`triage …`: in the person's own chat a request like any other; elsewhere it is answered in that chat, or, where that cannot be opened
    (the person does not have the app, Teams is out of reach), where it was written: it must not be lost."""
    try:
        if not (found.direct and text):
            return await _command(parts, found, "triage", text)
    except (GiveUp, TryAgain) as error:
        log.warning("teams.no_chat", why=str(error), hint=getattr(error, "hint", ""))
    return await parts.door.message(found.model_copy(update={"text": text}))


async def _command(parts: Parts, found: Message, name: str, text: str) -> Answer:
    return await parts.door.command(Command(id=found.id, name=name, text=text, by=found.author, place=found.place, at=found.sent_at))


async def updated(parts: Parts, told: Told) -> None:
    """An edit; with a deleted message that was brought back its request is reopened, or triaged if there is none."""
    event = str((told.get("channelData") or {}).get("eventType") or "editMessage")
    at = time_of(told.get("timestamp"), parts.world.clock.now())
    if event == "undeleteMessage":
        found = await parts.reader.message(told)
        answer = await _restored(parts, found, at)
    elif event == "editMessage":
        found = await parts.reader.message(told)
        command = TRIAGE.match(found.text) if found.direct or found.mentions_bot else None
        found = found.model_copy(update={"text": found.text[command.end() :].strip()}) if command is not None else found
        answer = await parts.door.edited(found, at)
    else:
        return
    parts.show(found.author, found.place, answer, once=f"{event}/{found.id}/{at.isoformat()}")


async def _restored(parts: Parts, found: Message, at: datetime) -> Answer:
    event = await parts.world.store.event(found.id)
    case = await parts.world.store.case(event.case_id) if event is not None else None
    if case is None or case.closed_as != "withdrawn" or case.request.message_id != found.id:
        return await parts.door.force(found, found.author, f"restored/{at.isoformat()}")
    value = encode(case.id, case.version, ActionName.REOPEN)
    return await parts.door.click(Click(id=f"restored/{found.id}/{at.isoformat()}", value=value, by=found.author, place=found.place, at=at))


async def deleted(parts: Parts, told: Told) -> None:
    """A post is gone."""
    identity = message_id(tenant_in(told), str(told["conversation"]["id"]), str(told["id"]))
    parts.reader.forget(identity)
    by, at = await parts.reader.author(told), time_of(told.get("timestamp"), parts.world.clock.now())
    await parts.door.deleted(identity, place_in(told), at, by)
