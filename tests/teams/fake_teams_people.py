"""The made-up tenant of the fake Teams: people, teams with their channels, chats. Ids look as Microsoft's do: `29:…` a person towards one
bot, `28:…` a bot, `19:…@thread.tacv2` a channel, `19:…@thread.v2` a group chat, `a:1…` a person's chat with the bot.

Also here: a guest, somebody of another tenant, a team in which the helpdesk is not installed.
"""

import base64
import hashlib
import uuid
from dataclasses import dataclass, field
from typing import Any

TENANT, OTHER_TENANT = "5e1fa7a1-0000-4000-8000-00000000fe51", "0a47e15a-0000-4000-8000-0000000a57e5"
APP_ID = "b07b07b0-0000-4000-8000-0000000b07b0"
BOT_NAME = "Helpdesk"


def _code(kind: str, name: str, length: int) -> str:
    return base64.urlsafe_b64encode(hashlib.sha512(f"{kind}:{name}".encode()).digest() * 2).decode()[:length]


def _object_id(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{name}.fernhill.example"))


@dataclass
class Person:
    """Somebody. `zone`: (name, seconds east of Greenwich). `tenant` other than TENANT: a stranger. `installed`: has the personal app;
    `blocked`: has blocked the bot's chat. `old_client` draws the `fallback` of Action.Execute."""

    name: str
    real_name: str
    title: str = ""
    zone: tuple[str, int] = ("Europe/London", 0)
    email: str | None = ""
    upn: str = ""
    locale: str = "en-GB"
    tenant: str = TENANT
    guest: bool = False
    left: bool = False
    installed: bool = True
    blocked: bool = False
    old_client: bool = False

    @property
    def id(self) -> str:
        return "29:1" + _code("person", self.name, 83)

    @property
    def aad_object_id(self) -> str:
        return _object_id(self.name)

    def account(self, *, named: bool = True) -> dict[str, Any]:
        """As `from` of an activity. Reactions and roster changes come without a name."""
        return {"id": self.id} | ({"name": self.real_name} if named else {}) | {"aadObjectId": self.aad_object_id}

    def member(self) -> dict[str, Any]:
        """As the roster gives them. What is not known is null."""
        first, _, last = self.real_name.partition(" ")
        found: dict[str, Any] = {"id": self.id, "name": self.real_name, "objectId": self.aad_object_id, "givenName": first, "surname": last}
        found |= {"email": self.email, "userPrincipalName": self.upn, "tenantId": self.tenant}
        return found | {"userRole": "guest" if self.guest else "user", "aadObjectId": self.aad_object_id}


@dataclass
class Place:
    """A conversation. `kind` as in `conversationType`: personal, channel, groupChat. `members`: ids of people; of a standard channel the
    team's. `bot`: the helpdesk is in it. `read_only`: nobody may write (archived)."""

    id: str
    name: str
    kind: str
    members: list[str] = field(default_factory=list)
    team: str | None = None
    channel_kind: str = "standard"
    bot: bool = True
    read_only: bool = False


@dataclass
class Team:
    """A team. Its id is that of its General channel. `permissions`: the RSC permissions granted at the installation."""

    id: str
    name: str
    members: list[str]
    owners: list[str] = field(default_factory=list)
    installed: bool = True
    permissions: set[str] = field(default_factory=lambda: {"ChannelMessage.Read.Group"})

    @property
    def group_id(self) -> str:
        return _object_id(f"team-{self.name}")

    def data(self) -> dict[str, Any]:
        """As in `channelData` of roster changes."""
        return {"id": self.id, "name": self.name, "aadGroupId": self.group_id}


@dataclass
class World:
    """People and places; look-ups go by id, name or first part of a name, of places also `#name`."""

    people: dict[str, Person]
    teams: dict[str, Team]
    places: dict[str, Place]

    def person(self, who: str) -> Person:
        """By id, AAD object id, UPN or name. KeyError tells who there is."""
        wanted = who.casefold()
        for person in self.people.values():
            if who in (person.id, person.aad_object_id) or wanted in (person.name, person.real_name.casefold(), person.upn.casefold()):
                return person
        raise KeyError(f"nobody is called {who}; there are {', '.join(one.name for one in self.people.values())}")

    def place(self, where: str) -> Place:
        """By id (also with ;messageid=…), or #name, or team/channel. KeyError tells what there is."""
        bare = where.partition(";")[0]
        if bare in self.places:
            return self.places[bare]
        team, _, name = where.removeprefix("#").rpartition("/")
        for place in self.places.values():
            if place.kind != "personal" and place.name == name and (not team or self.teams[place.team or ""].name == team):
                return place
        raise KeyError(f"there is no {where}; there are {', '.join(one.name for one in self.places.values())}")

    def team(self, which: str) -> Team:
        """By id, AAD group id or name."""
        found = next((one for one in self.teams.values() if which in (one.id, one.name, one.group_id)), None)
        if found is None:
            raise KeyError(f"there is no team {which}; there are {', '.join(one.name for one in self.teams.values())}")
        return found

    def direct(self, person: Person) -> Place:
        """Somebody's chat with the helpdesk, made at first use."""
        made = Place("a:1" + _code("chat", person.name, 97), f"direct-{person.name}", "personal", [person.id])
        return self.places.setdefault(made.id, made)

    def people_of(self, place: Place) -> list[Person]:
        """Who is in a place, in the order of the world."""
        ids = self.teams[place.team].members if place.team and place.channel_kind == "standard" else place.members
        return [self.people[one] for one in self.people if one in ids]

    def channels_of(self, team: Team) -> list[Place]:
        return [one for one in self.places.values() if one.team == team.id]

    def add_channel(self, team: Team, name: str, *, kind: str = "standard", members: list[str] | None = None) -> Place:
        """A channel; the one called General carries the id of the team."""
        made_id = team.id if name == "General" else f"19:{_code('channel', team.name + name, 44)}1@thread.tacv2"
        place = Place(made_id, name, "channel", members or [], team.id, kind, team.installed)
        self.places[made_id] = place
        return place

    def add_team(self, name: str, members: list[str], channels: tuple[str, ...] = (), **more: Any) -> Team:
        team = Team(f"19:{_code('team', name, 44)}1@thread.tacv2", name, members, members[:1], **more)
        self.teams[team.id] = team
        for channel in ("General", *channels):
            self.add_channel(team, channel)
        return team

    def add_chat(self, name: str, members: list[str], *, bot: bool = True) -> Place:
        made = Place(f"19:{hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()}@thread.v2", name, "groupChat", members, bot=bot)
        self.places[made.id] = made
        return made


LEEDS, PORTO, UTRECHT = ("Europe/London", 0), ("Europe/Lisbon", 0), ("Europe/Amsterdam", 3600)


def _person(name: str, real_name: str, title: str, zone: tuple[str, int] = LEEDS, **more: Any) -> Person:
    email = f"{real_name.lower().replace(' ', '.').replace('ê', 'e')}@fernhill.example"
    return Person(name, real_name, title, zone, **({"email": email, "upn": email} | more))


def sample_world() -> World:
    """The people of the sample organisation, as the fake Slack has them too (same e-mail addresses), and its teams."""
    kit = {"guest": True, "email": "kit@studio.example", "upn": "kit_studio.example#EXT#@fernhill.example"}
    people = [
        _person("amara", "Amara Okafor", "Production Engineer"),
        _person("tom", "Tom Hargreaves", "Accountant"),
        _person("ines", "Inês Carvalho", "Sales Manager", PORTO),
        _person("jonas", "Jonas Brandt", "Calibration Engineer", UTRECHT, locale="de-DE"),
        _person("rosa", "Rosa Feldt", "Field Service Technician", UTRECHT),
        _person("kit", "Kit Ferro", "Contract Designer", **kit),
        _person("maya", "Maya Lindqvist", "Service Desk Analyst"),
        _person("oliver", "Oliver Grant", "Network Engineer", UTRECHT),
        _person("sofia", "Sofia Marques", "Helpdesk Lead", PORTO),
        _person("stranger", "Sam Stranger", "Supplier", tenant=OTHER_TENANT, email="sam@partner.example", upn="sam@partner.example"),
    ]
    world = World({one.id: one for one in people}, {}, {})
    ids = {one.name: one.id for one in people}
    agents = [ids["maya"], ids["oliver"], ids["sofia"]]
    everyone = [one.id for one in people if one.tenant == TENANT]
    world.add_team("Fernhill", everyone, ("it-help", "random", "old-help"))
    world.place("old-help").read_only = True
    desk = world.add_team("IT Support", agents, ("it-triage",))
    world.add_channel(desk, "it-security", kind="private", members=agents)
    world.add_channel(desk, "net-ops", kind="private", members=[ids["oliver"], ids["sofia"]])
    world.add_team("Leadership", [ids["sofia"]], ("secret",), installed=False)
    suppliers = [ids["amara"], ids["tom"], ids["sofia"], ids["stranger"]]
    world.add_chat("suppliers", suppliers)
    world.add_chat("lunch", [ids["amara"], ids["tom"]], bot=False)
    return world
