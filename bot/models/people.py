"""The people whose names may not leave: agents, and whoever asked or worked on something lately. Looked up seldom, in the background."""

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from bot.log import log
from bot.ports import Surface
from storage.store import Store
from triage.facts import Person
from triage.organisation import Organisation
from triage.redact import NOBODY, Roster

FRESH_SECONDS: Final = 120.0
AGAIN_SECONDS: Final = 5.0
"""So soon it is looked for again where somebody tells of nobody (a surface that is not connected yet), then later and later."""
LATELY: Final = 2000
"""Cases whose people are known."""


async def nobody() -> Roster:
    return NOBODY


class KnownPeople:
    """Call it for the roster. The first call waits for it; later ones take what there is, and have it renewed when it is old."""

    def __init__(self, store: Store, surfaces: Callable[[], Mapping[str, Surface]], organisation: Callable[[], Organisation]) -> None:
        self._store, self._surfaces, self._organisation = store, surfaces, organisation
        self._roster: Roster | None = None
        self._look_at, self._pause = 0.0, AGAIN_SECONDS / 2
        self._looking: asyncio.Task[None] | None = None

    async def __call__(self) -> Roster:
        old = self._roster is None or time.monotonic() >= self._look_at
        if old and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self._look(), name="claude: names that may not leave")
        if self._roster is None and self._looking is not None:
            await asyncio.shield(self._looking)
        return self._roster or NOBODY

    async def _look(self) -> None:
        """Whoever cannot be found out now is missing until the next look, which is soon; the names found before stay."""
        names, complete = set[str](), True
        users = {_mailbox(entry) for entry in (*self._organisation().agents.people, *self._organisation().agents.leads)}
        for look in (self._of_cases, *(surface.people for surface in tuple(self._surfaces().values()))):
            people: tuple[Person, ...] = ()
            try:
                people = await look()
            except Exception as error:
                log.warning("claude.names_not_found", error=error)
                complete = False
            complete = complete and (bool(people) or look == self._of_cases)
            names |= {person.name for person in people}
            users |= {_mailbox(person.email or "") for person in people}
        if not complete and self._roster is not None:
            names, users = names | set(self._roster.names), users | set(self._roster.users)
        self._roster = Roster(names=_sorted(names), users=_sorted(users))
        self._pause = FRESH_SECONDS if complete else min(self._pause * 2, FRESH_SECONDS)
        self._look_at = time.monotonic() + self._pause

    async def _of_cases(self) -> tuple[Person, ...]:
        """Whoever asked or worked on something lately."""
        found = await self._store.list_cases(limit=LATELY)
        return tuple(Person(id="", name=name) for case in found for name in (case.requester_name, case.assignee_name or ""))

    async def close(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)


def _mailbox(address: str) -> str:
    """The name before the @; "" for what is no address."""
    name, at, _ = address.partition("@")
    return name if at else ""


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in names if name.strip()))
