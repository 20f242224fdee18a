"""No read of the embedded store goes through a whole table: what it costs is what it answers, with ten cases or with 100,000."""

from collections.abc import Callable
from pathlib import Path

import pytest
from made_up_cases import HELP, NOW, paid, posted
from sqlite_utils import Database

from storage import sqlite_calls, sqlite_cases, sqlite_clocks, sqlite_learning, sqlite_mailbox, sqlite_shown, sqlite_tickets
from storage.sqlite import SqliteStore
from storage.sqlite_accept import Entry, accept_all
from storage.sqlite_files import DATABASE, open_writing
from storage.store import CallLimits

BUDGET = CallLimits(usd_per_day=5, usd_per_month=50)

READS: dict[str, Callable[[Database], object]] = {
    "accept": lambda db: accept_all(db, [Entry(posted(1), "{}", None, NOW)]),
    "pending": lambda db: sqlite_mailbox.pending(db, "C1001"),
    "cases_with_work": lambda db: sqlite_mailbox.cases_with_work(db, 50),
    "event": lambda db: sqlite_mailbox.event(db, "e"),
    "events": lambda db: sqlite_mailbox.events(db, "C1001"),
    "kept": lambda db: sqlite_mailbox.kept(db, "e"),
    "case": lambda db: sqlite_cases.case(db, "C1001", None),
    "case of a version": lambda db: sqlite_cases.case(db, "C1001", 1),
    "version_of": lambda db: sqlite_cases.version_of(db, "C1001", "e"),
    "versions": lambda db: sqlite_cases.versions(db, "C1001"),
    "thread": lambda db: sqlite_cases.thread(db, HELP.model_copy(update={"thread": "t"})),
    "open_question": lambda db: sqlite_cases.open_question(db, "p", HELP),
    "queue": lambda db: sqlite_cases.queue(db, 200, None, None),
    "queue of a team": lambda db: sqlite_cases.queue(db, 200, "l1", None),
    "queue of an agent": lambda db: sqlite_cases.queue(db, 200, None, "p"),
    "cases_of": lambda db: sqlite_cases.cases_of(db, "p", 20),
    "list_cases": lambda db: sqlite_cases.list_cases(db, (), 100, NOW),
    "list_cases by state": lambda db: sqlite_cases.list_cases(db, ("open", "closed"), 100, None),
    "past_cases": lambda db: sqlite_cases.past_cases(db, "p", NOW, 20),
    "accepted_proposals": lambda db: sqlite_cases.accepted_proposals(db, "p"),
    "counts": sqlite_cases.counts,
    "posts": lambda db: sqlite_shown.posts(db, "C1001"),
    "behind": lambda db: sqlite_shown.behind(db, 50),
    "news": lambda db: sqlite_shown.news(db, NOW, 50, None, 60),
    "news of a case": lambda db: sqlite_shown.news(db, NOW, 50, "C1001", 60),
    "tickets": lambda db: sqlite_tickets.tickets(db, "C1001"),
    "orders": lambda db: sqlite_tickets.orders(db, NOW, 50, None),
    "orders of a case": lambda db: sqlite_tickets.orders(db, NOW, 50, "C1001"),
    "overdue": lambda db: sqlite_clocks.overdue(db, NOW, 50),
    "next_due_at": sqlite_clocks.next_due_at,
    "value": lambda db: sqlite_clocks.value(db, "v"),
    "calls": lambda db: sqlite_calls.calls(db, NOW, None, None),
    "calls of a case": lambda db: sqlite_calls.calls(db, NOW, None, "C1001"),
    "newest_call": lambda db: sqlite_calls.newest_call(db, "timeout"),
    "reserve_call": lambda db: sqlite_calls.reserve_call(db, paid(), "{}", "C1001", 0.01, BUDGET, NOW),
    "feedback": lambda db: sqlite_learning.feedback(db, NOW, 100),
    "incident_cases": lambda db: sqlite_learning.incident_cases(db, "i"),
}


@pytest.mark.parametrize("name", READS)
def test_a_read_goes_along_an_index(tmp_path: Path, name: str) -> None:
    db = open_writing(tmp_path / DATABASE)
    statements: list[tuple[str, object]] = []
    with db.tracer(lambda sql, values: statements.append((sql, values))):
        READS[name](db)
    looked = [(sql, values) for sql, values in statements if "SELECT" in sql]
    assert looked
    plans = [row["detail"] for sql, values in looked for row in db.conn.execute(f"EXPLAIN QUERY PLAN {sql}", values or ())]
    # sqlite_sequence has one row a table, json_each one a value asked.
    whole = [plan for plan in plans if plan.startswith("SCAN ") and "INDEX" not in plan and "json_each" not in plan]
    assert [plan for plan in whole if "sqlite_sequence" not in plan] == []
    db.close()


def test_every_read_of_the_store_stands_here() -> None:
    # Read whole on purpose: all labelled requests, one row, the few open incidents, everything.
    whole = {"examples", "examples_mark", "incidents", "check"}
    names = {name for name, method in vars(SqliteStore).items() if "_readers" in getattr(getattr(method, "__code__", None), "co_names", ())}
    assert names - whole - {"_close", "__init__"} == {name.split(" ")[0] for name in READS} - {"accept", "reserve_call"}
