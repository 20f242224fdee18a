"""What `models: fixed_part` comes to: with which labelled requests the fixed part of a prompt is filled, so that it can be cached.

Chosen once, when the model is connected (and anew on a reload): as long as the process runs, the fixed part stays the same to the byte.
"""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.log import log
from bot.models.prices import Prices
from bot.prompts import Prompts
from storage.store import Labelled, Store, StoredCall
from triage.case import Stage
from triage.cost_plan import KEPT_SECONDS, Plan, Shape, decided, filled_tokens, measured_hits, per_hour, planned
from triage.facts import PastRequest
from triage.labelled_choice import chosen
from triage.organisation import Organisation
from triage.prices import CacheFor
from triage.prompt import Template, frame
from triage.tokens import estimated_input

MEASURED_OVER = timedelta(days=14)
ASSUMED_TOKENS: Final[dict[Stage, tuple[int, int]]] = {"stage_1": (200, 80), "stage_2": (900, 350)}
"""What varies in a question and its answer, until calls were measured."""


async def labelled_for(
    template: Template, prompts: Prompts, store: Store, examples: Sequence[Labelled], prices: Prices, now: datetime
) -> tuple[PastRequest, ...]:
    """The labelled requests for the fixed part of that template; none where it is (or is decided to be) short.

    `auto` decides by the calls of the last 14 days. Too few requests to reach the least cacheable length: none, as nothing would be cached;
    nor where `input_tokens_per_request` leaves no room for so many, as nothing could be asked.
    """
    organisation = prompts.organisation
    models, model = organisation.models, model_for(template, organisation)
    if models.fixed_part == "short" or models.cache == "off":
        return ()
    times = asked_at(await store.calls(since=now - MEASURED_OVER), template.stage, model) if models.fixed_part == "auto" else ()
    plan = plan_of(template, model, organisation, prices, times)
    if decided(models.fixed_part, models.cache, plan) == "short":
        return ()
    found = await asyncio.to_thread(filling, template, model, organisation, examples, prices)
    why = "too few labelled requests" if not found else "" if has_room(template, prompts, prices) else "input_tokens_per_request is too low"
    if why:
        log.warning("claude.fixed_part_stays_short", prompt=template.id, why=why, hint="`helpdesk cost plan` says how long it would be")
    return () if why else found


def model_for(template: Template, organisation: Organisation) -> str:
    """Who is asked with that template."""
    return organisation.models.stage_1 if template.stage == "stage_1" else organisation.models.stage_2


def has_room(template: Template, prompts: Prompts, prices: Prices) -> bool:
    """May its fixed part be filled, within `input_tokens_per_request` and with the other stage's question beside it?"""
    models = prompts.organisation.models
    if template.stage == "stage_1":
        return _both(prompts, prices, (True, models.fixed_part != "short")) <= models.input_tokens_per_request
    return _both(prompts, prices, (False, True)) <= models.input_tokens_per_request


def tokens_needed(prompts: Prompts, prices: Prices) -> int:
    """What an ordinary request takes of `input_tokens_per_request` at least: both stages, their fixed parts short."""
    return _both(prompts, prices, (False, False))


def _both(prompts: Prompts, prices: Prices, filled: tuple[bool, bool]) -> int:
    """Tokens of an ordinary first look and of the longest full question after it, each with its fixed part filled or not."""
    organisation = prompts.organisation

    def tokens(one: Template, fill: bool) -> int:
        model = model_for(one, organisation)
        fixed = fixed_tokens(one, model, organisation, prices)
        return ASSUMED_TOKENS[one.stage][0] + (max(fixed, filled_tokens(prices.of(model))) if fill else fixed)

    first = tokens(prompts.first, filled[0]) if organisation.models.stage_1_by == "claude" else 0
    return first + max(tokens(one, filled[1]) for one in prompts.by_name.values())


def filling(
    template: Template, model: str, organisation: Organisation, examples: Sequence[Labelled], prices: Prices
) -> tuple[PastRequest, ...]:
    """As few labelled requests as make the fixed part long enough for that model's prompt cache; none if all of them do not."""
    wanted = filled_tokens(prices.of(model))
    past = [PastRequest(id=one.id, text=one.text, label=one.label, priority=one.priority, team=one.team) for one in examples]
    return chosen(past, organisation, lambda some: fixed_tokens(template, model, organisation, prices, some) >= wanted)


def fixed_tokens(template: Template, model: str, organisation: Organisation, prices: Prices, labelled: Sequence[PastRequest] = ()) -> int:
    """Tokens of the fixed part with the answer's schema, as that model is expected to count them."""
    shared = frame(template, organisation, labelled)
    return round(estimated_input(shared.system, "", shared.schema_json) * prices.of(model).more_tokens)


def plan_of(
    template: Template,
    model: str,
    organisation: Organisation,
    prices: Prices,
    times: Sequence[datetime],
    rate: float | None = None,
    variable_tokens: int = 0,
    output_tokens: int = 0,
) -> Plan:
    """What each way costs, at the measured times of the calls (too few of them count as none at all), or at an assumed `rate` an hour."""
    shape = Shape(
        fixed_tokens=fixed_tokens(template, model, organisation, prices), variable_tokens=variable_tokens, output_tokens=output_tokens
    )
    if rate is not None:
        return planned(model, shape, prices.of(model), rate)
    hits: dict[CacheFor, float] = {}
    for cache, seconds in KEPT_SECONDS.items():
        found = measured_hits(times, seconds)
        if found is not None:
            hits[cache] = found
    return planned(model, shape, prices.of(model), per_hour(times) if hits else 0.0, hits)


def asked_at(calls: Iterable[StoredCall], stage: Stage, model: str) -> tuple[datetime, ...]:
    """When that model was asked in that stage, in order; without what was never sent, and what a command asked aside."""
    asked = (one for one in calls if one.call.stage == stage and one.call.model == model and one.call.command is None)
    return tuple(one.at for one in asked if not never_sent(one.call.result))


def never_sent(result: str) -> bool:
    """A call that ended before anything was sent: no money, or left in peace."""
    return result.startswith("budget") or result in ("circuit_open", "minute", "day", "month")
