"""`helpdesk eval`: figures on what the helpdesk knows, on a training file, or on the file itself; unknown labels are refused."""

import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import helpdesk, lines

from bot.labelled_file import Row
from bot.measuring import measure_folds, measure_trained

WORDS = {"network": "tunnel wifi cable router", "printing": "toner jam paper tray", "signin": "password locked login account"}
KEYS = {
    "accuracy", "macro_f1", "ece", "coverage_at_0.70", "accuracy_at_0.70", "coverage_at_0.85", "accuracy_at_0.85", "confusion", "seconds",
}  # fmt: skip


def history(count: int, name: str = "label", first: int = 0) -> list[dict[str, Any]]:
    """Requests that a learner can tell apart, their topics in turn."""
    topics = sorted(WORDS)
    return [
        {"text": f"{WORDS[topics[n % 3]].split()[n % 4]} trouble {WORDS[topics[n % 3]].split()[(n + 1) % 4]} desk {n}", name: topics[n % 3]}
        for n in range(first, first + count)
    ]


@pytest.fixture(autouse=True)
def small(organisation: Path) -> Path:
    return organisation


@pytest.mark.parametrize("name", ["label", "category"])
def test_on_a_training_file_it_has_the_figures_that_are_promised(here: Path, name: str) -> None:
    train, test = lines(here / "train.jsonl.gz", history(90)), lines(here / "test.jsonl", history(30, name, 100))
    found = helpdesk("eval", "--train", train, test, "--json").object
    assert set(found) >= KEYS
    assert (found["n"], found["learned"], found["accuracy"], found["macro_f1"]) == (30, 90, 1, 1)
    assert 0 <= found["ece"] < 0.2
    assert found["confusion"]["network"] == {"network": 10}


def test_limits_take_the_first_of_each_file(here: Path) -> None:
    train, test = lines(here / "train.jsonl", history(90)), lines(here / "test.jsonl", history(30))
    found = helpdesk("eval", "--train", train, "--limit-train", 40, test, "--limit", 7, "--json").object
    assert (found["n"], found["learned"]) == (7, 40)


def test_without_options_it_measures_what_the_helpdesk_knows(here: Path) -> None:
    test = lines(here / "test.jsonl", history(30, first=100))
    before = helpdesk("eval", test, "--json").object
    assert helpdesk("examples", "import", lines(here / "train.jsonl", history(90))).status == 0
    after = helpdesk("eval", test, "--json").object
    assert before["accuracy"] < after["accuracy"] == 1
    assert before["coverage_at_0.70"] == 0


def test_words_that_were_learned_before_are_pointed_out(here: Path) -> None:
    rows = history(30)
    helpdesk("examples", "import", lines(here / "train.jsonl", rows))
    ran = helpdesk("eval", lines(here / "test.jsonl", [*rows[:4], *history(3, first=200)]), "--json")
    assert ran.object["seen"] == 4
    assert "4 of these requests were learned before" in ran.err


def test_every_label_that_is_there_is_scored_on_what_would_be_decided(here: Path) -> None:
    rows = [
        {"text": "the vpn is down", "category": "network", "priority": "normal", "team": "net", "several": False, "article": "none"},
        {"text": "when is my salary paid", "kind": "hr"},
        {"text": "Thanks, that did it!", "is_request": False},
    ]
    found = helpdesk("eval", lines(here / "test.jsonl", rows), "--json").object
    assert {field: share["n"] for field, share in found["fields"].items()} == {
        "label": 2, "category": 1, "kind": 2, "priority": 1, "team": 1, "article": 1, "several": 1, "is_request": 3,
    }  # fmt: skip
    assert found["fields"]["is_request"]["accuracy"] == 1
    assert sum(found["outcomes"].values()) == 3
    assert found["setup"]["name"] == "offline"
    assert found["cost"]["total_usd"] == 0
    assert set(found["calibration"]) == {"category", "answer"}


def test_results_are_kept_where_one_says_and_the_offline_model_is_always_asked_anew(here: Path) -> None:
    test = lines(here / "test.jsonl", history(12))
    helpdesk("eval", test, "--results", here / "kept.jsonl")
    found = helpdesk("eval", test, "--results", here / "kept.jsonl", "--json")
    assert f"Results: {here / 'kept.jsonl'}" in found.err
    assert found.object["n"] == 12
    assert len((here / "kept.jsonl").read_text().splitlines()) == 1 + 2 * 12
    assert not list(here.glob("*-eval"))


def test_a_picture_needs_the_extra_and_says_which(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    ran = helpdesk("eval", lines(here / "test.jsonl", history(3)), "--plot", here / "plot.png")
    assert (ran.status, ran.out) == (2, "")
    assert "'helpdesk-triage[plots]'" in ran.err


def test_a_picture_is_drawn_and_the_same_figures_give_the_same_picture(here: Path) -> None:
    pytest.importorskip("matplotlib")
    test = lines(here / "test.jsonl", [{**row, "article": "none"} for row in history(12)])
    for name in ("one.svg", "two.svg", "plot.png"):
        assert helpdesk("eval", test, "--plot", here / name).status == 0
    assert (here / "one.svg").read_bytes() == (here / "two.svg").read_bytes()
    assert (here / "plot.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_in_a_folder_that_is_not_there_is_refused_before_anything_is_measured(here: Path) -> None:
    ran = helpdesk("eval", "nothing.jsonl", "--plot", here / "gone" / "plot.png")
    assert ran.status == 2
    assert "expected a file in a folder that there is" in ran.err


@pytest.mark.parametrize("name", ["plot.pdf", "plot"])
def test_a_picture_of_another_kind_is_refused(here: Path, name: str) -> None:
    ran = helpdesk("eval", lines(here / "test.jsonl", history(3)), "--plot", here / name)
    assert ran.status == 2
    assert ".png or .svg" in ran.err


def test_the_learner_alone_has_no_model_and_no_picture(here: Path) -> None:
    ran = helpdesk("eval", lines(here / "test.jsonl", history(3)), "--any-label", "--model", "claude")
    assert ran.status == 2
    assert "leave out --model" in ran.err


def test_an_unknown_label_is_refused_with_the_known_ones(here: Path) -> None:
    file = lines(here / "test.jsonl", [*history(3), {"text": "x", "label": "HR Support"}])
    ran = helpdesk("eval", file, "--json")
    assert (ran.status, ran.out) == (2, "")
    assert "'HR Support' (1)" in ran.err
    assert "signin, network, printing, kind:hr" in ran.err
    assert "--any-label" in ran.err


def test_with_any_label_the_file_is_judged_by_its_own_fifths(here: Path) -> None:
    rows = [{**row, "label": row["label"].upper()} for row in history(60)]
    found = helpdesk("eval", "--any-label", lines(here / "test.jsonl.gz", rows), "--json").object
    assert (found["n"], found["learned"], found["accuracy"]) == (60, 48, 1)
    assert set(found["confusion"]) == {"NETWORK", "PRINTING", "SIGNIN"}


def test_a_fifth_is_never_judged_by_itself() -> None:
    """Every text stands for its own label alone: whoever had seen it would be right."""
    rows = [Row(line=n, text=f"word{n}", label=f"label{n % 10}") for n in range(40)]
    assert measure_folds(rows, lambda done: None).evaluation.accuracy == 0
    assert measure_trained(rows, rows, lambda done: None).evaluation.accuracy == 1


def test_for_people_it_says_labels_and_what_is_confused(here: Path) -> None:
    rows = [*history(60), {"text": "toner jam paper tray", "label": "network"}]
    plain = helpdesk("eval", "--train", lines(here / "train.jsonl", history(90)), lines(here / "test.jsonl", rows)).out
    assert plain.startswith("61 requests, 90 labelled requests learned\naccuracy  0.984")
    assert "network taken for printing" in plain


@pytest.mark.parametrize(
    ("rows", "said"),
    [([], "no labelled request"), (["{"], "line 1"), ([{"text": "x"}], "category is missing"), ([{"label": "network"}], "text is missing")],
)
def test_a_wrong_file_is_named(here: Path, rows: list[object], said: str) -> None:
    ran = helpdesk("eval", lines(here / "test.jsonl", rows), "--any-label", "--json")
    assert (ran.status, ran.out) == (2, "")
    assert "test.jsonl" in ran.err
    assert said in ran.err


def test_one_request_cannot_be_judged_by_others(here: Path) -> None:
    ran = helpdesk("eval", "--any-label", lines(here / "test.jsonl", history(1)))
    assert ran.status == 2
    assert "--train" in ran.err
