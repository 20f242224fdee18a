"""What Teams shows: cards with label and citations, words for notifications, thumbs, typing, mentions, links; and where they go."""

import asyncio
from pathlib import Path
from typing import Any

from helpdesks import sample
from teams_desk import desk

from bot.cards.card import Card, Items
from bot.teams.ids import message_id, place_of
from bot.teams.links import link
from triage.organisation import Organisation

EXCEL = "Excel crashes when I open the budget file"
VPN = "VPN does not connect from home since this morning"


class Thinking:
    """A model that takes its time."""

    name, metered = "slow", False

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    async def assess(self, *given: Any) -> Any:
        await asyncio.sleep(self.seconds)
        raise RuntimeError("no answer")


def quick_signs() -> Organisation:
    org = sample()
    return org.model_copy(update={"timing": org.timing.model_copy(update={"sign_after_seconds": 0.05, "outcome_deadline_seconds": 1})})


async def test_an_answer_is_labelled_cites_its_article_and_has_thumbs(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "direct", VPN)
        card = found.card("direct", "amara")
        assert card.ai
        assert card.feedback
        [(number, name, _), *_] = card.citations
        assert (number, f"[{number}]" in card.words, name in card.words) == (1, True, True)
        assert card.summary
        assert card.bytes < 28 * 1024


async def test_typing_is_shown_while_no_card_stands_yet(tmp_path: Path) -> None:
    async with desk(tmp_path, organisation=quick_signs(), model=Thinking(0.4)) as found:
        await found.say("amara", "direct", EXCEL)
        await found.say("amara", "it-help", EXCEL)
        kinds = [(one.kind, found.teams.world.places[one.conversation].kind) for one in found.teams.moments if one.kind == "typing"]
        assert kinds == [("typing", "personal")]


async def test_a_private_request_is_answered_in_the_chat_with_one_line_in_the_thread(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", "my password is Winter-2026-secret and Excel crashes when I open the budget file")
        [line] = found.teams.posts("it-help", thread=asked, ours=True)
        assert line.labels == []
        assert "Winter-2026-secret" not in found.teams.transcript("maya").partition("Helpdesk")[2]
        assert len(found.teams.acting("direct", "amara")) == 1


async def test_waiting_for_the_requester_mentions_them_in_teams(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", EXCEL)
        await found.press("maya", found.agents_card().id, "Ask…")
        await found.submit("maya", {"text": "Which version of Excel is it?"})
        news = [post for post in found.teams.posts("it-help", thread=asked, ours=True) if "Which version" in post.words and not post.labels]
        assert [post.pings for post in news] in ([["amara"]], [[]]), "not at night, by the clock of this machine"


async def test_a_long_answer_to_a_command_is_split_and_nothing_is_left_out(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        items = tuple(f"C{1000 + n} · something that is broken, and what was said about it, at some length {'x' * 150}" for n in range(60))
        blocks = tuple(Items(items=items[at : at + 10]) for at in range(0, 60, 10))
        card = Card(kind="command.queue", marker="", title="Queue", summary="Queue", blocks=blocks)
        amara = found.teams.world.person("amara")
        person = f"teams:{found.teams.world_tenant}/{amara.aad_object_id}"
        await found.joined.surface.tell(person, await found.joined.surface.direct(person), card)
        words = " ".join(post.words for post in found.teams.posts("direct", "amara", ours=True))
        assert len(found.teams.posts("direct", "amara", ours=True)) > 1
        assert [n for n in range(60) if f"C{1000 + n}" not in words] == []


async def test_the_agents_card_comes_to_a_team_from_which_nothing_was_ever_written(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "direct", EXCEL)
        card = found.agents_card()
        assert card.thread is None
        assert "Amara Okafor" in card.words
        [made] = found.teams.called("conversations.create", ok=True)
        assert made.body["channelData"]["channel"]["id"] == found.teams.world.place("it-triage").id
        await found.say("maya", "it-triage", "looks like the add-in again", thread=card.id)
        case = await found.case(asked)
        assert case is not None
        assert [note.text for note in case.notes] == ["looks like the add-in again"]
        assert "add-in" not in found.teams.transcript("amara")


def test_links_lead_to_channel_thread_and_chat() -> None:
    channel = "19:abc@thread.tacv2"
    place = place_of("t1", channel, "100")
    post = link(place, message_id("t1", channel, "200"), "app", "t1", "g1")
    assert post == "https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/200?tenantId=t1&groupId=g1&parentMessageId=100"
    assert (
        link(place_of("t1", channel), None, "app", "t1")
        == "https://teams.microsoft.com/l/channel/19%3Aabc%40thread.tacv2/channel?tenantId=t1"
    )
    assert link(place_of("t1", "a:1xyz"), None, "app", "t1") == "https://teams.microsoft.com/l/chat/0/0?users=28%3Aapp&tenantId=t1"
    group = link(place_of("t1", "19:abc@thread.v2"), message_id("t1", "19:abc@thread.v2", "7"), "app", "t1")
    assert group == "https://teams.microsoft.com/l/message/19%3Aabc%40thread.v2/7?context=%7B%22contextType%22%3A%22chat%22%7D"


async def test_a_click_leaves_no_trace_for_others_and_every_answer_fits_in_time(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", EXCEL)
        await found.press("tom", found.card("it-help", "tom").id, "Create ticket")
        assert "Only" not in found.teams.transcript("amara")
        assert max(one.seconds for one in found.teams.deliveries) < 3
