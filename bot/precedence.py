"""Precedence: what people send is put on disk before anything is thought about. Walks take their turns between accepts.

Everything runs in one event loop, and a walk computes for milliseconds between two waits. So a walk is run turn by turn (from one
`await` to the next), and a turn begins only when no burst of accepts is under way, and when the walks before it in the same pass of the
loop have not had their time. Nothing else about a walk changes: what it waits for goes on meanwhile, and a cancellation is let through.
"""

import asyncio
import time
import types
from collections import deque
from collections.abc import Callable, Coroutine, Generator, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")

PASS_SECONDS: Final = 0.002
"""What walks may compute together before the loop looks again at what has arrived."""
QUIET_SECONDS: Final = 0.01
"""Two accepts that ended within so long are a burst: the next is on its way, though none may be here yet."""
HOLD_SECONDS: Final = 0.5
"""Walks are held back for so long at most in one go, and for half of the time at most: accepts for ever would end no request."""
LOOK_SECONDS: Final = 0.003


class Precedence:
    """Of one event loop. Doors say what is being accepted; the runner runs its walks by `behind`."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._under_way = 0
        self._last = (float("-inf"), float("-inf"))
        self._credit, self._looked, self._holding = HOLD_SECONDS, clock(), False
        self._spent, self._waiting = 0.0, deque[asyncio.Future[None]]()
        self._look: asyncio.TimerHandle | None = None

    @contextmanager
    def accepting(self) -> Iterator[None]:
        """Something is being taken, and somebody waits for its acknowledgement. May be nested."""
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            if self._look is not None and not self._under_way:
                self._let()

    def accepted(self) -> None:
        """Something new is on disk."""
        self._last = (self._last[1], self._clock())

    @types.coroutine
    def behind(self, work: Coroutine[Any, Any, T]) -> Generator[Any, Any, T]:
        """Run a walk turn by turn behind the accepts. Awaited like the walk itself: the same result, errors and cancellation."""
        given: Any = None
        error: BaseException | None = None
        while True:
            if error is None and (self._waiting or self._spent > PASS_SECONDS or self.holds()):
                try:
                    yield from self._turn()
                except BaseException as cancelled:
                    error = cancelled
            began = self._clock()
            try:
                awaited = work.send(given) if error is None else work.throw(error)
            except StopIteration as end:
                return cast(T, end.value)
            finally:
                self._spend(self._clock() - began)
            given = error = None
            try:
                given = yield awaited
            except BaseException as raised:
                error = raised

    def holds(self) -> bool:
        """Are walks to wait? While accepts press, as long as there is credit, which comes back while walks are free."""
        now = self._clock()
        passed, self._looked = now - self._looked, now
        self._credit = max(0.0, self._credit - passed) if self._holding else min(HOLD_SECONDS, self._credit + passed)
        pressing = self._under_way > 0 or now - self._last[0] < QUIET_SECONDS
        self._holding = pressing and self._credit > 0
        return self._holding

    def _spend(self, seconds: float) -> None:
        if not self._spent:
            asyncio.get_running_loop().call_soon(self._new_pass)
        self._spent += seconds

    def _new_pass(self) -> None:
        self._spent = 0.0
        if self._look is None:
            self._let()

    def _turn(self) -> Generator[Any, None, None]:
        """Wait in line."""
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        if self._look is None and not self._spent:
            self._let()
        yield from turn

    def _let(self) -> None:
        """Let the first in line go; the next goes in the next pass, after the loop has looked at what has arrived."""
        if self._look is not None:
            self._look.cancel()
            self._look = None
        while self._waiting and self._waiting[0].done():
            self._waiting.popleft()
        if self._waiting and self.holds():
            self._look = asyncio.get_running_loop().call_later(LOOK_SECONDS, self._let)
        elif self._waiting:
            self._waiting.popleft().set_result(None)
