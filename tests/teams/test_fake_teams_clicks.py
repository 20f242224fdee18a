"""Clicks, feedback, reactions and installations reach the app as Teams sends them, and its answers are applied."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fake_teams import CannotDo, FakeTeams
from teams_receiver import CARD, Bot, bot_of, card, execute, listening, said, text

Json = dict[str, Any]
UNREACHABLE, WRONG = "Unable to reach app. Please try again.", "Something went wrong. Please try again."
NOTE = {"type": "Input.Text", "id": "note", "label": "Note", "isRequired": True, "errorMessage": "Say why"}


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    async with FakeTeams.open() as teams, bot_of(teams) as found:
        yield found


async def posted(bot: Bot, *body: Json, where: str = "it-triage", **more: Any) -> str:
    return await bot.send(bot.place(where), attachments=[card(*body, **more)])


async def test_a_click_carries_the_data_and_the_inputs(bot: Bot) -> None:
    sent = await posted(bot, NOTE, actions=[execute("Resolve", value="case-1")])
    async with listening(bot.teams, lambda activity: said("Noted")) as app:
        answer = await bot.teams.press("maya", sent, "Resolve", {"Note": "rebooted"})
    assert app.last["name"] == "adaptiveCard/action"
    assert app.last["value"] == {
        "action": {"type": "Action.Execute", "title": "Resolve", "verb": "act", "data": {"value": "case-1", "note": "rebooted"}},
        "trigger": "manual",
    }
    assert app.last["replyToId"] == sent
    assert app.last["conversation"]["id"] == f"{bot.place('it-triage')};messageid={sent}"
    assert (answer.private, answer.card, answer.trouble) == ("Noted", None, None)
    assert "private: Noted" in bot.teams.transcript("maya")
    assert "Noted" not in bot.teams.transcript("oliver")


async def test_a_required_input_keeps_the_click_at_home(bot: Bot) -> None:
    sent = await posted(bot, NOTE, actions=[execute("Resolve")])
    async with listening(bot.teams) as app:
        assert (await bot.teams.press("maya", sent, "Resolve")).errors == {"note": "Say why"}
    assert app.received == []


async def test_a_card_in_the_answer_is_for_the_one_who_clicked_until_the_message_changes(bot: Bot) -> None:
    sent = await posted(bot, text("new"), actions=[execute("Claim")])
    mine = {"statusCode": 200, "type": CARD, "value": card(text("yours"))["content"]}
    async with listening(bot.teams, lambda activity: mine):
        await bot.teams.press("maya", sent, "Claim")
    assert [bot.teams.post(sent, who).words for who in ("maya", "oliver")] == ["yours", "new\n[Claim]"]
    await bot.update(bot.place("it-triage"), sent, attachments=[card(text("Maya has it"))])
    assert [bot.teams.post(sent, who).words for who in ("maya", "oliver")] == ["Maya has it", "Maya has it"]


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        (500, UNREACHABLE),
        (202, UNREACHABLE),
        ({}, WRONG),
        (
            {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": {"text": "x"}},
            WRONG,
        ),
        ({"statusCode": 400, "type": "application/vnd.microsoft.error", "value": {}}, WRONG),
        ({"statusCode": 200, "type": CARD, "value": {"type": "AdaptiveCard"}}, WRONG),
        ("text", WRONG),
        (2.0, UNREACHABLE),
    ],
)
async def test_an_answer_that_teams_cannot_show_is_trouble(bot: Bot, reply: Any, trouble: str) -> None:
    bot.teams.pace.invoke = 0.2 if isinstance(reply, float) else 15.0
    sent = await posted(bot, actions=[execute("Claim")])
    async with listening(bot.teams, lambda activity: reply):
        answer = await bot.teams.press("maya", sent, "Claim")
    assert answer.trouble == trouble
    assert answer.faults
    assert f"trouble: {trouble}" in bot.teams.transcript("maya")


async def test_an_invoke_may_come_several_times_at_once(bot: Bot) -> None:
    bot.teams.pace.invoke_copies = 3
    sent = await posted(bot, actions=[execute("Claim")])
    async with listening(bot.teams, lambda activity: said("Yours")) as app:
        assert (await bot.teams.press("maya", sent, "Claim")).private == "Yours"
        await bot.teams.settled()
    assert len({one["id"] for one in app.received}) == 1
    assert len(app.received) == 3


async def test_an_old_client_sends_the_fall_back_as_a_message(bot: Bot) -> None:
    bot.teams.world.person("maya").old_client = True
    sent = await posted(bot, actions=[execute("Claim", value="case-1")])
    async with listening(bot.teams) as app:
        await bot.teams.press("maya", sent, "Claim")
    assert (app.last["type"], app.last["value"], app.last["replyToId"]) == ("message", {"value": "case-1"}, sent)
    assert "text" not in app.last


async def test_who_does_not_see_a_card_cannot_press_it(bot: Bot) -> None:
    sent = await posted(bot, actions=[execute("Claim")])
    with pytest.raises(CannotDo):
        await bot.teams.press("amara", sent, "Claim")
    with pytest.raises(CannotDo):
        await bot.teams.press("maya", sent, "Resolve")


async def test_feedback_needs_the_buttons(bot: Bot) -> None:
    plain = await bot.send(bot.place("direct"), text="x")
    with pytest.raises(CannotDo):
        await bot.teams.feedback("amara", plain, like=True)
    asked = await bot.send(bot.place("direct"), text="x", channelData={"feedbackLoopEnabled": True})
    async with listening(bot.teams, lambda activity: {}) as app:
        assert (await bot.teams.feedback("amara", asked, like=False, words="old article")).trouble is None
    assert app.last["value"] == {
        "actionName": "feedback",
        "actionValue": {"reaction": "dislike", "feedback": '{"feedbackText": "old article"}'},
    }
    assert (app.last["name"], app.last["replyToId"]) == ("message/submitAction", asked)


async def test_reactions_are_told_for_the_apps_own_messages_only(bot: Bot) -> None:
    theirs = await bot.teams.say("amara", "it-help", "hello")
    ours = await posted(bot, text("case"))
    async with listening(bot.teams) as app:
        await bot.teams.react("maya", theirs, "like")
        await bot.teams.react("maya", ours, "like")
        await bot.teams.unreact("maya", ours, "like")
        bot.teams.habits.thread_in_reactions = False
        await bot.teams.react("maya", ours, "1f440_eyes")
    maya = bot.teams.world.person("maya")
    assert [(one.get("reactionsAdded"), one.get("reactionsRemoved")) for one in app.received] == [
        ([{"type": "like"}], None),
        (None, [{"type": "like"}]),
        ([{"type": "1f440_eyes"}], None),
    ]
    assert {one["replyToId"] for one in app.received} == {ours}
    assert app.last["from"] == {"id": maya.id, "aadObjectId": maya.aad_object_id}
    assert app.last["conversation"]["id"] == bot.place("it-triage")
    assert bot.teams.post(ours).reactions == {"1f440_eyes": ["maya"]}


async def test_installations_and_rosters_are_told(bot: Bot) -> None:
    teams = bot.teams
    async with listening(teams) as app:
        await teams.install("tom")
        await teams.install("sofia", "Leadership", permissions=())
        await teams.uninstall("sofia", "Leadership")
        await teams.join("amara", "IT Support")
        await teams.make_channel("Fernhill", "news")
        await teams.rename_team("Fernhill", "Fernhill Ltd")
        await teams.uninstall("tom")
    told = {(one["type"], one.get("action") or one["channelData"].get("eventType")) for one in app.received}
    assert told == {
        ("installationUpdate", "add"),
        ("installationUpdate", "remove"),
        ("conversationUpdate", None),
        *(("conversationUpdate", event) for event in ("teamMemberAdded", "teamMemberRemoved", "channelCreated", "teamRenamed")),
    }
    joined = next(one for one in app.received if one.get("membersAdded", [{}])[0].get("aadObjectId"))
    assert joined["membersAdded"][0]["id"] == teams.world.person("amara").id
    made = next(one for one in app.received if one["channelData"].get("eventType") == "channelCreated")
    assert made["channelData"]["channel"]["name"] == "news"
    assert app.last["action"] == "remove"


async def test_what_is_not_answered_comes_again(bot: Bot) -> None:
    bot.teams.pace.answer, bot.teams.pace.retries = 0.3, (0.0, 0.0)
    replies = iter([2.0, 503, 202])
    async with listening(bot.teams, lambda activity: next(replies)) as app:
        await bot.teams.say("amara", "direct", "hello")
        await bot.teams.settled()
    assert [one.outcome for one in bot.teams.deliveries[0].attempts] == ["timeout", "http_error", "answered"]
    assert len({one["id"] for one in app.received}) == 1


async def test_a_refused_activity_does_not_come_again(bot: Bot) -> None:
    async with listening(bot.teams, lambda activity: 401) as app:
        await bot.teams.say("amara", "direct", "hello")
        await bot.teams.settled()
        delivery = await bot.teams.again(bot.teams.deliveries[0])
    assert len(app.received) == 2
    assert (delivery.status, delivery.answered) == (401, False)


async def test_visibility_is_toggled_for_one_person(bot: Bot) -> None:
    toggle = {"type": "Action.ToggleVisibility", "title": "Details", "targetElements": ["more"]}
    sent = await posted(bot, {**text("hidden"), "id": "more", "isVisible": False}, actions=[toggle])
    await bot.teams.press("maya", sent, "Details")
    assert [bot.teams.post(sent, who).words for who in ("maya", "oliver")] == ["hidden\n[Details]", "[Details]"]


async def test_looking_at_a_card_with_refresh_asks_for_ones_own_version(bot: Bot) -> None:
    maya = bot.teams.world.person("maya")
    refresh = {"action": {"type": "Action.Execute", "title": "Refresh", "verb": "refresh"}, "userIds": [maya.id]}
    sent = await posted(bot, text("for all"), refresh=refresh)
    mine = {"statusCode": 200, "type": CARD, "value": card(text("for Maya"))["content"]}
    async with listening(bot.teams, lambda activity: mine) as app:
        await bot.teams.look("maya", sent)
        await bot.teams.look("oliver", sent)
    assert [one["value"]["trigger"] for one in app.received] == ["automatic"]
    assert bot.teams.post(sent, "maya").words == "for Maya"
