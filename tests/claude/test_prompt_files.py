"""Prompt files: what ships can be used, an organisation's own wins, and a wrong or missing one is refused by name, file and line."""

import re
from pathlib import Path

import pytest
from prompt_cases import sample

from bot.prompts import FIRST_LOOK, PromptError, load, load_one, read
from bot.resources import resource
from triage.organisation import Organisation
from triage.prompt_gaps import FIXED_GAPS, VARIABLE_GAPS, filled

GOOD = """\
---
version: 3
stage: stage_2
max_tokens: 900
date: 2026-01-02
why: a test
measured_with: none yet
---
ROLE of {{organisation}}

{{categories}}
=== variable ===
{{articles}}

{{ticket}}
"""
PATH = Path("prompts") / "mine" / "3.md"


def write(folder: Path, name: str, version: int, text: str = GOOD) -> Path:
    path = folder / "prompts" / name / f"{version}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("version: 3", f"version: {version}"), encoding="utf-8")
    return path


def naming(prompt: str, version: str | None = None) -> Organisation:
    models = sample().models.model_copy(update={"prompt": prompt, "prompt_version": version})
    return sample().model_copy(update={"models": models})


def test_every_prompt_that_ships_is_read_and_claims_nothing_that_was_not_measured() -> None:
    found = [load_one(path.parent.name, path.stem, None) for path in resource("prompts").glob("*/*.md")]
    assert {one.id for one in found} >= {"first-look/1", "triage/1"}
    for one in found:
        assert one.measured_with
        assert one.why
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.date)
        assert one.model is None or one.model.startswith("claude-")


def test_a_good_file_is_read_whole() -> None:
    found = read(GOOD, "mine", PATH)
    assert (found.id, found.stage, found.max_tokens, found.date) == ("mine/3", "stage_2", 900, "2026-01-02")
    assert found.fixed == "ROLE of {{organisation}}\n\n{{categories}}"
    assert found.variable == "{{articles}}\n\n{{ticket}}"


def test_line_ends_of_windows_make_no_other_prompt(tmp_path: Path) -> None:
    path = write(tmp_path, "mine", 3)
    plain = load_one("mine", None, tmp_path / "prompts")
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_one("mine", None, tmp_path / "prompts") == plain


WRONG = {
    "no front matter": (GOOD.removeprefix("---\n"), "3.md:1: no front matter"),
    "front matter without end": (GOOD.replace("\n---\n", "\n"), "3.md:1: no front matter"),
    "not YAML": (GOOD.replace("why: a test", "why: [a test"), "front matter is not readable"),
    "a key twice": (GOOD.replace("why: a test", "why: a test\nwhy: another"), "3.md:7: front matter is not readable"),
    "no mapping": ("---\nhello\n---\n" + GOOD.split("---\n")[2], "3.md:1: front matter is empty"),
    "another version": (GOOD.replace("version: 3", "version: 4"), "3.md:2: version 4; expected 3"),
    "no version": (GOOD.replace("version: 3\n", ""), "version None; expected 3"),
    "unknown stage": (GOOD.replace("stage_2", "stage_7"), "3.md:3: stage"),
    "tokens in words": (GOOD.replace("900", "many"), "3.md:4: max_tokens"),
    "too few tokens": (GOOD.replace("900", "9"), "3.md:4: max_tokens"),
    "an unknown key": (GOOD.replace("why:", "temperature: 0\nwhy:"), "3.md:6: temperature is not known here"),
    "no reason": (GOOD.replace("why: a test\n", ""), "why is missing"),
    "a reason that is a list": (GOOD.replace("why: a test", "why: [a]"), "3.md:6: why"),
    "no variable text": (GOOD.replace("=== variable ===\n", ""), "expected the fixed text, one line"),
    "two variable texts": (GOOD + "=== variable ===\n", "expected the fixed text, one line"),
    "variable in the front matter": (GOOD.replace("why: a test", "=== variable ===").replace("}}\n=== variable ===", "}}"), "3.md:6"),
    "an unknown gap": (GOOD.replace("{{categories}}", "{{secrets}}"), "3.md:11: {{secrets}} in the fixed text; expected one of categories"),
    "a variable gap in the fixed text": (GOOD.replace("{{categories}}", "{{similar}}"), "3.md:11: {{similar}} in the fixed text"),
    "a fixed gap in the variable text": (GOOD.replace("{{articles}}", "{{teams}}"), "3.md:13: {{teams}} in the variable text"),
    "no ticket": (GOOD.replace("{{ticket}}", ""), "3.md:12: {{ticket}} stands 0 times"),
    "two tickets": (GOOD + "{{ticket}}", "3.md:12: {{ticket}} stands 2 times"),
    "no fixed text": (GOOD.replace("ROLE of {{organisation}}\n\n{{categories}}\n", ""), "fixed"),
    "empty": ("", "3.md:1: no front matter"),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_refused_with_its_line_and_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(PromptError) as refused:
        read(text, "mine", PATH)
    assert said in str(refused.value)


@pytest.mark.parametrize("content", [b"\xff\xfe---", b"x" * 300_000], ids=["not UTF-8", "too large"])
def test_a_file_that_is_no_text_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path, "triage", 1)
    path.write_bytes(content)
    with pytest.raises(PromptError, match=re.escape(str(path))):
        load(sample(), tmp_path)


def test_an_organisations_own_prompt_wins_and_the_newest_version_of_it_counts(tmp_path: Path) -> None:
    for version in (2, 10, 9):
        write(tmp_path, "triage", version)
    found = load(sample(), tmp_path)
    assert found.second().id == "triage/10"
    assert found.first == load(sample()).first


def test_another_version_is_used_where_the_organisation_file_says_so(tmp_path: Path) -> None:
    for version in (2, 10):
        write(tmp_path, "triage", version)
    assert load(naming("triage", "2"), tmp_path).second().id == "triage/2"
    with pytest.raises(PromptError, match=r"models: prompt: there is no prompt triage/7; expected one of 2, 10"):
        load(naming("triage", "7"), tmp_path)


def test_a_topics_own_prompt_is_used_for_it_and_named_where_it_is_missing(tmp_path: Path) -> None:
    topics = tuple(one.model_copy(update={"prompt": "money"}) if one.id == "erp" else one for one in sample().categories)
    org = Organisation.model_validate(sample().model_copy(update={"categories": topics}).model_dump())
    with pytest.raises(
        PromptError, match=r"categories: erp: prompt: there is no prompt money; expected a folder money .* first-look, triage"
    ):
        load(org, tmp_path)
    write(tmp_path, "money", 1)
    found = load(org, tmp_path)
    assert (found.second("erp").id, found.second("network").id) == ("money/1", "triage/1")


def test_a_prompt_of_the_other_stage_is_refused() -> None:
    with pytest.raises(PromptError, match="stage stage_1; expected stage_2"):
        load(naming(FIRST_LOOK))


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, FIRST_LOOK, 1, "nothing")
    with pytest.raises(PromptError) as refused:
        load(naming("nowhere"), tmp_path)
    assert len(str(refused.value).splitlines()) == 2


def test_a_paragraph_without_anything_to_tell_is_left_out() -> None:
    assert filled("A\n{{x}}\n\nB {{y}}\n\nC", {"x": "", "y": "1"}) == "B 1\n\nC"
    assert filled("{{x}}{{y}}", {"x": "", "y": "{{x}}"}) == "{{x}}"


def test_the_readme_of_prompts_names_every_gap() -> None:
    text = resource("prompts", "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\{\{(\w+)\}\}", text)) - {"like_this"} == FIXED_GAPS | VARIABLE_GAPS
