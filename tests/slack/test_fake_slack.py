"""The fake Slack refuses what Slack refuses: tokens, scopes, places, messages, limits. Through Slack's own client."""

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from fake_slack import FakeSlack
from slack_receiver import buttons, client, error, refusal, section
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

IT_HELP, TRIAGE, RANDOM, SECRET, OLD = "C0ITHELP", "C0ITTRIAGE", "C0RANDOM", "C0SECRET", "C0OLDHELP"


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack.open() as found:
        found.pace.retries = ()
        found.pace.acknowledge = 0.05
        yield found


@pytest.fixture
def web(slack: FakeSlack) -> AsyncWebClient:
    return client(slack)


async def posted(web: AsyncWebClient, text: str = "hello", **more: object) -> str:
    return str((await web.chat_postMessage(channel=IT_HELP, text=text, **more))["ts"])


# --- Who is calling. ---


async def test_a_call_without_a_token_is_not_authed(slack: FakeSlack) -> None:
    async with aiohttp.ClientSession() as session, session.post(f"{slack.api_url}auth.test") as answer:
        assert (await answer.json())["error"] == "not_authed"


async def test_a_token_in_a_json_body_does_not_count(slack: FakeSlack) -> None:
    told = {"token": slack.bot_token}
    async with aiohttp.ClientSession() as session, session.post(f"{slack.api_url}auth.test", json=told) as answer:
        assert (await answer.json())["error"] == "not_authed"


async def test_unknown_and_dead_tokens_are_told_apart(slack: FakeSlack, web: AsyncWebClient) -> None:
    assert await error(client(slack, "xoxb-somebody-else").auth_test()) == "invalid_auth"
    assert await error(web.apps_connections_open(app_token=slack.bot_token)) == "not_allowed_token_type"
    assert await error(client(slack, slack.app_token).auth_test()) == "not_allowed_token_type"
    await slack.revoke()
    assert await error(web.auth_test()) == "token_revoked"
    await slack.uninstall()
    assert await error(web.auth_test()) == "account_inactive"


async def test_a_missing_scope_is_named(slack: FakeSlack, web: AsyncWebClient) -> None:
    slack.installed.scopes.discard("chat:write")
    told = await refusal(web.chat_postMessage(channel=IT_HELP, text="hello"))
    assert told["error"] == "missing_scope"
    assert told["needed"] == "chat:write"
    assert "users:read" in told["provided"].split(",")


async def test_reading_a_conversation_needs_the_scope_of_its_kind(slack: FakeSlack, web: AsyncWebClient) -> None:
    slack.installed.scopes.discard("groups:history")
    await web.conversations_history(channel=IT_HELP)
    assert (await refusal(web.conversations_history(channel=TRIAGE)))["needed"] == "groups:history"


async def test_the_scopes_held_stand_in_a_header(slack: FakeSlack, web: AsyncWebClient) -> None:
    held = (await web.auth_test()).headers["X-OAuth-Scopes"].split(",")
    assert set(held) == slack.installed.scopes


async def test_a_manifest_grants_what_it_asks_for_and_nothing_else() -> None:
    asked = {"oauth_config": {"scopes": {"bot": ["chat:write"]}}, "settings": {"event_subscriptions": {"bot_events": ["app_mention"]}}}
    async with FakeSlack.open(manifest=asked) as slack:
        assert await error(client(slack).users_info(user="U0AMARA")) == "missing_scope"
        await slack.say("amara", "#it-help", "hello @helpdesk")
        assert slack.deliveries == [], "app_mentions:read was not asked for"


async def test_get_and_post_form_and_json_are_all_understood(slack: FakeSlack) -> None:
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    said = {"channel": IT_HELP, "text": "hello"}
    async with aiohttp.ClientSession(headers=headers) as session:
        for way in ({"params": said}, {"data": said}, {"json": said}):
            method = "GET" if "params" in way else "POST"
            async with session.request(method, f"{slack.api_url}chat.postMessage", **way) as answer:  # type: ignore[arg-type]
                assert (await answer.json())["ok"]
        async with session.post(f"{slack.api_url}users.info", json={"user": "U0AMARA"}) as answer:
            assert (await answer.json())["error"] == "invalid_arguments", "what only reads takes no JSON"


async def test_unknown_methods_and_arguments_are_refused(web: AsyncWebClient) -> None:
    assert await error(web.api_call("chat.shout", json={})) == "unknown_method"
    assert await error(web.chat_postMessage(channel=IT_HELP, text="hello", colour="red")) == "invalid_arguments"
    assert await error(web.api_call("views.update", json={})) == "invalid_arguments"


# --- Posting. ---


async def test_the_bot_posts_where_it_may(slack: FakeSlack, web: AsyncWebClient) -> None:
    assert await error(web.chat_postMessage(channel="C0NOWHERE", text="hello")) == "channel_not_found"
    assert await error(web.chat_postMessage(channel=SECRET, text="hello")) == "channel_not_found"
    assert await error(web.chat_postMessage(channel=RANDOM, text="hello")) == "not_in_channel"
    assert await error(web.chat_postMessage(channel=OLD, text="hello")) == "is_archived"
    slack.world.channel("#it-help").read_only = True
    assert await error(web.chat_postMessage(channel=IT_HELP, text="hello")) == "restricted_action_read_only_channel"
    slack.installed.scopes.add("chat:write.public")
    await web.chat_postMessage(channel="#random", text="hello")
    await web.chat_postMessage(channel="U0AMARA", text="hello")
    assert [post.text for post in slack.posts("direct", viewer="amara")] == ["hello"]


async def test_text_of_a_message_is_there_and_fits(web: AsyncWebClient) -> None:
    assert await error(web.api_call("chat.postMessage", json={"channel": IT_HELP})) == "no_text"
    assert await error(web.chat_postMessage(channel=IT_HELP, text="x" * 40_001)) == "msg_too_long"
    ts = await posted(web, "x" * 40_000)
    assert await error(web.chat_update(channel=IT_HELP, ts=ts, text="x" * 4_001)) == "msg_too_long"


async def test_bad_blocks_are_pointed_at(web: AsyncWebClient) -> None:
    told = await refusal(web.chat_postMessage(channel=IT_HELP, text="hello", blocks=[section(""), section("x" * 3001)]))
    assert told["error"] == "invalid_blocks"
    assert told["response_metadata"]["messages"] == [
        "[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]",
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]",
    ]
    assert await error(web.chat_postMessage(channel=IT_HELP, text="hello", blocks="{nonsense")) == "invalid_blocks_format"


async def test_metadata_has_a_form_and_a_size(slack: FakeSlack, web: AsyncWebClient) -> None:
    for metadata, expected in (
        ("nonsense{", "invalid_metadata_format"),
        ({"event_type": "case"}, "invalid_metadata_schema"),
        ({"event_type": "case", "event_payload": {"x": "y" * 8200}}, "metadata_too_large"),
    ):
        given = metadata if isinstance(metadata, str) else json.dumps(metadata)
        assert await error(web.chat_postMessage(channel=IT_HELP, text="hello", metadata=given)) == expected
    kept = {"event_type": "case", "event_payload": {"id": "c1"}}
    await posted(web, metadata=kept)
    plain = (await web.conversations_history(channel=IT_HELP))["messages"][0]
    assert "metadata" not in plain
    assert (await web.conversations_history(channel=IT_HELP, include_all_metadata=True))["messages"][0]["metadata"] == kept
    slack.installed.scopes.discard("metadata.message:read")
    assert "metadata" not in (await web.conversations_history(channel=IT_HELP, include_all_metadata=True))["messages"][0]


async def test_a_thread_hangs_on_a_standing_parent(slack: FakeSlack, web: AsyncWebClient) -> None:
    parent = await slack.say("amara", "#it-help", "hello")
    reply = await posted(web, thread_ts=parent)
    assert await error(web.chat_postMessage(channel=IT_HELP, text="hello", thread_ts=reply)) == "cannot_reply_to_message"
    found = (await web.conversations_replies(channel=IT_HELP, ts=parent))["messages"]
    assert [one["ts"] for one in found] == [parent, reply]
    assert found[0]["reply_count"] == 1
    assert [one["ts"] for one in (await web.conversations_history(channel=IT_HELP))["messages"]] == [parent]
    assert await error(web.conversations_replies(channel=IT_HELP, ts="1.000000")) == "thread_not_found"


async def test_a_reply_to_what_is_gone_lands_in_the_channel(slack: FakeSlack, web: AsyncWebClient) -> None:
    parent = await slack.say("amara", "#it-help", "never mind")
    await slack.remove("amara", parent)
    told = await web.chat_postMessage(channel=IT_HELP, text="for Amara", thread_ts=parent)
    assert "thread_ts" not in told["message"]
    assert [post.text for post in slack.posts("#it-help") if post.thread is None] == ["for Amara"]


# --- Changing and deleting. ---


async def test_only_its_own_standing_messages_change(slack: FakeSlack, web: AsyncWebClient) -> None:
    theirs, ours = await slack.say("amara", "#it-help", "hello"), await posted(web)
    assert await error(web.chat_update(channel=IT_HELP, ts=theirs, text="new")) == "cant_update_message"
    assert await error(web.chat_delete(channel=IT_HELP, ts=theirs)) == "cant_delete_message"
    assert await error(web.chat_update(channel=IT_HELP, ts="1.000000", text="new")) == "message_not_found"
    slack.pace.edit_window = -1.0
    assert await error(web.chat_update(channel=IT_HELP, ts=ours, text="new")) == "edit_window_closed"
    slack.pace.edit_window = None
    await web.chat_delete(channel=IT_HELP, ts=ours)
    assert await error(web.chat_update(channel=IT_HELP, ts=ours, text="new")) == "message_not_found"
    kept = await posted(web)
    slack.world.channel("#it-help").archived = True
    assert await error(web.chat_update(channel=IT_HELP, ts=kept, text="new")) == "is_inactive"


async def test_an_update_leaves_what_it_does_not_name(slack: FakeSlack, web: AsyncWebClient) -> None:
    ts = await posted(web, blocks=[section("one")], metadata={"event_type": "a", "event_payload": {}})
    await web.chat_update(channel=IT_HELP, ts=ts, text="new")
    assert slack.post(ts).words == "one"
    assert slack.post(ts).body["metadata"]["event_type"] == "a"
    await web.chat_update(channel=IT_HELP, ts=ts, text="new", blocks=[], metadata={})
    assert slack.post(ts).words == "new"
    assert "metadata" not in slack.post(ts).body


async def test_an_ephemeral_message_is_one_persons_and_cannot_be_changed(slack: FakeSlack, web: AsyncWebClient) -> None:
    assert await error(web.chat_postEphemeral(channel=TRIAGE, user="U0AMARA", text="psst")) == "user_not_in_channel"
    assert await error(web.chat_postEphemeral(channel=RANDOM, user="U0AMARA", text="psst")) == "not_in_channel"
    ts = (await web.chat_postEphemeral(channel=IT_HELP, user="U0AMARA", text="psst"))["message_ts"]
    assert [post.text for post in slack.posts("#it-help", viewer="amara")] == ["psst"]
    assert slack.posts("#it-help", viewer="tom") == []
    assert await error(web.chat_update(channel=IT_HELP, ts=ts, text="new")) == "message_not_found"
    assert await error(web.chat_getPermalink(channel=IT_HELP, message_ts=ts)) == "message_not_found"


async def test_reactions_stand_once(slack: FakeSlack, web: AsyncWebClient) -> None:
    ts = await slack.say("amara", "#it-help", "hello")
    await web.reactions_add(channel=IT_HELP, timestamp=ts, name="eyes")
    assert await error(web.reactions_add(channel=IT_HELP, timestamp=ts, name="eyes")) == "already_reacted"
    assert await error(web.reactions_add(channel=IT_HELP, timestamp=ts, name="no such name!")) == "invalid_name"
    assert await error(web.reactions_add(channel=IT_HELP, timestamp="1.000000", name="eyes")) == "message_not_found"
    assert await error(web.reactions_add(channel=IT_HELP, timestamp="now", name="eyes")) == "bad_timestamp"
    assert slack.post(ts).reactions == {"eyes": ["U0HELPDESK"]}
    await web.reactions_remove(channel=IT_HELP, timestamp=ts, name="eyes")
    assert await error(web.reactions_remove(channel=IT_HELP, timestamp=ts, name="eyes")) == "no_reaction"


# --- Looking up. ---


async def test_people_and_groups_are_looked_up(slack: FakeSlack, web: AsyncWebClient) -> None:
    assert await error(web.users_info(user="U0NOBODY")) == "user_not_found"
    assert (await web.users_info(user="U0AMARA"))["user"]["profile"]["email"] == "amara.okafor@fernhill.example"
    assert (await web.users_info(user="U0KIT"))["user"]["is_restricted"]
    assert (await web.users_info(user="U0STRANGER"))["user"]["is_stranger"]
    assert (await web.users_lookupByEmail(email="tom.hargreaves@fernhill.example"))["user"]["id"] == "U0TOM"
    assert await error(web.users_lookupByEmail(email="nobody@fernhill.example")) == "users_not_found"
    assert (await web.usergroups_users_list(usergroup="S0AGENTS"))["users"] == ["U0MAYA", "U0OLIVER", "U0SOFIA"]
    assert await error(web.usergroups_users_list(usergroup="S0NONE")) == "no_such_subteam"
    slack.installed.scopes.discard("users:read.email")
    assert "email" not in (await web.users_info(user="U0AMARA"))["user"]["profile"]
    assert (await refusal(web.users_lookupByEmail(email="x@y.example")))["needed"] == "users:read.email"


async def test_conversations_are_listed_in_pages(web: AsyncWebClient) -> None:
    first = await web.conversations_list(limit=2, exclude_archived=True)
    second = await web.conversations_list(limit=200, exclude_archived=True, cursor=first["response_metadata"]["next_cursor"])
    names = [one["name"] for one in [*first["channels"], *second["channels"]]]
    assert names == ["general", "it-help", "suppliers", "random"]
    private = await web.conversations_list(types="private_channel")
    assert "secret" not in [one["name"] for one in private["channels"]]
    assert (await web.conversations_info(channel=TRIAGE))["channel"]["is_private"]
    assert await error(web.conversations_info(channel=SECRET)) == "channel_not_found"
    assert await error(web.conversations_list(types="rooms")) == "invalid_types"
    assert "U0AMARA" in (await web.conversations_members(channel=IT_HELP))["members"]
    assert "random" not in [one.get("name") for one in (await web.users_conversations(types="public_channel"))["channels"]]


async def test_direct_conversations_are_opened_with_those_who_can_be_reached(web: AsyncWebClient) -> None:
    one = (await web.conversations_open(users="U0AMARA"))["channel"]["id"]
    assert (await web.conversations_open(users="U0AMARA"))["channel"]["id"] == one
    several = (await web.conversations_open(users="U0AMARA,U0TOM"))["channel"]["id"]
    assert several != one
    assert await error(web.conversations_open(users="U0NOBODY")) == "user_not_found"
    assert await error(web.conversations_open(users="U0GONE")) == "user_disabled"
    assert await error(web.conversations_open(users="U0OTHERBOT")) == "cannot_dm_bot"


async def test_a_history_is_read_between_bounds_and_needs_membership(slack: FakeSlack, web: AsyncWebClient) -> None:
    first, second = await slack.say("amara", "#it-help", "one"), await slack.say("amara", "#it-help", "two")
    only = await web.conversations_history(channel=IT_HELP, latest=first, inclusive=True, limit=1)
    assert [one["text"] for one in only["messages"]] == ["one"]
    assert [one["ts"] for one in (await web.conversations_history(channel=IT_HELP, oldest=first))["messages"]] == [second]
    assert await error(web.conversations_history(channel=RANDOM)) == "not_in_channel"
    await web.conversations_join(channel=RANDOM)
    await web.conversations_history(channel=RANDOM)
    assert (await web.chat_getPermalink(channel=IT_HELP, message_ts=first))["permalink"].endswith(f"/C0ITHELP/p{first.replace('.', '')}")


# --- Limits. ---


async def test_more_than_the_tier_allows_ends_in_429_with_a_wait(slack: FakeSlack, web: AsyncWebClient) -> None:
    slack.limits.speed = 1.0
    for _ in range(slack.limits.burst):
        await posted(web)
    with pytest.raises(SlackApiError) as refused:
        await posted(web)
    told = refused.value.response
    assert (told.status_code, told.headers["Retry-After"], told["error"]) == (429, "1", "ratelimited")
    await web.chat_postMessage(channel=TRIAGE, text="another channel has its own second")
    for _ in range(20):
        await web.users_list()
    assert await error(web.users_list()) == "ratelimited"


async def test_what_stands_in_a_message_can_be_read_and_pressed(slack: FakeSlack, web: AsyncWebClient) -> None:
    words = "for <@U0AMARA> in <#C0ITHELP> of <!subteam^S0AGENTS>, <https://kb.example/1|the article> &lt;b&gt;"
    row = buttons({"type": "overflow", "action_id": "m", "options": [{"text": {"type": "plain_text", "text": "Why"}, "value": "why"}]})
    post = slack.post(await posted(web, blocks=[section(words), row]))
    assert post.words.splitlines()[0] == "for @Amara Okafor in #it-help of @it-agents, the article <b>"
    assert post.pings == {"@U0AMARA", "!subteam^S0AGENTS"}
    assert post.links == (("https://kb.example/1", "the article"),)
    assert post.labels == ("Why",)
