"""The tables of the search index, and what is written into them. Every function runs inside the caller's transaction.

Texts are indexed as the words and stems that `triage/terms.py` makes of them, so that FTS5 finds exactly what re-scoring counts, and no
text of anybody is ever part of a query: terms hold letters and digits only.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence

from sqlite_utils import Database

from triage.facts import Fact
from triage.passages import cut
from triage.rank import Article
from triage.terms import stems, words

LAYOUT = 1
"""Raised when the tables, or the way words and passages are cut, change: an index of another layout is emptied."""

APPLICATION = 0x68646B62
"""SQLite's application_id of our file ("hdkb"): no other program's database is ever emptied."""

TERM_TABLES = ("passage_words", "passage_stems")
_TABLES = (
    *("passage_words_counts", "passage_stems_counts", "example_stems_counts"),
    *("articles", "passages", *TERM_TABLES, "examples", "example_stems", "state"),
)
_TOKENS = 'tokenize="unicode61 remove_diacritics 0"'
_TERM = re.compile(r"[^\W_]+")


class SyncResult(Fact):
    """What a sync did, in articles or examples; `fingerprint` is that of all of them, the same for the same set in any order."""

    added: int
    changed: int
    removed: int
    unchanged: int
    fingerprint: str

    @property
    def wrote(self) -> bool:
        """Whether anything differed."""
        return bool(self.added or self.changed or self.removed)


def is_foreign(db: Database) -> bool:
    """Whether this is a database of another program. An empty one is nobody's."""
    # In this order: our own tables may be made by another process between the two, and their sign comes with them.
    tables = db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return bool(tables and db.conn.execute("PRAGMA application_id").fetchone()[0] != APPLICATION)


def is_current(db: Database) -> bool:
    """Whether the tables are there in this layout."""
    return bool(db.conn.execute("PRAGMA user_version").fetchone()[0] == LAYOUT)


def create_tables(db: Database) -> None:
    """Make empty tables in a transaction of its own; safe when two processes come at once."""
    db.conn.execute("BEGIN IMMEDIATE")
    with db.conn:
        if is_current(db):
            return
        for table in _TABLES:
            db.conn.execute(f"DROP TABLE IF EXISTS {table}")
        db.table("articles").create({"id": str, "digest": str, "article": str}, pk="id")
        db.table("passages").create({"id": int, "article_id": str, "position": int, "length": int, "heading": str, "body": str}, pk="id")
        db.table("passages").create_index(["article_id"])
        db.table("examples").create({"row": int, "id": str, "digest": str}, pk="row")
        db.table("examples").create_index(["id"], unique=True)
        db.table("state").create({"name": str, "value": str}, pk="name")
        for table in TERM_TABLES:
            db.conn.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(title, heading, body, tags, {_TOKENS})")
        db.conn.execute(f"CREATE VIRTUAL TABLE example_stems USING fts5(stems, {_TOKENS})")
        for table in (*TERM_TABLES, "example_stems"):
            db.conn.execute(f"CREATE VIRTUAL TABLE {table}_counts USING fts5vocab({table}, 'row')")
        db.conn.execute(f"PRAGMA application_id={APPLICATION}")
        db.conn.execute(f"PRAGMA user_version={LAYOUT}")


def state(db: Database, name: str) -> str:
    """A remembered word about the index; "" when it was never said."""
    row = db.conn.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def set_state(db: Database, name: str, value: str) -> None:
    """Remember a word about the index."""
    db.conn.execute("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", (name, value))


def count_up(db: Database, name: str, fingerprint: str) -> None:
    """Tell readers that what they hold in memory about `name` is old. The fingerprint is for a file that was thrown away and made anew:
    its count begins again."""
    count = int(state(db, name).partition(" ")[0] or 0) + 1
    set_state(db, name, f"{count} {fingerprint}")


def digest(text: str) -> str:
    """Of a text, lone surrogates and all."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def difference(known: Mapping[str, str], wanted: Mapping[str, str]) -> SyncResult:
    """What has to be done to get from the known digests to the wanted ones, both by id."""
    same = sum(known.get(one) == wanted[one] for one in wanted)
    added = sum(one not in known for one in wanted)
    return SyncResult(
        added=added,
        changed=len(wanted) - same - added,
        removed=sum(one not in wanted for one in known),
        unchanged=same,
        fingerprint=digest(json.dumps(sorted(wanted.items()))),
    )


def digests(db: Database, table: str) -> dict[str, str]:
    """Digest by id of the articles or the examples."""
    return dict(db.conn.execute(f"SELECT id, digest FROM {table}").fetchall())


def remove_article(db: Database, article_id: str) -> None:
    """Take an article and its passages out; one that is not there is no error."""
    for table in TERM_TABLES:
        db.conn.execute(f"DELETE FROM {table} WHERE rowid IN (SELECT id FROM passages WHERE article_id = ?)", (article_id,))
    db.conn.execute("DELETE FROM passages WHERE article_id = ?", (article_id,))
    db.conn.execute("DELETE FROM articles WHERE id = ?", (article_id,))


def add_article(db: Database, article: Article, its_digest: str) -> None:
    """Put an article in that is not there yet."""
    db.conn.execute("INSERT INTO articles (id, digest, article) VALUES (?, ?, ?)", (article.id, its_digest, article.model_dump_json()))
    title, tags = words(article.title), words(" ".join(article.tags))
    for passage in cut(article):
        fields = (title, words(passage.heading), words(passage.body), tags)
        row = db.conn.execute(
            "INSERT INTO passages (article_id, position, length, heading, body) VALUES (?, ?, ?, ?, ?)",
            (article.id, passage.position, sum(map(len, fields)), passage.heading, passage.body),
        ).lastrowid
        _put_terms(db, "passage_words", row, fields)
        _put_terms(db, "passage_stems", row, [stems(field) for field in fields])


def _put_terms(db: Database, table: str, row: int | None, fields: Sequence[Sequence[str]]) -> None:
    db.conn.execute(
        f"INSERT INTO {table} (rowid, title, heading, body, tags) VALUES (?, ?, ?, ?, ?)", (row, *(" ".join(field) for field in fields))
    )


def any_of(terms: Iterable[str]) -> str:
    """The FTS5 query for texts with any of the terms. ValueError when something else than a term of `triage/terms.py` gets here."""
    wanted = list(terms)
    if not all(_TERM.fullmatch(term) for term in wanted):
        raise ValueError("a search term may hold letters and digits only")
    return " OR ".join(f'"{term}"' for term in wanted)


def counts(db: Database, table: str) -> dict[str, int]:
    """In how many rows of a term table each term occurs."""
    return dict(db.conn.execute(f"SELECT term, doc FROM {table}_counts").fetchall())
