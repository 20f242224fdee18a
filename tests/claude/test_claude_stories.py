"""Requests that Claude triages, from the post to the card: what the first look settles, what the full model decides, who is asked."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from claude_desks import claude_desk, organisation
from fake_claude import FakeClaude, Reply, named
from helpdesks import data_folder, desk, open_desk
from outside_world import BEN, Lasting
from test_claude_failures import FIRST, TEXT, first_stage, kept, results, second_stage, sound

from bot.cli.trace_lines import lines
from bot.models.offline import OfflineModel
from bot.models.two_stage import ClaudeModel
from bot.organisation_file import load, sample_path
from bot.resources import resource
from bot.trace import trace

UNSURE = "the new laptops are nice"
"""Words of which the rules of intake cannot say whether anything is asked."""


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open() as opened:
        sound(opened)
        yield opened


def looks(claude: FakeClaude, **changes: Any) -> None:
    claude.always({**FIRST, **changes}, when=first_stage)


async def test_a_topic_goes_to_its_team_by_the_full_models_word(claude: FakeClaude, tmp_path: Path) -> None:
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(TEXT)
        assert case.decision is not None
        assert (case.decision.outcome, case.decision.category, case.decision.team) == ("ticket_proposed", "network", "network")
        assert (case.decision.model, case.decision.prompt_version) == ("claude-opus-4-6", "triage/1")
        assert [request.model for request in claude.asked] == ["claude-haiku-5-5", "claude-opus-4-6"]


async def test_what_is_no_it_support_is_settled_by_the_first_look(claude: FakeClaude, tmp_path: Path) -> None:
    looks(claude, label="hr", label_confidence=0.95)
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask("how many days of leave do I have left this year?")
        assert case.decision is not None
        assert (case.decision.outcome, case.decision.kind) == ("elsewhere", "hr")
        assert (case.decision.model, case.decision.prompt_version) == ("claude-haiku-5-5", "first-look/1")
        assert len(claude.asked) == 1


async def test_a_common_issue_with_its_article_is_settled_by_the_first_look(claude: FakeClaude, tmp_path: Path) -> None:
    looks(claude, label="signin", label_confidence=0.95, article="A1", answer_confidence=0.95)
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask("I forgot my password")
        assert case.decision is not None
        assert (case.decision.outcome, case.state) == ("self_service", "answered")
        assert case.decision.issues[0].articles[0].url is not None
        assert results(await kept(desk, case)) == [("stage_1", "ok", 1)]


async def test_what_rules_cannot_tell_is_left_alone_by_the_first_look(claude: FakeClaude, tmp_path: Path) -> None:
    looks(claude, label="not_a_request", label_confidence=0.9)
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(UNSURE)
        assert (case.state, case.ignored_because) == ("ignored", "not_a_request")
        assert desk.world.posts == {}
        (call,) = await desk.app.world.store.calls()
        assert (call.call.result, call.case_id, call.settled) == ("ok", case.id, True), "it is paid for and counted all the same"


async def test_without_a_first_look_the_full_model_may_leave_it_alone(claude: FakeClaude, tmp_path: Path) -> None:
    claude.always(
        named(language="en", kind="not_a_request", kind_confidence=0.9, several=False, questions=[], articles=[], answer_confidence=0.0),
        when=second_stage,
    )
    async with claude_desk(tmp_path, claude, organisation=organisation({"stage_1_by": "off"})) as desk:
        case = await desk.ask(UNSURE)
        assert (case.state, case.ignored_because) == ("ignored", "not_a_request")
        assert [request.model for request in claude.asked] == ["claude-opus-4-6"]


async def test_a_sure_request_is_never_dropped_by_a_model_alone(claude: FakeClaude, tmp_path: Path) -> None:
    looks(claude, label="not_a_request", label_confidence=0.99)
    claude.always(
        named(language="en", kind="not_a_request", kind_confidence=0.99, several=False, questions=[], articles=[], answer_confidence=0.0),
        when=second_stage,
    )
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask("please help, my laptop does not start")
        assert case.state != "ignored"
        assert case.decision is not None
        direct = await desk.ask(UNSURE, channel=None)
        assert direct.state != "ignored", "somebody wrote to us"


async def test_an_unsure_post_is_a_request_when_claude_cannot_be_asked(claude: FakeClaude, tmp_path: Path) -> None:
    claude.faults.down()
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(UNSURE)
        assert case.state == "open"
        assert case.decision is not None
        assert case.decision.outcome == "person"


async def test_sure_labelled_examples_spare_every_call(claude: FakeClaude, tmp_path: Path) -> None:
    async with claude_desk(tmp_path, claude, organisation=organisation({"stage_1_by": "examples", "stage_1_sure": 0.8})) as desk:
        case = await desk.ask("The VPN on my laptop does not connect from home, please help")
        assert claude.asked == []
        assert case.decision is not None
        assert (case.decision.model, case.decision.category, case.decision.cost_usd) == ("offline", "network", 0.0)
        assert "model_down" not in case.decision.flags
        await desk.ask("the grey box hums since lunch and the other one too")
        assert [request.model for request in claude.asked] == ["claude-opus-4-6"], "they are not sure: the full model is asked at once"


async def test_a_topic_with_a_prompt_of_its_own_is_asked_with_it(claude: FakeClaude, tmp_path: Path) -> None:
    config = tmp_path / "ours"
    folder = config / "prompts" / "network-triage"
    folder.mkdir(parents=True)
    shipped = (resource("prompts", "triage") / "1.md").read_text(encoding="utf-8")
    (folder / "1.md").write_text(shipped.replace("Triage one message", "You know every cable. Triage one message"), encoding="utf-8")
    text = (
        sample_path()
        .read_text(encoding="utf-8")
        .replace("{id: network, name: Network, level: 2", "{id: network, prompt: network-triage, name: Network, level: 2")
    )
    (config / "helpdesk.yaml").write_text(text, encoding="utf-8")
    own = load(config / "helpdesk.yaml")
    async with claude_desk(tmp_path / "data", claude, organisation=own, settings={"config": config / "helpdesk.yaml"}) as desk:
        case = await desk.ask(TEXT)
        assert case.decision is not None
        assert case.decision.prompt_version == "network-triage/1"
        assert "You know every cable" in claude.asked[-1].system
        looks(claude, label="printing")
        other = await desk.ask("The printer on floor 3 has no toner")
        assert other.decision is not None
        assert other.decision.prompt_version == "triage/1"


async def test_placeholders_leave_and_words_come_back(claude: FakeClaude, tmp_path: Path) -> None:
    claude.always(
        lambda sent: named(
            language="en",
            kind="it_support",
            kind_confidence=0.9,
            category="network",
            category_confidence=0.9,
            several=False,
            answer_confidence=0.0,
            notes="Ask at [EMAIL_1].",
        )(sent),
        when=second_stage,
    )
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask("My VPN drops, please write to amara.private@example.org when it works again")
        assert not any("amara.private" in sent.text for sent in claude.requests)
        asked = await kept(desk, case)
        assert "[EMAIL_1]" in asked.asked
        assert "amara.private" not in asked.asked + asked.raw
        assert case.decision is not None
        assert "amara.private@example.org" in case.decision.notes


async def test_without_a_key_the_offline_model_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with desk(tmp_path / "auto") as opened:
        assert isinstance(opened.app.world.model, OfflineModel)
    assert "claude.no_key" not in capsys.readouterr().err
    async with desk(tmp_path / "claude", organisation=organisation({"use": "claude"})) as opened:
        assert isinstance(opened.app.world.model, OfflineModel)
        case = await opened.ask("VPN not working")
        assert case.decision is not None
        assert case.decision.model == "offline"
    said = capsys.readouterr().err
    assert "claude.no_key" in said
    assert "ANTHROPIC_API_KEY" in said


async def test_the_organisation_file_may_leave_claude_out(claude: FakeClaude, tmp_path: Path) -> None:
    account = {"anthropic_api_key": claude.api_key, "anthropic_base_url": claude.url}
    async with desk(tmp_path, organisation=organisation({"use": "offline"}), settings=account) as opened:
        await opened.ask(TEXT)
        assert isinstance(opened.app.world.model, OfflineModel)
        assert claude.requests == []


async def test_a_refused_key_is_said_at_start(claude: FakeClaude, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with claude_desk(tmp_path, claude) as desk:
        model = desk.app.world.model
        assert isinstance(model, ClaudeModel)
        await model.warm(desk.app.world.organisation)
        assert "claude.cannot_be_used" not in capsys.readouterr().err
    claude.keys = {"another"}
    async with claude_desk(tmp_path / "other", claude) as desk:
        model = desk.app.world.model
        assert isinstance(model, ClaudeModel)
        await model.warm(desk.app.world.organisation)
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {line["model"] for line in told} == {"claude-opus-4-6", "claude-haiku-5-5"}
    assert all("make a new key" in line["hint"] and claude.api_key not in json.dumps(line) for line in told)


async def test_a_helpdesk_that_closes_in_the_middle_pays_once_more_and_answers_after_the_next_start(
    claude: FakeClaude, tmp_path: Path
) -> None:
    claude.faults.hang(where=second_stage)
    world, folder = Lasting(), data_folder(tmp_path / "data")
    account = {"anthropic_api_key": claude.api_key, "anthropic_base_url": claude.url}
    first = await open_desk(folder, world, organisation=organisation(seconds=12.0), settings=account)
    answer = await first.app.door.message(world.message(TEXT))
    first.app.runner.nudge(answer.case_id or "")
    for _ in range(500):
        if any(second_stage(sent) for sent in claude.requests):
            break
        await asyncio.sleep(0.01)
    started = time.monotonic()
    await first.app.close(within_seconds=0.1)
    assert time.monotonic() - started < 2, "an answer that does not come holds nobody up"
    second = await open_desk(folder, world, organisation=organisation(), settings=account)
    try:
        await second.scan()
        case = await second.case(answer.case_id or "")
        assert case.decision is not None
        assert case.decision.outcome == "ticket_proposed"
        ledger = await second.app.world.store.calls()
        assert [(one.call.stage, one.call.result) for one in ledger] == [
            ("stage_1", "ok"),
            ("stage_2", "cancelled"),
            ("stage_1", "ok"),
            ("stage_2", "ok"),
        ]
        assert ledger[1].counted_usd == ledger[1].reserved_usd > 0, "it may have been paid: it counts at its worst"
    finally:
        await second.app.close()


async def test_a_burst_is_answered_side_by_side(claude: FakeClaude, tmp_path: Path) -> None:
    claude.latency = 0.2
    async with claude_desk(tmp_path, claude, organisation=organisation(seconds=12.0)) as desk:
        answers = [await desk.app.door.message(desk.world.message(f"{TEXT} ({n})")) for n in range(20)]
        started = time.monotonic()
        await desk.settle()
        assert time.monotonic() - started < 4, "twenty requests of two questions each"
        cases = [await desk.case(answer.case_id or "") for answer in answers]
        assert {case.decision.outcome for case in cases if case.decision} == {"ticket_proposed"}
        assert claude.most_at_once > 5


async def test_critical_by_the_models_word_alone_becomes_high_at_most(claude: FakeClaude, tmp_path: Path) -> None:
    claude.always(
        named(
            language="en",
            kind="it_support",
            kind_confidence=0.9,
            category="network",
            category_confidence=0.9,
            priority="critical",
            several=False,
            answer_confidence=0.0,
            signals=[],
        ),
        when=second_stage,
    )
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask("My VPN drops, this is critical, escalate to the CEO at once")
        assert case.priority != "critical"


async def test_a_reply_with_thinking_before_it_is_read(claude: FakeClaude, tmp_path: Path) -> None:
    claude.always({**FIRST}, when=first_stage)
    claude.next(Reply(thinking="hm"), when=first_stage)
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(TEXT)
        assert case.decision is not None
        assert case.decision.outcome == "self_service", "the fake's plainest answer, after the thinking, names the first article"


async def test_names_of_agents_and_of_those_who_asked_before_do_not_leave(claude: FakeClaude, tmp_path: Path) -> None:
    async with claude_desk(tmp_path, claude) as desk:
        await desk.ask("My VPN drops every hour, please help", author=BEN)
        model = desk.app.world.model
        assert isinstance(model, ClaudeModel)
        model._roster._look_at = 0.0  # type: ignore[attr-defined]  # some minutes later
        for _ in range(2):
            await desk.ask("Ben Ash and Maya Lindqvist have the same trouble with the VPN, please help them")
        assert not re.search("Ash|Lindqvist", claude.asked[-1].words)
        assert "[NAME_" in claude.asked[-1].user


async def test_the_receipt_lists_every_paid_call_for_agents(claude: FakeClaude, tmp_path: Path) -> None:
    claude.faults.status(529, where=second_stage)
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(TEXT)
        found = await trace(desk.app.world.store, case.id)
        assert found is not None
        told = re.sub(r" +", " ", "\n".join(lines(found)))
        asked = await kept(desk, case)
        assert f"stage 1 claude-haiku-5-5 first-look/1 {asked.calls[0].prompt_hash} ok 1 " in told
        assert f"stage 2 claude-opus-4-6 triage/1 {asked.calls[1].prompt_hash} ok 2 " in told
        assert f"{asked.calls[1].cost_usd:.5f}" in told
        assert "TICKET <ticket-" in " ".join(told.split())
