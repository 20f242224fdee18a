"""How much the helpdesk adds to Claude's own time: `python tests/benchmarks/bench_claude.py [--requests 200] [--at-once 200]`.

The fake Messages API runs in a process of its own and answers after a fixed time. One classification is what bot/steps/classify.py does:
two questions through the real SDK, composed, redacted, booked in the ledger, answered, read and checked. Overhead is its time beyond the
two answers' own; CPU is this process' alone. The lag is how late a task comes that wants to run every 5 ms; on a machine that is busy with
other things, the CPU time that the loop itself used meanwhile says how much of the lag is ours.
"""

import argparse
import asyncio
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "claude")]

from bot import app as helpdesk  # noqa: E402  # the checkout, wherever this is started
from bot.models.two_stage import ClaudeModel  # noqa: E402
from bot.settings import load  # noqa: E402
from bot.steps.classify import assessed  # noqa: E402
from bot.steps.enrich import CANDIDATES, candidates  # noqa: E402
from triage.facts import Context, Message, Person, Place, Request  # noqa: E402
from triage.intake import intake  # noqa: E402

TICK_SECONDS = 0.005
FAKE = """
import asyncio, sys
from fake_claude import FakeClaude, named
FIRST = {"language": "en", "label": "network", "label_confidence": 0.9, "article": "none", "answer_confidence": 0.1}
async def main():
    async with FakeClaude.open() as claude:
        claude.latency = float(sys.argv[1])
        claude.always(lambda sent: dict(FIRST) if "label" in sent.properties else named(
            language="en", kind="it_support", kind_confidence=0.9, category="network", category_confidence=0.9, several=False,
            answer_confidence=0.1)(sent))
        print(claude.url, claude.api_key, flush=True)
        while True:
            await asyncio.sleep(0.5)
            claude.requests.clear()
asyncio.run(main())
"""


@contextlib.contextmanager
def fake(latency: float) -> Iterator[tuple[str, str]]:
    """The fake in a process of its own: (address, key)."""
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "claude"), str(ROOT)))}
    process = subprocess.Popen([sys.executable, "-c", FAKE, str(latency)], env=paths, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        url, key = process.stdout.readline().split()
        yield url, key
    finally:
        process.terminate()
        process.wait()


@contextlib.asynccontextmanager
async def opened(url: str, key: str) -> AsyncIterator[helpdesk.App]:
    with tempfile.TemporaryDirectory() as folder:
        settings = load(data=Path(folder), anthropic_api_key=key, anthropic_base_url=url, _env_file=None)
        organisation = helpdesk.read_organisation(settings)
        limits = organisation.limits.model_copy(update={"model_calls_per_minute": 1_000_000})
        app = await helpdesk.start(settings, organisation=organisation.model_copy(update={"limits": limits}), run=False)
        try:
            yield app
        finally:
            await app.close()


def questions(app: helpdesk.App, count: int) -> list[tuple[Request, Context]]:
    """Requests of the sample, each with what enrich would find."""
    lines = (ROOT / "manifests" / "requests.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines if line.strip()]
    now, found = app.world.clock.now(), []
    for n in range(count):
        text = texts[n % len(texts)]
        place, person = Place(surface="chat", conversation="it-help"), Person(id=f"chat:{n}", name="Ada Lovelace")
        message = Message(
            id=f"m{n}", place=place, author=person, text=text, sent_at=now, channel="it-help", via="mention", mentions_bot=True
        )
        request = intake(message, app.world.organisation, f"C{n}")
        if isinstance(request, Request):
            hits = candidates(app.world.index.search(request.whole_text, CANDIDATES))
            found.append((request, Context(now=now, candidates=hits, similar=app.world.learning.similar(request.whole_text))))
    return found


async def classify(app: helpdesk.App, asked: tuple[Request, Context]) -> tuple[float, int]:
    """(seconds, questions) of one classification."""
    started = time.perf_counter()
    found = await assessed(app.world.model, app.world.learning, *asked, app.world.organisation)
    if found.failure or found.unreadable:
        raise SystemExit(f"failed: {found.failure or found.unreadable}")
    return time.perf_counter() - started, len(found.calls)


async def lags(stop: asyncio.Event) -> list[tuple[float, float]]:
    """(how late a tick comes, CPU of the loop's thread meanwhile) in seconds, until told to stop."""
    found = []
    while not stop.is_set():
        due, cpu = time.perf_counter() + TICK_SECONDS, time.thread_time()
        await asyncio.sleep(TICK_SECONDS)
        found.append((max(time.perf_counter() - due, 0.0), time.thread_time() - cpu))
    return found


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


async def one_by_one(app: helpdesk.App, asked: list[tuple[Request, Context]], latency: float) -> None:
    for one in asked[:5]:
        await classify(app, one)
    cpu = time.process_time()
    rows = [await classify(app, one) for one in asked]
    cpu = (time.process_time() - cpu) / len(asked)
    over = [seconds - calls * latency for seconds, calls in rows]
    print(f"one by one: {len(rows)} classifications, {sum(calls for _, calls in rows) / len(rows):.2f} questions each")
    print(f"  overhead: median {statistics.median(over) * 1000:.1f} ms, p95 {quantile(over, 0.95) * 1000:.1f} ms (at most 25 ms)")
    print(f"  CPU of the helpdesk: {cpu * 1000:.1f} ms each (at most 10 ms)")


async def all_at_once(app: helpdesk.App, asked: list[tuple[Request, Context]]) -> None:
    stop = asyncio.Event()
    watching = asyncio.create_task(lags(stop))
    started, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(classify(app, one) for one in asked))
    took, cpu = time.perf_counter() - started, (time.process_time() - cpu) / len(asked)
    stop.set()
    ticks = await watching
    print(f"{len(asked)} at once: {took:.2f} s, CPU {cpu * 1000:.1f} ms each")
    for name, late in (("lag of the event loop", [tick[0] for tick in ticks]), ("CPU between two ticks", [tick[1] for tick in ticks])):
        figures = f"p50 {quantile(late, 0.5) * 1000:.1f} ms, p99 {quantile(late, 0.99) * 1000:.1f} ms, most {max(late) * 1000:.1f} ms"
        print(f"  {name}: {figures} (p99 at most 50 ms)")


async def main(requests: int, at_once: int, latency: float) -> None:
    with fake(latency) as (url, key):
        async with opened(url, key) as app:
            model = app.world.model
            assert isinstance(model, ClaudeModel)
            started = time.perf_counter()
            await model.books.claude.ready()
            print(f"importing and opening the account: {time.perf_counter() - started:.2f} s, in a thread")
            await one_by_one(app, questions(app, requests), latency)
            await all_at_once(app, questions(app, at_once))
            await all_at_once(app, questions(app, at_once))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--at-once", type=int, default=200)
    parser.add_argument("--latency", type=float, default=0.1, help="seconds that an answer of the fake takes")
    given = parser.parse_args()
    asyncio.run(main(given.requests, given.at_once, given.latency))
