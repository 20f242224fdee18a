"""Spending over the store's ledger: a call is counted at its worst before it is made and at its cost after it, whatever became of it.

Two who spend: the helpdesk, and beside it commands that ask Claude (`helpdesk eval`, `helpdesk triage`), under the same budgets.
"""

from collections.abc import Callable

from bot.metrics import Metrics
from bot.models.prices import Prices
from bot.models.spending_port import CacheFor, Verdict
from bot.ports import Clock
from storage.sqlite_ledger import Ledger
from storage.store import CallLimits, Store
from triage.case import ModelCall, Usage
from triage.organisation import Organisation

CALLS_BUCKET, MINUTE_SECONDS = "model", 60.0
"""The bucket in which enrich counts a request's first call (bot/steps/enrich.py)."""


class LedgerSpending:
    """The real books (bot/models/spending_port.py says what each method promises). Budgets hold across restarts and crashes."""

    def __init__(self, store: Store, clock: Clock, prices: Prices, metrics: Metrics) -> None:
        self._store, self._clock, self._prices, self._metrics = store, clock, prices, metrics

    def cost_usd(self, usage: Usage, model: str, cache: CacheFor) -> float:
        """The price of so many tokens; of a model that is not in the price file at the dearest of each price."""
        return self._prices.cost_usd(usage, model, cache)

    async def reserve(self, call: ModelCall, case_id: str | None, worst_usd: float, organisation: Organisation, *, first: bool) -> Verdict:
        """Within the calls per minute, and within the budget of the organisation's day and month?"""
        now, most = self._clock.now(), organisation.limits.model_calls_per_minute
        if not first and not await self._store.take(CALLS_BUCKET, most, MINUTE_SECONDS, now):
            return "minute"
        return await self._store.reserve_call(call, case_id, worst_usd, budget(organisation), now)

    async def settle(self, call: ModelCall, counted_usd: float | None = None) -> None:
        self._metrics.model_call(call)
        await self._store.settle_call(call, counted_usd)


class CommandSpending:
    """What a command spends: in the ledger of the data folder, marked with its name, of no case, within the budget of day and month.

    The calls per minute are the helpdesk's own. A call that certainly cost nothing leaves no trace.
    """

    def __init__(self, ledger: Ledger, clock: Clock, price: Callable[[Usage, str, CacheFor], float], command: str) -> None:
        self._ledger, self._clock, self._price, self._command = ledger, clock, price, command

    def cost_usd(self, usage: Usage, model: str, cache: CacheFor) -> float:
        return self._price(usage, model, cache)

    async def reserve(self, call: ModelCall, case_id: str | None, worst_usd: float, organisation: Organisation, *, first: bool) -> Verdict:
        return await self._ledger.reserve_call(self._marked(call), worst_usd, budget(organisation), self._clock.now())

    async def settle(self, call: ModelCall, counted_usd: float | None = None) -> None:
        if counted_usd is None and not call.cost_usd:
            await self._ledger.release_call(self._marked(call).id)
        else:
            await self._ledger.settle_call(self._marked(call), counted_usd)

    async def close(self) -> None:
        await self._ledger.close()

    def _marked(self, call: ModelCall) -> ModelCall:
        return call.model_copy(update={"id": f"{self._command}/{call.id}"})


def budget(organisation: Organisation) -> CallLimits:
    """What `limits` of the organisation file allows to be spent, by its own calendar."""
    limits = organisation.limits
    return CallLimits(usd_per_day=limits.budget_usd_per_day, usd_per_month=limits.budget_usd_per_month, time_zone=organisation.time_zone)
