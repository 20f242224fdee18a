"""What the organisation file may say of prompts and budgets: as one writes it in YAML, and nothing that fails only at the first call."""

from pathlib import Path

import pytest

from bot.organisation_file import OrganisationError, annotated_example, load
from triage.organisation import Organisation


def with_setting(folder: Path, before: str, setting: str) -> Organisation:
    """The annotated example with a setting more behind one that stands there once."""
    text = annotated_example()
    assert text.count(before) == 1
    path = folder / "helpdesk.yaml"
    path.write_text(text.replace(before, before + setting), encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(("written", "version"), [("1", "1"), ('"12"', "12")])
def test_a_prompts_version_is_a_number_as_its_file_is_called(tmp_path: Path, written: str, version: str) -> None:
    assert with_setting(tmp_path, "\nmodels:\n", f"  prompt_version: {written}\n").models.prompt_version == version


@pytest.mark.parametrize("usd", [".inf", ".nan", "1e12", "0", "-5"])
def test_a_budget_that_the_ledger_cannot_hold_is_refused_at_the_start(tmp_path: Path, usd: str) -> None:
    with pytest.raises(OrganisationError, match="budget_usd_per_day"):
        with_setting(tmp_path, "\nlimits: {", f"budget_usd_per_day: {usd}, ")


def test_a_budget_is_an_amount_of_dollars(tmp_path: Path) -> None:
    assert with_setting(tmp_path, "\nlimits: {", "budget_usd_per_day: 5, ").limits.budget_usd_per_day == 5
