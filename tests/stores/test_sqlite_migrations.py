"""A database of an older helpdesk is brought up to date with everything in it, in one piece or not at all."""

import sqlite3
from pathlib import Path

import pytest
from made_up_cases import NOW, case, paid, posted

from storage import migrations
from storage.migrations import STEPS, m0002_model_calls
from storage.sqlite import SqliteStore
from storage.sqlite_accept import Entry, accept_all
from storage.sqlite_files import DATABASE, open_writing
from storage.sqlite_reading import open_reading
from storage.sqlite_rows import with_json
from storage.store import CallLimits, StoreError
from triage.case import Case


def old(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Case, Case]:
    """A folder as the first helpdesk left it: two open cases in the queue, the second of shadow mode."""
    with monkeypatch.context() as then:
        then.setattr(migrations, "STEPS", STEPS[:1])
        db = open_writing(folder / DATABASE)
    made = []
    for number, flags in enumerate(((), ("shadow",)), 1):
        event, body = with_json(posted(number))
        with db.atomic():
            (accepted,) = accept_all(db, [Entry(event, body, None, NOW)])
        plain = case(accepted.case_id, event)
        one = plain.model_copy(update={"request": plain.request.model_copy(update={"flags": flags})})
        with db.atomic():
            _as_then(db, one)
        made.append(one)
    db.close()
    return made[0], made[1]


def _as_then(db, one: Case) -> None:
    """What `record` of the first helpdesk wrote of these cases."""
    from storage.sqlite_record import digest, link

    last = db.execute("SELECT chain FROM versions ORDER BY seq DESC LIMIT 1").fetchone()
    body = one.model_dump_json()
    chain = link(last[0] if last else "", one.id, 1, one.event_id, digest(body))
    db.execute(
        "INSERT INTO versions (case_id, version, event_id, what, at, digest, chain, body) VALUES (?, 1, ?, 'triage', ?, ?, ?, ?)",
        (one.id, one.event_id, NOW.isoformat(), digest(body), chain, body),
    )
    db.execute("UPDATE cases SET version = 1, state = 'open', in_queue = 1, head_event_id = ? WHERE id = ?", (one.event_id, one.id))


async def test_an_old_database_gets_the_ledger_and_its_shadow_cases_leave_the_queue(tmp_path: Path, monkeypatch) -> None:
    plain, shadow = old(tmp_path, monkeypatch)
    with pytest.raises(StoreError, match="older helpdesk"):
        open_reading(tmp_path)
    store = SqliteStore.open(tmp_path)
    assert [line.case_id for line in await store.queue()] == [plain.id]
    assert {line.case_id: line.shadow for line in await store.list_cases()} == {plain.id: False, shadow.id: True}
    assert await store.versions(shadow.id) == (shadow,)
    assert await store.calls() == ()
    assert await store.reserve_call(paid(), plain.id, 0.01, CallLimits(), NOW) == "ok"
    assert await store.check() == ()
    await store.close()


async def test_a_step_that_fails_leaves_the_old_database_as_it_was(tmp_path: Path, monkeypatch) -> None:
    old(tmp_path, monkeypatch)
    with monkeypatch.context() as broken:
        broken.setattr(m0002_model_calls, "SHADOW", m0002_model_calls.SHADOW + "INSERT INTO nowhere VALUES (1);")
        with pytest.raises(StoreError):
            SqliteStore.open(tmp_path)
    db = sqlite3.connect(tmp_path / DATABASE)
    assert "model_calls" not in {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    assert "shadow" not in {row[1] for row in db.execute("PRAGMA table_info(cases)")}
    db.close()
    store = SqliteStore.open(tmp_path)
    assert len(await store.queue()) == 1
    await store.close()


async def test_a_sum_that_does_not_fit_its_calls_is_found(tmp_path: Path) -> None:
    store = SqliteStore.open(tmp_path)
    await store.reserve_call(paid(), None, 0.5, CallLimits(), NOW)
    await store.close()
    db = sqlite3.connect(tmp_path / DATABASE)
    db.execute("UPDATE spent SET counted_nano = 1")
    db.commit()
    db.close()
    store = SqliteStore.open(tmp_path)
    (problem,) = await store.check()
    assert "spending of 2026-03-02" in problem
    await store.close()
