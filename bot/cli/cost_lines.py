"""What `helpdesk cost` and `helpdesk cost plan` print: sums of the ledger and plans, as objects or as lines for people."""

from collections.abc import Iterator, Sequence

from bot.cli.printing import table
from bot.cost_plans import StagePlan
from bot.spent import Report, Spent
from triage.cost_plan import ENOUGH_CALLS, Way


def spent_objects(found: Report) -> Iterator[dict[str, object]]:
    """One object a sum; `by` says of what."""

    def row(by: str, names: dict[str, str], spent: Spent) -> dict[str, object]:
        return {"by": by, **names, **spent.model_dump(), "cached_share": spent.cached_share, "per_case_usd": spent.per_case_usd}

    yield row("total", {}, found.total)
    yield from (row("day", {"day": name}, spent) for name, spent in found.days)
    yield from (row("category", {"category": name}, spent) for name, spent in found.topics)
    yield from (row("model", {"model": model, "stage": stage}, spent) for model, stage, spent in found.models)
    yield from (row("case", {"case_id": name}, spent) for name, spent in found.cases)
    yield from (row("command", {"command": name}, spent) for name, spent in found.commands)
    yield from ({"by": "result", "result": name, "calls": calls} for name, calls in found.endings)


def spent_lines(found: Report) -> Iterator[str]:
    """For people: the whole, then a table each by day, topic, model and the dearest cases."""
    total = found.total
    if not total.calls:
        yield "No paid calls."
        return
    each = f", {total.per_case_usd:.4f} USD a case" if total.per_case_usd is not None else ""
    yield f"{total.usd:.4f} USD for {total.calls} calls in {total.cases} cases{each}"
    if total.unsettled:
        yield f"{total.unsettled} calls have no end (under way, or lost in a crash); the budget counts {total.counted_usd:.4f} USD in all"
    elif total.counted_usd > total.usd:
        yield f"The budget counts {total.counted_usd:.4f} USD: calls whose answer never came may have been paid for"
    yield ""
    yield from _table("day", [(name, spent) for name, spent in found.days])
    yield from _table("category", [(name, spent) for name, spent in found.topics])
    yield from _table("model, stage", [(f"{model}, {stage}", spent) for model, stage, spent in found.models])
    yield from _table("by a command", [(f"helpdesk {name}", spent) for name, spent in found.commands])
    yield from _table("dearest cases", [(name, spent) for name, spent in found.cases])
    if found.endings:
        yield "without a usable answer: " + ", ".join(f"{name} {calls}" for name, calls in found.endings)


def _table(name: str, rows: Sequence[tuple[str, Spent]]) -> Iterator[str]:
    heading = (name, "USD", "calls", "cases", "failed", "in", "out", "cache write", "cache read", "cached")
    cells = [(label, *_cells(spent)) for label, spent in rows]
    if cells:
        yield from table(heading, cells)
        yield ""


def _cells(spent: Spent) -> tuple[str, ...]:
    tokens = (spent.input_tokens, spent.output_tokens, spent.cache_write_tokens, spent.cache_read_tokens)
    share = "-" if spent.cached_share is None else f"{spent.cached_share:.0%}"
    return (f"{spent.usd:.4f}", str(spent.calls), str(spent.cases), str(spent.failed), *(f"{n:,}" for n in tokens), share)


def plan_objects(found: Sequence[StagePlan]) -> Iterator[dict[str, object]]:
    """One object a way."""
    for one in found:
        for way in one.plan.ways:
            yield {
                "prompt": one.prompt,
                "stage": one.stage,
                "model": one.plan.model,
                "least_cacheable_tokens": one.plan.least_cacheable_tokens,
                "per_hour": one.plan.per_hour,
                "measured_calls": one.calls,
                **way.model_dump(),
                "is_now": way == one.now,
                "is_cheapest": way == one.best,
            }


def plan_lines(found: Sequence[StagePlan]) -> Iterator[str]:
    """For people: a table for each prompt, and what the organisation file would have to say."""
    for one in found:
        yield from _plan_lines(one)
    main = next((one for one in found if one.stage == "stage_2"), None)
    sure = main is not None and (main.calls or main.assumed)
    if main is not None and sure and (main.best.fixed_part, main.best.cache) != (main.now.fixed_part, main.now.cache):
        cheapest = f"fixed_part: auto, cache: {main.best.cache}" if main.best.fixed_part == "filled" else f"cache: {main.best.cache}"
        wanted = "fixed_part: short" if main.best.cache == "off" else cheapest
        yield f"To follow {main.prompt}: models: {{{wanted}}} in the organisation file."


def _plan_lines(one: StagePlan) -> Iterator[str]:
    plan, short = one.plan, one.plan.ways[0].fixed_tokens
    least = plan.least_cacheable_tokens
    yield f"{one.prompt} on {plan.model}: its fixed part has about {short:,} tokens; the model caches from {least:,} on."
    if one.calls:
        rate = f"the {one.calls} calls of the last 14 days ({plan.per_hour:.1f} an hour)"
    elif one.assumed:
        rate = f"{plan.per_hour:g} requests an hour that come at random"
    else:
        rate = f"seldom requests (fewer than {ENOUGH_CALLS} calls in 14 days; --per-hour assumes a rate)"
    yield f"Counted with {rate}; tokens of request and answer {'measured' if one.tokens_measured else 'assumed'}."
    yield f"Prices: {one.source}"
    heading = ("fixed part", "cache", "tokens", "found in cache", "USD per 1,000 requests", "cheaper from")
    yield from table(heading, [_row(way) for way in plan.ways])
    if any(way.fixed_part == "filled" for way in plan.ways) and not one.filled_with:
        why = "There are too few labelled requests to fill it" if one.has_room else "input_tokens_per_request leaves no room to fill it"
        yield f"{why}: it stays short whatever the organisation file says."
    yield f"Cheapest: {_named(one.best)}. The organisation file comes to: {_named(one.now)}."
    yield ""


def _row(way: Way) -> tuple[str, ...]:
    hits = "-" if way.cache == "off" else f"{way.hits:.0%}"
    even = "-" if way.cache == "off" else "never" if way.break_even_per_hour is None else f"{way.break_even_per_hour:.1f} an hour"
    return (way.fixed_part, way.cache, f"{way.fixed_tokens:,}", hits, f"{way.usd_per_1000:.4f}", even)


def _named(way: Way) -> str:
    return "short, nothing cached" if way.cache == "off" else f"{way.fixed_part}, cached for {way.cache}"
