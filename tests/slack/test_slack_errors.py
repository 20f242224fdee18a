"""What Slack refuses ends in something sensible, with a hint that names it for the administrator."""

import asyncio
from pathlib import Path

import pytest
from slack_desk import desk
from structlog.testing import capture_logs

from bot.cards.block_kit import marker_of
from bot.cards.news import plain_card
from bot.pacing import LONGEST_PAUSE_SECONDS
from bot.ports import GiveUp, PostGone, TryAgain
from bot.slack.errors import GONE, HINTS, TOKEN, TOO_MUCH
from bot.slack.ids import place_of

EXCEL = "Excel crashes when I open the budget file"
NEWS = plain_card("note", "A line")


@pytest.mark.parametrize("code", ["channel_not_found", "not_in_channel", "is_archived", "restricted_action"])
async def test_a_channel_that_refuses_the_card_is_left_for_the_direct_conversation(tmp_path: Path, code: str) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.error("chat.postMessage", code, where=lambda given: given["channel"] == "C0ITHELP", times=None)
        with capture_logs():
            ts = await found.say("amara", "#it-help", EXCEL)
        assert not found.slack.posts("#it-help", ours=True)
        case = await found.case(ts)
        assert case is not None
        (card,) = found.slack.posts("direct", viewer="amara", ours=True)
        assert card.blocks[0]["block_id"] == f"case:{case.id}:requester"


async def test_agents_cards_come_when_the_helpdesk_is_invited_to_their_channel(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.slack.remove_bot("#it-triage")
        found.joined.parts.channels.forget()
        with capture_logs() as logs:
            ts = await found.say("amara", "#it-help", EXCEL)
        assert any(line["event"] == "card.no_channel" and "invite" in line["hint"] for line in logs)
        await found.scan()
        assert not found.slack.posts("#it-triage", ours=True)
        await found.slack.invite_bot("#it-triage")
        await found.scan()
        case = await found.case(ts)
        assert case is not None
        assert [m for post in found.slack.posts("#it-triage", ours=True) if (m := marker_of(post.blocks)).startswith("case:")] == [
            f"case:{case.id}:agents"
        ]


@pytest.mark.parametrize("code", ["channel_not_found", "not_in_channel", "is_archived", "missing_scope", "msg_too_long", "invalid_blocks"])
async def test_a_refusal_for_good_carries_its_hint(tmp_path: Path, code: str) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.error("chat.postMessage", code, times=None)
        with pytest.raises(GiveUp) as told:
            await found.joined.surface.post(place_of("T0FERNHILL", "C0ITHELP"), NEWS)
        assert HINTS[code] in told.value.hint


async def test_a_missing_scope_is_named(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.slack.installed.scopes.discard("chat:write")
        with pytest.raises(GiveUp) as told:
            await found.joined.surface.post(place_of("T0FERNHILL", "C0ITHELP"), NEWS)
        assert "chat:write" in told.value.hint


@pytest.mark.parametrize("code", sorted(TOO_MUCH & set(HINTS)))
async def test_a_card_that_slack_will_not_have_goes_once_more_in_few_words(tmp_path: Path, code: str) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.error("chat.postMessage", code, times=1)
        with capture_logs() as logs:
            ts = await found.say("amara", "#it-help", EXCEL)
        card = found.card("#it-help", ts)
        assert "Create ticket" in card.labels
        assert any(line["event"] == "slack.card_refused" for line in logs)


@pytest.mark.parametrize("code", sorted(GONE - {"cant_delete_message"}))
async def test_a_post_that_cannot_be_changed_is_gone(tmp_path: Path, code: str) -> None:
    async with desk(tmp_path) as found:
        place = place_of("T0FERNHILL", "C0ITHELP")
        post = await found.joined.surface.post(place, NEWS)
        found.slack.faults.error("chat.update", code)
        with pytest.raises(PostGone):
            await found.joined.surface.redraw(place, post, NEWS)


@pytest.mark.parametrize("code", sorted(TOKEN))
async def test_a_token_that_is_no_good_lets_cards_wait_and_is_told_once(tmp_path: Path, code: str) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.error("*", code, times=None)
        place = place_of("T0FERNHILL", "C0ITHELP")
        with capture_logs() as logs:
            for _ in range(3):
                with pytest.raises(TryAgain):
                    await found.joined.surface.post(place, NEWS)
        assert [line["hint"] for line in logs if line["event"] == "slack.token"] == [HINTS[code]]
        assert len(found.slack.called("chat.postMessage")) == 1, "a dead token is not tried again at once"


async def test_a_pause_that_slack_asks_for_is_kept_and_capped(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        place = place_of("T0FERNHILL", "C0ITHELP")
        found.slack.faults.ratelimit("chat.postMessage", retry_after=3600)
        with pytest.raises(TryAgain) as told:
            await found.joined.surface.post(place, NEWS)
        assert told.value.after_seconds == LONGEST_PAUSE_SECONDS
        with pytest.raises(TryAgain):
            await found.joined.surface.post(place, NEWS)
        assert len(found.slack.called("chat.postMessage")) == 1
        await found.joined.surface.post(place_of("T0FERNHILL", "C0GENERAL"), NEWS)


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_error_is_tried_again(tmp_path: Path, status: int) -> None:
    async with desk(tmp_path) as found:
        found.slack.faults.status("chat.postMessage", status, times=1)
        ts = await found.say("amara", "#it-help", EXCEL)
        await found.scan()
        found.card("#it-help", ts)


async def test_a_trigger_that_expired_is_told_to_the_person(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        found.slack.faults.error("views.open", "trigger_expired")
        with capture_logs() as logs:
            await found.slack.press("amara", found.card("#it-help", ts).ts, "Edit…")
            await found.settle()
        assert any(one.kind == "ephemeral" for one in found.slack.moments_for("amara"))
        assert any(line.get("hint") == HINTS["trigger_expired"] for line in logs)


async def test_after_many_failures_slack_is_left_in_peace_for_a_moment(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.settle()
        found.slack.faults.down()
        place = place_of("T0FERNHILL", "C0ITHELP")
        for _ in range(20):
            with pytest.raises(TryAgain):
                await found.joined.surface.post(place, NEWS)
        assert 3 <= len(found.slack.called("chat.postMessage")) < 8
        found.slack.faults.up()
        await asyncio.sleep(2.1)
        await found.joined.surface.post(place, NEWS)


@pytest.mark.parametrize("code", ["user_not_in_channel", "not_in_channel", "is_archived", "restricted_action"])
async def test_what_cannot_be_shown_privately_in_a_channel_is_said_directly(tmp_path: Path, code: str) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        found.slack.faults.error("chat.postEphemeral", code, times=None)
        await found.slack.press("tom", found.card("#it-help", ts).ts, "Create ticket")
        await found.settle()
        (told,) = found.slack.posts("direct", viewer="tom", ours=True)
        assert "Only the person who asked" in told.words
