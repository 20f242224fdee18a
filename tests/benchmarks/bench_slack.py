"""Slack, measured against the fake Slack on this machine: event to 200, event to card, and a thousand events with faults.

python tests/benchmarks/bench_slack.py [acknowledge] [card] [thousand]
"""

import asyncio
import json
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "slack")]

from aiohttp import web  # noqa: E402
from fake_slack import FakeSlack  # noqa: E402
from fake_slack_deliver import Delivery  # noqa: E402
from fake_slack_events import envelope, message_event  # noqa: E402
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request  # noqa: E402
from slack_bolt.async_app import AsyncApp  # noqa: E402
from slack_desk import Desk, close_desk, open_desk  # noqa: E402
from slack_sdk.web.async_client import AsyncWebClient  # noqa: E402

from bot.slack.pacing import Pace  # noqa: E402

EXCEL = "Excel crashes when I open the budget file"
WHO = ("amara", "tom", "ines", "jonas", "rosa")


class Slow:
    """A model that takes its time."""

    def __init__(self, model: Any, seconds: float) -> None:
        self._model, self._seconds, self.name, self.metered = model, seconds, model.name, False

    async def assess(self, *given: Any) -> Any:
        await asyncio.sleep(self._seconds)
        return await self._model.assess(*given)


def slow(seconds: float) -> Any:
    return lambda name, thing: Slow(thing, seconds) if name == "model" else thing


def event(slack: FakeSlack, n: int) -> Delivery:
    """Somebody's post, put into the fake and made ready for delivery."""
    channel, user = slack.world.channel("#it-help"), slack.world.user(WHO[n % len(WHO)])
    ts = slack.new_ts()
    body = {"type": "message", "user": user.id, "team": "T0FERNHILL", "text": f"{EXCEL}, number {n}", "ts": ts}
    from fake_slack_core import Message

    slack.messages.setdefault(channel.id, {})[ts] = Message(channel.id, ts, body)
    return Delivery("events_api", envelope(slack, message_event(slack, channel, body), channel))


async def burst(slack: FakeSlack, count: int, at_once: int) -> list[float]:
    """Seconds from POST to 200 of each."""
    deliveries, found = [event(slack, n) for n in range(count)], []
    gate = asyncio.Semaphore(at_once)

    async def one(delivery: Delivery) -> None:
        async with gate:
            attempt = await slack.deliverer._attempt(delivery, 0)
            assert attempt.status == 200, attempt
            found.append(attempt.seconds)

    await asyncio.gather(*(one(delivery) for delivery in deliveries))
    return found


def p99(found: list[float]) -> float:
    return sorted(found)[max(0, int(len(found) * 0.99) - 1)] * 1000


async def idle_bolt(slack: FakeSlack) -> web.AppRunner:
    """A Bolt app that does nothing, as Slack's own adapter serves it."""
    app = AsyncApp(signing_secret=slack.signing_secret, client=AsyncWebClient(token=slack.bot_token, base_url=slack.api_url))

    @app.event("message")
    async def nothing() -> None:
        return None

    async def receive(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    site = web.Application()
    site.router.add_post("/slack/events", receive)
    runner = web.AppRunner(site, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


async def acknowledge(folder: Path) -> None:
    async with FakeSlack.open() as slack:
        slack.limits.on = False
        runner = await idle_bolt(slack)
        slack.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        await burst(slack, 20, 10)
        nothing = await burst(slack, 300, 10)
        await runner.cleanup()
        desk = await open_desk(slack, folder)
        await burst(slack, 20, 10)
        await desk.settle()
        ours = await burst(slack, 300, 10)
        print(f"event to 200, 300 events 10 at a time: p50 {statistics.median(ours) * 1000:.0f} ms, p99 {p99(ours):.0f} ms;", end=" ")
        print(f"a Bolt app that does nothing: p50 {statistics.median(nothing) * 1000:.0f} ms, p99 {p99(nothing):.0f} ms")
        await desk.settle()
        await close_desk(desk)


async def cards(desk: Desk, count: int) -> list[float]:
    """Seconds from posting to the card in the thread, of `count` posts at once."""
    posted: dict[str, float] = {}
    for n in range(count):
        before = time.monotonic()
        posted[await desk.slack.say(WHO[n % len(WHO)], "#it-help", f"{EXCEL}, number {n}", wait=False)] = before
    seen: dict[str, float] = {}
    while len(seen) < count:
        for post in desk.slack.posts("#it-help", ours=True):
            if post.thread in posted and post.thread not in seen:
                seen[post.thread] = time.monotonic() - posted[post.thread]
        await asyncio.sleep(0.002)
    await desk.settle()
    return list(seen.values())


async def card(folder: Path) -> None:
    async with FakeSlack.open() as slack:
        slack.limits.on = False
        desk = await open_desk(slack, folder, wrap=slow(0.3))
        for who in WHO:
            await desk.say(who, "#it-help", EXCEL)
        alone = [(await cards(desk, 1))[0] for _ in range(15)]
        desk.joined.surface._pace = Pace()  # the burst that a channel has after a quiet minute
        together = await cards(desk, 20)
        print(f"event to card, a model of 0.3 s: alone median {statistics.median(alone):.3f} s; 20 at once: last {max(together):.3f} s")
        await close_desk(desk)


async def thousand(folder: Path) -> None:
    async with FakeSlack.open() as slack:
        slack.faults.status("chat.*", 500, chance=0.02, times=None)
        slack.faults.lose("chat.*", chance=0.01, times=None)
        desk = await open_desk(slack, folder)
        org = desk.app.world.organisation
        limits = org.limits.model_copy(update={"requests_per_user_per_hour": 100_000})
        desk.app.world.organisation = org.model_copy(update={"limits": limits})
        desk.joined.surface._pace = Pace(per_second=slack.limits.speed)  # the fake's second is so much shorter
        desk.app.runner.start()
        before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
        deliveries = [event(slack, n) for n in range(950)]
        for n, delivery in enumerate([*deliveries, *deliveries[::19]]):
            slack.send(Delivery(delivery.kind, json.loads(json.dumps(delivery.payload))))
            if n % 10 == 9:
                await asyncio.sleep(0.1)
        await slack.settled()
        while await desk.app.world.store.behind(1) or (await desk.app.world.store.counts())["events_pending"]:  # noqa: ASYNC110
            await asyncio.sleep(0.2)
        markers = [post.blocks[0]["block_id"] for post in slack.posts("#it-help", ours=True)]
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"1000 deliveries of 950 posts: {len(set(markers))} cards, {len(markers) - len(set(markers))} doubles,", end=" ")
        print(f"{slack.limits.refused} times 429, {time.monotonic() - began:.0f} s, memory +{grown:.0f} MB (the fake's included)")
        await close_desk(desk)


async def main() -> None:
    wanted = sys.argv[1:] or ["acknowledge", "card", "thousand"]
    for name in wanted:
        with tempfile.TemporaryDirectory() as folder:
            await {"acknowledge": acknowledge, "card": card, "thousand": thousand}[name](Path(folder))


if __name__ == "__main__":
    asyncio.run(main())
