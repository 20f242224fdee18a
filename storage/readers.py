"""Reading beside the writer: in WAL a reader never waits for a write, and a write never for a reader.

Reads by key (`at_once`) run where they are asked: 5-60 microseconds, a tenth of what the way through a thread costs.
Lists, exports and checks (`aside`) run in a few threads of their own, so that the event loop never waits for a long one.
"""

import asyncio
import contextlib
import queue
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from storage.sqlite_files import connect, translated
from storage.store import StoreError

R = TypeVar("R")
THREADS = 2


class Readers:
    """Read-only connections: one for `at_once`, and one for each of a few threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with translated(path):
            self._near = connect(path, read_only=True)
            self._far: queue.SimpleQueue[Database] = queue.SimpleQueue()
            for _ in range(THREADS):
                self._far.put(connect(path, read_only=True))
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="store-reader")
        self._closed = False

    def glance(self, read: Callable[[Database], R]) -> R:
        """A read of one statement, here and now: consistent in itself, so it needs no transaction, which would cost twice the read."""
        self._open()
        with translated(self._path):
            return read(self._near)

    def at_once(self, read: Callable[[Database], R]) -> R:
        """One consistent look, here and now. StoreError when the files cannot be read."""
        self._open()
        with translated(self._path), _one_look(self._near):
            return read(self._near)

    async def aside(self, read: Callable[[Database], R]) -> R:
        """One consistent look in a thread. StoreError when the files cannot be read."""
        self._open()
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._far_look, read)

    def close(self) -> None:
        """Finish the reads under way and let go of the files. Blocks; calling it twice is harmless."""
        if self._closed:
            return
        self._closed = True
        self._threads.shutdown(wait=True)
        self._near.close()
        for _ in range(THREADS):
            self._far.get().close()

    def _open(self) -> None:
        if self._closed:
            raise StoreError("the store is closed: nothing can be read any more; open it again")

    def _far_look(self, read: Callable[[Database], R]) -> R:
        db = self._far.get()
        try:
            with translated(self._path), _one_look(db):
                return read(db)
        finally:
            self._far.put(db)


@contextlib.contextmanager
def _one_look(db: Database) -> Iterator[None]:
    """Everything read inside belongs to the same moment."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        with contextlib.suppress(sqlite3.Error):
            db.rollback()
