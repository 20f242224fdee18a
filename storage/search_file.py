"""The file of the search index: its connections, its transactions, and throwing it away. It is a cache: when it is damaged it is made anew.

A connection is used by one thread at a time; readers see the last commit while a writer works (WAL). A damaged file is removed only when
no connection of this process is open to it: SQLite would else delete the log of the new file when the last old connection closes.
"""

import contextlib
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from storage.search_tables import create_tables, is_current, is_foreign
from storage.store import StoreError

BUSY_SECONDS = 30.0
MOST_CONNECTIONS = 16
IN_MEMORY = ":memory:"

Result = TypeVar("Result")


class SearchFile:
    """The index at `path`, or one in memory (":memory:"), which all threads use in turn."""

    def __init__(self, path: Path | str) -> None:
        self._path = None if str(path) == IN_MEMORY else Path(path)
        self._most = MOST_CONNECTIONS if self._path else 1
        self._idle: list[Database] = []
        self._lent = 0
        self._waiting: deque[object] = deque()
        self._age = 0
        self._closed = False
        self._changed = threading.Condition()
        self._writing = threading.Lock()
        self.read(lambda db: None, None)

    def read(self, work: Callable[[Database], Result], otherwise: Result) -> Result:
        """Run `work` in one snapshot. A damaged file is thrown away and the answer is `otherwise`, that of an empty index."""
        age = self._age
        try:
            with self._connection() as db, db.atomic():
                return work(db)
        except sqlite3.DatabaseError as problem:
            self._throw_away_or_say(age, problem)
        return otherwise

    def write(self, work: Callable[[Database], Result]) -> Result:
        """Run `work` in one transaction, one at a time. A damaged file is thrown away, and `work` runs again on a new one."""
        with self._writing:
            age = self._age
            try:
                return self._write_once(work)
            except sqlite3.DatabaseError as problem:
                self._throw_away_or_say(age, problem)
            try:
                return self._write_once(work)
            except sqlite3.DatabaseError as problem:
                raise self._say(problem) from problem

    def close(self) -> None:
        """Close every connection once it is idle. Calling it twice is harmless."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            self._close_idle()

    def _write_once(self, work: Callable[[Database], Result]) -> Result:
        with self._connection() as db:
            db.conn.execute("BEGIN IMMEDIATE")
            try:
                result = work(db)
                db.conn.execute("COMMIT")
            except BaseException:
                db.rollback()
                raise
        return result

    @contextlib.contextmanager
    def _connection(self) -> Iterator[Database]:
        """Lend a connection, first come first served: in memory there is one for all, and busy readers must not keep a writer waiting."""
        ticket = object()
        with self._changed:
            self._waiting.append(ticket)
            try:
                self._changed.wait_for(lambda: self._closed or (self._waiting[0] is ticket and self._lent < self._most))
            finally:
                self._waiting.remove(ticket)
                self._changed.notify_all()
            if self._closed:
                raise StoreError("the search index is closed: it can neither be searched nor changed; open it again")
            self._lent += 1
            db = self._idle.pop() if self._idle else None
        try:
            db = db or self._open()
            yield db
        finally:
            with self._changed:
                self._lent -= 1
                if db is not None:
                    self._idle.append(db)
                if self._closed:
                    self._close_idle()
                self._changed.notify_all()

    def _open(self) -> Database:
        """A connection with the current tables; those of another layout are dropped, another program's file is refused."""
        if self._path is not None:
            self._make_folder(self._path.parent)
        connection = sqlite3.connect(self._path or IN_MEMORY, timeout=BUSY_SECONDS, check_same_thread=False)
        try:
            db = Database(connection, execute_plugins=False)
            if is_foreign(db):
                raise StoreError(
                    f"{self._path} is a database of another program: expected the search index, or no file; choose another place"
                )
            if not is_current(db):
                create_tables(db)
            _let_readers_and_writer_be(db)
            connection.execute("PRAGMA synchronous=NORMAL")
        except BaseException:
            connection.close()
            raise
        return db

    def _make_folder(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise StoreError(
                f"the search index cannot be kept in {folder} ({problem.strerror}): expected a folder to write in"
            ) from problem

    def _throw_away_or_say(self, age: int, problem: sqlite3.DatabaseError) -> None:
        """Remove the damaged file unless another thread has done so since `age`; any other problem is raised in clear words."""
        if self._path is None or not _damaged(problem):
            raise self._say(problem) from problem
        with self._changed:
            if age != self._age:
                return
            most, self._most = self._most, 0
            self._changed.wait_for(lambda: self._lent == 0)
            self._close_idle()
            if age == self._age:
                self._remove(self._path)
                self._age += 1
            self._most = max(most, self._most)
            self._changed.notify_all()

    def _remove(self, path: Path) -> None:
        for name in (f"{path}-wal", f"{path}-shm", f"{path}"):
            try:
                Path(name).unlink(missing_ok=True)
            except OSError as problem:
                raise StoreError(f"the damaged search index {name} cannot be removed ({problem.strerror}): remove it by hand") from problem

    def _close_idle(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _say(self, problem: sqlite3.Error) -> StoreError:
        return StoreError(
            f"the search index {self._path or 'in memory'} cannot be used ({problem}): expected a folder this user may write in, with free "
            f"space; the file is a cache and may be removed while the helpdesk is stopped"
        )


def _let_readers_and_writer_be(db: Database) -> None:
    """Switch to WAL. While another process opens the same new file that is refused at once, and the next opening does it."""
    try:
        db.enable_wal()
    except sqlite3.OperationalError as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _damaged(problem: sqlite3.Error) -> bool:
    return (getattr(problem, "sqlite_errorcode", 0) & 0xFF) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
