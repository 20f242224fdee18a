"""Spending over the ledger: minute, day and month are held, what became of each call is kept and counted in the metrics."""

from pathlib import Path

from helpdesks import sample
from outside_world import Lasting, LastingClock
from paid_calls import paid

from bot.metrics import Metrics
from bot.models.prices import load
from bot.models.spending import LedgerSpending
from bot.models.spending_port import Spending
from storage.sqlite import SqliteStore
from triage.case import Usage
from triage.organisation import Organisation


def limited(**limits: object) -> Organisation:
    return sample().model_copy(update={"limits": sample().limits.model_copy(update=limits)})


def opened(folder: Path) -> tuple[SqliteStore, LedgerSpending, Lasting, Metrics]:
    store, world, metrics = SqliteStore.open(folder), Lasting(), Metrics()
    return store, LedgerSpending(store, LastingClock(world), load(), metrics), world, metrics


async def test_the_first_call_of_a_request_was_counted_by_enrich_and_the_second_is_counted_here(tmp_path: Path) -> None:
    store, books, _, _ = opened(tmp_path)
    spending: Spending = books
    one_a_minute = limited(model_calls_per_minute=1)
    assert await spending.reserve(paid(), None, 0.01, one_a_minute, first=True) == "ok"
    assert await spending.reserve(paid(), None, 0.01, one_a_minute, first=False) == "ok"
    assert await spending.reserve(paid(), None, 0.01, one_a_minute, first=False) == "minute"
    assert len(await store.calls()) == 2
    await store.close()


async def test_a_budget_is_held_by_the_organisations_calendar_and_frees_with_what_was_not_spent(tmp_path: Path) -> None:
    store, spending, world, _ = opened(tmp_path)
    org = limited(budget_usd_per_day=0.10, budget_usd_per_month=0.15)
    first = paid(usd=0.02)
    assert await spending.reserve(first, None, 0.08, org, first=True) == "ok"
    assert await spending.reserve(paid(), None, 0.08, org, first=True) == "day"
    await spending.settle(first)
    second = paid(usd=0.08)
    assert await spending.reserve(second, None, 0.08, org, first=True) == "ok"
    LastingClock(world).skip(days=1)
    assert await spending.reserve(paid(), None, 0.06, org, first=True) == "month"
    assert await spending.reserve(paid(), None, 0.05, org, first=True) == "ok"
    await store.close()


async def test_an_answer_that_never_came_counts_at_what_it_may_have_cost(tmp_path: Path) -> None:
    store, spending, _, _ = opened(tmp_path)
    org, lost = limited(budget_usd_per_day=0.10), paid(usd=0.0, result="timeout", tokens=(0, 0, 0, 0))
    await spending.reserve(lost, "C1001", 0.08, org, first=True)
    await spending.settle(lost, 0.08)
    assert await spending.reserve(paid(), None, 0.03, org, first=True) == "day"
    await store.close()


async def test_calls_tokens_and_cost_are_counted_without_names_or_ids(tmp_path: Path) -> None:
    store, spending, _, metrics = opened(tmp_path)
    for call in (paid(usd=0.03, tokens=(100, 20, 3, 4)), paid("stage_1", usd=0.001, result="timeout"), paid(usd=0.02, tokens=(1, 2, 3, 4))):
        await spending.settle(call)
    page = metrics.text({}).decode()
    for line in (
        'helpdesk_model_calls_total{model="claude-opus-4-6",result="ok",stage="stage_2"} 2.0',
        'helpdesk_model_calls_total{model="claude-haiku-5-5",result="timeout",stage="stage_1"} 1.0',
        'helpdesk_model_cost_usd_total{model="claude-opus-4-6",stage="stage_2"} 0.05',
        'helpdesk_model_tokens_total{kind="input",model="claude-opus-4-6"} 101.0',
        'helpdesk_model_tokens_total{kind="output",model="claude-opus-4-6"} 22.0',
        'helpdesk_model_tokens_total{kind="cache_write",model="claude-opus-4-6"} 6.0',
        'helpdesk_model_tokens_total{kind="cache_read",model="claude-opus-4-6"} 8.0',
        'helpdesk_model_call_seconds_count{model="claude-opus-4-6",stage="stage_2"} 2.0',
    ):
        assert line in page
    assert "paid-" not in page
    await store.close()


async def test_a_price_is_told_for_any_model(tmp_path: Path) -> None:
    store, spending, _, _ = opened(tmp_path)
    used = Usage(input_tokens=1000, output_tokens=100)
    assert spending.cost_usd(used, "claude-opus-4-6", "5m") == 0.0075
    assert spending.cost_usd(used, "nobody-knows-it", "off") >= 0.0075
    await store.close()
