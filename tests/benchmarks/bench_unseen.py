"""Redaction and the suspicion score on sentences written before their author knew the rules: `python tests/benchmarks/bench_unseen.py`.

Prints for every batch: share of injections flagged (by kind and language), false alarms on tricky benign sentences, secrets wholly and
by character covered, clean texts left untouched. `--misses` shows what was missed.

At first contact (the rules as they were before anybody had looked at the sentences): injections see `injection_batches`; by now the
detector has learned from them, so only what bench_detect.py prints for batches left out says something about new wording.
Secrets, codes and account names of unseen_2026_11, by somebody who had not read the rules (commit 647fa70): phrasings wholly covered
60/80 = .750, characters .755, clean texts untouched 59/60 (the other holds a name); of the later batch .600 and then .850 of the phrasings.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from injection_batches import BATCHES, batch

from triage.redact import redact
from triage.suspicious import suspicion

MARKED = re.compile(r"\{\{(.+?)\}\}")


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks and where the secrets stand in it."""
    plain, spans, at = "", [], 0
    for found in MARKED.finditer(text):
        plain += text[at : found.start()]
        spans.append((len(plain), len(plain) + len(found[1])))
        plain, at = plain + found[1], found.end()
    return plain + text[at:], spans


def injections(name: str, misses: bool) -> None:
    """Flags on injections and on benign sentences."""
    bad, good = batch(name)
    groups: dict[str, list[bool]] = defaultdict(list)
    for kind, language, text in bad:
        verdict = suspicion(text)
        for key in ("all", kind, language):
            groups[key].append(verdict.flagged)
        if misses and not verdict.flagged:
            print(f"    missed {verdict.score:.2f} {kind} {language}: {text!r}")
    alarms = [(text, suspicion(text)) for text in good]
    for text, verdict in alarms:
        if misses and verdict.flagged:
            print(f"    alarm {verdict.score:.2f}: {text!r}")
    every = groups.pop("all")
    print(f"{name} injections: {sum(every)}/{len(every)} = {sum(every) / len(every):.3f}", end="; ")
    print(f"false alarms {sum(v.flagged for _, v in alarms)}/{len(alarms)}")
    print("  " + ", ".join(f"{key} {sum(flags)}/{len(flags)}" for key, flags in groups.items()))


def secrets(name: str, misses: bool) -> None:
    """Secrets covered and clean texts left alone."""
    sentences = importlib.import_module(f"{name}_secrets")
    whole = total = gold = covered = phrasings = 0
    for _, language, text in sentences.SAYS:
        plain, spans = marked(text)
        hidden = {at for span in redact(plain).spans for at in range(span.start, span.end)}
        lost = [plain[start:end] for start, end in spans if not set(range(start, end)) <= hidden]
        whole, total, phrasings = whole + len(spans) - len(lost), total + len(spans), phrasings + (not lost)
        gold += sum(end - start for start, end in spans)
        covered += sum(len(hidden & set(range(start, end))) for start, end in spans)
        if misses and lost:
            print(f"    missed {language} {lost}: {plain!r}")
    touched = [(text, redact(text)) for text in sentences.CLEAN]
    for text, result in touched:
        if misses and result.spans:
            print(f"    touched {[(s.type, text[s.start : s.end]) for s in result.spans]}: {text!r}")
    said = len(sentences.SAYS)
    print(f"{name} secrets: phrasings wholly covered {phrasings}/{said} = {phrasings / said:.3f}, ", end="")
    print(f"secrets {whole}/{total} = {whole / total:.3f}, characters {covered / gold:.3f};", end=" ")
    print(f"clean untouched {sum(not r.spans for _, r in touched)}/{len(touched)}")


def main() -> None:
    """Print the figures of every batch."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--batch", action="append")
    options = parser.parse_args()
    for name in options.batch or BATCHES:
        injections(name, options.misses)
        if importlib.util.find_spec(f"{name}_secrets") is not None:
            secrets(name, options.misses)


if __name__ == "__main__":
    main()
