"""Tables and statements of the playground's chat file. A post's number is its place in time; ids around it are the playground's matter."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storage.sqlite_rows import changed, row, rows, text

FIRST = """
CREATE TABLE posts (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL,
    root INTEGER,
    author TEXT NOT NULL,
    only_for TEXT,
    words TEXT NOT NULL,
    card TEXT,
    marker TEXT,
    sent_at TEXT NOT NULL,
    edited_at TEXT,
    deleted_at TEXT
);
CREATE INDEX posts_of_conversation ON posts (conversation, number) WHERE root IS NULL;
CREATE INDEX posts_of_thread ON posts (root, number) WHERE root IS NOT NULL;
CREATE INDEX posts_marked ON posts (marker) WHERE marker IS NOT NULL;

CREATE TABLE reactions (
    post INTEGER NOT NULL REFERENCES posts (number),
    emoji TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (post, emoji, person)
) WITHOUT ROWID;

CREATE TABLE outbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL CHECK (what IN ('posted', 'edited', 'deleted')),
    post INTEGER NOT NULL REFERENCES posts (number),
    person TEXT NOT NULL,
    at TEXT NOT NULL
);
"""


def _first(db: Database) -> None:
    db.executescript(FIRST)


STEPS: tuple[tuple[str, Callable[[Database], None]], ...] = (("c0001_first", _first),)


def migrations() -> Migrations:
    """Every step in order; a step that has shipped is never edited."""
    steps = Migrations("playground")
    for name, step in STEPS:
        steps(name=name)(step)
    return steps


def insert(db: Database, values: Sequence[object]) -> int:
    """A new post; returns its number. `values`: conversation root author only_for words card marker sent_at."""
    sql = "INSERT INTO posts (conversation, root, author, only_for, words, card, marker, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    number = db.execute(sql, values).lastrowid
    assert number is not None
    return number


def announce(db: Database, what: str, post: int, person: str, at: datetime) -> int:
    """Note that the helpdesk is to be told of something people did."""
    sql = "INSERT INTO outbox (what, post, person, at) VALUES (?, ?, ?, ?)"
    number = db.execute(sql, (what, post, person, text(at))).lastrowid
    assert number is not None
    return number


def handed_on(db: Database, numbers: Sequence[int]) -> None:
    db.execute(f"DELETE FROM outbox WHERE number IN ({','.join('?' * len(numbers))})", numbers)


def edit(db: Database, number: int, words: str, at: datetime) -> bool:
    sql = "UPDATE posts SET words = ?, edited_at = ? WHERE number = ? AND deleted_at IS NULL"
    return bool(changed(db, sql, (words, text(at), number)))


def redraw(db: Database, number: int, card: str, marker: str | None, words: str) -> bool:
    sql = "UPDATE posts SET card = ?, marker = ?, words = ? WHERE number = ? AND deleted_at IS NULL"
    return bool(changed(db, sql, (card, marker, words, number)))


def remove(db: Database, number: int, at: datetime) -> bool:
    """The words go; the row stays, so that a thread under it keeps its root."""
    sql = "UPDATE posts SET words = '', card = NULL, marker = NULL, deleted_at = ? WHERE number = ? AND deleted_at IS NULL"
    gone = bool(changed(db, sql, (text(at), number)))
    db.execute("DELETE FROM reactions WHERE post = ?", (number,))
    return gone


def react(db: Database, number: int, emoji: str, person: str, added: bool) -> bool:
    """True if that changed something."""
    if not added:
        return bool(changed(db, "DELETE FROM reactions WHERE post = ? AND emoji = ? AND person = ?", (number, emoji, person)))
    if row(db, "SELECT 1 FROM posts WHERE number = ? AND deleted_at IS NULL", (number,)) is None:
        return False
    return bool(changed(db, "INSERT INTO reactions VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (number, emoji, person)))


def posts(db: Database, numbers: Sequence[int]) -> list[sqlite3.Row]:
    marks = ",".join("?" * len(numbers))
    return rows(db, f"SELECT * FROM posts WHERE number IN ({marks}) ORDER BY number", numbers)


def roots(db: Database, conversation: str, viewer: str, before: int | None, limit: int) -> list[sqlite3.Row]:
    """The newest posts that start something, oldest first; a deleted one only while others stand under it."""
    return rows(
        db,
        "SELECT * FROM (SELECT * FROM posts p WHERE conversation = ? AND root IS NULL AND number < ?"
        " AND (only_for IS NULL OR only_for = ?) AND (deleted_at IS NULL OR EXISTS"
        " (SELECT 1 FROM posts r WHERE r.root = p.number AND r.deleted_at IS NULL AND r.only_for IS NULL))"
        " ORDER BY number DESC LIMIT ?) ORDER BY number",
        (conversation, before if before is not None else 2**62, viewer, limit),
    )


def replies(db: Database, root: int, viewer: str, limit: int) -> list[sqlite3.Row]:
    """The newest replies, oldest first."""
    return rows(
        db,
        "SELECT * FROM (SELECT * FROM posts WHERE root = ? AND deleted_at IS NULL AND (only_for IS NULL OR only_for = ?)"
        " ORDER BY number DESC LIMIT ?) ORDER BY number",
        (root, viewer, limit),
    )


def threads(db: Database, numbers: Sequence[int]) -> list[sqlite3.Row]:
    """Of each of these posts that has replies: how many, the last one's time, who wrote."""
    marks = ",".join("?" * len(numbers))
    return rows(
        db,
        "SELECT root, count(*) AS count, max(sent_at) AS last_at, group_concat(DISTINCT author) AS authors FROM posts"
        f" WHERE root IN ({marks}) AND deleted_at IS NULL AND only_for IS NULL GROUP BY root",
        numbers,
    )


def reactions(db: Database, numbers: Sequence[int]) -> list[sqlite3.Row]:
    marks = ",".join("?" * len(numbers))
    return rows(db, f"SELECT post, emoji, person FROM reactions WHERE post IN ({marks})", numbers)


def marked(db: Database, conversation: str, marker: str) -> list[sqlite3.Row]:
    sql = "SELECT number FROM posts WHERE marker = ? AND conversation = ? AND deleted_at IS NULL AND only_for IS NULL ORDER BY number"
    return rows(db, sql, (marker, conversation))


def marked_last(db: Database, marker: str, viewer: str) -> list[sqlite3.Row]:
    """The newest posts with that marker, in any conversation, the newest first."""
    sql = "SELECT number, conversation FROM posts WHERE marker = ? AND deleted_at IS NULL AND (only_for IS NULL OR only_for = ?)"
    return rows(db, f"{sql} ORDER BY number DESC LIMIT 5", (marker, viewer))


def newest(db: Database, viewer: str) -> list[sqlite3.Row]:
    """The number of the newest post of each conversation, for what is unread."""
    sql = "SELECT conversation, max(number) AS number FROM posts WHERE only_for IS NULL OR only_for = ? GROUP BY conversation"
    return rows(db, sql, (viewer,))


def outbox(db: Database) -> list[sqlite3.Row]:
    return rows(db, "SELECT * FROM outbox ORDER BY number")
