"""Fits the confidence that there is an answer at all (`triage.question.confidence`); run by `bench_search.py --fit`.

Answered questions whose right article is among the first three, against questions that nothing answers: those written so, questions of the
other sets, and, at a weight of .3 since other articles may answer too, each question with its right articles taken away.
"""

from collections.abc import Callable, Iterator, Mapping
from math import log
from typing import NamedTuple

from logistic_fit import Row, fit, score, sigmoid

from bot.knowledge.measure import Qrels, Query
from storage.search import SearchIndex
from triage import question
from triage.evaluation import auroc
from triage.question import Corpus, ask
from triage.rank import Hit

Sets = Mapping[str, tuple[SearchIndex, tuple[Query, ...], Qrels]]

FROM_EACH_OTHER_SET = 60
WEIGHTS = {"answered": 1.0, "unanswerable": 1.0, "foreign": 0.7, "taken away": 0.3}
LET_THROUGH = 0.85


class Sample(NamedTuple):
    """One question to one set: what kind it is, and what its best hit shows."""

    set: str
    kind: str
    row: Row


def fit_and_report(sets: Sets) -> None:
    samples = [sample for name in sets for sample in _samples(name, sets)]
    weights = _learn(samples)
    print("fitted:", {name: round(value, 2) for name, value in weights.items()})
    shipped = {
        "bias": question.CONFIDENCE_BASE,
        "score": question.CONFIDENCE_SCORE,
        "share": question.CONFIDENCE_SHARE,
        "size": question.CONFIDENCE_SIZE,
    }
    print("shipped:", shipped)
    _report("shipped", samples, lambda name: shipped)
    _report("fitted without the set it is tried on", samples, lambda name: _learn([one for one in samples if one.set != name]))


def _learn(samples: list[Sample]) -> Row:
    counts: dict[tuple[str, str], int] = {}
    for one in samples:
        counts[one.set, one.kind] = counts.get((one.set, one.kind), 0) + 1
    loads = [1_000 * WEIGHTS[one.kind] / counts[one.set, one.kind] for one in samples]
    return fit([one.row for one in samples], [int(one.kind == "answered") for one in samples], c=1e4, loads=loads, steps=30)


def _report(title: str, samples: list[Sample], weights_for: Callable[[str], Row]) -> None:
    print(f"{title}: share at or above {LET_THROUGH}, and AUROC of answered against each kind")
    for name in dict.fromkeys(one.set for one in samples):
        weights = weights_for(name)
        by_kind: dict[str, list[float]] = {}
        for one in samples:
            if one.set == name:
                by_kind.setdefault(one.kind, []).append(sigmoid(score(weights, one.row)))
        line = []
        for kind, found in sorted(by_kind.items()):
            passed = sum(value >= LET_THROUGH for value in found) / len(found)
            apart = "" if kind == "answered" else f" ({auroc(by_kind['answered'], found):.3f})"
            line.append(f"{kind} {passed:.2f}{apart}")
        print(f"  {name:12}" + "   ".join(line))


def _samples(name: str, sets: Sets) -> Iterator[Sample]:
    index, queries, qrels = sets[name]
    corpus = index.corpus()
    everything = [article.id for article in index.articles()]
    for query in queries:
        right = {article for article, grade in qrels.get(query.id, {}).items() if grade > 0}
        hits = index.search(query.text, 10)
        if not right:
            yield from _sample(name, "unanswerable", query.text, hits, corpus)
            continue
        if any(hit.article_id in right for hit in hits[:3]):
            yield from _sample(name, "answered", query.text, hits, corpus)
        others = [article for article in everything if article not in right] if len(everything) < 1_000 else None
        without = index.search(query.text, 1, others) if others else tuple(hit for hit in hits if hit.article_id not in right)
        yield from _sample(name, "taken away", query.text, without, corpus)
    for other, (_, strange, _) in sets.items():
        for query in strange[:FROM_EACH_OTHER_SET] if other != name else ():
            yield from _sample(name, "foreign", query.text, index.search(query.text, 1), corpus)


def _sample(name: str, kind: str, text: str, hits: tuple[Hit, ...], corpus: Corpus) -> Iterator[Sample]:
    if hits:
        possible = ask(text, corpus).best_possible
        size = log(max(corpus.passages, question.FEWEST_PASSAGES))
        yield Sample(name, kind, {"score": log(hits[0].score), "share": log(hits[0].score / possible), "size": size})
