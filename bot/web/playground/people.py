"""The cast of the playground: people of the sample organisation (Fernhill Instruments, made up). Who is an agent stands here,
as membership of a private agents' channel would on another surface."""

from typing import Final

from triage.facts import Person

SURFACE: Final = "playground"


def _person(name: str, full_name: str, title: str, department: str, location: str, zone: str, **more: object) -> Person:
    return Person.model_validate(
        {
            "id": f"{SURFACE}:{name}",
            "name": full_name,
            "email": f"{full_name.lower().replace(' ', '.').replace('ê', 'e')}@fernhill.example",
            "title": title,
            "department": department,
            "location": location,
            "time_zone": zone,
            **more,
        }
    )


BOT: Final = Person(id=f"{SURFACE}:helpdesk", name="Helpdesk", is_bot=True)

CAST: Final[tuple[Person, ...]] = (
    _person("amara", "Amara Okafor", "Production Engineer", "Production", "Leeds", "Europe/London"),
    _person("tom", "Tom Hargreaves", "Accountant", "Finance", "Leeds", "Europe/London", remote=True),
    _person("ines", "Inês Carvalho", "Sales Manager", "Sales", "Porto", "Europe/Lisbon"),
    _person("jonas", "Jonas Brandt", "Calibration Engineer", "Calibration Laboratory", "Utrecht", "Europe/Amsterdam", language="de"),
    _person("rosa", "Rosa Feldt", "Field Service Technician", "Service", "Utrecht", "Europe/Amsterdam"),
    _person("kit", "Kit Ferro", "Contract Designer", "Design", "Leeds", "Europe/London", is_guest=True, email="kit@studio.example"),
    _person("maya", "Maya Lindqvist", "Service Desk Analyst", "IT", "Leeds", "Europe/London", is_agent=True),
    _person("oliver", "Oliver Grant", "Network Engineer", "IT", "Utrecht", "Europe/Amsterdam", is_agent=True),
    _person("sofia", "Sofia Marques", "Helpdesk Lead", "IT", "Porto", "Europe/Lisbon", is_agent=True, is_lead=True),
)
"""Employees first (one works from home, one writes German, one is a guest), then two agents and the lead. Who names no language speaks the
organisation's."""

_BY_ID: Final = {person.id: person for person in (*CAST, BOT)}


def person(person_id: str) -> Person:
    """The person of that id; an unknown id gives a Person with the id alone."""
    return _BY_ID.get(person_id) or Person(id=person_id)


def short_name(person_id: str) -> str:
    """The name in an id: playground:amara is amara."""
    return person_id.partition(":")[2]


def named(name: str) -> Person | None:
    """The person (or the helpdesk) somebody means with @name; None for nobody."""
    return _BY_ID.get(f"{SURFACE}:{name.lower()}")


def viewer(name: str | None) -> Person | None:
    """Who is looking: somebody of the cast, by name."""
    found = named(name or "")
    return None if found is None or found.is_bot else found


def agents() -> tuple[Person, ...]:
    """Everybody who can be assigned to."""
    return tuple(one for one in CAST if one.is_agent)
