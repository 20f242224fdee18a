"""People: member details and who is an agent, kept five minutes.

An agent is a member of the agents' channel or of the team that it stands in, unless employees are in that team too: joining what
everybody may join gives no rights. A team that the organisation file names as `agents.user_group` counts instead. The file's own lists come
on top (bot/access.py). Guests, people of tenants that are not ours, and who joined a meeting without an account are guests to the
organisation file; the address that they show is not ours to vouch for, so nobody is known by it.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.kept import Kept
from bot.log import log
from bot.ports import GiveUp, TryAgain
from bot.teams.calls import Calls
from bot.teams.channels import Channel, Channels
from bot.teams.connector import Json
from bot.teams.errors import Refused
from bot.teams.ids import person_id, tenant_of, user_of
from bot.teams.references import References
from triage.facts import Person
from triage.organisation import Organisation

MOST_AGENTS: Final = 100
MOST_TEAMS_ASKED: Final = 5
MOST_SEEN: Final = 50_000
AGENTS: Final = "agents"
OUTSIDE: Final = ("guest", "anonymous")


class People:
    """Never raises: who cannot be looked up now is a Person with what the activity told, without rights."""

    def __init__(
        self,
        calls: Calls,
        references: References,
        channels: Channels,
        organisation: Callable[[], Organisation],
        tenants: Callable[[str], bool],
    ) -> None:
        self._calls, self._references, self._channels = calls, references, channels
        self._organisation, self._ours = organisation, tenants
        self._profiles = Kept(self._profile)
        self._agents = Kept(self._ask_agents)
        self._seen: dict[str, tuple[str, Mapping[str, Any]]] = {}
        """Person -> the conversation where they were last seen, and what was told of them: name, account id, locale, time zone."""
        self._accounts: dict[str, str] = {}
        """Account id towards this bot -> the directory's object id."""

    async def person(self, person: str) -> Person:
        """By the core's id."""
        if user_of(person) is None:
            return Person(id=person)
        try:
            found = await self._profiles.get(person)
        except (TryAgain, GiveUp) as error:
            log.info("teams.profile_unknown", why=str(error))
            found = Person(id=person)
        return await self._with_rights(self._with_client(found))

    async def author(self, account: Mapping[str, Any], tenant: str, conversation: str, client: Mapping[str, Any]) -> Person:
        """Who did something, from the `from` of an activity. `client`: locale and time zone that came with it."""
        person = self.id_of(account, tenant)
        if str(account.get("id", "")).startswith("28:") or account.get("role") == "bot":
            return Person(id=person, name=str(account.get("name") or ""), is_bot=True)
        seen = self._seen.get(person)
        name = str(account.get("name") or "") or (str(seen[1].get("name") or "") if seen else "")
        if len(self._seen) >= MOST_SEEN:
            self._seen.pop(next(iter(self._seen)))
        told = {"name": name, **(dict(seen[1]) if seen and not client else {}), **client}
        self._seen[person] = (conversation, {**told, "account": str(account.get("id") or "")})
        return await self.person(person)

    def id_of(self, account: Mapping[str, Any], tenant: str) -> str:
        """The id of somebody's account; of one without an object id the one that is known by now."""
        told, towards_us = str(account.get("aadObjectId") or ""), str(account.get("id") or "")
        if told and towards_us and self._accounts.get(towards_us) != told:
            if len(self._accounts) >= MOST_SEEN:
                self._accounts.pop(next(iter(self._accounts)))
            self._accounts[towards_us] = told
        return person_id(tenant, told or self._accounts.get(towards_us) or towards_us or "nobody")

    async def agents(self) -> tuple[Person, ...]:
        """Everybody who can be assigned to."""
        found = await asyncio.gather(*(self.person(person) for person in sorted(await self.agent_ids())[:MOST_AGENTS]))
        return tuple(person for person in found if not person.is_bot)

    async def agent_ids(self) -> frozenset[str]:
        try:
            return await self._agents.get(AGENTS)
        except (TryAgain, GiveUp) as error:
            log.warning("teams.agents_unknown", why=str(error), hint=getattr(error, "hint", ""))
            return frozenset()

    def forget(self) -> None:
        """Roles may have changed."""
        self._agents.forget()

    async def close(self) -> None:
        await self._profiles.close()
        await self._agents.close()

    async def _with_rights(self, found: Person) -> Person:
        return found.model_copy(update={"is_agent": found.id in await self.agent_ids() and not found.is_guest})

    def _with_client(self, found: Person) -> Person:
        """Teams tells a person's language and time zone with what they write, not among the members."""
        _, told = self._seen.get(found.id, ("", {}))
        more = {"time_zone": told.get("time_zone"), "language": told.get("language"), "name": None if found.name else told.get("name")}
        return found.model_copy(update={name: value for name, value in more.items() if value})

    async def _profile(self, person: str) -> Person:
        """Asked where the person was last seen, else in their chat with us, else in the teams that we know.

        Teams knows a member by either id; Microsoft's local playground by the account's only.
        """
        tenant, user = str(tenant_of(person)), str(user_of(person))
        seen = self._seen.get(person)
        places = [seen[0]] if seen else []
        chat = await self._references.chat(person)
        places += [chat] if chat else []
        places += [team.id for team in self._references.teams()[:MOST_TEAMS_ASKED] if team.tenant == tenant]
        names = dict.fromkeys(one for one in (user, str(seen[1].get("account") or "") if seen else "") if one)
        for place, name in ((place, name) for place in dict.fromkeys(places) for name in names):
            try:
                told = await self._calls.member(await self._references.service(tenant, place), place, name)
            except Refused:
                continue
            return self._read(told, tenant)
        return Person(id=person)

    def _read(self, told: Json, tenant: str) -> Person:
        """A member as the connector gives it."""
        account = {"id": told.get("id"), "aadObjectId": told.get("aadObjectId") or told.get("objectId")}
        guest = is_guest(told) or not self._ours(str(told.get("tenantId") or tenant))
        return Person(
            id=self.id_of(account, tenant),
            name=str(told.get("name") or " ".join(filter(None, (told.get("givenName"), told.get("surname")))) or ""),
            email=None if guest else told.get("email") or _address(told.get("userPrincipalName")),
            is_guest=guest,
        )

    async def _ask_agents(self, _: str) -> frozenset[str]:
        channel = await self._agents_place()
        if channel is None:
            return frozenset()
        members = await self._channels.members(channel)
        found = [self._read(one, channel.team.tenant) for one in members]
        for one in found:
            self._profiles.put(one.id, one)
        return frozenset(one.id for one in found)

    async def _agents_place(self) -> Channel | None:
        org = self._organisation()
        if org.agents.user_group and (team := await self._channels.team_called(org.agents.user_group)) is not None:
            return team
        found = await self._channels.by_name(org.channels.agents)
        if found is not None and self._channels.is_open(found):
            log.warning("teams.agents_channel_open", hint="employees are in that team too: name a channel of the agents' own team")
            return None
        return found


def is_guest(told: Json) -> bool:
    """A member who is nobody of the tenant's own: a guest, or somebody who joined a meeting without an account."""
    return str(told.get("userRole") or "").casefold() in OUTSIDE or "#ext#" in str(told.get("userPrincipalName") or "").casefold()


def _address(upn: object) -> str | None:
    """A principal name that is an address; that of a guest is none."""
    text = str(upn or "")
    return text if "@" in text and "#" not in text else None
