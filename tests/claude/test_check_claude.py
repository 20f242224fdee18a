"""helpdesk check and Claude: what is found without asking, what only the API knows, each with the way to mend it."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from claude_desks import organisation
from fake_claude import FakeClaude
from helpdesks import sample, settings

from bot.check.claude import check, check_outside
from bot.check.finding import Finding
from bot.organisation_file import sample_path


@pytest.fixture
async def claude() -> AsyncIterator[FakeClaude]:
    async with FakeClaude.open() as opened:
        yield opened


def offline(tmp_path: Path, models: dict[str, Any] | None = None, path: Path | None = None, **more: Any) -> list[Finding]:
    return list(check(settings(tmp_path, **more), organisation(models), path or sample_path()))


async def outside(fake: FakeClaude, tmp_path: Path, models: dict[str, Any] | None = None, **more: Any) -> list[Finding]:
    account = {"anthropic_api_key": fake.api_key, "anthropic_base_url": fake.url, **more}
    found = settings(tmp_path, **account)
    return [one async for one in check_outside(found, organisation(models), sample_path())]


def bad(found: Iterable[Finding]) -> list[Finding]:
    """Errors and warnings; each says what was expected and how to mend it."""
    picked = [one for one in found if one.level in ("error", "warning")]
    assert all(one.expected and one.mend for one in picked)
    return picked


def only(found: Iterable[Finding]) -> Finding:
    (one,) = bad(found)
    return one


async def test_all_is_well(claude: FakeClaude, tmp_path: Path) -> None:
    assert bad(offline(tmp_path, anthropic_api_key=claude.api_key)) == []
    found = await outside(claude, tmp_path)
    assert bad(found) == []
    assert ["claude-opus-4-6" in found[0].what, "claude-haiku-5-5" in found[1].what] == [True, True]
    assert claude.asked == [], "nothing is paid"


def test_without_a_key_it_says_where_to_get_one(tmp_path: Path) -> None:
    (first, *_) = offline(tmp_path)
    assert (first.level, "ANTHROPIC_API_KEY" in first.what, "Console" in first.mend) == ("note", True, True)
    assert only(offline(tmp_path, {"use": "claude"})).level == "error"
    assert bad(offline(tmp_path, {"use": "offline"})) == []


async def test_a_refused_key(claude: FakeClaude, tmp_path: Path) -> None:
    claude.keys = {"another"}
    found = only(await outside(claude, tmp_path))
    assert (found.level, "401" in found.what, "make a new key" in found.mend) == ("error", True, True)
    assert claude.api_key not in found.model_dump_json()


async def test_models_that_are_not_there_are_named_with_their_stage(claude: FakeClaude, tmp_path: Path) -> None:
    found = bad(await outside(claude, tmp_path, {"stage_1": "claude-haiku-9", "stage_2": "claude-opus-9"}))
    assert ["stage_2: claude-opus-9" in found[0].what, "stage_1: claude-haiku-9" in found[1].what] == [True, True]
    found = bad(await outside(claude, tmp_path, {"stage_1": "claude-haiku-9", "stage_1_by": "examples"}))
    assert found == [], "nobody asks that model"


async def test_a_gateway_without_a_list_of_models_is_no_error(claude: FakeClaude, tmp_path: Path) -> None:
    claude.faults.html(status=404, path="/v1/models/*", times=None)
    found = only(await outside(claude, tmp_path))
    assert (found.level, "no list of models, or is the wrong address" in found.what) == ("warning", True)


async def test_an_address_that_is_not_the_api(claude: FakeClaude, tmp_path: Path) -> None:
    claude.faults.html(path="*", times=None)
    assert "something else answered" in only(await outside(claude, tmp_path)).mend
    found = only(await outside(claude, tmp_path, anthropic_base_url="http://127.0.0.1:9"))
    assert "ANTHROPIC_BASE_URL" in found.mend


@pytest.mark.parametrize(
    ("change", "level", "said"),
    [
        ({"lifecycle": "retired"}, "error", "is retired"),
        ({"lifecycle": "deprecated"}, "warning", "is deprecated"),
        ({"thinking": ("adaptive",)}, "warning", "cannot answer without thinking"),
        ({"most_output": 1000}, "error", "asks for 1500 tokens"),
    ],
)
async def test_what_a_model_cannot_do(change: dict[str, Any], level: str, said: str, claude: FakeClaude, tmp_path: Path) -> None:
    claude.models["claude-opus-4-6"] = replace(claude.models["claude-opus-4-6"], **change)
    found = only(await outside(claude, tmp_path))
    assert (found.level, said in found.what) == (level, True)


async def test_an_effort_that_a_model_does_not_know_is_left_out_and_said(claude: FakeClaude, tmp_path: Path) -> None:
    found = await outside(claude, tmp_path, {"stage_1": "claude-haiku-4-5"})
    assert bad(found) == []
    assert any(one.level == "note" and "asked without" in one.what for one in found)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"claude": "bedrock"}, "AWS_REGION is not set"),
        ({"claude": "bedrock", "aws_region": "eu-central-1"}, "is not installed"),
        ({"claude": "vertex", "vertex_project": "ours"}, "CLOUD_ML_REGION is not set"),
        ({"claude": "vertex", "vertex_region": "eu", "vertex_project": "ours"}, "is not installed"),
        ({"claude": "foundry", "foundry_api_key": "k-1"}, "no resource is named"),
        ({"claude": "foundry", "foundry_resource": "ours"}, "ANTHROPIC_FOUNDRY_API_KEY is not set"),
    ],
)
def test_what_another_deployment_lacks(given: dict[str, Any], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.check.claude._is_there", lambda name: False)
    assert any(one.level == "error" and said in one.what for one in bad(offline(tmp_path, **given)))


async def test_a_deployment_that_tells_nothing_of_its_models_says_so(claude: FakeClaude, tmp_path: Path) -> None:
    more = {"claude": "foundry", "foundry_api_key": claude.api_key, "anthropic_base_url": claude.proxied_url}
    (found,) = await outside(claude, tmp_path, **more)
    assert (found.level, "does not tell" in found.what) == ("note", True)


def test_a_key_that_would_travel_in_the_open(tmp_path: Path) -> None:
    found = only(offline(tmp_path, anthropic_base_url="http://gateway.example.com", anthropic_api_key="k-1"))
    assert "in the open" in found.what


def test_a_model_without_a_price_and_a_price_file_that_is_wrong(tmp_path: Path) -> None:
    assert "stands in no price file" in only(offline(tmp_path, {"stage_2": "gateway/our-own-model"})).what
    (tmp_path / "prices.yaml").write_text("models: {}\n")
    found = bad(offline(tmp_path, {"prices": "prices.yaml"}, tmp_path / "helpdesk.yaml"))
    assert any("prices.yaml" in one.what for one in found)


def test_a_prompt_that_is_missing_is_named(tmp_path: Path) -> None:
    found = only(offline(tmp_path, {"prompt": "nowhere"}))
    assert "nowhere" in found.what


def test_a_fixed_part_that_is_too_short_for_the_cache_is_said(tmp_path: Path) -> None:
    notes = [one for one in offline(tmp_path) if one.level == "note" and "caches from" in one.what]
    assert any("4096" in one.what and "triage/1" in one.what for one in notes)
    assert not any("caches from" in one.what for one in offline(tmp_path, {"cache": "off"}))
    assert sample().models.cache == "5m"


def test_too_few_tokens_for_any_request_are_an_error(tmp_path: Path) -> None:
    found = only(offline(tmp_path, {"input_tokens_per_request": 2000}, anthropic_api_key="fake"))
    assert (found.level, "none could be asked" in found.what) == ("error", True)
    assert bad(offline(tmp_path, {"input_tokens_per_request": 2000, "stage_1_by": "off", "stage_2": "claude-haiku-5-5"})) != []
    assert bad(offline(tmp_path, {"input_tokens_per_request": 4000}, anthropic_api_key="fake")) == []
