"""Labelled requests in the search index: which of them are most like a text. FTS5's own order over stems is enough here."""

import threading
from collections import Counter
from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from storage.search_file import SearchFile
from storage.search_tables import SyncResult, any_of, count_up, counts, difference, digest, digests, state
from triage.terms import QUESTION_CHARACTERS, affordable, asking_words, looked_up, stems, words

MOST_OCCURRENCES = 8_000
"""As in `triage.terms`, but tickets are short and alike: fewer words would tell them apart less well (5 ms over 20,000 of them)."""


class Examples:
    """The labelled requests of one index file. Texts are kept as stems only; whoever asks has the texts."""

    def __init__(self, file: SearchFile) -> None:
        self._file = file
        self._known: tuple[str, Counter[str]] = ("", Counter())
        self._guard = threading.Lock()

    def sync(self, examples: Iterable[tuple[str, str]]) -> SyncResult:
        """Hold exactly these (id, text). Raises ValueError when two share an id."""
        texts: dict[str, str] = {}
        for example_id, text in examples:
            if example_id in texts:
                raise ValueError(f"two labelled requests have the id {example_id!r}: expected every id once")
            texts[example_id] = text
        wanted = {example_id: digest(text) for example_id, text in texts.items()}
        known: dict[str, str] = self._file.read(lambda db: digests(db, "examples"), {})
        result = difference(known, wanted)
        return self._file.write(lambda db: _replace(db, texts, wanted)) if result.wrote else result

    def add(self, example_id: str, text: str) -> None:
        """One more, or another text for the same id."""
        self._file.write(lambda db: _put(db, example_id, text))
        with self._guard:
            self._known[1].update(set(_stems(text)))

    def remove(self, example_id: str) -> bool:
        """One less; False when it was not there."""
        return self._file.write(lambda db: _remove(db, example_id))

    def nearest(self, text: str, limit: int) -> tuple[tuple[str, float], ...]:
        """(id, score), best first."""
        return self._file.read(lambda db: self._nearest(db, text, limit), ())

    def _nearest(self, db: Database, text: str, limit: int) -> tuple[tuple[str, float], ...]:
        known = self._frequencies(db)
        asked = affordable(looked_up(tuple(dict.fromkeys(stems(asking_words(text)))), known), known, MOST_OCCURRENCES)
        if not asked:
            return ()
        sql = """
            SELECT examples.id, -bm25(example_stems) FROM example_stems CROSS JOIN examples ON examples.row = example_stems.rowid
            WHERE example_stems MATCH ? ORDER BY bm25(example_stems), example_stems.rowid LIMIT ?
        """
        return tuple(db.conn.execute(sql, (any_of(asked), max(limit, 0))).fetchall())

    def _frequencies(self, db: Database) -> Mapping[str, int]:
        """In how many examples each stem occurs, as of the last sync and this process's additions: good enough to tell which are rare."""
        build = state(db, "examples")
        with self._guard:
            held, known = self._known
            if held != build:
                known = Counter(counts(db, "example_stems"))
                self._known = (build, known)
        return known


def _replace(db: Database, texts: Mapping[str, str], wanted: Mapping[str, str]) -> SyncResult:
    known = digests(db, "examples")
    result = difference(known, wanted)
    for example_id in known:
        if known[example_id] != wanted.get(example_id):
            _remove(db, example_id)
    for example_id, text in texts.items():
        if known.get(example_id) != wanted[example_id]:
            _put(db, example_id, text)
    count_up(db, "examples", result.fingerprint)
    return result


def _put(db: Database, example_id: str, text: str) -> None:
    _remove(db, example_id)
    row = db.conn.execute("INSERT INTO examples (id, digest) VALUES (?, ?)", (example_id, digest(text))).lastrowid
    db.conn.execute("INSERT INTO example_stems (rowid, stems) VALUES (?, ?)", (row, " ".join(_stems(text))))


def _remove(db: Database, example_id: str) -> bool:
    rows = db.conn.execute("SELECT row FROM examples WHERE id = ?", (example_id,)).fetchall()
    for (row,) in rows:
        db.conn.execute("DELETE FROM example_stems WHERE rowid = ?", (row,))
        db.conn.execute("DELETE FROM examples WHERE row = ?", (row,))
    return bool(rows)


def _stems(text: str) -> list[str]:
    return stems(words(text[:QUESTION_CHARACTERS]))
