"""A mention of the helpdesk under somebody's post with hardly a word means that post; a bare mention is answered with what can be done."""

from pathlib import Path

import pytest
from slack_desk import Desk, desk

LAPTOP = "my laptop is broken, it does not start any more"


def told(found: Desk, who: str) -> list[str]:
    """What this one person alone was told."""
    return [str(one.body["text"]) for one in found.slack.moments_for(who) if one.kind == "ephemeral"]


@pytest.mark.parametrize(
    ("who", "words"), [("tom", ""), ("tom", "please"), ("maya", "can you take a look at this?"), ("maya", "triage this")]
)
async def test_a_mention_under_a_post_that_was_left_alone_triages_that_post(tmp_path: Path, who: str, words: str) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("tom", "#it-help", f"@amara {LAPTOP}")
        assert await found.cases() == ["ignored"]
        await found.say(who, "#it-help", f"<@U0HELPDESK> {words}", raw=True, thread=ts)
        case = await found.case(ts)
        assert case is not None
        assert (case.state, case.request.requester.name) == ("proposed", "Tom Hargreaves")
        assert "does not start" in case.request.text
        assert found.card("#it-help", ts)
        assert not told(found, who)


async def test_a_mention_under_a_post_where_the_helpdesk_only_hears_mentions_triages_that_post_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("tom", "#general", LAPTOP)
        await found.say("tom", "#general", "<@U0HELPDESK>", raw=True, thread=ts)
        await found.slack.again(next(one for one in found.slack.deliveries if one.event.get("type") == "app_mention"))
        await found.settle()
        assert await found.cases() == ["proposed"]
        assert (await found.case(ts)).request.text == LAPTOP  # type: ignore[union-attr]
        assert not told(found, "tom")


async def test_somebody_elses_post_is_not_triaged_for_a_colleague_who_is_told_so(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("tom", "#general", LAPTOP)
        await found.say("amara", "#general", "<@U0HELPDESK> please help him", raw=True, thread=ts)
        assert await found.cases() == []
        assert len(told(found, "amara")) == 1


async def test_a_request_of_its_own_under_a_post_is_taken_as_it_stands(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        ts = await found.say("tom", "#general", "cake in the kitchen")
        asked = await found.say("amara", "#general", f"<@U0HELPDESK> {LAPTOP}", raw=True, thread=ts)
        assert (await found.case(asked)).request.requester.name == "Amara Okafor"  # type: ignore[union-attr]


async def test_under_the_helpdesks_own_words_nothing_of_its_own_is_triaged(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.slack.invite_bot("#random")
        await found.settle()
        hello = found.slack.posts("#random", ours=True)[-1]
        asked = await found.say("maya", "#random", "<@U0HELPDESK> can you help here please?", raw=True, thread=hello.ts)
        assert await found.case(hello.ts) is None
        assert (await found.case(asked)).request.requester.name == "Maya Lindqvist"  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["", "hello"])
async def test_a_bare_mention_is_answered_privately_with_what_can_be_done(tmp_path: Path, words: str) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "#general", f"<@U0HELPDESK> {words}", raw=True)
        (only,) = told(found, "amara")
        assert "Just write what you need" in only
        assert await found.cases() == []
