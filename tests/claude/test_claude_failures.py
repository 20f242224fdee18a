"""Every way in which Claude fails, as a story over HTTP: the request ends with a person, agents see what was known, the receipt why."""

import re
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from claude_desks import claude_desk, organisation
from fake_claude import FakeClaude, Reply, Request, named, refusal
from helpdesks import Desk

from bot.cards.text import render
from bot.models.failures import CallFailed
from triage.case import Asked, Case, ModelCall

TEXT = "My VPN drops every hour since I work from the new flat, I already reinstalled the client"
FIRST = {"language": "en", "label": "network", "label_confidence": 0.9, "article": "none", "answer_confidence": 0.1}


def second_stage(request: Request) -> bool:
    return b'"issues"' in request.raw


def first_stage(request: Request) -> bool:
    return not second_stage(request)


def sound(claude: FakeClaude) -> None:
    """Both stages answer soberly, unless a test says otherwise."""
    claude.always(FIRST, when=first_stage)
    claude.always(
        named(
            language="en",
            kind="it_support",
            kind_confidence=0.9,
            category="network",
            category_confidence=0.9,
            priority="normal",
            team="network",
            several=False,
            answer_confidence=0.1,
        ),
        when=second_stage,
    )


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open() as opened:
        sound(opened)
        yield opened


async def kept(desk: Desk, case: Case) -> Asked:
    """What the receipt keeps of the model's part."""
    (event, *_) = await desk.app.world.store.events(case.id)
    return Asked.model_validate_json(dict(event.kept)["asked"])


def results(asked: Asked) -> list[tuple[str, str, int]]:
    return [(call.stage, call.result, call.tries) for call in asked.calls]


def shown(desk: Desk, kind: str) -> str:
    """The first card of that kind, as text: for agents the one in their channel."""
    card = desk.world.cards(kind)[0]
    return re.sub(r"\s+", " ", render(card))


def a_person_looks(desk: Desk, case: Case) -> None:
    assert case.decision is not None
    assert (case.decision.outcome, case.decision.decided_by, case.state) == ("person", "rule", "open")
    assert "reads this" in shown(desk, "requester.")
    assert desk.world.created == 1


@dataclass(frozen=True)
class Row:
    """A fault of the second stage, and what the ledger must say of it: its word and the number of tries."""

    name: str
    fault: Callable[[FakeClaude], Any]
    result: str
    tries: int
    why: str = ""
    models: dict[str, Any] = field(default_factory=dict)


def at_second(**more: Any) -> dict[str, Any]:
    return {"where": second_stage, "times": None, **more}


FAULTS = (
    Row("no answer in time", lambda c: c.faults.hang(**at_second()), "timeout", 1, "timeout"),
    Row("a bad request", lambda c: c.faults.status(400, **at_second()), "bad_request", 1, "400"),
    Row("a refused key", lambda c: c.faults.status(401, **at_second()), "refused_key", 1, "401"),
    Row("no credit", lambda c: c.faults.status(402, **at_second()), "no_credit", 1, "402"),
    Row("not allowed", lambda c: c.faults.status(403, **at_second()), "not_allowed", 1, "403"),
    Row("no such model", lambda c: None, "no_such_model", 1, "404", {"stage_2": "claude-nobody-9"}),
    Row("a question that is too large", lambda c: c.faults.status(413, **at_second()), "too_large", 1, "413"),
    Row("too many, come back in two minutes", lambda c: c.faults.status(429, retry_after=120, **at_second()), "rate_limited", 1, "429"),
    Row("too many, come back soon", lambda c: c.faults.status(429, retry_after=0.05, **at_second()), "rate_limited", 3, "429"),
    Row("a fault of theirs", lambda c: c.faults.status(500, **at_second()), "server_error", 3, "500"),
    Row("a gateway's fault", lambda c: c.faults.html(status=502, **at_second()), "server_error", 3, "502"),
    Row("overloaded", lambda c: c.faults.status(529, **at_second()), "overloaded", 3, "529"),
    Row("the connection is reset", lambda c: c.faults.reset(**at_second()), "connection", 3),
    Row("the answer is lost on its way", lambda c: c.faults.lose(**at_second()), "connection", 3),
    Row("half an answer", lambda c: c.faults.half(**at_second()), "connection", 3),
    Row("a garbled body", lambda c: c.faults.garbled(**at_second()), "not_the_api", 3),
    Row("a page with status 200", lambda c: c.faults.html(**at_second()), "not_the_api", 3),
    Row("an empty body", lambda c: c.faults.empty(**at_second()), "not_the_api", 3),
)


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row.name)
async def test_a_call_that_fails_leaves_the_suggestion_and_a_person(row: Row, claude: FakeClaude, tmp_path: Path) -> None:
    row.fault(claude)
    async with claude_desk(tmp_path, claude, organisation=organisation(row.models)) as desk:
        started = time.monotonic()
        case = await desk.ask(TEXT)
        took = time.monotonic() - started
        a_person_looks(desk, case)
        asked = await kept(desk, case)
        assert results(asked) == [("stage_1", "ok", 1), ("stage_2", row.result, row.tries)]
        assert asked.failure is not None
        assert row.why in asked.failure
        assert took < 1.2 + 0.5, "the model deadline holds, tries included"
        assert case.decision is not None
        assert case.decision.rule == "the model could not be asked"
        assert (case.decision.category, case.decision.model) == ("network", "offline")
        assert "model_down" in case.decision.flags
        assert "offline model's suggestion" in shown(desk, "agents.")
        ledger = await desk.app.world.store.calls()
        assert [(one.call.stage, one.call.result, one.settled) for one in ledger] == [
            ("stage_1", "ok", True),
            ("stage_2", row.result, True),
        ]


@dataclass(frozen=True)
class Answer:
    """An answer that came and cannot be used; `asked_again`: one more question, as that helps."""

    name: str
    reply: Any
    result: str
    asked_again: bool
    why: str


def with_issue(**changes: Any) -> dict[str, Any]:
    issue = {"summary": "VPN drops", "reasoning": "VPN.", "system": "", "category": "network", "category_confidence": 0.9}
    issue |= {"priority": "normal", "team": "network", "articles": [], "answer_confidence": 0.0}
    whole = {"language": "en", "kind": "it_support", "kind_confidence": 0.9, "issues": [issue | changes.pop("issue", {})]}
    return whole | {"several": False, "signals": [], "questions": [], "notes": ""} | changes


ANSWERS = (
    Answer("a refusal", refusal("cyber"), "refusal", False, "refused"),
    Answer("cut at its most tokens", Reply(text='{"language": "en", "iss', stop_reason="max_tokens"), "max_tokens", True, "cut off"),
    Answer("a full context window", Reply(text="{", stop_reason="model_context_window_exceeded"), "context_window", False, "longer than"),
    Answer("a paused turn", Reply(stop_reason="pause_turn"), "stopped", False, "paused"),
    Answer("a tool", Reply(text="", stop_reason="tool_use"), "stopped", False, "tool"),
    Answer("an unknown reason to stop", Reply(stop_reason="tired"), "stopped", False, "not known here (tired)"),
    Answer("no words", Reply(text=""), "unreadable", True, "empty answer"),
    Answer("no blocks", Reply(blocks=[]), "unreadable", True, "empty answer"),
    Answer("no JSON", Reply(text="Sure! Here is the triage:"), "unreadable", True, "invalid JSON"),
    Answer("half of the JSON", Reply(text='{"language": "en", "kind": "it_support"'), "unreadable", True, "invalid JSON"),
    Answer("fenced JSON", Reply(text="```json\n{}\n```"), "unreadable", True, "invalid JSON"),
    Answer("a choice that was not offered", Reply(data=with_issue(kind="vip")), "unreadable", True, "kind: none of the choices"),
    Answer("a team that is switched off", Reply(data=with_issue(issue={"team": "facilities-it"})), "unreadable", True, "team"),
    Answer("an article that was not offered", Reply(data=with_issue(issue={"articles": ["A9"]})), "unreadable", True, "articles"),
    Answer("a confidence above one", Reply(data=with_issue(kind_confidence=1.5)), "unreadable", True, "0 to 1"),
    Answer("too long", Reply(data=with_issue(notes="word " * 250)), "unreadable", True, "at most 1000"),
)


@pytest.mark.parametrize("row", ANSWERS, ids=lambda row: row.name)
async def test_an_answer_that_cannot_be_used_is_a_decision_for_a_person(row: Answer, claude: FakeClaude, tmp_path: Path) -> None:
    claude.always(row.reply, when=second_stage)
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(TEXT)
        a_person_looks(desk, case)
        asked = await kept(desk, case)
        again = [("stage_2", row.result, 1)] if row.asked_again else []
        assert results(asked) == [("stage_1", "ok", 1), ("stage_2", row.result, 1), *again]
        assert asked.unreadable is not None
        assert row.why in asked.unreadable.why
        assert case.decision is not None
        assert (case.decision.rule, case.decision.model) == ("triage system error", "claude-opus-4-6")
        assert "unreadable_answer" in case.decision.flags
        said = claude.answered[-1].answer["content"]
        assert [block["text"] for block in said if block["type"] == "text"] in ([], [asked.unreadable.raw]), "word for word, in the receipt"
        assert asked.cost_usd > 0


@pytest.mark.parametrize("reason", ["end_turn", "refusal"])
async def test_of_an_endless_answer_the_receipt_keeps_the_beginning(reason: str, claude: FakeClaude, tmp_path: Path) -> None:
    claude.always(Reply(text="x" * 300_000, stop_reason=reason), when=second_stage)
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(TEXT)
        a_person_looks(desk, case)
        asked = await kept(desk, case)
        assert asked.unreadable is not None
        assert asked.unreadable.raw == "x" * 20_000
        assert len(asked.raw) < 70_000


HALF = "\ud83d"
"""Half of a character: JSON can spell it, and nothing can store it."""


@pytest.mark.parametrize("reply", [Reply(text=HALF), Reply(text="{}", stop_reason=HALF)], ids=["in the words", "as the reason to stop"])
async def test_half_a_character_in_an_answer_is_asked_about_once_and_stored(reply: Reply, claude: FakeClaude, tmp_path: Path) -> None:
    claude.always(reply, when=second_stage)
    async with claude_desk(tmp_path, claude) as desk:
        a_person_looks(desk, await desk.ask(TEXT))
        assert len(claude.asked) <= 3, "both stages, and the full model at most once more"


async def test_half_a_character_in_an_error_is_stored_too(tmp_path: Path) -> None:
    assert str(CallFailed("bad_request", f"400 {HALF}")) == "bad request: 400 ?"


async def test_an_answer_that_was_cut_is_asked_for_with_twice_the_room(claude: FakeClaude, tmp_path: Path) -> None:
    claude.next(Reply(text='{"language', stop_reason="max_tokens"), when=second_stage)
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(TEXT)
        assert case.decision is not None
        assert case.decision.outcome == "ticket_proposed"
        rooms = [request.body["max_tokens"] for request in claude.asked if second_stage(request)]
        assert rooms[1] == 2 * rooms[0]


async def test_a_try_that_fails_is_made_again_and_counted(claude: FakeClaude, tmp_path: Path) -> None:
    claude.faults.status(529, where=second_stage)
    claude.faults.reset(where=second_stage)
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(TEXT)
        assert case.decision is not None
        assert (case.decision.outcome, case.decision.model) == ("ticket_proposed", "claude-opus-4-6")
        assert results(await kept(desk, case)) == [("stage_1", "ok", 1), ("stage_2", "ok", 3)]


@pytest.mark.parametrize("fault", ["hang", "reset", "html", "garbled"])
async def test_when_the_first_look_fails_the_full_model_is_still_asked(fault: str, claude: FakeClaude, tmp_path: Path) -> None:
    getattr(claude.faults, fault)(where=first_stage, times=None)
    claude.faults.slow(0.3, where=second_stage)
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(TEXT)
        assert case.decision is not None
        assert case.decision.outcome == "ticket_proposed"
        asked = await kept(desk, case)
        assert [call.stage for call in asked.calls] == ["stage_1", "stage_2"]
        assert asked.calls[0].result != "ok"
        assert asked.failure is None


async def test_a_refused_key_is_not_tried_on_the_full_model(claude: FakeClaude, tmp_path: Path) -> None:
    claude.keys = {"another"}
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(TEXT)
        a_person_looks(desk, case)
        assert results(await kept(desk, case)) == [("stage_1", "refused_key", 1)]
        other = await desk.ask("The printer on floor 3 has no toner")
        assert results(await kept(desk, other)) == [("stage_1", "circuit_open", 0)]
        assert len(claude.asked) == 1, "left alone until somebody has had time to mend it"


async def test_what_the_first_look_found_is_kept_when_the_full_model_fails(claude: FakeClaude, tmp_path: Path) -> None:
    claude.always({**FIRST, "label": "security_report", "label_confidence": 0.6}, when=first_stage)
    claude.faults.status(500, **at_second())
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask("something strange asks me to type my details into a window of the bank")
        asked = await kept(desk, case)
        assert asked.assessment is not None
        assert asked.failure is not None
        assert asked.assessment.kind == "security_report"


async def test_after_failures_in_a_row_nobody_waits_for_it(claude: FakeClaude, tmp_path: Path) -> None:
    claude.faults.down()
    async with claude_desk(tmp_path, claude, organisation=organisation({"stage_1_by": "off"})) as desk:
        for n in range(3):
            await desk.ask(f"{TEXT}, number {n}")
        before = len(claude.asked)
        assert 5 <= before <= 7, "after five or more in a row, over a tenth of a second, the breaker opens"
        started = time.monotonic()
        case = await desk.ask(TEXT)
        assert time.monotonic() - started < 0.5
        assert case.decision is not None
        assert case.decision.outcome == "person"
        assert results(await kept(desk, case)) == [("stage_2", "circuit_open", 0)]
        assert len(claude.asked) == before


async def test_without_money_left_nobody_is_asked(claude: FakeClaude, tmp_path: Path) -> None:
    broke = organisation(limits={"budget_usd_per_day": 0.000001})
    async with claude_desk(tmp_path, claude, organisation=broke) as desk:
        case = await desk.ask(TEXT)
        a_person_looks(desk, case)
        assert claude.asked == []
        asked = await kept(desk, case)
        assert (asked.failure, asked.calls, asked.cost_usd) == ("budget day", (), 0.0)


async def test_calls_per_minute_are_counted_over_both_stages(claude: FakeClaude, tmp_path: Path) -> None:
    async with claude_desk(tmp_path, claude, organisation=organisation(limits={"model_calls_per_minute": 3})) as desk:
        first, second = await desk.ask(TEXT), await desk.ask(TEXT + " again")
        third = await desk.ask(TEXT + " and again")
        assert len(claude.asked) == 3
        assert [case.decision and case.decision.rule for case in (first, second, third)] == [
            "the topic is sure (at least 0.70)",
            "the model could not be asked",
            "over the limit of model calls",
        ]
        assert third.decision is not None
        assert third.decision.category == "network", "agents see the offline model's suggestion"


async def test_more_tokens_than_a_request_may_take_are_not_sent(claude: FakeClaude, tmp_path: Path) -> None:
    small = organisation({"input_tokens_per_request": 600})
    async with claude_desk(tmp_path, claude, organisation=small) as desk:
        case = await desk.ask(TEXT)
        a_person_looks(desk, case)
        assert claude.asked == []
        assert "too large" in ((await kept(desk, case)).failure or "")


async def test_every_call_names_its_model_prompt_parameters_and_cost(claude: FakeClaude, tmp_path: Path) -> None:
    async with claude_desk(tmp_path, claude) as desk:
        case = await desk.ask(TEXT)
        asked = await kept(desk, case)
        first, second = asked.calls
        assert isinstance(first, ModelCall)
        assert (first.model, first.prompt_version) == ("claude-haiku-5-5", "first-look/1")
        assert (second.model, second.prompt_version) == ("claude-opus-4-6", "triage/1")
        assert '"effort":"low"' in first.parameters
        assert first.usage.input_tokens + first.usage.cache_write_tokens > 100
        assert second.request_id
        assert asked.cost_usd == pytest.approx(first.cost_usd + second.cost_usd)
        assert case.decision is not None
        assert case.decision.cost_usd == asked.cost_usd > 0
        assert asked.prompt_hash == second.prompt_hash
