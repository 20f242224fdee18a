"""The fake Teams in a thread with a loop of its own, for tests that block: those of server_process, kill -9, measurements; and for code
that fetches tokens inside its loop, as Microsoft's SDK does.

    with teams_aside() as (teams, do):
        id = do(teams.say("amara", "direct", "my printer is gone"))

What only looks (teams.posts, teams.calls) may be called directly; coroutines go through `do`.
"""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from fake_teams import App, FakeTeams


@contextlib.contextmanager
def teams_aside(
    app: App | None = None, now: Callable[[], float] = time.time, *, seconds: float = 30.0
) -> Iterator[tuple[FakeTeams, Callable[[Coroutine[Any, Any, Any]], Any]]]:
    """The fake, and what runs a coroutine in its loop (TimeoutError after `seconds`)."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="fake-teams", daemon=True)
    thread.start()

    def do(work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(seconds)

    opened = FakeTeams.open(app=app, now=now)
    try:
        teams = do(opened.__aenter__())
        try:
            yield teams, do
        finally:
            do(opened.__aexit__(None, None, None))
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()
