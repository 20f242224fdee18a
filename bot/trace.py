"""The receipt of a case as data: every event and step with its time, every version and who decided, what the model was asked.

What people wrote stands here as agents see it (secrets masked); what the model was asked and answered is redacted when it is kept.
"""

from collections.abc import Mapping
from datetime import datetime

from pydantic import ValidationError

from storage.store import Store, StoredEvent
from triage.case import Asked, Case, ModelCall
from triage.effects import shown_text
from triage.facts import Context, Fact


class Step(Fact):
    """One step of an event: when it began, how long it took, what it found."""

    name: str
    started_at: datetime
    seconds: float
    detail: str


class SeenArticle(Fact):
    """An article that the search offered."""

    id: str
    title: str
    url: str | None
    score: float
    confidence: float


class Question(Fact):
    """What a model was asked and answered, redacted; `failure` says why there is no answer of its own."""

    model: str
    prompt_version: str | None
    asked: str
    answered: str
    failure: str | None
    cost_usd: float
    seconds: float
    prompt_hash: str | None = None
    calls: tuple[ModelCall, ...] = ()
    """What was paid for, one after the other."""


class TracedEvent(Fact):
    """One event of the case. `seconds` from acceptance to its end, None while it is under way; `result` None likewise."""

    id: str
    what: str
    by: str
    at: datetime
    accepted_at: datetime
    seconds: float | None
    result: str | None
    version: int | None
    attempts: int
    problem: str | None
    steps: tuple[Step, ...]
    articles: tuple[SeenArticle, ...]
    question: Question | None


class TracedVersion(Fact):
    """One version: what was done by whom, and how the case stood then. `decided_by` model, rule or person."""

    version: int
    at: datetime
    what: str
    by: str
    state: str
    category: str | None
    priority: str
    team: str | None
    assignee: str | None
    outcome: str | None
    decided_by: str | None
    rule: str | None
    reasoning: str


class Evidence(Fact):
    """A labelled request that the decision rests on; `share` is its part in the score."""

    id: str
    text: str
    label: str
    similarity: float
    share: float


class TracedTicket(Fact):
    key: str
    number: str | None
    status: str
    summary: str
    team: str | None
    url: str | None


class Trace(Fact):
    """The whole receipt. `state` None: nothing has been decided yet."""

    case_id: str
    state: str | None = None
    ignored_because: str | None = None
    closed_as: str | None = None
    requester: str = ""
    channel: str | None = None
    text: str = ""
    opened_at: datetime | None = None
    flags: tuple[str, ...] = ()
    category_confidence: float | None = None
    answer_confidence: float | None = None
    model: str | None = None
    prompt_version: str | None = None
    cost_usd: float = 0.0
    """Of every paid call that the case made, answered or not."""
    events: tuple[TracedEvent, ...]
    versions: tuple[TracedVersion, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    tickets: tuple[TracedTicket, ...] = ()


async def trace(store: Store, case_id: str) -> Trace | None:
    """The receipt of a case, None if there is no such case."""
    events, versions = await store.events(case_id), await store.versions(case_id)
    if not events and not versions:
        return None
    traced = tuple(_event(one) for one in events)
    if not versions:
        return Trace(case_id=case_id, events=traced)
    tickets = await store.tickets(case_id)
    case, decision = versions[-1], versions[-1].decision
    return Trace(
        case_id=case_id,
        state=case.state,
        ignored_because=case.ignored_because,
        closed_as=case.closed_as,
        requester=case.request.requester.name or case.request.requester.id,
        channel=case.request.channel,
        text=shown_text(case.request) if case.state != "ignored" else "",
        opened_at=case.opened_at,
        flags=tuple(dict.fromkeys((*case.request.flags, *(decision.flags if decision else ())))),
        category_confidence=decision.category_confidence if decision else None,
        answer_confidence=decision.answer_confidence if decision else None,
        model=decision.model if decision else None,
        prompt_version=decision.prompt_version if decision else None,
        cost_usd=await cost_of(store, case_id),
        events=traced,
        versions=tuple(_version(one) for one in versions),
        evidence=_evidence(case),
        tickets=tuple(TracedTicket.model_validate(one.model_dump(include=set(TracedTicket.model_fields))) for one in tickets),
    )


async def cost_of(store: Store, case_id: str) -> float:
    """USD of every paid call of a case, by the ledger."""
    return round(sum(one.call.cost_usd for one in await store.calls(case_id=case_id)), 9)


def _event(stored: StoredEvent) -> TracedEvent:
    event, kept = stored.event, dict(stored.kept)
    return TracedEvent(
        id=event.id,
        what=event.action.name.value if event.action is not None else event.kind,
        by=event.actor.name or event.actor.id,
        at=event.at,
        accepted_at=stored.accepted_at,
        seconds=(stored.finished_at - stored.accepted_at).total_seconds() if stored.finished_at else None,
        result=stored.result,
        version=stored.version,
        attempts=stored.attempts,
        problem=stored.problem,
        steps=tuple(Step(name=one.step, started_at=one.started_at, seconds=one.seconds, detail=one.detail) for one in stored.receipts),
        articles=_articles(kept),
        question=_question(kept),
    )


def _articles(kept: Mapping[str, str]) -> tuple[SeenArticle, ...]:
    """What the search offered; nothing where an older version kept it in another shape."""
    try:
        context = Context.model_validate_json(kept["context"])
    except (KeyError, ValidationError):
        return ()
    return tuple(SeenArticle.model_validate(one.model_dump(include=set(SeenArticle.model_fields))) for one in context.candidates)


def _question(kept: Mapping[str, str]) -> Question | None:
    try:
        asked = Asked.model_validate_json(kept["asked"])
    except (KeyError, ValidationError):
        return None
    return Question(
        model=asked.model,
        prompt_version=asked.prompt_version,
        asked=asked.asked,
        answered=asked.raw,
        failure=asked.failure or (asked.unreadable.why if asked.unreadable else None),
        cost_usd=asked.cost_usd,
        seconds=asked.seconds,
        prompt_hash=asked.prompt_hash,
        calls=asked.calls,
    )


def _version(case: Case) -> TracedVersion:
    decision = case.decision
    return TracedVersion(
        version=case.version,
        at=case.at,
        what=case.what,
        by=(case.by.name or case.by.id) if case.by else "clock",
        state=case.state,
        category=case.category,
        priority=case.priority,
        team=case.team,
        assignee=(case.assignee.name or case.assignee.id) if case.assignee else None,
        outcome=decision.outcome if decision else None,
        decided_by=decision.decided_by if decision else None,
        rule=decision.rule if decision else None,
        reasoning=decision.reasoning if decision else "",
    )


def _evidence(case: Case) -> tuple[Evidence, ...]:
    similar = case.decision.similar if case.decision else ()
    return tuple(Evidence.model_validate(one.model_dump(include=set(Evidence.model_fields))) for one in similar)
