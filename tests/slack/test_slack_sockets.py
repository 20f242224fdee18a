"""Socket Mode: several connections, each renewed when it is silent, asked to leave, or cut; nothing is lost meanwhile."""

import asyncio
from pathlib import Path

import pytest
from slack_desk import Desk, desk

EXCEL = "Excel crashes when I open the budget file"


def hurry(found: Desk) -> None:
    """Notice silence within a fraction of a second; for connections from now on."""
    assert found.joined.sockets is not None
    found.joined.sockets.ping_seconds, found.joined.sockets.silent_seconds = 0.05, 0.2


async def cut_and_renewed(found: Desk) -> None:
    """Every connection breaks without a word; return when a new one stands."""
    before = found.slack.socket.opened
    found.slack.socket.cut()
    async with asyncio.timeout(8.0):
        while found.slack.socket.opened == before or not found.joined.sockets or not found.joined.sockets.standing:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_posts_clicks_and_forms_work_through_sockets(tmp_path: Path) -> None:
    async with desk(tmp_path, sockets=2) as found:
        assert len(found.slack.socket.connections) == 2
        ts = await found.say("amara", "#it-help", EXCEL)
        card = found.card("#it-help", ts)
        await found.slack.press("amara", card.ts, "Edit…")
        await found.settle()
        answer = await found.slack.submit("amara", {"text": "Outlook crashes when I open the calendar"})
        await found.settle()
        assert answer.trouble is None
        assert found.slack.modal("amara") is None
        command = await found.slack.command("amara", "#it-help", "/triage mine")
        assert "Outlook" in str(command.said)


async def test_every_envelope_is_acknowledged_also_those_that_nobody_listens_to(tmp_path: Path) -> None:
    async with desk(tmp_path, sockets=1) as found:
        await found.slack.leave("tom", "#it-help")
        await found.say("amara", "#it-help", EXCEL)
        assert found.slack.deliveries
        assert all(one.acknowledged and len(one.attempts) == 1 for one in found.slack.deliveries)


async def test_a_connection_that_is_asked_to_leave_hands_over(tmp_path: Path) -> None:
    async with desk(tmp_path, sockets=1) as found:
        first = found.slack.socket.connections[0].number
        await found.slack.socket.disconnect("warning", close_after=1.0)
        await asyncio.sleep(0.3)
        assert found.slack.socket.connections[-1].number > first
        ts = await found.say("amara", "#it-help", EXCEL)
        found.card("#it-help", ts)


async def test_a_connection_that_is_cut_is_renewed(tmp_path: Path) -> None:
    async with desk(tmp_path, sockets=1) as found:
        await cut_and_renewed(found)
        ts = await found.say("amara", "#it-help", EXCEL)
        found.card("#it-help", ts)


async def test_a_silent_connection_is_noticed_and_renewed(tmp_path: Path) -> None:
    async with desk(tmp_path, sockets=1) as found:
        hurry(found)
        await cut_and_renewed(found)
        silent = found.slack.socket.connections[-1].number
        found.slack.socket.go_silent()
        await asyncio.sleep(1.0)
        assert any(one.number > silent for one in found.slack.socket.connections)
        ts = await found.say("amara", "#it-help", EXCEL)
        found.card("#it-help", ts)


async def test_slack_that_cannot_be_reached_is_tried_again_and_stops_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path, sockets=1) as found:
        found.slack.faults.error("apps.connections.open", "internal_error", times=1)
        await cut_and_renewed(found)
        ts = await found.say("amara", "#it-help", EXCEL)
        found.card("#it-help", ts)


async def test_an_answer_that_nobody_foresaw_makes_no_helpdesk_deaf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(tmp_path, sockets=1) as found:
        assert found.joined.sockets is not None
        real, tried = found.joined.sockets.address, []

        async def strange() -> str:
            tried.append(1)
            return await real() if len(tried) > 1 else {}["url"]

        monkeypatch.setattr(found.joined.sockets, "address", strange)
        await cut_and_renewed(found)
        assert len(tried) == 2
        ts = await found.say("amara", "#it-help", EXCEL)
        found.card("#it-help", ts)
