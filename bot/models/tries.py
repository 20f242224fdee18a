"""Tries: a few careful ones at a call that may fail, within what time is left, and a breaker that stops asking what keeps failing.

Seed, "Error Handling": a timeout of 10 s, 3 tries. Time, sleep and chance are handed in. Knows nothing of who is called.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from bot.log import log
from bot.models.failures import SHUT, TIMED_OUT, CallFailed

T = TypeVar("T")

ONE_CALL_SECONDS: Final = 10.0
MOST_TRIES: Final = 3
FIRST_PAUSE_SECONDS: Final = 0.5
LEAST_SECONDS: Final = 1.0
"""A try with less time than this is not worth its money."""
WHOLE_SECONDS: Final = 12.0
"""The deadline for which the figures above are meant; with a shorter one they shrink alike."""

FAILURES_BEFORE_REST: Final = 5
FAILING_FOR_SECONDS: Final = 1.0
"""So long must it have failed in a row: connections that are lost all in one moment say little."""
FIRST_REST_SECONDS, LONGEST_REST_SECONDS, SHUT_REST_SECONDS = 2.0, 60.0, 30.0


@dataclass(frozen=True)
class Pace:
    """Where time and chance come from: `now` in seconds that never step back, `chance` 0..1."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    chance: Callable[[], float] = random.random


@dataclass
class Breaker:
    """Closed: everybody may ask. After failures in a row open: nobody may. After its rest half open: one may try, and decides.

    Beside that, a wish to be left alone (Retry-After) is obeyed by everybody, up to a minute.
    """

    name: str
    now: Callable[[], float] = time.monotonic
    failures: int = 0
    failing_since: float = 0.0
    rests: int = 0
    rest_until: float = 0.0
    quiet_until: float = 0.0
    why: str = ""
    probing: bool = False

    def enter(self) -> None:
        """Ask for leave to make a try. CallFailed: not now; `again` where waiting for `retry_after` seconds helps."""
        now = self.now()
        if now < self.rest_until or self.probing:
            shut = CallFailed("circuit_open", f"{self.name} failed before ({self.why.replace('_', ' ')})", again=False)
            shut.because = self.why
            raise shut
        if now < self.quiet_until:
            raise CallFailed("rate_limited", f"{self.name} asked to be left alone", self.quiet_until - now)
        self.probing = self.rests > 0

    def worked(self) -> None:
        """The other side answered."""
        if self.rests:
            log.warning("claude.back", model=self.name)
        self.failures, self.rests, self.rest_until, self.probing = 0, 0, 0.0, False

    def let_go(self) -> None:
        """The try was given up by the one who made it: it says nothing about the other side."""
        self.probing = False

    def failed(self, failure: CallFailed, least_seconds: float = FAILING_FOR_SECONDS) -> None:
        """A try failed. What only a person can mend opens at once, what may pass after several in a row over `least_seconds`, and the
        question's own fault never."""
        if not failure.again and failure.result not in SHUT:
            return self.worked()
        now, was_probe, self.probing = self.now(), self.probing, False
        self.failing_since = now if self.failures == 0 else self.failing_since
        self.failures += 1
        if failure.retry_after is not None:
            self.quiet_until = max(self.quiet_until, now + min(failure.retry_after, LONGEST_REST_SECONDS))
        lasting = self.failures >= FAILURES_BEFORE_REST and now - self.failing_since >= least_seconds
        if failure.result in SHUT:
            self._rest(SHUT_REST_SECONDS, failure)
        elif was_probe or lasting:
            self._rest(min(FIRST_REST_SECONDS * 2**self.rests, LONGEST_REST_SECONDS), failure)

    def _rest(self, seconds: float, failure: CallFailed) -> None:
        """Several may fail at the same time: only the first of them lengthens the rest."""
        if self.now() < self.rest_until:
            return
        self.rests, self.rest_until, self.why = self.rests + 1, self.now() + seconds, failure.result
        log.error("claude.resting", model=self.name, why=failure.result, seconds=seconds, hint=failure.hint)


@dataclass(frozen=True)
class Answered(Generic[T]):
    """What came of the tries, and how many it took. `lost`: of those before, how many may have been paid for all the same."""

    reply: T
    tries: int
    lost: int = 0


@dataclass(frozen=True)
class Limits:
    """How long one call and the pauses between calls may be, by the deadline of a whole request (`model_deadline_seconds`)."""

    one_call: float
    first_pause: float
    least: float

    @classmethod
    def within(cls, deadline_seconds: float) -> "Limits":
        share = min(1.0, deadline_seconds / WHOLE_SECONDS)
        return cls(ONE_CALL_SECONDS * share, FIRST_PAUSE_SECONDS * share, LEAST_SECONDS * share)


async def at_any_price(lost: int) -> bool:
    return True


async def tried(
    ask: Callable[[float], Awaitable[T]],
    until: float,
    limits: Limits,
    breaker: Breaker,
    pace: Pace,
    may: Callable[[int], Awaitable[bool]] = at_any_price,
) -> Answered[T]:
    """`ask(seconds)`, up to three times before `until` (of `pace.now`). CallFailed of the last try, with the number of tries.

    Between tries a pause that doubles, with chance in it, and at least what the other side asked for (Retry-After). A pause for which
    there is no time ends it at once: nobody waits in vain. `may(lost)`: is there money for one more when so many may have been paid for?
    """
    tries, lost = 0, 0
    last = CallFailed(TIMED_OUT, "no time was left", again=False)
    while (left := until - pace.now()) >= limits.least:
        try:
            breaker.enter()
        except CallFailed as shut:
            last = shut if tries == 0 else last
            if not await _paused(shut, shut.retry_after or 0.0, until, limits, pace):
                break
            continue
        tries += 1
        try:
            reply = await ask(min(limits.one_call, left))
        except CallFailed as failure:
            breaker.failed(failure, FAILING_FOR_SECONDS * limits.least / LEAST_SECONDS)
            last, lost = failure, lost + failure.lost
            pause = limits.first_pause * 2 ** (tries - 1) * (0.5 + pace.chance() / 2)
            if tries >= MOST_TRIES or not await _paused(failure, max(pause, failure.retry_after or 0.0), until, limits, pace):
                break
            if failure.lost and not await may(lost):
                break
        except BaseException:
            breaker.let_go()
            raise
        else:
            breaker.worked()
            return Answered(reply, tries, lost)
    last.tries, last.lost = tries, lost
    raise last


async def _paused(failure: CallFailed, seconds: float, until: float, limits: Limits, pace: Pace) -> bool:
    """Wait before the next try; False where there is none to be made, or no time for it."""
    if not failure.again or pace.now() + seconds + limits.least > until:
        return False
    await pace.sleep(seconds)
    return True
