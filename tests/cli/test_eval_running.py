"""A run with a model of few lines: asked once, kept at once, asked again where it may pass, stopped where it may not."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.evaluating.ceiling import Ceiling
from bot.evaluating.kept import Results, last_run, read_results
from bot.evaluating.rows import Labelled
from bot.evaluating.running import MOST_PAUSES, MOST_TRIES, Pace, Run, is_open, to_ask
from bot.evaluating.setups import Setup
from bot.organisation_file import load, sample_path
from bot.trial import Trial
from bot.wrong_input import WrongInput
from triage.case import Asked, Assessment, Issue, ModelCall, Usage
from triage.scoring import Truth

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SETUP = Setup(model="tiny", organisation="o")


class FixedClock:
    def now(self) -> datetime:
        return NOW


def call(cost: float = 0.01) -> ModelCall:
    asked = {"model": "tiny", "prompt_version": "triage/1", "prompt_hash": "h", "usage": Usage(input_tokens=9)}
    return ModelCall.model_validate({"id": f"c{cost}", "stage": "stage_2", "at": NOW, "cost_usd": cost, **asked})


def answer(failure: str | None = None) -> Trial:
    """What a request comes to that is left alone; failed if so said."""
    assessment = Assessment(issues=(Issue(summary="s"),))
    return Trial(ignored_because="chatter", seconds=0.5, asked=Asked(model="tiny", assessment=assessment, failure=failure, calls=(call(),)))


class Tiny:
    """A model that is asked by words, and fails as often as it is told."""

    def __init__(self, *failures: str) -> None:
        self.asked: list[str] = []
        self.failures = list(failures)

    async def __call__(self, text: str) -> Trial:
        self.asked.append(text)
        await asyncio.sleep(0)
        return answer(self.failures.pop(0) if self.failures else None)


def rows(*texts: str) -> list[Labelled]:
    return [Labelled(id=f"r{n}", line=n, text=text, truth=Truth(is_request=False)) for n, text in enumerate(texts, 1)]


async def run(
    path: Path,
    tiny: Tiny,
    asked: list[Labelled],
    *,
    concurrency: int = 1,
    failed: bool = False,
    told: Callable[[int], None] = lambda n: None,
) -> Run:
    async def no_time(seconds: float) -> None:
        loop = asyncio.get_running_loop()
        found.pace.held_until = loop.time()

    with Results(path, SETUP, NOW) as kept:
        found = Run(kept, tiny, FixedClock(), told, Pace(sleep=no_time))
        await found.over(to_ask(kept, asked, failed=failed), concurrency)
    return found


async def test_each_text_is_asked_once_and_never_again(tmp_path: Path) -> None:
    tiny, told = Tiny(), list[int]()
    await run(tmp_path / "r.jsonl", tiny, rows("a", "b", "a"), concurrency=3, told=told.append)
    await run(tmp_path / "r.jsonl", tiny, rows("a", "b", "c"))
    assert tiny.asked == ["a", "b", "c"]
    assert told == [2, 3]


async def test_what_is_kept_names_setup_and_cost_and_no_words(tmp_path: Path) -> None:
    await run(tmp_path / "r.jsonl", Tiny(), rows("my secret words"))
    setup, results = last_run(tmp_path / "r.jsonl")
    (result,) = results.values()
    assert setup == SETUP
    assert (result.id, result.cost_usd, result.seconds, result.said.outcome) == ("r1", 0.01, 0.5, "ignored")
    assert "secret" not in (tmp_path / "r.jsonl").read_text()


async def test_a_line_that_a_crash_cut_off_is_asked_again(tmp_path: Path) -> None:
    path, tiny = tmp_path / "r.jsonl", Tiny()
    await run(path, tiny, rows("a", "b"))
    path.write_bytes(path.read_bytes()[:-20])
    await run(path, tiny, rows("a", "b"))
    assert tiny.asked == ["a", "b", "b"]
    assert len(read_results(path)[1]) == 2


async def test_what_may_pass_is_asked_again_after_a_pause_for_all(tmp_path: Path) -> None:
    tiny = Tiny("rate limited: 429", "overloaded: 529")
    found = await run(tmp_path / "r.jsonl", tiny, rows("a", "b"))
    assert tiny.asked == ["a", "b", "a", "b"]
    assert found.stopped is None
    results = last_run(tmp_path / "r.jsonl")[1].values()
    assert [result.said.status for result in results] == ["ok", "ok"]
    # What a failed try has cost counts with the answer.
    assert [result.cost_usd for result in results] == [0.02, 0.02]


async def test_what_fails_for_ever_is_kept_as_failed_and_asked_again_only_when_told(tmp_path: Path) -> None:
    path, tiny = tmp_path / "r.jsonl", Tiny(*["no answer within 12 s"] * MOST_TRIES)
    await run(path, tiny, rows("a"))
    assert len(tiny.asked) == MOST_TRIES
    await run(path, tiny, rows("a"))
    assert len(tiny.asked) == MOST_TRIES
    await run(path, tiny, rows("a"), failed=True)
    assert [one.said.status for one in last_run(path)[1].values()] == ["ok"]


async def test_what_never_passes_ends_the_run_and_nothing_counts_as_failed(tmp_path: Path) -> None:
    tiny = Tiny(*["connection: refused"] * 99)
    found = await run(tmp_path / "r.jsonl", tiny, rows(*"abcdefghijkl"))
    assert found.stopped == "connection: refused"
    assert len(tiny.asked) == MOST_PAUSES + 1
    assert all(is_open(result) for result in last_run(tmp_path / "r.jsonl")[1].values())


async def test_what_was_paid_before_a_run_stopped_counts_in_the_next_one_once(tmp_path: Path) -> None:
    path, tiny, asked = tmp_path / "r.jsonl", Tiny(*["connection: refused"] * 99), rows(*"abcdefghijkl")
    await run(path, tiny, asked)
    with Results(path, SETUP, NOW) as kept:
        assert kept.paid_usd == pytest.approx(0.01 * len(tiny.asked))
    tiny.failures = []
    await run(path, tiny, asked)
    with Results(path, SETUP, NOW) as kept:
        assert kept.paid_usd == pytest.approx(0.01 * len(tiny.asked))
    found = last_run(path)[1].values()
    assert [result.said.status for result in found] == ["ok"] * 12
    assert sum(len(result.calls) for result in found) == len(tiny.asked)


async def test_a_refused_key_ends_the_run_and_nothing_is_lost(tmp_path: Path) -> None:
    path, tiny = tmp_path / "r.jsonl", Tiny()
    await run(path, tiny, rows("a"))
    tiny.failures = ["refused key: 401", *["refused key: 401"] * 9]
    found = await run(path, tiny, rows("a", "b", "c", "d"))
    assert (found.stopped, tiny.asked) == ("refused key: 401", ["a", "b"])
    tiny.failures = []
    await run(path, tiny, rows("a", "b", "c", "d"))
    assert tiny.asked == ["a", "b", "b", "c", "d"]


async def test_two_runs_never_write_the_same_results(tmp_path: Path) -> None:
    with Results(tmp_path / "r.jsonl", SETUP, NOW), pytest.raises(WrongInput, match="another `helpdesk eval`"):
        Results(tmp_path / "r.jsonl", SETUP, NOW)


def test_another_file_is_refused_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"text": "not ours"}\n', encoding="utf-8")
    with pytest.raises(WrongInput, match=r"r\.jsonl line 1"):
        Results(path, SETUP, NOW)
    assert json.loads(path.read_text()) == {"text": "not ours"}


async def test_a_file_holds_several_setups_and_the_last_one_is_compared(tmp_path: Path) -> None:
    path, other = tmp_path / "r.jsonl", SETUP.model_copy(update={"model": "other"})
    await run(path, Tiny(), rows("a"))
    with Results(path, other, NOW) as kept:
        assert kept.get("a") is None
    assert last_run(path) == (other, {})


async def reserve(ceiling: Ceiling, name: str, worst: float) -> str:
    return await ceiling.reserve(call().model_copy(update={"id": name}), None, worst, load(sample_path()), first=True)


async def test_a_ceiling_is_never_passed_and_waits_for_what_calls_really_cost() -> None:
    ceiling = Ceiling(lambda usage, model, cache: 0.0, 1.0, waits=True)
    assert await reserve(ceiling, "a", 0.6) == "ok"
    second = asyncio.create_task(reserve(ceiling, "b", 0.6))
    await asyncio.sleep(0)
    assert not second.done()
    await ceiling.settle(call(0.1).model_copy(update={"id": "a"}))
    assert await second == "ok"
    await ceiling.settle(call(0.6).model_copy(update={"id": "b"}))
    assert (await reserve(ceiling, "c", 0.6), ceiling.reached) == ("day", True)
    assert ceiling.spent_usd == pytest.approx(0.7)


async def test_a_call_that_was_never_answered_counts_at_its_worst() -> None:
    ceiling = Ceiling(lambda usage, model, cache: 0.0, 1.0, waits=False)
    await reserve(ceiling, "a", 0.6)
    await ceiling.settle(call(0.0).model_copy(update={"id": "a"}), 0.6)
    assert await reserve(ceiling, "b", 0.6) == "day"


async def test_a_call_that_is_tried_again_holds_more_or_is_not_repeated_and_waits_for_nobody() -> None:
    ceiling = Ceiling(lambda usage, model, cache: 0.0, 1.0, waits=True)
    assert [await reserve(ceiling, "a", worst) for worst in (0.4, 0.8, 1.2)] == ["ok", "ok", "day"]
    assert not ceiling.reached, "others may still be asked when this one has ended"
    await ceiling.settle(call(0.1).model_copy(update={"id": "a"}), 0.5)
    assert await reserve(ceiling, "b", 0.5) == "ok"
