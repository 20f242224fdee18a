"""What is shown, in the embedded store: posts of cards, cases whose cards are behind, news."""

import sqlite3
from datetime import datetime, timedelta

from sqlite_utils import Database

from storage.sqlite_mailbox import bind
from storage.sqlite_rows import changed, from_json, row, rows, text, time, time_or_none
from storage.store import Posted, StoredNews
from triage.case import News
from triage.facts import Place

NEWS_PREFIX = "news/"
"""Posts of this name are news and no cards: a lost answer is looked after by `news`, not by `behind`."""


def posts(db: Database, case_id: str) -> tuple[Posted, ...]:
    return tuple(_posted(one) for one in rows(db, "SELECT * FROM posts WHERE case_id = ? ORDER BY name", (case_id,)))


def _posted(found: sqlite3.Row) -> Posted:
    return Posted(
        case_id=found["case_id"],
        name=found["name"],
        place=Place(surface=found["surface"], conversation=found["conversation"], thread=found["thread"]),
        post=found["post"],
        version=found["version"],
        digest=found["digest"],
        posting_since=time_or_none(found["posting_since"]),
        attempt=found["attempt"],
    )


def _post(db: Database, case_id: str, name: str) -> Posted:
    found = row(db, "SELECT * FROM posts WHERE case_id = ? AND name = ?", (case_id, name))
    if found is None:
        raise KeyError(f"no post {name} of case {case_id} was announced; begin_post comes first")
    return _posted(found)


def begin_post(db: Database, case_id: str, name: str, place: Place, now: datetime) -> tuple[Posted, bool]:
    new = changed(
        db,
        "INSERT INTO posts (case_id, name, surface, conversation, thread, posting_since) "
        "SELECT id, ?, ?, ?, ?, ? FROM cases WHERE id = ? ON CONFLICT DO NOTHING",
        (name, place.surface, place.conversation, place.thread, text(now), case_id),
    )
    if not new:
        return _post(db, case_id, name), False
    _lag(db, case_id, name)
    return Posted(case_id=case_id, name=name, place=place, posting_since=now, attempt=1), True


def again_post(db: Database, case_id: str, name: str, now: datetime) -> Posted:
    _post(db, case_id, name)
    again = "UPDATE posts SET attempt = attempt + 1, posting_since = ? WHERE case_id = ? AND name = ?"
    db.execute(again, (text(now), case_id, name))
    return _post(db, case_id, name)


def posted(db: Database, case_id: str, name: str, post: str, version: int, digest: str) -> None:
    found = row(
        db,
        "UPDATE posts SET post = ?, version = ?, digest = ?, posting_since = NULL WHERE case_id = ? AND name = ? "
        "RETURNING surface, conversation",
        (post, version, digest, case_id, name),
    )
    if found is None:
        raise KeyError(f"no post {name} of case {case_id} was announced; begin_post comes first")
    bind(db, found["surface"], found["conversation"], post, case_id, name)


def unposted(db: Database, case_id: str, name: str) -> None:
    if changed(db, "DELETE FROM posts WHERE case_id = ? AND name = ?", (case_id, name)):
        _lag(db, case_id, name)


def _lag(db: Database, case_id: str, name: str) -> None:
    """A card that is announced or gone is to be drawn, whatever happens to whoever is about to draw it."""
    if not name.startswith(NEWS_PREFIX):
        lag(db, case_id)


def lag(db: Database, case_id: str) -> None:
    db.execute("UPDATE cases SET behind = 1 WHERE id = ? AND behind = 0", (case_id,))


def behind(db: Database, limit: int) -> tuple[str, ...]:
    found = rows(
        db,
        "SELECT c.id FROM cases c JOIN events e ON e.id = c.head_event_id WHERE c.behind = 1 AND e.finished_at IS NOT NULL "
        "ORDER BY c.changed_at, c.number LIMIT ?",
        (limit,),
    )
    return tuple(one["id"] for one in found)


def drawn_all(db: Database, case_id: str, version: int) -> None:
    """A late word of an older version puts the case behind again: that drawing may have come last."""
    db.execute("UPDATE cases SET cards_version = ?, behind = (version > ?) WHERE id = ?", (version, version, case_id))


def news(db: Database, now: datetime, limit: int, case_id: str | None, spacing_seconds: float) -> tuple[StoredNews, ...]:
    """Undone news, but of each case only the first that is not private, and that one only when the last is long enough ago."""
    spacing = timedelta(seconds=spacing_seconds)
    # The index is named because the planner, thinking of the order by seq, would go through all news there ever were.
    index, which = ("news_waiting", "") if case_id is None else ("news_of_case", "n.case_id = :case_id AND ")
    found = rows(
        db,
        f"SELECT n.*, c.told_at FROM news n INDEXED BY {index} CROSS JOIN cases c ON c.id = n.case_id WHERE {which}n.done_at IS NULL "
        "AND (n.audience = 'private' OR (n.seq = (SELECT min(f.seq) FROM news f INDEXED BY news_of_case "
        "WHERE f.case_id = n.case_id AND f.done_at IS NULL AND f.audience != 'private') "
        "AND (c.told_at IS NULL OR c.told_at <= :long_ago OR c.told_at > :ahead))) ORDER BY n.seq LIMIT :limit",
        {"case_id": case_id, "long_ago": text(now - spacing), "ahead": text(now + spacing), "limit": limit},
    )
    return tuple(_news(one, spacing) for one in found)


def _news(found: sqlite3.Row, spacing: timedelta) -> StoredNews:
    told = time_or_none(found["told_at"])
    at = time(found["at"])
    return StoredNews(
        id=found["id"],
        case_id=found["case_id"],
        version=found["version"],
        news=from_json(News, found["body"]),
        not_before=at if told is None or found["audience"] == "private" else max(at, told + spacing),
    )


def news_done(db: Database, news_id: str, now: datetime, note: str) -> None:
    known = row(db, "SELECT case_id, audience, done_at FROM news WHERE id = ?", (news_id,))
    if known is None:
        raise KeyError(f"there is no news {news_id}")
    if known["done_at"] is not None:
        return
    db.execute("UPDATE news SET done_at = ?, note = ? WHERE id = ?", (text(now), note, news_id))
    if known["audience"] != "private" and not note:
        db.execute("UPDATE cases SET told_at = ? WHERE id = ?", (text(now), known["case_id"]))
