"""Logistic regression by Newton steps in plain Python, for the learning scripts here; nothing that ships imports it.

Rows are `{feature name: value}`; a missing feature is 0. The intercept is called `bias` and is not shrunk.
"""

import math
from collections.abc import Callable, Iterable, Sequence

Row = dict[str, float]


def sigmoid(score: float) -> float:
    """1 / (1 + e^-score), safe for any float."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, score))))


def score(weights: Row, row: Row) -> float:
    """The linear score of a row."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in row.items())


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss elimination with pivoting for a small symmetric system."""
    size = len(right)
    rows = [[*matrix[i], right[i]] for i in range(size)]
    for col in range(size):
        pivot = max(range(col, size), key=lambda i: abs(rows[i][col]))
        rows[col], rows[pivot] = rows[pivot], rows[col]
        for i in range(col + 1, size):
            share = rows[i][col] / rows[col][col]
            if share:
                rows[i] = [a - share * b for a, b in zip(rows[i], rows[col], strict=True)]
    out = [0.0] * size
    for i in reversed(range(size)):
        out[i] = (rows[i][size] - sum(rows[i][j] * out[j] for j in range(i + 1, size))) / rows[i][i]
    return out


def fit(rows: Sequence[Row], labels: Sequence[int], *, c: float = 1.0, loads: Sequence[float] | None = None, steps: int = 12) -> Row:
    """Weights that maximise the log likelihood minus |w|^2 / 2C; `loads` are per-row weights."""
    names = ["bias", *sorted({name for row in rows for name in row})]
    place = {name: i for i, name in enumerate(names)}
    packed = [[(0, 1.0), *((place[n], v) for n, v in row.items() if v)] for row in rows]
    loads = loads or [1.0] * len(rows)
    weights = [0.0] * len(names)
    for _ in range(steps):
        gradient = [0.0 if i == 0 else -w / c for i, w in enumerate(weights)]
        curve = [[0.0] * len(names) for _ in names]
        for i in range(len(names)):
            curve[i][i] = 1e-6 if i == 0 else 1 / c
        for cells, label, load in zip(packed, labels, loads, strict=True):
            p = sigmoid(sum(weights[i] * v for i, v in cells))
            slope, bend = load * (label - p), load * max(p * (1 - p), 1e-6)
            for i, v in cells:
                gradient[i] += slope * v
                line = curve[i]
                for j, u in cells:
                    line[j] += bend * v * u
        move = solve(curve, gradient)
        longest = max(abs(m) for m in move)
        weights = [w + m * min(1.0, 3 / longest if longest else 1.0) for w, m in zip(weights, move, strict=True)]
        if longest < 1e-6:
            break
    return {name: round(weights[place[name]], 4) for name in names}


def folds(rows: Sequence[Row], labels: Sequence[int], groups: Sequence[str], learn: Callable[[list[Row], list[int]], Row]) -> list[float]:
    """Held-out probabilities: every group is scored by weights learned without it."""
    out = [0.0] * len(rows)
    for group in sorted(set(groups)):
        kept = [i for i, g in enumerate(groups) if g != group]
        weights = learn([rows[i] for i in kept], [labels[i] for i in kept])
        for i, g in enumerate(groups):
            if g == group:
                out[i] = sigmoid(score(weights, rows[i]))
    return out


def precision_recall_f1(said: Iterable[bool], truth: Iterable[bool]) -> tuple[float, float, float]:
    """(precision, recall, F1) of yes/no answers; 0.0 where undefined."""
    pairs = list(zip(said, truth, strict=True))
    hit = sum(s and t for s, t in pairs)
    precision = hit / max(1, sum(s for s, _ in pairs))
    recall = hit / max(1, sum(t for _, t in pairs))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def table(name: str, weights: Row, line_length: int = 140) -> str:
    """Python text of a weight table, sorted by name, one entry a line."""
    del line_length
    return f"{name}: Final = {{\n" + "".join(f'    "{key}": {weights[key]:.4f},\n' for key in sorted(weights)) + "}\n"
