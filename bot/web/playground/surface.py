"""PlaygroundSurface: the playground as the core sees it, behind the same port as Slack and Teams."""

from bot.cards.card import Card
from bot.ports import Abilities, GiveUp, PostGone
from bot.web.playground import people, places
from bot.web.playground.chat import Chat, NotThere
from bot.web.playground.people import BOT, SURFACE
from bot.web.playground.places import Conversation, message_id
from triage.facts import Message, Person, Place


class PlaygroundSurface:
    """Implements bot.ports.Surface. A post's id is `playground/<conversation>/p<number>`, for people's posts and cards alike, so that
    `Place.thread` of what is written under a post is that post's id. `base_url`: where the page is, once it is known; None: no links."""

    name = SURFACE
    abilities = Abilities(updates=True, reactions=True, forms=True, private=True, search=True)

    def __init__(self, chat: Chat, base_url: str | None = None) -> None:
        self.chat, self.base_url = chat, base_url

    async def close(self) -> None:
        """Let go of the chat."""
        await self.chat.close()

    async def post(self, place: Place, card: Card) -> str:
        """Post a card. GiveUp where the helpdesk is not a member. A thread of another surface counts as no thread."""
        where = self._where(place)
        root = self._root(place)
        made = await self.chat.card(where.id, root, card)
        return message_id(where.id, made.number)

    async def redraw(self, place: Place, post: str, card: Card) -> None:
        """Change a card in place. Raises PostGone."""
        address = places.opened(post)
        words, body = card.summary, card.model_dump_json()
        if address is None or not await self.chat.store.redraw(address[1], body, card.marker or None, words):
            raise PostGone(post)
        self.chat.live.changed(address[1])

    async def find(self, place: Place, marker: str) -> tuple[str, ...]:
        """Posts of ours in the conversation that carry the marker, oldest first."""
        return tuple(message_id(place.conversation, number) for number in self.chat.store.marked(place.conversation, marker))

    async def remove(self, place: Place, post: str) -> None:
        """Delete a post of ours; a missing one, or one of somebody else, stays as it is."""
        address = places.opened(post)
        found = self.chat.store.get(address[1]) if address else None
        if found is None or found.author != BOT.id or found.deleted_at is not None:
            return
        await self.chat.store.remove(found.number, self.chat.clock.now(), BOT.id)
        self.chat.live.changed(found.root, found.number)

    async def sign(self, place: Place, message_id: str, shown: bool) -> None:
        """Our eyes on somebody's post, or taken off it. A message that stands nowhere here (a command) has no sign."""
        address = places.opened(message_id)
        found = self.chat.store.get(address[1]) if address else None
        if found is not None:
            await self.chat.react(BOT, found, self.chat.organisation.emoji.seen, shown)

    async def tell(self, person_id: str, place: Place, card: Card) -> None:
        """Show a card to one person: where they are if they can see that place, else directly."""
        where = self.chat.conversations().get(place.conversation)
        viewer = people.person(person_id)
        if where is None or not where.with_bot or not places.may_see(viewer, where):
            place = await self.direct(person_id)
            where = self._where(place)
        only_for = None if where.kind == "direct" else person_id
        await self.chat.card(where.id, self._root(place), card, only_for)

    async def direct(self, person_id: str) -> Place:
        """The conversation of the helpdesk with a person."""
        return places.direct_place(person_id)

    async def channel(self, name: str) -> Place | None:
        """The channel of that name; the playground has every channel of the organisation file."""
        where = self.chat.conversations().get(name)
        return Place(surface=SURFACE, conversation=name) if where is not None and where.kind == "channel" else None

    async def person(self, person_id: str) -> Person:
        return people.person(person_id)

    async def message(self, message_id: str) -> Message | None:
        """Somebody's post as it is now; None for a deleted one, a card, or an id that is not ours."""
        address = places.opened(message_id)
        found = self.chat.store.get(address[1]) if address else None
        if found is None or found.deleted_at is not None or found.card is not None or found.conversation not in self.chat.conversations():
            return None
        return self.chat.message(found)

    async def people(self) -> tuple[Person, ...]:
        """Agents who can be assigned to."""
        return people.agents()

    async def link(self, place: Place, post: str | None = None) -> str | None:
        """Leads to the conversation, or to a post in it."""
        if self.base_url is None:
            return None
        address = places.opened(post or place.thread or "")
        return f"{self.base_url}/#/{place.conversation}" + (f"/p{address[1]}" if address else "")

    def _where(self, place: Place) -> Conversation:
        where = self.chat.conversations().get(place.conversation)
        if where is None:
            raise GiveUp(f"there is no conversation {place.conversation} in the playground", "add the channel to the organisation file")
        if not where.with_bot:
            raise GiveUp("the helpdesk is not in that conversation", "write to it directly")
        return where

    def _root(self, place: Place) -> int | None:
        try:
            return self.chat.root_of(place.conversation, place.thread)
        except NotThere as error:
            raise GiveUp(f"the thread {place.thread} is gone") from error
