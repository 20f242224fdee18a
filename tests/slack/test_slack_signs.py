"""A slow model: after 1.5 s the helpdesk looks at the post (eyes), in the agent pane it says so (status); until the card stands."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fake_slack import FakeSlack
from helpdesks import data_folder, sample
from slack_desk import Desk, close_desk, desk, open_desk

from bot.models.offline import OfflineModel
from triage.case import Asked
from triage.facts import Context, Request
from triage.organisation import Organisation

EXCEL = "Excel crashes when I open the budget file"


class Held:
    """The offline model, which answers when it is let go."""

    name, metered = "offline", False

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.real: OfflineModel | None = None

    async def assess(self, request: Request, context: Context, organisation: Organisation) -> Asked:
        await self.go.wait()
        assert self.real is not None
        return await self.real.assess(request, context, organisation)


@asynccontextmanager
async def slow(folder: Path, after_seconds: float = 0.0) -> AsyncIterator[tuple[Desk, Held]]:
    """A helpdesk whose model waits for a word; the sign comes after that time."""
    timing = sample().timing.model_copy(update={"sign_after_seconds": after_seconds})
    held = Held()
    async with desk(folder, organisation=sample().model_copy(update={"timing": timing}), model=held) as found:
        held.real = OfflineModel(found.app.world.learning)
        try:
            yield found, held
        finally:
            held.go.set()


async def seen(found: Desk, what: str) -> None:
    """Wait until something of that kind could be seen."""
    for _ in range(500):
        if any(one.kind == what for one in found.slack.moments):
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"no {what}")


def eyes(found: Desk, ts: str) -> list[str]:
    return found.slack.post(ts).reactions.get("eyes", [])


@pytest.mark.parametrize("where", ["#it-help", "direct"])
async def test_eyes_stand_on_the_post_until_its_card_does(tmp_path: Path, where: str) -> None:
    async with slow(tmp_path) as (found, held):
        ts = await found.slack.say("amara", where, EXCEL)
        await seen(found, "reacted")
        assert eyes(found, ts) == ["U0HELPDESK"]
        assert not found.slack.posts(where, viewer="amara", ours=True)
        held.go.set()
        await found.settle()
        assert eyes(found, ts) == []
        kinds = [one.kind for one in found.slack.moments if one.kind in ("reacted", "posted", "unreacted")]
        assert kinds.index("unreacted") > [n for n, kind in enumerate(kinds) if kind == "posted"][1], "taken away after the card stands"


async def test_the_agent_pane_shows_a_status_line_instead(tmp_path: Path) -> None:
    async with slow(tmp_path) as (found, held):
        found.slack.installed.agent_view = False
        root = await found.slack.open_pane("amara")
        assert root is not None
        ts = await found.slack.say("amara", "direct", EXCEL, thread=root)
        await seen(found, "status")
        channel = found.slack.world.direct("U0AMARA").id
        assert found.slack.status(channel, root)
        assert eyes(found, ts) == []
        held.go.set()
        await found.settle()
        assert not found.slack.status(channel, root)


async def test_a_card_in_time_needs_no_sign(tmp_path: Path) -> None:
    async with slow(tmp_path, after_seconds=30.0) as (found, held):
        held.go.set()
        await found.say("amara", "#it-help", EXCEL)
        assert not found.slack.called("reactions.add")
        assert not found.slack.called("assistant.threads.setStatus")


async def test_a_sign_that_slack_refuses_harms_nothing(tmp_path: Path) -> None:
    async with slow(tmp_path) as (found, held):
        found.slack.faults.error("reactions.add", "invalid_name", times=None)
        ts = await found.slack.say("amara", "#it-help", EXCEL)
        for _ in range(500):
            if found.slack.called("reactions.add"):
                break
            await asyncio.sleep(0.01)
        held.go.set()
        await found.settle()
        found.card("#it-help", ts)


async def test_eyes_that_a_dead_process_left_go_when_the_card_stands(tmp_path: Path) -> None:
    async with FakeSlack.open() as slack:
        held = Held()
        timing = sample().timing.model_copy(update={"sign_after_seconds": 0.0})
        first = await open_desk(slack, data_folder(tmp_path), organisation=sample().model_copy(update={"timing": timing}), model=held)
        ts = await slack.say("amara", "#it-help", EXCEL)
        await seen(first, "reacted")
        await first.app.runner.stop(0.0)
        await close_desk(first)
        second = await open_desk(slack, tmp_path)
        try:
            assert eyes(second, ts) == ["U0HELPDESK"]
            await second.scan()
            second.card("#it-help", ts)
            assert eyes(second, ts) == []
        finally:
            await close_desk(second)


def test_the_sign_comes_after_one_and_a_half_seconds() -> None:
    assert sample().timing.sign_after_seconds == 1.5
