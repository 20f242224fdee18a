"""The made-up workspace of the fake Slack: people, conversations, the agents' user group. Ids look as Slack's do ([A-Z0-9]+).

Also here: a stranger of a connected workspace (Slack Connect), a guest, another app's bot, somebody who has left.
"""

from dataclasses import dataclass, field
from typing import Any

TEAM, OTHER_TEAM, SISTER_TEAM = "T0FERNHILL", "T0PARTNER", "T0FIELD"
ENTERPRISE = "E0FERNHILL"
BOT_USER, BOT_ID, APP_ID = "U0HELPDESK", "B0HELPDESK", "A0HELPDESK"
AGENTS_GROUP = "S0AGENTS"


@dataclass
class User:
    """Somebody of the workspace. `zone`: (name, seconds east of Greenwich). `team` other than TEAM: a stranger of a connected workspace,
    or with an `enterprise` somebody of a sister workspace in the same Enterprise organisation."""

    id: str
    name: str
    real_name: str
    title: str = ""
    zone: tuple[str, int] = ("Europe/London", 0)
    email: str = ""
    locale: str = "en-GB"
    team: str = TEAM
    guest: bool = False
    bot: bool = False
    left: bool = False
    admin: bool = False
    display_name: str = ""
    enterprise: str | None = None

    def profile(self, *, email: bool) -> dict[str, Any]:
        found = {"title": self.title, "real_name": self.real_name, "real_name_normalized": self.real_name, "team": self.team}
        found |= {"display_name": self.display_name, "display_name_normalized": self.display_name, "first_name": self.real_name.split()[0]}
        found |= {"last_name": self.real_name.split()[-1], "image_72": "https://avatars.fernhill.example/72.png", "status_text": ""}
        return found | ({"email": self.email} if email and self.email else {})

    def public(self, *, email: bool = False, locale: bool = False) -> dict[str, Any]:
        """As users.info gives it. The e-mail address needs users:read.email, the locale `include_locale`."""
        found: dict[str, Any] = {"id": self.id, "team_id": self.team, "name": self.name, "deleted": self.left, "real_name": self.real_name}
        if not self.left:
            found |= {"tz": self.zone[0], "tz_label": self.zone[0], "tz_offset": self.zone[1], "color": "9f69e7"}
            found |= {"is_admin": self.admin, "is_owner": False, "is_primary_owner": False}
            found |= {"is_restricted": self.guest, "is_ultra_restricted": False, "is_app_user": False}
        found |= {"profile": self.profile(email=email), "is_bot": self.bot, "updated": 1_700_000_000}
        if self.enterprise is not None:
            grid = {"id": self.id, "enterprise_id": self.enterprise, "enterprise_name": "Fernhill Group", "teams": [self.team]}
            found["enterprise_user"] = grid | {"is_admin": False, "is_owner": False, "is_primary_owner": False}
        elif self.team != TEAM:
            found["is_stranger"] = True
        return found | ({"locale": self.locale} if locale else {})


@dataclass
class Channel:
    """A conversation. `kind`: channel, private, im, mpim. `shared`: with a connected workspace."""

    id: str
    name: str
    kind: str = "channel"
    members: list[str] = field(default_factory=list)
    archived: bool = False
    shared: bool = False
    read_only: bool = False
    threads_only: bool = False
    posters: list[str] | None = None
    """Who alone may post; None: everybody."""
    team: str = TEAM

    @property
    def event_kind(self) -> str:
        """The word in `channel_type` of events, and in the names of event subscriptions and scopes."""
        return {"channel": "channel", "private": "group"}.get(self.kind, self.kind)

    @property
    def scope_word(self) -> str:
        return {"channel": "channels", "private": "groups"}.get(self.kind, self.kind)

    def public(self, viewer: str) -> dict[str, Any]:
        """As conversations.info gives it to this member or non-member."""
        if self.kind == "im":
            other = next((one for one in self.members if one != viewer), viewer)
            return {"id": self.id, "created": 1_700_000_000, "is_archived": False, "is_im": True, "is_org_shared": False, "user": other}
        found: dict[str, Any] = {"id": self.id, "name": self.name, "name_normalized": self.name, "created": 1_700_000_000}
        found |= {"is_channel": self.kind != "mpim", "is_group": False, "is_im": False, "is_mpim": self.kind == "mpim"}
        found |= {"is_private": self.kind != "channel", "is_archived": self.archived, "is_member": viewer in self.members}
        found |= {"is_general": self.name == "general", "is_shared": self.shared, "is_ext_shared": self.shared, "is_org_shared": False}
        found |= {
            "context_team_id": self.team,
            "shared_team_ids": [TEAM, OTHER_TEAM] if self.shared else [TEAM],
            "num_members": len(self.members),
        }
        return found | {"topic": {"value": "", "creator": "", "last_set": 0}, "purpose": {"value": "", "creator": "", "last_set": 0}}

    def restrictions(self) -> dict[str, Any]:
        """Who may post, which only conversations.info tells."""
        if self.posters is not None:
            return {"properties": {"posting_restricted_to": {"type": ["admin"], "user": self.posters}}}
        return {"is_read_only": True} if self.read_only else {"is_thread_only": True} if self.threads_only else {}


@dataclass
class Group:
    """A user group."""

    id: str
    handle: str
    name: str
    users: list[str]
    disabled: bool = False
    team: str = TEAM

    def public(self, *, users: bool) -> dict[str, Any]:
        found: dict[str, Any] = {"id": self.id, "team_id": self.team, "is_usergroup": True, "name": self.name, "handle": self.handle}
        found |= {"description": "", "is_external": False, "date_create": 1_700_000_000, "date_update": 1_700_000_000}
        found |= {"date_delete": 1_700_000_001 if self.disabled else 0, "user_count": len(self.users)}
        return found | ({"users": list(self.users)} if users else {})


@dataclass
class Workspace:
    """People and conversations; look-ups go by id, @name, name, #name or first part of a name."""

    users: dict[str, User]
    channels: dict[str, Channel]
    groups: dict[str, Group]
    name: str = "Fernhill Instruments"
    domain: str = "fernhill"
    enterprise: str | None = None
    org_wide: bool = False
    """The app is installed on the whole Enterprise organisation, which has this workspace and a sister."""

    def user(self, who: str) -> User:
        """By id or name, also @name. KeyError tells who there is."""
        if who in self.users:
            return self.users[who]
        wanted = who.removeprefix("@").casefold()
        for user in self.users.values():
            if wanted in (user.name.casefold(), user.real_name.casefold(), user.id.removeprefix("U0").casefold()):
                return user
        raise KeyError(f"nobody is called {who}; there are {', '.join(user.name for user in self.users.values())}")

    def channel(self, where: str) -> Channel:
        """By id or name, also #name. KeyError tells what there is."""
        if where in self.channels:
            return self.channels[where]
        for channel in self.channels.values():
            if channel.kind != "im" and channel.name == where.removeprefix("#"):
                return channel
        raise KeyError(f"there is no conversation {where}; there are {', '.join(one.name for one in self.channels.values())}")

    def direct(self, user_id: str, with_id: str = BOT_USER) -> Channel:
        """The direct conversation of two, made at first use."""
        for channel in self.channels.values():
            if channel.kind == "im" and set(channel.members) == {user_id, with_id}:
                return channel
        made = Channel(f"D0{len(self.channels):04}{user_id[2:6]}", "direct", "im", [user_id, with_id])
        self.channels[made.id] = made
        return made

    def several(self, user_ids: list[str]) -> Channel:
        """The direct conversation of three and more, made at first use."""
        for channel in self.channels.values():
            if channel.kind == "mpim" and set(channel.members) == set(user_ids):
                return channel
        names = "--".join(self.users[one].name for one in user_ids)
        made = Channel(f"C0MPIM{len(self.channels):04}", f"mpdm-{names}-1", "mpim", list(user_ids))
        self.channels[made.id] = made
        return made


LEEDS, PORTO, UTRECHT = ("Europe/London", 0), ("Europe/Lisbon", 0), ("Europe/Amsterdam", 3600)


def _user(name: str, real_name: str, title: str, zone: tuple[str, int] = LEEDS, **more: Any) -> User:
    email = more.pop("email", f"{real_name.lower().replace(' ', '.').replace('ê', 'e')}@fernhill.example")
    return User(f"U0{name.upper()}", name, real_name, title, zone, email, **more)


def sample_workspace() -> Workspace:
    """The people of the sample organisation, as the playground has them, and its channels. The bot is where it was invited."""
    users = [
        _user("amara", "Amara Okafor", "Production Engineer"),
        _user("tom", "Tom Hargreaves", "Accountant"),
        _user("ines", "Inês Carvalho", "Sales Manager", PORTO),
        _user("jonas", "Jonas Brandt", "Calibration Engineer", UTRECHT, locale="de-DE"),
        _user("rosa", "Rosa Feldt", "Field Service Technician", UTRECHT),
        _user("kit", "Kit Ferro", "Contract Designer", guest=True, email="kit@studio.example"),
        _user("maya", "Maya Lindqvist", "Service Desk Analyst"),
        _user("oliver", "Oliver Grant", "Network Engineer", UTRECHT),
        _user("sofia", "Sofia Marques", "Helpdesk Lead", PORTO, admin=True),
        _user("stranger", "Sam Stranger", "Supplier", team=OTHER_TEAM, email="sam@partner.example"),
        _user("gone", "Gil Gone", "", left=True),
        _user("otherbot", "Build Bot", "", bot=True, email=""),
        User(BOT_USER, "helpdesk", "Helpdesk", bot=True),
    ]
    everyone = [user.id for user in users if not user.bot and not user.left and user.team == TEAM]
    agents = ["U0MAYA", "U0OLIVER", "U0SOFIA"]
    channels = [
        Channel("C0GENERAL", "general", members=[*everyone, BOT_USER]),
        Channel("C0ITHELP", "it-help", members=[*everyone, BOT_USER]),
        Channel("C0ITTRIAGE", "it-triage", "private", [*agents, BOT_USER]),
        Channel("C0NETOPS", "net-ops", "private", ["U0OLIVER", "U0SOFIA", BOT_USER]),
        Channel("C0ITSECURITY", "it-security", "private", [*agents, BOT_USER]),
        Channel("C0SUPPLIERS", "suppliers", members=[*everyone, "U0STRANGER", BOT_USER], shared=True),
        Channel("C0RANDOM", "random", members=everyone),
        Channel("C0SECRET", "secret", "private", ["U0SOFIA"]),
        Channel("C0OLDHELP", "old-help", members=[*everyone, BOT_USER], archived=True),
    ]
    group = Group(AGENTS_GROUP, "it-agents", "IT agents", agents)
    return Workspace({one.id: one for one in users}, {one.id: one for one in channels}, {group.id: group})
