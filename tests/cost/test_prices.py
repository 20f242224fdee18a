"""Prices: the file that ships is whole and dated, mistakes are named with their line, an unknown model is never taken for free."""

from pathlib import Path

import pytest

from bot.models.prices import PriceError, Prices, load, read
from bot.organisation_file import OrganisationError
from bot.resources import resource
from triage.case import Usage
from triage.policy import Models
from triage.prices import MILLION, cost_usd

SHIPPED = load()
EVERYTHING = Usage(input_tokens=MILLION, output_tokens=MILLION, cache_write_tokens=MILLION, cache_read_tokens=MILLION)


def test_the_models_an_organisation_gets_without_asking_are_listed() -> None:
    for model in (Models().stage_1, Models().stage_2, "claude-opus-5-5", "claude-sonnet-5-5"):
        assert SHIPPED.known(model) is not None


def test_every_price_is_dated_and_has_its_source() -> None:
    file = read(resource("manifests", "prices.yaml"))
    for prices in (file.models, *file.sets.values()):
        for name, price in prices.items():
            assert price.source, name
            assert price.cache_read < price.input < price.cache_write_5m < price.cache_write_1h < price.output, name


def test_the_seeds_prices_stand_apart() -> None:
    assert (load("seed").of("claude-opus-4-6").input, load("seed").of("claude-opus-4-6").output) == (15, 45)
    assert (SHIPPED.of("claude-opus-4-6").input, SHIPPED.of("claude-opus-4-6").output) == (5, 25)
    assert load("seed").of("claude-haiku-5-5") == SHIPPED.of("claude-haiku-5-5")


@pytest.mark.parametrize(
    ("cache", "batch", "usd"),
    [("5m", False, 5 + 25 + 6.25 + 0.5), ("1h", False, 5 + 25 + 10 + 0.5), ("1h", True, (5 + 25 + 10 + 0.5) / 2), ("off", False, 36.75)],
)
def test_every_kind_of_token_has_its_price(cache, batch: bool, usd: float) -> None:
    assert SHIPPED.cost_usd(EVERYTHING, "claude-opus-4-6", cache, batch) == pytest.approx(usd)


def test_a_prompt_over_the_long_mark_is_dearer_in_every_token() -> None:
    haiku = SHIPPED.of("claude-haiku-5-5")
    short = Usage(input_tokens=40_000, cache_read_tokens=60_000, output_tokens=1000)
    assert cost_usd(short, haiku) == pytest.approx((40_000 * 0.10 + 60_000 * 0.01 + 1000 * 0.50) / MILLION)
    longer = short.model_copy(update={"input_tokens": 40_001})
    assert cost_usd(longer, haiku) == pytest.approx((40_001 * 0.50 + 60_000 * 0.05 + 1000 * 2.50) / MILLION)


@pytest.mark.parametrize(
    "name", ["us.anthropic.claude-opus-4-6-v1:0", "claude-opus-4-6@20260205", "claude-opus-4-6-20260205", "anthropic/claude-opus-4-6"]
)
def test_names_of_clouds_and_snapshots_are_the_models_own(name: str) -> None:
    assert SHIPPED.known(name) == SHIPPED.of("claude-opus-4-6")


@pytest.mark.parametrize("name", ["claude-opus-5-7", "claude-opus", "my-deployment", "claude-haiku-5-5-turbo", ""])
def test_an_unknown_model_costs_the_dearest_of_each_price(name: str) -> None:
    assert SHIPPED.known(name) is None
    price = SHIPPED.of(name)
    for known in SHIPPED.models.values():
        assert cost_usd(EVERYTHING, price) >= cost_usd(EVERYTHING, known)
    assert "unconfirmed" in price.source


GOOD = """\
models:
  claude-opus-4-6:
    input: 5
    output: 25
    cache_write_5m: 6.25
    cache_write_1h: 10
    cache_read: 0.5
    least_cacheable_tokens: 4096
    date: 2026-11-22
    source: our contract
"""


def written(folder: Path, text: str) -> Path:
    (folder / "prices.yaml").write_text(text, encoding="utf-8")
    return folder / "helpdesk.yaml"


def test_an_organisation_may_have_a_file_of_its_own_beside_its_own(tmp_path: Path) -> None:
    found = load("prices.yaml", written(tmp_path, GOOD.replace("input: 5", "input: 4")))
    assert isinstance(found, Prices)
    assert found.of("claude-opus-4-6").input == 4
    assert found.of("claude-haiku-5-5").input == 4


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("input: 5", "input: five", r"prices.yaml:3: models: claude-opus-4-6: input: .*number"),
        ("input: 5", "input: -1", r"prices.yaml:3: .*input: .*greater than or equal to 0"),
        ("input: 5", "input: .nan", r"prices.yaml:3: .*input"),
        ("output: 25", "ouput: 25", r"prices.yaml:2: .*output: is missing"),
        ("output: 25", "ouput: 25", r"prices.yaml:4: .*ouput: there is no such setting; expected one of .*output"),
        ("cache_read: 0.5", "cache_read: 50", r"prices.yaml:2: .*cache hit"),
        ("2026-11-22", "last week", r"prices.yaml:9: .*date"),
        ("    date: 2026-11-22\n", "", r"prices.yaml:2: .*date: is missing"),
        ("models:", "prices:", r"prices.yaml:1: models: is missing"),
        ("models:", "models: [", r"prices.yaml:\d+: not readable as YAML"),
        (GOOD, "", r"prices.yaml:1: expected prices; for example: models:"),
        (GOOD, "models: {}", r"prices.yaml:1: models"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_an_example(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(PriceError, match=said) as raised:
        load("prices.yaml", written(tmp_path, GOOD.replace(old, new)))
    assert isinstance(raised.value, OrganisationError)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PriceError, match=r"prices.yaml: cannot be read .*models: prices:"):
        load("prices.yaml", tmp_path / "helpdesk.yaml")
    (tmp_path / "prices.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(PriceError, match="not UTF-8"):
        load("prices.yaml", tmp_path / "helpdesk.yaml")


def test_a_set_that_is_not_there_is_named() -> None:
    with pytest.raises(PriceError, match=r"no prices called 'ours'; expected a file such as prices.yaml, or seed"):
        load("ours")
