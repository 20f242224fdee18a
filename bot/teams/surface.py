"""TeamsSurface: Teams as the core sees it, behind the same port as Slack and the playground (bot/ports.py).

Nothing is private in a Teams channel: what one person is to see goes into their chat with the helpdesk; the answer to a click is private
inside the click itself (activities/). Chats cannot be searched: after a lost answer a card is posted again and says that it replaces one.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeVar

from bot.cards.adaptive import Drawn, render, split
from bot.cards.card import Card, Form
from bot.cards.limits import in_few_lines
from bot.cards.news import plain_card
from bot.cards.words import say
from bot.log import log
from bot.ports import Abilities, GiveUp, PostGone
from bot.teams.calls import Calls
from bot.teams.channels import Channels
from bot.teams.connector import Outgoing
from bot.teams.errors import GONE, TOO_MUCH, Later, Refused, Resting
from bot.teams.ids import SURFACE, conversation_of, is_group, message_id, opened, place_of, tenant_of, thread_of, user_of
from bot.teams.links import link
from bot.teams.pacing import pace
from bot.teams.people import People
from bot.teams.reading import Reader
from bot.teams.references import References
from triage.facts import Message, Person, Place
from triage.organisation import Organisation

ALONE: Final = ("command.", "receipt.")
"""Answers that stand alone: rather several posts than one that is shortened."""
T = TypeVar("T")


class TeamsSurface:
    """Implements bot.ports.Surface. A post's id is that of a message (ids.py), for people's posts and cards alike."""

    name = SURFACE
    abilities = Abilities(updates=True, reactions=False, forms=True, private=False, search=False)

    def __init__(
        self,
        calls: Calls,
        references: References,
        channels: Channels,
        people: People,
        reader: Reader,
        organisation: Callable[[], Organisation],
        app_id: str,
        seconds: Callable[[], float] | None = None,
        forms: Callable[[Card], Awaitable[Mapping[str, Form]]] | None = None,
    ) -> None:
        """`forms`: those that a card carries itself, where no dialogs can be opened."""
        self._calls, self._references, self._channels, self._people = calls, references, channels, people
        self._reader, self._organisation, self._app_id = reader, organisation, app_id
        self._pace, self._forms = pace(seconds), forms

    async def close(self) -> None:
        """Nothing is held here."""

    def forget(self) -> None:
        """The organisation file was read anew: other channels may be the agents', another team may hold them."""
        self._channels.forget()
        self._people.forget()

    async def post(self, place: Place, card: Card) -> str:
        """Post a card. GiveUp where the helpdesk may not post, NotSent for what may pass and is surely not there, else TryAgain."""
        conversation, tenant = conversation_of(place), str(tenant_of(place))
        url = await self._references.service(tenant, conversation)
        await self._pace.turn(conversation)
        try:
            post = await self._posted(url, place, card)
        except (Later, Refused) as error:
            self._pace.give_back(conversation)
            if isinstance(error, Later) and not isinstance(error, Resting):
                self._pace.hold(conversation, error.after_seconds)
            raise
        return message_id(tenant, conversation, post)

    async def _posted(self, url: str, place: Place, card: Card) -> str:
        conversation, root = conversation_of(place), thread_of(place)
        if self._channels.is_channel(conversation) and root is None:
            return await self._drawn(card, lambda drawn: self._calls.begin_thread(url, conversation, str(tenant_of(place)), drawn))
        return await self._drawn(card, lambda drawn: self._calls.send(url, self._threaded(place), drawn))

    async def redraw(self, place: Place, post: str, card: Card) -> None:
        """Change a card in place, for everybody. Raises PostGone."""
        address = opened(post)
        if address is None:
            raise PostGone(post)
        url = await self._references.service(address.tenant, address.conversation)
        try:
            await self._drawn(card, lambda drawn: self._calls.update(url, self._threaded(place), address.activity, drawn))
        except Refused as error:
            if error.code in GONE:
                raise PostGone(post) from error
            raise

    async def find(self, place: Place, marker: str) -> tuple[str, ...]:
        """Teams lets nobody search a conversation."""
        return ()

    async def remove(self, place: Place, post: str) -> None:
        """Delete a post of ours; a missing one stays as it is."""
        address = opened(post)
        if address is None:
            return
        url = await self._references.service(address.tenant, address.conversation)
        try:
            await self._calls.delete(url, self._threaded(place), address.activity)
        except Refused as error:
            if error.code not in GONE:
                raise

    async def sign(self, place: Place, message_id: str, shown: bool) -> None:
        """ "Typing …" where one chats; Teams takes it away by itself. In a channel nobody would see it."""
        conversation = conversation_of(place)
        if shown and not self._channels.is_channel(conversation):
            await self._calls.typing(await self._references.service(str(tenant_of(place)), conversation), conversation)

    async def tell(self, person_id: str, place: Place, card: Card) -> None:
        """Show a card to one person: in their chat with the helpdesk, wherever they acted. Where that is not to be opened (the person does
        not have the app) they are told so where they acted, without a word of the card."""
        bare = card.model_copy(update={"marker": ""})
        try:
            chat = await self.direct(person_id)
            for part in split(bare) if bare.kind.startswith(ALONE) else (bare,):
                await self.post(chat, part)
        except GiveUp as error:
            if place.surface != SURFACE or not (self._channels.is_channel(conversation_of(place)) or is_group(conversation_of(place))):
                raise
            log.warning("teams.no_chat", why=str(error), hint=error.hint)
            await self.post(place, await self._no_chat(person_id))

    async def _no_chat(self, person_id: str) -> Card:
        org, person = self._organisation(), await self._people.person(person_id)
        language = person.language if person.language in org.languages else org.language
        card = plain_card("no_chat", say(language, "no_chat_title"), say(language, "no_chat"))
        return card.model_copy(update={"mention": person_id, "language": language})

    async def direct(self, person_id: str) -> Place:
        """The chat of the helpdesk with a person. GiveUp for somebody who cannot be written to."""
        user, tenant = user_of(person_id), tenant_of(person_id)
        if user is None or tenant is None:
            raise GiveUp(f"{person_id} is nobody in Teams")
        known = await self._references.chat(person_id)
        if known is None:
            url = await self._references.service(tenant)
            known = await self._calls.open_chat(url, await self._references.bot(), user, tenant)
            await self._references.keep_chat(person_id, known)
        return place_of(tenant, known)

    async def channel(self, name: str) -> Place | None:
        """The channel of that name, in a team that the app is in."""
        found = await self._channels.by_name(name)
        return place_of(found.team.tenant, found.id) if found is not None else None

    async def person(self, person_id: str) -> Person:
        return await self._people.person(person_id)

    async def people(self) -> tuple[Person, ...]:
        """Agents who can be assigned to."""
        return await self._people.agents()

    async def message(self, message_id: str) -> Message | None:
        """Somebody's post, if it is one of the last: Teams gives nobody a message by its id."""
        return self._reader.remembered(message_id)

    async def link(self, place: Place, post: str | None = None) -> str | None:
        team = next((one.group for one in self._references.teams() if one.id == conversation_of(place)), None)
        return link(place, post, self._app_id, str(tenant_of(place)), team)

    async def _drawn(self, card: Card, send: Callable[[Outgoing], Awaitable[T]]) -> T:
        """Send a card; one that Teams will not have goes once more in few plain words."""
        try:
            return await send(outgoing(await self._render(card)))
        except Refused as error:
            if error.code not in TOO_MUCH:
                raise
            log.error("teams.card_refused", card=card.kind, code=error.code, hint=error.hint)
        return await send(outgoing(await self._render(in_few_lines(card).model_copy(update={"mention": None}))))

    async def _render(self, card: Card) -> Drawn:
        name = (await self._people.person(card.mention)).name if card.mention and user_of(card.mention) else ""
        forms = await self._forms(card) if self._forms is not None else {}
        return render(card, replaces=card.replaces, mentioned=name, forms=forms, dialogs=self._forms is None)

    def _threaded(self, place: Place) -> str:
        """The conversation as the connector wants it: of a thread in a channel with its root."""
        conversation, root = conversation_of(place), thread_of(place)
        return f"{conversation};messageid={root}" if root is not None and self._channels.is_channel(conversation) else conversation


def outgoing(drawn: Drawn) -> Outgoing:
    """A drawn card as a message: the words beside it are for notifications and for who sees no cards."""
    return Outgoing(summary=drawn.text, card=drawn.card, entities=drawn.entities, channel_data=drawn.channel_data)
