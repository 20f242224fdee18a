"""Assistant: conversations in the agent pane: what could be asked, and a title after the first request."""

from typing import Final

from slack_bolt.async_app import AsyncApp

from bot.cards.plain_text import one_line, shorten
from bot.cards.words import say
from bot.slack.ids import opened
from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.parts import Parts
from triage.facts import Message

PROMPTS: Final = ("prompt_password", "prompt_vpn", "prompt_new_device")
MINE: Final = "mine"
"""The command that lists one's own requests: understood word by word, so it is no sentence."""
LONGEST_TITLE: Final = 60


def register(app: AsyncApp, parts: Parts) -> None:
    app.event("assistant_thread_started")(hearing(parts, started))


async def started(parts: Parts, body: Body) -> Said:
    """Somebody opened a conversation: a few things that people ask."""
    told = body["event"]["assistant_thread"]
    parts.later(suggest(parts, str(told["channel_id"]), str(told["thread_ts"]), str(told["user_id"])), "prompts")
    return None


async def suggest(parts: Parts, channel: str, thread: str | None, user: str) -> None:
    """The suggestions, in the person's language."""
    language = parts.language(await parts.person(user))
    prompts = [{"title": shorten(say(language, key), LONGEST_TITLE), "message": say(language, key)} for key in PROMPTS]
    prompts.append({"title": say(language, "title_mine"), "message": MINE})
    title = say(language, "prompts_title")
    await parts.calls.write("assistant.threads.setSuggestedPrompts", channel_id=channel, thread_ts=thread, title=title, prompts=prompts)


async def entitle(parts: Parts, message: Message) -> None:
    """The conversation is found again by what it was first about; nothing is said there that its owner has not written."""
    address, stands = opened(message.place.thread), await parts.world.store.thread(message.place)
    case = await parts.world.store.case(stands.case_id) if stands is not None else None
    title = shorten(one_line(message.text), LONGEST_TITLE)
    if address is not None and title and (case is None or case.request.message_id == message.id):
        await parts.calls.write("assistant.threads.setTitle", channel_id=address.channel, thread_ts=address.ts, title=title)
