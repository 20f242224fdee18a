"""The helpdesk's own process beside bench_teams.py, as `helpdesk run` serves it for a fake Teams; it measures its loop's lag too."""

import asyncio
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from slack_processes import Slow

EVERY_SECONDS = 0.005


@dataclass(frozen=True)
class Plan:
    """What the helpdesk's process is to be. `settings` by field name; `model_seconds`: how long its model takes beside its own work."""

    folder: Path
    settings: dict[str, Any]
    model_seconds: float = 0.0


def helpdesk_process(pipe: Connection, plan: Plan) -> None:
    asyncio.run(_helpdesk(pipe, plan))


async def _helpdesk(pipe: Connection, plan: Plan) -> None:
    from helpdesks import sample

    from bot import app as application
    from bot.settings import load
    from bot.teams.pacing import pace
    from bot.web.serving import Serving, keep_for_good

    if plan.model_seconds:
        began = application.start
        wrap = {"wrap": lambda name, thing: Slow(thing, plan.model_seconds) if name == "model" else thing}
        application.start = lambda *given, **more: began(*given, **more, **wrap)  # type: ignore[assignment]
    serving = await Serving.start(load(data=plan.folder, port=0, _env_file=None, **plan.settings))
    app, teams = serving.app, serving.teams
    assert teams is not None
    org = sample()
    app.world.organisation = org.model_copy(update={"limits": org.limits.model_copy(update={"requests_per_user_per_hour": 100_000})})
    teams.surface._pace = pace(per_second=1000.0)
    keep_for_good()
    pipe.send(f"{serving.address}/api/messages")
    lag = _Lag()
    while (word := await asyncio.to_thread(pipe.recv)) != "stop":
        match word:
            case "idle":
                pipe.send(await _idle(app, teams))
            case "figures":
                pipe.send({"cpu": time.process_time()})
            case "watch":
                lag.begin()
                pipe.send(None)
            case "lag":
                pipe.send(lag.end())
    await serving.stop()
    pipe.send(None)


class _Lag:
    """By how much the loop is late for a timer, again and again."""

    def __init__(self) -> None:
        self._found: list[float] = []
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        self._found = []
        self._task = asyncio.create_task(self._watch())

    def end(self) -> list[float]:
        assert self._task is not None
        self._task.cancel()
        return self._found

    async def _watch(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + EVERY_SECONDS
            await asyncio.sleep(EVERY_SECONDS)
            self._found.append(max(0.0, loop.time() - due))


async def _idle(app: Any, teams: Any) -> dict[str, int]:
    """Once nothing is under way and every card stands."""
    while True:
        await app.runner.idle()
        await teams.parts.rest()
        counts = dict(await app.world.store.counts())
        if not counts["events_pending"] and not counts["cards_behind"]:
            return counts
        await asyncio.sleep(0.05)
