"""Which articles answer best, and how surely: scores what the search index found (offline.md, Search 4 and 5).

BM25 with the idf of small collections, over exact words, stems and words of the trade for the same thing (`related.py`); an article is its
best passage plus the same sum over the whole of it. The confidence says whether there is an answer at all. Nothing here knows the index.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log

from pydantic import Field

from triage.facts import Confidence, Fact
from triage.related import RELATED
from triage.terms import stems

FIELD_WEIGHTS = (2.0, 2.0, 1.0, 0.5)
"""Title, heading path, body, tags; the same weights find the candidates in the index."""

K1 = 1.6
B = 0.75
IDF_POWER = 0.7
PAIR_SHARE = 0.18
PAIR_WITHIN = 3
RELATED_SHARE = 0.4

# Confidence = 1 / (1 + exp(-z)), z = BASE + SHARE ln(share of the best possible score) + SCORE ln(score) + SIZE ln(passages).
# Fitted by `tests/benchmarks/bench_search.py --fit` on five public question sets: questions with an answer against questions of the
# other sets, written unanswerable ones, and each question with its own article hidden (at a weight of .3). Then moved by SHIFT so that
# .85, the usual threshold of self-service, lets no more than one in ten unanswerable questions through.
CONFIDENCE_BASE = -0.34
CONFIDENCE_SHARE = 2.56
CONFIDENCE_SCORE = 1.76
CONFIDENCE_SIZE = -0.52
FEWEST_PASSAGES = 50
"""A smaller collection than was ever measured is judged as one of this size."""


class Article(Fact):
    """One knowledge-base article. `text` is Markdown; `url` None: it has no page of its own; `audience` "everyone" or a group's id."""

    id: str = Field(min_length=1)
    title: str
    text: str
    url: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    audience: str = "everyone"


class Passage(Fact):
    """A part of an article that is read in one go: `heading` is its path of headings below the title, "" above the first."""

    article_id: str
    position: int = Field(ge=0)
    heading: str
    body: str


class Hit(Fact):
    """An article found. `score` orders hits of one question only; `confidence` that it answers compares across questions.

    `passage` is the Markdown of the passage that matched best, `heading` the path of headings above it.
    """

    article_id: str
    title: str
    url: str | None
    score: float = Field(ge=0)
    confidence: Confidence
    passage: str
    heading: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Counts over everything indexed: sizes in words, and in how many passages each word and each stem occurs."""

    articles: int
    passages: int
    length: int
    words: Mapping[str, int]
    stems: Mapping[str, int]

    def idf(self, occurs_in: int) -> float:
        """How telling a term is that occurs in so many passages; never negative, greatest for one that occurs in none."""
        return log(1 + (self.passages - occurs_in + 0.5) / (occurs_in + 0.5))


Fields = tuple[Sequence[str], ...]


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """The words of a passage by field (as in FIELD_WEIGHTS) and their stems, place by place."""

    article_id: str
    position: int
    words: Fields
    stems: Fields

    @property
    def length(self) -> int:
        """Words in all fields."""
        return sum(map(len, self.words))


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: the weight of every word, stem and related stem, and the worth of two neighbouring stems."""

    words: Mapping[str, float]
    stems: Mapping[str, float]
    related: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]

    @property
    def best_possible(self) -> float:
        """The score of an article that says all of it without end; related words and pairs come on top."""
        return 2 * (K1 + 1) * (sum(self.words.values()) + sum(self.stems.values()))


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article in order of its score, with the place of its best passage."""

    article_id: str
    score: float
    confidence: float
    position: int


@dataclass(slots=True)
class _Counted:
    """Weighted counts of what a passage or an article has of a question, and its length in words."""

    words: dict[str, float]
    stems: dict[str, float]
    related: dict[str, float]
    pairs: float
    length: int

    def add(self, other: "_Counted") -> None:
        for mine, theirs in ((self.words, other.words), (self.stems, other.stems), (self.related, other.related)):
            for term, count in theirs.items():
                mine[term] = mine.get(term, 0.0) + count
        self.length += other.length


def ask(asked: Sequence[str], corpus: Corpus) -> Question:
    """The question of these words (of `terms.asking_words`, in order) to this corpus."""
    asked_stems = tuple(dict.fromkeys(stems(asked)))
    idf = {one: corpus.idf(corpus.stems.get(one, 0)) for one in asked_stems}
    related: dict[str, float] = {}
    for one in asked_stems:
        for other in RELATED.get(one, ()):
            if other not in idf and other in corpus.stems:
                worth = RELATED_SHARE * min(idf[one], corpus.idf(corpus.stems[other])) ** IDF_POWER
                related[other] = max(worth, related.get(other, 0.0))
    return Question(
        words={word: corpus.idf(corpus.words.get(word, 0)) ** IDF_POWER for word in asked},
        stems={one: telling**IDF_POWER for one, telling in idf.items()},
        related=related,
        pairs={pair: PAIR_SHARE * (idf[pair[0]] + idf[pair[1]]) for pair in pairwise(asked_stems)},
    )


def best_articles(question: Question, passages: Iterable[PassageTerms], corpus: Corpus, most: int) -> tuple[str, ...]:
    """The articles of the best of these passages, best first, at most so many: the ones worth reading whole."""
    best: dict[str, float] = {}
    for passage in passages:
        score = _passage_score(question, _count(question, passage), corpus)
        best[passage.article_id] = max(score, best.get(passage.article_id, 0.0))
    return tuple(sorted(best, key=lambda article: (-best[article], article))[:most])


def rank(question: Question, passages: Iterable[PassageTerms], corpus: Corpus) -> tuple[Ranked, ...]:
    """Every article of these passages, best first, ties by id. `passages` must hold all passages of each article."""
    best: dict[str, tuple[float, int]] = {}
    whole: dict[str, _Counted] = {}
    for passage in passages:
        counted = _count(question, passage)
        score = _passage_score(question, counted, corpus)
        if score > best.get(passage.article_id, (-1.0, 0))[0]:
            best[passage.article_id] = (score, passage.position)
        whole.setdefault(passage.article_id, _Counted({}, {}, {}, 0.0, 0)).add(counted)
    mean = corpus.length / max(corpus.articles, 1)
    ranked = []
    for article, (score, position) in best.items():
        total = score + _sum(question, whole[article], mean)
        ranked.append(Ranked(article, total, confidence(question, total, corpus), position))
    return tuple(sorted(ranked, key=lambda one: (-one.score, one.article_id)))


def confidence(question: Question, score: float, corpus: Corpus) -> float:
    """How sure it is, 0..1, that an article with that score answers; 0 when nothing of the question was found."""
    possible = question.best_possible
    if score <= 0 or possible <= 0:
        return 0.0
    size = log(max(corpus.passages, FEWEST_PASSAGES))
    z = CONFIDENCE_BASE + CONFIDENCE_SHARE * log(score / possible) + CONFIDENCE_SCORE * log(score) + CONFIDENCE_SIZE * size
    return 1 / (1 + exp(-max(-30.0, min(30.0, z))))


def _count(question: Question, passage: PassageTerms) -> _Counted:
    counted = _Counted({}, {}, {}, 0.0, passage.length)
    found_pairs: set[tuple[str, str]] = set()
    for weight, field_words, field_stems in zip(FIELD_WEIGHTS, passage.words, passage.stems, strict=True):
        _tally(question.words, field_words, weight, counted.words)
        present = _tally(question.stems, field_stems, weight, counted.stems)
        _tally(question.related, field_stems, weight, counted.related)
        if len(present) > 1:
            found_pairs |= _pairs(question, present, field_stems)
    counted.pairs = sum(question.pairs[pair] for pair in sorted(found_pairs))
    return counted


def _tally(wanted: Mapping[str, float], field: Sequence[str], weight: float, counts: dict[str, float]) -> set[str]:
    present = wanted.keys() & field if field else set()
    for term in present:
        counts[term] = counts.get(term, 0.0) + weight * field.count(term)
    return present


def _pairs(question: Question, present: set[str], field: Sequence[str]) -> set[tuple[str, str]]:
    """Neighbours of the question that stand within PAIR_WITHIN words of each other, in either order."""
    wanted = [pair for pair in question.pairs if pair[0] in present and pair[1] in present]
    if not wanted:
        return set()
    places: dict[str, list[int]] = {}
    for place, term in enumerate(field):
        if term in present:
            places.setdefault(term, []).append(place)
    return {(one, other) for one, other in wanted if any(abs(a - b) <= PAIR_WITHIN for a in places[one] for b in places[other])}


def _passage_score(question: Question, counted: _Counted, corpus: Corpus) -> float:
    return _sum(question, counted, corpus.length / max(corpus.passages, 1)) + counted.pairs


def _sum(question: Question, counted: _Counted, mean_length: float) -> float:
    """The BM25 sums of words, stems and related stems. Sorted, so that the last bit is the same in every process."""
    norm = K1 * (1 - B + B * counted.length / max(mean_length, 1.0))
    total = 0.0
    for weights, counts in ((question.words, counted.words), (question.stems, counted.stems), (question.related, counted.related)):
        total += sum(weights[term] * counts[term] * (K1 + 1) / (counts[term] + norm) for term in sorted(counts))
    return total
