"""The fake Slack in a thread with a loop of its own, for tests that block: those of server_process, kill -9, measurements.

    with slack_aside() as (slack, do):
        ts = do(slack.say("amara", "#it-help", "my printer is gone"))

What only looks (slack.posts, slack.calls) may be called directly; coroutines go through `do`.
"""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from fake_slack import FakeSlack


@contextlib.contextmanager
def slack_aside(
    manifest: dict[str, Any] | None = None, now: Callable[[], float] = time.time, *, seconds: float = 30.0
) -> Iterator[tuple[FakeSlack, Callable[[Coroutine[Any, Any, Any]], Any]]]:
    """The fake, and what runs a coroutine in its loop (TimeoutError after `seconds`)."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="fake-slack", daemon=True)
    thread.start()

    def do(work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(seconds)

    opened = FakeSlack.open(manifest, now=now)
    try:
        slack = do(opened.__aenter__())
        try:
            yield slack, do
        finally:
            do(opened.__aexit__(None, None, None))
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()
