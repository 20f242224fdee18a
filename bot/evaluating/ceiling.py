"""The most that a run may spend: every call is counted at its worst before it is made, so that the limit is never passed.

Under it lie the organisation's own books, if there are any: its budget of the day and the month holds for a run as well.
"""

import asyncio
from collections.abc import Callable

from bot.models.question import CANCELLED, NOT_ANSWERED
from bot.models.spending_port import CacheFor, NoSpending, Spending, Verdict
from triage.case import ModelCall, Usage
from triage.organisation import Organisation

Price = Callable[[Usage, str, CacheFor], float]


class Ceiling:
    """Spending (bot/models/spending_port.py) of this run, with what its results cost before, and in the books `under` it.

    `waits`: a call that might pass the limit waits until others have told what they really cost. In a batch nobody does in time.
    """

    def __init__(self, price: Price, most_usd: float | None, under: Spending | None = None, *, waits: bool) -> None:
        self._price, self._most, self._under, self._waits = price, most_usd, under or NoSpending(), waits
        self._reserved: dict[str, float] = {}
        self._settled = asyncio.Event()
        self.spent_usd = 0.0
        self.reached = False

    def cost_usd(self, usage: Usage, model: str, cache: CacheFor) -> float:
        return self._price(usage, model, cache)

    async def reserve(self, call: ModelCall, case_id: str | None, worst_usd: float, organisation: Organisation, *, first: bool) -> Verdict:
        """ "day" once the limit would be passed for certain; that ends the run. One that is tried again waits for nobody."""
        held = self._reserved.get(call.id, 0.0)
        while (verdict := await self._here(call.id, worst_usd)) == "ok":
            verdict = await self._under.reserve(call, case_id, worst_usd, organisation, first=first)
            if verdict == "ok":
                return verdict
            self._give_back(call.id, held)
            if held or not self._waits or not self._reserved:
                break
            await self._next_settled()
        self._settled.set()
        return verdict

    def _give_back(self, call_id: str, held: float) -> None:
        self._reserved[call_id] = held
        if not held:
            del self._reserved[call_id]

    async def _next_settled(self) -> None:
        self._settled.clear()
        await self._settled.wait()

    async def _here(self, call_id: str, worst_usd: float) -> Verdict:
        if (held := self._reserved.get(call_id)) is not None:
            return self._raised(call_id, worst_usd - held)
        while self._most is not None and self.spent_usd + sum(self._reserved.values()) + worst_usd > self._most:
            if not self._reserved or not self._waits or self.reached:
                self.reached = True
                return "day"
            await self._next_settled()
        self._reserved[call_id] = worst_usd
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
        try:
            await self._under.settle(call, counted_usd)
        finally:
            self._settled.set()


class Unhurried:
    """The books where answers take hours: what a batch has on its way stays reserved, until a later run hears of it."""

    def __init__(self, books: Spending, is_under_way: Callable[[str], bool]) -> None:
        self._books, self._is_under_way = books, is_under_way
        self.cost_usd, self.reserve = books.cost_usd, books.reserve

    async def settle(self, call: ModelCall, counted_usd: float | None = None) -> None:
        """What was not sent, or came to nothing, has cost nothing."""
        if call.result not in (CANCELLED, NOT_ANSWERED):
            await self._books.settle(call, counted_usd)
        elif not self._is_under_way(call.id):
            await self._books.settle(call, None)
