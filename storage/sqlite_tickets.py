"""Tickets and orders for the ticket system, in the embedded store."""

import sqlite3
from datetime import datetime, timedelta

from sqlite_utils import Database

from storage.sqlite_rows import from_json, row, rows, text
from storage.sqlite_shown import lag
from storage.store import StoredOrder
from triage.case import Ticket, TicketOrder

LONGEST_WAIT = timedelta(hours=2)
"""A next try further ahead than anybody orders it was set by a clock that has stepped back since: it is due now."""


def tickets(db: Database, case_id: str) -> tuple[Ticket, ...]:
    found = rows(db, "SELECT body FROM tickets WHERE case_id = ? ORDER BY place, key", (case_id,))
    return tuple(from_json(Ticket, one["body"]) for one in found)


def orders(db: Database, now: datetime, limit: int, case_id: str | None) -> tuple[StoredOrder, ...]:
    if case_id is not None:
        found = rows(db, "SELECT * FROM orders WHERE done = 0 AND case_id = ? ORDER BY seq LIMIT ?", (case_id, limit))
        return tuple(_order(one) for one in found)
    # The index is named because the planner, thinking of the order by seq, would go through all orders ever made.
    found = rows(
        db,
        "SELECT o.* FROM orders o INDEXED BY orders_open WHERE o.done = 0 "
        "AND o.seq = (SELECT min(f.seq) FROM orders f INDEXED BY orders_of_case WHERE f.case_id = o.case_id AND f.done = 0) "
        "AND (o.next_try_at IS NULL OR o.next_try_at <= ? OR o.next_try_at > ?) ORDER BY o.seq LIMIT ?",
        (text(now), text(now + LONGEST_WAIT), limit),
    )
    return tuple(_order(one) for one in found)


def _order(found: sqlite3.Row) -> StoredOrder:
    return StoredOrder(
        seq=found["seq"],
        case_id=found["case_id"],
        order=from_json(TicketOrder, found["body"]),
        attempts=found["attempts"],
        problem=found["problem"],
    )


def order_done(db: Database, order_id: str, ticket: Ticket, body: str) -> None:
    """`body` is the ticket as JSON. A ticket that was not planned gets its row after the planned ones."""
    known = _known(db, order_id)
    if known["done"]:
        return
    db.execute("UPDATE orders SET done = 1, problem = NULL WHERE id = ?", (order_id,))
    db.execute(
        "INSERT INTO tickets (case_id, key, place, body) VALUES (?, ?, 1000, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
        (known["case_id"], ticket.key, body),
    )
    lag(db, known["case_id"])


def order_failed(db: Database, order_id: str, problem: str, next_try_at: datetime) -> None:
    _known(db, order_id)
    failed = "UPDATE orders SET attempts = attempts + 1, problem = ?, next_try_at = ? WHERE id = ? AND done = 0"
    db.execute(failed, (problem, text(next_try_at), order_id))


def _known(db: Database, order_id: str) -> sqlite3.Row:
    found = row(db, "SELECT case_id, done FROM orders WHERE id = ?", (order_id,))
    if found is None:
        raise KeyError(f"there is no order {order_id}")
    return found
