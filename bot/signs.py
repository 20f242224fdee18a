"""The sign that somebody is looking at a message (eyes, typing), shown when no card is up in time, taken away when it stands."""

import asyncio

from bot.log import log
from bot.ports import Surface
from triage.facts import Message, Place


class Signs:
    """One waiting or shown sign a case, in memory: what a crash left on a message is taken away unseen (steps/sign.py)."""

    def __init__(self) -> None:
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._shown: dict[str, tuple[Surface, Message]] = {}

    def watch(self, case_id: str, surface: Surface, message: Message, after_seconds: float) -> None:
        """Show the sign after that time unless `take_away` comes first. Watching twice is watching once."""
        if case_id not in self._waiting and case_id not in self._shown:
            self._waiting[case_id] = asyncio.create_task(self._show(case_id, surface, message, after_seconds))

    async def take_away(self, case_id: str) -> None:
        """The card stands, or none will: nothing is to be seen any more."""
        task, shown = self._waiting.pop(case_id, None), self._shown.pop(case_id, None)
        if shown is None:
            if task is not None:
                task.cancel()
            return
        if task is not None:
            # It is being shown at this moment: taken away before it stands, it would stay.
            await asyncio.wait([task])
        await self._set(*shown, False)

    async def remove(self, surface: Surface, place: Place, message_id: str) -> None:
        """Take away what an earlier process may have left on a message; where nothing stands this does nothing."""
        try:
            await surface.sign(place, message_id, False)
        except Exception as error:
            log.info("sign.failed", shown=False, error=error)

    async def close(self) -> None:
        """Stop waiting; signs that are shown stay until the next start takes them away."""
        for task in self._waiting.values():
            task.cancel()
        await asyncio.gather(*self._waiting.values(), return_exceptions=True)
        self._waiting.clear()

    async def _show(self, case_id: str, surface: Surface, message: Message, after_seconds: float) -> None:
        await asyncio.sleep(after_seconds)
        self._shown[case_id] = (surface, message)
        await self._set(surface, message, True)
        if self._waiting.get(case_id) is asyncio.current_task():
            del self._waiting[case_id]

    async def _set(self, surface: Surface, message: Message, shown: bool) -> None:
        try:
            await surface.sign(message.place, message.id, shown)
        except Exception as error:
            log.info("sign.failed", shown=shown, error=error)
