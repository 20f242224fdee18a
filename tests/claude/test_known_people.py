"""Whose names may not leave: looked up seldom, soon again where somebody could not be asked, and never forgotten meanwhile."""

from pathlib import Path
from typing import Any

from helpdesks import sample

from bot.models import people
from bot.models.people import KnownPeople
from storage.sqlite import SqliteStore
from triage.facts import Person


class Place:
    """A surface that only tells its agents, or cannot."""

    def __init__(self, *names: str) -> None:
        self.names, self.down, self.asked = names, False, 0

    async def people(self) -> tuple[Person, ...]:
        self.asked += 1
        if self.down:
            raise OSError("out of reach")
        return tuple(Person(id=f"x:{name}", name=name, email=f"{name.split()[0].lower()}@x.example") for name in self.names)


async def known(folder: Path, *places: Any) -> tuple[SqliteStore, KnownPeople]:
    store = SqliteStore.open(folder)
    return store, KnownPeople(store, lambda: {str(n): place for n, place in enumerate(places)}, sample)


async def settled(roster: KnownPeople) -> tuple[str, ...]:
    """The names after the look that this call began."""
    await roster()
    if roster._looking is not None:
        await roster._looking
    return (await roster()).names


async def test_a_surface_that_is_out_of_reach_hides_nobody_of_the_others(tmp_path: Path) -> None:
    first, second = Place("Maya Lind"), Place("Omar Reyes")
    store, roster = await known(tmp_path, first, second)
    first.down = True
    assert await settled(roster) == ("Omar Reyes",)
    assert "omar" in (await roster()).users
    await store.close()


async def test_where_nobody_is_told_yet_it_is_looked_again_soon_and_what_was_found_stays(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(people, "AGAIN_SECONDS", 0.0)
    starting, there = Place(), Place("Omar Reyes")
    store, roster = await known(tmp_path, starting, there)
    assert await settled(roster) == ("Omar Reyes",)
    starting.names, there.down = ("Maya Lind",), True
    assert await settled(roster) == ("Maya Lind", "Omar Reyes")
    await store.close()


async def test_people_who_are_all_known_are_not_asked_for_at_every_request(tmp_path: Path) -> None:
    place = Place("Maya Lind")
    store, roster = await known(tmp_path, place)
    for _ in range(5):
        await settled(roster)
    assert place.asked == 1
    await store.close()
