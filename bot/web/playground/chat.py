"""Chat: the playground's own chat, as Slack would be one: posts, threads, edits, deletions, reactions, posts for one person's eyes."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.cards.card import Card
from bot.ports import Clock
from bot.web.playground import places
from bot.web.playground.live import Live
from bot.web.playground.people import BOT, SURFACE, named, person, short_name
from bot.web.playground.places import Conversation, message_id
from bot.web.playground.views import post_view
from storage.chat import Announcement, ChatPost, ChatStore, Draft
from triage.facts import Message, Person, Place
from triage.organisation import Organisation

LONGEST_WORDS = 1_500_000
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_AT_BOT = re.compile(rf"\s*(?<![\w@])@{short_name(BOT.id)}\b[,:]?", re.IGNORECASE)
_AT = re.compile(r"(?<![\w@])@([a-z]{2,20})\b", re.IGNORECASE)


class NotThere(Exception):
    """There is no such post or conversation, or not for this person: the two are told apart by nobody."""


class Chat:
    """Everything people and the helpdesk do in the playground goes through here."""

    def __init__(self, store: ChatStore, clock: Clock, organisation: Callable[[], Organisation]) -> None:
        self.store, self.clock, self._organisation = store, clock, organisation
        self.live = Live(self.draw)
        self._for: tuple[Organisation | None, dict[str, Conversation]] = (None, {})

    async def close(self) -> None:
        """Send the pages away and let go of the file. Calling it twice is harmless."""
        await self.live.close()
        await self.store.close()

    @property
    def organisation(self) -> Organisation:
        """As it is now: the organisation file may be read again."""
        return self._organisation()

    def conversations(self) -> dict[str, Conversation]:
        """All conversations by id; they follow a reloaded organisation."""
        organisation = self.organisation
        if self._for[0] is not organisation:
            self._for = (organisation, {one.id: one for one in places.conversations(organisation)})
        return self._for[1]

    def seen(self, viewer: Person) -> tuple[Conversation, ...]:
        """The conversations of somebody."""
        return tuple(one for one in self.conversations().values() if places.may_see(viewer, one))

    def conversation(self, viewer: Person, conversation: str) -> Conversation:
        """Raises NotThere if there is none of that id for this person."""
        found = self.conversations().get(conversation)
        if found is None or not places.may_see(viewer, found):
            raise NotThere(conversation)
        return found

    def post_of(self, viewer: Person, post: str) -> ChatPost:
        """The post of that id, if this person may see it and it still stands. Raises NotThere."""
        address = places.opened(post)
        found = self.store.get(address[1]) if address else None
        if address is None or found is None or found.conversation != address[0] or found.deleted_at is not None:
            raise NotThere(post)
        if found.only_for not in (None, viewer.id):
            raise NotThere(post)
        self.conversation(viewer, found.conversation)
        return found

    def root_of(self, conversation: str, thread: str | None) -> int | None:
        """The number of the post that a thread hangs under: threads are one deep. None for no thread, or one of another surface."""
        address = places.opened(thread) if thread else None
        if address is None or address[0] != conversation:
            return None
        found = self.store.get(address[1])
        if found is None:
            raise NotThere(str(thread))
        return found.root or found.number

    async def say(self, viewer: Person, conversation: str, words: str, thread: str | None = None) -> tuple[ChatPost, Announcement | None]:
        """Somebody posts; the announcement is what the helpdesk has yet to be told, None where it is not listening."""
        where = self.conversation(viewer, conversation)
        root = self.root_of(conversation, thread)
        draft = Draft(conversation=conversation, root=root, author=viewer.id, words=legible(words), sent_at=self.clock.now())
        post, told = await self.store.post(draft, announce=where.with_bot)
        self.live.changed(root, post.number)
        return post, told

    async def edit(self, viewer: Person, post: str, words: str) -> Announcement | None:
        """The author changes the words. Raises NotThere for another's post, or one that is gone."""
        found = self._own(viewer, post)
        # A later edit has a later time, also when the clock has stepped back in between.
        at = max(self.clock.now(), (found.edited_at or found.sent_at) + timedelta(microseconds=1))
        stood, told = await self.store.edit(found.number, legible(words), at, viewer.id, self._heard(found))
        if not stood:
            raise NotThere(post)
        self.live.changed(found.number)
        return told

    async def delete(self, viewer: Person, post: str) -> Announcement | None:
        """The author deletes a post. Raises NotThere for another's."""
        found = self._own(viewer, post)
        _, told = await self.store.remove(found.number, self.clock.now(), viewer.id, self._heard(found))
        self.live.changed(found.root, found.number)
        return told

    async def react(self, by: Person, post: ChatPost, emoji: str, added: bool) -> bool:
        """Put an emoji on a post or take it off; True if that changed something."""
        changed = await self.store.react(post.number, emoji, by.id, added)
        if changed:
            self.live.changed(post.number)
        return changed

    async def card(self, conversation: str, root: int | None, card: Card, only_for: str | None = None) -> ChatPost:
        """The helpdesk posts a card."""
        draft = Draft(
            conversation=conversation,
            root=root,
            author=BOT.id,
            only_for=only_for,
            words=card.summary,
            card=card.model_dump_json(),
            marker=card.marker or None,
            sent_at=self.clock.now(),
        )
        post, _ = await self.store.post(draft)
        self.live.changed(root, post.number)
        return post

    def draw(self, viewer: Person, numbers: tuple[int, ...]) -> list[dict[str, object]]:
        """Those of the posts that this person may see, as the page takes them."""
        known = self.conversations()
        return [
            post_view(post)
            for post in self.store.some(numbers)
            if post.only_for in (None, viewer.id) and post.conversation in known and places.may_see(viewer, known[post.conversation])
        ]

    def message(self, post: ChatPost) -> Message:
        """A post of somebody as the core takes it. A mention of the helpdesk is reported, not left in the words."""
        where = self.conversations()[post.conversation]
        words = _AT_BOT.sub("", post.words)
        asked, direct = words != post.words, where.kind == "direct" and where.with_bot
        people = [found for name in _AT.findall(words) if (found := named(name)) is not None and not found.is_bot]
        first = _AT.match(words.strip())
        first_person = named(first[1]) if first else None
        return Message(
            id=message_id(post.conversation, post.number),
            place=self.place(post),
            author=person(post.author),
            text=words.strip() if asked else words,
            sent_at=post.sent_at,
            channel=where.name if where.kind == "channel" else None,
            direct=direct,
            mentions_bot=asked,
            mentions=tuple(dict.fromkeys(one.id for one in people)),
            addressed_to=first_person.id if first_person and not first_person.is_bot else None,
            via="direct" if direct else "mention" if asked else "post",
        )

    def place(self, post: ChatPost) -> Place:
        """Where a post stands: its conversation, and its thread if it is a reply."""
        thread = message_id(post.conversation, post.root) if post.root is not None else None
        return Place(surface=SURFACE, conversation=post.conversation, thread=thread)

    def told_of(self, announcement: Announcement) -> tuple[ChatPost, Person, datetime] | None:
        """What an announcement is about: post, person, time. None if the post is gone altogether."""
        post = self.store.get(announcement.post)
        return (post, person(announcement.person), announcement.at) if post is not None else None

    def _heard(self, post: ChatPost) -> bool:
        """Whether the helpdesk is in that conversation."""
        where = self.conversations().get(post.conversation)
        return where is not None and where.with_bot

    def _own(self, viewer: Person, post: str) -> ChatPost:
        found = self.post_of(viewer, post)
        if found.author != viewer.id:
            raise NotThere(post)
        return found


def legible(words: str) -> str:
    """The words as they can be kept: a broken half of a character becomes the sign for it; cut far above what anybody writes."""
    return _SURROGATES.sub("\ufffd", words)[:LONGEST_WORDS]
