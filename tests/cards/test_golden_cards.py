"""What a person sees has a golden file: every card and form of the suite on every renderer."""

import card_cases
import golden_files
import pytest

from bot.cards.actions import FORMS
from bot.cards.build import ALL_KINDS, CASE_KINDS

WANTED, KEPT = golden_files.golden_files(), golden_files.kept_files()


@pytest.mark.parametrize("path", sorted(WANTED))
def test_a_drawing_looks_as_it_did(path: str) -> None:
    assert KEPT.get(path) == WANTED[path], "look at the difference, then run python tests/cards/rewrite_golden.py"


def test_no_golden_file_is_left_of_what_is_no_longer_drawn() -> None:
    assert KEPT.keys() <= WANTED.keys()


def test_the_suite_has_every_kind_of_card_there_is() -> None:
    assert {card.kind for card in card_cases.cards().values()} == set(ALL_KINDS)


def test_a_case_has_a_dozen_requesters_cards_and_ten_agents_cards() -> None:
    assert sum(kind.startswith("requester.") for kind in CASE_KINDS) == 12
    assert sum(kind.startswith("agents.") for kind in CASE_KINDS) == 10


def test_the_suite_has_every_form_there_is() -> None:
    assert {form.action for form in card_cases.forms().values()} == FORMS
