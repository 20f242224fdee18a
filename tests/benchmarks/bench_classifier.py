"""How good and how quick the offline classifier is, by number of labelled requests. Prints one table.

    python tests/benchmarks/bench_classifier.py --data PATH

PATH is a folder with train.jsonl.gz and test.jsonl.gz, one {"id", "text", "label"} a line; the first N of train are learned.
"rebuilt" is Learner.from_examples; "online" is one learn() after the other, the way of a helpdesk between two rebuilds.
"""

import argparse
import gzip
import json
import time
from collections.abc import Sequence
from pathlib import Path

from triage.evaluation import Judged, evaluate
from triage.learn import Example, Learner

SIZES = (100, 500, 2_000, 20_000)


def read(path: Path) -> list[Example]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Example(id=str(row["id"]), text=row["text"], label=row["label"]) for row in rows]


def milliseconds(seconds: Sequence[float], share: float) -> float:
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))] * 1_000


def learned_online(examples: Sequence[Example]) -> tuple[Learner, list[float]]:
    learner, took = Learner(), []
    for example in examples:
        start = time.perf_counter()
        learner.learn(example)
        took.append(time.perf_counter() - start)
    return learner, took


def judge(learner: Learner, tests: Sequence[Example]) -> tuple[str, list[float]]:
    judged, took = [], []
    for example in tests:
        start = time.perf_counter()
        prediction = learner.predict(example.text)
        took.append(time.perf_counter() - start)
        judged.append(Judged(truth=example.label, predicted=prediction.label, confidence=prediction.confidence))
    found = evaluate(judged)
    figures = (
        f"accuracy {found.accuracy:.4f} [{found.accuracy_low:.3f}, {found.accuracy_high:.3f}]  macro-F1 {found.macro_f1:.4f}  "
        f"ECE {found.ece:.4f}  at .70: covers {found.coverage_at_070:.3f}, accuracy {found.accuracy_at_070 or 0:.3f}"
    )
    return figures, took


def measure(train: Sequence[Example], tests: Sequence[Example], size: int) -> None:
    start = time.perf_counter()
    rebuilt = Learner.from_examples(train[:size])
    seconds = time.perf_counter() - start
    figures, took = judge(rebuilt, tests)
    print(f"{size:6} rebuilt  {figures}")
    print(f"{'':15} rebuild {seconds:.2f} s  predict p50 {milliseconds(took, 0.5):.3f} ms p99 {milliseconds(took, 0.99):.3f} ms")
    start = time.perf_counter()
    state = rebuilt.state()
    saved = time.perf_counter()
    Learner.from_state(state)
    loaded = time.perf_counter()
    print(f"{'':15} state {len(state) / 1e6:.2f} MB  save {saved - start:.2f} s  load {loaded - saved:.2f} s")
    online, lessons = learned_online(train[:size])
    figures, _ = judge(online, tests)
    print(f"{size:6} online   {figures}")
    print(f"{'':15} learn p50 {milliseconds(lessons, 0.5):.3f} ms p99 {milliseconds(lessons, 0.99):.3f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with train.jsonl.gz and test.jsonl.gz")
    folder = parser.parse_args().data
    train, tests = read(folder / "train.jsonl.gz"), read(folder / "test.jsonl.gz")
    for size in SIZES:
        if size <= len(train):
            measure(train, tests, size)


if __name__ == "__main__":
    main()
