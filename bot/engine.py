"""The local runner: who runs `advance`. One process; one walk per case at a time; a bounded number in flight; scans every second.

Walks and scans let accepts go first (bot/precedence.py).

A scan looks at cases and events in the store, never at tasks in memory: after a crash it finds everything that was under way.
"""

import asyncio
import time
from collections.abc import Iterable
from contextlib import suppress

from bot.flow import advance
from bot.log import log, plainly
from bot.ports import TryAgain
from bot.scans import SCANS, Scan
from bot.steps.give_up import give_up
from bot.world import World

IN_FLIGHT = 32
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.2, 8.0


class LocalRunner:
    """Start it after everything is joined; `nudge` a case whenever something was accepted for it."""

    def __init__(self, world: World, in_flight: int = IN_FLIGHT) -> None:
        self._world = world
        self.in_flight = in_flight
        """How many cases are advanced at a time; the others wait in line, as names only."""
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._line: dict[str, None] = {}
        self._again: set[str] = set()
        self._scans: list[asyncio.Task[None]] = []
        self._stopping = asyncio.Event()

    def start(self) -> None:
        """Begin to scan: first of all for what an earlier process left."""
        self._scans = [asyncio.create_task(self._scan_for_ever(scan), name=f"scan {scan.name}") for scan in SCANS]

    def nudge(self, case_id: str) -> None:
        """Advance this case soon. A lost or doubled nudge is harmless. After `stop` nothing new is begun."""
        if self._stopping.is_set():
            return
        if case_id in self._tasks:
            self._again.add(case_id)
        elif len(self._tasks) < self.in_flight:
            self._begin(case_id)
        else:
            self._line[case_id] = None

    async def idle(self) -> None:
        """Return when no case is being advanced (tests, `helpdesk chat`)."""
        while self._tasks:
            await asyncio.wait(list(self._tasks.values()))

    async def stop(self, within_seconds: float) -> None:
        """Begin nothing new; let what is under way finish in time, leave the rest for the next start."""
        self._stopping.set()
        self._line.clear()
        for task in self._scans:
            task.cancel()
        if self._tasks:
            await asyncio.wait(list(self._tasks.values()), timeout=within_seconds)
        for task in [*self._tasks.values(), *self._scans]:
            task.cancel()
        await asyncio.gather(*self._tasks.values(), *self._scans, return_exceptions=True)

    def _begin(self, case_id: str) -> None:
        self._tasks[case_id] = asyncio.create_task(self._run(case_id), name=f"advance {case_id}")

    async def _run(self, case_id: str) -> None:
        try:
            await self._world.precedence.behind(self._advance(case_id))
        except Exception as error:
            log.error("advance.failed", case=case_id, error=error)
        finally:
            self._ended(case_id)

    def _ended(self, case_id: str) -> None:
        """There is room for the next in line; who was nudged meanwhile goes to its end."""
        self._tasks.pop(case_id, None)
        if case_id in self._again:
            self._again.discard(case_id)
            self._line[case_id] = None
        while self._line and len(self._tasks) < self.in_flight and not self._stopping.is_set():
            following = next(iter(self._line))
            del self._line[following]
            self._begin(following)

    async def _advance(self, case_id: str) -> None:
        """Walk the case's events. A step that fails is tried again with growing pauses; past the deadline the event is given up."""
        pause, first_failed = FIRST_PAUSE_SECONDS, dict[str, float]()
        while True:
            try:
                return await advance(self._world, case_id)
            except Exception as error:
                if await self._failed(case_id, error, first_failed):
                    continue
                least = error.after_seconds if isinstance(error, TryAgain) else 0.0
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), max(pause, min(least, LONGEST_PAUSE_SECONDS)))
                if self._stopping.is_set():
                    return
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _failed(self, case_id: str, error: Exception, first_failed: dict[str, float]) -> bool:
        """Note the failure. True if the event was past its deadline and has been ended without model and enrichment.

        `first_failed`: when each event failed first, by a clock that never steps back; the deadline has passed by either clock.
        """
        world = self._world
        pending = await world.store.pending(case_id)
        if not pending:
            return True
        stored = pending[0]
        tries = await world.store.failed(stored.event.id, plainly(error))
        log.warning("step.failed", case=case_id, kind=stored.event.kind, tries=tries, error=error)
        since = first_failed.setdefault(stored.event.id, time.monotonic())
        waited = max((world.clock.now() - stored.accepted_at).total_seconds(), time.monotonic() - since)
        if waited < world.organisation.timing.outcome_deadline_seconds:
            return False
        await give_up(world, stored)
        return True

    async def _scan_for_ever(self, scan: Scan) -> None:
        while True:
            try:
                for case_id in await self._world.precedence.behind(self._found(scan)):
                    self.nudge(case_id)
            except Exception as error:
                log.error("scan.failed", scan=scan.name, error=error)
            await asyncio.sleep(scan.every_seconds)

    async def _found(self, scan: Scan) -> Iterable[str]:
        return await scan.run(self._world)
