"""helpdesk.yaml as one checked, frozen value: everything an organisation decides.

Cross references (teams, categories) are checked here; reading the file, with the line of a mistake, is bot/organisation_file.py.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from triage.facts import PRIORITIES, Fact, Priority
from triage.policy import (
    Agents,
    Category,
    ChannelName,
    Channels,
    ChannelSettings,
    DeclaredIncident,
    Emoji,
    Id,
    Knowledge,
    Limits,
    Minutes,
    Models,
    Name,
    OtherKind,
    PriorityDefinition,
    Privacy,
    RedactedType,
    Rollout,
    Rule,
    Team,
    Then,
    Thresholds,
    Tickets,
    Timing,
    When,
)
from triage.redact import EVERYTHING, Policy
from triage.sla import Zone

__all__ = [
    "Agents",
    "Category",
    "ChannelName",
    "ChannelSettings",
    "Channels",
    "DeclaredIncident",
    "Emoji",
    "Id",
    "Knowledge",
    "Limits",
    "Minutes",
    "Models",
    "Name",
    "Organisation",
    "OtherKind",
    "PriorityDefinition",
    "Privacy",
    "RedactedType",
    "Rollout",
    "Rule",
    "Team",
    "Then",
    "Thresholds",
    "Tickets",
    "Timing",
    "When",
]


class Organisation(Fact):
    """The whole of helpdesk.yaml."""

    name: Name
    language: Literal["en", "de"] = "en"
    languages: tuple[Literal["en", "de"], ...] = ("en", "de")
    time_zone: Zone = "UTC"
    channels: Channels
    agents: Agents = Agents()
    categories: Annotated[tuple[Category, ...], Field(min_length=2, max_length=50)]
    teams: Annotated[tuple[Team, ...], Field(min_length=1)]
    default_team: Id
    l2_team: Id
    kinds: tuple[OtherKind, ...] = ()
    priorities: dict[Priority, PriorityDefinition]
    critical_roles: tuple[str, ...] = ()
    thresholds: Thresholds = Thresholds()
    rules: tuple[Rule, ...] = ()
    limits: Limits = Limits()
    confirm: Literal["ask", "auto"] = "ask"
    timing: Timing = Timing()
    models: Models = Models()
    rollout: Rollout = Rollout()
    tickets: Tickets = Tickets()
    knowledge: Knowledge = Knowledge()
    privacy: Privacy = Privacy()
    emoji: Emoji = Emoji()
    incidents: tuple[DeclaredIncident, ...] = ()

    @model_validator(mode="after")
    def _references(self) -> Self:
        problems = list(_problems(self))
        if problems:
            raise ValueError("\n".join(problems))
        return self

    @cached_property
    def _teams(self) -> dict[str, Team]:
        return {team.id: team for team in self.teams}

    @cached_property
    def _categories(self) -> dict[str, Category]:
        return {category.id: category for category in self.categories}

    def team(self, team_id: str | None) -> Team | None:
        """The team of that id, also an inactive one; None where there is none (any more)."""
        return self._teams.get(team_id or "")

    def category(self, category_id: str | None) -> Category | None:
        return self._categories.get(category_id or "")

    def kind(self, kind_id: str) -> OtherKind | None:
        return next((kind for kind in self.kinds if kind.id == kind_id), None)

    def active_teams(self) -> tuple[Team, ...]:
        return tuple(team for team in self.teams if team.active)

    def team_name(self, team_id: str | None) -> str:
        team = self.team(team_id)
        return team.name if team else (team_id or "")

    def category_name(self, category_id: str | None) -> str:
        category = self.category(category_id)
        return category.name if category else (category_id or "")

    def channel_settings(self, channel: str | None) -> ChannelSettings:
        return self.channels.settings.get(channel or "", ChannelSettings())

    def shadows(self, channel: str | None) -> bool:
        """Whether requests of this channel (None: direct ones) are only judged, and nothing of it shown to who asks."""
        return self.rollout.shadow or self.channel_settings(channel).rollout == "shadow"

    def redaction(self) -> Policy:
        """What is redacted before a text leaves this machine, as `privacy` says."""
        types = EVERYTHING.types if self.privacy.redact is None else frozenset(self.privacy.redact)
        return Policy(types=types, internal_domains=self.privacy.internal_domains)

    def agent_channels(self) -> tuple[str, ...]:
        """Every private channel of agents: the agents' one, the security one, the teams'."""
        names = [self.channels.agents, self.channels.security, *(team.channel for team in self.teams)]
        return tuple(dict.fromkeys(name for name in names if name))


def _problems(org: Organisation) -> "list[str]":
    """Every reference that leads nowhere, in words that say what was expected."""
    found: list[str] = []
    teams, categories = {t.id for t in org.teams}, {c.id for c in org.categories}
    for what, ids in (
        ("teams", [t.id for t in org.teams]),
        ("categories", [c.id for c in org.categories]),
        ("kinds", [k.id for k in org.kinds]),
        ("incidents", [i.id for i in org.incidents]),
    ):
        found += [f"{what}: the id {i} stands {n} times; expected once" for i, n in Counter(ids).items() if n > 1]
    known, topics = ", ".join(sorted(teams)), ", ".join(sorted(categories))

    def team(where: str, team_id: str | None, active: bool = False) -> None:
        if team_id is None:
            return
        if team_id not in teams:
            found.append(f"{where}: there is no team {team_id}; expected one of {known}")
        elif active and not next(t for t in org.teams if t.id == team_id).active:
            found.append(f"{where}: the team {team_id} is not active; expected an active one")

    team("default_team", org.default_team, active=True)
    team("l2_team", org.l2_team, active=True)
    for c in org.categories:
        team(f"categories: {c.id}: team", c.team)
    for t in org.teams:
        team(f"teams: {t.id}: escalates_to", t.escalates_to)
        if t.escalates_to == t.id:
            found.append(f"teams: {t.id}: escalates_to itself; expected another team or none")
    for k in org.kinds:
        team(f"kinds: {k.id}: team", k.team)
    for rule in org.rules:
        team(f"rules: {rule.name}: then: team", rule.then.team)
        unknown = [c for c in rule.when.category if c not in categories]
        found += [f"rules: {rule.name}: when: category: there is no category {c}; expected one of {topics}" for c in unknown]
    missing = [p for p in PRIORITIES if p not in org.priorities]
    if missing:
        found.append(f"priorities: {', '.join(missing)} missing; expected all of {', '.join(PRIORITIES)}")
    return [*found, *_channel_problems(org, categories), *_incident_problems(org, categories)]


def _channel_problems(org: Organisation, categories: set[str]) -> Iterator[str]:
    """A channel of the agents that everybody reads, and settings of a topic that there is not."""
    for name, settings in org.channels.settings.items():
        if settings.category and settings.category not in categories:
            yield f"channels: settings: {name}: there is no category {settings.category}; expected one of {', '.join(sorted(categories))}"
    private = {"channels: agents": org.channels.agents, "channels: security": org.channels.security}
    private |= {f"teams: {team.id}: channel": team.channel for team in org.teams}
    for where, channel in private.items():
        if channel in org.channels.help:
            yield f"{where}: {channel} is a help channel too; expected a private channel of the agents"


def _incident_problems(org: Organisation, categories: set[str]) -> Iterator[str]:
    for incident in org.incidents:
        if incident.category and incident.category not in categories:
            yield f"incidents: {incident.id}: there is no category {incident.category}; expected one of {', '.join(sorted(categories))}"
        if not incident.words:
            yield f"incidents: {incident.id}: has no words; expected those by which a report is known, such as words: [visitor, portal]"
