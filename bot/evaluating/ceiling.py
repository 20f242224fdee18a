"""The most that a run may spend: every call is counted at its worst before it is made, so that the limit is never passed."""

import asyncio
from collections.abc import Callable

from bot.models.spending_port import CacheFor, Verdict
from triage.case import ModelCall, Usage
from triage.organisation import Organisation

Price = Callable[[Usage, str, CacheFor], float]


class Ceiling:
    """Spending without books (bot/models/spending_port.py): only this run's, and what its results cost before.

    `waits`: a call that might pass the limit waits until others have told what they really cost. In a batch nobody does in time.
    """

    def __init__(self, price: Price, most_usd: float | None, *, waits: bool) -> None:
        self._price, self._most, self._waits = price, most_usd, waits
        self._reserved: dict[str, float] = {}
        self._settled = asyncio.Event()
        self.spent_usd = 0.0
        self.reached = False

    def cost_usd(self, usage: Usage, model: str, cache: CacheFor) -> float:
        return self._price(usage, model, cache)

    async def reserve(self, call: ModelCall, case_id: str | None, worst_usd: float, organisation: Organisation, *, first: bool) -> Verdict:
        """ "day" once the limit would be passed for certain; that ends the run. One that is tried again waits for nobody."""
        if (held := self._reserved.get(call.id)) is not None:
            return self._raised(call.id, worst_usd - held)
        while self._most is not None and self.spent_usd + sum(self._reserved.values()) + worst_usd > self._most:
            if not self._reserved or not self._waits or self.reached:
                self.reached = True
                return "day"
            self._settled.clear()
            await self._settled.wait()
        self._reserved[call.id] = worst_usd
        return "ok"

    def _raised(self, call_id: str, more_usd: float) -> Verdict:
        if self._most is not None and self.spent_usd + sum(self._reserved.values()) + more_usd > self._most:
            return "day"
        self._reserved[call_id] += more_usd
        return "ok"

    async def settle(self, call: ModelCall, counted_usd: float | None = None) -> None:
        """A call that was never answered counts with what it may have cost."""
        if self._reserved.pop(call.id, None) is not None:
            self.spent_usd += call.cost_usd if counted_usd is None else counted_usd
        self._settled.set()
