"""How many tokens the prompts have, and how long composing and reading takes: `python tests/benchmarks/bench_prompt.py --data FILE`.

FILE: requests as {"text"} a line; without it the sample requests that ship. Every request is given the articles and like requests that
the sample organisation finds for it. Tokens are the estimate of triage/tokens.py (older tokenizer; newer models count about 30 % more).
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot import settings
from bot.prompts import load
from bot.resources import resource
from bot.steps.enrich import CANDIDATES, candidates
from bot.trial import Bench, open_bench
from triage.facts import Context, Person, Place, Request
from triage.prompt import Template, compose, frame
from triage.tokens import estimated_tokens

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
ASKING = Person(
    id="bench:1", name="Ada Moss", title="Engineer", department="Production", location="Leeds", remote=True, time_zone="Europe/London"
)


def _asked(bench: Bench, text: str) -> tuple[Request, Context]:
    place = Place(surface="bench", conversation="it-help")
    request = Request(case_id="C1", message_id="1", place=place, requester=ASKING, text=text, asked_at=NOW, channel="it-help")
    hits = bench.index.search(text, CANDIDATES)
    return request, Context(now=NOW, candidates=candidates(hits), similar=bench.learning.similar(text), incidents=bench.incidents)


def _measure(bench: Bench, template: Template, texts: list[str]) -> None:
    shared = frame(template, bench.organisation)
    totals, seconds = [], []
    for text in texts:
        request, context = _asked(bench, text)
        began = time.process_time()
        prompt = compose(template, request, context, bench.organisation, shared=shared)
        seconds.append(time.process_time() - began)
        totals.append(prompt.estimated_tokens)
    fixed, schema = sum(map(estimated_tokens, shared.system)), estimated_tokens(shared.schema_json)
    ranked = sorted(totals)
    print(f"{template.id}: fixed {fixed}, schema {schema} + 60, whole question mean {statistics.mean(totals):.0f}, ", end="")
    print(f"median {ranked[len(ranked) // 2]}, 95 % {ranked[len(ranked) * 95 // 100]}, most {ranked[-1]} tokens in; ", end="")
    print(f"compose median {statistics.median(seconds) * 1000:.2f} ms, most {max(seconds) * 1000:.1f} ms of CPU")


async def _main(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_bench(settings.load(data=Path(folder), _env_file=None), NOW) as bench:
            for template in load(bench.organisation).all():
                _measure(bench, template, texts)


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("--data", type=Path, default=resource("manifests", "requests.jsonl"))
    lines = reader.parse_args().data.read_text(encoding="utf-8").splitlines()
    asyncio.run(_main([json.loads(line)["text"] for line in lines if line.strip()]))
