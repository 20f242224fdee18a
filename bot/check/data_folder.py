"""check: the data folder: may it be written, is there space, who holds it, is what it holds whole."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.check.finding import Finding, error, note, ok, warning
from storage.sqlite_reading import has_database, holder_of, open_reading
from storage.store import StoreError

SUBJECT = "data folder"
LEAST_FREE_BYTES, LITTLE_FREE_BYTES = 100 * 2**20, 2**30


def check(folder: Path) -> Iterator[Finding]:
    """Nothing is written, nothing made."""
    if folder.exists() and not folder.is_dir():
        yield error(SUBJECT, f"{folder} is not a folder", "a folder", "move the file away, or name another folder with HELPDESK_DATA")
        return
    home = next(parent for parent in (folder, *folder.absolute().parents) if parent.is_dir())
    if not os.access(home, os.W_OK | os.X_OK):
        yield error(SUBJECT, f"{home} cannot be written", "a folder this user may write in", "mend its owner, its rights or the disk")
    yield from _space(home)
    if not folder.is_dir():
        yield ok(SUBJECT, f"{folder} is not there yet; the first start makes it")
        return
    holder = holder_of(folder)
    if holder is not None:
        yield ok(SUBJECT, f"{folder} is in use by a running helpdesk (process {holder})")


def _space(home: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(home).free
    what, mend = f"{free // 2**20:,} MB free at {home}", "free some space, or name a folder on another disk with HELPDESK_DATA"
    if free < LEAST_FREE_BYTES:
        yield error(SUBJECT, what, f"at least {LEAST_FREE_BYTES // 2**20} MB", mend)
    elif free < LITTLE_FREE_BYTES:
        yield warning(SUBJECT, what, f"{LITTLE_FREE_BYTES // 2**20} MB or more", mend)
    else:
        yield ok(SUBJECT, what)


async def check_store(folder: Path) -> tuple[Finding, ...]:
    """The database: readable, whole, and its chain of versions unbroken."""
    if not has_database(folder):
        return (note(SUBJECT, "there is no database yet; the first start makes it"),)
    try:
        store = open_reading(folder)
    except StoreError as problem:
        return (error(SUBJECT, str(problem), "a whole database of this version", "as it says; keep a copy before you change anything"),)
    try:
        problems, counts = await store.check(), await store.counts()
    except StoreError as problem:
        return (error(SUBJECT, str(problem), "a whole database", "keep a copy of the file, then put your backup in its place"),)
    finally:
        await store.close()
    if problems:
        mend = "keep a copy of the folder, and compare with your backup"
        return tuple(error(SUBJECT, found, "every version as it was written", mend) for found in problems)
    cases = sum(count for name, count in counts.items() if name not in ("events_pending", "cards_behind", "orders_open"))
    return (ok(SUBJECT, f"the database is whole, its chain unbroken: {cases} cases, {counts.get('events_pending', 0)} events pending"),)
