"""Dialogs, message actions and searches reach the app as Teams sends them; what Teams could not draw is trouble."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fake_teams import FakeTeams
from teams_receiver import Bot, bot_of, card, dialog, execute, listening, submit, text

Json = dict[str, Any]
NOTE = {"type": "Input.Text", "id": "note", "label": "Note", "isRequired": True, "errorMessage": "Say why"}


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    async with FakeTeams.open() as teams, bot_of(teams) as found:
        yield found


async def posted(bot: Bot, *body: Json, where: str = "it-triage", **more: Any) -> str:
    return await bot.send(bot.place(where), attachments=[card(*body, **more)])


async def test_a_dialog_is_fetched_filled_in_and_closed(bot: Bot) -> None:
    sent = await posted(bot, actions=[submit("Correct…", value="case-1", msteams={"type": "task/fetch"})])

    def reply(activity: Json) -> Any:
        return dialog(text("What is right?"), NOTE) if activity["name"] == "task/fetch" else {}

    async with listening(bot.teams, reply) as app:
        await bot.teams.press("maya", sent, "Correct…")
        assert bot.teams.dialog_words("maya") == "A form\nWhat is right?\nNote\n[Send]"
        assert (await bot.teams.submit("maya")).errors == {"note": "Say why"}
        answer = await bot.teams.submit("maya", {"note": "it is the network"})
    fetched, submitted = app.received
    assert fetched["value"] == {"data": {"value": "case-1", "msteams": {"type": "task/fetch"}}, "context": {"theme": "default"}}
    assert submitted["name"] == "task/submit"
    assert submitted["value"]["data"] == {"note": "it is the network"}
    assert submitted["replyToId"] == sent
    assert (answer.closed, bot.teams.dialog("maya")) == (True, None)


async def test_a_dialog_may_answer_with_another_or_with_a_message(bot: Bot) -> None:
    sent = await posted(bot, actions=[submit("Reply…", msteams={"type": "task/fetch"})])
    answers = iter([dialog(text("one")), dialog(text("two"), title="Again"), {"task": {"type": "message", "value": "Sent"}}])
    async with listening(bot.teams, lambda activity: next(answers)):
        await bot.teams.press("maya", sent, "Reply…")
        assert (await bot.teams.submit("maya")).dialog is not None
        assert bot.teams.dialog_words("maya").startswith("Again\ntwo")
        assert (await bot.teams.submit("maya")).private == "Sent"
    assert bot.teams.dialog("maya") is None


async def test_a_dialog_that_teams_cannot_draw_is_trouble(bot: Bot) -> None:
    sent = await posted(bot, actions=[submit("Reply…", msteams={"type": "task/fetch"})])
    for wrong in ({}, dialog(text("x"), actions=[execute("Send")]), {"task": {"type": "continue", "value": {"title": "x"}}}):
        async with listening(bot.teams, lambda activity, wrong=wrong: wrong):
            assert (await bot.teams.press("maya", sent, "Reply…")).trouble
    assert bot.teams.dialog("maya") is None


async def test_a_message_action_carries_the_message_also_where_the_app_is_not(bot: Bot) -> None:
    unheard = await bot.teams.say("amara", "lunch", "my printer is gone")
    sent = await bot.teams.say("amara", "it-help", "is it <down>?")

    def reply(activity: Json) -> Any:
        return dialog(text("Triage?")) if activity["name"] == "composeExtension/fetchTask" else {}

    async with listening(bot.teams, reply) as app:
        await bot.teams.message_action("maya", sent, "triageThis")
        await bot.teams.submit("maya", {})
        await bot.teams.message_action("tom", unheard, "triageThis")
    fetched, submitted, elsewhere = app.received
    payload = fetched["value"]["messagePayload"]
    assert (fetched["value"]["commandId"], fetched["value"]["commandContext"]) == ("triageThis", "message")
    assert (payload["id"], payload["replyToId"]) == (sent, None)
    assert payload["body"] == {"contentType": "html", "content": "<p>is it &lt;down&gt;?</p>"}
    assert payload["from"]["user"]["id"] == bot.teams.world.person("amara").aad_object_id
    assert f"/{sent}?" in payload["linkToMessage"]
    assert fetched["conversation"]["id"] == f"{bot.place('it-help')};messageid={sent}"
    assert (submitted["name"], submitted["value"]["messagePayload"]["id"]) == ("composeExtension/submitAction", sent)
    assert elsewhere["conversation"]["id"] == bot.place("lunch")


async def test_a_search_shows_results_with_a_preview(bot: Bot) -> None:
    preview = {"contentType": "application/vnd.microsoft.card.thumbnail", "content": {"title": "Case 1"}}
    found = {"type": "result", "attachmentLayout": "list", "attachments": [card(text("Case 1")) | {"preview": preview}]}
    async with listening(bot.teams, lambda activity: {"composeExtension": found}) as app:
        answer = await bot.teams.search("amara", "it-help", "myCases", "vpn")
        await bot.teams.search("amara", "it-help", "myCases", None)
    assert app.received[0]["value"] == {
        "commandId": "myCases",
        "parameters": [{"name": "query", "value": "vpn"}],
        "queryOptions": {"skip": 0, "count": 25},
    }
    assert app.last["value"]["parameters"] == [{"name": "initialRun", "value": "true"}]
    assert len(answer.results) == 1
    del found["attachments"][0]["preview"]
    async with listening(bot.teams, lambda activity: {"composeExtension": found}):
        assert (await bot.teams.search("amara", "it-help", "myCases", "vpn")).trouble
