"""`helpdesk cases`, `trace`, `feedback export`: what happened is read from the data folder, also beside a running helpdesk."""

import asyncio
import csv
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from command_line import helpdesk
from helpdesks import desk

from storage.sqlite_reading import holder_of, open_reading
from storage.store import StoreError
from triage.facts import ActionName, Event, Person, Place

AGENT = Person(id="chat:carol", name="Carol", is_agent=True)
SECRET = "Tr0ub4dor&3xq"


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a claimed and corrected case, one answered, one left alone, one with a secret."""
    folder = tmp_path_factory.mktemp("past") / "data"

    async def live() -> None:
        async with desk(folder) as running:
            first = await running.ask("three dead keys on my keyboard, please send a new one")
            await running.click(first.id, ActionName.CLAIM, AGENT)
            await running.fill(first.id, ActionName.CORRECT, AGENT, category="hardware", priority="high", team="devices", text="=1+1")
            await running.ask("my vpn times out when I connect from home")
            await running.ask("thanks!")
            await running.ask(f"cannot sign in, my password is {SECRET}")

    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(live())).result()
    return folder


def test_cases_are_listed_newest_first(past: Path) -> None:
    found = helpdesk("cases", "--data", past, "--json").objects
    assert [one["case_id"] for one in found] == ["C1004", "C1003", "C1002", "C1001"]
    assert found[1]["state"] == "ignored"
    plain = helpdesk("cases", "--data", past).out.splitlines()
    assert plain[0].split()[:4] == ["case", "opened", "state", "priority"]
    assert len(plain) == 5


def test_what_was_left_alone_is_listed_with_its_reason(past: Path) -> None:
    (line,) = helpdesk("cases", "--ignored", "--data", past).out.splitlines()[1:]
    assert line.endswith("thanks")
    assert helpdesk("cases", "--ignored", "--data", past, "--json").object["ignored_because"] == "thanks"


def test_open_cases_are_those_that_wait_for_people(past: Path) -> None:
    found = helpdesk("cases", "--open", "--data", past, "--json").objects
    assert "C1001" in {one["case_id"] for one in found}
    assert not {one["state"] for one in found} & {"ignored", "answered", "closed", "resolved"}


def test_a_limit_is_said(past: Path) -> None:
    ran = helpdesk("cases", "--limit", 2, "--data", past)
    assert ran.out.endswith("(the first 2; --limit shows more)\n")
    assert len(helpdesk("cases", "--limit", 2, "--data", past, "--json").objects) == 2


def test_the_receipt_has_every_event_step_and_version(past: Path) -> None:
    found = helpdesk("trace", "C1001", "--data", past, "--json").object
    assert [event["what"] for event in found["events"]] == ["message", "claim", "correct"]
    steps = [step["name"] for step in found["events"][0]["steps"]]
    assert steps[:5] == ["intake", "enrich", "classify", "route", "record"]
    assert all(step["seconds"] >= 0 and step["started_at"].endswith("Z") for event in found["events"] for step in event["steps"])
    assert [version["version"] for version in found["versions"]] == [1, 2, 3]
    assert [version["by"] for version in found["versions"]][1:] == ["Carol", "Carol"]
    assert found["versions"][0]["rule"]
    assert found["events"][0]["question"]["model"] == "offline"
    assert found["events"][0]["articles"][0].keys() == {"id", "title", "url", "score", "confidence"}
    assert found["evidence"]
    assert found["tickets"]


def test_the_receipt_for_people_shows_the_same(past: Path) -> None:
    plain = helpdesk("trace", "c1001", "--data", past).out
    for said in ("Case C1001: claimed", "decided by", "Versions", "intake", " ms", "Nearest labelled requests", "Tickets", "Carol"):
        assert said in plain


def test_a_secret_stands_in_no_receipt(past: Path) -> None:
    assert SECRET not in helpdesk("trace", "C1004", "--data", past).out
    assert SECRET not in helpdesk("trace", "C1004", "--data", past, "--json").out


def test_a_case_that_is_not_there_is_status_1(past: Path) -> None:
    ran = helpdesk("trace", "C9999", "--data", past, "--json")
    assert (ran.status, ran.out) == (1, "")
    assert "helpdesk cases" in ran.err


def test_feedback_is_exported_as_lines(past: Path) -> None:
    found = helpdesk("feedback", "export", "--data", past).object
    assert (found["kind"], found["by"]["name"], found["priority_after"], found["why"]) == ("corrected", "Carol", "high", "=1+1")


def test_feedback_is_exported_as_a_table_that_carries_no_formula(past: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(helpdesk("feedback", "export", "--format", "csv", "--data", past).out))
    assert (row["kind"], row["by_name"], row["why"]) == ("corrected", "Carol", "'=1+1")


def test_feedback_since_a_day(past: Path) -> None:
    assert helpdesk("feedback", "export", "--since", "2100-01-01", "--data", past).out == ""
    assert helpdesk("feedback", "export", "--since", "2020-01-01T10:00", "--data", past).object


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith(("-shm", "-wal"))}


def test_reading_changes_nothing(past: Path) -> None:
    before = everything(past)
    for command in (("cases",), ("trace", "C1001"), ("feedback", "export"), ("examples", "list")):
        assert helpdesk(*command, "--data", past).status == 0
    assert everything(past) == before


async def test_a_running_helpdesk_is_read_beside_its_work(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as running:
        case = await running.ask("thanks!")
        assert holder_of(tmp_path / "data") is not None
        ran = await asyncio.to_thread(helpdesk, "cases", "--data", tmp_path / "data", "--json")
        assert ran.object["case_id"] == case.id
    assert holder_of(tmp_path / "data") is None


async def test_a_store_that_is_read_refuses_every_write(past: Path) -> None:
    store = open_reading(past)
    event = Event(id="e", kind="message", at="2026-01-01T00:00:00Z")  # type: ignore[arg-type]
    writes: list[Any] = [store.accept(event), store.put_value("a", "b"), store.remove_examples((), "imported")]
    for write in writes:
        with pytest.raises(StoreError, match="reading only"):
            await write
    assert await store.thread(Place(surface="x", conversation="y", thread="z")) is None
    await store.close()
    await store.close()


DAMAGED = {"something else": b"no database at all, but long enough" * 100, "cut short": b"SQLite format 3\0" + b"\xff" * 5000}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_database_is_named_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "helpdesk.sqlite").write_bytes(content)
    ran = helpdesk("cases", "--data", tmp_path)
    assert ran.status == 2
    assert "helpdesk.sqlite is damaged" in ran.err
    assert (tmp_path / "helpdesk.sqlite").read_bytes() == content
