"""What the listeners of every chat platform are handed: the Door, the surface, and ways to act after the platform has its answer."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Protocol

from bot.door import Door
from bot.inbound import Answer
from bot.log import log
from bot.ports import Surface
from bot.world import World
from triage.facts import Person, Place

MOST_REMEMBERED: Final = 5000
FINISH_SECONDS: Final = 2.0


class Closes(Protocol):
    async def close(self) -> None: ...


@dataclass
class EdgeParts:
    """`door` None until the helpdesk stands: what comes earlier is refused, so that the platform delivers it again."""

    platform: ClassVar[str]
    world: World
    surface: Surface
    _door: Door | None = field(default=None, init=False)
    _answered: OrderedDict[str, None] = field(default_factory=OrderedDict, init=False)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set, init=False)

    @property
    def door(self) -> Door:
        if self._door is None:
            raise RuntimeError(f"the helpdesk is still starting; {self.platform} will deliver this again")
        return self._door

    def attach(self, door: Door) -> None:
        """From now on what the platform tells is passed on."""
        self._door = door

    def language(self, person: Person) -> str:
        """The one in which a person is spoken to."""
        org = self.world.organisation
        return person.language if person.language in org.languages else org.language

    def later(self, work: Coroutine[Any, Any, None], what: str) -> None:
        """Do something after the platform has its answer. A failure is logged without people's words."""
        task = asyncio.get_running_loop().create_task(self._logged(work, what), name=f"{self.platform} {what}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def show(self, person: Person, place: Place, answer: Answer, once: str | None = None) -> None:
        """Show one person what the Door answered. `once`: the message it is about, so that its twin is not answered again."""
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
            await asyncio.sleep(0)  # since Python 3.12 nothing is given way to where all have ended, and who has ended leaves only then

    async def finish(self, parts: Iterable[Closes]) -> None:
        """Finish what was begun, for a short while, then close the parts in their order."""
        if self._tasks:
            await asyncio.wait(list(self._tasks), timeout=FINISH_SECONDS)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for part in parts:
            await part.close()

    async def _logged(self, work: Awaitable[None], what: str) -> None:
        try:
            await work
        except Exception as error:
            log.warning(f"{self.platform.lower()}.not_shown", what=what, why=str(error), hint=getattr(error, "hint", ""))
