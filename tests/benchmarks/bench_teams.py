"""Teams, measured against the fake Teams on this machine: activity to 200, activity to card, the event loop beside slow connector calls.

The helpdesk and who posts run in processes of their own (teams_process.py, slack_processes.py); the fake is in this one.

python tests/benchmarks/bench_teams.py [acknowledge] [card] [lag] [--rounds 3]
"""

import argparse
import asyncio
import json
import statistics
import tempfile
from pathlib import Path
from typing import Any

from slack_processes import ROOT, Poster, Running, Signed, beside
from teams_process import Plan, helpdesk_process

import sys  # isort: skip

sys.path.append(str(ROOT / "tests" / "teams"))

from fake_teams import FakeTeams
from fake_teams_activities import message, typed
from fake_teams_core import Message

EXCEL = "Excel crashes when I open the budget file"
WHO = ("amara", "tom", "ines", "jonas", "rosa")


def settings(teams: FakeTeams) -> dict[str, Any]:
    app = teams.app
    found: dict[str, Any] = {"teams_app_id": app.app_id, "teams_app_password": app.password, "teams_app_type": app.kind}
    found |= {"teams_tenant": app.tenant, "teams_service_urls": teams.base}
    return found | {"teams_login_url": teams.login_url, "teams_openid_url": teams.openid_url}


def activity(teams: FakeTeams, n: int) -> dict[str, Any]:
    """Somebody's post in a help channel, put into the fake and ready for delivery."""
    place, person = teams.world.place("it-help"), teams.world.person(WHO[n % len(WHO)])
    said = Message(place.id, teams.new_stamp(), person.id, typed(teams, f"{EXCEL}, number {n}"))
    return message(teams, teams.put(said))


def signed(teams: FakeTeams, count: int) -> list[Signed]:
    """So many new posts, as Microsoft would send them now."""
    headers = teams.deliverer.headers()
    return [(json.dumps(activity(teams, n), ensure_ascii=False).encode(), headers) for n in range(count)]


async def installed(teams: FakeTeams, desk: Running) -> None:
    """The app is in its teams, and everybody was greeted."""
    teams.request_url = desk.address
    for team in ("IT Support", "Fernhill"):
        await teams.install("sofia", team)
    await desk.ask("idle")


def told(found: list[float]) -> str:
    ordered = [one * 1000 for one in sorted(found)]
    return f"p50 {statistics.median(ordered):.1f} ms, p99 {ordered[int(len(found) * 0.99) - 1]:.1f} ms, last {ordered[-1]:.1f} ms"


async def acknowledge(folder: Path, chosen: Any) -> None:
    """300 activities, 10 at a time, each with a token that is verified."""
    poster = Poster()
    async with FakeTeams.open() as teams, beside(helpdesk_process, Plan(folder, settings(teams))) as desk:
        await installed(teams, desk)
        await poster.post(desk.address, signed(teams, 20), 10)
        await desk.ask("idle")
        for _ in range(chosen.rounds):
            before = await desk.ask("figures")
            found = await poster.post(desk.address, signed(teams, 300), 10)
            during = await desk.ask("figures")
            print(f"activity to 200, 300 at 10 at a time: {told(found)};", end=" ")
            print(f"CPU {(during['cpu'] - before['cpu']) / 0.3:.1f} ms an activity until the last 200", flush=True)
            await desk.ask("idle")
    poster.close()


async def together(teams: FakeTeams, desk: Running, count: int) -> list[float]:
    """Seconds from the delivery to the call that puts the card into the thread, of `count` posts at once."""
    loop, begun = asyncio.get_running_loop(), {}
    for n in range(count):
        one = activity(teams, n)
        begun[one["id"]] = loop.time()
        teams.tell(one)
    seen: dict[str, float] = {}
    while len(seen) < count:
        await asyncio.sleep(0.005)
        for call in teams.called("activities.send", ok=True):
            root = call.conversation.partition(";messageid=")[2]
            if root in begun and root not in seen:
                seen[root] = loop.time()
    await desk.ask("idle")
    await teams.settled()
    return [seen[one] - at for one, at in begun.items()]


async def card(folder: Path, chosen: Any) -> None:
    async with FakeTeams.open() as teams, beside(helpdesk_process, Plan(folder, settings(teams), model_seconds=0.3)) as desk:
        await installed(teams, desk)
        for _ in range(5):
            await together(teams, desk, 1)
        alone = [(await together(teams, desk, 1))[0] for _ in range(15)]
        print(f"activity to card, a model of 0.3 s: alone median {statistics.median(alone):.3f} s, last {max(alone):.3f} s", flush=True)
        for _ in range(chosen.rounds):
            found = await together(teams, desk, 20)
            print(f"20 at once: median {statistics.median(found):.3f} s, last {max(found):.3f} s", flush=True)


async def lag(folder: Path, chosen: Any) -> None:
    """The helpdesk's event loop while twenty cards wait for a connector that takes a second for each."""
    async with FakeTeams.open() as teams, beside(helpdesk_process, Plan(folder, settings(teams))) as desk:
        await installed(teams, desk)
        await together(teams, desk, 5)
        for _ in range(chosen.rounds):
            teams.faults.slow("activities.*", 1.0)
            for n in range(20):
                teams.tell(activity(teams, n))
            await waiting(teams, 20)
            await desk.ask("watch")
            await asyncio.sleep(0.9)
            found = await desk.ask("lag")
            teams.faults.clear()
            await desk.ask("idle")
            await teams.settled()
            print(f"lag of the loop with 20 calls of a second under way: {told(found)}", flush=True)


async def waiting(teams: FakeTeams, count: int) -> None:
    """Until so many cards are under way to the connector."""
    for _ in range(1000):
        await asyncio.sleep(0.01)
        if sum(1 for call in teams.calls if call.operation == "activities.send" and not call.status) >= count:
            return
    raise AssertionError("the cards are not under way")


async def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", metavar="acknowledge, card, lag")
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    parts = {"acknowledge": acknowledge, "card": card, "lag": lag}
    for name in chosen.parts or parts:
        with tempfile.TemporaryDirectory() as folder:
            await parts[name](Path(folder), chosen)


if __name__ == "__main__":
    asyncio.run(main())
