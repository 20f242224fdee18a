"""When Microsoft's connector refuses or is out of reach: nothing is lost, what is there twice says so, and the hint is named."""

import asyncio
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_teams_errors import CONNECTOR
from structlog.testing import capture_logs
from teams_desk import Desk, desk

from bot.cards.news import plain_card
from bot.teams.errors import HINTS, Later, Refused, Unclear
from triage.facts import Place

EXCEL = "Excel crashes when I open the budget file"


class Seconds:
    """A clock that only grows when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Iterator[Seconds]:
    return Seconds()  # type: ignore[return-value]


async def later(found: Desk, seconds: Seconds, by: float = 60.0) -> None:
    """A while passes, and the scans look."""
    seconds.now += by
    await found.scan()


def cards(found: Desk, where: str, who: str) -> list[Any]:
    return found.teams.acting(where, who)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_server_error_is_tried_again_later(tmp_path: Path, seconds: Seconds, status: int) -> None:
    async with desk(tmp_path, seconds=seconds) as found:
        found.teams.faults.status("activities.send", status)
        await found.say("amara", "direct", EXCEL)
        assert cards(found, "direct", "amara") == []
        await later(found, seconds)
        assert len(cards(found, "direct", "amara")) == 1


async def test_too_many_requests_wait_as_long_as_asked_and_no_longer_than_bearable(tmp_path: Path, seconds: Seconds) -> None:
    async with desk(tmp_path, seconds=seconds) as found:
        found.teams.faults.throttle("activities.send", retry_after=3600)
        await found.say("amara", "direct", EXCEL)
        await later(found, seconds, 5)
        assert cards(found, "direct", "amara") == []
        await later(found, seconds, 30)
        [card] = cards(found, "direct", "amara")
        assert "replaces" not in card.words


@pytest.mark.parametrize("code", ["PreconditionFailed", "Unauthorized"])
async def test_what_passes_is_tried_again_and_says_nothing_of_replacing(tmp_path: Path, seconds: Seconds, code: str) -> None:
    async with desk(tmp_path, seconds=seconds) as found:
        found.teams.faults.error("activities.send", code, times=2)
        await found.say("amara", "direct", EXCEL)
        await later(found, seconds)
        await later(found, seconds)
        [card] = cards(found, "direct", "amara")
        assert "replaces" not in card.words


async def test_a_token_that_is_not_taken_is_asked_for_anew_at_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.faults.error("activities.send", "Unauthorized")
        await found.say("amara", "direct", EXCEL)
        assert len(cards(found, "direct", "amara")) == 1
        assert len(found.teams.called("token")) == 2


@pytest.mark.parametrize("answer", [None, 500])
async def test_after_a_lost_answer_rather_twice_than_never_and_the_newer_says_so(
    tmp_path: Path, seconds: Seconds, answer: int | None
) -> None:
    async with desk(tmp_path, seconds=seconds) as found:
        found.teams.faults.lose("activities.send", answer=answer)
        asked = await found.say("amara", "direct", EXCEL)
        await later(found, seconds)
        older, newer = cards(found, "direct", "amara")
        assert "This replaces the card above" in newer.words
        assert "This replaces the card above" not in older.words
        answered = await found.press("amara", newer.id, "Create ticket")
        assert answered.trouble is None
        case = await found.case(asked)
        assert case is not None
        assert case.state == "open"
        assert "This replaces the card above" in found.teams.post(newer.id).words


async def test_the_older_card_acts_too(tmp_path: Path, seconds: Seconds) -> None:
    async with desk(tmp_path, seconds=seconds) as found:
        found.teams.faults.lose("activities.send")
        asked = await found.say("amara", "direct", EXCEL)
        await later(found, seconds)
        older, newer = cards(found, "direct", "amara")
        answered = await found.press("amara", older.id, "Create ticket")
        assert answered.trouble is None
        case = await found.case(asked)
        assert case is not None
        assert (case.state, len(case.tickets)) == ("open", 1)
        assert [one.id for one in cards(found, "direct", "amara")] == [newer.id]


async def test_a_click_on_a_card_whose_answer_was_lost_heals_it(tmp_path: Path, seconds: Seconds) -> None:
    async with desk(tmp_path, seconds=seconds) as found:
        found.teams.faults.lose("activities.send")
        await found.say("amara", "direct", EXCEL)
        [only] = cards(found, "direct", "amara")
        await found.press("amara", only.id, "Create ticket")
        await later(found, seconds)
        assert len(cards(found, "direct", "amara")) == 1
        assert "T-" in found.teams.post(only.id).words or "ticket" in found.teams.post(only.id).words.lower()


async def test_a_deleted_card_is_posted_anew_and_replaces_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", EXCEL)
        card = found.agents_card()
        found.teams.delete(found.teams.find(card.id))
        await found.teams.react("maya", found.card("it-help", "maya", thread=found.teams.posts("it-help")[0].id).id, "like")
        await found.say("maya", "it-help", "restart it", thread=found.teams.posts("it-help")[0].id)
        newer = found.agents_card()
        assert newer.id != card.id
        assert "replaces" not in newer.words


async def test_a_team_without_the_bot_is_told_to_the_administrator_and_the_author_hears_directly(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.faults.error("activities.send", "BotNotInConversationRoster", where=lambda call: "messageid" in call.conversation)
        with capture_logs() as logs:
            await found.say("amara", "it-help", EXCEL)
        assert len(cards(found, "direct", "amara")) == 1
        assert [entry for entry in logs if entry["event"] == "card.given_up"] == []


@pytest.mark.parametrize("code", ["ConversationNotFound", "MessageWritesBlocked", "NotEnoughPermissions", "ConversationBlockedByUser"])
async def test_a_place_that_refuses_names_the_hint_and_is_tried_at_a_slow_pace(tmp_path: Path, seconds: Seconds, code: str) -> None:
    async with desk(tmp_path, seconds=seconds) as found:
        found.teams.faults.error("activities.*", code, times=None)
        with capture_logs() as logs:
            await found.say("amara", "direct", EXCEL)
        [refused] = [entry for entry in logs if entry["event"] == "card.given_up" and entry["card"] == "requester"]
        assert refused["hint"] == HINTS[code]
        found.teams.faults.clear()
        found.app.world.refused.try_all(found.app.world.clock.now())
        await later(found, seconds)
        [card] = cards(found, "direct", "amara")
        assert "replaces" not in card.words


async def test_a_blocked_chat_keeps_the_agents_card_away_from_nobody(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.world.person("amara").blocked = True
        await found.say("amara", "it-help", "my password is Winter-2026-secret, Excel crashes when I open the budget file")
        assert "Amara Okafor" in found.agents_card().words


async def test_an_expired_secret_is_named_and_everything_is_delivered_once_it_is_renewed(tmp_path: Path, seconds: Seconds) -> None:
    async with desk(tmp_path, seconds=seconds) as found:
        found.teams.app.secret = "expired"
        found.joined.token._good_until = 0.0
        with capture_logs() as logs:
            await found.say("amara", "direct", EXCEL)
        [told] = [entry for entry in logs if entry["event"] == "teams.token"]
        assert told["code"] == "AADSTS7000222"
        assert "new one" in told["hint"]
        assert len(await found.cases()) == 1
        found.teams.app.secret = "good"
        found.joined.token._rest_until = 0.0
        await later(found, seconds)
        assert len(cards(found, "direct", "amara")) == 1


async def test_an_outage_delivers_later_in_order(tmp_path: Path, seconds: Seconds) -> None:
    async with desk(tmp_path, seconds=seconds) as found:
        found.teams.faults.down()
        asked = [await found.say(who, "direct", EXCEL) for who in ("amara", "tom", "ines")]
        for _ in range(3):
            await later(found, seconds, 1.0)
        calls = len(found.teams.calls)
        await found.scan()
        assert len(found.teams.calls) - calls <= 2, "a Microsoft that is out of reach is left in peace"
        found.teams.faults.up()
        await later(found, seconds)
        await later(found, seconds)
        for who, one in zip(("amara", "tom", "ines"), asked, strict=True):
            assert len(cards(found, "direct", who)) == 1, one


async def test_a_card_that_is_too_large_goes_in_few_words(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.faults.error("activities.send", "MessageSizeTooBig")
        await found.say("amara", "direct", EXCEL)
        [card] = cards(found, "direct", "amara")
        assert "Create ticket" in card.labels


async def test_a_proxys_page_is_no_answer(tmp_path: Path, seconds: Seconds) -> None:
    async with desk(tmp_path, seconds=seconds) as found:
        found.teams.faults.page("activities.send")
        await found.say("amara", "direct", EXCEL)
        await later(found, seconds)
        assert len(cards(found, "direct", "amara")) == 1


async def test_a_slow_connector_is_not_waited_for_without_end(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        calls = found.joined.parts.calls
        calls._timeout = 0.2
        found.teams.faults.slow("members.get", 1.0)
        with pytest.raises(Unclear):
            await calls.member(found.teams.service_url, found.teams.world.place("it-help").id, found.teams.world.person("amara").id)
        await found.teams.settled()


@pytest.mark.parametrize("code", sorted(set(CONNECTOR) - {"ServiceError", "UnsupportedMediaType", "NotFound"}))
async def test_every_code_of_the_connector_has_its_meaning(tmp_path: Path, code: str) -> None:
    async with desk(tmp_path) as found:
        calls, there = found.joined.parts.calls, found.teams.world.place("it-help").id
        found.teams.faults.error("members.get", code, times=None)
        with pytest.raises((Refused, Later)) as told:
            await calls.member(found.teams.service_url, there, found.teams.world.person("amara").id)
        assert code in str(told.value)
        assert code in HINTS


async def test_people_are_answered_while_their_profiles_cannot_be_read(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.faults.status("members.*", 500, times=None)
        asked = await found.say("amara", "direct", EXCEL)
        case = await found.case(asked)
        assert case is not None
        assert case.request.requester.name == "Amara Okafor"
        assert len(cards(found, "direct", "amara")) == 1


async def test_an_unknown_tenant_cannot_be_written_to(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        nowhere = Place(surface="teams", conversation="00000000-0000-4000-8000-000000000000/19:x@thread.v2")
        card = plain_card("introduction", "x", "y")
        with pytest.raises(Refused) as refused:
            await found.joined.surface.post(nowhere, card)
        assert refused.value.hint == HINTS["NoServiceUrl"]


async def test_a_call_that_nobody_waits_for_any_more_ends_in_silence(tmp_path: Path) -> None:
    """A helpdesk that stops while Microsoft is slow: what comes of the call afterwards is no complaint of Python's."""
    complaints: list[str] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, about: complaints.append(str(about["message"])))
    async with desk(tmp_path) as found:
        calls, there = found.joined.parts.calls, found.teams.world.place("it-help").id
        found.teams.faults.slow("members.get", 0.3)
        found.teams.faults.error("members.get", "BotNotInConversationRoster", times=None)
        asking = asyncio.create_task(calls.member(found.teams.service_url, there, found.teams.world.person("amara").id))
        await asyncio.sleep(0.1)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        await asyncio.sleep(0.5)
        del asking
        gc.collect()
    assert complaints == []
