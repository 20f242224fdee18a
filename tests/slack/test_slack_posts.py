"""Posts in Slack become cards: in help channels, by mention, directly; each once, in one thread, redrawn in place."""

from pathlib import Path

from slack_desk import desk

from bot.cards.actions import marker
from bot.cards.block_kit import metadata_of
from bot.cards.news import plain_card

EXCEL = "Excel crashes when I open the budget file"


async def test_metadata_says_which_card_it_is_and_nothing_of_people(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        case = await found.case(ts)
        assert case is not None
        wanted = {"event_type": "helpdesk_card", "event_payload": {"case": case.id, "card": "requester"}}
        assert found.slack.called("chat.postMessage")[0].arguments.get("metadata") == wanted
        await found.slack.press("amara", found.card("#it-help", ts).ts, "Create ticket")
        await found.settle()
        assert found.card("#it-help", ts).body["metadata"] == wanted, "a change leaves it as it is"
    person = plain_card("news", "Solved").model_copy(update={"marker": marker("C1042", "news/3/joined/slack:T0FERNHILL/U0TOM")})
    assert metadata_of(person) == {"event_type": "helpdesk_card", "event_payload": {"case": "C1042", "card": "news/3/joined"}}
    assert metadata_of(plain_card("refusal", "No")) is None


async def test_a_post_in_a_help_channel_has_one_card_in_its_thread_and_one_for_the_agents(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        case = await found.case(ts)
        assert case is not None
        assert case.request.requester.name == "Amara Okafor"
        card = found.card("#it-help", ts)
        assert card.thread == ts
        assert card.blocks[0]["block_id"] == f"case:{case.id}:requester"
        assert "Amara Okafor" in found.agents_card().words


async def test_a_click_on_the_card_redraws_it_in_place(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", EXCEL)
        before = found.card("#it-help", ts)
        answer = await found.slack.press("amara", before.ts, "Create ticket")
        await found.settle()
        assert answer.trouble is None
        after = found.card("#it-help", ts)
        assert after.ts == before.ts
        case = await found.case(ts)
        assert case is not None
        assert case.state == "open"
        assert "Your ticket is with the team" in after.words
