"""Commands: /triage and /retriage, answered privately in the acknowledgement itself."""

import re
from typing import Final

from slack_bolt.async_app import AsyncApp

from bot.cards.block_kit import render
from bot.cards.card import Card
from bot.inbound import Command
from bot.log import log
from bot.slack.ids import place_of
from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.parts import Parts

COMMANDS = ("/triage", "/retriage")
"""As the manifest names them. Where another app has such a name already an administrator gives ours another one."""
LINK: Final = re.compile(r"https://[\w.-]+/archives/([A-Z0-9]{2,30})/p(\d{10})(\d{6})(?:\?thread_ts=(\d{10}\.\d{6})[^\s>]*)?")


def register(app: AsyncApp, parts: Parts) -> None:
    app.command(re.compile(r"/.*"))(hearing(parts, commanded))


async def commanded(parts: Parts, body: Body) -> Said:
    """A command. Slack does not deliver it again: a failure is said to the person."""
    me, by = await parts.me(), await parts.acting(body)
    name, text = meant(str(body["command"])), await parts.reader.plain(str(body.get("text") or ""))
    command = Command(
        id=f"slack:{body.get('trigger_id')}",
        name=name,
        text=await _with_cases(parts, text) if name == "retriage" or text.startswith("status") else text,
        by=by,
        place=place_of(me.workspace, str(body["channel_id"])),
        at=parts.world.clock.now(),
    )
    try:
        answer = await parts.door.command(command)
    except Exception as error:
        log.error("slack.command_failed", error=type(error).__name__)
        answer = parts.door.sorry(by)
    return privately(answer.card) if answer.card is not None else None


def meant(command: str) -> str:
    """Which of the two it is, also under another name: /it-retriage looks again, /helpdesk asks."""
    triage, retriage = (name.lstrip("/") for name in COMMANDS)
    return retriage if retriage in command.lower() else triage


def privately(card: Card) -> Said:
    """A card as the answer to a command, for the eyes of who typed it."""
    drawn = render(card)
    return {"response_type": "ephemeral", "blocks": drawn.blocks, "text": drawn.text}


async def _with_cases(parts: Parts, text: str) -> str:
    """A post's permalink that leads to a case is as good as its number; any other stays as it is."""
    for link in LINK.finditer(text):
        case_id = await _case_of(parts, link)
        if case_id is not None:
            return f"{text[: link.start()]}{case_id}{text[link.end() :]}"
    return text


async def _case_of(parts: Parts, link: re.Match[str]) -> str | None:
    me, (channel, seconds, rest, root) = await parts.me(), link.groups()
    for ts in filter(None, (f"{seconds}.{rest}", root)):
        place = place_of(me.workspace, channel, ts)
        thread = await parts.world.store.thread(place)
        event = await parts.world.store.event(place.thread or "")
        if thread is not None or event is not None:
            return thread.case_id if thread is not None else event.case_id if event is not None else None
    return None
