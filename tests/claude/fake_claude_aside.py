"""The fake Messages API in a thread with a loop of its own, for tests that block: those of commands and of server processes.

with claude_aside() as (claude, do):
    claude.always(named(category="vpn"))          # before anything is asked; what only looks may be called at any time
    do(claude.batches.end())                      # coroutines go through `do`
"""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from fake_claude import FakeClaude


@contextlib.contextmanager
def claude_aside(
    now: Callable[[], float] = time.time, *, seconds: float = 30.0
) -> Iterator[tuple[FakeClaude, Callable[[Coroutine[Any, Any, Any]], Any]]]:
    """The fake, and what runs a coroutine in its loop (TimeoutError after `seconds`)."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="fake-claude", daemon=True)
    thread.start()

    def do(work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(seconds)

    opened = FakeClaude.open(now=now)
    try:
        claude = do(opened.__aenter__())
        try:
            yield claude, do
        finally:
            do(opened.__aexit__(None, None, None))
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()
