"""Which cards a case has, where each stands, and what it shows now. The one table of places; drawing itself is draw.py."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.cards.agents import agents_card, wants_agents_card
from bot.cards.card import Card
from bot.cards.news import private_line, unreached_line
from bot.cards.requester import requester_card
from bot.cards.showing import Showing
from bot.incidents import known_incidents
from bot.ports import Surface
from bot.world import World
from storage.store import Posted
from triage.case import Case
from triage.facts import Place
from triage.organisation import Organisation


@dataclass(frozen=True)
class Spot:
    """A card to draw, where it stands or should stand."""

    name: str
    surface: Surface
    place: Place
    card: Card
    row: Posted | None = None
    """What the store knows of it: None if it was never announced."""
    instead: Callable[[], Awaitable[Place]] | None = None
    """Where the card goes when the place refuses it for good (the bot is not in that channel): the author's direct conversation, which is
    only asked for then."""
    unreached: Card | None = None
    """What the one line of a private case shows while its card does not stand because its reader cannot be written to directly."""
    left: Posted | None = None
    """Where it stood, or may stand, until the case became private: everybody can read that place, so it is taken away there first."""
    unknown: Exception | None = None
    """Where it should stand could not be asked now: raised when it is to be drawn, and no other surface's card waits for it."""


Look = Callable[[World, Case, Showing, dict[str, Posted]], Awaitable[list[Spot]]]


async def showing_of(world: World, case: Case, posted: dict[str, Posted]) -> Showing:
    tickets = await world.store.tickets(case.id) if case.tickets else ()
    incidents = {incident.id: incident for incident in await known_incidents(world)} if case.incident else {}
    incident = incidents.get(case.incident or "")
    surface = world.surface(case.request.place.surface)
    return Showing(
        case=case,
        organisation=world.organisation,
        now=case.at,
        tickets=tickets,
        incident=incident,
        reporters=incident.reporters if incident else 1 + len(case.followers),
        origin_url=await surface.link(case.request.place, case.request.message_id) if surface else None,
        case_url=world.case_url(case.id) if world.open_pages else None,
        agents_card_posted=any(is_agents(name) for name in posted),
    )


async def for_staff(world: World, showing: Showing, posted: dict[str, Posted]) -> Showing:
    """The same for an agent's eyes: with the way to the agents' card."""
    row = next((row for name, row in posted.items() if is_agents(name) and row.post), None)
    surface = world.surface(row.place.surface) if row is not None else None
    if row is None or surface is None:
        return showing
    return showing.model_copy(update={"agents_url": await surface.link(row.place, row.post)})


def is_agents(name: str) -> bool:
    return base_of(name) == "agents" or name.startswith("team/")


def base_of(name: str) -> str:
    """A card's name without its surface: the second platform's agents' card is `agents@teams`."""
    return name.partition("@")[0]


def on_each_surface(posted: dict[str, Posted]) -> tuple[Posted, ...]:
    """Of each surface the agents' card that stands there, their channel's before a team's."""
    found: dict[str, Posted] = {}
    for row in sorted((row for name, row in posted.items() if is_agents(name) and row.post), key=lambda row: base_of(row.name) != "agents"):
        found.setdefault(row.place.surface, row)
    return tuple(found.values())


async def for_requester(world: World, case: Case, showing: Showing, posted: dict[str, Posted]) -> list[Spot]:
    """The card in the thread of the request; of a private case by direct message, and then one line in the thread. Nothing for what was
    left alone, and in shadow mode."""
    if case.state == "ignored" or "shadow" in case.request.flags:
        return []
    home, row = case.request.place, posted.get("requester")
    surface = world.surface(home.surface)
    card = requester_card(showing)
    if surface is None or card is None:
        return []
    if row is not None and in_public(case, row.place):
        found = [await _in_direct(surface, case, card, left=row)]
    elif row is not None and row.post is not None:
        found = [Spot("requester", surface, row.place, card, row)]
    elif case.request.direct:
        found = [Spot("requester", surface, home, card, row)]
    elif case.private:
        found = [await _in_direct(surface, case, card, row)]
    else:
        found = [Spot("requester", surface, home, card, row, directly(surface, case))]
    if case.private and not case.request.direct:
        line = Spot("line", surface, home, private_line(showing), posted.get("line"), unreached=unreached_line(showing))
        found.append(line)
    return found


async def _in_direct(surface: Surface, case: Case, card: Card, row: Posted | None = None, left: Posted | None = None) -> Spot:
    """The requester's card in their direct conversation; where there is none, the one line in the thread is still drawn."""
    place, unknown = case.request.place, None
    try:
        place = await surface.direct(case.request.requester.id)
    except Exception as error:
        unknown = error
    return Spot("requester", surface, place, card, row, left=left, unknown=unknown)


def in_public(case: Case, place: Place) -> bool:
    """Is that the channel in which a request was written that is private by now?"""
    home = case.request.place
    return case.private and not case.request.direct and (place.surface, place.conversation) == (home.surface, home.conversation)


def directly(surface: Surface, case: Case) -> Callable[[], Awaitable[Place]]:
    """The requester's direct conversation, asked for when it is needed."""
    return lambda: surface.direct(case.request.requester.id)


def without_channel(world: World, case: Case, found: Sequence[Spot]) -> tuple[str, ...]:
    """Channels in which agents should see this case and do not, because no surface has them: the helpdesk is not in there."""
    if case.state == "ignored" or not wants_agents_card(case) or not world.surfaces:
        return ()
    names = {base_of(spot.name) for spot in found}
    return tuple(channel for name, channel in _agents_channels(world.organisation, case) if name not in names)


async def for_agents(world: World, case: Case, showing: Showing, posted: dict[str, Posted]) -> list[Spot]:
    """In the agents' channel, the team's private one if it has one, and the security channel, on each surface that has them; earlier
    teams' cards stay true too. One state: who works in Teams sees what was asked in Slack.

    Nothing for what was left alone, and where no person is or may be needed.
    """
    if case.state == "ignored" or not (wants_agents_card(case) or any(is_agents(name) for name in posted)):
        return []
    found: dict[str, Spot] = {}
    alarmed = _alarmed(world.organisation, case)
    for name, row in posted.items():
        surface, card = world.surface(row.place.surface), agents_card(showing, name, alarmed.get(base_of(name)))
        if is_agents(name) and surface is not None and card is not None:
            found[name] = Spot(name, surface, row.place, card, row)
    for base, channel in _agents_channels(world.organisation, case):
        there = {spot.surface.name for name, spot in found.items() if base_of(name) == base}
        for surface in _surfaces(world, case):
            name = base if base not in found else f"{base}@{surface.name}"
            card = agents_card(showing, name, alarmed.get(base))
            if card is None or surface.name in there:
                continue
            place, unknown = await _channel(surface, channel)
            if place is not None or unknown is not None:
                found[name] = Spot(name, surface, place or case.request.place, card, unknown=unknown)
    return list(found.values())


def _agents_channels(org: Organisation, case: Case) -> list[tuple[str, str]]:
    """(card, channel) of every place where agents see this case."""
    team = org.team(case.team)
    found = [("agents", org.channels.agents)]
    if team is not None and team.channel and team.channel != org.channels.agents:
        found.append((f"team/{team.id}", team.channel))
    kind = case.decision.kind if case.decision else "it_support"
    if kind == "security_report" and org.channels.security and org.channels.security not in {channel for _, channel in found}:
        found.append(("team/security-channel", org.channels.security))
    return found


def _alarmed(org: Organisation, case: Case) -> dict[str, str]:
    """Card -> who is mentioned on it: of a security report, in the security channel, who is on call in the team that has it."""
    kind = case.decision.kind if case.decision else "it_support"
    team = org.team(case.team)
    if kind != "security_report" or team is None or team.on_call_id is None:
        return {}
    channels = _agents_channels(org, case)
    name = next((name for name, channel in channels if channel == org.channels.security), "agents")
    return {name: team.on_call_id}


def _surfaces(world: World, case: Case) -> list[Surface]:
    """The request's own first."""
    own = world.surface(case.request.place.surface)
    return [*([own] if own is not None else []), *(other for other in world.surfaces.values() if other is not own)]


async def _channel(surface: Surface, name: str) -> tuple[Place | None, Exception | None]:
    """(the channel, what went wrong): (None, None) where the surface has none of that name."""
    try:
        return await surface.channel(name), None
    except Exception as error:
        return None, error
