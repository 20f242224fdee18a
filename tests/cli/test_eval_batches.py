"""`helpdesk eval --batch`: stage by stage at half price, answered in any order, and after kill -9 nothing is sent twice."""

from pathlib import Path
from typing import Any

import pytest
from claude_evals import SECOND, Do, claude, command, requests, served, until
from command_line import ORGANISATION, helpdesk, lines
from fake_claude import FakeClaude

__all__ = ["claude", "served"]
BATCH = ("--model", "claude", "--batch", "--poll", 0.05)


def test_each_stage_is_one_batch_at_half_price(here: Path, claude: FakeClaude) -> None:
    file = lines(here / "test.jsonl", requests(6))
    ran = helpdesk("eval", file, *BATCH, "--json")
    found = ran.object
    assert (found["n"], found["accuracy"], found["failed"]) == (6, 1, 0)
    assert claude.asked == []
    assert [len(batch.items) for batch in claude.batches.held.values()] == [6, 6]
    assert {item.model for item in list(claude.batches.held.values())[1].items} == {SECOND}
    assert found["latency"] is None
    assert "6 of 6 done" in ran.err
    live = helpdesk("eval", file, "--model", "claude", "--results", here / "live.jsonl", "--json").object
    stages, halves = live["cost"]["stages"], found["cost"]["stages"]
    tokens = ("input_tokens", "output_tokens")
    assert [stages["stage_2"][name] for name in tokens] == [halves["stage_2"][name] for name in tokens]
    assert found["cost"]["total_usd"] < 0.7 * live["cost"]["total_usd"]


def test_a_batch_asks_what_would_be_asked_one_by_one_filled_fixed_part_included(here: Path, claude: FakeClaude) -> None:
    (here / "helpdesk.yaml").write_text(f"{ORGANISATION}models: {{fixed_part: filled}}\n", encoding="utf-8")
    words = ("cable", "socket", "switch", "router", "tunnel", "wireless")
    history = [{"text": f"the {words[n % 6]} of floor {n} is slow since the works in room {n * 7}", "label": "network"} for n in range(300)]
    assert helpdesk("examples", "import", lines(here / "history.jsonl", history)).status == 0
    file = lines(here / "test.jsonl", requests(1))
    helpdesk("eval", file, *BATCH)
    helpdesk("eval", file, "--model", "claude", "--results", here / "live.jsonl")
    assert [item.system for item in claude.batches.items] == [request.system for request in claude.asked]
    assert "is slow" in claude.batches.items[-1].system


def test_only_what_the_first_stage_leaves_open_is_asked_again(here: Path, claude: FakeClaude) -> None:
    claude.always({"language": "en", "label": "hr", "label_confidence": 0.97, "article": "none", "answer_confidence": 0.0},
                  when=lambda request: "issues" not in request.properties and "holidays" in request.user)  # fmt: skip
    rows = [*requests(3), {"text": "how many holidays do I have left", "kind": "hr"}]
    found = helpdesk("eval", lines(here / "test.jsonl", rows), *BATCH, "--json").object
    assert [len(batch.items) for batch in claude.batches.held.values()] == [4, 3]
    assert (found["accuracy"], found["settled"]["stage_1"]["n"]) == (1, 1)


def test_the_same_words_are_one_question(here: Path, claude: FakeClaude) -> None:
    rows = [*requests(2), *requests(2)]
    found = helpdesk("eval", lines(here / "test.jsonl", rows), *BATCH, "--json").object
    assert [len(batch.items) for batch in claude.batches.held.values()] == [2, 2]
    assert found["n"] == 4


class FirstOfEach(dict[str, str]):
    """What becomes of requests in batches: the first of stage 1 expires, the first of stage 2 errs, as they come."""

    def get(self, name: Any, default: Any = None) -> Any:
        stage = str(name).partition("-")[0]
        held = self.setdefault(stage, str(name))
        return {"stage1": "expired", "stage2": "errored"}[stage] if held == name else default


def test_what_errs_or_expires_is_reported_and_asked_again_with_resume(here: Path, claude: FakeClaude) -> None:
    file, claude.batches.outcome = lines(here / "test.jsonl", requests(4)), FirstOfEach()
    ran = helpdesk("eval", file, *BATCH, "--json")
    assert (ran.object["failed"], ran.object["n"]) == (2, 2)
    assert "--resume asks them again" in ran.err
    assert {"expired", "errored"} == {why.split(": ")[1] for why in ran.object["failures"]}
    claude.batches.outcome = {}
    sent = len(claude.batches.items)
    again = helpdesk("eval", file, *BATCH, "--json")
    assert (again.object["failed"], len(claude.batches.items)) == (2, sent)
    resumed = helpdesk("eval", file, *BATCH, "--resume", "--json").object
    assert (resumed["failed"], resumed["n"], resumed["accuracy"]) == (0, 4, 1)
    # One first look with its second stage, and one second stage alone.
    assert len(claude.batches.items) == sent + 3


@pytest.mark.slow
def test_after_kill_nine_it_fetches_what_was_sent(here: Path, served: tuple[FakeClaude, Do]) -> None:
    claude, do = served
    claude.batches.polls = None
    file, kept = lines(here / "test.jsonl", requests(5)), here / "kept.jsonl"
    arguments = (file, *BATCH, "--results", kept)
    running = command(*arguments)
    on_their_way = kept.with_name("kept.jsonl.batches")
    until(lambda: on_their_way.exists() and '"sent"' in on_their_way.read_text())
    running.kill()
    running.wait()
    do(claude.batches.end())
    claude.batches.polls = 1
    found = helpdesk("eval", *arguments, "--json").object
    assert (found["n"], found["accuracy"]) == (5, 1)
    names = [item.custom_id for item in claude.batches.items]
    assert len(names) == len(set(names)) == 10


@pytest.mark.parametrize("arrived", [True, False])
def test_a_batch_whose_id_was_never_heard_is_found_or_sent_again(here: Path, claude: FakeClaude, arrived: bool) -> None:
    """As after dying between the call and its answer: that a batch is being sent stands there, its id does not."""
    file, kept = lines(here / "test.jsonl", requests(3)), here / "kept.jsonl"
    arguments = (file, *BATCH, "--results", kept)
    helpdesk("eval", *arguments)
    on_their_way = kept.with_name("kept.jsonl.batches")
    kept.write_text(kept.read_text().splitlines(keepends=True)[0])
    on_their_way.write_text("".join(on_their_way.read_text().splitlines(keepends=True)[:2]))
    stages = list(claude.batches.held.values())
    if not arrived:
        claude.batches.held.clear()
    found = helpdesk("eval", *arguments, "--json")
    assert found.object["n"] == 3
    assert "looking whether it was" in found.err
    again = [batch for batch in claude.batches.held.values() if batch not in stages]
    assert [len(batch.items) for batch in again] == ([3] if arrived else [3, 3])


def test_a_lasting_refusal_ends_it_with_a_word_and_the_next_run_goes_on(here: Path, claude: FakeClaude) -> None:
    file = lines(here / "test.jsonl", requests(3))
    claude.faults.status(401, path="/v1/messages/batches*")
    ran = helpdesk("eval", file, *BATCH, "--json")
    assert (ran.object["asked"], ran.object["missing"]) == (0, 3)
    assert "refused key" in ran.err
    assert helpdesk("eval", file, *BATCH, "--json").object["n"] == 3


def test_passing_faults_on_the_way_are_sat_out(here: Path, claude: FakeClaude) -> None:
    claude.faults.status(529, path="/v1/messages/batches*", times=2)
    claude.faults.reset(path="/v1/messages/batches/*", skip=1)
    found = helpdesk("eval", lines(here / "test.jsonl", requests(3)), *BATCH, "--json").object
    assert (found["n"], found["accuracy"], len(claude.batches.items)) == (3, 1, 6)


def test_an_unreadable_answer_is_not_sent_twice(here: Path, claude: FakeClaude) -> None:
    claude.always("no JSON", when=lambda request: "issues" in request.properties and "desk 1 " in request.user)
    found = helpdesk("eval", lines(here / "test.jsonl", requests(3)), *BATCH, "--json").object
    assert (found["unreadable"], len(claude.batches.items)) == (1, 6)
    assert found["cost"]["stages"]["stage_2"]["calls"] == 3


def test_money_stops_a_batch_before_it_is_sent(here: Path, claude: FakeClaude) -> None:
    ran = helpdesk("eval", lines(here / "test.jsonl", requests(6)), *BATCH, "--max-usd", 0.05, "--json")
    assert "--max-usd is reached" in ran.err
    assert ran.object["cost"]["total_usd"] <= 0.05


def test_the_offline_model_needs_no_batch(here: Path, claude: FakeClaude) -> None:
    ran = helpdesk("eval", lines(here / "test.jsonl", requests(2)), "--batch")
    assert (ran.status, ran.out) == (2, "")
    assert "--model claude" in ran.err
