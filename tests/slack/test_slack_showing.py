"""What Slack has of its own is used: thumbs under an answer, mentions of who is on call, times in the reader's zone, the Home tab."""

from pathlib import Path
from typing import Any

from helpdesks import sample
from slack_desk import desk

from triage.organisation import Organisation

ARTICLE = "I forgot my password"
PHISHING = "I got a strange mail that asks for my password, is this phishing?"


async def test_a_thumb_up_under_an_answer_says_that_it_is_solved(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", ARTICLE)
        card = found.card("#it-help", ts)
        assert len([label for label in card.labels if label in ("That solved it", "I still need help…")]) == 2
        await found.slack.press("amara", card.ts, "Helpful: it is solved")
        await found.settle()
        case = await found.case(ts)
        assert case is not None
        assert (case.state, case.closed_as) == ("resolved", "confirmed")
        assert not [block for block in found.card("#it-help", ts).blocks if block["type"] == "context_actions"]


async def test_a_thumb_down_asks_what_is_missing_and_hands_over_to_a_person(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", ARTICLE)
        await found.slack.press("amara", found.card("#it-help", ts).ts, "Not helpful: I still need help")
        await found.settle()
        await found.slack.submit("amara", {"text": "the page says my account is unknown"})
        await found.settle()
        case = await found.case(ts)
        assert case is not None
        assert case.state == "open"
        assert case.tickets


async def test_a_thumb_of_somebody_else_is_refused_privately(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", ARTICLE)
        await found.slack.press("tom", found.card("#it-help", ts).ts, "Helpful: it is solved")
        await found.settle()
        assert (await found.case(ts)).state == "answered"  # type: ignore[union-attr]
        assert [one for one in found.slack.moments_for("tom") if one.kind == "ephemeral"]


async def test_who_is_on_call_is_mentioned_once_in_the_security_channel(tmp_path: Path) -> None:
    told = sample().model_dump()
    next(team for team in told["teams"] if team["id"] == "security")["on_call_id"] = "slack:S0AGENTS"
    async with desk(tmp_path, organisation=Organisation.model_validate(told)) as found:
        ts = await found.say("amara", "#it-help", PHISHING)
        alarms = [post for post in found.slack.posts(ours=True) if "S0AGENTS" in str(post.blocks)]
        assert [post.channel for post in alarms] == [found.slack.world.channel("#it-security").id]
        assert alarms[0].text.startswith("<!subteam^S0AGENTS> ")
        await found.slack.press("maya", found.agents_card("#it-security").ts, "Claim")
        await found.settle()
        posted = [call for call in found.slack.called("chat.postMessage") if "S0AGENTS" in str(call.arguments)]
        assert len(posted) == 1, "a changed card notifies nobody"
        assert (await found.case(ts)).state == "claimed"  # type: ignore[union-attr]


async def test_times_among_words_are_the_readers_own(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "#it-help", "Ledgerline is down, production stopped")
        answer = await found.slack.command("maya", "#it-triage", "/triage queue")
        dates = [piece for block in answer.said["blocks"] for piece in pieces(block) if piece["type"] == "date"]
        assert dates
        assert all(piece["format"] == "{date_short_pretty}, {time}" and piece["fallback"] for piece in dates)


def pieces(value: Any) -> list[dict[str, Any]]:
    """Every piece of words of a block."""
    if isinstance(value, dict):
        inside = [one for part in value.get("elements", ()) for one in pieces(part)]
        return inside or [value]
    return []


async def test_the_home_tab_of_agents_has_todays_numbers(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", ARTICLE)
        await found.say("ines", "#it-help", "Ledgerline is down, production stopped")
        await found.say("tom", "#it-help", "thanks everybody!")
        await found.slack.press("amara", found.card("#it-help", ts).ts, "That solved it")
        await found.settle()
        await found.slack.open_home("maya")
        await found.settle()
        words = found.slack.words_of(found.slack.home("maya"))
        for number in ("*Asked:* 2", "*Answered by articles:* 1", "*Solved or closed:* 1", "*Open now:* 1", "*Late:* 0", "*Left alone:* 1"):
            assert number in words, words
        await found.slack.open_home("amara")
        await found.settle()
        assert "Today" not in found.slack.words_of(found.slack.home("amara"))


async def test_a_form_that_is_refused_is_refused_where_the_button_was_and_opens_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("amara", "#it-help", "Ledgerline is down, production stopped")
        card = found.card("#it-help", ts)
        await found.slack.press("tom", card.ts, "Add details…")
        await found.settle()
        (told,) = [one for one in found.slack.moments_for("tom") if one.only]
        assert told.kind == "ephemeral"
        assert told.body["thread_ts"] == ts
        assert "Only the person who asked" in str(told.body)
        assert not found.slack.called("views.open")


async def test_a_form_that_is_refused_when_it_is_sent_says_so_in_its_place(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "#it-help", "Ledgerline is down, production stopped")
        for button, who in (("Claim", "oliver"), ("Resolve…", "oliver")):
            await found.slack.press(who, found.agents_card().ts, button)
            await found.settle()
        await found.slack.choose("maya", found.agents_card().ts, "More…", "Not a request")
        await found.settle()
        answer = await found.slack.submit("oliver", {"text": "I restart it now"})
        assert answer.trouble is None
        assert "⚠️" in found.slack.words_of(found.slack.modal("oliver"))
        assert not [one for one in found.slack.moments_for("oliver") if one.kind == "ephemeral"]
