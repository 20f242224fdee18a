"""What can go wrong on the way to Slack, switchable per method, and the limits on how often a method may be called.

    slack.faults.error("chat.postMessage", "is_archived", times=1)     # refused with this error, no effect
    slack.faults.status("chat.*", 503, times=2)                        # a server error, no effect
    slack.faults.lose("chat.postMessage", times=1)                     # it took effect, the connection is cut; answer=500: a 500 comes
    slack.faults.cut("chat.update")                                    # the connection is cut, no effect
    slack.faults.slow("*", 0.2); slack.faults.ratelimit("users.info", retry_after=1, times=1)
    slack.faults.status("chat.postMessage", 500, chance=0.02, times=None)      # two in a hundred, repeatable
    slack.faults.down(); slack.faults.up(); slack.faults.clear()       # an outage

`method` is a pattern as in file names. `times` None: until cleared; `skip`: the first so many calls pass; `where` looks at the arguments.
"""

import fnmatch
import math
import random
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fake_slack_tables import METHODS, TIERS

Where = Callable[[dict[str, Any]], bool]


@dataclass
class Fault:
    """One thing that goes wrong. `kind`: error, status, lose, cut, slow, ratelimit; `what` is its error, status, answer or seconds."""

    method: str
    kind: str
    what: Any = None
    times: int | None = 1
    chance: float = 1.0
    skip: int = 0
    where: Where | None = None
    happened: int = 0


@dataclass
class Faults:
    """What goes wrong, in the order in which it was said; the first fault of a kind that fits is taken."""

    faults: list[Fault] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(20261124))

    def add(self, method: str, kind: str, what: Any = None, **more: Any) -> Fault:
        fault = Fault(method, kind, what, **more)
        self.faults.append(fault)
        return fault

    def error(self, method: str, error: str, **more: Any) -> Fault:
        return self.add(method, "error", error, **more)

    def status(self, method: str, status: int, **more: Any) -> Fault:
        return self.add(method, "status", status, **more)

    def lose(self, method: str, *, answer: int | None = None, **more: Any) -> Fault:
        """It takes effect and the answer does not arrive: the connection is cut, or `answer` is the status that comes instead."""
        return self.add(method, "lose", answer, **more)

    def cut(self, method: str, **more: Any) -> Fault:
        return self.add(method, "cut", **more)

    def slow(self, method: str, seconds: float, **more: Any) -> Fault:
        return self.add(method, "slow", seconds, **{"times": None, **more})

    def ratelimit(self, method: str, *, retry_after: int = 1, **more: Any) -> Fault:
        return self.add(method, "ratelimit", retry_after, **more)

    def down(self, *, cut: bool = False) -> None:
        """Slack is out: every call ends in a 503, or is cut."""
        self.add("*", "cut", times=None) if cut else self.add("*", "status", 503, times=None)

    def up(self) -> None:
        self.faults = [fault for fault in self.faults if fault.method != "*" or fault.kind not in ("cut", "status")]

    def clear(self) -> None:
        self.faults.clear()

    def taken(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """What goes wrong with this call: kind -> what."""
        found: dict[str, Any] = {}
        for fault in self.faults:
            fits = fnmatch.fnmatch(method, fault.method) and (fault.where is None or fault.where(arguments))
            if not fits or fault.kind in found or fault.times == 0 or (fault.chance < 1 and self.chance.random() >= fault.chance):
                continue
            if fault.skip:
                fault.skip -= 1
                continue
            fault.times = None if fault.times is None else fault.times - 1
            fault.happened += 1
            found[fault.kind] = fault.what
        return found


@dataclass
class Limits:
    """Calls over the tier's limit end in 429 with Retry-After. `speed` makes Slack's minute so many times shorter (60: a second);
    `burst` posts to one channel are let through at once, then one a (shortened) second. `retry_after`: sent instead of the true wait."""

    speed: float = 60.0
    on: bool = True
    burst: int = 8
    retry_after: int | None = None
    refused: int = 0
    _calls: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _posts: dict[str, tuple[float, float]] = field(default_factory=dict)

    def wait(self, method: str, channel: str) -> int | None:
        """Seconds to wait, at least one; None: the call may go on, and is counted."""
        if not self.on:
            return None
        now = time.monotonic()
        seconds = self._tier_wait(method, now) or (self._post_wait(channel, now) if method == "chat.postMessage" else 0.0)
        if not seconds:
            return None
        self.refused += 1
        return self.retry_after if self.retry_after is not None else max(1, math.ceil(seconds))

    def _tier_wait(self, method: str, now: float) -> float:
        tier = METHODS[method].tier
        calls, window = self._calls[method], 60.0 / self.speed
        while calls and calls[0] <= now - window:
            calls.popleft()
        if len(calls) >= max(TIERS[tier], 10 if tier == "1" else 0):
            return calls[0] + window - now
        calls.append(now)
        return 0.0

    def _post_wait(self, channel: str, now: float) -> float:
        """A bucket for each channel that fills with one post a second."""
        level, at = self._posts.get(channel, (float(self.burst), now))
        level = min(float(self.burst), level + (now - at) * self.speed)
        if level < 1.0:
            self._posts[channel] = (level, now)
            return (1.0 - level) / self.speed
        self._posts[channel] = (level - 1.0, now)
        return 0.0
