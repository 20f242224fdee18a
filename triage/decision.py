"""What is made of a request: the model's Assessment and the Decision. Read as part of triage/case.py."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from triage.facts import (
    At,
    Candidate,
    Confidence,
    Fact,
    KindOfRequest,
    PastRequest,
    Priority,
)

Outcome = Literal["self_service", "ticket_proposed", "ticket_created", "question", "person", "elsewhere", "known_incident", "ignored"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class Issue(Fact):
    """One of the things asked, as a model sees it. `category` and `team` are ids of the organisation file or None."""

    summary: Annotated[str, Field(max_length=200)]
    category: str | None = None
    priority: Priority = "normal"
    impact: str = ""
    urgency: str = ""
    system: str | None = None
    team: str | None = None
    articles: tuple[str, ...] = ()
    category_confidence: Confidence = 0.0
    answer_confidence: Confidence = 0.0
    reasoning: Annotated[str, Field(max_length=500)] = ""


class Assessment(Fact):
    """What a model makes of a request, validated against what it was asked with. `experienced` False: no experience yet."""

    kind: KindOfRequest = "it_support"
    kind_confidence: Confidence = 0.0
    is_request: bool = True
    language: str = "en"
    issues: Annotated[tuple[Issue, ...], Field(min_length=1, max_length=5)]
    several: bool = False
    questions: Annotated[tuple[str, ...], Field(max_length=3)] = ()
    notes: Annotated[str, Field(max_length=1000)] = ""
    signals: tuple[str, ...] = ()
    """Of SIGNALS: what the text says about weight, for the rules."""
    experienced: bool = True
    evidence: tuple[PastRequest, ...] = ()


SIGNALS: tuple[str, ...] = (
    "production_impact",
    "no_critical_system",
    "many_affected",
    "blocked",
    "deadline_near",
    "unusual",
    "risky",
    "device_lost",
    "leak",
)


class Unreadable(Fact):
    """The model's answer could not be used: a decision for a person, the raw answer stays in the receipt."""

    why: str
    raw: str = ""


Stage = Literal["stage_1", "stage_2"]


class Usage(Fact):
    """Tokens of one call as the API counts them: `input_tokens` are those neither written to nor read from the prompt cache."""

    input_tokens: Annotated[int, Field(ge=0)] = 0
    output_tokens: Annotated[int, Field(ge=0)] = 0
    cache_write_tokens: Annotated[int, Field(ge=0)] = 0
    cache_read_tokens: Annotated[int, Field(ge=0)] = 0


class ModelCall(Fact):
    """One question to a paid model, its tries included: what was asked with, what it took, what it cost. Holds no words of anybody.

    `id` is its identity in the ledger; that of a command's call begins with the command, as eval/... does. `result` is "ok" or why there
    was no usable answer: timeout, rate_limited, overloaded, server_error, connection, refused_key, bad_request, refusal, max_tokens,
    context_window, unreadable, budget, circuit_open, ...
    """

    id: str
    stage: Stage
    model: str
    prompt_version: str
    prompt_hash: str
    parameters: str = ""
    """The call's other parameters (most tokens, effort, thinking, cache), as canonical JSON."""
    at: At
    seconds: float = 0.0
    tries: Annotated[int, Field(ge=0)] = 1
    usage: Usage = Usage()
    cost_usd: float = 0.0
    result: str = "ok"
    request_id: str | None = None

    @property
    def command(self) -> str | None:
        """Which command made it (eval, triage); None: the helpdesk itself, for a case."""
        name, slash, _ = self.id.partition("/")
        return name if slash else None


class Asked(Fact):
    """What was asked of a model and its answer, for the receipt. `asked` and `raw` are redacted texts; `calls` are what was paid for."""

    assessment: Assessment | None = None
    unreadable: Unreadable | None = None
    model: str
    prompt_version: str | None = None
    prompt_hash: str | None = None
    asked: str = ""
    raw: str = ""
    cost_usd: float = 0.0
    seconds: float = 0.0
    failure: str | None = None
    """Why the model could not be asked, e.g. "timeout"; the assessment is then the offline model's suggestion."""
    calls: tuple[ModelCall, ...] = ()


IssueAction = Literal["self_service", "route", "escalate_l2", "escalate_manager", "person", "elsewhere", "known_incident"]


class Routed(Fact):
    """One issue as decided: what is done with it, by which team, with which articles."""

    summary: str
    category: str | None
    priority: Priority
    team: str
    action: IssueAction
    category_confidence: Confidence
    answer_confidence: Confidence
    articles: tuple[Candidate, ...] = ()
    system: str | None = None


class Decision(Fact):
    """What is done with a request and why. `rule` names the rule that fired; `decided_by` model, rule or person."""

    outcome: Outcome
    rule: str
    decided_by: Literal["model", "rule", "person"]
    kind: KindOfRequest = "it_support"
    kind_confidence: Confidence = 0.0
    """How sure the model is of the kind; 0.0 where a sign in the words decided it, or a person."""
    issues: Annotated[tuple[Routed, ...], Field(min_length=1)]
    team: str
    priority: Priority
    category: str | None
    category_confidence: Confidence
    answer_confidence: Confidence
    questions: tuple[str, ...] = ()
    incident: str | None = None
    confirm: Literal["ask", "auto", "at_once"] = "ask"
    """ask: proposed first · auto: created at once with Undo · at_once: created at once (critical, high, hand-overs)."""
    private: bool = False
    flags: tuple[str, ...] = ()
    notes: str = ""
    reasoning: str = ""
    language: str = "en"
    model: str = ""
    prompt_version: str | None = None
    cost_usd: float = 0.0
    experienced: bool = True
    similar: tuple[PastRequest, ...] = ()
