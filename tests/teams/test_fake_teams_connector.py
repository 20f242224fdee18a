"""The fake's connector takes what Microsoft takes, and refuses with Microsoft's codes what Teams would not show."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest
from fake_teams import FakeTeams
from teams_receiver import Bot, bot_of, card, execute, text


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    async with FakeTeams.open() as teams, bot_of(teams) as found:
        yield found


def code(answer: tuple[int, Any]) -> tuple[int, str]:
    return answer[0], answer[1]["error"]["code"]


async def test_a_message_is_shown_changed_and_deleted(bot: Bot) -> None:
    chat = bot.place("direct")
    sent = await bot.send(chat, text="one", summary="one in short")
    assert sent.startswith("1:")
    assert (await bot.update(chat, sent, text="two"))[0] == 200
    assert bot.teams.post(sent).words == "two"
    path = f"v3/conversations/{quote(chat, safe='')}/activities/{quote(sent, safe='')}"
    assert (await bot.call("DELETE", path))[0] == 200
    assert bot.teams.posts("direct", "amara") == []
    assert bot.teams.transcript("amara") == "direct posted: Helpdesk: one\ndirect edited: Helpdesk: two\ndirect deleted: Helpdesk: two"
    assert code(await bot.update(chat, sent, text="three")) == (404, "ActivityNotFoundInConversation")


async def test_in_a_channel_a_reply_goes_into_the_thread(bot: Bot) -> None:
    channel = bot.place("it-help")
    root = await bot.teams.say("amara", "it-help", "hello")
    by_conversation = await bot.send(f"{channel};messageid={root}", text="one")
    status, said = await bot.call("POST", f"v3/conversations/{quote(channel)}/activities/{root}", {"type": "message", "text": "two"})
    assert status == 201
    top = await bot.send(channel, text="a new post")
    assert [one.id for one in bot.teams.posts("it-help", thread=root)] == [by_conversation, said["id"]]
    assert bot.teams.post(top).thread is None
    assert code(await bot.try_send(f"{channel};messageid=1", text="three")) == (404, "ActivityNotFoundInConversation")


async def test_a_thread_and_a_personal_chat_can_be_opened(bot: Bot) -> None:
    data = {"channel": {"id": bot.place("it-triage")}, "tenant": {"id": bot.teams.world_tenant}}
    opened = {"isGroup": True, "channelData": data, "activity": {"type": "message", "text": "a case"}, "bot": {"id": bot.teams.app.bot_id}}
    status, thread = await bot.call("POST", "v3/conversations", opened)
    assert (status, thread["id"]) == (201, f"{bot.place('it-triage')};messageid={thread['activityId']}")
    amara = bot.teams.world.person("amara")
    for member in (amara.id, amara.aad_object_id):
        asked = {"isGroup": False, "members": [{"id": member}], "tenantId": bot.teams.world_tenant}
        assert await bot.call("POST", "v3/conversations", asked) == (201, {"id": bot.place("direct")})


async def test_a_chat_cannot_be_opened_with_everybody(bot: Bot) -> None:
    async def opened(member: str, tenant: str | None = bot.teams.world_tenant) -> tuple[int, str]:
        more = {"tenantId": tenant} if tenant else {}
        return code(await bot.call("POST", "v3/conversations", {"members": [{"id": member}], **more}))

    world = bot.teams.world
    world.person("tom").installed = False
    assert await opened(world.person("tom").id) == (403, "ForbiddenOperationException")
    assert await opened("29:unknown") == (400, "BadArgument")
    assert await opened(world.person("stranger").id) == (403, "NotEnoughPermissions")
    assert await opened(world.person("maya").id, None) == (400, "BadArgument")


async def test_where_the_bot_may_not_write_it_is_told_why(bot: Bot) -> None:
    world = bot.teams.world
    chat = bot.place("direct")
    world.person("amara").blocked = True
    assert code(await bot.try_send(chat, text="x")) == (403, "ConversationBlockedByUser")
    assert code(await bot.try_send("19:nowhere@thread.tacv2", text="x")) == (404, "ConversationNotFound")
    assert code(await bot.try_send(bot.place("secret"), text="x")) == (403, "BotNotInConversationRoster")
    assert code(await bot.try_send(bot.place("lunch"), text="x")) == (403, "BotNotInConversationRoster")
    assert code(await bot.try_send(bot.place("old-help"), text="x")) == (403, "MessageWritesBlocked")
    await bot.teams.uninstall("sofia", "Fernhill")
    assert code(await bot.try_send(bot.place("it-help"), text="x")) == (403, "BotNotInConversationRoster")
    bot.teams.app.disabled = True
    assert code(await bot.try_send(chat, text="x")) == (403, "BotDisabledByAdmin")
    bot.teams.app.bot = False
    assert code(await bot.try_send(chat, text="x")) == (401, "BotNotRegistered")


async def test_others_messages_cannot_be_changed(bot: Bot) -> None:
    theirs = await bot.teams.say("amara", "it-help", "mine")
    assert code(await bot.update(bot.place("it-help"), theirs, text="yours")) == (403, "NotEnoughPermissions")


@pytest.mark.parametrize(
    "activity",
    [
        {"text": ""},
        {"text": "x", "colour": "red"},
        {"text": "x", "type": "trace"},
        {"text": "x", "textFormat": "html"},
        {"text": "x", "channelData": {"private": True}},
        {"text": "x", "from": {"id": "28:another"}},
        {"text": "x", "conversation": {"id": "19:another@thread.tacv2"}},
        {"text": "x", "attachments": [{"contentType": "text/html", "content": "<b>x</b>"}]},
        {"text": "x", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": "{}"}]},
        {"text": "x", "entities": [{"type": "unknown"}]},
        {"text": "x", "suggestedActions": {"actions": []}, "attachments": "none"},
    ],
)
async def test_an_activity_of_another_shape_is_refused(bot: Bot, activity: dict[str, Any]) -> None:
    status, answer = await bot.try_send(bot.place("direct"), **activity)
    assert status == 400
    assert answer["error"]["code"] in ("BadArgument", "BadSyntax")
    assert bot.teams.posts("direct", "amara") == []


async def test_the_content_type_is_looked_at(bot: Bot) -> None:
    path = f"v3/conversations/{quote(bot.place('direct'))}/activities"
    headers = {"Authorization": f"Bearer {bot.token}", "Content-Type": "text/plain"}
    async with bot.session.post(bot.teams.service_url + path, data=b'{"type":"message","text":"x"}', headers=headers) as response:
        assert response.status == 415


async def test_a_message_over_the_size_limit_is_refused(bot: Bot) -> None:
    fits, over = card(text("ü" * 14_000)), card(text("ü" * 14_400))
    assert (await bot.try_send(bot.place("direct"), attachments=[fits]))[0] == 201
    assert code(await bot.try_send(bot.place("direct"), attachments=[over])) == (413, "MessageSizeTooBig")


async def test_mentions_stand_in_the_text_and_name_somebody(bot: Bot) -> None:
    amara = bot.teams.world.person("amara")
    mention = {"type": "mention", "text": "<at>Amara Okafor</at>", "mentioned": {"id": amara.id, "name": "Amara Okafor"}}
    there = bot.place("it-help")
    sent = await bot.send(there, text="<at>Amara Okafor</at>: solved", entities=[mention])
    assert bot.teams.post(sent).pings == ["amara"]
    in_card = card(text("<at>Amara Okafor</at> waits"), msteams={"entities": [mention]})
    assert bot.teams.post(await bot.send(there, attachments=[in_card])).pings == ["amara"]
    assert code(await bot.try_send(there, text="solved", entities=[mention])) == (400, "BadArgument")
    assert code(await bot.try_send(there, text="<at>Amara Okafor</at>: solved")) == (400, "BadArgument")
    assert code(await bot.try_send(there, attachments=[card(text("<at>all</at>"))])) == (400, "BadArgument")
    nobody = {**mention, "mentioned": {"id": "29:nobody", "name": "Nobody"}}
    assert code(await bot.try_send(there, text="<at>Amara Okafor</at>", entities=[nobody])) == (400, "BadArgument")


async def test_the_ai_label_and_citations_are_checked_and_seen(bot: Bot) -> None:
    look = {"@type": "DigitalDocument", "name": "VPN", "abstract": "How to", "url": "https://kb.fernhill.example/vpn"}
    claim = {"@type": "Claim", "position": 1, "appearance": look}
    label = {"type": "https://schema.org/Message", "@type": "Message", "@context": "https://schema.org", "@id": ""}
    label |= {"additionalType": ["AIGeneratedContent"], "citation": [claim]}
    sent = await bot.send(bot.place("direct"), text="Try this [1]", entities=[label], channelData={"feedbackLoopEnabled": True})
    post = bot.teams.post(sent)
    assert (post.ai, post.citations, post.feedback) == (True, [(1, "VPN", "https://kb.fernhill.example/vpn")], True)
    unnamed = {**claim, "appearance": {**look, "name": ""}}
    for wrong in ({"citation": [{**claim, "position": 2}]}, {"@context": "x"}, {"citation": [unnamed]}):
        assert (await bot.try_send(bot.place("direct"), text="Try this [1]", entities=[label | wrong]))[0] == 400


async def test_a_wrong_card_is_refused_with_the_place_of_the_fault(bot: Bot) -> None:
    status, answer = await bot.try_send(bot.place("direct"), attachments=[card({"type": "TextBlock", "text": "x", "colour": "red"})])
    assert status == 400
    assert "card.body[0].colour is no property of TextBlock" in answer["error"]["message"]


async def test_rosters_are_told_at_once_by_pages_and_one_by_one(bot: Bot) -> None:
    world, there = bot.teams.world, quote(bot.place("it-help"))
    everybody = (await bot.call("GET", f"v3/conversations/{there}/members"))[1]
    assert {one["userRole"] for one in everybody} == {"user", "guest"}
    bot.teams.limits.page = 4
    first = (await bot.call("GET", f"v3/conversations/{there}/pagedmembers?pageSize=50"))[1]
    more = f"v3/conversations/{there}/pagedmembers?pageSize=50&continuationToken={first['continuationToken']}"
    second = (await bot.call("GET", more))[1]
    assert first["members"] + second["members"] == everybody[:8]
    maya = world.person("maya")
    status, found = await bot.call("GET", f"v3/conversations/{there}/members/{maya.aad_object_id}")
    assert (status, found["id"], found["email"], found["userPrincipalName"]) == (200, maya.id, maya.email, maya.upn)
    stranger = world.person("stranger").id
    assert code(await bot.call("GET", f"v3/conversations/{there}/members/{stranger}")) == (404, "MemberNotFoundInConversation")
    assert code(await bot.call("GET", f"v3/conversations/{there}/members")) == (400, "BadArgument")


async def test_a_team_tells_its_channels_and_private_members_stay_private(bot: Bot) -> None:
    team = bot.teams.world.team("IT Support")
    assert (await bot.call("GET", f"v3/teams/{team.id}"))[1]["name"] == "IT Support"
    found = (await bot.call("GET", f"v3/teams/{team.id}/conversations"))[1]["conversations"]
    assert [(one["name"], one["type"]) for one in found] == [
        (None, "standard"),
        ("it-triage", "standard"),
        ("it-security", "private"),
        ("net-ops", "private"),
    ]
    ops = (await bot.call("GET", f"v3/conversations/{quote(bot.place('net-ops'))}/members"))[1]
    assert [one["name"] for one in ops] == ["Oliver Grant", "Sofia Marques"]
    assert code(await bot.call("GET", f"v3/teams/{bot.teams.world.team('Leadership').id}")) == (403, "BotNotInConversationRoster")


async def test_typing_is_recorded_and_shows_no_post(bot: Bot) -> None:
    assert (await bot.try_send(bot.place("direct"), type="typing"))[0] == 201
    assert bot.teams.posts("direct", "amara") == []
    assert [one.kind for one in bot.teams.moments_for("amara")] == ["typing"]


async def test_faults_happen_as_often_as_was_said(bot: Bot) -> None:
    faults, chat = bot.teams.faults, bot.place("direct")
    faults.error("activities.send", "PreconditionFailed")
    assert code(await bot.try_send(chat, text="a")) == (412, "PreconditionFailed")
    faults.throttle("activities.*", retry_after=7)
    async with bot.session.post(
        f"{bot.teams.service_url}v3/conversations/{quote(chat)}/activities",
        json={"type": "message", "text": "b"},
        headers={"Authorization": f"Bearer {bot.token}"},
    ) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "7")
    faults.status("activities.send", 502, times=2)
    assert [(await bot.try_send(chat, text="c"))[0] for _ in range(3)] == [502, 502, 201]
    faults.down()
    assert (await bot.try_send(chat, text="d"))[0] == 503
    assert (await bot.sign_in())[0] == 200
    faults.up()
    assert [one.text for one in bot.teams.posts("direct", "amara")] == ["c"]
    assert [call.ok for call in bot.teams.called("activities.send")] == [False, False, False, False, True, False]


async def test_a_lost_answer_took_effect_and_a_cut_call_did_not(bot: Bot) -> None:
    bot.teams.faults.lose("activities.send")
    with pytest.raises(aiohttp.ClientError):
        await bot.try_send(bot.place("direct"), text="shown")
    bot.teams.faults.cut("activities.send")
    with pytest.raises(aiohttp.ClientError):
        await bot.try_send(bot.place("direct"), text="not shown")
    bot.teams.faults.lose("activities.send", answer=504)
    with pytest.raises(ValueError):  # noqa: PT011  (the gateway's page is no JSON)
        await bot.try_send(bot.place("direct"), text="shown too")
    assert [one.text for one in bot.teams.posts("direct", "amara")] == ["shown", "shown too"]
    assert [call.lost for call in bot.teams.called("activities.send")] == [True, True, True]


async def test_a_card_is_seen_with_its_words_links_and_buttons(bot: Bot) -> None:
    shown = card(
        text("**VPN** is [here](https://kb.fernhill.example/vpn)"),
        {"type": "FactSet", "facts": [{"title": "Priority", "value": "High"}]},
        {"type": "TextBlock", "text": "hidden", "isVisible": False},
        actions=[execute("Claim"), {"type": "Action.OpenUrl", "title": "Ticket", "url": "https://tickets.fernhill.example/1"}],
    )
    post = bot.teams.post(await bot.send(bot.place("it-triage"), attachments=[shown]))
    assert post.words == "**VPN** is [here](https://kb.fernhill.example/vpn)\nPriority: High\n[Claim]\n[Ticket]"
    assert post.links == [("here", "https://kb.fernhill.example/vpn"), ("Ticket", "https://tickets.fernhill.example/1")]
    assert post.labels == ["Claim", "Ticket"]
    assert bot.teams.acting("it-triage") == [post]
