"""Helpdesks that ask the fake Claude over HTTP, through the real SDK: the sample organisation with what a test changes of it."""

import contextlib
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import anthropic  # noqa: F401  # its import takes a second: here, and not within a test's deadline
from fake_claude import FakeClaude
from helpdesks import Desk, desk, sample
from outside_world import Lasting

from triage.organisation import Organisation

SCALE = 0.1
"""Deadlines of these tests as a share of the real ones: 1.2 s instead of 12."""


def organisation(models: Mapping[str, Any] | None = None, seconds: float = 12 * SCALE, **more: Any) -> Organisation:
    """The sample organisation, its model deadline scaled down."""
    org = sample()
    return org.model_copy(
        update={
            "timing": org.timing.model_copy(update={"model_deadline_seconds": seconds, "sign_after_seconds": 0.0}),
            "models": org.models.model_copy(update=models or {}),
            "limits": org.limits.model_copy(update=more.pop("limits", {})),
            **more,
        }
    )


@contextlib.asynccontextmanager
async def claude_desk(folder: Path, claude: FakeClaude, world: Lasting | None = None, **more: Any) -> AsyncIterator[Desk]:
    """A helpdesk with Claude's account open."""
    org = more.pop("organisation", None) or organisation()
    account = {"anthropic_api_key": claude.api_key, "anthropic_base_url": claude.url, **more.pop("settings", {})}
    async with desk(folder, world, organisation=org, settings=account, **more) as opened:
        model: Any = opened.app.world.model
        await model.books.claude.ready()
        yield opened
