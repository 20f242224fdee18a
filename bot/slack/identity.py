"""Identity: who the helpdesk is in this workspace, asked once (auth.test)."""

import asyncio

from bot.slack.calls import Calls
from triage.facts import Fact


class Identity(Fact):
    """The installation. `workspace` is the team's id, for an installation on a whole Enterprise organisation that one's id: it stands in
    front of every id of ours, so that what two installations call alike is never taken for the same."""

    workspace: str
    enterprise: str | None = None
    org_wide: bool = False
    """Installed on a whole Enterprise organisation: lists are asked for workspace by workspace."""
    url: str = ""
    user: str
    bot: str | None = None
    team_name: str = ""

    def foreign(self, team: str | None, *, external: bool) -> bool:
        """Does somebody of that team belong to another company? `external`: met in a channel shared with one. Within an Enterprise
        organisation a strange team may be a sister workspace."""
        return bool(team) and team not in (self.workspace, self.enterprise) and (self.enterprise is None or external)


class Myself:
    """The identity, kept after the first answer. Whatever needs it raises what Slack raised until then, so that events come again."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._lock = asyncio.Lock()
        self.found: Identity | None = None

    async def known(self) -> Identity:
        if self.found is None:
            async with self._lock:
                if self.found is None:
                    self.found = identity_of(await self._calls.write("auth.test"))
        return self.found


def identity_of(told: object) -> Identity:
    """From the answer of auth.test."""
    told = told if isinstance(told, dict) else {}
    enterprise, org_wide = told.get("enterprise_id") or None, bool(told.get("is_enterprise_install"))
    return Identity(
        workspace=str((enterprise if org_wide else None) or told.get("team_id") or enterprise or ""),
        enterprise=enterprise,
        org_wide=org_wide,
        url=str(told.get("url") or ""),
        user=str(told.get("user_id") or ""),
        bot=told.get("bot_id"),
        team_name=str(told.get("team") or ""),
    )
