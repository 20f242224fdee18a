"""What can go wrong on the way to Microsoft, switchable per operation.

    teams.faults.error("activities.send", "BotNotInConversationRoster", times=1)   # refused with a code of fake_teams_errors.py
    teams.faults.status("activities.*", 503, times=2)                     # a server error, no effect
    teams.faults.lose("activities.send", times=1)                         # it took effect, the connection is cut; answer=500: a 500 comes
    teams.faults.cut("activities.update")                                 # the connection is cut, no effect
    teams.faults.slow("*", 0.2); teams.faults.throttle("members.*", retry_after=1, times=1)
    teams.faults.status("activities.send", 500, chance=0.02, times=None)  # two in a hundred, repeatable
    teams.faults.page("activities.send")                                  # a 200 with a proxy's HTML page, no effect
    teams.faults.down(); teams.faults.up(); teams.faults.clear()          # an outage of the connector (login=True: of the login too)

The operations: conversations.create, activities.send/reply/update/delete, members.list/paged/get, teams.get, teams.channels, and of the
login: token, discovery, openid, keys. `times` None: until cleared; `skip`: the first so many calls pass; `where` looks at the Call.
A counted fault without a `where` leaves the sign of typing alone: whether there is one depends on how busy the machine is.
"""

import fnmatch
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Fault:
    """One thing that goes wrong. `kind`: error, status, lose, cut, slow, throttle, page; `what` its code, status, answer or seconds."""

    operation: str
    kind: str
    what: Any = None
    times: int | None = 1
    chance: float = 1.0
    skip: int = 0
    where: Callable[[Any], bool] | None = None
    happened: int = 0

    def fits(self, call: Any) -> bool:
        """Whether it goes wrong with a call such as this one."""
        if not fnmatch.fnmatch(call.operation, self.operation):
            return False
        if self.where is not None:
            return self.where(call)
        return self.times is None or not isinstance(call.body, dict) or call.body.get("type") != "typing"


LOGIN = ("token", "discovery", "openid", "keys")


@dataclass
class Faults:
    """What goes wrong, in the order in which it was said; the first fault of a kind that fits is taken."""

    faults: list[Fault] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(20261124))
    out: set[str] = field(default_factory=set)

    def add(self, operation: str, kind: str, what: Any = None, **more: Any) -> Fault:
        fault = Fault(operation, kind, what, **more)
        self.faults.append(fault)
        return fault

    def error(self, operation: str, code: str, **more: Any) -> Fault:
        return self.add(operation, "error", code, **more)

    def status(self, operation: str, status: int, **more: Any) -> Fault:
        return self.add(operation, "status", status, **more)

    def lose(self, operation: str, *, answer: int | None = None, **more: Any) -> Fault:
        """It takes effect and the answer does not arrive: the connection is cut, or `answer` is the status that comes instead."""
        return self.add(operation, "lose", answer, **more)

    def cut(self, operation: str, **more: Any) -> Fault:
        return self.add(operation, "cut", **more)

    def slow(self, operation: str, seconds: float, **more: Any) -> Fault:
        return self.add(operation, "slow", seconds, **{"times": None, **more})

    def throttle(self, operation: str, *, retry_after: int | None = 1, **more: Any) -> Fault:
        return self.add(operation, "throttle", retry_after, **more)

    def page(self, operation: str, **more: Any) -> Fault:
        return self.add(operation, "page", **more)

    def down(self, *, login: bool = False) -> None:
        self.out = {"connector", "login"} if login else {"connector"}

    def up(self) -> None:
        self.out = set()

    def clear(self) -> None:
        self.faults.clear()
        self.up()

    def taken(self, call: Any) -> dict[str, Any]:
        """What goes wrong with this call: kind -> what."""
        part = "login" if call.operation in LOGIN else "connector"
        found: dict[str, Any] = {"status": 503} if part in self.out else {}
        for fault in self.faults:
            if (
                not fault.fits(call)
                or fault.kind in found
                or fault.times == 0
                or (fault.chance < 1 and self.chance.random() >= fault.chance)
            ):
                continue
            if fault.skip:
                fault.skip -= 1
                continue
            fault.times = None if fault.times is None else fault.times - 1
            fault.happened += 1
            found[fault.kind] = fault.what
        return found
