"""A request as a question to the indexed articles: what every word of it is worth, and how sure a score makes that there is an answer.

Sources: offline.md, Search 2, 4 and 5.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, log

from triage.related import RELATED
from triage.terms import asking_sentences, asking_words, looked_up, stems

K1 = 1.6
IDF_POWER = 0.7
PAIR_SHARE = 0.18
RELATED_SHARE = 0.4

FEWEST_PART_WORDS = 2
MOST_PARTS = 8

# Confidence = 1 / (1 + exp(-z)), z = BASE + SHARE ln(share of the best possible score) + SCORE ln(score) + SIZE ln(passages).
# Fitted by `tests/benchmarks/bench_search.py --fit` on five public question sets: questions with an answer against questions of the
# other sets, against some written to have no answer, and, at a weight of .3, against each question with its own article taken away.
# The fit gave a BASE of -.69; it was raised so that .85, the usual threshold of self-service, lets some two thirds of the answerable
# questions of a small knowledge base through and no more than one in ten of those without an answer.
CONFIDENCE_BASE = 0.2
CONFIDENCE_SHARE = 2.46
CONFIDENCE_SCORE = 1.89
CONFIDENCE_SIZE = -0.53
FEWEST_PASSAGES = 50
"""A smaller collection than was ever measured is judged as one of this size."""


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


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: the weight of every word, stem and related stem, and the worth of two neighbouring stems."""

    words: Mapping[str, float]
    stems: Mapping[str, float]
    related: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    parts: tuple["Question", ...] = ()

    @property
    def best_possible(self) -> float:
        """The score of an article that says all of it without end; related words and pairs come on top."""
        return 2 * (K1 + 1) * (sum(self.words.values()) + sum(self.stems.values()))


def ask(text: str, corpus: Corpus) -> Question:
    """The question that a request puts to this corpus; without words when it has none. Each sentence is a part, asked for itself too:
    greetings, names and what else happened must not hide the one sentence that an article answers.
    """
    asked = looked_up(asking_words(text), corpus.words)
    whole = _question(asked, corpus)
    known = set(asked)
    parts = (tuple(word for word in sentence if word in known) for sentence in asking_sentences(text))
    told_apart = dict.fromkeys(part for part in parts if FEWEST_PART_WORDS <= len(part) < len(asked))
    return replace(whole, parts=tuple(_question(part, corpus) for part in list(told_apart)[:MOST_PARTS]))


def _question(asked: Sequence[str], corpus: Corpus) -> Question:
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


def confidence(question: Question, score: float, corpus: Corpus) -> float:
    """How sure it is, 0..1, that an article with that score answers; 0 when nothing of the question was found."""
    possible = question.best_possible
    if score <= 0 or possible <= 0:
        return 0.0
    size = log(max(corpus.passages, FEWEST_PASSAGES))
    z = CONFIDENCE_BASE + CONFIDENCE_SHARE * log(score / possible) + CONFIDENCE_SCORE * log(score) + CONFIDENCE_SIZE * size
    return 1 / (1 + exp(-max(-30.0, min(30.0, z))))
