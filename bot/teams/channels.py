"""Channels: those of the teams that the app is in, by name and by id, kept five minutes.

The organisation file names channels without blanks: a channel called "IT Help" is `it-help` there.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.kept import Kept
from bot.log import log
from bot.ports import GiveUp
from bot.teams.calls import Calls
from bot.teams.connector import Json
from bot.teams.ids import is_channel
from bot.teams.references import References, Team
from triage.facts import Fact
from triage.organisation import Organisation

GENERAL: Final = "general"
"""Teams gives a team's first channel without a name, whatever the language of its client calls it."""


class Channel(Fact):
    """A channel. `is_private`: it has members of its own (private and shared channels)."""

    id: str
    name: str
    team: Team
    is_private: bool = False


def slug(name: str) -> str:
    """A channel's or team's name as the organisation file writes it."""
    return "-".join(name.removeprefix("#").casefold().split())


class Channels:
    """Asked of each team, once in five minutes, and anew when something is told to have changed."""

    def __init__(self, calls: Calls, references: References, organisation: Callable[[], Organisation]) -> None:
        self._calls, self._references, self._organisation = calls, references, organisation
        self._of_team = Kept(self._ask)
        self._members = Kept(self._ask_members)
        self._others: set[str] = set()
        """Channels whose ids do not look like Teams' own (Microsoft's local playground)."""

    async def by_name(self, name: str) -> Channel | None:
        """The channel of that name. Of several the one with the fewest strangers: a private one, one of a team without help channels."""
        found = [one for one in await self._all() if one.name == slug(name)]
        return min(found, key=lambda one: (not one.is_private, self.is_open(one), one.id)) if found else None

    async def by_id(self, channel: str, team: str | None) -> Channel | None:
        """A channel of a team that the app is in."""
        known = self._references.team(team)
        found = await self._of(known) if known is not None else ()
        return next((one for one in found if one.id == channel), None)

    def is_channel(self, conversation: str) -> bool:
        """A channel of a team, not a chat: only there are threads."""
        return is_channel(conversation) or conversation in self._others

    def is_open(self, channel: Channel) -> bool:
        """Whether employees are in it: a standard channel of a team that has a help channel too. Membership there gives no rights."""
        helping = {slug(name) for name in self._organisation().channels.help}
        names = {one.name for one in self._of_team_now(channel.team.id)}
        return not channel.is_private and bool(helping & names)

    async def members(self, channel: Channel) -> tuple[Json, ...]:
        """The people in a channel; of a standard one those of its team."""
        return await self._members.get(f"{channel.team.tenant} {channel.id}")

    async def team_called(self, name: str) -> Channel | None:
        """The first channel of the team of that name."""
        team = next((one for one in self._references.teams() if slug(one.name) == slug(name)), None)
        return Channel(id=team.id, name=GENERAL, team=team) if team is not None else None

    def forget(self) -> None:
        """Something has changed: a channel, a name, who is in a team."""
        self._of_team.forget()
        self._members.forget()

    async def close(self) -> None:
        await self._of_team.close()
        await self._members.close()

    async def _all(self) -> list[Channel]:
        """Of every team. A team that refuses (the app was taken out) is left out; one that cannot be asked now makes this fail."""
        found = await asyncio.gather(*(self._of(team) for team in self._references.teams()))
        return [one for channels in found for one in channels]

    async def _of(self, team: Team) -> tuple[Channel, ...]:
        try:
            return await self._of_team.get(team.id)
        except GiveUp as error:
            log.info("teams.team_refused", why=str(error), hint=error.hint)
            return ()

    def _of_team_now(self, team: str) -> tuple[Channel, ...]:
        found = self._of_team.now(team)
        return found if found is not None else ()

    async def _ask(self, team: str) -> tuple[Channel, ...]:
        known = self._references.team(team)
        if known is None:
            return ()
        told = await self._calls.channels(await self._references.service(known.tenant, team), team)
        self._others |= {str(one["id"]) for one in told if not is_channel(str(one["id"]))}
        return tuple(_channel(one, known) for one in told)

    async def _ask_members(self, key: str) -> tuple[Json, ...]:
        tenant, _, channel = key.partition(" ")
        return tuple(await self._calls.members(await self._references.service(tenant, channel), channel))


def _channel(told: Json, team: Team) -> Channel:
    name = str(told.get("name") or GENERAL) if told.get("id") != team.id else GENERAL
    return Channel(id=str(told["id"]), name=slug(name), team=team, is_private=str(told.get("type") or "standard") != "standard")
