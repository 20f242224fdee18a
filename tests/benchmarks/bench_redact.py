"""Redaction measured: python tests/benchmarks/bench_redact.py --data PATH [--examples N]

PATH is the measuring data's folder (redaction/, tobi_tickets/, kb/). Prints the share of gold characters that are covered, of gold spans
fully covered, of covered characters that are gold, and of clean texts left untouched; names of people apart; then what happens to
ordinary text with natural capitals; then the time. helpdesk_secrets counts MAC addresses as clean text and this
product hides them: both figures are printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from triage.redact import TYPES, Policy, redact, restore

PERSONAL = frozenset({"PERSON", "TITLE"})
WITHOUT_MAC = Policy(types=TYPES - {"MAC"})


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def labelled(name: str, texts: list[dict[str, Any]], policy: Policy, skipped: frozenset[str]) -> None:
    gold = covered = spans = full = marked = right = clean = untouched = 0
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in texts:
        result = redact(row["text"], policy=policy)
        assert restore(result.text, result.mapping) == row["text"]
        hidden = characters((span.start, span.end) for span in result.spans)
        every = characters((start, end) for start, end, _ in row["spans"])
        for start, end, kind in row["spans"]:
            hit = len(hidden & set(range(start, end)))
            kinds[kind][0] += hit
            kinds[kind][1] += end - start
            if kind not in skipped:
                gold, covered, spans, full = gold + end - start, covered + hit, spans + 1, full + (hit == end - start)
        marked, right = marked + len(hidden), right + len(hidden & every)
        if not row["spans"]:
            clean, untouched = clean + 1, untouched + (not result.spans)
    without, exact, kept = "/".join(sorted(skipped)) or "exception", right / max(marked, 1), untouched / max(clean, 1)
    print(f"{name}: characters covered {covered / gold:.4f}, spans fully covered {full / spans:.4f} (without {without}),")
    print(f"  covered characters that are gold {exact:.4f}, clean texts untouched {kept:.4f} of {clean}")
    print("  by type: " + ", ".join(f"{kind} {hit / size:.3f}" for kind, (hit, size) in sorted(kinds.items())))


def natural(name: str, texts: list[str], examples: int) -> None:
    changed, kinds, shown = 0, Counter[str](), []
    begun = time.perf_counter()
    results = [redact(text) for text in texts]
    seconds = time.perf_counter() - begun
    for text, result in zip(texts, results, strict=True):
        changed += bool(result.spans)
        kinds.update(span.type for span in result.spans)
        shown += [(span.type, text[max(0, span.start - 30) : span.start], text[span.start : span.end]) for span in result.spans]
    size = sum(map(len, texts)) / len(texts)
    print(f"{name}: {changed / len(texts):.4f} of {len(texts)} texts changed {dict(kinds)};")
    print(f"  {seconds / len(texts) * 1e3:.3f} ms per text of {size:.0f} characters")
    for kind, before, value in shown[:examples]:
        print(f"    {kind:12} {before!r} -> {value!r}")


def speed(text: str) -> None:
    short = (text * 3)[:500]
    begun = time.process_time()
    for _ in range(200):
        redact(short)
    print(f"500 characters: {(time.process_time() - begun) / 200 * 1e3:.3f} ms CPU")
    long = (text * (1_000_000 // len(text) + 1))[:1_000_000]
    begun = time.process_time()
    redact(long)
    print(f"1,000,000 characters: {time.process_time() - begun:.2f} s CPU")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--examples", type=int, default=0, help="show this many replaced stretches of ordinary text")
    options = parser.parse_args()
    folder = options.data / "redaction"
    secrets, people = rows(folder / "helpdesk_secrets.jsonl.gz"), rows(folder / "presidio_synth.jsonl.gz")
    labelled("helpdesk_secrets, everything", secrets, Policy(), PERSONAL)
    labelled("helpdesk_secrets, without MAC", secrets, WITHOUT_MAC, PERSONAL)
    labelled("presidio_synth", people, Policy(), frozenset())
    tickets = [row for path in sorted((options.data / "tobi_tickets").glob("*.jsonl.gz")) for row in rows(path)]
    for wanted in ("en", "de", "es", "pt", "fr"):
        texts = [f"{row['subject'] or ''}\n{row['body'] or ''}" for row in tickets if row["language"] == wanted]
        natural(f"tobi_tickets {wanted}", texts, options.examples)
    pages = [path.read_text(encoding="utf-8").split("---", 2)[-1] for path in sorted((options.data / "kb").glob("*.md"))]
    natural("kb paragraphs", [paragraph for page in pages for paragraph in page.split("\n\n") if paragraph.strip()], options.examples)
    speed("\n".join(f"{row['subject'] or ''} {row['body'] or ''}" for row in tickets if row["language"] == "en"))


if __name__ == "__main__":
    main()
