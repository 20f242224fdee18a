"""The sign that somebody is looking at a message (eyes, typing), shown when no card is up in time, taken away when it stands."""

import asyncio

from bot.log import log
from bot.ports import Surface, TryAgain
from triage.facts import Message, Place

TRIES, LONGEST_PAUSE_SECONDS = 10, 60.0


class Signs:
    """One waiting or shown sign a case, in memory: what a crash left on a message is taken away unseen (steps/sign.py)."""

    def __init__(self) -> None:
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._shown: dict[str, tuple[Surface, Message]] = {}
        self._showing: dict[str, asyncio.Task[None]] = {}
        self._late: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        """How many are waited with or shown."""
        return len(self._waiting) + len(self._shown)

    def watch(self, case_id: str, surface: Surface, message: Message, after_seconds: float) -> None:
        """Show the sign after that time unless `take_away` comes first. Watching twice is watching once."""
        if case_id not in self._waiting and case_id not in self._shown:
            loop = asyncio.get_running_loop()
            self._waiting[case_id] = loop.call_later(after_seconds, self._begin, case_id, surface, message)

    async def take_away(self, case_id: str) -> None:
        """The card stands, or none will: nothing is to be seen any more."""
        if (timer := self._waiting.pop(case_id, None)) is not None:
            timer.cancel()
        shown, task = self._shown.pop(case_id, None), self._showing.pop(case_id, None)
        if shown is None:
            return
        if task is not None:
            # It is being shown at this moment: taken away before it stands, it would stay.
            await asyncio.wait([task])
        pause = await self._set(*shown, False)
        if pause is not None:
            task = asyncio.create_task(self._take_away_later(*shown, pause))
            self._late.add(task)
            task.add_done_callback(self._late.discard)

    async def remove(self, surface: Surface, place: Place, message_id: str) -> None:
        """Take away what an earlier process may have left on a message; where nothing stands this does nothing."""
        try:
            await surface.sign(place, message_id, False)
        except Exception as error:
            log.info("sign.failed", shown=False, error=error)

    async def close(self) -> None:
        """Stop waiting; signs that are shown stay until the next start takes them away."""
        for timer in self._waiting.values():
            timer.cancel()
        tasks = (*self._showing.values(), *self._late)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._waiting.clear()

    def _begin(self, case_id: str, surface: Surface, message: Message) -> None:
        """A task only for those who have waited so long: most cards stand before, and a timer costs a fifth."""
        del self._waiting[case_id]
        self._shown[case_id] = (surface, message)
        self._showing[case_id] = asyncio.create_task(self._show(case_id, surface, message))

    async def _show(self, case_id: str, surface: Surface, message: Message) -> None:
        await self._set(surface, message, True)
        if self._showing.get(case_id) is asyncio.current_task():
            del self._showing[case_id]

    async def _take_away_later(self, surface: Surface, message: Message, pause: float) -> None:
        """A surface that was asked for too much at once: a sign that stays for ever would say that nobody has answered yet."""
        for _ in range(TRIES):
            await asyncio.sleep(pause)
            asked = await self._set(surface, message, False)
            if asked is None:
                return
            pause = min(max(2 * pause, asked), LONGEST_PAUSE_SECONDS)

    async def _set(self, surface: Surface, message: Message, shown: bool) -> float | None:
        """None, or after how many seconds it may be tried again."""
        try:
            await surface.sign(message.place, message.id, shown)
        except TryAgain as error:
            log.info("sign.waits", shown=shown, why=str(error))
            return error.after_seconds
        except Exception as error:
            log.info("sign.failed", shown=shown, error=error)
        return None
