"""The playground's chat over HTTP and WebSocket: who sees what, whose post is whose, what the helpdesk is told, and that it is told."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from running_server import Running, Visitor, running

from bot.clock import SkippingClock, next_working_day
from bot.web.playground.people import person

FORGOT = "I forgot my password and need to reset it"


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as found:
        yield found


async def posts(visitor: Visitor, conversation: str) -> list[dict[str, Any]]:
    status, told = await visitor.get(f"/playground/api/conversation?id={conversation}")
    assert status == 200, told
    found: list[dict[str, Any]] = told["posts"]
    return found


async def thread(visitor: Visitor, post: str) -> list[dict[str, Any]]:
    conversation, _, number = post.removeprefix("playground/").partition("/p")
    status, told = await visitor.get(f"/playground/api/thread?conversation={conversation}&number={number}")
    assert status == 200, told
    found: list[dict[str, Any]] = told["posts"]
    return found


async def asked(server: Running, name: str = "amara", text: str = FORGOT, where: str = "it-help") -> str:
    status, told = await server.as_(name).do("post", conversation=where, text=text)
    assert status == 200, told
    await server.settled()
    return str(told["posted"])


class TestWhoSeesWhat:
    async def test_private_channels_are_for_agents(self, server: Running) -> None:
        _, employee = await server.as_("amara").get("/playground/api/state")
        _, agent = await server.as_("maya").get("/playground/api/state")
        assert "it-triage" not in {one["id"] for one in employee["conversations"]}
        assert {"it-triage", "it-security", "it-help", "general"} <= {one["id"] for one in agent["conversations"]}

    @pytest.mark.parametrize("where", ["it-triage", "dm-tom", "dm-tom-ines", "nowhere", "", "../it-help"])
    async def test_what_is_not_for_somebody_is_not_there_for_them(self, server: Running, where: str) -> None:
        visitor = server.as_("amara")
        assert (await visitor.get(f"/playground/api/conversation?id={where}"))[0] == 404
        assert (await visitor.do("post", conversation=where, text="let me in"))[0] == 404

    async def test_posts_in_private_places_cannot_be_reached_by_their_id(self, server: Running) -> None:
        _, told = await server.as_("maya").do("post", conversation="it-triage", text="among us")
        employee = server.as_("amara")
        for what in ("edit", "delete", "react", "triage", "click", "submit"):
            body = {"post": told["posted"], "text": "x", "id": "a" * 12, "emoji": "eyes", "value": "C1001|1|claim"}
            wanted = {
                "edit": ("post", "text"),
                "react": ("id", "post", "emoji"),
                "click": ("id", "post", "value"),
                "submit": ("id", "post", "value"),
            }
            status, _ = await employee.do(what, **{name: body[name] for name in wanted.get(what, ("post",))})
            assert status == 404, what
        assert (await employee.get("/playground/api/thread?conversation=it-triage&number=1"))[0] == 404
        assert (await employee.get("/playground/api/thread?conversation=it-help&number=1"))[0] == 404

    async def test_an_answer_to_a_command_is_seen_by_the_one_who_asked(self, server: Running) -> None:
        await server.as_("amara").do("post", conversation="it-help", text="/triage help")
        [mine] = await posts(server.as_("amara"), "it-help")
        assert mine["private"] is True
        assert "command.help" in mine["card"]
        assert await posts(server.as_("maya"), "it-help") == []

    async def test_somebody_who_is_nobody_gets_nothing(self, server: Running) -> None:
        for name in ("nobody", "helpdesk", "", "playground:amara"):
            assert (await server.as_(name).get("/playground/api/conversation?id=it-help"))[0] == 401


class TestPosts:
    async def test_a_request_is_answered_in_its_thread(self, server: Running) -> None:
        post = await asked(server)
        [card] = await thread(server.as_("amara"), post)
        assert (card["author"], card["root"]) == ("playground:helpdesk", post)
        assert 'data-kind="requester.self_service"' in card["card"]

    async def test_only_the_author_edits_and_deletes(self, server: Running) -> None:
        post = await asked(server)
        assert (await server.as_("tom").do("edit", post=post, text="mine"))[0] == 404
        assert (await server.as_("maya").do("delete", post=post))[0] == 404
        assert (await server.as_("amara").do("edit", post=post, text="Printer 7 jams"))[0] == 200
        assert (await posts(server.as_("tom"), "it-help"))[0]["words"] == "Printer 7 jams"
        assert (await server.as_("amara").do("delete", post=post))[0] == 200
        assert (await server.as_("amara").do("edit", post=post, text="again"))[0] == 404

    async def test_deleting_an_undecided_request_withdraws_it(self, server: Running) -> None:
        post = await asked(server)
        await server.as_("amara").do("delete", post=post)
        await server.settled()
        [card] = await thread(server.as_("amara"), post)
        assert 'data-kind="requester.closed"' in card["card"]

    async def test_cards_cannot_be_edited_or_deleted_by_people(self, server: Running) -> None:
        [card] = await thread(server.as_("amara"), await asked(server))
        assert (await server.as_("amara").do("edit", post=card["id"], text="x"))[0] == 404
        assert (await server.as_("amara").do("delete", post=card["id"]))[0] == 404

    async def test_a_reply_to_a_reply_stands_in_the_same_thread(self, server: Running) -> None:
        post = await asked(server)
        [card] = await thread(server.as_("amara"), post)
        await server.as_("tom").do("post", conversation="it-help", thread=card["id"], text="interesting")
        assert [one["root"] for one in await thread(server.as_("amara"), post)] == [post, post]

    async def test_an_emoji_twice_is_one_and_can_be_taken_back(self, server: Running) -> None:
        post, tom = await asked(server), server.as_("tom")
        for added in (True, True):
            assert (await tom.do("react", id="r" * 12, post=post, emoji="heart", added=added))[0] == 200
        assert (await posts(tom, "it-help"))[0]["reactions"] == [{"emoji": "heart", "people": ["playground:tom"]}]
        await tom.do("react", id="s" * 12, post=post, emoji="heart", added=False)
        assert (await posts(tom, "it-help"))[0]["reactions"] == []

    @pytest.mark.parametrize("text", ["", "   ", "\n\t"])
    async def test_nothing_is_not_sent(self, server: Running, text: str) -> None:
        assert (await server.as_("amara").do("post", conversation="it-help", text=text))[0] == 400
        assert await posts(server.as_("amara"), "it-help") == []

    async def test_strange_words_are_kept_as_words(self, server: Running) -> None:
        strange = "<script>alert(1)</script>\u0000 \u202eabc\u200b {{7*7}} **x** <@U1> </article>"
        await asked(server, text=strange, where="general")
        assert (await posts(server.as_("tom"), "general"))[0]["words"] == strange

    async def test_a_broken_half_of_a_character_becomes_the_sign_for_it(self, server: Running) -> None:
        raw = b'{"conversation": "general", "text": "half \\ud83d of it"}'
        headers = {"X-Helpdesk-Viewer": "amara", "Content-Type": "application/json"}
        async with server.session.post(f"{server.address}/playground/api/post", data=raw, headers=headers) as response:
            assert response.status == 200
        assert (await posts(server.as_("tom"), "general"))[0]["words"] == "half \ufffd of it"

    @pytest.mark.parametrize(
        "body", [{}, {"conversation": "it-help"}, {"conversation": 1, "text": "x"}, {"text": "x", "more": 1}, [1], "x"]
    )
    async def test_a_body_of_another_shape_is_refused(self, server: Running, body: object) -> None:
        url, headers = f"{server.address}/playground/api/post", {"X-Helpdesk-Viewer": "amara"}
        async with server.session.post(url, json=body, headers=headers) as response:
            assert response.status == 400


class TestButtons:
    @pytest.mark.parametrize("value", ["", "nonsense", "C1001|1|claim|" + "x" * 300, "C9999999|1|solved", "C1001|1|record", "\u0000", "🙂"])
    async def test_forged_values_are_refused_with_words(self, server: Running, value: str) -> None:
        [card] = await thread(server.as_("amara"), await asked(server))
        status, told = await server.as_("amara").do("click", id="c" * 12, post=card["id"], value=value)
        assert (status, told["kind"]) == (200, "refused")
        assert told["words"]

    async def test_the_same_click_twice_is_one(self, server: Running) -> None:
        post = await asked(server)
        [card] = await thread(server.as_("amara"), post)
        value = f"{case_of(card)}|1|solved"
        for _ in range(2):
            assert (await server.as_("amara").do("click", id="d" * 12, post=card["id"], value=value))[0] == 200
        await server.settled()
        versions = await server.serving.app.world.store.versions(case_of(card))
        assert [version.what for version in versions] == ["triaged", "solved"]

    async def test_a_strangers_click_is_refused_and_writes_nothing(self, server: Running) -> None:
        [card] = await thread(server.as_("amara"), await asked(server))
        _, told = await server.as_("tom").do("click", id="e" * 12, post=card["id"], value=f"{case_of(card)}|1|solved")
        assert told["kind"] == "refused"
        assert len(await server.serving.app.world.store.versions(case_of(card))) == 1

    async def test_a_form_opens_and_its_errors_come_back_by_field(self, server: Running) -> None:
        [card] = await thread(server.as_("amara"), await asked(server))
        value = f"{case_of(card)}|1|add_details"
        _, told = await server.as_("amara").do("click", id="f" * 12, post=card["id"], value=value)
        assert told["kind"] == "form"
        assert "<textarea" in told["form"]
        _, told = await server.as_("amara").do("submit", id="f" * 12, post=card["id"], value=value, fields={"text": "  "})
        assert (told["kind"], list(told["errors"])) == ("errors", ["text"])


def case_of(card: dict[str, Any]) -> str:
    return str(card["card"].split('data-marker="case:')[1].split(":")[0])


class TestWhatTheHelpdeskIsTold:
    async def test_where_it_is_not_a_member_it_hears_nothing(self, server: Running) -> None:
        await asked(server, text=FORGOT, where="dm-amara-tom")
        assert await server.serving.app.world.store.list_cases() == ()

    async def test_a_message_triaged_there_is_answered_directly(self, server: Running) -> None:
        post = await asked(server, text=FORGOT, where="dm-amara-tom")
        assert (await server.as_("amara").do("triage", post=post))[1]["kind"] == "done"
        await server.settled()
        assert ["requester.self_service" in one["card"] for one in await posts(server.as_("amara"), "dm-amara")] == [True]

    async def test_a_mention_is_reported_and_not_left_in_the_words(self, server: Running) -> None:
        await asked(server, "amara", "@helpdesk my headset is broken", "general")
        [line] = await server.serving.app.world.store.list_cases()
        case = await server.serving.app.world.store.case(line.case_id)
        assert case is not None
        assert (case.request.via, case.request.text) == ("mention", "my headset is broken")

    async def test_words_to_a_colleague_are_theirs(self, server: Running) -> None:
        await asked(server, "amara", "@tom is your printer jammed too?")
        [line] = await server.serving.app.world.store.list_cases()
        assert line.ignored_because == "addressed_to_person"

    async def test_what_it_could_not_take_is_told_again(self, server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
        door = server.serving.app.door
        taken, fails = door.message, [True, True]

        async def sometimes(message: Any) -> Any:
            if fails:
                fails.pop()
                raise OSError("the disk is away")
            return await taken(message)

        monkeypatch.setattr(door, "message", sometimes)
        post = await asked(server)
        for _ in range(60):
            await asyncio.sleep(0.1)
            await server.settled()
            if cards := await thread(server.as_("amara"), post):
                break
        assert len(cards) == 1

    async def test_what_was_posted_while_it_was_away_is_told_at_the_next_start(self, tmp_path: Path) -> None:
        async with running(tmp_path) as first:
            playground = first.serving.playground
            assert playground is not None
            post, announced = await playground.chat.say(person("playground:amara"), "it-help", FORGOT)
            assert announced is not None
        async with running(tmp_path) as again:
            for _ in range(50):
                await again.settled()
                if cards := await thread(again.as_("amara"), f"playground/it-help/p{post.number}"):
                    break
                await asyncio.sleep(0.1)
            assert len(cards) == 1


class TestLive:
    async def test_changes_come_without_asking_and_only_to_those_who_may_see_them(self, server: Running) -> None:
        async with listening(server, "maya") as agent, listening(server, "tom") as employee:
            await asked(server, "amara", "Excel crashes whenever I open the price list")
            assert {"it-help", "it-triage"} <= {post["conversation"] for post in await heard(agent, 1.0)}
            assert {post["conversation"] for post in await heard(employee, 1.0)} == {"it-help"}

    async def test_a_private_answer_is_heard_by_one(self, server: Running) -> None:
        async with listening(server, "amara") as mine, listening(server, "tom") as other:
            await server.as_("amara").do("post", conversation="general", text="/triage help")
            assert len(await heard(mine, 0.6)) == 1
            assert await heard(other, 0.3) == []


def listening(server: Running, name: str) -> Any:
    return server.session.ws_connect(f"{server.address}/playground/live?as={name}", headers={"Origin": server.address})


async def heard(socket: Any, seconds: float) -> list[dict[str, Any]]:
    """The posts that came within so many seconds."""
    found = []
    end = asyncio.get_running_loop().time() + seconds
    while (left := end - asyncio.get_running_loop().time()) > 0:
        try:
            told = json.loads(await asyncio.wait_for(socket.receive_str(), left))
        except TimeoutError:
            break
        found += told.get("posts", [])
    return found


class TestTheClock:
    async def test_it_is_sent_ahead_for_everybody_and_stays_ahead(self, tmp_path: Path) -> None:
        async with running(tmp_path) as server:
            for by, least in (("minutes", 180), ("hours", 4 * 3600), ("working_day", 3600)):
                _, before = await server.as_("tom").get("/playground/api/state")
                status, told = await server.as_("amara").do("clock", by=by)
                assert status == 200
                assert told["clock"]["ahead_seconds"] - before["clock"]["ahead_seconds"] >= least
            ahead = told["clock"]["ahead_seconds"]
        async with running(tmp_path) as again:
            _, told = await again.as_("amara").get("/playground/api/state")
            assert told["clock"]["ahead_seconds"] == ahead

    @pytest.mark.parametrize("by", [None, "years", -5, {}, ["hours"]])
    async def test_other_ways_to_skip_are_refused(self, server: Running, by: object) -> None:
        assert (await server.as_("amara").do("clock", by=by))[0] == 400

    def test_after_friday_comes_monday_also_over_a_clock_change(self) -> None:
        friday = datetime(2026, 3, 27, 16, 30, tzinfo=UTC)
        assert next_working_day(friday, "Europe/London") == datetime(2026, 3, 30, 8, 0, tzinfo=UTC)

    def test_an_unreadable_file_counts_as_nothing_skipped_and_back_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "clock.json"
        for text in ("", "{}", '{"ahead_seconds": "x"}', '{"ahead_seconds": -5}', '{"ahead_seconds": 1e300}', "[]"):
            path.write_text(text)
            assert SkippingClock(path).ahead == timedelta(0)
        with pytest.raises(ValueError, match="back"):
            SkippingClock(path).skip(timedelta(seconds=-1))
