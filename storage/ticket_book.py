"""The built-in ticket system's book: tickets and what was done to them, in a file of its own, as an outside one would keep them."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from storage.sqlite_files import connect, say, translated
from storage.writer import Writer
from triage.facts import Fact

FILE = "tickets.sqlite"


class BookTicket(Fact):
    """A ticket as the book has it. `number` counts up from 1001; `status` open, resolved or cancelled."""

    key: str
    number: int
    summary: str
    text: str
    category: str | None = None
    priority: str | None = None
    team: str | None = None
    assignee: str | None = None
    requester: str | None = None
    status: str = "open"
    fields: str = "{}"
    created_at: str
    changed_at: str


class TicketBook:
    """Opened once; every write is on disk when it returns."""

    def __init__(self, folder: Path) -> None:
        path = folder / FILE
        with translated(path):
            db = connect(path)
            _make_tables(db)
            self._reader = connect(path, read_only=True)
        self._writer = Writer(db, lambda problem: say(path, problem))

    async def close(self) -> None:
        """Finish what is queued and let go of the file."""
        self._reader.close()
        await asyncio.to_thread(self._writer.close)

    def find(self, key: str) -> BookTicket | None:
        """The ticket of that key, None if it was never created."""
        row = self._reader.execute("SELECT * FROM tickets WHERE key = ?", [key]).fetchone()
        return BookTicket.model_validate(dict(row)) if row else None

    async def create(self, key: str, order_id: str, values: dict[str, str | None], at: datetime) -> BookTicket:
        """Create a ticket under its key; the same key again gives the ticket that stands."""
        await self._writer.write(lambda db: _create(db, key, order_id, values, at))
        return self._known(key)

    async def change(self, key: str, order_id: str, values: dict[str, str | None], comment: str, at: datetime) -> BookTicket:
        """Change fields (None leaves one as it is), add a comment. An order carried out before changes nothing. KeyError: no such key."""
        if self.find(key) is None:
            raise KeyError(key)
        await self._writer.write(lambda db: _change(db, key, order_id, values, comment, at))
        return self._known(key)

    def comments(self, key: str) -> tuple[str, ...]:
        """What was added to a ticket, oldest first."""
        return tuple(row[0] for row in self._reader.execute("SELECT text FROM entries WHERE key = ? AND text != '' ORDER BY rowid", [key]))

    def count(self) -> int:
        return int(self._reader.execute("SELECT count(*) FROM tickets").fetchone()[0])

    def _known(self, key: str) -> BookTicket:
        found = self.find(key)
        if found is None:
            raise KeyError(key)
        return found


def _make_tables(db: Database) -> None:
    db.execute(
        "CREATE TABLE IF NOT EXISTS tickets (number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, summary TEXT NOT NULL, "
        "text TEXT NOT NULL, category TEXT, priority TEXT, team TEXT, assignee TEXT, requester TEXT, status TEXT NOT NULL, "
        "fields TEXT NOT NULL, created_at TEXT NOT NULL, changed_at TEXT NOT NULL)"
    )
    db.execute("CREATE TABLE IF NOT EXISTS entries (order_id TEXT PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL)")
    db.execute("CREATE INDEX IF NOT EXISTS entries_of_ticket ON entries (key)")
    db.execute(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'tickets', 1000 "
        "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'tickets')"
    )


def _create(db: Database, key: str, order_id: str, values: dict[str, str | None], at: datetime) -> None:
    row: dict[str, Any] = {**values, "key": key, "status": "open", "created_at": at.isoformat(), "changed_at": at.isoformat()}
    columns = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    db.execute(f"INSERT INTO tickets ({columns}) VALUES ({marks}) ON CONFLICT (key) DO NOTHING", row)
    db.execute("INSERT INTO entries VALUES (?, ?, '', ?) ON CONFLICT DO NOTHING", [order_id, key, at.isoformat()])


def _change(db: Database, key: str, order_id: str, values: dict[str, str | None], comment: str, at: datetime) -> None:
    new = db.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1", [order_id, key, comment, at.isoformat()]
    ).fetchall()
    if not new:
        return
    changed = {name: value for name, value in values.items() if value is not None}
    settings = "".join(f"{name} = :{name}, " for name in changed)
    db.execute(f"UPDATE tickets SET {settings}changed_at = :at WHERE key = :key", {**changed, "at": at.isoformat(), "key": key})
