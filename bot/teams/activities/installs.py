"""Installs: the app arrives somewhere and introduces itself once, is taken away, or who and what is in a team changes."""

from typing import Any, Final

from bot.cards.news import plain_card
from bot.cards.words import say
from bot.log import log
from bot.teams.channels import slug
from bot.teams.errors import HINTS
from bot.teams.ids import bare, place_of
from bot.teams.parts import Parts
from bot.teams.reading import kind_of, tenant_in
from bot.teams.references import Team

Told = dict[str, Any]
DELETED: Final = ("teamDeleted", "teamHardDeleted")


async def installed(parts: Parts, told: Told) -> None:
    """installationUpdate: for a person, a team or a group chat."""
    if str(told.get("action", "")).startswith("remove"):
        return await _removed(parts, told)
    await _arrived(parts, told)


async def changed(parts: Parts, told: Told) -> None:
    """conversationUpdate: somebody came or went, perhaps we; a team or a channel was made, renamed or deleted."""
    us = told["recipient"].get("id")
    came = [one.get("id") for one in told.get("membersAdded") or ()]
    went = [one.get("id") for one in told.get("membersRemoved") or ()]
    if us in went or _event(told) in DELETED:
        return await _removed(parts, told)
    if us in came:
        return await _arrived(parts, told)
    await _know_team(parts, told)
    parts.people.forget()
    parts.channels.forget()
    if _event(told):
        parts.door.let_in()


async def _arrived(parts: Parts, told: Told) -> None:
    await _know_team(parts, told)
    parts.channels.forget()
    parts.people.forget()
    parts.calls.wake()
    parts.door.let_in()
    if kind_of(told) == "personal":
        by = await parts.reader.author(told)
        await parts.references.keep_chat(by.id, str(told["conversation"]["id"]))
    where = _where(told)
    if await parts.references.first(f"introduced/{tenant_in(told)}/{where}", parts.world.clock.now().isoformat()):
        parts.later(_introduce(parts, told, where), "introduction")


async def _removed(parts: Parts, told: Told) -> None:
    """Nothing can be shown there any more; requests stay where they are, and their cards are tried again at a slow pace."""
    data = told.get("channelData") or {}
    team = data.get("team") or {}
    if team.get("id") and _event(told) != "channelMemberRemoved":
        await parts.references.drop_team(str(team["id"]))
    parts.channels.forget()
    parts.people.forget()
    log.warning("teams.removed", kind=kind_of(told), hint=HINTS["BotNotInConversationRoster"])


async def _know_team(parts: Parts, told: Told) -> None:
    data = told.get("channelData") or {}
    team = data.get("team") or {}
    if not team.get("id"):
        return
    group = team.get("aadGroupId")
    news = Team(id=str(team["id"]), tenant=tenant_in(told), name=str(team.get("name") or ""), group=str(group) if group else None)
    await parts.references.heard(news.tenant, news.id, str(told["serviceUrl"]))
    if await parts.references.keep_team(news):
        parts.channels.forget()
        parts.people.forget()


async def know_team_of(parts: Parts, told: Told) -> None:
    """Any activity from a channel tells its team's id: one that was installed before we listened is known from then on."""
    data = told.get("channelData") or {}
    team = str((data.get("team") or {}).get("id") or data.get("teamsTeamId") or "")
    known = parts.references.team(team)
    if not team or (known and known.name) or told.get("type") == "installationUpdate" or _event(told) in (*DELETED, "teamMemberRemoved"):
        return
    if known is None:
        await parts.references.heard(tenant_in(told), team, str(told["serviceUrl"]))
        await parts.references.keep_team(Team(id=team, tenant=tenant_in(told)))
        parts.channels.forget()
        parts.people.forget()
    if parts.first(f"name of {team}"):
        parts.later(_name_team(parts, team, tenant_in(told)), "name of a team")


async def _name_team(parts: Parts, team: str, tenant: str) -> None:
    """A post tells its team's id only; `agents.user_group`, links and people who read `helpdesk check` need more."""
    told = await parts.calls.team(await parts.references.service(tenant, team), team)
    news = Team(id=team, tenant=tenant, name=str(told.get("name") or ""), group=told.get("aadGroupId"))
    if parts.references.team(team) is not None and await parts.references.keep_team(news):
        parts.people.forget()


def _event(told: Told) -> str:
    return str((told.get("channelData") or {}).get("eventType") or "")


def _where(told: Told) -> str:
    """The conversation to introduce ourselves in: of a team the channel that was chosen when the app was added."""
    chosen = ((told.get("channelData") or {}).get("settings") or {}).get("selectedChannel") or {}
    return str(chosen.get("id") or bare(str(told["conversation"]["id"])))


async def _introduce(parts: Parts, told: Told, where: str) -> None:
    """What people can do there."""
    org, team = parts.world.organisation, ((told.get("channelData") or {}).get("team") or {}).get("id")
    found = await parts.channels.by_id(where, team)
    name = found.name if found is not None else None
    key = "hello_other"
    if kind_of(told) == "personal" or name in {slug(one) for one in org.channels.help}:
        key = "hello_help"
    elif name in {slug(one) for one in org.agent_channels()}:
        key = "hello_agents"
    card = plain_card("introduction", say(org.language, "hello_title"), say(org.language, key, name=org.name))
    await parts.surface.post(place_of(tenant_in(told), where), card)
