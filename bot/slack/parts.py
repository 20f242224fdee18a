"""Parts: what Slack's listeners are handed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from bot.edge_parts import EdgeParts
from bot.slack.calls import Calls
from bot.slack.channels import Channels
from bot.slack.identity import Identity, Myself
from bot.slack.people import People
from bot.slack.reading import Reader
from bot.slack.surface import SlackSurface
from triage.facts import Person


@dataclass
class Parts(EdgeParts):
    """Everything of one connected Slack."""

    platform: ClassVar[str] = "Slack"
    surface: SlackSurface
    calls: Calls
    myself: Myself
    channels: Channels
    people: People
    reader: Reader

    async def me(self) -> Identity:
        return await self.myself.known()

    async def person(self, user: str) -> Person:
        return await self.people.user(user)

    async def acting(self, body: Mapping[str, Any]) -> Person:
        """Who clicked, sent a form, used a shortcut or typed a command."""
        told = body.get("user") or {"id": body.get("user_id"), "name": body.get("user_name"), "team_id": body.get("team_id")}
        called = str(told.get("name") or told.get("username") or "")
        return await self.people.user(str(told["id"]), called=called, team=told.get("team_id"))

    async def close(self) -> None:
        await self.finish((self.surface, self.people, self.channels, self.calls))
