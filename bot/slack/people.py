"""People: profiles and who is an agent, kept five minutes.

An agent is a member of the user group that the organisation file names; without one, of the agents' channel if that is private: joining
a public channel gives no rights. The organisation file's own lists come on top (bot/access.py).
"""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from bot.kept import Kept
from bot.log import log
from bot.ports import GiveUp, TryAgain
from bot.slack.calls import Calls
from bot.slack.channels import Channels, workspaces
from bot.slack.errors import Refused
from bot.slack.identity import Identity, Myself
from bot.slack.ids import person_id, user_of
from triage.facts import Person
from triage.organisation import Organisation

MOST_AGENTS: Final = 100
AGENTS: Final = "agents"


class People:
    """Never raises: who cannot be looked up now is a Person with an id, without rights."""

    def __init__(self, calls: Calls, myself: Myself, channels: Channels, organisation: Callable[[], Organisation]) -> None:
        self._calls, self._myself, self._channels, self._organisation = calls, myself, channels, organisation
        self._profiles = Kept(self._profile)
        self._agents = Kept(self._ask_agents)

    async def person(self, person: str) -> Person:
        """By the core's id."""
        user = user_of(person)
        return await self.user(user) if user is not None else Person(id=person)

    async def user(self, user: str, *, called: str = "", team: str | None = None, external: bool = False) -> Person:
        """By Slack's id. `called`, `team` and `external` are what was told along with it: they stand in where there is no profile, so that
        a stranger whom Slack does not describe is a guest, and an agent has a name while Slack is out of reach."""
        me = await self._myself.known()
        try:
            found, _ = await self._profiles.get(user)
        except (TryAgain, GiveUp) as error:
            log.info("slack.profile_unknown", why=str(error))
            found = Person(id=person_id(me.workspace, user))
        if not found.name:
            found = found.model_copy(update={"name": called, "is_guest": found.is_guest or me.foreign(team, external=external)})
        agents = await self.agent_users()
        is_agent = not found.is_guest and (user in agents or user_of(found.id) in agents)
        return found if found.is_agent == is_agent else found.model_copy(update={"is_agent": is_agent})

    async def called(self, user: str) -> str:
        """The name by which people call somebody in their messages."""
        name, kept = (await self.user(user)).name, self._profiles.now(user)
        return (kept[1] if kept is not None else "") or name

    async def agents(self) -> tuple[Person, ...]:
        """Everybody who can be assigned to."""
        users = sorted(await self.agent_users())[:MOST_AGENTS]
        found = await asyncio.gather(*(self.user(user) for user in users))
        return tuple(person for person in found if not person.is_bot)

    async def agent_users(self) -> frozenset[str]:
        try:
            return await self._agents.get(AGENTS)
        except (TryAgain, GiveUp) as error:
            log.warning("slack.agents_unknown", why=str(error), hint=getattr(error, "hint", ""))
            return frozenset()

    def forget(self) -> None:
        """Roles may have changed."""
        self._agents.forget()

    async def close(self) -> None:
        await self._profiles.close()
        await self._agents.close()

    async def _profile(self, user: str) -> tuple[Person, str]:
        """The person, and by which name others call them in messages."""
        me = await self._myself.known()
        try:
            told = (await self._calls.read("users.info", user=user, include_locale="true"))["user"]
        except Refused:
            return Person(id=person_id(me.workspace, user)), ""
        found = profile(told, me.workspace, me.enterprise)
        return found, str((told.get("profile") or {}).get("display_name") or "") or found.name

    async def _ask_agents(self, _: str) -> frozenset[str]:
        me, org = await self._myself.known(), self._organisation()
        group = org.agents.user_group
        if group:
            return await group_members(self._calls, group, me) - {me.user}
        channel = await self._channels.by_name(org.channels.agents)
        if channel is None or not channel.is_private:
            return frozenset()
        return await self._channels.members(channel.id) - {me.user}


async def group_members(calls: Calls, handle: str, me: Identity) -> frozenset[str]:
    """The members of the user groups of that handle, in every workspace; none if there is no such group."""
    users: set[str] = set()
    for team in await workspaces(calls, me):
        groups = (await calls.read("usergroups.list", team_id=team))["usergroups"]
        for found in (one["id"] for one in groups if handle in (one.get("handle"), one["id"])):
            users |= set((await calls.read("usergroups.users.list", usergroup=found, team_id=team))["users"])
    return frozenset(users)


def profile(told: dict[str, Any], workspace: str, enterprise: str | None) -> Person:
    """A person as users.info tells. Guests, and people of another workspace (Slack Connect), are guests to the organisation file.

    A stranger has no e-mail address here: their own workspace decides what stands there, and ours makes people agents by it.
    """
    details = told.get("profile") or {}
    home = told.get("enterprise_user") or {}
    same = told.get("team_id") in (None, workspace, enterprise) or (enterprise is not None and home.get("enterprise_id") == enterprise)
    stranger = bool(told.get("is_stranger") or not same)
    name = told.get("real_name") or details.get("real_name") or details.get("display_name") or told.get("name") or ""
    return Person(
        id=person_id(workspace, str(told["id"])),
        name=str(name),
        email=None if stranger else details.get("email") or None,
        title=details.get("title") or None,
        time_zone=told.get("tz") or None,
        language=str(told.get("locale") or "")[:2].lower() or None,
        is_bot=bool(told.get("is_bot") or told.get("id") == "USLACKBOT"),
        is_guest=bool(stranger or told.get("is_restricted") or told.get("is_ultra_restricted")),
    )
