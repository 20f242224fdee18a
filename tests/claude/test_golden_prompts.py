"""The composed prompts are the golden files, word for word: a change of a prompt is seen before it is sent."""

import prompt_golden
import pytest


@pytest.mark.parametrize("name", sorted(prompt_golden.golden_files()))
def test_what_is_composed_is_the_golden_file(name: str) -> None:
    kept = prompt_golden.kept_files().get(name)
    assert kept == prompt_golden.golden_files()[name], "read the difference, then run `python tests/claude/rewrite_prompts.py`"


def test_there_is_no_golden_file_of_a_prompt_that_is_gone() -> None:
    assert prompt_golden.kept_files().keys() == prompt_golden.golden_files().keys()
