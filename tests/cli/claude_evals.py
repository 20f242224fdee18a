"""Evaluations with Claude in tests: the fake Messages API in the place of the real one, labelled requests, and runs that can be killed."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anthropic  # noqa: F401  # its import takes a second: here, and not within a test's deadline
import pytest
from fake_claude import FakeClaude, Reply, Request, named
from fake_claude_aside import claude_aside

Do = Callable[[Any], Any]
FIRST, SECOND = "claude-haiku-5-5", "claude-opus-4-6"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def served(organisation: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[FakeClaude, Do]]:
    """The fake, which knows a printer when it reads of one, and settles nothing at first sight."""
    with claude_aside() as (claude, do):
        monkeypatch.setenv("ANTHROPIC_API_KEY", claude.api_key)
        monkeypatch.setenv("ANTHROPIC_BASE_URL", claude.url)
        claude.always(named(language="en", article="none", answer_confidence=0.1))
        claude.always(answer, when=lambda request: "issues" in request.properties)
        yield claude, do


@pytest.fixture
def claude(served: tuple[FakeClaude, Do]) -> FakeClaude:
    return served[0]


def answer(request: Request) -> Reply:
    topic = "printing" if "the printer of desk" in request.user else "network"
    plain = named(language="en", kind="it_support", category=topic, category_confidence=0.9, priority="normal", articles=[], questions=[])
    return plain(request)


def requests(count: int = 6) -> list[dict[str, Any]]:
    """Half of each topic, in turn."""
    return [
        {"id": f"r{n}", "text": f"the {'printer' if n % 2 else 'vpn'} of desk {n} is down", "category": "printing" if n % 2 else "network",
         "priority": "normal"}
        for n in range(count)
    ]  # fmt: skip


def command(*arguments: object) -> subprocess.Popen[bytes]:
    given = [sys.executable, "-m", "bot", "eval", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(given, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def until(true: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)
