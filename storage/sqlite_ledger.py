"""The ledger of paid calls, written beside the helpdesk that holds the data folder: for commands that ask Claude while it runs.

The one exception to one writer: SQLite lets two processes take turns, each for one short transaction, and a budget must hold for both
together. Nothing else is written from here, and nothing is upgraded.
"""

import asyncio
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from storage import sqlite_calls
from storage.sqlite_files import DATABASE, connect, say, translated, try_to_write
from storage.sqlite_reading import refuse_unreadable
from storage.sqlite_rows import with_json
from storage.store import CallLimits, Reserved
from storage.writer import Writer
from triage.case import ModelCall


class Ledger:
    """Reserves and settles paid calls. What each method promises stands in storage/store.py."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    @classmethod
    def open(cls, folder: Path) -> "Ledger":
        """That of a data folder, also while a helpdesk runs on it. StoreError: there is none, or it cannot be written."""
        refuse_unreadable(folder)
        path = folder / DATABASE
        with translated(path):
            db = connect(path)
            try:
                try_to_write(db)
            except BaseException:
                db.close()
                raise
        return cls(Writer(db, lambda problem: say(path, problem)))

    async def reserve_call(self, call: ModelCall, worst_usd: float, limits: CallLimits, now: datetime) -> Reserved:
        """Count a call at its worst before it is made. One that is refused leaves no trace: its id may be asked for again."""
        call, body = with_json(call)

        def reserve(db: Database) -> Reserved:
            verdict = sqlite_calls.reserve_call(db, call, body, None, worst_usd, limits, now)
            if verdict != "ok":
                sqlite_calls.forget_refused(db, call.id)
            return verdict

        found: Reserved = await self._writer.write(reserve)
        return found

    async def settle_call(self, call: ModelCall, counted_usd: float | None = None) -> None:
        """The end of a call, by `call.id`; the first end stays."""
        call, body = with_json(call)
        await self._writer.write(lambda db: sqlite_calls.settle_call(db, call, body, counted_usd))

    async def release_call(self, call_id: str) -> None:
        """Take a reservation back: the call was never made. One that has its end stays."""
        await self._writer.write(lambda db: sqlite_calls.release_call(db, call_id))

    async def close(self) -> None:
        await asyncio.to_thread(self._writer.close)
