"""The incidents that are known now: declared by agents (store) and those of the organisation file, as long as they stand there."""

from bot.world import World
from triage.facts import Incident


def _ended(incident_id: str) -> str:
    return f"incident_ended/{incident_id}"


async def known_incidents(world: World) -> tuple[Incident, ...]:
    """Open incidents, agents' first."""
    stored = await world.store.incidents()
    known = {incident.id for incident in stored}
    found = list(stored)
    for declared in world.organisation.incidents:
        if declared.id not in known and await world.store.value(_ended(declared.id)) is None:
            reporters = len(await world.store.incident_cases(declared.id))
            since = world.started_at
            incident = Incident(
                id=declared.id,
                title=declared.title,
                category=declared.category,
                words=declared.words,
                declared_at=since,
                reporters=reporters,
            )
            found.append(incident)
    return tuple(found)


async def note_ended(world: World, incident_id: str) -> None:
    """An agent has ended it, also if it stands in the organisation file."""
    await world.store.put_value(_ended(incident_id), "1")
