"""The search index: knowledge-base articles and labelled requests in SQLite FTS5, a local file that is rebuilt from its sources at will.

FTS5 finds candidates among passages by words and by stems; `triage/rank.py` scores them. All methods are plain and may be called from any
thread; searching takes milliseconds, a sync of thousands of articles seconds. Nothing anybody writes can break a query, however long.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

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

_LISTED = "(SELECT value FROM json_each(?))"

_EMPTY = Corpus(articles=0, passages=0, length=0, words={}, stems={})


class SearchIndex:
    """Articles and labelled requests, searchable. What a search finds is that of the last sync which ended."""

    def __init__(self, file: SearchFile) -> None:
        self._file = file
        self._examples = Examples(file)
        self._corpus: tuple[str, Corpus] = ("", _EMPTY)

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
        corpus = self._known_corpus(db)
        question = ask(text, corpus)
        if not question.words or not corpus.passages or limit < 1:
            return ()
        rows = _candidates(db, "passage_words", affordable(tuple(question.words), corpus.words), within)
        rows |= _candidates(db, "passage_stems", affordable(tuple(question.stems), corpus.stems), within)
        if len(rows) < CANDIDATES and question.related:
            rows |= _candidates(db, "passage_stems", affordable(tuple(question.related), corpus.stems), within)
        chosen = best_articles(question, _terms(db, "id", rows), corpus, max(READ_WHOLE, limit))
        ranked = rank(question, _terms(db, "article_id", chosen), corpus)
        return tuple(_hit(db, one) for one in ranked[:limit])

    def _known_corpus(self, db: Database) -> Corpus:
        """The counts of this snapshot; held in memory until a sync of whichever process changes them."""
        build = state(db, "articles")
        held, corpus = self._corpus
        if held != build:
            corpus = _corpus(db)
            self._corpus = (build, corpus)
        return corpus

    def corpus(self) -> Corpus:
        """The counts that scores rest on."""
        return self._file.read(self._known_corpus, _EMPTY)

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
        count_up(db, "articles")
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


def _terms(db: Database, column: str, values: Iterable[int] | Iterable[str]) -> Iterator[PassageTerms]:
    """The terms of the passages whose `column` is one of the values, in reading order."""
    sql = f"""
        SELECT passages.article_id, passages.position, w.title, w.heading, w.body, w.tags, s.title, s.heading, s.body, s.tags
        FROM passages CROSS JOIN passage_words w ON w.rowid = passages.id CROSS JOIN passage_stems s ON s.rowid = passages.id
        WHERE passages.{column} IN {_LISTED} ORDER BY passages.article_id, passages.position
    """
    for article, position, *fields in db.conn.execute(sql, (json.dumps(list(values)),)):
        split = [field.split() for field in fields]
        yield PassageTerms(article, position, tuple(split[:4]), tuple(split[4:]))


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
