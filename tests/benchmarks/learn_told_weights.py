"""Learn `triage/tables/told_weights.py`: `python tests/benchmarks/learn_told_weights.py --data PATH > the table` (needs numpy).

One shrunk logistic regression per group of candidates. Figures on stderr: every lot judged by weights that never saw it, then all of them.
A lot that was read before the features were chosen is not unseen in the strict sense; which were, their own files say.
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from told_messages import BATCHES, LOTS, Message, batches, ordinary, own, swapped, tests

from triage import redact_told
from triage.redact_reading import Candidate, Reading
from triage.redact_rules import Roster, Scan, lowered

Weights = dict[str, dict[str, float]]
GROUPS = ("odd", "bare", "digits", "plain", "faint", "run")
FROM = {"odd": 0.4, "bare": 0.45, "digits": 0.4, "plain": 0.47, "faint": 0.55, "run": 0.45}
LOADS = {"ordinary": 0.3, "tests": 2.0, "unseen_2026_11": 1.5, "unseen_2026_11_later": 1.5}
"""How much a lot counts. The tests' sentences must keep working; ordinary posts are many."""
SHRINK, COPIES, LEAST, SMALLEST = 0.7, 3, 3, 0.05


class Row(NamedTuple):
    """A candidate: what is so about it, whether it is a secret, how much it counts."""

    features: frozenset[str]
    label: bool
    load: float


def rows(messages: Iterable[Message]) -> dict[str, list[Row]]:
    """The candidates of every group; the last secret before a candidate is the true one."""
    found: dict[str, list[Row]] = defaultdict(list)
    for message in messages:
        reading = Reading(message.text, lowered(message.text))
        context, taken = redact_told.Context(reading), -1
        for candidate in reading.candidates():
            label = judged(candidate, message)
            if label is None:
                continue
            found[candidate.group].append(Row(frozenset(context.features(candidate, taken)), label, LOADS.get(message.lot, 1.0)))
            taken = max(taken, candidate.last) if label else taken
    return found


def judged(candidate: Candidate, message: Message) -> bool | None:
    """Whether a candidate is a secret; None if it says nothing: an account, or the first word of a longer secret."""
    start, end = candidate.start, candidate.end
    if any(a < end and start < b for a, b in message.accounts):
        return None
    shares = [(max(0, min(b, end) - max(a, start)), a, b) for a, b in message.secrets]
    if candidate.group == "run":
        return any(inside >= 0.8 * max(end - start, b - a) and " " in message.text[a:b] for inside, a, b in shares)
    label = any(inside >= 0.6 * (end - start) for inside, _, _ in shares)
    part = candidate.group in ("plain", "faint") and any(" " in message.text[a:b] for inside, a, b in shares if inside)
    return None if label and part else label


def fit(found: Sequence[Row]) -> dict[str, float]:
    """Weights of one group by Newton steps; features seen less than three times are left out."""
    counts = Counter(name for row in found for name in row.features)
    place = {name: at + 1 for at, name in enumerate(sorted(name for name, count in counts.items() if count >= LEAST))}
    x = np.zeros((len(found), len(place) + 1))
    x[:, 0] = 1
    for at, row in enumerate(found):
        x[at, [place[name] for name in row.features if name in place]] = 1
    y, load = np.array([float(row.label) for row in found]), np.array([row.load for row in found])
    shrink = np.full(x.shape[1], 1 / SHRINK)
    shrink[0] = 1e-6
    w = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        curve = (x * (load * np.maximum(p * (1 - p), 1e-6))[:, None]).T @ x + np.diag(shrink)
        move = np.linalg.solve(curve, x.T @ (load * (y - p)) - shrink * w)
        longest = float(np.abs(move).max())
        w += move * min(1.0, 4 / max(longest, 1e-9))
        if longest < 1e-5:
            break
    return {"bias": float(w[0])} | {name: float(w[at]) for name, at in place.items()}


def learn(messages: Sequence[Message]) -> Weights:
    """Weights of every group, from the messages and copies of them with other secrets."""
    dice = random.Random(1)
    copies = [swapped(message, dice, copy == 0) for copy in range(COPIES) for message in messages if message.secrets]
    found = rows([*messages, *copies])
    return {group: fit(found[group]) for group in GROUPS}


def figures(messages: Sequence[Message], weights: Weights) -> str:
    """Secrets wholly covered and messages without secrets left alone, by redact_told alone."""
    redact_told.WEIGHTS, redact_told.FROM = weights, FROM  # type: ignore[misc]
    whole = secrets = untouched = clean = 0
    for message in messages:
        hits = list(redact_told.find(Scan(message.text, lowered(message.text), Roster(), ())))
        hidden = {at for hit in hits for at in range(hit.start, hit.end)}
        for a, b in message.secrets:
            secrets, whole = secrets + 1, whole + ({at for at in range(a, b) if not message.text[at].isspace()} <= hidden)
        if not message.secrets:
            clean, untouched = clean + 1, untouched + (not hits)
    return (
        f"secrets {whole}/{secrets} = {whole / max(1, secrets):.3f}, clean untouched {untouched}/{clean} = {untouched / max(1, clean):.3f}"
    )


def module(weights: Weights, told: str) -> str:
    """The table as a module; weights below 0.05 are left out."""
    froms = str(FROM).replace("'", '"')
    out = f'''"""Weights of `triage.redact_told`, learned; do not edit by hand.

From own messages (tests/benchmarks/told and the unseen batches), from IRC chat of Kummerfeld et al., ACL 2019 (CC BY 4.0) and IT tickets
(CC0), none of which is contained here. Command: python tests/benchmarks/learn_told_weights.py --data PATH. Learned on
{datetime.datetime.now(datetime.UTC).date()}. Each lot by weights that never saw it, this layer alone:
{told}
"""

from typing import Final

FROM: Final = {froms}
"""From which score on a candidate of the group is hidden."""
_TABLES = {{
'''
    for group in GROUPS:
        cells = "; ".join(
            f"{name}={value:.2f}".replace(" ", "\u00a0") for name, value in sorted(weights[group].items()) if abs(value) >= SMALLEST
        )
        out += f'    "{group}": """\n' + "\n".join(textwrap.wrap(cells, 130, break_on_hyphens=False)).replace("\u00a0", " ") + '\n""",\n'
    return (
        out
        + '''}


def _table(text: str) -> dict[str, float]:
    cells = (cell.rpartition("=") for cell in text.replace("\\n", " ").split("; "))
    return {name.strip(): float(value) for name, _, value in cells}


WEIGHTS: Final = {group: _table(text) for group, text in _TABLES.items()}
"""By group: the log-odds that each feature adds."""
'''
    )


def main() -> None:
    """Learn, report, print the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    messages = [*own(), *batches(), *tests(), *ordinary(options.data)]
    told = []
    for lot in (*LOTS, *BATCHES):
        weights = learn([message for message in messages if message.lot != lot])
        told.append(f"{lot}: {figures([message for message in messages if message.lot == lot], weights)}")
        print(told[-1], file=sys.stderr)
    weights = learn(messages)
    print("all, seen:", figures(messages, weights), file=sys.stderr)
    print(module(weights, "\n".join(told)), end="")


if __name__ == "__main__":
    main()
