"""Posts: written, edited, deleted, or pointed at by somebody who wants them triaged."""

from datetime import datetime

from bot.access import is_staff, known, may_read
from bot.accounts import cases_of
from bot.cards.commands import help_card, status_card
from bot.commands import command_words, commanded
from bot.doors.accepting import accept, refuse, watch
from bot.doors.pointing import only_greets, pointed_at
from bot.inbound import DONE, Answer, Command
from bot.log import log
from bot.steps.spots import for_staff, is_agents, showing_of
from bot.world import World
from storage.store import StoredEvent, Thread
from triage.case import Case
from triage.chatter import LONGEST, chatter
from triage.facts import Action, ActionName, Event, Message, Person, Place, Via
from triage.intake import listens
from triage.lifecycle import LIVE
from triage.sanitise import clean
from triage.turns import workers

MOST_LOOKED_AT = 5
"""Of the author's newest cases."""


async def posted(world: World, message: Message) -> Answer:
    """See Door.message. What was deleted before it came is left alone."""
    if await world.deleted.has(world.store, message.id):
        log.info("message.deleted_before", message=message.id)
        return DONE
    if (author := known(message.author, world.organisation)) is not message.author:
        message = message.model_copy(update={"author": author})
    if message.direct and world.refused:
        await _can_be_written_to(world, message.author)
    stands = await _stands(world, message)
    if (stands is None or message.mentions_bot) and (words := command_words(message)) is not None:
        return await commanded(world, _command(message, words))
    if stands is not None and is_agents(stands.card):
        return await _internal(world, message, stands.case_id)
    if (root := await pointed_at(world, message, stands)) is not None:
        return await forced(world, root, message.author, message.id, "mention")
    case_id = stands.case_id if stands else await _open_question(world, message) or await _thanked(world, message)
    if case_id is not None:
        return await _into(world, message, case_id)
    if not listens(message, world.organisation):
        return DONE
    if only_greets(message):
        return Answer(kind="shown", card=help_card(world.organisation, is_agent=message.author.is_agent, language=message.author.language))
    accepted = await accept(world, Event(id=message.id, kind="message", at=message.sent_at, message=message, place=message.place))
    if accepted.new:
        watch(world, accepted.case_id, message)
    if await world.deleted.has(world.store, message.id):
        # Both came at the same instant.
        await accept(world, _deletion(message, message.place, message.sent_at), accepted.case_id)
    return Answer(kind="done", case_id=accepted.case_id)


async def _can_be_written_to(world: World, author: Person) -> None:
    """Private cards that could not be shown to the author before, because they had no direct conversation with us, follow now."""
    world.refused.try_soon([line.case_id for line in await cases_of(world, author, MOST_LOOKED_AT)], world.clock.now())


async def _stands(world: World, message: Message) -> Thread | None:
    """What the message is written under; or what it opened itself, when it was triaged before its own event came."""
    if message.place.thread is not None:
        return await world.store.thread(message.place)
    place = message.place
    found = await world.store.thread(Place(surface=place.surface, conversation=place.conversation, thread=message.id))
    if found is None:
        return None
    own = await world.store.event(message.id)
    return None if own is not None else found


async def _open_question(world: World, message: Message) -> str | None:
    """A direct message outside any thread answers the open question of its author's newest case there."""
    if not message.direct or message.place.thread is not None or message.via not in ("direct", "post"):
        return None
    if await world.store.event(message.id) is not None:
        return None
    return await world.store.open_question(message.author.id, message.place)


async def _thanked(world: World, message: Message) -> str | None:
    """Thanks to the helpdesk outside any thread ("@helpdesk thanks, that helped") belong to the one open case that their author has there.

    None where there is none or it cannot be told which: then they are a post like any other, and intake leaves them alone.
    """
    addressed = (message.direct or message.mentions_bot) and message.via in ("direct", "mention", "post")
    if not addressed or message.place.thread is not None or message.attachments:
        return None
    text = clean(message.text).text
    if len(text) > LONGEST:
        return None
    if await world.store.event(message.id) is not None:
        return None
    recent = await cases_of(world, message.author, MOST_LOOKED_AT)
    here = [line.case_id for line in recent if line.state in LIVE and await _stands_in(world, line.case_id, message.place)]
    case = await world.store.case(here[0]) if len(here) == 1 else None
    return case.id if case is not None and chatter(text, names=workers(case)) in ("thanks", "solved") else None


async def _stands_in(world: World, case_id: str, place: Place) -> bool:
    """Whether the requester's card of the case stands in that conversation."""
    row = next((row for row in await world.store.posts(case_id) if row.name == "requester"), None)
    return row is not None and (row.place.surface, row.place.conversation) == (place.surface, place.conversation)


async def _into(world: World, message: Message, case_id: str) -> Answer:
    """A post in the thread of a case. Bots' and system posts are nothing to it."""
    if message.author.is_bot or message.is_system or message.id == (await _origin(world, case_id)):
        return Answer(kind="done", case_id=case_id)
    await accept(world, Event(id=message.id, kind="answer", at=message.sent_at, message=message, place=message.place), case_id)
    return Answer(kind="done", case_id=case_id)


async def _origin(world: World, case_id: str) -> str | None:
    case = await world.store.case(case_id)
    return case.request.message_id if case else None


async def _internal(world: World, message: Message, case_id: str) -> Answer:
    """People's posts under the agents' card are internal notes, never shown to the requester."""
    if message.author.is_bot or not is_staff(message.author, world.organisation) or not message.text.strip():
        return DONE
    note = Action(name=ActionName.NOTE, by=message.author, text=message.text[:5000])
    await accept(world, Event(id=message.id, kind="action", at=message.sent_at, action=note, place=message.place), case_id)
    return Answer(kind="done", case_id=case_id)


def _command(message: Message, words: tuple[str, str]) -> Command:
    return Command(id=message.id, name=words[0], text=words[1], by=message.author, place=message.place, at=message.sent_at)


async def edited(world: World, message: Message, at: datetime) -> Answer:
    """A real edit of a post we know. An edit of what we never took is judged as the post that it now is.

    `at` is the surface's own time of the edit: one that comes late, after a newer one, changes nothing.
    """
    before = await world.store.event(message.id)
    if before is None:
        answer = await posted(world, message)
        # The post itself may have come in between, with its first words: then this is an edit after all.
        before = await world.store.event(message.id)
        if before is None or before.event.message is None or before.event.message.text in ("", message.text):
            return answer
    newest = await _newest(world, before)
    late = newest is not before.event and at < newest.at
    if late or (newest.message is not None and newest.message.text == message.text):
        return Answer(kind="done", case_id=before.case_id)
    author = known(message.author, world.organisation)
    changed = message.model_copy(update={"author": author})
    event = Event(id=f"edit/{message.id}/{at.isoformat()}", kind="edit", at=at, message=changed, place=message.place)
    await accept(world, event, before.case_id)
    return Answer(kind="done", case_id=before.case_id)


async def _newest(world: World, posted: StoredEvent) -> Event:
    """What we know last of a post: its last edit, else the post itself. An edit may bring earlier words back."""
    prefix = f"edit/{posted.event.id}/"
    return [posted.event, *(found.event for found in await world.store.events(posted.case_id) if found.event.id.startswith(prefix))][-1]


async def deleted(world: World, message_id: str, place: Place, at: datetime, by: Person) -> Answer:
    """See Door.deleted. The deletion of a post that has not come (yet) is remembered: a platform may deliver the two in either order."""
    before = await world.store.event(message_id)
    if before is None:
        await world.deleted.note(world.store, message_id)
        before = await world.store.event(message_id)
    if before is None or before.event.message is None:
        return DONE
    await accept(world, _deletion(before.event.message, place, at), before.case_id)
    return Answer(kind="done", case_id=before.case_id)


def _deletion(message: Message, place: Place, at: datetime) -> Event:
    return Event(id=f"deleted/{message.id}", kind="deleted", at=at, message=message, place=place)


async def forced(world: World, message: Message, by: Person, event_id: str, via: Via) -> Answer:
    """Triage this message: opens its case, revives it if it was left alone, or says how it stands to whom that may know.

    Whose message it is says the edge; whose case it belongs to (it may be an answer in somebody else's thread) is looked up here.
    """
    by = known(by, world.organisation)
    if not is_staff(by, world.organisation) and by.id != message.author.id:
        return refuse(world, by, "refused_not_yours")
    author = known(message.author, world.organisation)
    message = message.model_copy(update={"author": author, "via": via, "reported_by": None if by.id == author.id else by})
    event = Event(id=f"forced/{message.id}/{event_id}", kind="forced", at=message.sent_at, message=message, place=message.place)
    await world.deleted.forget(world.store, message.id)
    case_id = await _case_of(world, message)
    if await world.store.event(event.id) is not None:
        return Answer(kind="done", case_id=case_id)
    case = await world.store.case(case_id) if case_id else None
    if case is not None and case.state != "ignored":
        if not may_read(by, case, world.organisation):
            return refuse(world, by, "refused_not_yours")
        return await _how_it_stands(world, case, by)
    accepted = await accept(world, event, case_id)
    watch(world, accepted.case_id, message)
    return Answer(kind="done", case_id=accepted.case_id)


async def _case_of(world: World, message: Message) -> str | None:
    event = await world.store.event(message.id)
    if event is not None:
        return event.case_id
    thread = await world.store.thread(message.place.model_copy(update={"thread": message.id}))
    return thread.case_id if thread else None


async def _how_it_stands(world: World, case: Case, by: Person) -> Answer:
    posts = {row.name: row for row in await world.store.posts(case.id)}
    showing = await showing_of(world, case, posts)
    staff = is_staff(by, world.organisation)
    return Answer(kind="shown", card=status_card(await for_staff(world, showing, posts) if staff else showing), case_id=case.id)
