"""Places and people that are not as usual: chats without us, group chats without threads, people without the app, mentions of nobody."""

import copy
from pathlib import Path
from typing import Any

import pytest
from fake_teams_activities import typed
from fake_teams_core import Message
from fake_teams_people import Place
from teams_desk import Desk, desk

EXCEL = "Excel crashes when I open the budget file"
SECRET = "my password is Winter-2026-secret and Excel crashes when I open the budget file"


async def post_as(found: Desk, change: dict[str, Any], number: int = 1) -> str:
    """A post in the help channel like the last one, changed."""
    told = copy.deepcopy(found.teams.deliveries[-1].activity)
    identity = str(int(told["id"]) + 1000 * number)
    told["conversation"]["id"] = f"{told['conversation']['id'].partition(';')[0]};messageid={identity}"
    assert (await found.teams.send({**told, "id": identity, "attachments": [], **change})).status == 200
    await found.settle()
    return identity


@pytest.mark.parametrize(
    "mentioned",
    [
        {"id": "19:somewhere@thread.tacv2", "name": "it-help"},
        {"id": "19:somewhere@thread.tacv2", "name": "it-help", "type": "channel"},
        {"id": "MjQzMjU1NTI=", "name": "it-help", "type": "tag"},
    ],
)
async def test_a_post_to_a_channel_team_or_tag_is_addressed_to_nobody_else_and_a_request(tmp_path: Path, mentioned: dict[str, str]) -> None:
    async with desk(tmp_path) as found:
        await found.say("amara", "it-help", EXCEL)
        mention = {"type": "mention", "text": "<at>it-help</at>", "mentioned": mentioned}
        asked = await post_as(found, {"text": "<at>it-help</at> my monitor stays black since this morning", "entities": [mention]})
        case = await found.case(asked)
        assert case is not None
        assert case.state not in ("ignored", "new")


async def test_triage_this_in_the_chat_of_two_people_answers_the_author_in_their_own(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        amara, maya = found.teams.world.person("amara"), found.teams.world.person("maya")
        pair = Place(f"19:{amara.aad_object_id}_{maya.aad_object_id}@unq.gbl.spaces", "pair", "personal", [amara.id, maya.id], bot=False)
        found.teams.world.places[pair.id] = pair
        said = found.teams.put(Message(pair.id, found.teams.new_stamp(), amara.id, typed(found.teams, EXCEL), None))
        await found.teams.message_action("maya", said.id, "triageThis")
        await found.submit("maya")
        await found.scan()
        assert "Create ticket" in found.card("direct", "amara").labels
        assert found.teams.posts(pair.id, ours=True) == []


async def test_what_another_program_wrote_is_asked_by_who_points_at_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.say("maya", "direct", "my mouse is dead")
        said = await found.teams.say("amara", "it-help", EXCEL)
        await found.settle()
        await found.teams.message_action("maya", said, "triageThis")
        opened = found.teams.deliveries[-1].activity
        alarm = copy.deepcopy(opened) | {"id": "f:alarm"}
        alarm["value"]["messagePayload"] |= {
            "id": str(int(said) + 500),
            "from": {"application": {"id": "another", "displayName": "Monitoring"}},
            "body": {"contentType": "text", "content": "the disk of the file server is full"},
        }
        dialog = (await found.teams.send(alarm)).answer["task"]["value"]
        assert "Monitoring" in str(dialog)
        assert "C1001" not in str(dialog), "not how some other case stands"
        await found.teams.send(alarm | {"id": "f:sent", "name": "composeExtension/submitAction"})
        await found.settle()
        case = await found.case(str(int(said) + 500))
        assert case is not None
        assert case.request.requester.name == "Maya Lindqvist"
        assert case.state not in ("ignored", "new")


async def test_a_mention_in_a_group_chat_answers_what_was_asked_there(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "suppliers", "hello I have a problem", mention=True)
        await found.say("amara", "suppliers", EXCEL, mention=True)
        case = await found.case(asked)
        assert case is not None
        assert case.state == "proposed"
        assert await found.cases() == ["proposed"]
        other = await found.say("tom", "suppliers", "the headset makes strange noises in calls", mention=True)
        assert await found.case(other) is not None


async def test_a_request_by_command_is_not_lost_where_nobody_can_be_written_to(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.world.person("tom").installed = False
        asked = await found.say("tom", "random", f"triage {EXCEL}", mention=True)
        assert [one.status for one in found.teams.deliveries] == [200]
        assert await found.case(asked) is not None
        assert "Create ticket" in found.card("random", "tom", thread=asked).labels


async def test_a_request_by_command_is_not_lost_while_teams_is_out_of_reach(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.faults.status("conversations.create", 503, times=None)
        asked = await found.say("tom", "random", f"triage {EXCEL}", mention=True)
        assert await found.case(asked) is not None


async def test_who_cannot_be_written_to_is_told_so_and_nothing_else(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.world.person("maya").installed = False
        await found.say("amara", "it-help", EXCEL)
        asked = await found.say("maya", "random", "queue", mention=True)
        [told] = found.teams.posts("random", "maya", thread=asked, ours=True)
        assert "Add my app" in told.words
        assert told.pings == ["maya"]
        assert "Excel" not in told.words


async def test_a_private_request_of_who_lacks_the_app_says_how_to_get_the_answer_and_it_follows_the_app(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        found.teams.world.person("tom").installed = False
        asked = await found.say("tom", "it-help", SECRET)
        [line] = found.teams.posts("it-help", "tom", thread=asked, ours=True)
        assert "with our team" in line.words
        assert "add it first" in line.words
        assert "Excel" not in line.words
        await found.teams.install("tom", "direct")
        await found.scan()
        assert any("Add details" in post.words for post in found.teams.posts("direct", "tom", ours=True))
        [line] = found.teams.posts("it-help", "tom", thread=asked, ours=True)
        assert line.words == "Answered privately."


async def test_a_message_that_is_brought_back_reopens_its_request(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        asked = await found.say("amara", "it-help", EXCEL)
        await found.teams.remove("amara", asked)
        await found.settle()
        await found.teams.undelete("amara", asked)
        await found.settle()
        case = await found.case(asked)
        assert case is not None
        assert case.state == "open"


async def test_a_quoted_message_is_no_file(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        said = await found.teams.say("amara", "random", EXCEL)
        await found.settle()
        await found.teams.message_action("amara", said, "triageThis")
        told = copy.deepcopy(found.teams.deliveries[-1].activity) | {"id": "f:sent", "name": "composeExtension/submitAction"}
        content = '<attachment id="1"></attachment><p>Excel crashes for me too</p><attachment id="2"></attachment>'
        quoted = {"id": "1", "contentType": "messageReference", "content": "{}"}
        file = {"id": "2", "contentType": "reference", "name": "error.png", "contentUrl": "https://fernhill.sharepoint.example/error.png"}
        told["value"]["messagePayload"] |= {"body": {"contentType": "html", "content": content}, "attachments": [quoted, file]}
        await found.teams.send(told)
        await found.settle()
        case = await found.case(said)
        assert case is not None
        assert [one.name for one in case.request.attachments] == ["error.png"]


async def test_a_deleted_team_is_forgotten_until_it_is_restored(tmp_path: Path) -> None:
    async with desk(tmp_path) as found:
        await found.teams.make_channel("Fernhill", "news")
        told, references = found.teams.deliveries[-1].activity, found.joined.parts.references
        for event, there in (("teamDeleted", False), ("teamHardDeleted", False), ("teamRestored", True)):
            await found.teams.send({**told, "id": f"f:{event}", "channelData": {**told["channelData"], "eventType": event}})
            assert ("Fernhill" in [team.name for team in references.teams()]) is there, event


async def test_a_team_that_is_known_by_a_post_only_gets_its_name(tmp_path: Path) -> None:
    async with desk(tmp_path, known=False) as found:
        await found.say("maya", "it-triage", "hello", mention=True)
        assert [(team.name, bool(team.group)) for team in found.joined.parts.references.teams()] == [("IT Support", True)]
