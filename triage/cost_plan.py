"""Is the fixed part of a prompt cheaper short and uncached, or long enough for the prompt cache? Pure arithmetic over measured figures.

A cached fixed part is written again whenever nobody asked for longer than it is kept (each question keeps it anew), and read else. So its
price depends on how often one question follows another in that time: measured from the ledger's calls, or assumed by a rate.
"""

import math
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Annotated, Final, Literal

from pydantic import Field

from triage.facts import Fact
from triage.prices import MILLION, CacheFor, Price

FixedPart = Literal["short", "filled"]
Share = Annotated[float, Field(ge=0, le=1)]
KEPT_SECONDS: Final[dict[CacheFor, float]] = {"5m": 300.0, "1h": 3600.0}
MARGIN: Final = 1.1
"""A filled part aims so much above the least cacheable length: the estimate of tokens is no count, and a part that is too short is never
cached."""
ENOUGH_CALLS: Final = 50
"""So many measured calls say how often one follows another; fewer say nothing."""
THOUSAND: Final = 1000


class Shape(Fact):
    """Tokens of a question as its model counts them: the fixed part as it is (schema included), what varies, and the answer."""

    fixed_tokens: Annotated[int, Field(ge=1)]
    variable_tokens: Annotated[int, Field(ge=0)]
    output_tokens: Annotated[int, Field(ge=0)]


class Way(Fact):
    """One way to send the fixed part, and what 1,000 questions cost then. `hits`: the share that finds it in the cache."""

    fixed_part: FixedPart
    cache: CacheFor
    fixed_tokens: int
    hits: Share
    usd_per_1000: float
    break_even_per_hour: float | None = None
    """From so many questions an hour on (spread at random) it is cheaper than short and uncached; None: never."""


class Plan(Fact):
    """Every way for one model: short and uncached, cached for 5 minutes, for 1 hour."""

    model: str
    least_cacheable_tokens: int
    per_hour: float
    ways: tuple[Way, ...]


def hits_at(per_hour: float, kept_seconds: float) -> float:
    """The share of questions that follow another within that time, if they come at random at that rate."""
    return 1.0 - math.exp(-max(per_hour, 0.0) * kept_seconds / 3600.0)


def measured_hits(times: Sequence[datetime], kept_seconds: float) -> float | None:
    """The share of questions that followed another within that time. `times` in order; None for fewer than ENOUGH_CALLS."""
    if len(times) < ENOUGH_CALLS:
        return None
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    return sum(0 <= gap < kept_seconds for gap in gaps) / len(times)


def per_hour(times: Sequence[datetime]) -> float:
    """Questions an hour over the whole time from the first to the last, nights and weekends included; 0.0 for fewer than two."""
    if len(times) < 2:
        return 0.0
    return (len(times) - 1) / max((times[-1] - times[0]).total_seconds() / 3600.0, 1 / 60)


def planned(model: str, shape: Shape, price: Price, rate: float, measured: dict[CacheFor, float] | None = None) -> Plan:
    """Every way and its price. `rate`: questions an hour; `measured`: the share of hits by how long the part is kept, where it is known."""
    ways = [_way("short", "off", shape, price, shape.fixed_tokens, 0.0)]
    for cache, seconds in KEPT_SECONDS.items():
        hits = (measured or {}).get(cache, hits_at(rate, seconds))
        fixed_part: FixedPart = "short" if shape.fixed_tokens >= price.least_cacheable_tokens else "filled"
        tokens = shape.fixed_tokens if fixed_part == "short" else filled_tokens(price)
        ways.append(_way(fixed_part, cache, shape, price, tokens, hits))
    return Plan(model=model, least_cacheable_tokens=price.least_cacheable_tokens, per_hour=rate, ways=tuple(ways))


def filled_tokens(price: Price) -> int:
    """How long a filled fixed part aims to be."""
    return math.ceil(price.least_cacheable_tokens * MARGIN)


def _way(fixed_part: FixedPart, cache: CacheFor, shape: Shape, price: Price, tokens: int, hits: float) -> Way:
    rates = price.rates(tokens + shape.variable_tokens)
    write = price.cache_write(cache)
    fixed = tokens * (rates.input if cache == "off" else hits * rates.cache_read + (1 - hits) * write)
    rest = shape.variable_tokens * rates.input + shape.output_tokens * rates.output
    even = None if cache == "off" else break_even_per_hour(tokens, shape.fixed_tokens, price, cache)
    usd = (fixed + rest) * THOUSAND / MILLION
    return Way(fixed_part=fixed_part, cache=cache, fixed_tokens=tokens, hits=hits, usd_per_1000=usd, break_even_per_hour=even)


def break_even_per_hour(cached_tokens: int, short_tokens: int, price: Price, cache: CacheFor) -> float | None:
    """The rate at which `cached_tokens` in the cache cost as much as `short_tokens` outside it; None: they never do."""
    write, read = price.cache_write(cache), price.cache_read
    if write <= read:
        return None
    hits = (cached_tokens * write - short_tokens * price.input) / (cached_tokens * (write - read))
    if hits >= 1:
        return None
    return 0.0 if hits <= 0 else -math.log(1 - hits) * 3600.0 / KEPT_SECONDS[cache]


def decided(setting: Literal["short", "filled", "auto"], cache: CacheFor, plan: Plan) -> FixedPart:
    """What the setting `models: fixed_part` comes to with `models: cache`: filled only where it helps at all, auto where it is cheaper."""
    way = next((way for way in plan.ways if way.cache == cache), plan.ways[0])
    if setting == "short" or way.fixed_part == "short":
        return "short"
    return "filled" if setting == "filled" or way.usd_per_1000 < plan.ways[0].usd_per_1000 else "short"
