"""Parts: what the listeners are handed: the Door, the surface, and ways to show one person what the Door answered."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.door import Door
from bot.inbound import Answer
from bot.log import log
from bot.slack.calls import Calls
from bot.slack.channels import Channels
from bot.slack.identity import Identity, Myself
from bot.slack.people import People
from bot.slack.reading import Reader
from bot.slack.surface import SlackSurface
from bot.world import World
from triage.facts import Person, Place

MOST_REMEMBERED: Final = 5000


@dataclass
class Parts:
    """`door` None until the helpdesk stands: events that come earlier are refused, so that Slack sends them again."""

    world: World
    calls: Calls
    myself: Myself
    channels: Channels
    people: People
    reader: Reader
    surface: SlackSurface
    _door: Door | None = None
    _answered: OrderedDict[str, None] = field(default_factory=OrderedDict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def door(self) -> Door:
        if self._door is None:
            raise RuntimeError("the helpdesk is still starting; Slack will deliver this again")
        return self._door

    def attach(self, door: Door) -> None:
        """From now on what Slack tells is passed on."""
        self._door = door

    async def me(self) -> Identity:
        return await self.myself.known()

    async def person(self, user: str) -> Person:
        return await self.people.user(user)

    async def acting(self, body: Mapping[str, Any]) -> Person:
        """Who clicked, sent a form, used a shortcut or typed a command."""
        told = body.get("user") or {"id": body.get("user_id"), "name": body.get("user_name"), "team_id": body.get("team_id")}
        called = str(told.get("name") or told.get("username") or "")
        return await self.people.user(str(told["id"]), called=called, team=told.get("team_id"))

    def language(self, person: Person) -> str:
        """The one in which a person is spoken to."""
        org = self.world.organisation
        return person.language if person.language in org.languages else org.language

    def later(self, work: Coroutine[Any, Any, None], what: str) -> None:
        """Do something after Slack has its acknowledgement. A failure is logged without people's words."""
        task = asyncio.get_running_loop().create_task(_logged(work, what), name=f"slack {what}")
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
        """Until nothing is left to be done after an acknowledgement."""
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
        log.warning("slack.not_shown", what=what, why=str(error), hint=getattr(error, "hint", ""))
