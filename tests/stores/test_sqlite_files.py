"""The embedded store's files: who holds the folder, what cannot be opened and why, and that nothing is overwritten."""

import asyncio
import contextlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from made_up_cases import case, change, posted

from storage.sqlite import SqliteStore
from storage.store import StoreError

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent


def python(code: str, *arguments: object, cwd: Path | None = None) -> subprocess.Popen[str]:
    """Another process with the store and the made-up cases at hand."""
    paths = os.pathsep.join([str(ROOT), str(HERE), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-c", code, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=os.environ | {"PYTHONPATH": paths}, cwd=cwd)


def written(folder: Path, cases: int = 30) -> Path:
    """A folder with some cases in it, closed again; the path of its database."""

    async def write() -> None:
        store = SqliteStore.open(folder)
        for number in range(cases):
            home = (await store.accept(posted(number))).case_id
            await store.record(posted(number).id, change(case(home, posted(number))), 0)
        await store.close()

    asyncio.run(write())
    return folder / "helpdesk.sqlite"


# --- the folder --------------------------------------------------------------------------------------------------------


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    assert written(tmp_path / "a" / "b").exists()


def test_a_second_process_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    code = """
import sys, pathlib
from storage.sqlite import SqliteStore
store = SqliteStore.open(pathlib.Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""
    with python(code, tmp_path) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=rf"{re.escape(str(tmp_path))} is in use .*process {other.pid}.*HELPDESK_DATA"):
            SqliteStore.open(tmp_path)
        other.communicate("")
    asyncio.run(SqliteStore.open(tmp_path).close())


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.write_text("a file")
    for folder in (file, file / "below"):
        with pytest.raises(StoreError, match="is not a folder"):
            SqliteStore.open(folder)
    assert file.read_text() == "a file"


# As root no file is read-only, so the process that tries becomes nobody first.
AS_NOBODY = """
import asyncio, os, pathlib, sys, urllib.parse  # Python 3.13 loads it late, and nobody may not read a Python of root's
from storage.sqlite import SqliteStore
from storage.store import StoreError
if os.getuid() == 0:
    os.setuid(65534)
try:
    SqliteStore.open(pathlib.Path(sys.argv[1]))
except StoreError as problem:
    print(problem)
"""


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o555)
    said, errors = python(AS_NOBODY, ".", cwd=folder).communicate()
    assert "cannot be written" in said, errors
    assert "HELPDESK_DATA" in said
    assert list(folder.iterdir()) == []


def test_a_database_that_may_not_be_written_is_named() -> None:
    # Not tmp_path, which lies where nobody else may look.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = written(folder)
        folder.chmod(0o777)
        (folder / "helpdesk.lock").chmod(0o666)
        path.chmod(0o444)
        said, errors = python(AS_NOBODY, folder).communicate()
    assert f"{path} cannot be opened for writing" in said, errors


# --- the database ------------------------------------------------------------------------------------------------------


def garble_the_beginning(path: Path) -> None:
    path.write_bytes(b"this is no database at all" + path.read_bytes()[26:])


def garble_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("damage", [garble_the_beginning, garble_the_middle, cut_off])
def test_a_damaged_database_is_named_and_kept(tmp_path: Path, damage) -> None:
    path = written(tmp_path)
    damage(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=rf"{re.escape(str(path))} is damaged .*left as it is.*backup") as raised:
        SqliteStore.open(tmp_path)
    assert "recover" in str(raised.value)
    assert path.read_bytes() == before


def test_damage_with_a_write_ahead_file_beside_it_touches_neither(tmp_path: Path) -> None:
    path = written(tmp_path)
    code = """
import asyncio, os, pathlib, sys
from made_up_cases import posted
from storage.sqlite import SqliteStore
async def main():
    store = SqliteStore.open(pathlib.Path(sys.argv[1]))
    await store.accept(posted(99))
    os._exit(9)
asyncio.run(main())
"""
    python(code, tmp_path).communicate()
    wal = tmp_path / "helpdesk.sqlite-wal"
    garble_the_middle(path)
    before = (path.read_bytes(), wal.read_bytes())
    assert before[1]
    with pytest.raises(StoreError, match="is damaged"):
        SqliteStore.open(tmp_path)
    assert (path.read_bytes(), wal.read_bytes()) == before


def test_the_database_of_a_newer_helpdesk_is_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path)
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('helpdesk', 'm9999_later', 'then')")
    db.close()
    with pytest.raises(StoreError, match=r"newer helpdesk \(it has m9999_later\).*install that version"):
        SqliteStore.open(tmp_path)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "helpdesk.sqlite")) as db, db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()
    before = (tmp_path / "helpdesk.sqlite").read_bytes()
    with pytest.raises(StoreError, match="not one of the helpdesk"):
        SqliteStore.open(tmp_path)
    assert (tmp_path / "helpdesk.sqlite").read_bytes() == before


def test_each_migration_is_applied_once_and_recorded(tmp_path: Path) -> None:
    written(tmp_path)
    path = written(tmp_path, cases=0)
    db = sqlite3.connect(path)
    assert db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'helpdesk'").fetchall() == [
        ("m0001_first",),
        ("m0002_model_calls",),
    ]
    db.close()


def test_the_lock_is_let_go_when_opening_fails(tmp_path: Path) -> None:
    path = written(tmp_path)
    good = path.read_bytes()
    garble_the_beginning(path)
    with pytest.raises(StoreError):
        SqliteStore.open(tmp_path)
    path.write_bytes(good)
    asyncio.run(SqliteStore.open(tmp_path).close())


# --- history -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change_it", ["UPDATE versions SET body = '{}'", "DELETE FROM versions"])
def test_versions_cannot_be_changed_or_deleted(tmp_path: Path, change_it: str) -> None:
    db = sqlite3.connect(written(tmp_path, 1))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(change_it)
    db.close()


@pytest.mark.parametrize(
    ("forge", "found"),
    [
        ("UPDATE versions SET body = replace(body, 'docking', 'parking') WHERE version = 1 AND case_id = 'C1002'", "content was changed"),
        ("DELETE FROM versions WHERE case_id = 'C1002'", "chain is broken"),
        ("DELETE FROM versions WHERE case_id = 'C1003'", "case C1003: expected versions 1 to 1"),
        ("UPDATE versions SET what = what, digest = 'x' WHERE case_id = 'C1001'", "version 1 of case C1001"),
    ],
)
async def test_the_check_finds_forged_history(tmp_path: Path, forge: str, found: str) -> None:
    path = await asyncio.to_thread(written, tmp_path, 3)
    db = sqlite3.connect(path)
    db.executescript(f"DROP TRIGGER versions_stay; DROP TRIGGER versions_are_final; {forge};")
    db.close()
    store = SqliteStore.open(tmp_path)
    assert any(found in problem for problem in await store.check())
    await store.close()
