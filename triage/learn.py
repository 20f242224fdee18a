"""Learning categories from labelled requests, one at a time and at once: the offline classifier.

A linear model that is exactly a weighted vote of the labelled requests (`triage/votes.py`), so a request can be corrected
or erased by subtraction, and each answer can name the requests it rests on. The same examples in the same order with the
same seed give the same model. Not safe for two threads at once; a rebuild is a new Learner, swapped in when done.
"""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, Field

from triage.learned_state import StateError, packed, unpacked
from triage.lessons import EXPERIENCE, SEED_PREFIX, Counted, Lessons, relearned
from triage.vectors import Vector, features

__all__ = ["SEED_PREFIX", "Example", "Learner", "Prediction", "Share", "StateError"]

REBUILD_GROWTH, REBUILD_AT_LEAST = 0.1, 20


class _Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Example(_Fact):
    """A request with the category that is right for it. `id` names it for correction and erasure."""

    id: str
    text: str
    label: str


class Prediction(_Fact):
    """What the labelled requests say of a text.

    `label` is None if there is nothing to go by: no examples, or not one known word. `probabilities` holds every label,
    greatest first, and sums to 1. `confidence` is the probability of `label`, and 0 without a label or without experience:
    fewer than 30 real examples or than two labels. `known_words` is the share of the text's weight of words ever seen.
    """

    label: str | None
    confidence: float = Field(ge=0, le=1)
    probabilities: tuple[tuple[str, float], ...]
    experienced: bool
    known_words: float = Field(ge=0, le=1)


class Share(_Fact):
    """How much of a label's score comes from one example; below 0 it speaks against the label."""

    example_id: str
    share: float


class Learner:
    """The classifier and all it remembers: numbers and words, never whole texts. Changed in place by `learn` and `forget`."""

    def __init__(self, seed: int = 0) -> None:
        self._lessons = Lessons(seed)
        self._changes = 0
        self._built_with = 0
        self._lately: tuple[str, int, Mapping[str, int], Vector] | None = None

    def __len__(self) -> int:
        """Number of examples learned."""
        return len(self._lessons.order)

    def __contains__(self, example_id: object) -> bool:
        """Whether an example with this id is learned."""
        return example_id in self._lessons.voters

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that have examples, sorted."""
        votes = self._lessons.votes
        return tuple(sorted(votes.labels[number] for number in votes.active()))

    @property
    def experienced(self) -> bool:
        """Whether confidence may be shown: 30 real examples (ids not starting with `seed:`) and two labels."""
        return self._lessons.real >= EXPERIENCE and len(self._lessons.votes.active()) >= 2

    @property
    def needs_rebuild(self) -> bool:
        """Whether so much was learned and forgotten since the last rebuild (10 %, at least 20) that a new one pays."""
        return self._changes >= max(REBUILD_AT_LEAST, REBUILD_GROWTH * self._built_with)

    def learn(self, example: Example) -> None:
        """Learn one example; the next prediction knows it. An id already known is corrected: its old text and label go."""
        self._lessons.learn(_counted(example))
        self._changes += 1

    def forget(self, example_id: str) -> bool:
        """Take an example out with its words and votes, exactly; False if the id is not known.

        Taking out the last one learned leaves every score as it was before. Of an earlier one its own votes go;
        what later lessons made of the others' votes stays until the next rebuild.
        """
        known = self._lessons.remove(example_id)
        self._changes += known
        return known

    def predict(self, text: str) -> Prediction:
        """The most probable label with calibrated probabilities; strange texts (few known words) are drawn towards "any"."""
        votes, calibration = self._lessons.votes, self._lessons.calibration
        counts, vector = self._read(text)
        known_words, footing = self._lessons.vocabulary.familiarity(counts)
        scores = votes.scores(vector)
        if not scores:
            return Prediction(label=None, confidence=0.0, probabilities=(), experienced=False, known_words=known_words)
        shares = [(votes.labels[number], share) for number, share in calibration.probabilities(scores, footing).items()]
        shares.sort(key=lambda pair: (-pair[1], pair[0]))
        best, probability = shares[0]
        confidence = min(1.0, probability) if known_words and self.experienced else 0.0
        return Prediction(
            label=best if known_words else None,
            confidence=confidence,
            probabilities=tuple(shares),
            experienced=self.experienced,
            known_words=known_words,
        )

    def scores(self, text: str) -> dict[str, float]:
        """The bare score of each label: its `bias` plus the shares of all examples (`evidence`)."""
        votes = self._lessons.votes
        found = votes.scores(self._read(text)[1])
        return {votes.labels[number]: score for number, score in found.items()}

    def bias(self, label: str) -> float:
        """The part of a label's score that every text gets. KeyError for an unknown label."""
        if label not in self.labels:
            raise KeyError(label)
        return self._lessons.votes.bias[self._lessons.votes.labels.index(label)]

    def evidence(self, text: str, label: str, candidate_ids: Iterable[str] | None = None, limit: int | None = None) -> tuple[Share, ...]:
        """The true shares of examples in the label's score for this text, greatest first; none for an unknown label.

        Only `candidate_ids` are looked at if given (unknown ids are passed over), else every example that shares a word
        with the text: about 0.1 s with 20,000 examples.
        """
        if label not in self.labels:
            return ()
        number = self._lessons.votes.labels.index(label)
        per_similarity = self._lessons.votes.per_similarity(number)
        found = []
        for voter, similarity in self._lessons.similar(self._read(text)[1], candidate_ids):
            vote = voter.alpha(number) + per_similarity if voter.label == number else -voter.alpha(number)
            found.append((-vote * similarity, voter.id))
        return tuple(Share(example_id=id, share=-against) for against, id in sorted(found)[:limit])

    def nearest(self, text: str, limit: int, candidate_ids: Iterable[str] | None = None) -> tuple[tuple[str, float], ...]:
        """The examples most like the text, as (id, cosine 0..1), nearest first; of all (about 0.1 s with 20,000), or of `candidate_ids`."""
        found = sorted((-similarity, voter.id) for voter, similarity in self._lessons.similar(self._read(text)[1], candidate_ids))
        return tuple((id, min(1.0, -distance)) for distance, id in found[:limit])

    def _read(self, text: str) -> tuple[Mapping[str, int], Vector]:
        """The text as words and as a vector. One request is asked about three times in a row: the last answer is kept until something
        is learned."""
        if self._lately is None or self._lately[:2] != (text, self._changes):
            counts = features(text)
            self._lately = (text, self._changes, counts, self._lessons.vocabulary.vector(counts))
        return self._lately[2:]

    @classmethod
    def from_examples(cls, examples: Iterable[Example], seed: int = 0) -> "Learner":
        """Learn all anew: what `needs_rebuild` asks for. Some seconds for 20,000 examples: run it in a thread or process.

        Of two examples with one id the later counts. The result depends on the examples, their order and the seed only.
        """
        latest = {example.id: example for example in examples}
        learner = cls(seed)
        learner._lessons = relearned([_counted(example) for example in latest.values()], seed)
        learner._built_with = len(learner)
        return learner

    def state(self) -> bytes:
        """Everything the learner knows, to be kept in a file; some hundred bytes per example."""
        return packed(self._lessons, self._changes, self._built_with)

    @classmethod
    def from_state(cls, state: bytes) -> "Learner":
        """The learner that gave this state, exactly. StateError if it is damaged, or of another version."""
        learner = cls()
        learner._lessons, learner._changes, learner._built_with = unpacked(state)
        return learner


def _counted(example: Example) -> Counted:
    return Counted(example.id, example.label, features(example.text))
