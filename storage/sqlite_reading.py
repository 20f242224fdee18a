"""Reading the embedded store beside whoever writes it: no lock, no upgrade, not one byte changed. For commands that list and show.

In WAL a reader never waits for the writer, so a helpdesk that runs is not disturbed.
"""

import asyncio
import contextlib
import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlite_utils import Database

from storage.migrations import STEPS, migrations
from storage.readers import Readers
from storage.sqlite import SqliteStore
from storage.sqlite_files import DATABASE, LOCK, connect, examine, translated
from storage.store import Accepted, StoreError
from triage.facts import Event

P = ParamSpec("P")
R = TypeVar("R")


class ReadingStore(SqliteStore):
    """A store that is only read: every write raises StoreError. Made by `open_reading`."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    async def accept(self, event: Event, case_id: str | None = None) -> Accepted:
        raise _refusal()

    async def _write(self, name: str, work: Callable[Concatenate[Database, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        raise _refusal()

    async def close(self) -> None:
        await asyncio.to_thread(self._readers.close)


def _refusal() -> StoreError:
    return StoreError("this store was opened for reading only; open it with SqliteStore.open to write")


def has_database(folder: Path) -> bool:
    """Is there a store in this folder to read?"""
    path = folder / DATABASE
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def open_reading(folder: Path) -> ReadingStore:
    """The store of a folder, also while a helpdesk runs on it. Errors as of refuse_unreadable."""
    refuse_unreadable(folder)
    return ReadingStore(Readers(folder / DATABASE))


def refuse_unreadable(folder: Path) -> None:
    """StoreError when a folder has no store, when it is damaged or of something else, or waits to be brought up to this version."""
    path = folder / DATABASE
    if not has_database(folder):
        raise StoreError(
            f"there is no helpdesk data in {folder}: expected {path}, which the first `helpdesk run` makes; "
            "name another data folder with --data or HELPDESK_DATA"
        )
    examine(path)
    with translated(path), contextlib.closing(connect(path, read_only=True)) as db:
        missing = {name for name, _ in STEPS} - {step.name for step in migrations().applied(db)}
    if missing:
        raise StoreError(f"the database {path} is of an older helpdesk; start `helpdesk run` once, which brings it up to date")


def holder_of(folder: Path) -> str | None:
    """The process that holds the data folder, as its number in words ("unknown" where it did not say); None if nobody does."""
    try:
        handle = os.open(folder / LOCK, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return os.pread(handle, 32, 0).decode(errors="replace").strip() or "unknown"
    finally:
        os.close(handle)
    return None
