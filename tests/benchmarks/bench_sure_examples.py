"""How often the labelled examples alone are sure (`models: stage_1_by: examples`), and how often they are right then.

`python tests/benchmarks/bench_sure_examples.py [--file manifests/requests.jsonl]`: rows with text and category or kind; one line for each
value of `stage_1_sure`. Nothing is asked of anybody.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bot.clock import SystemClock  # noqa: E402  # the checkout, wherever this is started
from bot.settings import load  # noqa: E402
from bot.trial import Bench, open_bench  # noqa: E402
from triage.facts import Context, Message, NotRequest, Person, Place, Unsure  # noqa: E402
from triage.intake import intake  # noqa: E402
from triage.known import sure_alone  # noqa: E402

LEVELS = (0.70, 0.75, 0.80, 0.85, 0.90, 0.95)


def judged(bench: Bench, row: dict[str, Any], least: float) -> bool | None:
    """Was the label right? None: the examples were not sure alone, or it is no request."""
    models = bench.organisation.models.model_copy(update={"stage_1_sure": least})
    org, now = bench.organisation.model_copy(update={"models": models}), SystemClock().now()
    place = Place(surface="chat", conversation="#it-help")
    author = Person(id="chat:somebody", name="Somebody")
    message = Message(id="m", place=place, author=author, text=row["text"], subject=row.get("subject"), sent_at=now, channel="it-help")
    verdict = intake(message, org, "C0")
    if isinstance(verdict, NotRequest):
        return None
    request = verdict.request if isinstance(verdict, Unsure) else verdict
    found = bench.learning.assess(request, Context(now=now), org).assessment
    if found is None or not sure_alone(found, request, org):
        return None
    return found.kind == row["kind"] if "kind" in row else found.kind == "it_support" and found.issues[0].category == row.get("category")


async def main(rows: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_bench(load(data=Path(folder), _env_file=None), SystemClock().now()) as bench:
            for least in LEVELS:
                verdicts = [found for row in rows if (found := judged(bench, row, least)) is not None]
                right = f"{sum(verdicts)} of {len(verdicts)} right"
                print(f"stage_1_sure {least:.2f}: {len(verdicts) / len(rows):.0%} of {len(rows)} need no call, {right}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, default=ROOT / "manifests" / "requests.jsonl")
    lines = parser.parse_args().file.read_text(encoding="utf-8").splitlines()
    asyncio.run(main([json.loads(line) for line in lines if line.strip()]))
