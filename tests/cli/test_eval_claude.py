"""`helpdesk eval` with Claude, through the real SDK against the fake Messages API: scored, paid, kept, resumed, stopped, compared."""

import json
from pathlib import Path

import pytest
from claude_evals import FIRST, SECOND, claude, command, requests, served, until
from command_line import helpdesk, lines
from fake_claude import FakeClaude, named

__all__ = ["claude", "served"]


def test_requests_go_through_both_stages_and_every_label_is_scored(here: Path, claude: FakeClaude) -> None:
    file = lines(here / "test.jsonl", [*requests(), {"text": "the vpn", "category": "printing"}])
    found = helpdesk("eval", file, "--model", "claude", "--json").object
    assert (found["n"], found["accuracy"], found["failed"], found["unreadable"]) == (7, pytest.approx(6 / 7), 0, 0)
    assert found["fields"]["priority"]["accuracy"] == 1
    assert found["calibration"]["category"]["coverage_at_085"] == 1
    assert found["setup"]["prompts"] == ["first-look/1", "triage/1"]
    assert {name: stage["calls"] for name, stage in found["cost"]["stages"].items()} == {"stage_1": 7, "stage_2": 7}
    assert found["cost"]["total_usd"] > 0
    assert found["latency"]["p50"] > 0
    assert [request.model for request in claude.asked].count(SECOND) == 7


def test_for_people_it_ends_with_a_table_for_the_prompt(here: Path, claude: FakeClaude) -> None:
    plain = helpdesk("eval", lines(here / "test.jsonl", requests()), "--model", "claude").out
    assert f"6 requests, {SECOND} after {FIRST}, triage/1" in plain
    heading, dashes, row = [line for line in plain.splitlines() if line.startswith("|")]
    assert heading.count("|") == dashes.count("|") == row.count("|")
    assert "| first-look/1 + triage/1 |" in row
    assert "measured_with: '" in plain


def test_another_model_and_prompt_are_asked_as_told(here: Path, claude: FakeClaude) -> None:
    file = lines(here / "test.jsonl", requests(2))
    found = helpdesk("eval", file, "--model", "claude-sonnet-5-5", "--prompt", "triage/1", "--json").object
    assert found["setup"]["model"] == "claude-sonnet-5-5"
    assert {request.model for request in claude.asked} == {FIRST, "claude-sonnet-5-5"}
    missing = helpdesk("eval", file, "--prompt", "triage/999")
    assert missing.status == 2
    assert "999" in missing.err


def test_the_same_command_again_asks_and_pays_for_nothing(here: Path, claude: FakeClaude) -> None:
    file = lines(here / "test.jsonl", requests())
    before = helpdesk("eval", file, "--model", "claude", "--json")
    asked = len(claude.asked)
    after = helpdesk("eval", file, "--model", "claude", "--json")
    assert len(claude.asked) == asked
    assert after.object == before.object
    assert "6 of 6 requests were answered before" in after.err


def test_what_is_kept_holds_no_words_of_a_request(here: Path, claude: FakeClaude) -> None:
    helpdesk("eval", lines(here / "test.jsonl", requests(2)), "--model", "claude", "--results", here / "kept.jsonl")
    kept = (here / "kept.jsonl").read_text()
    assert "desk 1" not in kept
    assert len(kept.splitlines()) == 3


@pytest.mark.slow
def test_after_kill_nine_it_goes_on_and_asks_nothing_twice(here: Path, claude: FakeClaude) -> None:
    file, kept = lines(here / "test.jsonl", requests(8)), here / "kept.jsonl"
    claude.latency = 0.15
    arguments = (file, "--model", "claude", "--results", kept, "--concurrency", 1)
    running = command(*arguments)
    until(lambda: kept.exists() and kept.read_bytes().count(b"\n") >= 4)
    running.kill()
    running.wait()
    answered = kept.read_bytes().count(b"\n") - 1
    claude.latency = 0.0
    found = helpdesk("eval", *arguments, "--json")
    assert found.object["n"] == 8
    assert f"{answered} of 8 requests were answered before" in found.err
    # Only the one request that was under way is asked again.
    assert 16 <= len(claude.asked) <= 18


def test_limits_of_the_account_do_not_break_it(here: Path, claude: FakeClaude) -> None:
    claude.faults.status(429, retry_after=0.05, times=3)
    found = helpdesk("eval", lines(here / "test.jsonl", requests(4)), "--model", "claude", "--concurrency", 2, "--json").object
    assert (found["n"], found["failed"], found["accuracy"]) == (4, 0, 1)


def test_a_refused_key_ends_it_and_is_said(here: Path, claude: FakeClaude) -> None:
    claude.keys.clear()
    ran = helpdesk("eval", lines(here / "test.jsonl", requests(5)), "--model", "claude", "--json")
    assert (ran.object["asked"], ran.object["missing"]) == (0, 5)
    assert "Stopped: refused key" in ran.err


def test_without_an_account_it_says_what_to_set(here: Path, organisation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    ran = helpdesk("eval", lines(here / "test.jsonl", requests(2)), "--model", "claude")
    assert (ran.status, ran.out) == (2, "")
    assert "ANTHROPIC_API_KEY" in ran.err


def test_money_stops_it_in_time_and_the_rest_is_asked_later(here: Path, claude: FakeClaude) -> None:
    file = lines(here / "test.jsonl", requests(8))
    ran = helpdesk("eval", file, "--model", "claude", "--max-usd", 0.1, "--json")
    assert "--max-usd is reached" in ran.err
    assert 0 < ran.object["n"] < 8
    assert ran.object["cost"]["total_usd"] <= 0.1
    rest = helpdesk("eval", file, "--model", "claude", "--json").object
    assert (rest["n"], rest["missing"]) == (8, 0)


def test_an_unreadable_answer_is_counted_apart_and_wrong(here: Path, claude: FakeClaude) -> None:
    claude.always("no JSON at all", when=lambda request: "desk 1 " in request.user)
    found = helpdesk("eval", lines(here / "test.jsonl", requests(4)), "--model", "claude", "--json").object
    assert (found["n"], found["unreadable"], found["failed"], found["accuracy"]) == (4, 1, 0, 0.75)
    assert found["outcomes"]["person"] >= 1


def test_two_settings_are_compared_and_asked_only_once(here: Path, claude: FakeClaude) -> None:
    file = lines(here / "test.jsonl", [{**row, "outcome": "ticket_proposed"} for row in requests(8)])
    found = helpdesk("eval", file, "--compare", "offline", "claude", "--json").object
    outcome = found["differences"]["outcome"]
    assert (found["n"], outcome["first"], outcome["second"], outcome["only_second"]) == (8, 0, 1, 8)
    assert outcome["p"] == pytest.approx(2 / 2**8)
    asked = len(claude.asked)
    plain = helpdesk("eval", file, "--compare", "offline", "claude").out
    assert len(claude.asked) == asked
    assert "exact McNemar test" in plain
    assert "(B is right)" in plain


def test_two_results_files_are_compared_without_asking(here: Path, claude: FakeClaude) -> None:
    file = lines(here / "test.jsonl", requests(4))
    helpdesk("eval", file, "--results", here / "offline.jsonl")
    helpdesk("eval", file, "--model", "claude", "--results", here / "claude.jsonl")
    asked = len(claude.asked)
    found = helpdesk("eval", file, "--compare", here / "offline.jsonl", here / "claude.jsonl", "--json").object
    assert (found["n"], found["first"]["name"], len(claude.asked)) == (4, "offline", asked)
    assert {flip["id"] for flip in found["flips"]} <= {"r0", "r1", "r2", "r3"}
    ran = helpdesk("eval", file, "--compare", here / "offline.jsonl", here / "gone.jsonl")
    assert ran.status == 2
    assert "gone.jsonl" in ran.err


def test_no_secret_of_a_labelled_request_leaves(here: Path, claude: FakeClaude) -> None:
    helpdesk(
        "eval", lines(here / "test.jsonl", [{"text": "my password is Tulip-4711! vpn is down", "category": "network"}]), "--model", "claude"
    )
    assert claude.asked
    assert not any("Tulip-4711" in request.text for request in claude.requests)
    assert json.loads(claude.asked[-1].raw)["messages"]


def test_words_with_half_a_character_are_measured_too(here: Path, claude: FakeClaude) -> None:
    file = lines(here / "test.jsonl", ['{"text": "vpn \\ud800 of desk 4 is down", "category": "network"}'])
    assert helpdesk("eval", file, "--model", "claude", "--json").object["accuracy"] == 1
    assert helpdesk("eval", file, "--json").object["n"] == 1


def test_nothing_is_asked_when_the_other_side_of_a_comparison_is_wrong(here: Path, claude: FakeClaude) -> None:
    file = lines(here / "test.jsonl", requests(2))
    for wrong in ("no such thing", "gone.jsonl", "+triage/1+"):
        assert helpdesk("eval", file, "--compare", "claude", wrong).status == 2
    assert claude.asked == []


def test_the_same_request_twice_is_no_further_evidence(here: Path, claude: FakeClaude) -> None:
    wrong = named(language="en", kind="it_support", category="signin", priority="normal", articles=[], questions=[])
    claude.always(wrong, when=lambda request: request.model == "claude-sonnet-4-6")
    again = [{**one, "id": f"again{n}"} for n in range(10) for one in requests(3)]
    found = helpdesk("eval", lines(here / "test.jsonl", again), "--compare", "claude", "claude-sonnet-4-6", "--json").object
    assert (found["n"], found["differences"]["label"]["only_first"]) == (3, 3)
    assert found["differences"]["label"]["p"] == 0.25
