"""Parts: what Teams' listeners are handed."""

from dataclasses import dataclass
from typing import ClassVar

from bot.edge_parts import EdgeParts
from bot.teams.calls import Calls
from bot.teams.channels import Channels
from bot.teams.people import People
from bot.teams.reading import Reader
from bot.teams.references import References
from bot.teams.surface import TeamsSurface


@dataclass
class Parts(EdgeParts):
    """Everything of one connected Teams app."""

    platform: ClassVar[str] = "Teams"
    surface: TeamsSurface
    calls: Calls
    references: References
    channels: Channels
    people: People
    reader: Reader

    async def close(self) -> None:
        await self.finish((self.surface, self.people, self.channels, self.calls))
