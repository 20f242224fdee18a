"""Microsoft's local playground (Agents Playground): no app id, no dialogs, ids that do not look like Teams' own. Seen there, held here."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from fake_teams import App, FakeTeams, World, sample_world
from fake_teams_activities import invoke
from teams_desk import Desk, close_desk, desk, open_desk

EXCEL = "Excel crashes when I open the budget file"


def playground_world() -> World:
    """The sample world with the playground's ids: `channel-it-help-id` instead of 19:…@thread.tacv2."""
    world = sample_world()
    for place in [one for one in world.places.values() if one.kind == "channel" and one.id != one.team]:
        del world.places[place.id]
        place.id = f"channel-{place.name}-id"
        world.places[place.id] = place
    return world


@contextlib.asynccontextmanager
async def playground(folder: Path) -> AsyncIterator[Desk]:
    async with FakeTeams.open(world=playground_world(), app=App(app_id="")) as teams:
        found = await open_desk(teams, folder, settings={"teams_local": True})
        try:
            yield found
        finally:
            await found.settle()
            await close_desk(found)


def actions(card: dict[str, Any]) -> list[str]:
    return [str(one["type"]) for one in card["actions"]]


async def test_without_dialogs_a_card_carries_its_forms(tmp_path: Path) -> None:
    async with playground(tmp_path) as found:
        said = await found.say("amara", "direct", EXCEL)
        card = found.card("direct", "amara")
        assert "Action.ShowCard" in actions(card.cards[0])
        answer = await found.press("amara", card.id, "Save", {"What do you need?": "Word crashes when I open the budget file"})
        assert answer.trouble is None, answer.faults
        assert answer.private
        case = await found.case(said)
        assert case is not None
        assert case.version == 2
        assert "Word crashes" in found.card("direct", "amara").words


async def test_without_dialogs_agents_reply_on_their_card(tmp_path: Path) -> None:
    async with playground(tmp_path) as found:
        await found.say("amara", "direct", EXCEL)
        agents = found.agents_card()
        await found.press("maya", agents.id, "Claim")
        answer = await found.press("maya", agents.id, "Send", {"reply.text": "Please try the web version for now."})
        assert answer.trouble is None, answer.faults
        assert any("Please try the web version for now." in post.words for post in found.teams.posts("direct", "amara", ours=True))


async def test_with_an_app_id_forms_are_dialogs(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "direct", EXCEL)
        assert "Action.ShowCard" not in actions(found.card("direct", "amara").cards[0])


async def test_an_error_on_the_card_keeps_what_was_typed(tmp_path: Path) -> None:
    async with playground(tmp_path) as found:
        await found.say("amara", "direct", EXCEL)
        agents = found.agents_card()
        answer = await found.press("maya", agents.id, "Correct", {"correct.text": "I looked twice"})
        assert answer.card is not None
        inputs = {one["id"]: one.get("value") for one in answer.card["body"] if str(one["type"]).startswith("Input.")}
        assert inputs["correct.text"] == "I looked twice"


async def test_a_card_stands_in_the_thread_whatever_the_channels_id_looks_like(tmp_path: Path) -> None:
    async with playground(tmp_path) as found:
        said = await found.say("amara", "it-help", EXCEL, mention=True)
        assert found.card("it-help", "amara", thread=said).thread == said
        case = await found.case(said)
        assert case is not None
        assert case.request.channel == "it-help"


async def test_in_a_group_chat_there_are_no_threads(tmp_path: Path) -> None:
    async with playground(tmp_path) as found:
        await found.say("amara", "suppliers", EXCEL, mention=True)
        assert found.card("suppliers", "amara").thread is None


async def test_a_greeting_told_twice_at_the_same_moment_comes_once(tmp_path: Path) -> None:
    async with desk(tmp_path, known=False) as found:
        await found.teams.install("amara", "direct")
        await found.settle()
        assert len(found.teams.posts("direct", "amara", ours=True)) == 1


async def test_a_mention_is_taken_while_teams_does_not_tell_its_channels(tmp_path: Path) -> None:
    async with desk(tmp_path, known=False) as found:
        found.teams.faults.status("teams.channels", 503, times=None)
        said = await found.say("amara", "random", EXCEL, mention=True)
        assert await found.case(said) is not None


async def test_channels_that_are_refused_for_good_keep_no_post_away(tmp_path: Path) -> None:
    async with desk(tmp_path, known=False) as found:
        found.teams.faults.error("teams.channels", "NotFound", times=None)
        await found.say("amara", "random", "lunch at noon?")
        assert [one.status for one in found.teams.deliveries] == [200]


async def test_a_member_known_by_the_account_only_is_found(tmp_path: Path) -> None:
    async with playground(tmp_path) as found:
        directory_id = found.teams.world.person("amara").aad_object_id
        found.teams.faults.error(
            "members.get", "MemberNotFoundInConversation", times=None, where=lambda call: call.where["member"] == directory_id
        )
        said = await found.say("amara", "direct", EXCEL)
        case = await found.case(said)
        assert case is not None
        assert case.request.requester.email == "amara.okafor@fernhill.example"
        assert case.request.requester.id.endswith(directory_id)


async def test_without_dialogs_what_is_only_read_is_one_line_of_words(tmp_path: Path) -> None:
    async with playground(tmp_path) as found:
        await found.say("amara", "direct", EXCEL)
        answer = await found.press("maya", found.agents_card().id, "Why?")
        assert answer.trouble is None, answer.faults
        assert answer.private.startswith("Why C1001 was triaged like this · ")
        assert "\n" not in answer.private


async def test_with_dialogs_what_is_only_read_opens_in_one(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "direct", EXCEL)
        await found.press("maya", found.agents_card().id, "Why?")
        assert "Why C1001 was triaged like this" in found.teams.dialog_words("maya")


async def test_a_thumb_that_names_no_card_is_about_the_last_answer_in_that_place(tmp_path: Path) -> None:
    async with playground(tmp_path) as found:
        older = await found.say("tom", "suppliers", "I forgot my password and cannot sign in", mention=True)
        said = await found.say("tom", "direct", "I forgot my password and cannot sign in")
        tom = found.teams.world.person("tom")
        value = {"actionName": "feedback", "actionValue": {"reaction": "dislike", "feedback": "my phone is unknown"}}
        sent = await found.teams.send(invoke(found.teams, "message/submitAction", tom, found.teams.world.direct(tom), value))
        await found.settle()
        assert sent.status == 200
        states = [case.state for one in (older, said) if (case := await found.case(one)) is not None]
        assert states == ["answered", "open"]


async def test_a_search_result_says_under_its_title_how_the_case_stands(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", EXCEL + " for the next quarter on the shared drive of the finance department")
        (one,) = (await found.teams.search("amara", "it-help", "myCases", "excel")).results
        preview = one["preview"]["content"]
        assert preview["title"].startswith("C1001: Excel crashes")
        assert len(preview["title"]) <= 60
        assert preview["text"].startswith("Normal · Workplace Tools · ")
        assert "Excel" not in preview["text"]


async def test_triage_this_message_ends_with_words_in_the_dialog(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        said = await found.say("amara", "random", EXCEL)
        await found.teams.message_action("maya", said, "triageThis")
        assert (await found.submit("maya")).trouble is None
        assert "We are on it." in found.teams.dialog_words("maya")


async def test_a_form_offered_far_from_its_card_names_the_case(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", EXCEL)
        await found.press("maya", found.agents_card().id, "Claim")
        await found.teams.react("maya", found.agents_card().id, "2705_whiteheavycheckmark")
        await found.settle()
        assert found.teams.acting("direct", "maya")[-1].words.startswith("C1001: ")
