"""What a request costs on average, by the share that reaches stage 2: `python tests/benchmarks/bench_cost.py [--data FILE] [--per-hour N]`.

FILE: requests as {"text"} a line; without it the sample requests that ship. Tokens in are the estimate of triage/tokens.py for the composed
prompts of the sample organisation, times what the newer tokenizers count more (manifests/prices.yaml); tokens out are the most that a
good answer may have (80 and 350). Cached: the share that finds the fixed part in the cache at so many requests an hour, coming at random;
a fixed part that is too short to be cached is filled with labelled requests. Nothing is asked of a model.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot import settings
from bot.models.fixed_part import filling, fixed_tokens
from bot.models.prices import Prices
from bot.models.prices import load as load_prices
from bot.prompts import load
from bot.resources import resource
from bot.steps.enrich import CANDIDATES, candidates
from bot.trial import Bench, open_bench
from triage.cost_plan import KEPT_SECONDS, Shape, Way, planned
from triage.facts import Context, Person, Place, Request
from triage.prompt import Template, compose, frame

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
ASKING = Person(id="bench:1", name="Ada Moss", title="Engineer", department="Production", location="Leeds", remote=True)
SHARES = (0.07, 0.20, 0.35, 1.0)
OUT = {"stage_1": 80, "stage_2": 350}
OPUS, NEWEST, HAIKU = "claude-opus-4-6", "claude-opus-5-5", "claude-haiku-5-5"
CACHES = ("off", *KEPT_SECONDS)


@dataclass(frozen=True)
class Curve:
    """Two models at some prices."""

    name: str
    first: str
    second: str
    prices: Prices


def curves() -> tuple[Curve, ...]:
    seed, today = load_prices("seed"), load_prices()
    return (
        Curve("seed's prices, Opus 4.6 for both stages", OPUS, OPUS, seed),
        Curve("seed's prices for stage 2, Haiku 5.5 looks first", HAIKU, OPUS, seed),
        Curve("today's prices, Opus 4.6, Haiku 5.5 looks first", HAIKU, OPUS, today),
        Curve("today's prices, Opus 5.5, Haiku 5.5 looks first", HAIKU, NEWEST, today),
    )


def asked(bench: Bench, text: str) -> tuple[Request, Context]:
    place = Place(surface="bench", conversation="it-help")
    request = Request(case_id="C1", message_id="1", place=place, requester=ASKING, text=text, asked_at=NOW, channel="it-help")
    hits = bench.index.search(text, CANDIDATES)
    return request, Context(now=NOW, candidates=candidates(hits), similar=bench.learning.similar(text), incidents=bench.incidents)


def whole_tokens(bench: Bench, template: Template, texts: list[str]) -> float:
    """Tokens of a whole question, by the estimate, on average."""
    shared = frame(template, bench.organisation)
    prompts = (compose(template, *asked(bench, text), bench.organisation, shared=shared) for text in texts)
    return statistics.mean(prompt.estimated_tokens for prompt in prompts)


def way(bench: Bench, template: Template, model: str, prices: Prices, whole: float, rate: float, cache: str) -> Way:
    """How one stage is sent: cached only where it can be (a part that is too short is filled, if there is enough to fill it with)."""
    organisation, more = bench.organisation, prices.of(model).more_tokens
    fixed = fixed_tokens(template, model, organisation, prices)
    shape = Shape(fixed_tokens=fixed, variable_tokens=max(round(whole * more) - fixed, 0), output_tokens=OUT[template.stage])
    found = next(one for one in planned(model, shape, prices.of(model), rate).ways if one.cache == cache)
    if found.fixed_part == "filled" and not filling(template, model, organisation, bench.learning.known, prices):
        return planned(model, shape, prices.of(model), rate).ways[0]
    return found


async def measured(texts: list[str], per_hour: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_bench(settings.load(data=Path(folder), _env_file=None), NOW) as bench:
            prompts = load(bench.organisation)
            first, second = prompts.first, prompts.second()
            whole = {one.stage: whole_tokens(bench, one, texts) for one in (first, second)}
            told = ", ".join(f"{stage} {tokens:.0f}" for stage, tokens in whole.items())
            print(f"tokens in by the estimate: {told}; out {OUT}; {per_hour:g} requests an hour\n")
            print("| USD per request | " + " | ".join(f"{share:.0%} reach stage 2" for share in SHARES) + " |")
            print("| --- |" + " --- |" * len(SHARES))
            for curve in curves():
                for cache in CACHES:
                    cells = []
                    for share in SHARES:
                        look = way(bench, first, curve.first, curve.prices, whole["stage_1"], per_hour, cache)
                        full = way(bench, second, curve.second, curve.prices, whole["stage_2"], per_hour * share, cache)
                        cells.append(f"{(look.usd_per_1000 + share * full.usd_per_1000) / 1000:.5f}")
                    told = "uncached" if cache == "off" else f"cached for {cache}"
                    print(f"| {curve.name}, {told} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("--data", type=Path, default=resource("manifests", "requests.jsonl"))
    reader.add_argument("--per-hour", type=float, default=60.0)
    given = reader.parse_args()
    lines = given.data.read_text(encoding="utf-8").splitlines()
    asyncio.run(measured([json.loads(line)["text"] for line in lines if line.strip()], given.per_hour))
