"""The way of one request, measured: post to visible card, a burst, memory, start. Everything durable, in the playground's own chat.

python tests/benchmarks/bench_way.py                       # latency at 5 requests/s, 500 at once, start, --help, memory
python tests/benchmarks/bench_way.py --requests 10000      # is memory flat?
python tests/benchmarks/bench_way.py --cases 100000        # queue, receipt, redraw and cost per request in a full store
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bot import app as helpdesk  # noqa: E402  # the checkout, wherever this is started
from bot.cards.card import Card  # noqa: E402
from bot.clock import SkippingClock  # noqa: E402
from bot.settings import load  # noqa: E402
from bot.web.playground.opening import open_playground  # noqa: E402
from bot.web.playground.surface import PlaygroundSurface  # noqa: E402
from bot.world import World  # noqa: E402
from triage.facts import Message, Person, Place  # noqa: E402

TEXTS = [json.loads(line)["text"] for line in (ROOT / "manifests" / "requests.jsonl").read_text(encoding="utf-8").splitlines()]
PEOPLE = [Person(id=f"playground:{name}", name=name.title()) for name in ("amara", "tom", "ines", "jonas", "rosa")]


@dataclass
class Watched:
    """Notes when the card of a request is first visible in the chat."""

    surface: PlaygroundSurface
    visible: dict[str, float] = field(default_factory=dict)

    def __getattr__(self, name: str) -> object:
        return getattr(self.surface, name)

    async def post(self, place: Place, card: Card) -> str:
        post = await self.surface.post(place, card)
        if card.kind.startswith("requester."):
            self.visible.setdefault(card.marker.split(":")[1], time.perf_counter())
        return post


@dataclass
class Running:
    app: helpdesk.App
    watched: Watched
    posted: dict[str, float] = field(default_factory=dict)
    accepts: list[float] = field(default_factory=list)
    count: int = 0

    async def ask(self, n: int) -> str | None:
        """One request in #it-help; its chat post exists before, as on any platform."""
        self.count += 1
        chat = self.watched.surface.chat
        person = PEOPLE[n % len(PEOPLE)]
        post, _ = await chat.say(person, "it-help", f"{TEXTS[n % len(TEXTS)]} (no {n})")
        message = chat.message(post)
        return await self.deliver(message.model_copy(update={"author": message.author.model_copy(update={"id": f"playground:u{n % 400}"})}))

    async def deliver(self, message: Message) -> str | None:
        started = time.perf_counter()
        answer = await self.app.door.message(message)
        done = time.perf_counter()
        self.accepts.append(done - started)
        if answer.case_id:
            self.posted[answer.case_id] = done
        return answer.case_id

    def latencies(self) -> list[float]:
        return sorted(self.watched.visible[case] - at for case, at in self.posted.items() if case in self.watched.visible)


async def start(folder: Path) -> Running:
    settings = load(data=folder, _env_file=None)
    clock = SkippingClock(folder / "clock.json")
    made: list[Watched] = []

    def surfaces(world: World) -> list[Watched]:
        made.append(Watched(open_playground(folder, clock, lambda: world.organisation).surface))
        return made

    app = await helpdesk.start(settings, clock=clock, surfaces=surfaces)
    return Running(app, made[0])


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def told(name: str, values: list[float]) -> None:
    print(f"{name:44} median {statistics.median(values) * 1000:7.1f} ms   p99 {quantile(values, 0.99) * 1000:7.1f} ms   n {len(values)}")


async def steady(folder: Path, seconds: float) -> None:
    """5 requests a second, warm."""
    running = await start(folder)
    for n in range(20):
        await running.ask(n)
    await running.app.runner.idle()
    running.posted.clear()
    running.accepts.clear()
    for n in range(int(seconds * 5)):
        await running.ask(100 + n)
        await asyncio.sleep(0.2)
    await running.app.runner.idle()
    told("accepted to card visible, 5 requests/s", running.latencies())
    told("accept, 5 requests/s", running.accepts)
    await running.app.close()


async def burst(folder: Path, number: int) -> None:
    """All at once."""
    running = await start(folder)
    await running.ask(0)
    await running.app.runner.idle()
    running.posted.clear()
    running.accepts.clear()
    chat = running.watched.surface.chat
    posts = [(await chat.say(PEOPLE[n % 5], "it-help", f"{TEXTS[n % len(TEXTS)]} (no {n})"))[0] for n in range(number)]
    messages = [chat.message(post) for post in posts]
    messages = [m.model_copy(update={"author": m.author.model_copy(update={"id": f"playground:u{n}"})}) for n, m in enumerate(messages)]
    cpu, began = time.process_time(), time.perf_counter()
    await asyncio.gather(*(running.deliver(message) for message in messages))
    await running.app.runner.idle()
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    counts = await running.app.world.store.counts()
    answered = sum(counts[state] for state in ("answered", "asking", "proposed", "several", "open", "incident", "elsewhere"))
    print(
        f"{number} at once: {answered - 1} answered, {counts['ignored']} left alone, {counts['events_pending']} pending, "
        f"{number / wall:.0f} requests/s, {cpu / number * 1000:.1f} ms CPU a request"
    )
    told(f"accept, {number} at once", running.accepts)
    told(f"accepted to card visible, {number} at once", running.latencies())
    await running.app.close()


async def many(folder: Path, number: int) -> None:
    """Is memory flat? Requests in waves of 20."""
    running = await start(folder)
    process = psutil.Process()
    for n in range(0, number, 20):
        await asyncio.gather(*(running.ask(n + i) for i in range(20)))
        await running.app.runner.idle()
        running.watched.visible.clear()
        running.posted.clear()
        if n % 2000 == 0:
            print(f"{n:6} requests: {process.memory_info().rss / 2**20:.0f} MB", flush=True)
    print(f"{number:6} requests: {process.memory_info().rss / 2**20:.0f} MB")
    await running.app.close()


def command(folder: Path) -> None:
    """--help, time until ready, idle memory of the real program."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "bot", "--help"], cwd=ROOT, capture_output=True, check=True)
        times.append(time.perf_counter() - began)
    print(f"helpdesk --help                              median {statistics.median(times):.2f} s")
    for name in ("first start", "second start"):
        began = time.perf_counter()
        server = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", "--port", "0", "--data", str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert server.stdout is not None
        server.stdout.readline()
        ready = time.perf_counter() - began
        time.sleep(2)
        memory = psutil.Process(server.pid).memory_info().rss / 2**20
        server.terminate()
        server.wait(20)
        print(f"{name}: ready to serve after {ready:.2f} s, {memory:.0f} MB resident idle")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--requests", type=int, default=0)
    options.add_argument("--burst", type=int, default=500)
    options.add_argument("--seconds", type=float, default=20)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-way-") as name:
        folder = Path(name)
        for part in ("many", "steady", "burst", "command"):
            (folder / part).mkdir()
        if chosen.requests:
            return asyncio.run(many(folder / "many", chosen.requests))
        asyncio.run(steady(folder / "steady", chosen.seconds))
        asyncio.run(burst(folder / "burst", chosen.burst))
        command(folder / "command")


if __name__ == "__main__":
    main()
