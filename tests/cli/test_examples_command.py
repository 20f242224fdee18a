"""`helpdesk examples`: a ticket history is imported once, redacted, with known categories only; listed; removed."""

from pathlib import Path
from typing import Any

import pytest
from command_line import helpdesk, lines

from storage.sqlite import SqliteStore

ROWS: list[dict[str, Any]] = [
    {"text": "the tunnel drops", "category": "network", "priority": "high", "team": "net", "id": "T-1"},
    {"text": "printer jam on floor two", "label": "Printing"},
    {"text": "salary slip is wrong", "kind": "hr"},
]


@pytest.fixture(autouse=True)
def small(organisation: Path) -> Path:
    return organisation


def imported(here: Path, rows: list[Any], *options: object) -> dict[str, Any]:
    ran = helpdesk("examples", "import", lines(here / "history.jsonl", rows), "--json", *options)
    assert ran.status == 0, ran.err
    return ran.object


def kept() -> list[dict[str, Any]]:
    return helpdesk("examples", "list", "--json").objects


def test_a_history_is_kept_as_labelled_requests(here: Path) -> None:
    assert imported(here, ROWS) == {"rows": 3, "new": 3, "changed": 0, "unchanged": 0, "doubled": 0, "left_out": 0}
    assert [(one["text"], one["label"]) for one in kept()] == [
        ("the tunnel drops", "network"),
        ("printer jam on floor two", "printing"),
        ("salary slip is wrong", "kind:hr"),
    ]
    assert kept()[0] == {
        "id": "imported/T-1", "text": "the tunnel drops", "label": "network", "priority": "high", "team": "net", "source": "imported",
        "case_id": None,
    }  # fmt: skip


def test_importing_again_changes_nothing_and_a_known_id_is_replaced(here: Path) -> None:
    imported(here, ROWS)
    before = kept()
    assert imported(here, ROWS)["unchanged"] == 3
    assert kept() == before
    assert imported(here, [{**ROWS[0], "text": "the tunnel is gone"}]) == {
        "rows": 1, "new": 0, "changed": 1, "unchanged": 0, "doubled": 0, "left_out": 0,
    }  # fmt: skip
    assert kept()[0]["text"] == "the tunnel is gone"


def test_doubles_in_a_file_count_once(here: Path) -> None:
    assert imported(here, [ROWS[1], ROWS[1], ROWS[1]]) == {
        "rows": 3, "new": 1, "changed": 0, "unchanged": 0, "doubled": 2, "left_out": 0,
    }  # fmt: skip


def test_words_are_redacted_before_they_are_kept(here: Path) -> None:
    imported(here, [{"text": "mail ada.lovelace@firm.example, my password is Tr0ub4dor&3", "category": "signin"}])
    (one,) = kept()
    assert "ada.lovelace" not in one["text"]
    assert "Tr0ub4dor" not in one["text"]
    everything = b"".join(path.read_bytes() for path in (here / "helpdesk-data").iterdir())
    assert b"Tr0ub4dor" not in everything


def test_an_unknown_category_refuses_the_whole_file_and_names_the_known(here: Path) -> None:
    rows = [*ROWS, {"text": "x", "category": "Rockets"}, {"text": "y", "category": "Rockets"}]
    ran = helpdesk("examples", "import", lines(here / "history.jsonl", rows))
    assert (ran.status, ran.out) == (2, "")
    assert "'Rockets' (2)" in ran.err
    assert "signin, network, printing, kind:hr" in ran.err
    assert "--map" in ran.err
    assert not (here / "helpdesk-data").exists()


def test_map_gives_names_their_meaning_and_leaves_rows_out(here: Path) -> None:
    rows = [{"text": "a b", "category": "Wi-Fi", "priority": "Medium"}, {"text": "c d", "category": "Rockets"}]
    found = imported(here, rows, "--map", "wi-fi=network", "--map", "Rockets=", "--map", "Medium=normal")
    assert (found["new"], found["left_out"]) == (1, 1)
    assert [(one["label"], one["priority"]) for one in kept()] == [("network", "normal")]


@pytest.mark.parametrize("option", ["network", "=network"])
def test_a_map_that_is_none_is_refused(here: Path, option: str) -> None:
    ran = helpdesk("examples", "import", lines(here / "history.jsonl", ROWS), "--map", option)
    assert ran.status == 2
    assert "OLD=NEW" in ran.err


WRONG: dict[str, tuple[object, str]] = {
    "no JSON": ("{", "line 2"),
    "a list": ("[]", "line 2"),
    "no text": ({"category": "network"}, "text is missing"),
    "empty text": ({"text": "  ", "category": "network"}, "text is missing"),
    "text is a number": ({"text": 5, "category": "network"}, "text is missing"),
    "no category": ({"text": "x"}, "category is missing"),
    "category is a list": ({"text": "x", "category": ["network"]}, "category is missing"),
    "category is true": ({"text": "x", "category": True}, "category is missing"),
    "unknown priority": ({"text": "x", "category": "network", "priority": "P1"}, "critical, high, normal, low"),
    "unknown team": ({"text": "x", "category": "network", "team": "A-Team"}, "desk, net"),
    "unknown kind": ({"text": "x", "kind": "billing"}, "kind:billing"),
    "not UTF-8": ("\udcff", "UTF-8"),
}


@pytest.mark.parametrize(("row", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_row_is_named_and_nothing_is_taken(here: Path, row: object, said: str) -> None:
    ran = helpdesk("examples", "import", lines(here / "history.jsonl", [ROWS[0], row]), "--json")
    assert (ran.status, ran.out) == (2, "")
    assert "history.jsonl" in ran.err
    assert said in ran.err
    assert not (here / "helpdesk-data").exists()


def test_every_wrong_row_is_named_at_once(here: Path) -> None:
    ran = helpdesk("examples", "import", lines(here / "history.jsonl", [{"text": ""}] * 30))
    assert ran.err.count("history.jsonl line") == 20
    assert "10 more problems" in ran.err


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_under_its_heading(here: Path, delimiter: str) -> None:
    rows = [
        ("Number", "Short description", "Queue"),
        ("1", f'"jam{delimiter} ""again""\nfor days"', "PRINTING"),
        ("", "", ""),
        ("2", "no wifi", "Network"),
    ]
    (here / "export.csv").write_text("\ufeff" + "\r\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    ran = helpdesk("examples", "import", "export.csv", "--text", "short description", "--category", "Queue")
    assert ran.out.startswith("2 rows: 2 new")
    assert [one["text"].split() for one in kept()] == [[f"jam{delimiter}".strip(), '"again"', "for", "days"], ["no", "wifi"]]


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "is empty"), ('text,category\n"open quote,network\n', "line 2"), ("text,category\nx\n", "line 2: category is missing")],
)
def test_a_wrong_table_is_refused_in_words(here: Path, content: str, said: str) -> None:
    (here / "export.csv").write_text(content)
    ran = helpdesk("examples", "import", "export.csv")
    assert ran.status == 2
    assert "export.csv" in ran.err
    assert said in ran.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "has no column text; expected the name of the words' column with --text, one of: number, subject, queue"),
        (("--text", "Subject"), "has no column category or label or kind; expected the name of the topics' column with --category"),
        (("--text", "Subject", "--category", "Topic"), "has no column Topic"),
    ],
)
def test_a_column_that_is_not_there_is_said_once_with_those_that_are(here: Path, options: tuple[str, ...], said: str) -> None:
    (here / "export.csv").write_text("Number,Subject,Queue\n" + "1,no wifi,Network\n" * 30)
    ran = helpdesk("examples", "import", "export.csv", *options)
    assert ran.status == 2
    assert said in ran.err
    assert ran.err.count("export.csv") == 1


def test_list_can_be_narrowed(here: Path) -> None:
    imported(here, ROWS)
    assert len(helpdesk("examples", "list", "--category", "network", "--json").objects) == 1
    assert helpdesk("examples", "list", "--source", "feedback", "--json").out == ""
    assert helpdesk("examples", "list").out.splitlines()[0].split() == ["id", "category", "source", "words"]


def test_remove_takes_single_ones_or_all_of_a_source(here: Path) -> None:
    imported(here, ROWS)
    assert helpdesk("examples", "remove", "imported/T-1", "--json").object == {"removed": 1}
    assert helpdesk("examples", "remove", "imported/T-1", "--json").status == 1
    assert helpdesk("examples", "remove", "--source", "imported").out == "2 labelled requests removed.\n"
    assert kept() == []


async def test_while_a_helpdesk_holds_the_folder_reading_works_and_writing_names_it(here: Path, tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path / "data")
    try:
        ran = helpdesk_beside("examples", "import", lines(here / "history.jsonl", ROWS), "--data", tmp_path / "data")
        assert ran.status == 2
        assert "in use by another helpdesk (process " in ran.err
        assert helpdesk_beside("examples", "list", "--data", tmp_path / "data").status == 0
    finally:
        await store.close()


def helpdesk_beside(*arguments: object) -> Any:
    """Beside a running event loop: in a thread with a loop of its own."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as aside:
        return aside.submit(helpdesk, *arguments).result()


def test_what_is_imported_is_learned_at_once_and_found_at_the_next_start(here: Path) -> None:
    imported(here, ROWS)
    learned = (here / "helpdesk-data" / "learner.state").read_bytes()
    helpdesk("examples", "remove", "imported/T-1")
    assert (here / "helpdesk-data" / "learner.state").read_bytes() != learned
