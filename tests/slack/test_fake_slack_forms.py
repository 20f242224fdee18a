"""Buttons, menus and forms of the fake Slack: what the app is sent, and what becomes of its answer."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from fake_slack import CannotDo, FakeSlack
from slack_receiver import Receiver, button, buttons, client, error, field_of, listening, modal, refusal, section

FORM = modal(
    field_of("Summary", {"type": "plain_text_input", "max_length": 10}),
    field_of(
        "Team",
        {
            "type": "static_select",
            "options": [{"text": {"type": "plain_text", "text": name}, "value": name[0]} for name in ("Desk", "Net")],
        },
        optional=True,
    ),
    field_of("Person", {"type": "users_select"}, optional=True),
)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack.open() as found:
        found.pace.retries = ()
        yield found


@pytest.fixture
async def app(slack: FakeSlack) -> AsyncIterator[Receiver]:
    async with listening(slack) as found:
        yield found


async def card(slack: FakeSlack, *blocks: dict[str, Any], only: str | None = None) -> str:
    """A message of the app's with these blocks."""
    web, shown = client(slack), list(blocks or (section(), buttons(button(value="c1|create"))))
    if only:
        return str((await web.chat_postEphemeral(channel="C0ITHELP", user=only, text="card", blocks=shown))["message_ts"])
    return str((await web.chat_postMessage(channel="C0ITHELP", text="card", blocks=shown))["ts"])


async def opened(slack: FakeSlack, view: dict[str, Any] = FORM, who: str = "amara") -> dict[str, Any]:
    """A form that the app opened after somebody used a shortcut."""
    answer = await slack.shortcut(who, "get_help")
    found: dict[str, Any] = (await client(slack).views_open(trigger_id=answer.delivery.payload["trigger_id"], view=view))["view"]
    return found


# --- Buttons. ---


async def test_a_click_brings_the_action_and_where_it_was(slack: FakeSlack, app: Receiver) -> None:
    ts = await card(slack)
    await slack.press("amara", ts, "Go")
    sent = app.last
    assert sent["type"] == "block_actions"
    assert sent["user"]["id"] == "U0AMARA"
    assert sent["container"] == {"type": "message", "message_ts": ts, "channel_id": "C0ITHELP", "is_ephemeral": False}
    assert sent["message"]["ts"] == ts
    action = sent["actions"][0]
    assert (action["action_id"], action["value"], action["type"]) == ("go", "c1|create", "button")
    with pytest.raises(CannotDo, match="there is 'Go'"):
        await slack.press("amara", ts, "Stop")


async def test_an_ephemeral_message_is_not_in_the_payload(slack: FakeSlack, app: Receiver) -> None:
    ts = await card(slack, only="U0AMARA")
    await slack.press("amara", ts, "Go")
    assert "message" not in app.last
    assert app.last["container"]["is_ephemeral"]
    with pytest.raises(CannotDo, match="does not see"):
        await slack.press("tom", ts, "Go")


async def test_menus_and_feedback_buttons_are_pressed_by_what_one_reads(slack: FakeSlack, app: Receiver) -> None:
    texts = [{"type": "plain_text", "text": text} for text in ("Why?", "Good", "Bad")]
    menu = {"type": "overflow", "action_id": "menu", "options": [{"text": texts[0], "value": "why"}]}
    sides = {"positive_button": {"text": texts[1], "value": "1"}, "negative_button": {"text": texts[2], "value": "0"}}
    feedback = {"type": "context_actions", "elements": [{"type": "feedback_buttons", "action_id": "helped", **sides}]}
    ts = await card(slack, section(accessory=menu), feedback)
    assert slack.post(ts).labels == ("Why?", "Good", "Bad")
    await slack.press("amara", ts, "Why?")
    assert app.last["actions"][0]["selected_option"]["value"] == "why"
    await slack.press("amara", ts, "Bad")
    assert (app.last["actions"][0]["type"], app.last["actions"][0]["value"]) == ("feedback_buttons", "0")


async def test_a_click_nobody_acknowledges_is_trouble_and_does_not_come_again(slack: FakeSlack) -> None:
    async with listening(slack, lambda one: 500) as app:
        ts = await card(slack)
        await slack.settled()
        app.received.clear()
        answer = await slack.press("amara", ts, "Go")
        await slack.settled()
    assert answer.trouble is not None
    assert len(app.received) == 1
    assert "trouble" in slack.transcript("amara")


async def test_response_urls_work_five_times(slack: FakeSlack, app: Receiver) -> None:
    ts = await card(slack, only="U0AMARA")
    await slack.press("amara", ts, "Go")
    url = app.last["response_url"]
    async with aiohttp.ClientSession() as session:
        for said in [
            {"text": "changed", "replace_original": True},
            {"text": "one more"},
            {"delete_original": True},
            {"text": "4"},
            {"text": "5"},
        ]:
            async with session.post(url, json=said) as answer:
                assert answer.status == 200
        async with session.post(url, json={"text": "6"}) as answer:
            assert (answer.status, await answer.json()) == (404, {"ok": False, "error": "used_url"})
        slack.pace.response_url = -1.0
        async with session.post(url, json={"text": "7"}) as answer:
            assert (await answer.json())["error"] == "expired_url"
    assert [post.text for post in slack.posts("#it-help", viewer="amara")] == ["one more", "4", "5"]
    assert slack.posts("#it-help", viewer="tom") == []
    assert not [event for event in app.events() if event.get("subtype") == "message_changed"], "of ephemeral ones no event comes"


# --- Forms. ---


async def test_a_trigger_is_good_for_one_view_and_three_seconds(slack: FakeSlack, app: Receiver) -> None:
    web = client(slack)
    trigger = (await slack.shortcut("amara", "get_help")).delivery.payload["trigger_id"]
    await web.views_open(trigger_id=trigger, view=FORM)
    assert await error(web.views_open(trigger_id=trigger, view=FORM)) == "exchanged_trigger_id"
    assert await error(web.views_open(trigger_id="1.2.x", view=FORM)) == "invalid_trigger_id"
    slack.pace.trigger = 0.01
    late = (await slack.shortcut("amara", "get_help")).delivery.payload["trigger_id"]
    await asyncio.sleep(0.02)
    assert await error(web.views_open(trigger_id=late, view=FORM)) == "expired_trigger_id"
    slack.faults.error("views.open", "trigger_expired")
    assert await error(web.views_open(trigger_id=late, view=FORM)) == "trigger_expired"


async def test_a_bad_form_is_pointed_at(slack: FakeSlack, app: Receiver) -> None:
    trigger = (await slack.shortcut("amara", "get_help")).delivery.payload["trigger_id"]
    told = await refusal(client(slack).views_open(trigger_id=trigger, view=FORM | {"title": {"type": "plain_text", "text": "x" * 25}}))
    assert told["error"] == "invalid_arguments"
    assert told["response_metadata"]["messages"] == ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"]
    big = modal(*[section("ä" * 3000)] * 45)
    assert await error(client(slack).views_open(trigger_id=trigger, view=big)) == "view_too_large"


async def test_a_filled_form_is_sent_with_every_field(slack: FakeSlack, app: Receiver) -> None:
    view = await opened(slack)
    await slack.submit("amara", {"Summary": "printer", "team": "Net", "Person": "tom"})
    sent = app.last
    assert (sent["type"], sent["view"]["id"]) == ("view_submission", view["id"])
    values = sent["view"]["state"]["values"]
    assert values["summary"]["summary"]["value"] == "printer"
    assert values["team"]["team"]["selected_option"]["value"] == "N"
    assert values["person"]["person"]["selected_user"] == "U0TOM"
    assert slack.modal("amara") is None


async def test_slacks_client_keeps_back_what_is_incomplete(slack: FakeSlack, app: Receiver) -> None:
    await opened(slack)
    for given in ({}, {"Summary": "x" * 11}, {"Summary": "x", "Team": "Nobody"}, {"Colour": "red"}, {"Summary": "two\nlines"}):
        with pytest.raises(CannotDo):
            await slack.submit("amara", given)
    assert [one.payload["type"] for one in app.received] == ["shortcut"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (200, None),
        ({"response_action": "errors", "errors": {"summary": "say more"}}, "A form"),
        ({"response_action": "update", "view": FORM | {"title": {"type": "plain_text", "text": "Thanks"}}}, "Thanks"),
        ({"response_action": "push", "view": FORM | {"title": {"type": "plain_text", "text": "More"}}}, "More"),
        ({"response_action": "clear"}, None),
    ],
)
async def test_the_answer_to_a_form_decides_what_is_open(slack: FakeSlack, app: Receiver, said: Any, left: str | None) -> None:
    await opened(slack)
    app.reply = lambda one: said
    answer = await slack.submit("amara", {"Summary": "x"})
    view = slack.modal("amara")
    assert (view["title"]["text"] if view else None) == left
    assert answer.trouble is None
    assert answer.errors == (said["errors"] if left == "A form" else {})


@pytest.mark.parametrize(
    "said",
    [500, {"response_action": "errors", "errors": {"no such block": "x"}}, {"response_action": "update", "view": {}}, {"text": "thanks"}],
)
async def test_an_answer_slack_does_not_understand_is_trouble(slack: FakeSlack, app: Receiver, said: Any) -> None:
    await opened(slack)
    app.reply = lambda one: said
    assert (await slack.submit("amara", {"Summary": "x"})).trouble
    assert slack.modal("amara") is not None


async def test_views_are_updated_and_what_was_typed_stays(slack: FakeSlack, app: Receiver) -> None:
    web, view = client(slack), await opened(slack)
    await slack.choose("amara", None, "Summary", "typed")
    changed = (await web.views_update(view_id=view["id"], hash=view["hash"], view=FORM | {"private_metadata": "c1"}))["view"]
    assert changed["state"]["values"]["summary"]["summary"]["value"] == "typed"
    assert await error(web.views_update(view_id=view["id"], hash=view["hash"], view=FORM)) == "hash_conflict"
    assert await error(web.views_update(view_id="V0NONE", view=FORM)) == "not_found"


async def test_views_pile_up_to_three_and_closing_is_told_if_asked(slack: FakeSlack, app: Receiver) -> None:
    web = client(slack)
    assert await error(web.views_push(trigger_id=slack.trigger("U0AMARA"), view=FORM)) == "not_found"
    await opened(slack, FORM | {"notify_on_close": True, "external_id": "x1"})
    assert await error(web.views_push(trigger_id=slack.trigger("U0AMARA"), view=FORM | {"external_id": "x1"})) == "duplicate_external_id"
    for _ in range(2):
        await web.views_push(trigger_id=slack.trigger("U0AMARA"), view=FORM)
    assert await error(web.views_push(trigger_id=slack.trigger("U0AMARA"), view=FORM)) == "push_limit_reached"
    for _ in range(3):
        await slack.close_modal("amara")
    closed = [one.payload for one in app.received if one.payload["type"] == "view_closed"]
    assert [one["view"]["external_id"] for one in closed] == ["x1"]


async def test_an_external_select_asks_while_one_types(slack: FakeSlack, app: Receiver) -> None:
    await opened(slack, modal(field_of("Article", {"type": "external_select", "min_query_length": 0})))
    found = {"text": {"type": "plain_text", "text": "VPN on a phone"}, "value": "vpn"}
    app.reply = lambda one: {"options": [found]} if one.payload["type"] == "block_suggestion" else 200
    assert (await slack.suggest("amara", "Article", "vp")).options == [found]
    assert app.last["value"] == "vp"
    await slack.submit("amara", {"Article": "VPN on a phone"})
    assert app.last["view"]["state"]["values"]["article"]["article"]["selected_option"] == found


async def test_a_home_tab_is_published_for_one_person(slack: FakeSlack, app: Receiver) -> None:
    web, home = client(slack), {"type": "home", "blocks": [section("My requests"), buttons(button("Claim", "claim", value="c1"))]}
    view = (await web.views_publish(user_id="U0AMARA", view=home))["view"]
    assert slack.words_of(slack.home("amara")) == "My requests\nClaim"
    assert slack.home("tom") is None
    await slack.press("amara", "home", "Claim")
    assert (app.last["view"]["id"], app.last["container"]["type"]) == (view["id"], "view")
    assert "response_url" not in app.last
    assert await error(web.views_publish(user_id="U0AMARA", view=home, hash="old")) == "hash_conflict"
    assert await error(web.views_publish(user_id="U0STRANGER", view=home)) == "invalid_arguments"
    slack.installed.home_tab = False
    assert await error(web.views_publish(user_id="U0AMARA", view=home)) == "not_enabled"
