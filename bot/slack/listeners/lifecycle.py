"""Lifecycle: the helpdesk arrives in a channel and introduces itself once; the app is removed or its token taken back."""

from slack_bolt.async_app import AsyncApp

from bot.cards.news import plain_card
from bot.cards.words import say
from bot.log import log
from bot.slack.errors import HINTS
from bot.slack.ids import place_of
from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.parts import Parts


def register(app: AsyncApp, parts: Parts) -> None:
    app.event("member_joined_channel")(hearing(parts, joined))
    app.event("app_uninstalled")(hearing(parts, removed))
    app.event("tokens_revoked")(hearing(parts, removed))


async def joined(parts: Parts, body: Body) -> Said:
    """Somebody joined the agents' channel: roles have changed. If we joined any: a word about what we do here, once for ever."""
    event, me = body["event"], await parts.me()
    ours = event.get("user") == me.user
    if ours or (await parts.channels.by_id(str(event["channel"]))).name == parts.world.organisation.channels.agents:
        parts.channels.forget()
        parts.people.forget()
    if not ours:
        return None
    parts.door.let_in()
    name = f"slack/introduced/{me.workspace}/{event['channel']}"
    if await parts.world.store.value(name) is None:
        await parts.world.store.put_value(name, parts.world.clock.now().isoformat())
        parts.later(introduce(parts, str(event["channel"])), "introduction")
    return None


async def introduce(parts: Parts, channel: str) -> None:
    """What people can do in this channel."""
    me, org = await parts.me(), parts.world.organisation
    language, found = org.language, await parts.channels.by_id(channel)
    key = "hello_agents" if found.name in org.agent_channels() else "hello_help" if found.name in org.channels.help else "hello_other"
    card = plain_card("introduction", say(language, "hello_title"), say(language, key, name=org.name))
    await parts.surface.post(place_of(me.workspace, channel), card)


async def removed(parts: Parts, body: Body) -> Said:
    """Nothing can be shown any more until the app is installed again; requests stay where they are. Tokens of people are not ours."""
    event = body["event"]
    if event["type"] == "app_uninstalled" or (event.get("tokens") or {}).get("bot"):
        log.error("slack.removed", what=event["type"], hint=HINTS["token_revoked"])
    return None
