"""How good and how quick the search is. Prints a table of the question sets, then the time of long requests over the largest of them.

    python tests/benchmarks/bench_search.py --data PATH [--fit]

PATH is a folder with kb/ (Markdown articles) and retrieval/SET/ (corpus.jsonl.gz), each with queries.jsonl.gz and qrels.tsv.
--fit also fits the constants of `triage.question.confidence` anew and prints them with what they let through.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from time import perf_counter, thread_time

from fit_answerable import fit_and_report

from bot.knowledge.measure import Qrels, Query, load_qrels, load_queries, search_all
from bot.knowledge.source import source_of
from storage.search import SearchIndex
from triage.rank import Article
from triage.retrieval import evaluate_retrieval, percentile

SETS = ("kb", "stackfaq", "workarena", "se_answers", "handbook")
LONG = 3_000


@dataclass(frozen=True)
class QuestionSet:
    name: str
    articles: tuple[Article, ...]
    queries: tuple[Query, ...]
    qrels: Qrels


def read(data: Path, name: str) -> QuestionSet:
    folder = data / "kb" if name == "kb" else data / "retrieval" / name
    articles = source_of(folder if name == "kb" else folder / "corpus.jsonl.gz").articles()
    return QuestionSet(name, tuple(articles), load_queries(folder / "queries.jsonl.gz"), load_qrels(folder / "qrels.tsv"))


def long_requests(questions: QuestionSet, count: int = 200) -> Iterator[str]:
    """Questions buried in passages of other articles, 3,000 characters and more: how people paste mail threads and logs."""
    chance = Random(7)
    for query in questions.queries[:count]:
        text = query.text
        while len(text) < LONG:
            text += "\n\n" + chance.choice(questions.articles).text
        yield text


CHATTY = (
    "Hi all, sorry to bother you again. {} I already restarted my computer twice this morning and asked my colleague Anna. "
    "Could somebody have a look please, it is quite urgent? Thanks so much!"
)


def chatty(questions: QuestionSet) -> QuestionSet:
    """The same questions the way people post them."""
    queries = tuple(query.model_copy(update={"text": CHATTY.format(query.text)}) for query in questions.queries)
    return replace(questions, name=f"{questions.name}, chatty", queries=queries)


def milliseconds(seconds: list[float]) -> str:
    return "  ".join(f"p{round(100 * share)} {percentile(seconds, share) * 1_000:5.1f} ms" for share in (0.50, 0.95, 0.99))


def time_them(index: SearchIndex, what: str, texts: list[str]) -> None:
    """Waiting and computing: on a busy machine the first is longer than the search's own doing."""
    waited, computed = [], []
    for text in texts:
        start, started = perf_counter(), thread_time()
        index.search(text)
        waited.append(perf_counter() - start)
        computed.append(thread_time() - started)
    print(f"{what}:  waited {milliseconds(waited)}   computed {milliseconds(computed)}")


def table(indexes: dict[str, SearchIndex], sets: list[QuestionSet]) -> None:
    print(f"{'':17}{'articles':>9} {'hit@1':>6} {'hit@3':>6} {'mrr@10':>6} {'rec@10':>6} {'ndcg':>6} {'auroc':>6}   per question")
    sums = [0.0] * 5
    for one in sets:
        found = evaluate_retrieval(search_all(indexes[one.name.partition(",")[0]], one.queries, one.qrels))
        figures = (found.hit_at_1, found.hit_at_3, found.mrr_at_10, found.recall_at_10, found.ndcg_at_10)
        sums = [total + figure for total, figure in zip(sums, figures, strict=True)]
        times = f"p50 {found.p50_seconds * 1e3:.1f}  p95 {found.p95_seconds * 1e3:.1f}  p99 {found.p99_seconds * 1e3:.1f} ms"
        known = "     -" if found.auroc is None else f"{found.auroc:6.3f}"
        print(f"{one.name:17}{len(one.articles):9,} " + " ".join(f"{figure:6.3f}" for figure in figures) + f" {known}   {times}")
    print(f"{'mean':17}{'':9} " + " ".join(f"{total / len(sets):6.3f}" for total in sums))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    sets = [read(options.data, name) for name in SETS]
    with tempfile.TemporaryDirectory() as folder:
        indexes = {one.name: SearchIndex.open(Path(folder) / f"{one.name}.sqlite") for one in sets}
        for one in sets:
            start = perf_counter()
            indexes[one.name].sync(one.articles)
            built = perf_counter() - start
        print(f"{sets[-1].name}: {len(sets[-1].articles):,} articles indexed in {built:.1f} s")
        table(indexes, sets)
        table(indexes, [chatty(one) for one in sets])
        largest, long = indexes[sets[-1].name], list(long_requests(sets[-1]))
        time_them(largest, f"questions over {sets[-1].name}", [query.text for query in sets[-1].queries])
        time_them(largest, f"requests of {min(map(len, long)):,}-{max(map(len, long)):,} characters", long)
        if options.fit:
            fit_and_report({one.name: (indexes[one.name.partition(",")[0]], one.queries, one.qrels) for one in sets})
        for index in indexes.values():
            index.close()


if __name__ == "__main__":
    main()
