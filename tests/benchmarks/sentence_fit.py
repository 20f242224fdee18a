"""Learn a linear model of sentences from labelled texts, in plain Python; for the learning scripts here, nothing that ships imports it.

A text with label 1 holds at least one bad sentence, nobody says which: the first round spreads its weight evenly over its sentences,
later rounds give it to those that the model finds worst. Every sentence of a text with label 0 is good.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence

Sentences = Sequence[frozenset[str]]
Model = tuple[float, dict[str, float]]
BAD_COUNTS = 2.0  # a bad text as often as two good sentences: there are many more of those
SPREADING = 2.0  # how strongly the worst sentence of a text is preferred


class _Rows:
    """All sentences of all texts, with the model being fitted. Coordinate descent: each weight in turn takes a Newton step."""

    def __init__(self, texts: Sequence[Sentences], labels: Sequence[int], names: Collection[str]) -> None:
        self.owner = [at for at, found in enumerate(texts) for _ in found]
        self.labels = labels
        self.truth = [float(labels[at]) for at in self.owner]
        self.columns: dict[str, list[int]] = {name: [] for name in sorted(names)}
        for row, found in enumerate(one for text in texts for one in text):
            for name in found:
                if name in self.columns:
                    self.columns[name].append(row)
        self.loads = [BAD_COUNTS / len(texts[at]) if labels[at] else 1.0 for at in self.owner]
        self.weights = dict.fromkeys(self.columns, 0.0)
        self.bias = 0.0
        self.odds = [0.0] * len(self.owner)
        self.chance = [0.5] * len(self.owner)

    def sweep(self, c: float) -> float:
        """One Newton step for every weight; the longest step."""
        longest = self._step(range(len(self.owner)), None, 1e-6)
        for name, column in self.columns.items():
            longest = max(longest, self._step(column, name, 1 / c))
        return longest

    def _step(self, column: Sequence[int], name: str | None, shrink: float) -> float:
        before = self.bias if name is None else self.weights[name]
        slope, bend = before * shrink, shrink
        for row in column:
            chance, load = self.chance[row], self.loads[row]
            slope += load * (chance - self.truth[row])
            bend += load * chance * (1 - chance)
        move = max(-0.5, min(0.5, -slope / bend))
        if abs(move) < 1e-4:
            return 0.0
        for row in column:
            self.odds[row] = odds = self.odds[row] + move
            self.chance[row] = 1 / (1 + math.exp(-odds)) if odds > -30 else 0.0
        if name is None:
            self.bias = before + move
        else:
            self.weights[name] = before + move
        return abs(move)

    def blame(self) -> None:
        """Give the weight of every bad text to its worst sentences."""
        force = [math.exp(max(-30.0, min(30.0, SPREADING * odds))) for odds in self.odds]
        total = [0.0] * len(self.labels)
        for at, strength in zip(self.owner, force, strict=True):
            total[at] += strength
        self.loads = [BAD_COUNTS * strength / total[at] if self.labels[at] else 1.0 for at, strength in zip(self.owner, force, strict=True)]


def learn(texts: Sequence[Sentences], labels: Sequence[int], *, c: float, most: int, rounds: int = 3, sweeps: int = 8) -> Model:
    """Bias and at most `most` weights: those that matter most after the first round, refitted."""
    seen = Counter(name for text in texts for name in set().union(*text))
    wide = _Rows(texts, labels, [name for name, count in seen.items() if count >= 2])
    for turn in range(2):
        for _ in range(sweeps if turn else sweeps // 2):
            if wide.sweep(c) < 0.01:
                break
        if not turn:
            wide.blame()
    size = {name: abs(weight) * math.sqrt(min(len(wide.columns[name]), 50)) for name, weight in wide.weights.items()}
    kept = sorted(size, key=lambda name: (-size[name], name))[:most]
    rows = _Rows(texts, labels, kept)
    rows.loads = wide.loads
    for turn in range(rounds):
        for _ in range(sweeps):
            if rows.sweep(c) < 0.01:
                break
        if turn + 1 < rounds:
            rows.blame()
    return rows.bias, rows.weights


def log_odds(model: Model, text: Sentences) -> list[float]:
    """Of every sentence."""
    bias, weights = model
    return [bias + sum(weights.get(name, 0.0) for name in found) for found in text]
