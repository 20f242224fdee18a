"""Commands that ask Claude beside a helpdesk's data: what they spend stands in its ledger, and its budgets stop them with a word."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from claude_evals import FIRST, SECOND, Do, claude, command, requests, served, until
from command_line import Ran, helpdesk, lines
from fake_claude import FakeClaude, named

from storage.sqlite import SqliteStore
from storage.sqlite_files import DATABASE
from storage.store import StoredCall

__all__ = ["claude", "served"]


def in_a_thread(work: Any) -> Any:
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, work).result()


@pytest.fixture
def data(here: Path) -> Path:
    """The data folder of a helpdesk, with an empty ledger."""

    async def made() -> None:
        await SqliteStore.open(here / "helpdesk-data").close()

    in_a_thread(made())
    return here / "helpdesk-data"


def ledger(data: Path) -> tuple[StoredCall, ...]:
    async def read() -> tuple[StoredCall, ...]:
        store = SqliteStore.open(data)
        try:
            assert list(await store.check()) == []
            return await store.calls()
        finally:
            await store.close()

    found: tuple[StoredCall, ...] = in_a_thread(read())
    return found


def limit(organisation: Path, usd: float) -> None:
    organisation.write_text(organisation.read_text() + f"limits: {{budget_usd_per_day: {usd}}}\n")


def of_commands(ran: Ran) -> dict[str, dict[str, Any]]:
    return {row["command"]: row for row in ran.objects if row["by"] == "command"}


def test_what_an_evaluation_costs_stands_in_the_ledger(here: Path, data: Path, claude: FakeClaude) -> None:
    found = helpdesk("eval", lines(here / "r.jsonl", requests(4)), "--model", "claude", "--json").object
    kept = ledger(data)
    assert len(kept) == len(claude.answered) == 8
    assert sum(one.counted_usd for one in kept) == pytest.approx(found["cost"]["total_usd"])
    assert {one.call.model for one in kept} == {FIRST, SECOND}
    assert all(one.settled and one.case_id is None for one in kept)
    shown = of_commands(helpdesk("cost", "--json"))
    assert shown["eval"]["usd"] == pytest.approx(found["cost"]["total_usd"])
    assert "helpdesk eval" in helpdesk("cost").out


def test_a_trial_is_counted_too(data: Path, claude: FakeClaude) -> None:
    found = helpdesk("triage", "the vpn of desk 4 is down", "--json").object
    assert found["cost_usd"] > 0
    assert sum(one.counted_usd for one in ledger(data)) == pytest.approx(found["cost_usd"])
    assert list(of_commands(helpdesk("cost", "--json"))) == ["triage"]


def test_it_is_counted_beside_a_helpdesk_that_runs(here: Path, data: Path, claude: FakeClaude) -> None:
    async def held() -> int:
        store = SqliteStore.open(data)
        try:
            await asyncio.to_thread(helpdesk, "triage", "the vpn of desk 4 is down", "--json")
            return len(await store.calls())
        finally:
            await store.close()

    assert in_a_thread(held()) == 2


def test_without_data_nothing_is_made(here: Path, claude: FakeClaude) -> None:
    helpdesk("eval", lines(here / "r.jsonl", requests(2)), "--model", "claude")
    assert len(claude.answered) == 4
    assert not (here / "helpdesk-data").exists()


def test_the_days_budget_stops_an_evaluation_with_a_word_and_is_never_passed(
    here: Path, organisation: Path, data: Path, claude: FakeClaude
) -> None:
    limit(organisation, 0.10)
    ran = helpdesk("eval", lines(here / "r.jsonl", requests(40)), "--model", "claude", "--concurrency", 8, "--json")
    assert "Stopped: limits: budget_usd_per_day is used up." in ran.err
    assert 0 < ran.object["missing"] < 40
    # What others really cost is waited for: the last call that fits at its worst is made.
    assert 0.04 < sum(one.counted_usd for one in ledger(data)) <= 0.10
    assert "circuit" not in json.dumps(ran.object["failures"])


def test_the_days_budget_stops_trials_with_a_word(here: Path, organisation: Path, data: Path, claude: FakeClaude) -> None:
    limit(organisation, 0.000001)
    one = helpdesk("triage", "the vpn of desk 4 is down", "--json")
    assert "Claude was not asked: limits: budget_usd_per_day is used up." in one.err
    many = helpdesk("triage", "--jsonl", lines(here / "t.jsonl", [{"id": 1, "text": "the vpn of desk 4 is down"}]))
    assert (many.status, many.out) == (2, "")
    assert "t.jsonl line 1: Claude was not asked: limits: budget_usd_per_day is used up" in many.err
    assert claude.asked == []
    assert ledger(data) == ()


def test_a_batch_counts_at_half_price_and_once_however_often_it_is_gone_on_with(
    here: Path, data: Path, served: tuple[FakeClaude, Do]
) -> None:
    claude, do = served
    claude.batches.polls = None
    arguments = (lines(here / "r.jsonl", requests(3)), "--model", "claude", "--batch", "--poll", "0.05", "--results", here / "kept.jsonl")
    process = command(*arguments)
    on_their_way = here / "kept.jsonl.batches"
    until(lambda: on_their_way.exists() and '"sent"' in on_their_way.read_text())
    process.kill()
    process.wait()
    assert [one.call.result for one in ledger(data)] == ["reserved"] * 3
    do(claude.batches.end())
    claude.batches.polls = 1
    found = helpdesk("eval", *arguments, "--json").object
    kept = ledger(data)
    assert [one.call.result for one in kept] == ["ok"] * 6
    assert sum(one.counted_usd for one in kept) == pytest.approx(found["cost"]["total_usd"])
    helpdesk("eval", *arguments, "--json")
    assert ledger(data) == kept


class FirstExpires(dict[str, str]):
    """What becomes of requests in batches: the first one expires."""

    def get(self, name: Any, default: Any = None) -> Any:
        return "expired" if self.setdefault("first", str(name)) == name else default


def test_what_a_batch_did_not_answer_costs_nothing_and_counts_when_it_is_asked_again(here: Path, data: Path, claude: FakeClaude) -> None:
    arguments = (lines(here / "r.jsonl", requests(3)), "--model", "claude", "--batch", "--poll", "0.05", "--results", here / "kept.jsonl")
    claude.batches.outcome = FirstExpires()
    helpdesk("eval", *arguments, "--json")
    assert sorted(one.call.stage for one in ledger(data)) == ["stage_1"] * 2 + ["stage_2"] * 2
    claude.batches.outcome = {}
    found = helpdesk("eval", *arguments, "--resume", "--json").object
    kept = ledger(data)
    assert len(kept) == 6
    assert sum(one.counted_usd for one in kept) == pytest.approx(found["cost"]["total_usd"])


def test_an_unknown_model_is_refused_before_anything_is_asked(here: Path, claude: FakeClaude) -> None:
    ran = helpdesk("eval", lines(here / "r.jsonl", requests(2)), "--model", "claude-nope")
    assert (ran.status, ran.out, claude.asked) == (2, "", [])
    assert "claude-nope: the API knows no model of that name" in ran.err


def test_a_gateway_without_a_list_of_models_is_asked_all_the_same(here: Path, claude: FakeClaude) -> None:
    claude.faults.html(status=404, path="/v1/models/*", times=None)
    assert helpdesk("eval", lines(here / "r.jsonl", requests(2)), "--model", "claude", "--json").object["n"] == 2


def test_a_prompt_that_was_never_asked_gets_no_line_to_paste(here: Path, claude: FakeClaude) -> None:
    claude.always(
        named(language="en", label="hr", label_confidence=0.95, article="none", answer_confidence=0.0),
        when=lambda request: "label" in request.properties,
    )
    ran = helpdesk("eval", lines(here / "r.jsonl", requests(2)), "--model", "claude")
    assert {one.model for one in claude.asked} == {FIRST}
    assert "measured_with" not in ran.out
    assert "The prompt of stage 2 was never answered" in ran.err


def test_a_ledger_that_cannot_be_written_stops_it_before_anything_is_asked(here: Path, data: Path, claude: FakeClaude) -> None:
    (data / DATABASE).write_bytes(b"not a database" * 500)
    for arguments in (("triage", "the vpn of desk 4 is down"), ("eval", lines(here / "r.jsonl", requests(1)), "--model", "claude")):
        ran = helpdesk(*arguments)
        assert ran.status == 2
        assert "is damaged" in ran.err
    assert claude.asked == []
