"""What `helpdesk eval` and `helpdesk triage` spend: in the same ledger, under the same budgets, told apart from the helpdesk's own."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from helpdesks import sample
from outside_world import Lasting, LastingClock
from paid_calls import START, paid

from bot.models.fixed_part import asked_at
from bot.models.spending import CommandSpending
from bot.spent import report
from storage.sqlite import SqliteStore
from storage.sqlite_ledger import Ledger
from storage.store import CallLimits, StoredCall, StoreError
from triage.organisation import Organisation

FREE = CallLimits()


def limited(org: Organisation, **limits: object) -> Organisation:
    return org.model_copy(update={"limits": org.limits.model_copy(update=limits)})


async def kept(store: SqliteStore) -> list[tuple[str, str, float]]:
    return [(one.call.id, one.call.result, one.counted_usd) for one in await store.calls()]


@contextmanager
def beside(folder: Path) -> Iterator[tuple[SqliteStore, Ledger]]:
    """A helpdesk that holds the folder, and a command's ledger beside it."""
    store = SqliteStore.open(folder)
    ledger = Ledger.open(folder)
    yield store, ledger


async def test_the_helpdesk_and_a_command_share_one_budget_to_the_cent(tmp_path: Path) -> None:
    with beside(tmp_path) as (store, ledger):
        day = CallLimits(usd_per_day=1.0)
        one_by_one = [
            (store.reserve_call(paid(), None, 0.09, day, START) if n % 2 else ledger.reserve_call(paid(), 0.09, day, START))
            for n in range(30)
        ]
        verdicts = await asyncio.gather(*one_by_one)
        assert verdicts.count("ok") == 11
        assert sum(usd for _, _, usd in await kept(store)) == pytest.approx(0.99)
        assert list(await store.check()) == []
        await ledger.close()
        await store.close()


async def test_what_cost_nothing_leaves_no_trace_and_what_is_refused_may_be_asked_for_again(tmp_path: Path) -> None:
    with beside(tmp_path) as (store, ledger):
        world = Lasting()
        books = CommandSpending(ledger, LastingClock(world), lambda usage, model, cache: 0.0, "eval")
        org = limited(sample(), budget_usd_per_day=0.10)
        answered, failed, lost = (
            paid(usd=0.02, id="a"),
            paid(usd=0.0, id="b", result="refused_key"),
            paid(usd=0.0, id="c", result="timeout"),
        )
        assert await books.reserve(answered, "C0", 0.05, org, first=True) == "ok"
        assert await books.reserve(failed, "C0", 0.05, org, first=False) == "ok"
        assert await books.reserve(lost, "C0", 0.05, org, first=False) == "day"
        await books.settle(answered)
        await books.settle(failed)
        assert await books.reserve(lost, "C0", 0.05, org, first=False) == "ok"
        await books.settle(lost, 0.05)
        assert await kept(store) == [("eval/a", "ok", 0.02), ("eval/c", "timeout", 0.05)]
        assert await store.newest_call("refused_key") is None
        await books.close()
        await store.close()


def test_a_folder_without_data_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no helpdesk data"):
        Ledger.open(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def stored(name: str, usd: float, case_id: str | None = None) -> StoredCall:
    call = paid(usd=usd, id=name)
    return StoredCall(
        call=call, case_id=case_id, category=None, at=call.at, day="2026-11-24", settled=True, reserved_usd=usd, counted_usd=usd
    )


def test_commands_stand_apart_in_the_sums_and_the_price_of_a_case_knows_nothing_of_them() -> None:
    found = report([stored("x", 0.02, "C1"), stored("eval/1", 0.5), stored("eval/2", 0.25), stored("triage/1", 0.01)])
    assert found.total.usd == pytest.approx(0.78)
    assert found.total.per_case_usd == pytest.approx(0.02)
    assert [(name, one.usd, one.calls) for name, one in found.commands] == [("eval", 0.75, 2), ("triage", 0.01, 1)]
    assert [name for name, _ in found.topics] == ["-"]


def test_the_plan_of_the_cache_does_not_stand_on_what_commands_asked() -> None:
    assert len(asked_at([stored("x", 0.01, "C1"), stored("eval/1", 0.01)], "stage_2", "claude-opus-4-6")) == 1
