"""ChatStore: what the playground's chat remembers: posts, threads, reactions, and what the helpdesk has yet to be told.

A file of its own (playground.sqlite) beside the store's. Every write is on disk when it returns; a burst shares one commit.
The playground stands in for Slack and Teams, so it keeps their promise: what people wrote is told to the helpdesk until it has taken it.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from sqlite3 import Row
from typing import Literal

from sqlite_utils import Database

from storage import chat_rows
from storage.readers import Readers
from storage.sqlite_files import connect, say, translated, try_to_write
from storage.sqlite_rows import text, time, time_or_none
from storage.store import StoreError
from storage.writer import Writer
from triage.facts import At, Fact

DATABASE = "playground.sqlite"
What = Literal["posted", "edited", "deleted"]
MOST_REPLIES = 500


class ThreadSummary(Fact):
    """What stands under a post: how many replies, when the last one came, who wrote them (ids)."""

    count: int = 0
    last_at: At | None = None
    authors: tuple[str, ...] = ()


class Draft(Fact):
    """A post to be made. `card` is a card as JSON; `only_for` the id of the only person who sees it; `root` the number of the post it
    answers."""

    conversation: str
    root: int | None = None
    author: str
    only_for: str | None = None
    words: str
    card: str | None = None
    marker: str | None = None
    sent_at: At


class ChatPost(Draft):
    """One post that was made."""

    number: int
    edited_at: At | None = None
    deleted_at: At | None = None
    reactions: tuple[tuple[str, str], ...] = ()
    """(emoji, person)."""
    thread: ThreadSummary = ThreadSummary()


class Announcement(Fact):
    """Something people did that the helpdesk has not taken yet."""

    number: int
    what: What
    post: int
    person: str
    at: At


class ChatStore:
    """Made by `open`. Reads return at once; writes are awaited."""

    def __init__(self, writer: Writer, readers: Readers) -> None:
        self._writer, self._readers = writer, readers

    @classmethod
    def open(cls, folder: Path) -> "ChatStore":
        """Open or make the chat's file. StoreError names a file that is damaged, foreign or not writable; it is left as it is."""
        path = folder / DATABASE
        _examine(path)
        with translated(path):
            db = connect(path)
            try:
                try_to_write(db)
                chat_rows.migrations().apply(db)
                readers = Readers(path)
            except BaseException:
                db.close()
                raise
        return cls(Writer(db, lambda problem: say(path, problem)), readers)

    async def close(self) -> None:
        """Finish the writes under way. Calling it twice is harmless."""
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        self._readers.close()
        self._writer.close()

    async def post(self, draft: Draft, announce: bool = False) -> tuple[ChatPost, Announcement | None]:
        """A new post and, if the helpdesk is to be told, the announcement."""
        values = (*(getattr(draft, name) for name in _DRAFTED), text(draft.sent_at))

        def work(db: Database) -> tuple[int, Announcement | None]:
            number = chat_rows.insert(db, values)
            return number, _announce(db, "posted", number, draft.author, draft.sent_at) if announce else None

        number, told = await self._writer.write(work)
        return ChatPost(number=number, **draft.model_dump()), told

    async def edit(self, number: int, words: str, at: datetime, person: str, announce: bool = False) -> tuple[bool, Announcement | None]:
        """Change the words of a post: (it still stood, the announcement)."""

        def work(db: Database) -> tuple[bool, Announcement | None]:
            stood = chat_rows.edit(db, number, words, at)
            return stood, _announce(db, "edited", number, person, at) if stood and announce else None

        found: tuple[bool, Announcement | None] = await self._writer.write(work)
        return found

    async def redraw(self, number: int, card: str, marker: str | None, words: str) -> bool:
        """Change the card of a post; False if it is gone."""
        return bool(await self._writer.write(lambda db: chat_rows.redraw(db, number, card, marker, words)))

    async def remove(self, number: int, at: datetime, person: str, announce: bool = False) -> tuple[bool, Announcement | None]:
        """Delete a post: (it still stood, the announcement)."""

        def work(db: Database) -> tuple[bool, Announcement | None]:
            stood = chat_rows.remove(db, number, at)
            return stood, _announce(db, "deleted", number, person, at) if stood and announce else None

        found: tuple[bool, Announcement | None] = await self._writer.write(work)
        return found

    async def react(self, number: int, emoji: str, person: str, added: bool) -> bool:
        """Put an emoji on a post or take it off; True if that changed something."""
        return bool(await self._writer.write(lambda db: chat_rows.react(db, number, emoji, person, added)))

    async def handed_on(self, numbers: Sequence[int]) -> None:
        """The helpdesk has taken these announcements."""
        await self._writer.write(lambda db: chat_rows.handed_on(db, tuple(numbers)))

    def outbox(self) -> tuple[Announcement, ...]:
        """What the helpdesk has not taken yet, oldest first."""
        return tuple(Announcement.model_validate(dict(found)) for found in self._readers.at_once(chat_rows.outbox))

    def get(self, number: int) -> ChatPost | None:
        """One post with its reactions and thread, None for a number that never was. A deleted one has `deleted_at` and no words."""
        return next(iter(self.some((number,))), None)

    def some(self, numbers: Sequence[int]) -> tuple[ChatPost, ...]:
        return self._readers.at_once(lambda db: _full(db, chat_rows.posts(db, tuple(numbers))))

    def conversation(self, conversation: str, viewer: str, before: int | None = None, limit: int = 50) -> tuple[ChatPost, ...]:
        """The newest posts outside threads that the viewer may see, oldest first; `before` a number to page back."""
        return self._readers.at_once(lambda db: _full(db, chat_rows.roots(db, conversation, viewer, before, limit)))

    def thread(self, root: int, viewer: str) -> tuple[ChatPost, ...]:
        """The replies under a post, oldest first, at most the newest 500."""
        return self._readers.at_once(lambda db: _full(db, chat_rows.replies(db, root, viewer, MOST_REPLIES)))

    def marked(self, conversation: str, marker: str) -> tuple[int, ...]:
        """The posts of a conversation that carry a marker, oldest first."""
        return tuple(found["number"] for found in self._readers.at_once(lambda db: chat_rows.marked(db, conversation, marker)))

    def where_marked(self, marker: str, viewer: str) -> tuple[tuple[str, int], ...]:
        """(conversation, number) of the newest posts with a marker that this person may see, wherever they stand."""
        found = self._readers.at_once(lambda db: chat_rows.marked_last(db, marker, viewer))
        return tuple((one["conversation"], one["number"]) for one in found)

    def newest(self, viewer: str) -> dict[str, int]:
        """The number of the newest post by conversation."""
        return {found["conversation"]: found["number"] for found in self._readers.at_once(lambda db: chat_rows.newest(db, viewer))}


def _announce(db: Database, what: What, post: int, person: str, at: datetime) -> Announcement:
    return Announcement(number=chat_rows.announce(db, what, post, person, at), what=what, post=post, person=person, at=at)


_DRAFTED = ("conversation", "root", "author", "only_for", "words", "card", "marker")
_PLAIN = ("number", *_DRAFTED)


def _full(db: Database, found: Sequence[Row]) -> tuple[ChatPost, ...]:
    """Rows with their reactions and threads."""
    if not found:
        return ()
    numbers = tuple(one["number"] for one in found)
    reactions: dict[int, list[tuple[str, str]]] = {}
    for one in chat_rows.reactions(db, numbers):
        reactions.setdefault(one["post"], []).append((one["emoji"], one["person"]))
    threads = {one["root"]: one for one in chat_rows.threads(db, numbers)}
    return tuple(_post(one, tuple(reactions.get(one["number"], ())), threads.get(one["number"])) for one in found)


def _post(found: Row, reactions: tuple[tuple[str, str], ...], thread: Row | None) -> ChatPost:
    return ChatPost(
        **{name: found[name] for name in _PLAIN},
        sent_at=time(found["sent_at"]),
        edited_at=time_or_none(found["edited_at"]),
        deleted_at=time_or_none(found["deleted_at"]),
        reactions=reactions,
        thread=ThreadSummary(count=thread["count"], last_at=time(thread["last_at"]), authors=tuple(thread["authors"].split(",")))
        if thread
        else ThreadSummary(),
    )


def _examine(path: Path) -> None:
    """Look at an existing file without touching it."""
    if not path.exists() or path.stat().st_size == 0:
        return
    with translated(path), contextlib.closing(connect(path, read_only=True)) as db:
        tables = set(db.table_names())
        steps = chat_rows.migrations()
        if tables and steps.migrations_table not in tables:
            raise StoreError(f"the file {path} is not the playground's chat; move it away, or choose another folder with HELPDESK_DATA")
        if (found := db.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise StoreError(f"the playground's chat {path} is damaged ({found}). It was left as it is; move it away to begin afresh")
