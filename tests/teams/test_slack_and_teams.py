"""One helpdesk on both platforms: the same request, the same state; who asks in Slack is answered from Teams, and the other way round."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fake_slack import FakeSlack
from fake_teams import FakeTeams
from slack_desk import slack_settings
from teams_desk import Desk, close_desk, open_desk

from bot.slack.app import Slack, open_slack

EXCEL = "Excel crashes when I open the budget file"


@dataclass
class Both:
    """One helpdesk, and the two platforms around it."""

    slack: FakeSlack
    teams: FakeTeams
    joined: Slack
    desk: Desk

    async def settle(self) -> None:
        for _ in range(2):
            await self.slack.settled()
            await self.joined.parts.rest()
            await self.desk.settle()

    def slack_agents_card(self) -> Any:
        cards = [post for post in self.slack.posts("#it-triage", ours=True) if post.thread is None]
        assert len(cards) == 1, [post.text[:60] for post in cards]
        return cards[0]


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[Both]:
    async with contextlib.AsyncExitStack() as stack:
        slack = await stack.enter_async_context(FakeSlack.open())
        teams = await stack.enter_async_context(FakeTeams.open())
        opened: list[Slack] = []

        def beside(world: Any) -> list[Any]:
            opened.append(open_slack(slack_settings(slack, tmp_path / "slack"), world))
            return [opened[0].surface]

        desk = await open_desk(teams, tmp_path / "data", beside=beside, slack_receive=lambda: opened[0].receive)
        slack.request_url = teams.request_url.replace("/api/messages", "/slack/events") if teams.request_url else None
        await opened[0].attach(desk.app.door)
        found = Both(slack, teams, opened[0], desk)
        try:
            yield found
        finally:
            await found.settle()
            await opened[0].close()
            await close_desk(desk)


async def test_asked_in_slack_claimed_and_answered_in_teams(both: Both) -> None:
    ts = await both.slack.say("amara", "#it-help", EXCEL)
    await both.settle()
    card = both.desk.agents_card()
    assert "Amara Okafor" in card.words
    answer = await both.desk.press("maya", card.id, "Claim")
    assert answer.trouble is None
    await both.settle()
    assert "Maya Lindqvist" in both.teams.post(card.id).words
    assert "Maya Lindqvist" in both.slack_agents_card().words
    await both.desk.press("maya", card.id, "Reply…")
    await both.desk.submit("maya", {"text": "Please restart Excel in safe mode."})
    await both.settle()
    thread = " ".join(post.words for post in both.slack.posts("#it-help", thread=ts, ours=True))
    assert "Please restart Excel in safe mode." in thread
    assert "Maya Lindqvist" in thread


async def test_asked_in_teams_claimed_and_resolved_in_slack(both: Both) -> None:
    said = await both.teams.say("tom", "direct", EXCEL)
    await both.settle()
    card = both.slack_agents_card()
    await both.slack.press("maya", card.ts, "Claim")
    await both.settle()
    assert "Maya Lindqvist" in both.desk.agents_card().words
    case = await both.desk.case(said)
    assert case is not None
    assert case.assignee is not None
    assert case.assignee.id.startswith("slack:")


async def test_who_is_on_both_platforms_is_one_person(both: Both) -> None:
    """The same e-mail: what was claimed in Slack is theirs in Teams, and one's own requests are listed on either."""
    await both.slack.say("amara", "#it-help", EXCEL)
    await both.settle()
    await both.slack.press("maya", both.slack_agents_card().ts, "Claim")
    await both.settle()
    given_back = await both.desk.press("maya", both.desk.agents_card().id, "Give back")
    await both.settle()
    assert given_back.trouble is None
    assert [line.assignee_name for line in await both.desk.app.world.store.list_cases()] == [None]
    await both.desk.say("amara", "direct", "mine")
    await both.settle()
    assert "C1001" in both.teams.posts("direct", "amara", ours=True)[-1].words


async def test_a_card_in_teams_and_one_in_slack_agree_within_a_second(both: Both) -> None:
    await both.slack.say("amara", "#it-help", EXCEL)
    await both.settle()
    began = asyncio.get_running_loop().time()
    await both.teams.press("oliver", both.desk.agents_card().id, "Claim")
    while "Oliver Grant" not in both.slack_agents_card().words or "Oliver Grant" not in both.desk.agents_card().words:
        await asyncio.sleep(0.02)
        assert asyncio.get_running_loop().time() - began < 1.0


async def test_slack_shows_its_card_while_teams_is_out_of_reach(both: Both) -> None:
    both.teams.faults.down()
    both.desk.joined.parts.channels.forget()
    await both.slack.say("amara", "#it-help", EXCEL)
    await both.settle()
    assert "Amara Okafor" in both.slack_agents_card().words
    assert both.teams.acting("it-triage") == []
    both.teams.faults.up()
    both.desk.joined.parts.calls.wake()
    await both.desk.scan()
    await both.settle()
    assert "Amara Okafor" in both.desk.agents_card().words


async def test_a_correction_in_teams_changes_the_case_asked_in_slack(both: Both) -> None:
    await both.slack.say("amara", "#it-help", EXCEL)
    await both.settle()
    await both.desk.press("maya", both.desk.agents_card().id, "Correct…")
    await both.desk.submit("maya", {"category": "=network"})
    await both.settle()
    [line] = await both.desk.app.world.store.list_cases()
    assert line.category == "network"
    assert "Network" in both.slack_agents_card().words


async def test_news_for_agents_stand_under_the_card_on_each_platform(both: Both) -> None:
    await both.teams.say("amara", "direct", EXCEL)
    await both.settle()
    await both.desk.press("maya", both.desk.agents_card().id, "Claim")
    await both.desk.press("amara", both.desk.card("direct", "amara").id, "Talk to a person")
    await both.settle()
    in_slack = both.slack.posts("#it-triage", thread=both.slack_agents_card().ts, ours=True)
    in_teams = both.teams.posts("it-triage", thread=both.desk.agents_card().id, ours=True)
    for news in (in_slack, in_teams):
        assert len([post for post in news if "asks to talk to a person" in post.words]) == 1


async def test_an_agent_who_is_on_both_platforms_can_be_chosen_once(both: Both) -> None:
    await both.slack.say("amara", "#it-help", EXCEL)
    await both.settle()
    await both.desk.press("oliver", both.desk.agents_card().id, "Assign to…")
    assert both.teams.dialog_words("oliver").count("Maya Lindqvist") == 1
