"""The plans of `helpdesk cost plan`: one for each prompt of the organisation and the model that answers it, with the measured calls."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.app import organisation_path, read_organisation, sample_requests
from bot.models.fixed_part import ASSUMED_TOKENS, MEASURED_OVER, asked_at, filling, has_room, model_for, plan_of
from bot.models.prices import Prices, load
from bot.prompts import Prompts
from bot.prompts import load as load_prompts
from bot.settings import Settings
from storage.sqlite_reading import has_database, open_reading
from storage.store import Labelled, StoredCall
from triage.case import Stage, Usage
from triage.cost_plan import ENOUGH_CALLS, Plan, Way, decided
from triage.facts import Fact
from triage.prompt import Template


class StagePlan(Fact):
    """A plan, and what it stands on. `now` and `best` are the way that the organisation file comes to and the cheapest possible one."""

    prompt: str
    stage: Stage
    plan: Plan
    calls: int
    """Measured ones that it stands on; 0: too few, or the rate was assumed."""
    assumed: bool
    tokens_measured: bool
    filled_with: int
    """Labelled requests that a filled part has; 0: there are too few of them to fill it, or there is no room."""
    has_room: bool
    """Does `input_tokens_per_request` leave room for a filled part?"""
    now: Way
    best: Way
    source: str
    """Of the prices."""


async def plans(settings: Settings, per_hour: float | None, prices: str | None) -> tuple[StagePlan, ...]:
    """One for each prompt. `per_hour` None: as measured over the last 14 days. OrganisationError, PriceError, PromptError, StoreError."""
    organisation, path = read_organisation(settings), organisation_path(settings)
    found = load(prices or organisation.models.prices, path)
    own = load_prompts(organisation, path.parent)
    calls, examples = await _stored(settings)
    examples = (*sample_requests(organisation), *examples)
    return tuple(_plan(template, own, found, calls, examples, per_hour) for template in own.all())


async def _stored(settings: Settings) -> tuple[Sequence[StoredCall], Sequence[Labelled]]:
    """The calls of the last 14 days and the labelled requests of the data folder, if there is one."""
    if not has_database(settings.data):
        return (), ()
    store = open_reading(settings.data)
    try:
        return await store.calls(since=datetime.now(UTC) - MEASURED_OVER), await store.examples()
    finally:
        await store.close()


def _plan(
    template: Template,
    prompts: Prompts,
    prices: Prices,
    calls: Sequence[StoredCall],
    examples: Sequence[Labelled],
    per_hour: float | None,
) -> StagePlan:
    organisation, models = prompts.organisation, prompts.organisation.models
    model, room = model_for(template, organisation), has_room(template, prompts, prices)
    times = asked_at(calls, template.stage, model)
    answered = [one.call.usage for one in calls if one.call.prompt_version == template.id and one.call.usage.output_tokens]
    bare = plan_of(template, model, organisation, prices, times, per_hour)
    variable, output = _measured(answered, bare.ways[0].fixed_tokens) or ASSUMED_TOKENS[template.stage]
    plan = plan_of(template, model, organisation, prices, times, per_hour, variable, output)
    filled = len(filling(template, model, organisation, examples, prices)) if room and any(_is_filled(way) for way in plan.ways) else 0
    possible = [way for way in plan.ways if filled or not _is_filled(way)]
    asked = decided(models.fixed_part, models.cache, plan)
    return StagePlan(
        prompt=template.id,
        stage=template.stage,
        plan=plan,
        calls=len(times) if per_hour is None and len(times) >= ENOUGH_CALLS else 0,
        assumed=per_hour is not None,
        tokens_measured=bool(answered),
        filled_with=filled,
        has_room=room,
        now=next((way for way in possible if way.cache == models.cache and way.fixed_part == asked), plan.ways[0]),
        best=min(possible, key=lambda way: way.usd_per_1000),
        source=prices.of(model).source,
    )


def _is_filled(way: Way) -> bool:
    return way.fixed_part == "filled"


def _measured(answered: Sequence[Usage], fixed_tokens: int) -> tuple[int, int] | None:
    """Tokens that vary and tokens of the answer, on average of the calls that were answered; None without any."""
    if not answered:
        return None
    whole = sum(usage.input_tokens + usage.cache_write_tokens + usage.cache_read_tokens for usage in answered) / len(answered)
    return max(round(whole) - fixed_tokens, 0), round(sum(usage.output_tokens for usage in answered) / len(answered))
