"""What one person is told stands where they look, and comes also if Slack is slow, refuses a call or asks to wait."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from slack_desk import Desk, desk

EXCEL = "Excel crashes when I open the budget file"


@pytest.mark.parametrize("words", ["mine", "hello", "help"])
async def test_in_a_thread_of_the_agent_pane_the_answer_stands_in_that_thread(tmp_path: Path, words: str) -> None:
    async with desk(tmp_path) as found:
        found.slack.installed.agent_view = False
        thread = await found.slack.open_pane("amara")
        await found.say("amara", "direct", words, thread=thread)
        (answer,) = [post for post in found.slack.posts("direct", viewer="amara", ours=True) if post.ts != thread]
        assert answer.thread == thread


async def test_a_refusal_in_a_thread_of_the_agent_pane_stands_in_that_thread(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.installed.agent_view = False
        thread = await found.slack.open_pane("amara")
        await found.say("amara", "direct", EXCEL, thread=thread)
        card = next(post.ts for post in found.slack.posts("direct", viewer="amara", ours=True) if post.labels)
        await asyncio.gather(*(found.slack.press("amara", card, "Create ticket") for _ in range(2)))
        await found.settle()
        (no,) = [post for post in found.slack.posts("direct", viewer="amara", ours=True) if "no longer fits" in post.words]
        assert no.thread == thread


async def test_a_conversation_keeps_the_title_of_its_first_request_over_a_restart(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.installed.agent_view = False
        thread = await found.slack.open_pane("amara")
        await found.say("amara", "direct", EXCEL, thread=thread)
        found.joined.parts._answered.clear()
        await found.say("amara", "direct", "it says error 17 now", thread=thread)
        assert [one.body for one in found.slack.moments_for("amara") if one.kind == "title"] == [EXCEL]


async def test_a_private_answer_comes_after_the_pause_that_slack_asks_for(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        found.slack.faults.ratelimit("chat.postEphemeral", retry_after=1, times=1)
        await found.slack.press("tom", found.card("#it-help", ts).ts, "Create ticket")
        await found.settle()
        assert [one.kind for one in found.slack.moments_for("tom") if one.only].count("ephemeral") == 1


def trouble(found: Desk, kind: str) -> None:
    faults: dict[str, Any] = {
        "server error": lambda: found.slack.faults.status("views.update", 503, times=1),
        "asked to wait": lambda: found.slack.faults.ratelimit("views.update", retry_after=1, times=1),
        "cut": lambda: found.slack.faults.cut("views.update"),
        "answer lost": lambda: found.slack.faults.lose("views.update", times=1),
    }
    faults[kind]()


@pytest.mark.parametrize("kind", ["server error", "asked to wait", "cut", "answer lost"])
async def test_a_view_that_waits_is_filled_in_spite_of_trouble(tmp_path: Path, kind: str) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        trouble(found, kind)
        await found.slack.press("amara", found.card("#it-help", ts).ts, "Edit…")
        await found.settle()
        view = found.slack.modal("amara")
        assert view is not None
        assert view["callback_id"] == "form:edit_request"


async def test_a_form_that_slack_will_not_have_becomes_words_instead_of_waiting_for_ever(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        found.slack.faults.error("views.update", "invalid_arguments", times=1)
        await found.slack.press("amara", found.card("#it-help", ts).ts, "Edit…")
        await found.settle()
        assert "did not work" in str(found.slack.modal("amara"))


async def test_a_view_that_was_closed_meanwhile_is_left_closed(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        found.slack.faults.error("views.update", "not_found", times=None)
        await found.slack.press("amara", found.card("#it-help", ts).ts, "Edit…")
        await found.settle()
        assert len(found.slack.called("views.update")) == 1
        assert not [one for one in found.slack.moments_for("amara") if one.kind == "ephemeral"]


async def test_the_form_to_ask_for_help_opens_whether_or_not_a_conversation_can_be_opened(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.ratelimit("conversations.open", retry_after=1, times=None)
        answer = await found.slack.shortcut("rosa", "get_help")
        await found.settle()
        assert answer.trouble is None
        assert found.slack.modal("rosa") is not None
