"""Whatever stands in a post, it ends in an outcome or in a recorded "left alone", soon, with nothing lost, and is shown harmlessly."""

import asyncio
import io
import json
import time
import urllib.parse
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hard_texts import BIG, LONG, MARKUP, MEGABYTE, NOTHING, SENTENCE, STRANGE, TAKEN
from harmless import Page, harm_in_blocks, harm_in_html, harm_in_text
from helpdesks import Desk, data_folder, desk, open_desk
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from outside_world import AMARA, MAYA, Lasting
from pydantic import ValidationError
from running_server import TOKEN, Running, running

from bot.cards import block_kit, html, text
from triage.case import OUTCOMES, Case
from triage.facts import Action, ActionName

SOON_SECONDS = 10.0
"""Far above what any text takes (about a second for a megabyte), far below what a hanging expression would."""
OURS = ("help.fernhill.example",)
"""Where the sample articles stand."""
LEFT_ALONE = {name: words for name, (words, _) in NOTHING.items()}


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(data_folder(tmp_path / "data")) as found:
        yield found


def harm_on_cards(at: Desk, case: Case) -> list[str]:
    """What the cards of a case would do wrong where they are drawn."""
    found = []
    for post in at.world.posts.values():
        if not post.card.marker.startswith(f"case:{case.id}:"):
            continue
        found += harm_in_html(html.render(post.card), hosts=OURS)
        found += harm_in_text(text.render(post.card), len(text.actions(post.card)))
        slack = block_kit.render(post.card)
        found += harm_in_blocks(slack.blocks, hosts=OURS) + harm_in_blocks({"type": "mrkdwn", "text": slack.text}, hosts=OURS)
    return found


async def asked(at: Desk, words: str, **more: Any) -> tuple[Case, float]:
    began = time.monotonic()
    case = await asyncio.wait_for(at.ask(words, **more), SOON_SECONDS)
    at.world.now += timedelta(minutes=5)  # so that nobody is over the limit
    return case, time.monotonic() - began


# --- through the door --------------------------------------------------------------------------------------------------


async def test_what_says_nothing_is_left_alone_with_its_reason_and_without_its_words(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        for name, (words, why) in NOTHING.items():
            case, _ = await asked(at, words)
            event = (await at.app.world.store.events(case.id))[0]
            assert (case.state, case.ignored_because, event.event.message.text) == ("ignored", why, ""), name
        assert at.world.posts == {}


async def test_what_says_nothing_says_no_more_in_a_direct_message_or_when_forced(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        for name, (words, why) in NOTHING.items():
            if len(words) > MEGABYTE // 8:
                continue
            case, _ = await asked(at, words, channel=None)
            assert (case.state, case.ignored_because) == ("ignored", why), name
            found = at.world.message(words, channel="general")
            answer = await at.app.door.force(found, AMARA, f"force-{found.id}")
            await at.settle()
            assert answer.case_id is not None
            assert (await at.case(answer.case_id)).ignored_because == why, name


async def test_a_strange_text_is_answered_and_shown_harmlessly(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        for name, words in TAKEN.items():
            case, _ = await asked(at, words)
            event = (await at.app.world.store.events(case.id))[0]
            assert case.decision is not None, name
            assert case.decision.outcome in OUTCOMES
            assert event.attempts == 0, f"{name}: a step failed: {event.problem}"
            assert len(case.request.text) <= 5000
            assert at.world.cards("requester."), name
            assert harm_on_cards(at, case) == [], name


async def test_a_megabyte_is_answered_soon_and_stays_with_the_case_whole(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        for name, words in LONG.items():
            case, seconds = await asked(at, words)
            event = (await at.app.world.store.events(case.id))[0]
            assert seconds < SOON_SECONDS, f"{name}: {seconds:.1f} s"
            assert event.event.message.text == words, f"{name}: something is lost"
            assert case.decision is not None, name
            assert len(case.request.text) <= 5000
            assert ("truncated" in case.request.flags) == (name not in ("marks on one letter", "backticks")), name
            assert harm_on_cards(at, case) == [], name


async def test_a_megabyte_in_an_answer_an_edit_and_a_form_is_no_worse(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask(SENTENCE)
        await at.click(case.id, ActionName.TALK_TO_PERSON, AMARA)
        for name, words in ((name, LONG[name]) for name in ("words", "angles", "marks on one letter")):
            await asked(at, words, thread="m1")
            answer = await at.fill(case.id, ActionName.ASK, MAYA, text=words)
            assert answer.kind == "errors", f"{name}: a form takes what it said it would not"
            assert dict(answer.errors)["text"], name
        edited = at.world.messages["m1"].model_copy(update={"text": LONG["words"]})
        await at.app.door.edited(edited, at.world.now)
        await at.settle()
        now = await at.case(case.id)
        assert harm_on_cards(at, now) == []
        assert all(event.attempts == 0 and event.finished_at for event in await at.app.world.store.events(case.id))


async def test_strange_words_in_every_form_and_answer_are_shown_harmlessly(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as at:
        case = await at.ask("The projector in room 4 flickers and nobody knows why, please have a look")
        await at.click(case.id, ActionName.CREATE_TICKET, AMARA)
        await at.click(case.id, ActionName.CLAIM, MAYA)
        for name, words in {**STRANGE, **MARKUP}.items():
            for action, who in ((ActionName.REPLY, MAYA), (ActionName.ASK, MAYA), (ActionName.ADD_DETAILS, AMARA)):
                answer = await at.fill(case.id, action, who, text=words)
                assert answer.kind == "done", (name, action, answer)
        now = await at.case(case.id)
        assert len(now.notes) == 3 * len({**STRANGE, **MARKUP})
        assert harm_on_cards(at, now) == []
        assert all(event.attempts == 0 for event in await at.app.world.store.events(case.id))


FRAGMENTS = [words[-60:] for words in {**STRANGE, **MARKUP}.values()] + ["help", "my vpn is broken", "```", "\r", "<", "|", ":fire:", "@"]
ANYTHING = st.text(st.characters(), max_size=80)
"""Every character there is, the halves of broken pairs too."""


def test_any_text_ends_in_an_outcome_or_is_left_alone_on_record(tmp_path_factory: pytest.TempPathFactory) -> None:
    with asyncio.Runner() as loop:
        at = loop.run(open_desk(data_folder(tmp_path_factory.mktemp("any")), Lasting()))

        @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
        @given(st.lists(st.sampled_from(FRAGMENTS) | ANYTHING, max_size=6).map(" ".join))
        @example("\ud83d")
        @example("my vpn is broken\x00\ud83d\udd25")
        def posted(words: str) -> None:
            case, _ = loop.run(asked(at, words))
            event = loop.run(at.app.world.store.events(case.id))[0]
            assert event.attempts == 0, event.problem
            assert event.finished_at is not None
            assert case.decision is not None or case.ignored_because is not None
            assert harm_on_cards(at, case) == []

        try:
            posted()
        finally:
            loop.run(at.app.close())


# --- over HTTP: the API for programs -----------------------------------------------------------------------------------


async def programs(server: Running, words: str) -> tuple[int, dict[str, Any]]:
    """POST /api/requests as a program does it: ASCII JSON, so that broken halves come through as they are."""
    body = json.dumps({"text": words, "requester": {"id": "emp-7", "name": words[:50] or "Ada"}}).encode()
    headers = {"Authorization": f"Bearer {TOKEN}"}
    async with server.session.post(f"{server.address}/api/requests", data=io.BytesIO(body), headers=headers) as answer:
        return answer.status, await answer.json()


async def test_a_program_is_told_what_an_empty_text_lacks(server: Running) -> None:
    for words in ("", " \t\n ", "\u00a0\u2003"):
        status, told = await programs(server, words)
        assert (status, told["error"].partition(":")[0]) == (400, "text"), words


async def test_a_program_may_send_any_text_and_the_receipt_shows_it_harmlessly(server: Running) -> None:
    for name, words in {**TAKEN, "emoji": LEFT_ALONE["emoji"], "controls": LEFT_ALONE["only controls"], "long": LONG["words"]}.items():
        status, told = await programs(server, words)
        assert status == 202, (name, told)
        await server.settled()
        case = await server.serving.app.world.store.case(told["case_id"])
        assert case is not None, name
        assert (case.decision is None) == (name in ("emoji", "controls")), name
        status, page = await server.as_("maya").page(f"/cases/{case.id}")
        assert status == 200, name
        assert harm_in_html(page, hosts=OURS) == [], name


async def test_what_was_written_stands_on_the_receipt_letter_by_letter(server: Running) -> None:
    words = SENTENCE + "is 1 < 2 & 3 > 2 \"quoted\" 'single'?"
    _, told = await programs(server, words)
    await server.settled()
    _, page = await server.as_("maya").page(f"/cases/{told['case_id']}")
    assert words.strip() in " ".join(Page(page).words.split())


async def test_what_was_too_long_to_be_read_can_be_looked_up_on_the_receipt(server: Running) -> None:
    words = SENTENCE * 120 + "The tag under the laptop says FH-20417. " + SENTENCE * 20_000
    _, told = await programs(server, words)
    await server.settled()
    _, page = await server.as_("maya").page(f"/cases/{told['case_id']}")
    assert "FH-20417" in page
    assert f"{len(words):,} characters" in page


NO_BODIES = [b"", b"null", b"1" * 5000, b"\xff\xfe\x00", b'{"text": "\xff"}', b"[" * 100_000, b'{"a":' * 600 + b"1" + b"}" * 600]


async def test_a_body_that_is_none_is_refused_in_words(server: Running) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    for raw in NO_BODIES:
        async with server.session.post(f"{server.address}/api/requests", data=io.BytesIO(raw), headers=headers) as answer:
            assert answer.status == 400, raw[:20]
            assert (await answer.json())["error"]


async def test_a_place_that_cannot_be_kept_is_refused_and_one_that_is_none_loses_no_request(server: Running) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    for conversation, status in (("x\x00y", 400), ("there-is-none", 202), ("\u202e", 202)):
        place = {"surface": "playground", "conversation": conversation}
        body = {"text": SENTENCE, "requester": {"id": "emp-7"}, "place": place}
        async with server.session.post(f"{server.address}/api/requests", json=body, headers=headers) as answer:
            assert answer.status == status, conversation
            if status == 202:
                await server.settled()
                case = await server.serving.app.world.store.case((await answer.json())["case_id"])
                assert case is not None
                assert case.decision is not None


async def test_a_strange_credential_is_only_a_wrong_one(server: Running) -> None:
    for token in ("", "Bearer", "Bearer \xff\xfe", "Basic \u00e9", "Bearer " + "x" * 7000, "Bearer  ", "\xff"):
        reader, writer = await asyncio.open_connection("127.0.0.1", int(server.address.rpartition(":")[2]))
        head = f"GET /api/cases/C1001 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: {token}\r\n\r\n"
        writer.write(head.encode("latin-1"))
        said = await reader.read()
        writer.close()
        assert said.split(b"\r\n")[0].split()[1] == b"401", (token[:20], said[:80])


# --- over HTTP: the playground -----------------------------------------------------------------------------------------


async def test_the_playground_takes_any_text_and_shows_it_harmlessly(server: Running) -> None:
    amara = server.as_("amara")
    for name, words in {**TAKEN, **{name: LEFT_ALONE[name] for name in ("emoji", "only zero-width", "only controls")}}.items():
        status, told = await amara.do("post", conversation="it-help", text=words)
        assert status == 200, (name, told)
        await server.settled()
        number = told["posted"].rpartition("p")[2]
        status, seen = await amara.get(f"/playground/api/thread?conversation=it-help&number={number}")
        assert status == 200, name
        for post in seen["posts"]:
            assert harm_in_html((post.get("card") or "").replace(server.address, ""), hosts=OURS) == [], name
        assert (seen["posts"] == []) == (name in LEFT_ALONE), name


async def test_the_playground_refuses_to_send_nothing(server: Running) -> None:
    for words in ("", " \n\t "):
        assert (await server.as_("amara").do("post", conversation="it-help", text=words))[0] == 400
    status, told = await server.as_("amara").do("post", conversation="it-help", text=SENTENCE)
    assert status == 200
    for words in ("", " \n\t "):
        assert (await server.as_("amara").do("edit", post=told["posted"], text=words))[0] == 400


async def test_a_megabyte_in_the_playground_stays_with_its_case(server: Running) -> None:
    status, told = await server.as_("amara").do("post", conversation="it-help", text=LONG["words"])
    assert (status, told["kind"]) == (200, "done")
    await server.settled()
    events = await server.serving.app.world.store.events(told["case"])
    assert len(events[0].event.message.text) == len(LONG["words"]) > MEGABYTE * 0.99


async def test_a_command_takes_any_text(server: Running) -> None:
    for name, words in {**STRANGE, **MARKUP, **BIG}.items():
        status, told = await server.as_("tom").do("post", conversation="it-help", text=f"/triage {words}")
        assert status == 200, name
        assert told["kind"] in ("shown", "done", "refused"), name
        assert harm_in_html((told.get("card") or "").replace(server.address, ""), hosts=OURS) == [], name
    assert "no such command" in (await server.as_("tom").do("post", conversation="it-help", text="/\x00\ud83d x"))[1]["words"]


ADDRESSES = {
    "conversation?id=%ff%00": 404,
    "conversation?id=it-help&before=99999999999999999999": 200,
    "conversation?id=it-help&before=-1%27%20OR%201=1": 200,
    "thread?conversation=it-help&number=%D9%A3": 404,
    "thread?conversation=it-help&number=" + "9" * 40: 404,
    "card?case=%00&card=%ff": 200,
}


async def test_a_strange_address_is_nothing_worse(server: Running) -> None:
    for path, status in ADDRESSES.items():
        assert (await server.as_("amara").get(f"/playground/api/{path}"))[0] == status, path


async def test_a_strange_case_id_is_no_case(server: Running) -> None:
    for case_id in ("C1", "c1001", "' OR 1=1 --", "\x00", "\u202e", "..%2f..", "C" + "9" * 400, "%s", "\u0663"):
        for path in (f"/api/cases/{urllib.parse.quote(case_id)}", f"/cases/{urllib.parse.quote(case_id)}"):
            headers = {"Authorization": f"Bearer {TOKEN}"}
            async with server.session.get(server.address + path, headers=headers) as answer:
                assert answer.status == 404, path


def test_an_error_about_a_fact_quotes_nobodys_words() -> None:
    """Such errors go into logs and onto case pages."""
    with pytest.raises(ValidationError) as raised:
        Action.model_validate({"name": "note", "by": AMARA, "text": ["my password is Blue-Horse-77"], "wrong": "Blue-Horse-77"})
    assert "Blue-Horse" not in f"{raised.value} {raised.value!r}"
