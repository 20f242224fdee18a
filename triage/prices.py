"""What a model's tokens cost: prices as data, and the arithmetic. Pure; bot/models/prices.py reads the price file.

Source of the arithmetic: Anthropic's pricing page (input that is neither written to nor read from the cache, cache writes by how long they
are kept, cache reads and output each have a price; the Message Batches API takes half of all).
"""

from datetime import date as Day
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from triage.case import Usage
from triage.facts import Fact

CacheFor = Literal["off", "5m", "1h"]
"""For how long the fixed part of a prompt is kept in the prompt cache."""
MILLION = 1_000_000
BATCH_SHARE = 0.5
"""Of the price, through the Message Batches API."""

Usd = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]
"""USD per million tokens."""


class Rates(Fact):
    """USD per million tokens, by kind of token."""

    input: Usd
    output: Usd
    cache_write_5m: Usd
    cache_write_1h: Usd
    cache_read: Usd


class LongRates(Rates):
    """What holds for every token of a call whose prompt is longer than so many tokens."""

    above_tokens: Annotated[int, Field(ge=1)]


class Price(Rates):
    """A model's prices and how its prompt cache begins.

    `least_cacheable_tokens`: a shorter fixed part is never cached, and nobody says so. `more_tokens`: by how much its tokenizer counts more
    than the estimate of triage/tokens.py. `date`: when the source said so (2026-11-22); `source` says "unconfirmed" where nobody did.
    """

    least_cacheable_tokens: Annotated[int, Field(ge=0, le=1_000_000)]
    more_tokens: Annotated[float, Field(ge=0.5, le=3.0)] = 1.0
    long: LongRates | None = None
    date: Day
    source: Annotated[str, Field(min_length=3, max_length=300)]

    @model_validator(mode="after")
    def _sense(self) -> Self:
        if self.cache_read > self.input:
            raise ValueError("cache_read is dearer than input; expected the price of a cache hit, a tenth of the input's or less")
        return self

    def rates(self, prompt_tokens: int) -> Rates:
        """Those for a prompt of that length."""
        return self.long if self.long is not None and prompt_tokens > self.long.above_tokens else self

    def cache_write(self, cache: CacheFor) -> float:
        return self.cache_write_1h if cache == "1h" else self.cache_write_5m


def cost_usd(usage: Usage, price: Price, cache: CacheFor = "5m", batch: bool = False) -> float:
    """USD of one call. `cache`: for how long it wrote into the prompt cache. `batch`: through the Message Batches API, at half price."""
    rates = price.rates(usage.input_tokens + usage.cache_write_tokens + usage.cache_read_tokens)
    whole = (
        usage.input_tokens * rates.input
        + usage.output_tokens * rates.output
        + usage.cache_write_tokens * (rates.cache_write_1h if cache == "1h" else rates.cache_write_5m)
        + usage.cache_read_tokens * rates.cache_read
    )
    return whole / MILLION * (BATCH_SHARE if batch else 1.0)


def dearest(prices: tuple[Price, ...]) -> Price:
    """A price that none of these passes: what is assumed for a model that is not listed, so that a budget holds for it too."""
    rates = [rate for price in prices for rate in (price, price.long) if rate is not None]
    return Price(
        **{name: max(getattr(rate, name) for rate in rates) for name in Rates.model_fields},
        least_cacheable_tokens=max(price.least_cacheable_tokens for price in prices),
        more_tokens=max(price.more_tokens for price in prices),
        date=min(price.date for price in prices),
        source="unconfirmed: the model is not in the price file, so the dearest of each price is assumed",
    )
