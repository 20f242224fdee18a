"""The parts of helpdesk.yaml: channels, topics, teams, kinds, rules, limits, timing. Read as part of triage/organisation.py."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from triage.case import SIGNALS, IssueAction
from triage.facts import Confidence, Fact, KindOfRequest, Priority
from triage.sla import Hours

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Name = Annotated[str, Field(min_length=1, max_length=60)]
MentionId = Annotated[str, Field(pattern=r"^[a-z]{2,20}:[A-Za-z0-9/._@-]{1,80}$")]
Url = Annotated[str, Field(pattern=r"^https?://[^\s/]+(/\S*)?$")]
ModelId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,119}$")]
PromptName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
PromptVersion = Annotated[str, BeforeValidator(lambda told: str(told) if type(told) is int else told), Field(pattern=r"^[0-9]{1,4}$")]
"""Digits; in YAML one writes a number."""
Budget = Annotated[float, Field(gt=0, le=100_000_000, allow_inf_nan=False)]
"""USD."""
Minutes = Annotated[int, Field(ge=1, le=60 * 24 * 90)]


def _channel(name: str) -> str:
    if not name or name.startswith("#") or any(c.isspace() for c in name):
        raise ValueError("expected a channel's name without # and blanks, such as it-help")
    return name


ChannelName = Annotated[str, AfterValidator(_channel)]


class ChannelSettings(Fact):
    """What is different in one channel; None means as everywhere."""

    confirm: Literal["ask", "auto"] | None = None
    category: Id | None = None
    self_service: bool = True
    rollout: Literal["on", "shadow", "off"] = "on"


class Channels(Fact):
    """Channel names without #. `agents` is the private channel of the agents' cards; `security` gets security incidents."""

    help: Annotated[tuple[ChannelName, ...], Field(min_length=1)]
    agents: ChannelName
    security: ChannelName | None = None
    settings: dict[ChannelName, ChannelSettings] = {}


class Agents(Fact):
    """Who is an agent besides the members of the agents' channel: ids or e-mail addresses, never names: people may choose those.

    `user_group`: the members of that group of the platform's (in Slack its handle) instead of the channel's.
    """

    user_group: Annotated[str, Field(max_length=80)] | None = None
    people: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    guests: Literal["as_employees", "person", "ignore"] = "person"


class Category(Fact):
    """A topic. `covers` and `examples` stand in for labelled requests until 20 real ones exist."""

    id: Id
    name: Name
    covers: Annotated[str, Field(max_length=500)]
    examples: tuple[str, ...] = ()
    team: Id
    priority: Priority = "normal"
    private: bool = False
    prompt: PromptName | None = None


class Team(Fact):
    """A team. `level` 1..3; `escalates_to` another team; `channel` private; `queue` its name in the ticket system.

    `on_call` are words for people; `on_call_id` the person or user group that is mentioned for a security report, with its platform in
    front: slack:S0ONCALL.
    """

    id: Id
    name: Name
    level: Annotated[int, Field(ge=1, le=3)] = 1
    active: bool = True
    channel: ChannelName | None = None
    queue: str | None = None
    hours: Hours
    escalates_to: Id | None = None
    on_call: str | None = None
    on_call_id: MentionId | None = None
    manager: str | None = None
    prompt: PromptName | None = None


class OtherKind(Fact):
    """A kind of request that is not IT support. tell: contact and link only · forward: a ticket for `team`."""

    id: KindOfRequest
    name: Name
    deliver: Literal["tell", "forward"]
    team: Id | None = None
    contact: str
    url: Url | None = None
    private: bool = False
    what_to_do_now: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.deliver == "forward" and self.team is None:
            raise ValueError(f"kind {self.id} has deliver: forward; expected a team that it is forwarded to, such as team: l2")
        if self.id == "it_support":
            raise ValueError("it_support is the kind that is triaged; expected incident, feature_request, billing, hr or security_report")
        return self


class PriorityDefinition(Fact):
    """A priority in measurable words, with its targets in working minutes of the team."""

    definition: str
    examples: tuple[str, ...] = ()
    first_response_minutes: Minutes
    resolution_minutes: Minutes


class Thresholds(Fact):
    """The least confidence for each action (seed: "Confidence Thresholds"). Below `show` nothing is shown as fact."""

    self_service: Confidence = 0.85
    route: Confidence = 0.70
    escalate_l2: Confidence = 0.65
    escalate_manager: Confidence = 0.50
    show: Confidence = 0.50
    several: Confidence = 0.60


class When(Fact):
    """All that are given must hold. `critical_role`: the requester's title or department is in `critical_roles`."""

    critical_role: bool | None = None
    remote: bool | None = None
    signals: tuple[str, ...] = ()
    category: tuple[Id, ...] = ()
    kind: tuple[KindOfRequest, ...] = ()
    priority: tuple[Priority, ...] = ()
    repeated: Annotated[int, Field(ge=2, le=20)] | None = None
    """So many cases of the requester in the same category within 30 days, this one included."""
    known_incident: bool | None = None
    flags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    channel: tuple[ChannelName, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("an empty `when` would match every request; expected at least one condition, such as critical_role: true")
        unknown = set(self.signals) - set(SIGNALS)
        if unknown:
            raise ValueError(f"unknown signals {sorted(unknown)}; expected of {', '.join(SIGNALS)}")
        return self


class Then(Fact):
    """What a rule does. `team` None: the category's, or for escalate_l2 the team `l2_team`."""

    action: IssueAction
    team: Id | None = None
    priority: Priority | None = None
    permanent_fix: bool = False


class Rule(Fact):
    """A business rule, tried in order; the first that matches decides and is named in the receipt."""

    name: Annotated[str, Field(min_length=3, max_length=120)]
    when: When
    then: Then


class Limits(Fact):
    """Seed "Rate-Limiting": over these a request goes to a person's queue, unclassified. Money in USD, None unlimited."""

    requests_per_user_per_hour: Annotated[int, Field(ge=1)] = 50
    model_calls_per_minute: Annotated[int, Field(ge=1)] = 100
    budget_usd_per_day: Budget | None = None
    budget_usd_per_month: Budget | None = None
    escalate_again_after_minutes: Minutes = 240
    news_per_case_seconds: Annotated[int, Field(ge=1, le=3600)] = 60


class Timing(Fact):
    """When things happen by themselves. Seconds and minutes of wall clock unless `working` is in the name."""

    confirm_after_seconds: Annotated[int, Field(ge=10, le=86400)] = 180
    question_after_working_minutes: Minutes = 240
    follow_up_after_working_minutes: Minutes = 480
    close_after_working_minutes: Minutes = 480
    undo_seconds: Annotated[int, Field(ge=10, le=86400)] = 600
    outcome_deadline_seconds: Annotated[float, Field(gt=0, le=600)] = 30.0
    model_deadline_seconds: Annotated[float, Field(gt=0, le=120)] = 12.0
    sign_after_seconds: Annotated[float, Field(ge=0, le=30)] = 1.5


class Models(Fact):
    """Which model does which stage; `offline` needs no key. auto: Claude when there is a key, else offline.

    stage_1_by: who looks first: the labelled `examples` alone (sure from `stage_1_sure` on), a call of Claude, or nobody.
    cache: how long the fixed part of a prompt is cached. fixed_part: short, filled with labelled examples up to the model's least
    cacheable length, or whichever `helpdesk cost plan` found cheaper (auto).
    """

    use: Literal["auto", "claude", "offline"] = "auto"
    stage_1: ModelId = "claude-haiku-5-5"
    stage_2: ModelId = "claude-opus-4-6"
    stage_1_by: Literal["examples", "claude", "off"] = "claude"
    stage_1_sure: Confidence = 0.85
    prompt: PromptName = "triage"
    prompt_version: PromptVersion | None = None
    cache: Literal["off", "5m", "1h"] = "5m"
    fixed_part: Literal["short", "filled", "auto"] = "short"
    input_tokens_per_request: Annotated[int, Field(ge=500, le=200_000)] = 12_000
    prices: str | None = None
    """A price file of the organisation's own, beside helpdesk.yaml; None: the one that ships."""


class Rollout(Fact):
    """shadow: decide and record, show only agents. `percentage` of requesters (by a stable hash of their id) that are served."""

    shadow: bool = False
    percentage: Annotated[int, Field(ge=0, le=100)] = 100


class Tickets(Fact):
    system: Literal["builtin", "zendesk", "jira", "freshdesk"] = "builtin"
    url: Url | None = None
    project: str | None = None
    prefix: Annotated[str, Field(pattern=r"^[A-Z]{1,8}$")] = "IT"


class Knowledge(Fact):
    """Where articles come from. `folder` None: the sample articles that ship."""

    folder: str | None = None
    every_minutes: Minutes = 15


RedactedType = Literal[
    "EMAIL",
    "PHONE",
    "IP",
    "MAC",
    "HOST",
    "USER",
    "NAME",
    "URL",
    "CARD",
    "IBAN",
    "NATIONAL_ID",
    "KEY",
    "TOKEN",
    "JWT",
    "PEM",
    "PASSWORD",
    "CONNECTION",
]


class Privacy(Fact):
    """What is redacted before anything leaves (None: everything), and how long the words of a case are kept."""

    redact: tuple[RedactedType, ...] | None = None
    internal_domains: tuple[str, ...] = ()
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 365


class Emoji(Fact):
    """Names of reactions without colons."""

    triage: str = "ticket"
    seen: str = "eyes"
    confirm: tuple[str, ...] = ("thumbsup", "+1", "like")
    claim: str = "eyes"
    resolve: str = "white_check_mark"
    escalate: str = "rotating_light"
    retriage: str = "repeat"


class DeclaredIncident(Fact):
    """An incident known at start, beside those that agents declare."""

    id: Id
    title: str
    category: Id | None = None
    words: tuple[str, ...] = ()
