"""How good the offline model is on labelled requests: on what the helpdesk has learned, on a file it learns, or on the file itself.

Each request is judged by a learner that has not seen it where the file itself is learned from: in turn each fifth of it by the others.
"""

from collections.abc import Callable, Iterable, Sequence
from time import perf_counter

from bot.labelled_file import Names, Row, refuse_unknown
from triage.evaluation import Evaluation, Judged, evaluate
from triage.facts import Fact
from triage.learn import Example, Learner, Prediction

FOLDS = 5
Advance = Callable[[int], None]


class Measured(Fact):
    """The figures, and the time: `seconds` in all, `learn_seconds` of it for learning, `predict_seconds` for one request on average."""

    evaluation: Evaluation
    learned: int
    """Labelled requests that were learned from; on the file itself those of one fold."""
    seen: int = 0
    """Requests measured whose very words were learned before: with many of them the figures flatter."""
    seconds: float
    learn_seconds: float
    predict_seconds: float

    def as_json(self) -> dict[str, object]:
        """The figures under the names that programs read."""
        rest = self.model_dump(exclude={"evaluation"})
        return {**self.evaluation.as_json(), **rest}


def own_labels(rows: Sequence[Row], names: Names, name: str) -> list[Row]:
    """The rows with the organisation's labels. WrongInput for one it does not know."""
    refuse_unknown(rows, names, name, "give --any-label to measure with the labels of the file, or mend the names")
    return [row.model_copy(update={"label": names.label(row.label)}) for row in rows]


def measure_known(rows: Sequence[Row], predict: Callable[[str], Prediction], learned: Iterable[str], advance: Advance) -> Measured:
    """On what has been learned by now, whose texts are `learned`. ValueError without rows."""
    known = list(learned)
    started = perf_counter()
    judged = _judged(rows, predict, advance)
    return _measured(judged, len(known), started, 0.0, _seen(rows, known))


def measure_trained(rows: Sequence[Row], train: Sequence[Row], advance: Advance) -> Measured:
    """On a learner of the training rows, learned in their order. ValueError without rows."""
    started = perf_counter()
    learner = Learner.from_examples(_examples(train))
    learn_seconds = perf_counter() - started
    judged = _judged(rows, learner.predict, advance)
    return _measured(judged, len(learner), started, learn_seconds, _seen(rows, (row.text for row in train)))


def measure_folds(rows: Sequence[Row], advance: Advance) -> Measured:
    """On the rows themselves: row n is judged by a learner of the rows outside its fold n mod 5. ValueError for fewer than two rows."""
    if len(rows) < 2:
        raise ValueError("one request cannot be judged by others; expected at least two")
    started, learn_seconds, learned = perf_counter(), 0.0, 0
    judged: list[Judged] = []
    for fold in range(min(FOLDS, len(rows))):
        others = [row for n, row in enumerate(rows) if n % FOLDS != fold]
        begin = perf_counter()
        learner = Learner.from_examples(_examples(others))
        learn_seconds += perf_counter() - begin
        learned, done = len(learner), len(judged)
        judged += _judged(rows[fold::FOLDS], learner.predict, lambda n, done=done: advance(done + n))  # type: ignore[misc]
    return _measured(judged, learned, started, learn_seconds, 0)


def _examples(rows: Iterable[Row]) -> list[Example]:
    """Each line is a request of its own, whatever the file calls it."""
    return [Example(id=f"line/{row.line}", text=row.text, label=row.label) for row in rows]


def _judged(rows: Sequence[Row], predict: Callable[[str], Prediction], advance: Advance) -> list[Judged]:
    judged = []
    for done, row in enumerate(rows, 1):
        found = predict(row.text)
        judged.append(Judged(truth=row.label, predicted=found.label, confidence=found.confidence))
        advance(done)
    return judged


def _seen(rows: Sequence[Row], learned: Iterable[str]) -> int:
    known = {text.strip() for text in learned}
    return sum(row.text.strip() in known for row in rows)


def _measured(judged: Sequence[Judged], learned: int, started: float, learn_seconds: float, seen: int) -> Measured:
    seconds = perf_counter() - started
    return Measured(
        evaluation=evaluate(judged),
        learned=learned,
        seen=seen,
        seconds=round(seconds, 3),
        learn_seconds=round(learn_seconds, 3),
        predict_seconds=round((seconds - learn_seconds) / max(1, len(judged)), 6),
    )
