"""Channels: those the helpdesk is in, by name and by id."""

from collections.abc import AsyncIterator
from typing import Any, Final

from bot.kept import Kept
from bot.slack.calls import Calls
from bot.slack.errors import Refused
from bot.slack.identity import Identity, Myself
from triage.facts import Fact

MOST_PAGES: Final = 50
ALL: Final = "all"


class Channel(Fact):
    """A conversation as Slack describes it. `name` is empty for direct ones and for what cannot be looked up."""

    id: str
    name: str = ""
    is_private: bool = False
    is_archived: bool = False
    is_shared: bool = False
    is_member: bool = True


class Channels:
    """Looked up in one list, kept five minutes, asked anew when the helpdesk is invited somewhere."""

    def __init__(self, calls: Calls, myself: Myself) -> None:
        self._calls, self._myself = calls, myself
        self._all = Kept(self._list)
        self._one = Kept(self._info)
        self._members = Kept(self._ask_members)

    async def by_name(self, name: str) -> Channel | None:
        """A channel that the helpdesk is in."""
        found = await self._all.get(ALL)
        return next((one for one in found.values() if one.name == name), None)

    async def by_id(self, channel: str) -> Channel:
        """Any channel; one that Slack does not tell about has no name."""
        found = await self._all.get(ALL)
        return found[channel] if channel in found else await self._one.get(channel)

    async def members(self, channel: str) -> frozenset[str]:
        """The users in a channel."""
        return await self._members.get(channel)

    def forget(self) -> None:
        """Something has changed: an invitation, a new name."""
        self._all.forget()
        self._one.forget()
        self._members.forget()

    async def close(self) -> None:
        for kept in (self._all, self._one, self._members):
            await kept.close()

    async def _list(self, _: str) -> dict[str, Channel]:
        return {told["id"]: _channel(told) async for told in joined_channels(self._calls, await self._myself.known())}

    async def _info(self, channel: str) -> Channel:
        try:
            told = await self._calls.read("conversations.info", channel=channel)
        except Refused:
            return Channel(id=channel, is_member=False)
        return _channel(told["channel"])

    async def _ask_members(self, channel: str) -> frozenset[str]:
        return frozenset([user async for user in paged(self._calls, "conversations.members", "members", channel=channel)])


async def workspaces(calls: Calls, me: Identity) -> tuple[str | None, ...]:
    """What lists are asked for: once as they are, for an installation on an Enterprise organisation for each of its workspaces."""
    if not me.org_wide:
        return (None,)
    return tuple([str(team["id"]) async for team in paged(calls, "auth.teams.list", "teams")])


async def joined_channels(calls: Calls, me: Identity, *, archived: bool = False) -> AsyncIterator[dict[str, Any]]:
    """The channels that the helpdesk is in, as Slack describes them; one that several workspaces share once for each."""
    given = {"types": "public_channel,private_channel", "exclude_archived": "false" if archived else "true"}
    for team in await workspaces(calls, me):
        async for told in paged(calls, "users.conversations", "channels", **given, team_id=team):
            yield told


async def paged(calls: Calls, method: str, what: str, **given: Any) -> AsyncIterator[Any]:
    """Every item of a method that answers in pages."""
    cursor = None
    for _ in range(MOST_PAGES):
        told = await calls.read(method, **given, limit=200, cursor=cursor)
        for item in told.get(what) or ():
            yield item
        cursor = (told.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return


def _channel(told: dict[str, Any]) -> Channel:
    return Channel(
        id=told["id"],
        name=str(told.get("name") or ""),
        is_private=bool(told.get("is_private") or told.get("is_group")),
        is_archived=bool(told.get("is_archived")),
        is_shared=bool(told.get("is_ext_shared")),
        is_member=bool(told.get("is_member", True)),
    )
