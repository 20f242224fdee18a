"""Measuring the search on one's own articles: the work behind `helpdesk kb eval`."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from time import perf_counter

from bot.knowledge.errors import ArticleError, problem
from bot.knowledge.lines import objects, text_lines
from bot.knowledge.record import clean
from bot.knowledge.source import source_of
from storage.search import SearchIndex
from triage.facts import Fact
from triage.retrieval import DEPTH, RetrievalResult, Searched, evaluate_retrieval

Progress = Callable[[int, int], None]
"""Told (questions done, questions in all) after each of them."""

_QUERY = '{"id": "q1", "text": "vpn drops every hour", "answerable": true}'


class Query(Fact):
    """A question to measure with. `answerable` None: it is if an article is judged right for it."""

    id: str
    text: str
    answerable: bool | None = None


Qrels = Mapping[str, Mapping[str, int]]
"""Grade by article id by question id; 0 is "does not answer"."""


def measure(articles: Path, queries: Path, qrels: Path, progress: Progress | None = None) -> RetrievalResult:
    """How well the search does on these articles, in an index of its own in memory; the time is that of one search, warm.

    `articles`: a folder of Markdown or JSONL; `queries`: JSONL of {id, text, answerable?}; `qrels`: lines of question, article, grade with
    tabs between; each of the files may be .gz. Raises ArticleError naming file and line.
    """
    read = source_of(articles).articles()
    asked, grades = load_queries(queries), load_qrels(qrels)
    known = {article.id for article in read}
    strange = sorted({article for right in grades.values() for article, grade in right.items() if grade > 0} - known)
    if strange:
        raise ArticleError(
            [problem(qrels.name, f"{len(strange)} articles that are not there, such as {strange[0]!r}", f"ids of {articles}")]
        )
    index = SearchIndex.open(":memory:")
    try:
        index.sync(read)
        searched = search_all(index, asked, grades, progress)
    finally:
        index.close()
    try:
        return evaluate_retrieval(searched)
    except ValueError as error:
        raise ArticleError([problem(qrels.name, str(error), "a grade for a question", "q1<TAB>vpn<TAB>1")]) from error


def search_all(index: SearchIndex, queries: Iterable[Query], qrels: Qrels, progress: Progress | None = None) -> list[Searched]:
    """Every question asked of the index, with its judgements beside what was found."""
    asked = list(queries)
    index.search("warm", 1)
    searched = []
    for number, query in enumerate(asked, 1):
        start = perf_counter()
        hits = index.search(query.text, DEPTH)
        seconds = perf_counter() - start
        right = {article: grade for article, grade in qrels.get(query.id, {}).items() if grade > 0}
        searched.append(
            Searched(
                question_id=query.id,
                ranking=tuple(hit.article_id for hit in hits),
                confidence=hits[0].confidence if hits else 0.0,
                right=right,
                answerable=bool(right) if query.answerable is None else query.answerable,
                seconds=seconds,
            )
        )
        if progress is not None:
            progress(number, len(asked))
    return searched


def load_queries(path: Path) -> tuple[Query, ...]:
    """The questions of a JSONL file, plain or .gz, in order. Raises ArticleError with every problem."""
    problems: list[str] = []
    found: dict[str, Query] = {}
    for number, row in objects(path, problems, _QUERY):
        query = _query(row)
        place = f"{path.name} line {number}"
        if query is None:
            problems.append(problem(place, "is no question", "id and text as texts, answerable as true or false or not at all", _QUERY))
        elif found.setdefault(query.id, query) is not query:
            problems.append(problem(place, f"id {query.id!r} was there before", "every id once"))
    if problems:
        raise ArticleError(problems)
    return tuple(found.values())


def _query(row: Mapping[str, object]) -> Query | None:
    name, text, answerable = row.get("id"), row.get("text"), row.get("answerable")
    if not isinstance(name, str | int) or not isinstance(text, str) or not isinstance(answerable, bool | None):
        return None
    return Query(id=clean(str(name)), text=clean(text), answerable=answerable)


def load_qrels(path: Path) -> Qrels:
    """The judgements of a tab-separated file: question, article, grade (a whole number, 0 and up); a heading line is taken as such."""
    problems: list[str] = []
    grades: dict[str, dict[str, int]] = {}
    for number, line in text_lines(path):
        parts = [part.strip() for part in line.split("\t")]
        if parts == [""] or (number == 1 and len(parts) == 3 and not parts[2].lstrip("-").isdigit()):
            continue
        if len(parts) != 3 or not (parts[2].isascii() and parts[2].isdigit()):
            place = f"{path.name} line {number}"
            problems.append(problem(place, "is no judgement", "question, article and grade with tabs between", "q1<TAB>vpn<TAB>1"))
            continue
        grades.setdefault(parts[0], {})[parts[1]] = int(parts[2])
    if problems:
        raise ArticleError(problems)
    return grades
