"""Where cards go when a place is not as it should be: the bot is not in the channel, a card was deleted, a channel does not exist."""

from pathlib import Path

import pytest
from helpdesks import desk
from outside_world import AMARA, BEN, MAYA

from bot.cards.words import say
from bot.ports import GiveUp
from triage.facts import ActionName

_A = ActionName
CLEAR = "my machine does not boot, just a blinking cursor"


def places(world: object, marker: str) -> list[str]:
    return [post.place.conversation for post in world.posts.values() if post.card.marker == marker]  # type: ignore[attr-defined]


async def test_where_the_bot_is_not_a_member_the_card_goes_to_the_author(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        message = found.world.message(CLEAR, BEN, channel="secret-garden")
        assert (await found.app.door.message(message)).case_id is None
        answer = await found.app.door.force(message, MAYA, "menu-1")
        await found.settle()
        assert answer.case_id is not None
        case = await found.case(answer.case_id)
        assert (case.state, case.request.requester.id, case.request.reported_by and case.request.reported_by.id) == (
            "proposed",
            BEN.id,
            MAYA.id,
        )
        assert places(found.world, f"case:{case.id}:requester") == [f"dm-{BEN.id}"]
        await found.click(case.id, _A.CREATE_TICKET, BEN)
        await found.click(case.id, _A.CLAIM, MAYA)
        await found.fill(case.id, _A.REPLY, MAYA, text="Hold the button")
        news = [post for post in found.world.posts.values() if post.card.kind == "news.agent_reply"]
        assert [post.place.conversation for post in news] == [f"dm-{BEN.id}"]


async def test_a_card_that_somebody_deleted_is_posted_anew_and_only_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        case = await found.ask(CLEAR)
        gone = next(post.id for post in found.world.posts.values() if post.card.marker == f"case:{case.id}:requester")
        del found.world.posts[gone]
        await found.click(case.id, _A.CREATE_TICKET, AMARA)
        await found.scan()
        assert places(found.world, f"case:{case.id}:requester") == ["it-help"]
        assert [card.kind for card in found.world.cards("requester.")] == ["requester.created"]


async def test_without_an_agents_channel_the_requester_is_still_answered(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.app.world.surfaces["chat"]._channels = ("it-help",)  # type: ignore[attr-defined]
        case = await found.ask(CLEAR)
        assert [card.kind for card in found.world.cards("requester.")] == ["requester.proposed"]
        assert found.world.cards("agents.") == []
        await found.pass_time(minutes=4)
        assert (await found.case(case.id)).state == "open"
        assert found.world.created == 1


async def test_news_for_a_channel_that_the_bot_was_thrown_out_of_go_to_the_requester_directly(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        case = await found.ask(CLEAR)
        await found.click(case.id, _A.CLAIM, MAYA)
        found.app.world.surfaces["chat"]._channels = ("it-triage",)  # type: ignore[attr-defined]
        await found.fill(case.id, _A.REPLY, MAYA, text="Hold the button")
        news = [post for post in found.world.posts.values() if post.card.kind == "news.agent_reply"]
        assert [post.place.conversation for post in news] == [f"dm-{AMARA.id}"]
        assert found.world.told == []


async def test_an_agent_is_told_when_the_words_for_the_requester_cannot_be_delivered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(tmp_path) as found:
        case = await found.ask(CLEAR)
        await found.click(case.id, _A.CLAIM, MAYA)

        async def gone(place: object, card: object) -> str:
            raise GiveUp("account_inactive")

        monkeypatch.setattr(found.app.world.surfaces["chat"], "post", gone)
        await found.fill(case.id, _A.REPLY, MAYA, text="Hold the button")
        assert [(to, card.title) for to, card in found.world.told] == [(MAYA.id, say("en", "undelivered", case=case.id))]
        assert (await found.app.world.store.counts())["events_pending"] == 0
