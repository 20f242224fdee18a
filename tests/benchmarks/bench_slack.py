"""Slack, measured against the fake Slack on this machine: event to 200, event to card, and a thousand events with faults.

The helpdesk, the Bolt app it is compared with and who posts run in processes of their own (slack_processes.py); the fake is in this one.

python tests/benchmarks/bench_slack.py [acknowledge] [card] [thousand] [--events 5000]
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from slack_processes import Plan, Poster, Running, Signed, beside, helpdesk_process, idle_bolt

from fake_slack import FakeSlack  # isort: skip  # slack_processes says where it is
from fake_slack_core import Message  # isort: skip
from fake_slack_deliver import Delivery, encoded  # isort: skip
from fake_slack_events import envelope, message_event  # isort: skip

EXCEL = "Excel crashes when I open the budget file"
WHO = ("amara", "tom", "ines", "jonas", "rosa")
ROUNDS = 5


def credentials(slack: FakeSlack) -> dict[str, str]:
    return {"slack_bot_token": slack.bot_token, "slack_signing_secret": slack.signing_secret, "slack_api_url": slack.api_url}


def event(slack: FakeSlack, n: int) -> Delivery:
    """Somebody's post, put into the fake and made ready for delivery."""
    channel, user = slack.world.channel("#it-help"), slack.world.user(WHO[n % len(WHO)])
    ts = slack.new_ts()
    body = {"type": "message", "user": user.id, "team": "T0FERNHILL", "text": f"{EXCEL}, number {n}", "ts": ts}
    slack.messages.setdefault(channel.id, {})[ts] = Message(channel.id, ts, body)
    return Delivery("events_api", envelope(slack, message_event(slack, channel, body), channel))


def signed(slack: FakeSlack, count: int) -> list[Signed]:
    """So many new posts, as Slack would send them now."""
    found = []
    for n in range(count):
        body, kind = encoded(event(slack, n))
        found.append((body.encode(), slack.deliverer.signed(body) | {"Content-Type": kind, "User-Agent": "Slackbot 1.0"}))
    return found


def p99(found: list[float]) -> float:
    return sorted(found)[int(len(found) * 0.99) - 1]


def told(found: list[float]) -> str:
    return f"p50 {statistics.median(found) * 1000:5.1f} ms, p99 {p99(found) * 1000:5.1f} ms"


async def acknowledge(folder: Path, chosen: Any) -> None:
    """In turns: a Bolt app that does nothing, the helpdesk, and the helpdesk that only accepts."""
    poster = Poster()
    async with FakeSlack.open() as slack:
        slack.limits.on = False
        known, plan = credentials(slack), Plan(folder, credentials(slack), posts_per_second=1000.0, profile=chosen.profile)
        async with beside(idle_bolt, known) as bolt, beside(helpdesk_process, plan) as desk:
            slack.request_url = desk.address
            for running in (bolt, desk):
                await poster.post(running.address, signed(slack, 20), 10)
            await desk.ask("idle")
            rounds = [await _round(slack, poster, bolt, desk) for _ in range(chosen.rounds)]
            middle = [statistics.median(ratio) for ratio in zip(*rounds, strict=True)]
            print("of {} rounds the middle one, times Bolt's: p50 {:.1f}, p99 {:.1f}, CPU {:.1f}".format(len(rounds), *middle))
    poster.close()


async def _round(slack: FakeSlack, poster: Poster, bolt: Running, desk: Running) -> tuple[float, float, float]:
    """300 events to each, 10 at a time; how many times Bolt's median, p99 and CPU until the last 200 ours are."""
    idle = await bolt.ask("figures")
    nothing = await poster.post(bolt.address, signed(slack, 300), 10)
    before, bolts = await desk.ask("figures"), (await bolt.ask("figures"))["cpu"] - idle["cpu"]
    ours = await poster.post(desk.address, signed(slack, 300), 10)
    during = await desk.ask("figures")
    await desk.ask("idle")
    after = await desk.ask("figures")
    cpu = during["cpu"] - before["cpu"]
    print(f"event to 200, 300 events 10 at a time: {told(ours)}; a Bolt app that does nothing: {told(nothing)};", end=" ")
    print(f"CPU {cpu / 0.3:.2f} ms an event until the last 200 (Bolt {bolts / 0.3:.2f}),", end=" ")
    print(f"{(after['cpu'] - before['cpu']) / 0.3:.1f} until the last card", flush=True)
    return statistics.median(ours) / statistics.median(nothing), p99(ours) / p99(nothing), cpu / bolts


async def cards(slack: FakeSlack, desk: Running, count: int) -> list[float]:
    """Seconds from the post to the call that puts its card into the thread, of `count` posts at once."""
    posts = [await slack.say(WHO[n % len(WHO)], "#it-help", f"{EXCEL}, number {n}", wait=False) for n in range(count)]
    seen: dict[str, float] = {}
    while len(seen) < count:
        await asyncio.sleep(0.02)
        for call in slack.called("chat.postMessage", ok=True):
            seen.setdefault(str(call.arguments.get("thread_ts")), call.at)
        seen = {ts: at for ts, at in seen.items() if ts in posts}
    await desk.ask("idle")
    await slack.settled()
    return [seen[ts] - float(ts) for ts in posts]


async def card(folder: Path, chosen: Any) -> None:
    async with FakeSlack.open() as slack:
        slack.limits.on = False
        plan = Plan(folder, credentials(slack), model_seconds=0.3, profile=chosen.profile)
        async with beside(helpdesk_process, plan) as desk:
            slack.request_url = desk.address
            for _ in range(5):
                await cards(slack, desk, 1)
            alone = [(await cards(slack, desk, 1))[0] for _ in range(15)]
            print(f"event to card, a model of 0.3 s: alone median {statistics.median(alone):.3f} s, last {max(alone):.3f} s")
            for _ in range(chosen.rounds):
                await desk.ask("fresh")  # the burst that a channel has after a quiet minute
                together = await cards(slack, desk, 20)
                print(f"20 at once: median {statistics.median(together):.3f} s, last {max(together):.3f} s", flush=True)


async def thousand(folder: Path, chosen: Any) -> None:
    """Memory is the helpdesk's alone, read when nothing is under way."""
    async with FakeSlack.open() as slack:
        slack.faults.status("chat.*", 500, chance=0.02, times=None)
        slack.faults.lose("chat.*", chance=0.01, times=None)
        plan = Plan(folder, credentials(slack), posts_per_second=slack.limits.speed)  # the fake's second is so much shorter
        async with beside(helpdesk_process, plan) as desk:
            slack.request_url = desk.address
            began = time.monotonic()
            for done in range(0, chosen.events, 1000):
                await _a_thousand(slack, desk, done)
            markers = [post.blocks[0]["block_id"] for post in slack.posts("#it-help", ours=True)]
            print(f"{chosen.events} deliveries of {chosen.events * 95 // 100} posts: {len(set(markers))} cards,", end=" ")
            print(f"{len(markers) - len(set(markers))} doubles, {slack.limits.refused} times 429, {time.monotonic() - began:.0f} s")


async def _a_thousand(slack: FakeSlack, desk: Running, done: int) -> None:
    before = await desk.ask("figures")
    posts = [event(slack, done + n) for n in range(950)]
    for n, delivery in enumerate([*posts, *posts[::19]]):
        slack.send(Delivery(delivery.kind, delivery.payload))
        if n % 10 == 9:
            await asyncio.sleep(0.1)
    await slack.settled()
    await desk.ask("idle")
    now = await desk.ask("figures")
    held = ", ".join(f"{name} {value:.0f}" for name, value in now.items() if name not in ("cpu", "mb"))
    print(f"after {done + 1000} events: {now['mb']:.0f} MB (was {before['mb']:.0f});", end=" ")
    print(f"CPU {now['cpu'] - before['cpu']:.1f} ms an event; held: {held}", flush=True)


async def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", choices=["acknowledge", "card", "thousand"], default=["acknowledge", "card", "thousand"])
    options.add_argument("--events", type=int, default=1000, help="in thousands")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--profile", help="a file for cProfile's figures of the helpdesk's process")
    chosen = options.parse_args()
    for name in chosen.parts:
        with tempfile.TemporaryDirectory() as folder:
            await {"acknowledge": acknowledge, "card": card, "thousand": thousand}[name](Path(folder), chosen)


if __name__ == "__main__":
    asyncio.run(main())
