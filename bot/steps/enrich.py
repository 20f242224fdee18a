"""enrich: what is known around a request: articles, like requests, the requester's cases, incidents, limits. Kept before it is used."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache
from typing import Literal

from bot.accounts import note
from bot.cards.words import spoken
from bot.incidents import open_incidents
from bot.steps.recall import Walk
from triage.facts import Candidate, Context, Request
from triage.rank import Hit
from triage.rules import PATTERN_DAYS
from triage.sanitise import clean

CANDIDATES, LONGEST_PASSAGE = 5, 600
HOUR_SECONDS, MINUTE_SECONDS = 3600.0, 60.0


async def enrich(way: Walk, request: Request) -> Context:
    """The context of this event: read if an earlier try kept it, else found out now and kept."""
    with way.step("enrich") as found:
        kept = way.kept.get("context")
        if kept is None:
            kept = await way.keep("context", (await _context(way, request)).model_dump_json())
        context = Context.model_validate_json(kept)
        found.detail = f"{len(context.candidates)} articles, {len(context.similar)} like requests, {len(context.recent)} earlier cases"
        return context


async def _context(way: Walk, request: Request) -> Context:
    world, now = way.world, way.world.clock.now()
    await note(world, request.requester)
    person, text = request.requester.id, request.whole_text
    over = await _over_limit(way, request)
    hits = await asyncio.to_thread(world.index.search, text, CANDIDATES)
    recent = await world.store.past_cases(person, now - timedelta(days=PATTERN_DAYS))
    return Context(
        now=now,
        candidates=candidates(hits),
        similar=world.learning.similar(text),
        recent=tuple(past for past in recent if past.case_id != way.case_id),
        incidents=await open_incidents(way.organisation, world.store, world.started_at, counted=False),
        hops=way.before.hops if way.before else (),
        asked=_asked(way),
        accepted_proposals=await world.store.accepted_proposals(person),
        over_limit=over,
    )


def _asked(way: Walk) -> tuple[str, ...]:
    """What the requester was asked last, in the words they read."""
    decision = way.before.decision if way.before else None
    if decision is None or decision.outcome != "question":
        return ()
    return tuple(spoken(decision.language, question) for question in decision.questions)


async def _over_limit(way: Walk, request: Request) -> Literal["user_limit", "system_limit"] | None:
    """Seed, "Rate-Limiting": per user and hour for new requests, per minute for calls of a model that costs."""
    world, limits, now = way.world, way.organisation.limits, way.world.clock.now()
    if way.before is None:
        most = limits.requests_per_user_per_hour
        if not await world.store.take(f"user/{request.requester.id}", most, HOUR_SECONDS, now):
            return "user_limit"
    if world.model.metered and not await world.store.take("model", limits.model_calls_per_minute, MINUTE_SECONDS, now):
        return "system_limit"
    return None


def candidates(hits: Iterable[Hit]) -> tuple[Candidate, ...]:
    """The search's hits as candidates for a model, a card or a list."""
    return tuple(
        Candidate(
            id=hit.article_id,
            title=hit.title,
            url=hit.url,
            passage=_plain(hit.passage),
            heading=hit.heading,
            score=hit.score,
            confidence=hit.confidence,
        )
        for hit in hits
    )


@lru_cache(maxsize=512)
def _plain(passage: str) -> str:
    """A passage of an article without markup: the same few are found again and again."""
    return clean(passage, LONGEST_PASSAGE).text
