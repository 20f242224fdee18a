"""The fake Messages API in a thread with a loop of its own, for tests that block: those of commands and of server processes.

    with claude_aside() as (claude, do):
        claude.always(named(category="vpn"))          # before anything is asked; what only looks may be called at any time
        do(claude.batches.end())                      # coroutines go through `do`

And in a process of its own, for measurements that its own work would blur; it gives the plainest answers:

    with claude_process(latency=0.5) as (url, key):
"""

import asyncio
import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
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


async def _serve(latency: float) -> None:
    async with FakeClaude.open() as claude:
        claude.latency = latency
        print(claude.url, claude.api_key, flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


@contextlib.contextmanager
def claude_process(latency: float = 0.0) -> Iterator[tuple[str, str]]:
    """Address and key; the process ends with the block."""
    command = [sys.executable, __file__, str(latency)]
    paths = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=paths) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        url, key = process.stdout.readline().split()
        try:
            yield url, key
        finally:
            process.stdin.close()
            process.wait(10)


if __name__ == "__main__":
    asyncio.run(_serve(float(sys.argv[1])))
