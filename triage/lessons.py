"""How the offline classifier learns, corrects, erases and relearns: the machine under `triage.learn.Learner`.

Chance comes only from generators seeded by the learner's seed and the number of the lesson, so that replicas given the
same examples in the same order agree to the last bit.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from triage.certainty import Calibration
from triage.vectors import Vector, Vocabulary
from triage.votes import Voter, Votes, similarities

SEED_PREFIX = "seed:"
"""Ids of examples that nobody ever wrote as a request (texts of the organisation file): they teach, but are no experience."""
EXPERIENCE = 30
OLDER_STEPS = 3
NEW_LABEL_STEPS = 50
PASSES = 5
PASSES_BEFORE, PASSES_AFTER = 3, 3
FOLDS, FOLDS_UP_TO = 5, 2_000
HOLD_BACK = 0.1


class Counted(NamedTuple):
    """An example as counts of features (`triage.vectors.features`)."""

    id: str
    label: str
    counts: Mapping[str, int]


class Lessons:
    """Vocabulary, votes, voters and calibration, kept in step with each other. Changed in place."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.vocabulary = Vocabulary()
        self.votes = Votes()
        self.voters: dict[str, Voter] = {}
        self.order: list[Voter] = []
        self.calibration = Calibration()
        self.real = 0
        self.count = 0
        # What the last lesson changed in older voters: taking the last example back takes all of it back.
        self.last: tuple[str, list[tuple[Voter, list[float]]]] | None = None

    def learn(self, example: Counted) -> None:
        """One lesson: note what would have been said, take the example in, step on it and on a few older ones."""
        self.remove(example.id)
        self.note_progress(example)
        self.vocabulary.add(example.counts)
        self.votes.widen(len(self.vocabulary))
        is_new_label = self.seat(example.id, example.label, self.vocabulary.vector(example.counts))
        self.count += 1
        self._teach(self.order[-1], is_new_label)

    def note_progress(self, example: Counted) -> None:
        """Keep what would be said of an example not learned yet. Texts of the organisation file are no test."""
        if example.id.startswith(SEED_PREFIX) or example.label not in self.votes.labels:
            return
        scores = self.votes.scores(self.vocabulary.vector(example.counts))
        footing = self.vocabulary.familiarity(example.counts).footing
        self.calibration.add(example.id, scores, self.votes.labels.index(example.label), footing)

    def seat(self, id: str, label: str, vector: Vector) -> bool:
        """Give the example a voter, its vote still 0; True if it is the first of its label."""
        number = self.votes.label_number(label, len(self.vocabulary))
        is_new_label = not self.votes.counts[number]
        voter = self.restore_voter(id, number, vector)
        self.votes.join(voter)
        return is_new_label

    def restore_voter(self, id: str, number: int, vector: Vector) -> Voter:
        """Append a voter without counting it in: its part in sums and weights is there already or comes next."""
        voter = Voter(id, number, vector)
        voter.place = len(self.order)
        self.order.append(voter)
        self.voters[id] = voter
        self.real += not id.startswith(SEED_PREFIX)
        return voter

    def _teach(self, voter: Voter, is_new_label: bool) -> None:
        chance = random.Random(self.seed * 1_000_003 + self.count)
        labels = self.votes.active()
        self.votes.step(voter, labels)
        older = len(self.order) - 1
        if is_new_label:
            # A label that has never heard a "no" would claim every doubtful text.
            for _ in range(min(NEW_LABEL_STEPS, older)):
                self.votes.step(self.order[int(chance.random() * older)], (voter.label,))
        before = []
        for _ in range(min(OLDER_STEPS, older)):
            other = self.order[int(chance.random() * older)]
            before.append((other, list(other.alphas)))
            self.votes.step(other, labels)
        self.last = (voter.id, before)

    def remove(self, example_id: str) -> bool:
        """Subtract the example's words, votes and record; False if the id is not known."""
        voter = self.voters.pop(example_id, None)
        if voter is None:
            return False
        self._take_back_last_lesson(example_id)
        self.calibration.remove(example_id)
        self.real -= not example_id.startswith(SEED_PREFIX)
        self.votes.leave(voter)
        moved = self.order.pop()
        if moved is not voter:
            self.order[voter.place] = moved
            moved.place = voter.place
        self.votes.blank(self.vocabulary.remove(voter.slots))
        return True

    def _take_back_last_lesson(self, example_id: str) -> None:
        if self.last is not None and self.last[0] == example_id:
            for other, alphas in reversed(self.last[1]):
                for label in range(len(other.alphas)):
                    self.votes.set_alpha(other, label, alphas[label] if label < len(alphas) else 0.0)
        self.last = None

    def similar(self, vector: Vector, candidate_ids: Iterable[str] | None) -> list[tuple[Voter, float]]:
        """The voters (all, or these) that share a word with the text, each with its cosine 0..1."""
        voters = self.order
        if candidate_ids is not None:
            voters = [self.voters[id] for id in dict.fromkeys(candidate_ids) if id in self.voters]
        cosines = similarities(vector, voters, len(self.vocabulary))
        return [(voter, cosine) for voter, cosine in zip(voters, cosines, strict=True) if cosine > 0.0]


def relearned(examples: Sequence[Counted], seed: int) -> Lessons:
    """Everything learned anew: word weights and vectors from all examples, several passes, calibrated on held-out ones."""
    chance = random.Random(seed)
    whole = _folded(examples, seed, chance) if len(examples) <= FOLDS_UP_TO else _held_back(examples, seed, chance)
    whole.count = len(whole.order)
    if whole.calibration.records:
        whole.calibration.fit_slope()
    return whole


def _folded(examples: Sequence[Counted], seed: int, chance: random.Random) -> Lessons:
    """Calibrated on five folds, each scored by a learner of the other four; then learned from all."""
    calibration = Calibration()
    fold_of = [int(chance.random() * FOLDS) for _ in examples]
    for fold in range(FOLDS if len(examples) >= EXPERIENCE else 0):
        partial = Lessons(seed)
        partial.calibration = calibration
        _fill(partial, [example for example, own in zip(examples, fold_of, strict=True) if own != fold])
        _pass_over(partial, PASSES, chance)
        for example, own in zip(examples, fold_of, strict=True):
            if own == fold:
                partial.note_progress(example)
    whole = Lessons(seed)
    whole.calibration = calibration
    _fill(whole, examples)
    _pass_over(whole, PASSES, chance)
    return whole


def _held_back(examples: Sequence[Counted], seed: int, chance: random.Random) -> Lessons:
    """Calibrated on a tenth that is held back and learned afterwards."""
    held: list[Counted] = []
    first: list[Counted] = []
    for example in examples:
        (held if chance.random() < HOLD_BACK else first).append(example)
    whole = Lessons(seed)
    _fill(whole, first)
    _pass_over(whole, PASSES_BEFORE, chance)
    for example in held:
        whole.note_progress(example)
    _fill(whole, held)
    _pass_over(whole, PASSES_AFTER, chance)
    return whole


def _fill(lessons: Lessons, examples: Sequence[Counted]) -> None:
    """Seat all, their votes still 0, with the word weights that all of them together give."""
    for example in examples:
        lessons.vocabulary.add(example.counts)
    lessons.votes.widen(len(lessons.vocabulary))
    for example in examples:
        lessons.seat(example.id, example.label, lessons.vocabulary.vector(example.counts))


def _pass_over(lessons: Lessons, passes: int, chance: random.Random) -> None:
    labels = lessons.votes.active()
    for _ in range(passes):
        for _, place in sorted((chance.random(), voter.place) for voter in lessons.order):
            lessons.votes.step(lessons.order[place], labels)
