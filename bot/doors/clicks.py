"""Clicks and forms: look -> judge -> answer. A refusal is private on every platform because it is said inside the call."""

from bot.access import is_staff, known, roles_in
from bot.cards.actions import ButtonValue, decode, opens_form
from bot.cards.card import Form
from bot.cards.forms import Filled, form_for, read_form
from bot.cards.offers import offered
from bot.cards.receipts import summary_card, why_card
from bot.doors.accepting import accept, refuse, refused
from bot.doors.posts import forced
from bot.inbound import Answer, Click, Submission
from bot.incidents import known_incidents
from bot.ports import Surface
from bot.steps.spots import for_staff, showing_of
from bot.world import World
from triage.case import Case, Ignored, Refused
from triage.facts import Action, ActionName, Candidate, Event, Person, Place, Role, same_person
from triage.lifecycle import allowed, judge, only_watched


async def clicked(world: World, click: Click) -> Answer:
    """See Door.click."""
    by = known(click.by, world.organisation)
    found = await look(world, by, click.value)
    if isinstance(found, Answer):
        return found
    value, case = found
    if value.action in ("why", "summary"):
        return await _read(world, by, case, value)
    action = Action(name=ActionName(value.action), by=by, seen_version=value.version)
    if case.state == "ignored" and action.name is ActionName.RETRIAGE:
        return await _revive(world, by, case, click)
    if opens_form(action.name, value.arg):
        return await _open(world, by, case, action)
    verdict = judge(case, action, roles_in(by, case, world.organisation))
    return await _take(world, by, case, action, verdict, f"click/{click.id}", click.place, click.at)


async def submitted(world: World, submission: Submission) -> Answer:
    """See Door.submit."""
    by = known(submission.by, world.organisation)
    found = await look(world, by, submission.value)
    if isinstance(found, Answer):
        return found
    value, case = found
    name = ActionName(value.action) if value.action not in ("why", "summary") else None
    if name is None or not opens_form(name):
        return refuse(world, by, "refused_bad_button")
    people = await _people(world, case)
    form = await _form(world, by, case, name, people)
    filled = read_form(form, dict(submission.fields), _language(world, by))
    if not isinstance(filled, Filled):
        # The form comes back with what the case says: only to whom it may be opened.
        if (no := await _not_openable(world, by, case, Action(name=name, by=by, seen_version=value.version))) is not None:
            return no
        return Answer(kind="errors", errors=tuple(filled.items()), form=form, case_id=case.id)
    action = filled.action(name, by, value.version, people)
    verdict = judge(case, action, roles_in(by, case, world.organisation))
    return await _take(world, by, case, action, verdict, f"form/{submission.id}", submission.place, submission.at)


async def look(world: World, by: Person, text: str) -> tuple[ButtonValue, Case] | Answer:
    """The case that a button means, or words: a forged or strange value, an unknown case."""
    value = decode(text)
    if value is None:
        return refuse(world, by, "refused_bad_button")
    case = await world.store.case(value.case_id)
    if case is None:
        return refuse(world, by, "refused_unknown_case")
    return value, case


async def _take(
    world: World, by: Person, case: Case, action: Action, verdict: Role | Refused | Ignored, event_id: str, place: Place, at: object
) -> Answer:
    """Accept what the table allows and a card offers; judged again when it is recorded, which alone decides."""
    if isinstance(verdict, Refused) and await world.store.event(event_id) is None:
        return refused(world, by, verdict)
    if not isinstance(verdict, Role):
        return Answer(kind="done", case_id=case.id)
    if not await _has_button(world, by, case, action):
        return refuse(world, by, "refused_bad_button")
    event = Event.model_validate({"id": event_id, "kind": "action", "at": at, "action": action, "place": place})
    await accept(world, event, case.id)
    return Answer(kind="done", case_id=case.id)


async def _open(world: World, by: Person, case: Case, action: Action) -> Answer:
    """The form, if its action is allowed at all as things stand; what only the form can give is not asked yet."""
    no = await _not_openable(world, by, case, action)
    if no is not None:
        return no
    form = await _form(world, by, case, action.name, await _people(world, case))
    return Answer(kind="form", form=form, case_id=case.id)


async def _has_button(world: World, by: Person, case: Case, action: Action) -> bool:
    """Whether a card offers that to this person, as the case stands or stood when the button was drawn. What no card has was not pressed:
    a client of somebody's own making wrote it."""
    roles = roles_in(by, case, world.organisation)
    if any(offered(action.name, role, case.state) for role in roles):
        return True
    seen = await world.store.case(case.id, action.seen_version) if action.seen_version is not None else None
    return seen is not None and any(offered(action.name, role, seen.state) for role in roles)


async def _not_openable(world: World, by: Person, case: Case, action: Action) -> Answer | None:
    """Words why the form may not be opened; None where it may."""
    roles = roles_in(by, case, world.organisation)
    if only_watched(case, action.name):
        return refuse(world, by, "refused_shadow")
    if any(case.state in allowed(action.name, role) for role in roles):
        return None if await _has_button(world, by, case, action) else refuse(world, by, "refused_bad_button")
    verdict = judge(case, action, roles)
    return refused(world, by, verdict) if isinstance(verdict, Refused) else refuse(world, by, "refused_not_now")


async def refusal(world: World, click: Click) -> Answer | None:
    """See Door.refusal."""
    by = known(click.by, world.organisation)
    found = await look(world, by, click.value)
    if isinstance(found, Answer):
        return found
    value, case = found
    name = ActionName(value.action) if value.action not in ("why", "summary") else None
    if name is None or not opens_form(name, value.arg) or (case.state == "ignored" and name is ActionName.RETRIAGE):
        return None
    return await _not_openable(world, by, case, Action(name=name, by=by, seen_version=value.version))


async def open_form(world: World, by: Person, case: Case, name: ActionName) -> Answer:
    """For reactions: the form of an action, or why not."""
    return await _open(world, by, case, Action(name=name, by=by))


async def _form(world: World, by: Person, case: Case, name: ActionName, people: tuple[Person, ...]) -> Form:
    posts = {row.name: row for row in await world.store.posts(case.id)}
    return form_for(
        name,
        await showing_of(world, case, posts),
        agents=people,
        incidents=await known_incidents(world),
        articles=_articles(case),
        for_agent=is_staff(by, world.organisation),
    )


async def _people(world: World, case: Case) -> tuple[Person, ...]:
    """Who can be assigned to: the agents of every surface, those of the request's own first; who is on two stands there once."""
    own = world.surface(case.request.place.surface)
    surfaces: list[Surface] = [*([own] if own is not None else []), *(one for one in world.surfaces.values() if one is not own)]
    found: list[Person] = []
    for surface in surfaces:
        found += [person for person in await surface.people() if not any(same_person(person, known) for known in found)]
    return tuple(found)


def _articles(case: Case) -> tuple[Candidate, ...]:
    decision = case.decision
    offered = [article for issue in decision.issues for article in issue.articles] if decision else []
    return tuple({article.id: article for article in offered}.values())


async def _read(world: World, by: Person, case: Case, value: ButtonValue) -> Answer:
    if not is_staff(by, world.organisation):
        return refuse(world, by, "refused_only_agents")
    posts = {row.name: row for row in await world.store.posts(case.id)}
    showing = await for_staff(world, await showing_of(world, case, posts), posts)
    showing = showing.model_copy(update={"case_url": world.case_link(by.id, "agent", case.id)})
    return Answer(kind="shown", card=why_card(showing) if value.action == "why" else summary_card(showing), case_id=case.id)


async def _revive(world: World, by: Person, case: Case, click: Click) -> Answer:
    """Triage what was left alone: its words were not kept, so the message is fetched anew."""
    surface = world.surface(case.request.place.surface)
    message = await surface.message(case.request.message_id) if surface is not None else None
    if message is None:
        return refuse(world, by, "refused_message_gone")
    return await forced(world, message, by, click.id, "shortcut")


def _language(world: World, by: Person) -> str:
    return by.language or world.organisation.language
