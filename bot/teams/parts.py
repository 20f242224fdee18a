"""Parts: what the listeners are handed: the Door, the surface, and ways to show one person what the Door answered."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Final

from bot.door import Door
from bot.inbound import Answer
from bot.log import log
from bot.teams.calls import Calls
from bot.teams.channels import Channels
from bot.teams.people import People
from bot.teams.reading import Reader
from bot.teams.references import References
from bot.teams.surface import TeamsSurface
from bot.world import World
from triage.facts import Person, Place

MOST_REMEMBERED: Final = 5000


@dataclass
class Parts:
    """`door` None until the helpdesk stands: activities that come earlier are refused, so that Teams sends them again."""

    world: World
    calls: Calls
    references: References
    channels: Channels
    people: People
    reader: Reader
    surface: TeamsSurface
    _door: Door | None = None
    _answered: OrderedDict[str, None] = field(default_factory=OrderedDict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def door(self) -> Door:
        if self._door is None:
            raise RuntimeError("the helpdesk is still starting; Teams will deliver this again")
        return self._door

    def attach(self, door: Door) -> None:
        """From now on what Teams tells is passed on."""
        self._door = door

    def language(self, person: Person) -> str:
        """The one in which a person is spoken to."""
        org = self.world.organisation
        return person.language if person.language in org.languages else org.language

    def later(self, work: Coroutine[Any, Any, None], what: str) -> None:
        """Do something after Teams has its answer. A failure is logged without people's words."""
        task = asyncio.get_running_loop().create_task(_logged(work, what), name=f"teams {what}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def show(self, person: Person, place: Place, answer: Answer, once: str | None = None) -> None:
        """Show one person what the Door answered. `once`: the activity it is about, so that a redelivery is not answered again."""
        if answer.card is None or (once is not None and not self.first(once)):
            return
        self.later(self.surface.tell(person.id, place, answer.card), "tell")

    def first(self, what: str) -> bool:
        """True for the first time that this is asked about; of the last few thousand only."""
        if what in self._answered:
            return False
        self._answered[what] = None
        if len(self._answered) > MOST_REMEMBERED:
            self._answered.popitem(last=False)
        return True

    async def rest(self) -> None:
        """Until nothing is left to be done after an answer."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self) -> None:
        """Finish what was begun, for a short while."""
        if self._tasks:
            await asyncio.wait(list(self._tasks), timeout=2.0)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for part in (self.surface, self.people, self.channels, self.calls):
            await part.close()


async def _logged(work: Awaitable[None], what: str) -> None:
    try:
        await work
    except Exception as error:
        log.warning("teams.not_shown", what=what, why=str(error), hint=getattr(error, "hint", ""))
