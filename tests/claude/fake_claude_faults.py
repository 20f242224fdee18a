"""What can go wrong on the way to Claude, queued one by one or by chance.

    claude.faults.status(529)                                # in Anthropic's error JSON; 400 401 402 403 404 413 429 500 502 503 504 529
    claude.faults.status(429, retry_after=120, times=3)
    claude.faults.reset()                                    # the connection is reset before the request is looked at
    claude.faults.lose()                                     # it was answered (and counted), the connection is reset instead
    claude.faults.half(); claude.faults.garbled()            # half of the answer's bytes, then the end; an answer that is no JSON
    claude.faults.html(); claude.faults.html(status=502)     # a proxy's page
    claude.faults.empty(); claude.faults.hang()              # 200 without a body; no answer ever
    claude.faults.slow(0.2)                                  # before whatever else happens; until cleared
    claude.faults.status(529, chance=0.05, times=None)       # one in twenty, repeatable
    claude.faults.down(); claude.faults.up(); claude.faults.clear()

Each call takes the first fault that fits, in the order in which they were queued (and `slow` besides). `times` None: until cleared; `skip`:
the first so many fitting calls pass; `where` looks at the request; `path` is a pattern as in file names, usually POST /v1/messages only.
"""

import fnmatch
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

KINDS = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    500: "api_error",
    502: "api_error",
    503: "api_error",
    504: "timeout_error",
    529: "overloaded_error",
}
SAYINGS = {
    401: "invalid x-api-key",
    402: "Your credit balance is too low to access the Anthropic API.",
    403: "Your API key does not have permission to use the specified resource.",
    413: "Request exceeds the maximum size",
    429: "This request would exceed your organization's rate limit.",
    500: "Internal server error",
    529: "Overloaded",
}


@dataclass
class Fault:
    """One thing that goes wrong: status, reset, lose, half, garbled, html, empty, hang or slow; `happened` counts."""

    kind: str
    status: int = 200
    seconds: float = 0.0
    retry_after: str | None = None
    message: str | None = None
    path: str = "/v1/messages"
    times: int | None = 1
    chance: float = 1.0
    skip: int = 0
    where: Callable[[Any], bool] | None = None
    happened: int = 0


@dataclass
class Faults:
    faults: list[Fault] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(20261124))

    def add(self, kind: str, **more: Any) -> Fault:
        fault = Fault(kind, **more)
        self.faults.append(fault)
        return fault

    def status(self, status: int, *, retry_after: float | str | None = None, **more: Any) -> Fault:
        """An error in Anthropic's JSON."""
        return self.add("status", status=status, retry_after=None if retry_after is None else f"{retry_after}", **more)

    def reset(self, **more: Any) -> Fault:
        return self.add("reset", **more)

    def lose(self, **more: Any) -> Fault:
        return self.add("lose", **more)

    def half(self, **more: Any) -> Fault:
        return self.add("half", **more)

    def garbled(self, **more: Any) -> Fault:
        return self.add("garbled", **more)

    def html(self, status: int = 200, **more: Any) -> Fault:
        return self.add("html", status=status, **more)

    def empty(self, **more: Any) -> Fault:
        return self.add("empty", **more)

    def hang(self, **more: Any) -> Fault:
        return self.add("hang", **more)

    def slow(self, seconds: float, **more: Any) -> Fault:
        return self.add("slow", seconds=seconds, **{"times": None, **more})

    def down(self, *, reset: bool = False) -> Fault:
        """The API is out for every path: 529, or the connection is reset."""
        return self.add("reset", path="*", times=None) if reset else self.add("status", status=529, path="*", times=None)

    def up(self) -> None:
        self.faults = [fault for fault in self.faults if fault.path != "*"]

    def clear(self) -> None:
        self.faults.clear()

    def taken(self, path: str, request: Any) -> tuple[Fault | None, float]:
        """What goes wrong with this call, and how many seconds it waits before."""
        found, seconds = None, 0.0
        for fault in self.faults:
            fits = fnmatch.fnmatch(path, fault.path) and (fault.where is None or fault.where(request))
            if not fits or fault.times == 0 or (found and fault.kind != "slow"):
                continue
            if fault.chance < 1 and self.chance.random() >= fault.chance:
                continue
            if fault.skip:
                fault.skip -= 1
                continue
            fault.times = None if fault.times is None else fault.times - 1
            fault.happened += 1
            found, seconds = (found, seconds + fault.seconds) if fault.kind == "slow" else (fault, seconds)
        return found, seconds


def error_json(status: int, request_id: str, message: str | None = None, kind: str | None = None) -> dict[str, Any]:
    """The body of an error as Anthropic sends it."""
    said = message or SAYINGS.get(status, "Something went wrong")
    return {"type": "error", "error": {"type": kind or KINDS.get(status, "api_error"), "message": said}, "request_id": request_id}


PAGE = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Please sign in to the proxy</h1></body></html>"
