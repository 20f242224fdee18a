"""What labelled requests may say, and how wrong labels are refused: by line, with what was expected. What --model and --compare name."""

from pathlib import Path

import pytest
from command_line import lines

from bot import organisation_file
from bot.evaluating.rows import Labelled, missing_articles, read_labelled
from bot.evaluating.setups import Wanted, wanted, wanted_in
from bot.labelled_file import Names
from bot.wrong_input import WrongInput


def read(here: Path, *rows: object, limit: int | None = None) -> list[Labelled]:
    organisation = organisation_file.load(here / "helpdesk.yaml")
    return read_labelled(lines(here / "test.jsonl", rows), Names(organisation), limit, lambda done: None)


@pytest.fixture(autouse=True)
def small(organisation: Path) -> Path:
    return organisation


def test_every_label_is_read_in_the_organisations_ids(here: Path) -> None:
    (row,) = read(
        here,
        {
            "id": 7, "text": "x", "category": "Network", "categories": ["network", "Printing"], "priority": "HIGH", "team": "Net team",
            "outcome": "person", "action": "escalate_l2", "article": ["vpn", "wifi"], "several": "yes", "is_request": True,
        },
    )  # fmt: skip
    assert (row.id, row.line) == ("7", 1)
    truth = row.truth
    assert (truth.label, truth.categories, truth.priority, truth.team) == ("network", ("network", "printing"), "high", "net")
    assert (truth.outcome, truth.action, truth.articles) == ("person", "escalate_l2", ("vpn", "wifi"))
    assert (truth.several, truth.is_request) == (True, True)


def test_what_is_not_said_is_none(here: Path) -> None:
    (row,) = read(here, {"text": "x", "kind": "hr"})
    assert (row.id, row.truth.label, row.truth.articles, row.truth.several) == ("line/1", "kind:hr", None, None)
    assert read(here, {"text": "x", "article": "none"})[0].truth.articles == ()
    assert read(here, {"text": "lunch?", "is_request": False})[0].truth.is_request is False


def test_csv_and_limits(here: Path) -> None:
    path = here / "test.csv"
    path.write_text("Text;Category;Article;Several\nvpn down;network;none;no\njam;printing;jam paper;yes\n", encoding="utf-8")
    names = Names(organisation_file.load(here / "helpdesk.yaml"))
    first, second = read_labelled(path, names, None, lambda done: None)
    assert (first.truth.articles, first.truth.several) == ((), False)
    assert (second.truth.articles, second.truth.several) == (("jam", "paper"), True)
    assert len(read_labelled(path, names, 1, lambda done: None)) == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": "x", "category": "network", "priority": "urgent"}, "priority 'urgent' is not known; expected one of critical, high"),
        ({"text": "x", "team": "plumbers"}, "team 'plumbers' is not known; expected one of desk, net"),
        ({"text": "x", "outcome": "solved"}, "outcome 'solved' is not known; expected one of self_service"),
        ({"text": "x", "category": "network", "several": "maybe"}, "several 'maybe' is neither yes nor no"),
        ({"text": "x"}, "category is missing"),
        ({"text": "x", "categories": ["network", "gardening"]}, "'gardening' (1)"),
        ({"text": "x", "category": "network", "priority": ["high"]}, "priority is no name; expected one name as text"),
        ({"text": "x", "category": "network", "team": {"id": "desk"}}, "team is no name"),
        ({"text": "x", "category": "network", "article": {"id": "vpn"}}, "article is no name"),
    ],
)
def test_a_wrong_label_is_named(here: Path, row: dict[str, object], said: str) -> None:
    with pytest.raises(WrongInput) as refused:
        read(here, row)
    assert said in str(refused.value)
    assert "test.jsonl" in str(refused.value)


def test_articles_that_are_not_there_are_named_once(here: Path) -> None:
    rows = read(here, *({"text": "x", "article": name} for name in ("vpn", "gone", "gone")))
    assert missing_articles(rows, ["vpn"]) == ["gone"]


def test_what_can_be_measured_is_named_by_a_word() -> None:
    assert wanted(None, None) == Wanted(model="offline")
    assert wanted(None, "triage/2") == Wanted(model="claude", prompt="triage/2")
    assert wanted_in("triage/2") == Wanted(model="claude", prompt="triage/2")
    assert wanted_in("claude-haiku-5-5+triage/2") == Wanted(model="claude-haiku-5-5", prompt="triage/2")
    assert wanted_in("claude-opus-4-6") == Wanted(model="claude-opus-4-6")


@pytest.mark.parametrize(("model", "prompt"), [("offline", "triage/1"), ("claude", "triage"), ("two words", None), ("claude", "../x/1")])
def test_what_cannot_be_is_refused(model: str, prompt: str | None) -> None:
    with pytest.raises(WrongInput, match=r"--(model|prompt)"):
        wanted(model, prompt)
