"""Figures of the three text judges: `python tests/benchmarks/bench_detect.py --data PATH [--only requests|several|suspicious]`.

Requests: F1 at the yes/no threshold and recall once "unsure" counts as a request. Several: cross-validated accuracy. Suspicious:
recall and false alarms by kind, each kind judged by weights that never saw it, then with the shipped weights, e-mails apart.
All with the time per text.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from detect_data import help_requests, injections, messages, people
from injection_phrases import HONEST, ORDERS
from learn_several_weights import figures as several_figures
from learn_suspicion_weights import figures as suspicion_figures
from logistic_fit import precision_recall_f1
from request_phrases import OTHERS, REQUESTS

from triage.requestlike import request_probability, request_signs
from triage.several import several_probability
from triage.suspicious import suspicion


def milliseconds(judge: Callable[[str], object], texts: Sequence[str]) -> str:
    """Mean and slowest time per text."""
    taken = []
    for text in texts:
        started = time.perf_counter()
        judge(text)
        taken.append((time.perf_counter() - started) * 1000)
    return f"{sum(taken) / len(taken):.3f} ms a text (p99 {sorted(taken)[int(len(taken) * 0.99)]:.3f} ms)"


def requests(data: Path) -> None:
    """Request or not."""
    found, names = help_requests(data), people(data)
    truth = [bool(row["is_request"]) for row in found]
    for known in (True, False):
        verdicts = [request_signs(str(r["text"]), names=names[str(r["stream"])] if known else frozenset()).verdict for r in found]
        precision, recall, f1 = precision_recall_f1([v == "request" for v in verdicts], truth)
        wide = precision_recall_f1([v != "not" for v in verdicts], truth)
        print(
            f"chat/help_request, {'names known' if known else 'text alone '}: F1 {f1:.3f} precision {precision:.3f} recall {recall:.3f}; "
            f"with unsure recall {wide[1]:.3f} precision {wide[0]:.3f}"
        )
    own = [(text, True) for text in REQUESTS] + [(text, False) for text in OTHERS]
    verdicts = [request_signs(text).verdict for text, _ in own]
    precision, recall, f1 = precision_recall_f1([v == "request" for v in verdicts], [label for _, label in own])
    lost = sum(v == "not" for v, (_, label) in zip(verdicts, own, strict=True) if label)
    print(f"own (learned from): F1 {f1:.3f} precision {precision:.3f} recall {recall:.3f}; requests left alone {lost}/{len(REQUESTS)}")
    print(milliseconds(request_probability, [str(m["text"]) for m in messages(data)[:5000]]))


def several(data: Path) -> None:
    """One matter or several."""
    print(several_figures(data))
    print(milliseconds(several_probability, [str(m["text"]) for m in messages(data)[:3000]]))


def suspicious(data: Path) -> None:
    """Prompt injection."""
    print(suspicion_figures(data))
    by_kind: dict[tuple[int, str], list[bool]] = {}
    for row in injections(data):
        by_kind.setdefault((int(row["label"]), str(row["kind"])), []).append(suspicion(str(row["text"])).flagged)
    print("shipped weights:")
    for (label, kind), flags in sorted(by_kind.items()):
        print(f"  {'recall' if label else 'alarms'} {kind}: {sum(flags)}/{len(flags)}")
    own = [[suspicion(text).flagged for text in texts] for texts in (ORDERS, HONEST)]
    print(f"  own orders: {sum(own[0])}/{len(ORDERS)}, own honest posts: {sum(own[1])}/{len(HONEST)} (the lists know their wording)")
    chat = [str(m["text"]) for m in messages(data) if not m["system"]]
    flagged = sum(suspicion(text).flagged for text in chat)
    print(f"  alarms in all chat messages: {flagged}/{len(chat)} ({flagged / len(chat):.5f})")
    print(milliseconds(suspicion, chat[:5000]))


def main() -> None:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=("requests", "several", "suspicious"))
    args = parser.parse_args()
    for part in (requests, several, suspicious):
        if args.only in (None, part.__name__):
            print(f"== {part.__name__}")
            part(args.data)


if __name__ == "__main__":
    main()
