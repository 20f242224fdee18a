"""Learn `triage/tables/several_weights.py`: `python tests/benchmarks/learn_several_weights.py --data PATH > the table`.

Learns from posts joined from chat openers, from `multi_issue` and from own sentences; prints the module, figures on stderr.
Learn the request weights first: the signs here rest on them.
"""

import argparse
import datetime
import random
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from detect_data import several_issues
from joined_openers import joined
from logistic_fit import Row, fit, score, sigmoid, table
from several_phrases import ONE, SEVERAL

from triage.several import several_features

SEVERAL_FROM = 0.55
SEEDS = (11, 12, 13, 14)  # each draws another set of joined posts; one alone moves the figures by a hundredth
LOADS = {"joined": 0.12, "chat": 3.0, "own": 6.0}  # how much an example of each origin counts
SHRINK = 1.0
FOLDS, REPEATS = 10, 3

Example = tuple[Row, int, str]


def examples(data: Path) -> list[Example]:
    """(signs, 1 if several, origin) of everything that is learned from."""
    told = [(text, label, "joined") for seed in SEEDS for text, label in joined(data, seed)]
    told += [(str(m["text"]), int(m["issues"] > 1), "chat") for m in several_issues(data)]
    told += [(text, 0, "own") for text in ONE] + [(text, 1, "own") for text in SEVERAL]
    return [(several_features(text), label, origin) for text, label, origin in told]


def learn(known: Sequence[Example]) -> Row:
    """Weights from these examples."""
    return fit([row for row, _, _ in known], [label for _, label, _ in known], c=SHRINK, loads=[LOADS[o] for _, _, o in known], steps=8)


def held_out(found: Sequence[Example], origins: frozenset[str], seed: int) -> dict[str, float]:
    """Accuracy by origin; each example judged by weights learned without its fold (what is joined is never judged)."""
    judged = [i for i, example in enumerate(found) if example[2] != "joined"]
    random.Random(seed).shuffle(judged)
    right: dict[str, list[bool]] = {"chat": [], "own": [], "own false alarm": []}
    for fold in range(FOLDS):
        out = set(judged[fold::FOLDS])
        weights = learn([e for i, e in enumerate(found) if i not in out and e[2] in origins])
        for row, label, origin in (found[i] for i in sorted(out)):
            said = sigmoid(score(weights, row)) >= SEVERAL_FROM
            right[origin].append(said == bool(label))
            if origin == "own" and not label:
                right["own false alarm"].append(said)
    return {origin: sum(hits) / len(hits) for origin, hits in right.items()}


def figures(data: Path) -> str:
    """Cross-validated accuracies as text."""
    found = examples(data)
    runs = [held_out(found, frozenset(LOADS), seed) for seed in range(REPEATS)]
    mean = {origin: sum(run[origin] for run in runs) / len(runs) for origin in runs[0]}
    without = held_out(found, frozenset({"joined", "own"}), 0)
    return (
        f"accuracy by {FOLDS}-fold cross-validation, mean of {REPEATS}: multi_issue {mean['chat']:.3f}; own posts {mean['own']:.3f} "
        f"({mean['own false alarm']:.3f} of own single-matter posts flagged)\n"
        f"multi_issue when nothing of it is learned from: {without['chat']:.3f}"
    )


def main() -> None:
    """Learn, report, print the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    told = figures(data)
    print(told, file=sys.stderr)
    today = datetime.datetime.now(datetime.UTC).date()
    print(
        f'''"""Weights of `triage.several`, learned; do not edit by hand.

From posts joined of openers of IRC help channels and from `multi_issue`, made of the same (Kummerfeld et al., "A Large-Scale
Corpus for Conversation Disentanglement", ACL 2019; CC BY 4.0; no message is contained here) and from own posts
({len(ONE)} + {len(SEVERAL)}). Command: python tests/benchmarks/learn_several_weights.py --data PATH.
Learned on {today}. Threshold {SEVERAL_FROM}:
{told}
"""

from typing import Final

SEVERAL_FROM: Final = {SEVERAL_FROM}
{table("WEIGHTS", learn(examples(data)))}''',
        end="",
    )


if __name__ == "__main__":
    main()
