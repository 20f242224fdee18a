"""The search index: knowledge-base articles and labelled requests in SQLite FTS5, a local file that is rebuilt from its sources at will.

FTS5 finds candidates among passages by words and by stems; `triage/rank.py` scores them. All methods are plain and may be called from any
thread; searching takes milliseconds, a sync of thousands of articles seconds. Nothing anybody writes can break a query, however long.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern

from sqlite_utils import Database

from storage.search_examples import Examples
from storage.search_file import SearchFile
from storage.search_tables import (
    SyncResult,
    add_article,
    any_of,
    count_up,
    counts,
    difference,
    digest,
    digests,
    remove_article,
    set_state,
    state,
)
from triage.question import Corpus, ask
from triage.rank import FIELD_WEIGHTS, Article, Hit, PassageTerms, Ranked, best_articles, rank
from triage.terms import affordable

CANDIDATES = 30
"""Best passages taken from each of the two term tables (offline.md, Search 3)."""

READ_WHOLE = 16
"""Articles of the best candidate passages that are scored as a whole."""

MOST_HELD = 500
"""Passages whose terms are held in memory, some 15 KB each: all of a small collection, what is asked most of a large one."""

_LISTED = "(SELECT value FROM json_each(?))"

_EMPTY = Corpus(articles=0, passages=0, length=0, words={}, stems={})


@dataclass(slots=True)
class _Held:
    """What is held in memory of one state of the articles: counts, and the terms of passages by their row."""

    build: str
    corpus: Corpus
    passages: dict[int, PassageTerms] = field(default_factory=dict)


class SearchIndex:
    """Articles and labelled requests, searchable. What a search finds is that of the last sync which ended."""

    def __init__(self, file: SearchFile) -> None:
        self._file = file
        self._examples = Examples(file)
        self._held = _Held("", _EMPTY)

    @classmethod
    def open(cls, path: Path | str) -> "SearchIndex":
        """The index in that file, which is made if it is missing and made anew, empty, if it is damaged; or ":memory:".

        Raises StoreError when the folder cannot be written or the file belongs to another program.
        """
        return cls(SearchFile(path))

    def close(self) -> None:
        """End all use. Calling it twice is harmless; anything else afterwards raises StoreError."""
        self._file.close()

    # --- articles ---

    def sync(self, articles: Iterable[Article], source: str = "") -> SyncResult:
        """Make the index hold exactly these articles. Only what differs is written, all at once: readers see the old or the new set.

        `source` is kept for `source()`. Raises ValueError when two articles share an id, StoreError when the disk refuses.
        """
        by_id: dict[str, Article] = {}
        for article in articles:
            if by_id.setdefault(article.id, article) is not article:
                raise ValueError(f"two articles have the id {article.id!r}: expected every id once; rename one of them")
        wanted = {one: digest(article.model_dump_json()) for one, article in by_id.items()}
        known: dict[str, str] = self._file.read(lambda db: digests(db, "articles"), {})
        result = difference(known, wanted)
        if not result.wrote and self.source() == source:
            return result
        return self._file.write(lambda db: _replace_articles(db, by_id, wanted, source))

    def source(self) -> str:
        """The `source` of the last sync; "" for an index that is new or was damaged, so that the caller reads its articles again."""
        return self._file.read(lambda db: state(db, "source"), "")

    def articles(self) -> tuple[Article, ...]:
        """All articles by id, as they were synced."""
        rows: list[tuple[str]] = self._file.read(lambda db: db.conn.execute("SELECT article FROM articles ORDER BY id").fetchall(), [])
        return tuple(Article.model_validate_json(article) for (article,) in rows)

    def article(self, article_id: str) -> Article | None:
        """One article, None if there is none of that id."""
        sql = "SELECT article FROM articles WHERE id = ?"
        rows: list[tuple[str]] = self._file.read(lambda db: db.conn.execute(sql, (_storable(article_id),)).fetchall(), [])
        return Article.model_validate_json(rows[0][0]) if rows else None

    def search(self, text: str, limit: int = 5, scope: Iterable[str] | None = None) -> tuple[Hit, ...]:
        """The articles that answer best, best first, at most `limit`; none when no word of the text is known.

        `scope`: only articles of these ids; None all.
        """
        within = None if scope is None else json.dumps(sorted({_storable(one) for one in scope}))
        return self._file.read(lambda db: self._search(db, text, limit, within), ())

    def _search(self, db: Database, text: str, limit: int, within: str | None) -> tuple[Hit, ...]:
        held = self._known(db)
        corpus = held.corpus
        question = ask(text, corpus)
        if not question.words or not corpus.passages or limit < 1:
            return ()
        rows = _candidates(db, "passage_words", affordable(tuple(question.words), corpus.words), within)
        rows |= _candidates(db, "passage_stems", affordable(tuple(question.stems), corpus.stems), within)
        if len(rows) < CANDIDATES and question.related:
            rows |= _candidates(db, "passage_stems", affordable(tuple(question.related), corpus.stems), within)
        chosen = best_articles(question, _terms(db, held, rows), corpus, max(READ_WHOLE, limit))
        ranked = rank(question, _terms(db, held, _passages_of(db, chosen)), corpus)
        return tuple(_hit(db, one) for one in ranked[:limit])

    def _known(self, db: Database) -> _Held:
        """What is known of this snapshot; held in memory until a sync of whichever process changes it."""
        build, held = state(db, "articles"), self._held
        if held.build != build:
            held = self._held = _Held(build, _corpus(db))
        return held

    def corpus(self) -> Corpus:
        """The counts that scores rest on."""
        return self._file.read(lambda db: self._known(db).corpus, _EMPTY)

    # --- labelled requests ---

    def sync_examples(self, examples: Iterable[tuple[str, str]]) -> SyncResult:
        """Make the index hold exactly these (id, text) of labelled requests; only what differs is written, all at once."""
        return self._examples.sync(examples)

    def add_example(self, example_id: str, text: str) -> None:
        """Put one labelled request in, in place of an earlier one of that id."""
        self._examples.add(example_id, text)

    def remove_example(self, example_id: str) -> bool:
        """Take one labelled request out; False when it was not there."""
        return self._examples.remove(example_id)

    def nearest_examples(self, text: str, limit: int = 30) -> tuple[tuple[str, float], ...]:
        """(id, score > 0) of the labelled requests most like the text, best first, ties in the order they were added."""
        return self._examples.nearest(text, limit)


def _storable(text: str) -> str:
    """Lone surrogates cannot be bound to a query; as question marks they match nothing."""
    return text.encode("utf-8", "replace").decode()


def _replace_articles(db: Database, articles: Mapping[str, Article], wanted: Mapping[str, str], source: str) -> SyncResult:
    known = digests(db, "articles")
    result = difference(known, wanted)
    for one in known:
        if known[one] != wanted.get(one):
            remove_article(db, one)
    for one, article in articles.items():
        if known.get(one) != wanted[one]:
            add_article(db, article, wanted[one])
    if result.wrote:
        count_up(db, "articles", result.fingerprint)
    set_state(db, "source", source)
    return result


def _corpus(db: Database) -> Corpus:
    passages, length = db.conn.execute("SELECT count(*), coalesce(sum(length), 0) FROM passages").fetchone()
    return Corpus(
        articles=db.conn.execute("SELECT count(*) FROM articles").fetchone()[0],
        passages=passages,
        length=length,
        words=counts(db, "passage_words"),
        stems=counts(db, "passage_stems"),
    )


def _candidates(db: Database, table: str, terms: Iterable[str], within: str | None) -> set[int]:
    weights = ", ".join(map(str, FIELD_WEIGHTS))
    scope = "" if within is None else f"AND rowid IN (SELECT id FROM passages WHERE article_id IN {_LISTED})"
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? {scope} ORDER BY bm25({table}, {weights}), rowid LIMIT {CANDIDATES}"
    values = (any_of(terms),) if within is None else (any_of(terms), within)
    return {row for (row,) in db.conn.execute(sql, values)}


def _passages_of(db: Database, articles: Iterable[str]) -> list[int]:
    sql = f"SELECT id FROM passages WHERE article_id IN {_LISTED}"
    return [row for (row,) in db.conn.execute(sql, (json.dumps(list(articles)),))]


def _terms(db: Database, held: _Held, rows: Iterable[int]) -> list[PassageTerms]:
    """The terms of these passages, in reading order; what is not held is read and held, in place of what was held longest."""
    found = {row: held.passages.get(row) for row in rows}
    missing = [row for row, terms in found.items() if terms is None]
    for row, terms in _read_terms(db, missing) if missing else ():
        found[row] = held.passages[row] = terms
        if len(held.passages) > MOST_HELD:
            held.passages.pop(next(iter(held.passages)), None)
    return sorted((terms for terms in found.values() if terms is not None), key=lambda one: (one.article_id, one.position))


def _read_terms(db: Database, rows: Iterable[int]) -> Iterator[tuple[int, PassageTerms]]:
    sql = f"""
        SELECT passages.id, passages.article_id, passages.position,
            w.title, w.heading, w.body, w.tags, s.title, s.heading, s.body, s.tags
        FROM passages CROSS JOIN passage_words w ON w.rowid = passages.id CROSS JOIN passage_stems s ON s.rowid = passages.id
        WHERE passages.id IN {_LISTED}
    """
    for row, article, position, *fields in db.conn.execute(sql, (json.dumps(list(rows)),)):
        split = [tuple(map(intern, field.split())) for field in fields]
        yield row, PassageTerms.of(article, position, tuple(split[:4]), tuple(split[4:]))


def _hit(db: Database, ranked: Ranked) -> Hit:
    sql = "SELECT article, heading, body FROM articles JOIN passages ON article_id = articles.id WHERE articles.id = ? AND position = ?"
    article_json, heading, body = db.conn.execute(sql, (ranked.article_id, ranked.position)).fetchone()
    article = Article.model_validate_json(article_json)
    return Hit(
        article_id=article.id,
        title=article.title or heading.rpartition(" > ")[2] or " ".join(article.text.split()[:10]) or article.id,
        url=article.url,
        score=ranked.score,
        confidence=ranked.confidence,
        passage=body,
        heading=heading,
    )
