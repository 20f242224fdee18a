"""Reactions: an emoji on the agents' card acts, the ticket emoji on any message triages it, a plus-one on a request joins it."""

from bot.access import is_staff, known, roles_in
from bot.doors.accepting import accept, refused
from bot.doors.clicks import open_form
from bot.doors.posts import forced
from bot.inbound import DONE, Answer, Reaction
from bot.steps.spots import is_agents
from bot.world import World
from triage.case import Case, Refused
from triage.facts import Action, ActionName, Event
from triage.lifecycle import judge
from triage.organisation import Emoji

_A = ActionName
FORMS = (_A.RESOLVE, _A.ESCALATE)
"""Reactions that ask for words first (a note, a reason)."""


async def reacted(world: World, reaction: Reaction) -> Answer:
    """See Door.react. An emoji that means nothing to us changes nothing and is not answered."""
    emoji, post = world.organisation.emoji, reaction.place.model_copy(update={"thread": reaction.post})
    stands = await world.store.thread(post)
    case = await world.store.case(stands.case_id) if stands else None
    if stands is not None and case is not None and is_agents(stands.card):
        return await _on_agents_card(world, reaction, case, emoji)
    if reaction.message is None or not reaction.added:
        return DONE
    if reaction.emoji == emoji.triage:
        return await forced(world, reaction.message, reaction.by, reaction.id, "reaction")
    staff = is_staff(reaction.by, world.organisation)
    if case is not None and reaction.emoji in emoji.confirm and not staff and reaction.by.id != case.request.requester.id:
        return await _act(world, reaction, case, _A.JOIN)
    return DONE


async def _on_agents_card(world: World, reaction: Reaction, case: Case, emoji: Emoji) -> Answer:
    name = _meaning(reaction, emoji)
    if name is None:
        return DONE
    by = known(reaction.by, world.organisation)
    if name in FORMS:
        return await open_form(world, by, case, name)
    return await _act(world, reaction, case, name)


def _meaning(reaction: Reaction, emoji: Emoji) -> ActionName | None:
    """The action of an emoji on the agents' card; taking back one's own eyes or thumbs-up undoes it."""
    if reaction.emoji == emoji.claim:
        return _A.CLAIM if reaction.added else _A.UNCLAIM
    if reaction.emoji in emoji.confirm:
        return _A.CONFIRM if reaction.added else _A.UNCONFIRM
    if not reaction.added:
        return None
    return {emoji.resolve: _A.RESOLVE, emoji.escalate: _A.ESCALATE, emoji.retriage: _A.RETRIAGE}.get(reaction.emoji)


async def _act(world: World, reaction: Reaction, case: Case, name: ActionName) -> Answer:
    by = known(reaction.by, world.organisation)
    action = Action(name=name, by=by)
    verdict = judge(case, action, roles_in(by, case, world.organisation))
    if isinstance(verdict, Refused):
        return refused(world, by, verdict) if reaction.added else DONE
    event = Event(id=f"reaction/{reaction.id}", kind="action", at=reaction.at, action=action, place=reaction.place)
    await accept(world, event, case.id)
    return Answer(kind="done", case_id=case.id)
