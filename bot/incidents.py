"""The incidents that are known now: declared by agents (store) and those of the organisation file, as long as they stand there."""

from datetime import datetime

from bot.world import World
from storage.store import Store
from triage.facts import Incident
from triage.organisation import Organisation


def _ended(incident_id: str) -> str:
    return f"incident_ended/{incident_id}"


async def known_incidents(world: World) -> tuple[Incident, ...]:
    """Open incidents, agents' first."""
    return await open_incidents(world.organisation, world.store, world.started_at)


async def open_incidents(organisation: Organisation, store: Store, since: datetime, *, counted: bool = True) -> tuple[Incident, ...]:
    """The same without a running helpdesk. `since`: from when those of the organisation file count as declared.

    counted False: who reported those of the organisation file is not counted, which a decision does not need.
    """
    stored = await store.incidents()
    known = {incident.id for incident in stored}
    found = list(stored)
    for declared in organisation.incidents:
        if declared.id not in known and await store.value(_ended(declared.id)) is None:
            reporters = len(await store.incident_cases(declared.id)) if counted else 0
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
