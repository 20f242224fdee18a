"""The files of the embedded store: the data folder and its lock, opening and upgrading the database, and every error in clear words."""

import contextlib
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from storage.migrations import STEPS, migrations
from storage.store import StoreError

DATABASE = "helpdesk.sqlite"
LOCK = "helpdesk.lock"
BUSY_SECONDS = 10.0
EXAMINE_WHOLE_BYTES = 32 * 2**20
"""A database up to this size is examined whole at the start (0.1 s); a larger one by `check()` only."""


class FolderLock:
    """Holds the data folder for this process; ends with `release`, or with the process, however that ends."""

    def __init__(self, folder: Path) -> None:
        self._handle = _open_lock(folder)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            holder = os.pread(self._handle, 32, 0).decode(errors="replace").strip() or "unknown"
            os.close(self._handle)
            raise StoreError(
                f"the data folder {folder} is in use by another helpdesk (process {holder}); "
                "stop that one first, or choose another folder with HELPDESK_DATA"
            ) from problem
        # Whose it is stands there for people; a full disk is told by the database, in better words.
        with contextlib.suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Let another process have the folder. The file stays: removing it would let two processes hold two of that name."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _open_lock(folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except (FileExistsError, NotADirectoryError) as problem:
        raise StoreError(f"the data folder {folder} is not a folder: expected a folder; choose another with HELPDESK_DATA") from problem
    except OSError as problem:
        raise StoreError(
            f"the data folder {folder} cannot be written ({problem.strerror}): expected a folder in which this user may write; "
            "mend its owner, its rights or the disk, or choose another with HELPDESK_DATA"
        ) from problem


def say(path: Path, problem: sqlite3.Error) -> StoreError:
    """What SQLite reports, in the words of who runs the helpdesk."""
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StoreError(
                f"the database {path} is damaged ({problem}). It was left as it is. Stop the helpdesk, keep a copy of the file, and put "
                f"your backup in its place together with its -wal file (or `sqlite3 {path} .recover` into a new file); "
                "to begin afresh, move the file away"
            )
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return StoreError(
                f"the database {path} could not be written or read ({problem}): expected free space and a working disk. "
                "Nothing of this write was kept; free some space, and it goes on by itself"
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return StoreError(
                f"the database {path} cannot be opened for writing ({problem}): expected a file and a folder that this user may write; "
                "mend their owner and rights"
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreError(
                f"the database {path} is held by another program for more than {BUSY_SECONDS:.0f} seconds ({problem}): close that program"
            )
        case _:
            return StoreError(f"the database {path} refused: {problem}")


def examine(path: Path) -> None:
    """Look at an existing database without touching it. StoreError when it is damaged, of something else, or of a newer helpdesk.

    Read-only on purpose: closing the last writable connection would move the WAL into the file, and a damaged file is never written.
    """
    if not path.exists() or path.stat().st_size == 0:
        return
    with translated(path), contextlib.closing(connect(path, read_only=True)) as db:
        _whole(path, db)
        tables = set(db.table_names())
        steps = migrations()
        if tables and steps.migrations_table not in tables:
            raise StoreError(f"the database {path} is not one of the helpdesk; move it away, or choose another folder with HELPDESK_DATA")
        newer = sorted({step.name for step in steps.applied(db)} - {name for name, _ in STEPS})
        if newer:
            raise StoreError(
                f"the database {path} was written by a newer helpdesk (it has {', '.join(newer)}); "
                "install that version again, or restore the backup made before the upgrade"
            )


def _whole(path: Path, db: Database) -> None:
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if path.stat().st_size > EXAMINE_WHOLE_BYTES:
        return
    found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise StoreError(str(say(path, _corrupt(found))))


def _corrupt(found: str) -> sqlite3.DatabaseError:
    problem = sqlite3.DatabaseError(found)
    problem.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return problem


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors become StoreErrors."""
    try:
        yield
    except sqlite3.Error as problem:
        raise say(path, problem) from problem


def connect(path: Path, read_only: bool = False) -> Database:
    """A connection for whichever thread uses it, one at a time. The writing one makes every commit last through a power cut."""
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.row_factory = sqlite3.Row
        db = Database(connection, execute_plugins=False, recursive_triggers=False)
        # In KiB. Four connections are open; what they do not hold, the operating system does.
        db.execute(f"PRAGMA cache_size = {-4000 if read_only else -8000}")
        if not read_only:
            db.execute("PRAGMA journal_size_limit = 67108864")
            db.enable_wal()
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA secure_delete = FAST")
    except BaseException:
        connection.close()
        raise
    return db


def try_to_write(db: Database) -> None:
    """A file that may be read and not written is found at the start, and not by the first request."""
    db.execute("BEGIN IMMEDIATE")
    db.execute("CREATE TABLE may_write (yes INTEGER)")
    db.rollback()


def open_writing(path: Path) -> Database:
    """The writer's connection, with every migration applied."""
    with translated(path):
        db = connect(path)
        try:
            try_to_write(db)
            migrations().apply(db)
        except BaseException:
            db.close()
            raise
        return db
