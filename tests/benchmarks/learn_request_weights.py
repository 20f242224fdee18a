"""Learn `triage/tables/request_weights.py`: `python tests/benchmarks/learn_request_weights.py --data PATH > the table`.

Learns from the conversation starts of the chat data (never from a labelled message of `help_request`) and from own sentences;
each chat message counts half with and half without the list of who is in the channel. Prints the module; figures on stderr.
"""

import argparse
import datetime
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from detect_data import Message, help_requests, messages, people
from logistic_fit import Row, fit, precision_recall_f1, score, sigmoid, table
from request_phrases import OTHERS, REQUESTS

from triage.chatter import chatter
from triage.requestlike import request_features

SHIPPED = Path(__file__).resolve().parents[2] / "manifests" / "examples.jsonl"
SHIPPED_LOAD = 0.2  # the sample organisation's labelled requests: many and much alike
OWN_LOAD = 3.5  # one own sentence counts as much as this many chat messages
REQUEST_FROM, NOT_BELOW = 0.5, 0.15


def chat_rows(data: Path) -> tuple[list[Row], list[int], list[float]]:
    """Rows, labels and loads of the annotated chat, both classes of equal total weight."""
    held = {(m["stream"], m["i"]) for m in help_requests(data)}
    used = [
        m for m in messages(data) if m["annotated"] and not m["system"] and (m["stream"], m["i"]) not in held and readable(str(m["text"]))
    ]
    names = people(data)
    starts = sum(bool(m["starts"]) for m in used)
    rows: list[Row] = []
    labels: list[int] = []
    loads: list[float] = []
    for message in used:
        label = int(bool(message["starts"]))
        load = 0.5 * (1.0 if label else 2 * starts / (len(used) - starts))
        for known in (names[str(message["stream"])], frozenset[str]()):
            rows.append(request_features(str(message["text"]), names=known))
            labels.append(label)
            loads.append(load)
    return rows, labels, loads


def shipped_requests() -> list[str]:
    """The sample organisation's requests that ship with the product; `requests.jsonl` beside them stays unseen."""
    with SHIPPED.open(encoding="utf-8") as lines:
        return [str(json.loads(line)["text"]) for line in lines]


def readable(text: str) -> bool:
    """Left out of learning: what rules settle, commands to channel bots, and headings of meetings."""
    return not chatter(text) and not text.startswith(("!", "[", "#", "03(", "@"))


def report(data: Path, weights: Row) -> str:
    """Figures on `help_request`, learned from nothing of it, for the docstring."""
    lines = []
    names = people(data)
    for known in (True, False):
        found = [probability(weights, m, names[str(m["stream"])] if known else frozenset()) for m in help_requests(data)]
        truth = [bool(m["is_request"]) for m in help_requests(data)]
        precision, recall, f1 = precision_recall_f1([p >= REQUEST_FROM for p in found], truth)
        wide = precision_recall_f1([p >= NOT_BELOW for p in found], truth)
        lines.append(
            f"{'channel names known' if known else 'text alone'}: F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f}); "
            f"recall with unsure {wide[1]:.3f} (precision {wide[0]:.3f})"
        )
    return "\n".join(lines)


def probability(weights: Row, message: Message, names: frozenset[str]) -> float:
    """What the judge would say with these weights."""
    if chatter(str(message["text"]), names=names):
        return 0.0
    return sigmoid(score(weights, request_features(str(message["text"]), names=names)))


def main() -> None:
    """Learn, report, print the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--c", type=float, default=1.0)
    args = parser.parse_args()
    rows, labels, loads = chat_rows(args.data)
    for text, label in [(t, 1) for t in REQUESTS] + [(t, 0) for t in OTHERS]:
        if not chatter(text):
            rows.append(request_features(text))
            labels.append(label)
            loads.append(OWN_LOAD)
    for text in shipped_requests():
        rows.append(request_features(text))
        labels.append(1)
        loads.append(SHIPPED_LOAD)
    weights = fit(rows, labels, c=args.c, loads=loads)
    figures = report(args.data, weights)
    print(figures, file=sys.stderr)
    today = datetime.datetime.now(datetime.UTC).date()
    print(
        f'''"""Weights of `triage.requestlike`, learned; do not edit by hand.

From the conversation starts of #ubuntu and other IRC help channels (Kummerfeld et al., "A Large-Scale Corpus for Conversation
Disentanglement", ACL 2019; Gouravajhala et al., ALTA 2023; CC BY 4.0; no message is contained here) and from own sentences
({len(REQUESTS)} requests, {len(OTHERS)} others). Command: python tests/benchmarks/learn_request_weights.py --data PATH.
Learned on {today}. On `chat/help_request` (150 messages held out of learning; thresholds chosen there):
{figures}
"""

from typing import Final

REQUEST_FROM: Final = {REQUEST_FROM}
NOT_BELOW: Final = {NOT_BELOW}
{table("WEIGHTS", weights)}''',
        end="",
    )


if __name__ == "__main__":
    main()
