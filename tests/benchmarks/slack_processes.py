"""The processes beside bench_slack.py: the helpdesk, a Bolt app that does nothing, and who posts, each alone in its own.

The fake Slack stays with the benchmark: neither it nor who posts then counts into the helpdesk's time, CPU or memory.
"""

import asyncio
import contextlib
import multiprocessing
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "slack")]

SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True)
class Plan:
    """What the helpdesk's process is to be. `model_seconds`: how long its model takes beside its own work; `posts_per_second` and channel:
    its pacing, None for the usual; `walks` False: what is accepted is never advanced."""

    folder: Path
    credentials: dict[str, str]
    model_seconds: float = 0.0
    posts_per_second: float | None = None
    walks: bool = True
    profile: str | None = None


class Slow:
    """A model that takes its time."""

    def __init__(self, model: Any, seconds: float) -> None:
        self._model, self._seconds, self.name, self.metered = model, seconds, model.name, False

    async def assess(self, *given: Any) -> Any:
        await asyncio.sleep(self._seconds)
        return await self._model.assess(*given)


@dataclass
class Running:
    """A process beside this one: what it is asked, it answers."""

    process: Any
    pipe: Connection
    address: str = ""

    async def ask(self, word: str) -> Any:
        self.pipe.send(word)
        return await asyncio.to_thread(self.pipe.recv)


@contextlib.asynccontextmanager
async def beside(target: Callable[..., None], *given: Any) -> AsyncIterator[Running]:
    """A process that runs `target(pipe, *given)`; its first word is the address where it listens."""
    here, there = SPAWN.Pipe()
    process = SPAWN.Process(target=target, args=(there, *given), daemon=True)
    process.start()
    running = Running(process, here)
    try:
        running.address = await asyncio.to_thread(here.recv)
        yield running
    finally:
        with contextlib.suppress(EOFError, OSError):
            await running.ask("stop")
        await asyncio.to_thread(process.join, 20)


def helpdesk_process(pipe: Connection, plan: Plan) -> None:
    """The helpdesk as `helpdesk run` serves it, for one fake Slack."""
    asyncio.run(_helpdesk(pipe, plan))


async def _helpdesk(pipe: Connection, plan: Plan) -> None:
    from helpdesks import sample

    from bot import app as application
    from bot.settings import load
    from bot.slack.pacing import pace
    from bot.web.serving import Serving, keep_for_good

    if plan.model_seconds:
        began = application.start
        wrap = {"wrap": lambda name, thing: Slow(thing, plan.model_seconds) if name == "model" else thing}
        application.start = lambda *given, **more: began(*given, **more, **wrap)  # type: ignore[assignment]
    serving = await Serving.start(load(data=plan.folder, port=0, _env_file=None, **plan.credentials))
    app, slack = serving.app, serving.slack
    assert slack is not None
    org = sample()
    app.world.organisation = org.model_copy(update={"limits": org.limits.model_copy(update={"requests_per_user_per_hour": 100_000})})
    if plan.posts_per_second is not None:
        slack.surface._pace = pace(per_second=plan.posts_per_second)
    if not plan.walks:
        app.world.nudge = lambda case_id: None
        await app.runner.stop(0)
    keep_for_good()
    pipe.send(f"{serving.address}/slack/events")
    profile = _profile(plan.profile)
    while (word := await asyncio.to_thread(pipe.recv)) != "stop":
        match word:
            case "idle":
                pipe.send(await _idle(app, slack))
            case "figures":
                pipe.send(_figures(app, slack))
            case "fresh":
                slack.surface._pace = pace(per_second=plan.posts_per_second or 1.0)
                pipe.send(None)
    profile()
    await serving.stop()
    pipe.send(None)


def _profile(path: str | None) -> Callable[[], None]:
    if path is None:
        return lambda: None
    import cProfile

    found = cProfile.Profile()
    found.enable()

    def end() -> None:
        found.disable()
        found.dump_stats(path)

    return end


async def _idle(app: Any, slack: Any) -> dict[str, int]:
    """Once nothing is under way and every card stands."""
    while True:
        await app.runner.idle()
        await slack.parts.rest()
        counts = dict(await app.world.store.counts())
        if not counts["events_pending"] and not counts["cards_behind"]:
            return counts
        await asyncio.sleep(0.05)


def _figures(app: Any, slack: Any) -> dict[str, float]:
    """CPU seconds so far, resident MB, and how much is held in memory beside the store."""
    parts, world = slack.parts, app.world
    return {
        "cpu": time.process_time(),
        "mb": psutil.Process(os.getpid()).memory_info().rss / 2**20,
        "tasks": len(asyncio.all_tasks()),
        "signs": len(world.signs),
        "answered": len(parts._answered),
        "attempts": len(parts.surface._attempts._unsent) + len(parts.surface._attempts._from),
        "profiles": len(parts.people._profiles._found),
        "direct": len(parts.surface._direct._found),
        "lately": len(world.learning._lately),
    }


def idle_bolt(pipe: Connection, credentials: dict[str, str]) -> None:
    """A Bolt app that does nothing, as Slack's own adapter serves it."""
    asyncio.run(_idle_bolt(pipe, credentials))


async def _idle_bolt(pipe: Connection, credentials: dict[str, str]) -> None:
    from aiohttp import web
    from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

    client = AsyncWebClient(token=credentials["slack_bot_token"], base_url=credentials["slack_api_url"])
    app = AsyncApp(signing_secret=credentials["slack_signing_secret"], client=client)

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
    pipe.send(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    while (word := await asyncio.to_thread(pipe.recv)) != "stop":
        pipe.send({"cpu": time.process_time()} if word == "figures" else None)
    await runner.cleanup()
    pipe.send(None)


Signed = tuple[bytes, dict[str, str]]


class Poster:
    """A process that posts signed deliveries and times each until its answer."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(1, mp_context=SPAWN)

    async def post(self, address: str, signed: Sequence[Signed], at_once: int) -> list[float]:
        """Seconds from POST to 200 of each; AssertionError for another answer."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, _post_all, address, list(signed), at_once)

    def close(self) -> None:
        self._pool.shutdown()


def _post_all(address: str, signed: list[Signed], at_once: int) -> list[float]:
    return asyncio.run(_posting(address, signed, at_once))


async def _posting(address: str, signed: list[Signed], at_once: int) -> list[float]:
    import aiohttp

    found, gate = [], asyncio.Semaphore(at_once)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), trust_env=False) as session:

        async def one(body: bytes, headers: dict[str, str]) -> None:
            async with gate:
                began = time.perf_counter()
                async with session.post(address, data=body, headers=headers) as response:
                    await response.read()
                    assert response.status == 200, response.status
                found.append(time.perf_counter() - began)

        await asyncio.gather(*(one(*delivery) for delivery in signed))
    return found
