"""Which articles answer best, and how surely: scores what the search index found (offline.md, Search 4 and 5).

BM25 with the idf of small collections, over exact words, stems and words of the trade for the same thing (`related.py`); an article is its
best passage plus the same sum over the whole of it. Nothing here knows the index.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import Field

from triage.facts import Confidence, Fact
from triage.question import K1, Corpus, Question, confidence

FIELD_WEIGHTS = (2.0, 2.0, 1.0, 0.5)
"""Title, heading path, body, tags; the same weights find the candidates in the index."""

B = 0.75
PAIR_WITHIN = 3
PART_SHARE = 0.7
_NONE: frozenset[tuple[str, str]] = frozenset()
"""How much of the score is that of the sentence which fits best, where a request has several."""


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


Fields = tuple[Sequence[str], ...]


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """What a passage has of words and stems: how often each, weighted by field, and the stems of each field place by place.

    `length` is in words, over all fields. Made once by `of` and held by whoever asks often.
    """

    article_id: str
    position: int
    length: int
    words: Mapping[str, float]
    stems: Mapping[str, float]
    fields: Fields

    @classmethod
    def of(cls, article_id: str, position: int, words: Fields, stems: Fields) -> "PassageTerms":
        """From the words by field, in the order of FIELD_WEIGHTS, and their stems, place by place."""
        return cls(article_id, position, sum(map(len, words)), _weighted(words), _weighted(stems), stems)


def _weighted(fields: Fields) -> dict[str, float]:
    counts: dict[str, float] = {}
    for weight, field in zip(FIELD_WEIGHTS, fields, strict=True):
        for term in field:
            counts[term] = counts.get(term, 0.0) + weight
    return counts


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
    pairs: frozenset[tuple[str, str]]
    length: int

    def add(self, other: "_Counted") -> None:
        for mine, theirs in ((self.words, other.words), (self.stems, other.stems), (self.related, other.related)):
            for term, count in theirs.items():
                mine[term] = mine.get(term, 0.0) + count
        self.length += other.length


def best_articles(question: Question, passages: Iterable[PassageTerms], corpus: Corpus, most: int) -> tuple[str, ...]:
    """The articles of the best of these passages, best first, at most so many: the ones worth reading whole."""
    best: dict[str, float] = {}
    for passage in passages:
        score = _score(question, _count(question, passage), corpus)
        best[passage.article_id] = max(score, best.get(passage.article_id, 0.0))
    return tuple(sorted(best, key=lambda article: (-best[article], article))[:most])


def rank(question: Question, passages: Iterable[PassageTerms], corpus: Corpus) -> tuple[Ranked, ...]:
    """Every article of these passages, best first, ties by id. `passages` must hold all passages of each article."""
    counted: dict[str, list[tuple[int, _Counted]]] = {}
    for passage in passages:
        counted.setdefault(passage.article_id, []).append((passage.position, _count(question, passage)))
    ranked = [_ranked(question, article, found, corpus) for article, found in counted.items()]
    return tuple(sorted(ranked, key=lambda one: (-one.score, one.article_id)))


def _ranked(question: Question, article: str, found: Sequence[tuple[int, _Counted]], corpus: Corpus) -> Ranked:
    whole = _Counted({}, {}, {}, frozenset(), 0)
    for _, counted in found:
        whole.add(counted)
    mean = corpus.length / max(corpus.articles, 1)
    asked = (question, *question.parts)
    scores = [[_passage_score(one, counted, corpus) for one in asked] for _, counted in found]
    totals = [max(row[place] for row in scores) + _sum(one, whole, mean) for place, one in enumerate(asked)]
    sure = max(confidence(one, total, corpus) for one, total in zip(asked, totals, strict=True))
    position = -max((_together(row), -place) for (place, _), row in zip(found, scores, strict=True))[1]
    return Ranked(article, _together(totals), sure, position)


def _score(question: Question, counted: _Counted, corpus: Corpus) -> float:
    return _together([_passage_score(one, counted, corpus) for one in (question, *question.parts)])


def _together(scores: Sequence[float]) -> float:
    """One score of that of the whole question, which comes first, and those of its parts, if there are any."""
    return (1 - PART_SHARE) * scores[0] + PART_SHARE * max(scores[1:]) if scores[1:] else scores[0]


def _count(question: Question, passage: PassageTerms) -> _Counted:
    words, stems = passage.words, passage.stems
    return _Counted(
        words={term: words[term] for term in question.words if term in words},
        stems={term: stems[term] for term in question.stems if term in stems},
        related={term: stems[term] for term in question.related if term in stems},
        pairs=_pairs(question, passage),
        length=passage.length,
    )


def _pairs(question: Question, passage: PassageTerms) -> frozenset[tuple[str, str]]:
    """Neighbours of the question that stand within PAIR_WITHIN words of each other in one field, in either order."""
    has = passage.stems
    wanted = [pair for pair in question.pairs if pair[0] in has and pair[1] in has]
    if not wanted:
        return _NONE
    either = {term for pair in wanted for term in pair}
    return frozenset(pair for field in passage.fields for pair in _near(wanted, either, field))


def _near(wanted: Sequence[tuple[str, str]], either: set[str], field: Sequence[str]) -> list[tuple[str, str]]:
    places: dict[str, list[int]] = {}
    for place, term in enumerate(field):
        if term in either:
            places.setdefault(term, []).append(place)
    return [pair for pair in wanted if any(abs(a - b) <= PAIR_WITHIN for a in places.get(pair[0], ()) for b in places.get(pair[1], ()))]


def _passage_score(question: Question, counted: _Counted, corpus: Corpus) -> float:
    pairs = sum(worth for pair, worth in question.pairs.items() if pair in counted.pairs) if counted.pairs else 0.0
    return _sum(question, counted, corpus.length / max(corpus.passages, 1)) + pairs


def _sum(question: Question, counted: _Counted, mean_length: float) -> float:
    """The BM25 sums of words, stems and related stems, in the order of the question, so that the last bit is the same in every process."""
    norm = K1 * (1 - B + B * counted.length / max(mean_length, 1.0))
    total = 0.0
    for weights, counts in ((question.words, counted.words), (question.stems, counted.stems), (question.related, counted.related)):
        for term, weight in weights.items():
            if term in counts:
                total += weight * counts[term] * (K1 + 1) / (counts[term] + norm)
    return total
