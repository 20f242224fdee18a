"""What happens while requests are under way: another organisation file, and so many of them that time gets short."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from claude_desks import SCALE, claude_desk, organisation
from fake_claude import FakeClaude
from outside_world import Lasting
from test_claude_failures import TEXT, first_stage, kept, sound

from bot.models.offline import OfflineModel
from bot.models.two_stage import ClaudeModel
from bot.organisation_file import load, sample_path
from bot.resources import resource


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open() as opened:
        sound(opened)
        yield opened


async def test_a_new_organisation_file_changes_who_is_asked_without_a_restart(claude: FakeClaude, tmp_path: Path) -> None:
    config = tmp_path / "helpdesk.yaml"
    text = sample_path().read_text(encoding="utf-8")
    config.write_text(text, encoding="utf-8")
    more = {"organisation": load(config), "settings": {"config": config}}
    async with claude_desk(tmp_path / "data", claude, **more) as desk:
        for change, model in (("use: offline", OfflineModel), ("use: claude", ClaudeModel), ("use: auto", ClaudeModel)):
            config.write_text(text.replace("use: auto ", f"{change} "), encoding="utf-8")
            assert await desk.app.reload() is None
            assert isinstance(desk.app.world.model, model)
        config.write_text(text.replace("prompt: triage ", "prompt: nowhere "), encoding="utf-8")
        assert "nowhere" in (await desk.app.reload() or "")
        case = await desk.ask(TEXT)
        assert case.decision is not None
        assert case.decision.prompt_version == "triage/1", "a wrong file leaves the old one running"


async def test_a_reload_between_both_stages_lets_the_request_go_on_with_the_prompts_it_had(claude: FakeClaude, tmp_path: Path) -> None:
    mine = tmp_path / "prompts" / "mine" / "1.md"
    mine.parent.mkdir(parents=True)
    shipped = (resource("prompts", "triage") / "1.md").read_text(encoding="utf-8")
    mine.write_text(shipped.replace("Triage one message", "Mine. Triage one message"), encoding="utf-8")
    path, text = tmp_path / "helpdesk.yaml", sample_path().read_text(encoding="utf-8")
    path.write_text(text.replace("prompt: triage ", "prompt: mine "), encoding="utf-8")
    slow = claude.faults.slow(1.0, where=first_stage)
    async with claude_desk(tmp_path / "data", claude, organisation=load(path), settings={"config": path}) as desk:
        asking = asyncio.create_task(desk.ask(TEXT))
        await asyncio.sleep(0.6)
        assert (slow.happened, len(claude.answered)) == (1, 0)
        path.write_text(text, encoding="utf-8")
        mine.unlink()
        assert await desk.app.reload() is None
        case = await asking
        assert case.decision is not None
        assert (case.decision.outcome, case.decision.prompt_version) == ("ticket_proposed", "mine/1")
        after = await desk.ask(f"{TEXT}, once more")
        assert after.decision is not None
        assert after.decision.prompt_version == "triage/1"


async def test_behind_many_others_with_a_slow_claude_a_request_still_ends_in_time(claude: FakeClaude, tmp_path: Path) -> None:
    claude.latency = 0.5
    org = organisation({"stage_1_by": "off"})
    org = org.model_copy(update={"timing": org.timing.model_copy(update={"outcome_deadline_seconds": 30 * SCALE})})
    async with claude_desk(tmp_path, claude, organisation=org) as desk:
        desk.app.runner.in_flight = 2
        started, passing = time.monotonic(), asyncio.create_task(time_passes(desk.world))
        cases = await asyncio.gather(*(desk.ask(f"{TEXT}, number {n}") for n in range(32)))
        passing.cancel()
        assert time.monotonic() - started < 30 * SCALE + 2.5, "32 of them, two at a time, half a second each, would take 8 s"
        late = [case for case in cases if case.decision is not None and case.decision.rule == "the model could not be asked"]
        assert 12 <= len(late) <= 30
        asked = await kept(desk, late[-1])
        assert (asked.failure, asked.calls) == ("no time was left to ask", ())
        assert asked.assessment is not None
        assert late[-1].decision is not None
        assert late[-1].decision.outcome == "person"


async def time_passes(world: Lasting) -> None:
    """The tests' clock goes as fast as the machine's."""
    at, now = time.monotonic(), world.now
    while True:
        await asyncio.sleep(0.02)
        world.now = now + timedelta(seconds=time.monotonic() - at)
