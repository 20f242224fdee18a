"""Accounts: which accounts of several platforms belong to one person, matched by e-mail where both show it (triage/people.py).

Noted when somebody asks; kept in the store's small values. Used for what a person reads of their own: the request that was asked in Slack
stands in `mine` in Teams too.
"""

import json

from bot.world import World
from storage.store import CaseLine
from triage.facts import Person

MOST_ACCOUNTS = 8
MOST_PEOPLE = 20_000
"""Of whom it is remembered in memory; the store knows them all."""


def _name(person: Person) -> str | None:
    """Under which small value their accounts stand; None for who shows no address, and for guests, whose address proves nothing."""
    email = (person.email or "").strip().casefold()
    return f"accounts/{email}" if email and not person.is_guest and not person.is_bot else None


async def note(world: World, person: Person) -> None:
    """Somebody asked from this account."""
    name = _name(person)
    if name is None or person.id in await _known(world, name):
        return
    world.accounts[name] = (*await _known(world, name), person.id)[-MOST_ACCOUNTS:]
    await world.store.put_value(name, json.dumps(world.accounts[name]))


async def cases_of(world: World, person: Person, limit: int) -> tuple[CaseLine, ...]:
    """Cases that the person asked, from whichever platform, newest first; ignored ones left out."""
    name = _name(person)
    others = [one for one in (await _known(world, name) if name is not None else ()) if one != person.id]
    found = [*await world.store.cases_of(person.id, limit)]
    for other in others:
        found += await world.store.cases_of(other, limit)
    return tuple(sorted(found, key=lambda line: line.opened_at, reverse=True)[:limit]) if others else tuple(found)


async def _known(world: World, name: str) -> tuple[str, ...]:
    found = world.accounts.get(name)
    if found is None:
        found = world.accounts[name] = tuple(json.loads(await world.store.value(name) or "[]"))
        if len(world.accounts) > MOST_PEOPLE:
            del world.accounts[next(iter(world.accounts))]
    return found
