"""Kept: answers of a platform's that hold for some minutes. One question at a time for one thing; an old answer rather than none."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Generic, TypeVar

from bot.ports import TryAgain

KEPT_SECONDS: Final = 300.0
MOST: Final = 20_000
T = TypeVar("T")


class Kept(Generic[T]):
    """Values by key. `patience_seconds` bounds how long somebody waits for a first answer; asking goes on behind it."""

    def __init__(self, ask: Callable[[str], Awaitable[T]], seconds: float = KEPT_SECONDS, patience_seconds: float = 0.8) -> None:
        self._ask, self._seconds, self._patience = ask, seconds, patience_seconds
        self._found: dict[str, tuple[float, T]] = {}
        self._asking: dict[str, asyncio.Task[T]] = {}
        self._forgotten = 0

    async def get(self, key: str) -> T:
        """The value: kept, asked now, or the old one where asking fails. Raises what asking raised if there never was one."""
        now = asyncio.get_running_loop().time()
        found = self._found.get(key)
        if found is not None and now - found[0] < self._seconds:
            return found[1]
        task = self._asking.get(key)
        if task is None:
            task = self._asking[key] = asyncio.create_task(self._asked(key), name=f"kept {key}")
            task.add_done_callback(lambda done: _noticed(done))
        try:
            return await asyncio.wait_for(asyncio.shield(task), self._patience)
        except (TryAgain, TimeoutError) as error:
            if found is not None:
                return found[1]
            raise error if isinstance(error, TryAgain) else TryAgain(f"{key}: no answer in time") from error

    def now(self, key: str) -> T | None:
        """What is known, however old, without asking."""
        found = self._found.get(key)
        return found[1] if found is not None else None

    def put(self, key: str, value: T) -> None:
        """An answer that came by another way."""
        self._keep(key, asyncio.get_running_loop().time(), value)

    def forget(self, key: str | None = None) -> None:
        """Ask anew at the next need; the old value still stands in where asking fails. What is being asked just now counts as old."""
        self._forgotten += 1
        keys = list(self._found) if key is None else [key]
        for one in keys:
            if one in self._found:
                self._found[one] = (float("-inf"), self._found[one][1])

    async def close(self) -> None:
        tasks = list(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _asked(self, key: str) -> T:
        before = self._forgotten
        try:
            value = await self._ask(key)
            self._keep(key, asyncio.get_running_loop().time() if before == self._forgotten else float("-inf"), value)
            return value
        finally:
            self._asking.pop(key, None)

    def _keep(self, key: str, at: float, value: T) -> None:
        """What was asked for longest ago makes room."""
        self._found.pop(key, None)
        if len(self._found) >= MOST:
            del self._found[next(iter(self._found))]
        self._found[key] = (at, value)


def _noticed(task: "asyncio.Task[T]") -> None:
    """Nobody may be waiting any more: the failure was seen all the same."""
    if not task.cancelled():
        task.exception()
