"""What a client or another tenant says of itself is not believed: whose address, whose message, which card."""

import copy
import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from helpdesks import sample
from teams_desk import Desk, desk

from bot.access import known
from bot.teams.people import is_guest
from triage.organisation import Organisation

EXCEL = "Excel crashes when I open the budget file"
SECRET = "my password is Winter-2026-secret and Excel crashes when I open the budget file"
MAYA = "maya.lindqvist@fernhill.example"


def listing(*people: str) -> Organisation:
    org = sample()
    return org.model_copy(update={"agents": org.agents.model_copy(update={"people": people, "leads": people})})


async def twisted(found: Desk, change: Any, **more: Any) -> Any:
    """The last delivery once more, as a client of somebody's own making would send it."""
    told = copy.deepcopy(found.teams.deliveries[-1].activity) | {"id": f"f:{uuid.uuid4()}"} | more
    change(told)
    delivery = await found.teams.send(told)
    await found.settle()
    return delivery


@pytest.mark.parametrize("who", ["kit", "stranger"])
async def test_nobody_from_outside_is_an_agent_by_an_address_that_another_tenant_gave(tmp_path: Path, who: str) -> None:
    async with desk(tmp_path, organisation=listing(MAYA)) as found:
        found.teams.world.person(who).email = MAYA
        await found.say(who, "direct" if who == "kit" else "suppliers", "queue", mention=True)
        by = await found.joined.parts.reader.author(found.teams.deliveries[-1].activity)
        assert by.is_guest
        assert not known(by, found.app.world.organisation).is_agent
        asked = await found.say("maya", "direct", "queue")
        assert asked
        assert "Nothing is open" in found.teams.posts("direct", "maya", ours=True)[-1].words


@pytest.mark.parametrize(("role", "outside"), [("user", False), ("owner", False), (None, False), ("Guest", True), ("anonymous", True)])
def test_who_joined_a_meeting_without_an_account_is_a_guest(role: str | None, outside: bool) -> None:
    assert is_guest({"userRole": role}) is outside


async def test_a_click_that_names_another_card_neither_deletes_nor_takes_over_any(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", EXCEL)
        await found.say("tom", "it-help", "the headset makes strange noises in calls")
        cards = [post.id for post in found.teams.acting("it-triage")]
        await found.press("maya", cards[1], "Why?")

        def forge(told: dict[str, Any]) -> None:
            told["value"]["data"] |= {"marker": "case:C1001:agents", "value": "C1001|1|why"}

        assert (await twisted(found, forge)).status == 200
        assert [post.id for post in found.teams.acting("it-triage")] == cards
        await found.press("maya", cards[0], "Claim")
        assert "Maya" in found.teams.post(cards[0]).words


async def test_a_message_action_that_claims_anothers_message_shows_nothing_of_its_case(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        private = await found.say("amara", "it-help", SECRET)
        mine = await found.teams.say("tom", "it-help", "x")
        await found.teams.message_action("tom", mine, "triageThis")

        def forge(told: dict[str, Any]) -> None:
            told["value"]["messagePayload"]["id"] = private
            told["value"]["data"] = {}

        delivery = await twisted(found, forge, name="composeExtension/submitAction")
        assert delivery.status == 200
        assert "C1001" not in json.dumps(delivery.answer)
        assert "belongs to somebody else" in json.dumps(delivery.answer)


async def test_words_of_others_are_no_markup_in_the_list_of_results(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", "the headset makes &lt;a href=https://x.example&gt;strange noises&lt;/a&gt; in calls")
        answer = await found.teams.search("maya", "it-help", "queue", None)
        [one] = answer.results
        assert "strange" in one["preview"]["content"]["title"]
        assert "<a" not in json.dumps(one["preview"])


async def test_a_private_case_is_put_into_a_message_by_its_number_only(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        case = await found.case(await found.say("amara", "it-help", SECRET))
        assert case is not None
        assert case.private
        [one] = (await found.teams.search("amara", "it-help", "myCases", "c1001")).results
        assert "password" in json.dumps(one["preview"])
        assert "C1001" in json.dumps(one["content"])
        assert "password" not in json.dumps(one["content"])


async def test_nobody_follows_anothers_request_by_a_button_that_no_card_has(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        private = await found.say("amara", "it-help", SECRET)
        await found.say("tom", "direct", EXCEL)
        await found.press("tom", found.card("direct", "tom").id, "Not needed")

        def forge(told: dict[str, Any]) -> None:
            told["value"]["action"]["data"] = {"verb": "act", "value": "C1001|1|join"}

        answer = (await twisted(found, forge)).answer
        assert "no longer works" in answer["value"]
        case = await found.case(private)
        assert case is not None
        assert case.followers == ()
