"""The playground's chat file: posts, threads, reactions, what is for one person's eyes, what the helpdesk has yet to be told."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.chat import DATABASE, ChatStore, Draft
from storage.store import StoreError

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
ROOT_SEES = "playground:nobody"


def draft(words: str, **more: object) -> Draft:
    return Draft.model_validate({"conversation": "it-help", "author": "playground:amara", "words": words, "sent_at": NOON, **more})


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[ChatStore]:
    store = ChatStore.open(tmp_path)
    yield store
    await store.close()


async def test_posts_come_back_in_the_order_they_were_made(chat: ChatStore) -> None:
    for words in ("one", "two", "three"):
        await chat.post(draft(words))
    assert [post.words for post in chat.conversation("it-help", ROOT_SEES)] == ["one", "two", "three"]


async def test_older_posts_are_paged_back_to(chat: ChatStore) -> None:
    numbers = [(await chat.post(draft(str(n))))[0].number for n in range(6)]
    assert [post.words for post in chat.conversation("it-help", ROOT_SEES, before=numbers[4], limit=2)] == ["2", "3"]


async def test_replies_stand_in_their_thread_and_are_counted_at_its_root(chat: ChatStore) -> None:
    root, _ = await chat.post(draft("help"))
    await chat.post(draft("what?", root=root.number, author="playground:maya", sent_at=NOON + timedelta(minutes=1)))
    assert [post.words for post in chat.conversation("it-help", ROOT_SEES)] == ["help"]
    assert [post.words for post in chat.thread(root.number, ROOT_SEES)] == ["what?"]
    found = chat.get(root.number)
    assert found is not None
    assert (found.thread.count, found.thread.authors) == (1, ("playground:maya",))


async def test_a_private_post_is_seen_by_its_one_person_only_and_never_found_by_its_marker(chat: ChatStore) -> None:
    await chat.post(draft("psst", only_for="playground:tom", marker="case:C1:requester", card="{}"))
    assert len(chat.conversation("it-help", "playground:tom")) == 1
    assert chat.conversation("it-help", "playground:maya") == ()
    assert chat.marked("it-help", "case:C1:requester") == ()


async def test_cards_are_found_by_their_marker_in_their_conversation_oldest_first(chat: ChatStore) -> None:
    first, _ = await chat.post(draft("card", marker="case:C1:requester", card="{}"))
    second, _ = await chat.post(draft("card", marker="case:C1:requester", card="{}"))
    await chat.post(draft("card", marker="case:C1:requester", card="{}", conversation="general"))
    assert chat.marked("it-help", "case:C1:requester") == (first.number, second.number)


async def test_a_deleted_post_loses_its_words_and_stays_only_as_the_root_of_a_thread(chat: ChatStore) -> None:
    alone, _ = await chat.post(draft("alone"))
    root, _ = await chat.post(draft("root"))
    await chat.post(draft("reply", root=root.number))
    for post in (alone, root):
        assert (await chat.remove(post.number, NOON, "playground:amara"))[0]
    [left] = chat.conversation("it-help", ROOT_SEES)
    assert (left.number, left.words, left.deleted_at) == (root.number, "", NOON)
    assert not (await chat.edit(alone.number, "back", NOON, "playground:amara"))[0]
    assert not await chat.redraw(alone.number, "{}", None, "")


async def test_reacting_twice_is_reacting_once(chat: ChatStore) -> None:
    post, _ = await chat.post(draft("hm"))
    assert await chat.react(post.number, "eyes", "playground:maya", True)
    assert not await chat.react(post.number, "eyes", "playground:maya", True)
    found = chat.get(post.number)
    assert found is not None
    assert found.reactions == (("eyes", "playground:maya"),)
    assert await chat.react(post.number, "eyes", "playground:maya", False)
    assert not await chat.react(post.number, "eyes", "playground:maya", False)


async def test_what_people_did_stays_announced_until_it_is_handed_on(chat: ChatStore, tmp_path: Path) -> None:
    post, told = await chat.post(draft("help"), announce=True)
    _, edited = await chat.edit(post.number, "help please", NOON, "playground:amara", announce=True)
    _, deleted = await chat.remove(post.number, NOON, "playground:amara", announce=True)
    assert told is not None
    assert edited is not None
    assert deleted is not None
    await chat.close()
    again = ChatStore.open(tmp_path)
    assert [one.what for one in again.outbox()] == ["posted", "edited", "deleted"]
    await again.handed_on((told.number, edited.number))
    assert again.outbox() == (deleted,)
    await again.close()


async def test_a_hundred_posts_at_once_share_commits_and_all_stay(chat: ChatStore) -> None:
    await asyncio.gather(*(chat.post(draft(str(n))) for n in range(100)))
    assert {post.words for post in chat.conversation("it-help", ROOT_SEES, limit=200)} == {str(n) for n in range(100)}


def test_a_damaged_or_foreign_file_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(b"not a database at all, but long enough to be looked at" * 40)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=DATABASE):
        ChatStore.open(tmp_path)
    assert path.read_bytes() == before


KILLED = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from storage.chat import ChatStore, Draft

async def main():
    chat = ChatStore.open(Path(sys.argv[1]))
    for n in range(10_000):
        draft = Draft(conversation="it-help", author="playground:amara", words=str(n), sent_at=datetime.now(UTC))
        post, _ = await chat.post(draft, announce=True)
        print(post.words, flush=True)

asyncio.run(main())
"""


def test_every_post_that_was_acknowledged_outlives_kill_9(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(25)]
    os.kill(process.pid, signal.SIGKILL)
    acknowledged += [line.strip() for line in process.stdout.readlines() if line.endswith("\n")]
    process.wait()
    process.stdout.close()
    chat = ChatStore.open(tmp_path)
    kept = [post.words for post in chat.conversation("it-help", ROOT_SEES, limit=10_000)]
    assert kept[: len(acknowledged)] == acknowledged
    assert len(chat.outbox()) == len(kept)
    asyncio.run(chat.close())
