"""Commands: /triage and /retriage, answered privately in the acknowledgement itself."""

from slack_bolt.async_app import AsyncApp

from bot.cards.block_kit import render
from bot.cards.card import Card
from bot.inbound import Command
from bot.log import log
from bot.slack.ids import place_of
from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.parts import Parts

COMMANDS = ("/triage", "/retriage")


def register(app: AsyncApp, parts: Parts) -> None:
    for name in COMMANDS:
        app.command(name)(hearing(parts, commanded))


async def commanded(parts: Parts, body: Body) -> Said:
    """A command. Slack does not deliver it again: a failure is said to the person."""
    me, by = await parts.me(), await parts.acting(body)
    command = Command(
        id=f"slack:{body.get('trigger_id')}",
        name=str(body["command"]).lstrip("/"),
        text=await parts.reader.plain(str(body.get("text") or "")),
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


def privately(card: Card) -> Said:
    """A card as the answer to a command, for the eyes of who typed it."""
    drawn = render(card)
    return {"response_type": "ephemeral", "blocks": drawn.blocks, "text": drawn.text}
