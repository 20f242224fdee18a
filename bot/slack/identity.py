"""Identity: who the helpdesk is in this workspace, asked once (auth.test)."""

import asyncio

from bot.slack.calls import Calls
from triage.facts import Fact


class Identity(Fact):
    """The installation. `workspace` is the team's id, for an installation on a whole Enterprise organisation that one's id."""

    workspace: str
    enterprise: str | None = None
    url: str = ""
    user: str
    bot: str | None = None
    team_name: str = ""


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
                    self.found = _identity(await self._calls.write("auth.test"))
        return self.found


def _identity(told: object) -> Identity:
    told = told if isinstance(told, dict) else {}
    return Identity(
        workspace=str(told.get("team_id") or told.get("enterprise_id") or ""),
        enterprise=told.get("enterprise_id"),
        url=str(told.get("url") or ""),
        user=str(told.get("user_id") or ""),
        bot=told.get("bot_id"),
        team_name=str(told.get("team") or ""),
    )
