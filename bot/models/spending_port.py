"""Spending as a paid model sees it: what a call costs, may it be made, what became of it. bot/models/spending.py keeps the books."""

from collections.abc import Callable
from typing import Literal, Protocol

from triage.case import ModelCall, Usage
from triage.organisation import Organisation

Verdict = Literal["ok", "minute", "day", "month"]
"""May the call be made? Else which limit of the organisation file it would pass: calls per minute, USD per day, USD per month."""
CacheFor = Literal["off", "5m", "1h"]


class Spending(Protocol):
    """Every call is reserved before it is made and settled after it, whatever became of it: a crash leaves the reservation counted."""

    def cost_usd(self, usage: Usage, model: str, cache: CacheFor) -> float:
        """The price of so many tokens of that model; 0.0 for a model that has no price (`helpdesk check` says so)."""
        ...

    async def reserve(self, call: ModelCall, case_id: str | None, worst_usd: float, organisation: Organisation, *, first: bool) -> Verdict:
        """Take note of a call that is about to be made, at the most it can cost. Anything but "ok": it was not noted and must not be made.

        `call.id` is its identity: reserving it once more at a higher amount holds that much in all (it is tried again, and the try before
        may have been paid for). `first`: it is counted against the calls per minute already, by enrich or at its first try.
        """
        ...

    async def settle(self, call: ModelCall, counted_usd: float | None = None) -> None:
        """What became of a reserved call: usage, cost, tries, seconds, result. By `call.id`; settling twice is the same as once.

        `counted_usd`: what counts against the budget where what was paid is not known (an answer that never came); None: its cost.
        """
        ...


def free(usage: Usage, model: str, cache: CacheFor) -> float:
    return 0.0


class NoSpending:
    """No books and no limits, for measuring; what a call costs is told all the same where a price is known."""

    def __init__(self, price: Callable[[Usage, str, CacheFor], float] = free) -> None:
        self._price = price

    def cost_usd(self, usage: Usage, model: str, cache: CacheFor) -> float:
        return self._price(usage, model, cache)

    async def reserve(self, call: ModelCall, case_id: str | None, worst_usd: float, organisation: Organisation, *, first: bool) -> Verdict:
        return "ok"

    async def settle(self, call: ModelCall, counted_usd: float | None = None) -> None:
        """Nothing is kept."""
