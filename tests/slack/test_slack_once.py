"""Exactly once to the eye: redeliveries, twins, lost answers, an outage, limits, and people who act at the same moment."""

import asyncio
from pathlib import Path

import pytest
from fake_slack import FakeSlack
from slack_desk import close_desk, desk, open_desk

from bot.slack.attempts import CLOCKS_SECONDS

EXCEL = "Excel crashes when I open the budget file"


async def test_three_deliveries_of_one_event_are_one_request_and_one_card(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        delivery = next(one for one in found.slack.deliveries if one.event.get("ts") == ts)
        await asyncio.gather(found.slack.again(delivery), found.slack.again(delivery))
        await found.scan()
        found.card("#it-help", ts)
        assert await found.cases() == ["proposed"]


async def test_a_mention_and_its_message_are_one_request_with_one_answer(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#general", f"@helpdesk {EXCEL}")
        assert {one.event["type"] for one in found.slack.deliveries if one.event.get("ts") == ts} == {"message", "app_mention"}
        found.card("#general", ts)
        await found.say("amara", "#general", "@helpdesk mine")
        private = [one for one in found.slack.moments if one.kind == "ephemeral"]
        assert len(private) == 1


@pytest.mark.parametrize("answer", [None, 500])
async def test_a_lost_answer_to_a_post_leaves_one_card(tmp_path: Path, answer: int | None) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.lose("chat.postMessage", answer=answer, times=2)
        ts = await found.say("amara", "#it-help", EXCEL)
        await found.scan()
        found.card("#it-help", ts)
        assert len(found.slack.posts("#it-triage", ours=True)) == 1
        assert await found.app.world.store.behind(10) == ()


async def test_a_lost_answer_is_found_by_its_marker_where_no_event_comes_back(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.installed.events -= {"message.groups"}
        found.slack.faults.lose("chat.postMessage", where=lambda given: given["channel"] == "C0ITTRIAGE")
        await found.say("amara", "#it-help", EXCEL)
        await found.scan()
        assert len(found.slack.posts("#it-triage", ours=True)) == 1
        assert len(found.slack.called("conversations.history")) == 1


async def test_only_posts_from_the_lost_answer_on_are_looked_through_and_all_after_a_restart(tmp_path: Path) -> None:
    async with FakeSlack.open() as slack:
        slack.installed.events -= {"message.groups"}
        first = await open_desk(slack, tmp_path)
        await first.say("amara", "#it-help", EXCEL)
        slack.faults.lose("chat.postMessage", where=lambda given: given["channel"] == "C0ITTRIAGE")
        await first.say("tom", "#it-help", EXCEL)
        await first.scan()
        (sought,) = slack.called("conversations.history")
        before, lost = (float(post.ts) - CLOCKS_SECONDS for post in slack.posts("#it-triage", ours=True))
        assert before < float(sought.arguments["oldest"]) < lost
        slack.faults.lose("chat.postMessage", where=lambda given: given["channel"] == "C0ITTRIAGE")
        await first.say("ines", "#it-help", EXCEL)
        await close_desk(first)
        second = await open_desk(slack, tmp_path)
        await second.scan()
        assert "oldest" not in slack.called("conversations.history")[-1].arguments
        assert len(slack.posts("#it-triage", ours=True)) == 3
        await close_desk(second)


async def test_what_was_surely_not_sent_is_not_looked_for(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.ratelimit("chat.postMessage", retry_after=1, times=1)
        ts = await found.say("amara", "#it-help", EXCEL)
        await asyncio.sleep(1.05)
        await found.scan()
        found.card("#it-help", ts)
        assert not found.slack.called("conversations.replies")
        assert not found.slack.called("conversations.history")


async def test_an_outage_leaves_cards_behind_which_are_drawn_afterwards_in_order(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("ines", "#it-help", "the wifi in the warehouse drops every ten minutes")
        found.slack.faults.down()
        posts = [await found.slack.say("ines", "#it-help", f"{EXCEL} number {n}") for n in range(3)]
        await found.settle()
        assert all([await found.case(ts) for ts in posts]), "accepted although Slack is down"
        found.slack.faults.up()
        await asyncio.sleep(6.0)
        await found.scan()
        cards = [found.card("#it-help", ts) for ts in posts]
        assert [float(card.ts) for card in cards] == sorted(float(card.ts) for card in cards)
        assert await found.app.world.store.behind(10) == ()


async def test_two_agents_who_claim_at_the_same_moment_see_one_owner_and_the_loser_learns_who(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        card = found.agents_card()
        await asyncio.gather(found.slack.press("maya", card.ts, "Claim"), found.slack.press("oliver", card.ts, "Claim"))
        await found.settle()
        case = await found.case(ts)
        assert case is not None
        assert case.assignee is not None
        loser = "oliver" if case.assignee.name.startswith("Maya") else "maya"
        told = [one for one in found.slack.moments_for(loser) if one.kind == "ephemeral"]
        assert [one for one in told if case.assignee.name in str(one.body)]
        assert case.assignee.name in found.agents_card().words


async def test_an_edit_while_the_post_is_triaged_is_read(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.slack.say("amara", "#it-help", "the printer is broken", wait=False)
        await found.slack.edit("amara", ts, EXCEL)
        await found.scan()
        case = await found.case(ts)
        assert case is not None
        assert case.request.text == EXCEL
        found.card("#it-help", ts)


async def test_a_deleted_card_is_posted_anew_when_something_changes(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        card = found.card("#it-help", ts)
        await found.slack.remove("sofia", card.ts)
        await found.slack.press("maya", found.agents_card().ts, "Claim")
        await found.scan()
        assert found.card("#it-help", ts).ts != card.ts


async def test_a_request_whose_post_is_gone_before_its_card_stands_is_answered_directly(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.cut("chat.postMessage", times=2)
        ts = await found.slack.say("amara", "#it-help", "Ledgerline is down, production stopped")
        await found.settle()
        found.slack.delete(found.slack.standing(ts))
        await found.scan()
        assert not [post for post in found.slack.posts("#it-help", ours=True) if post.thread is None]
