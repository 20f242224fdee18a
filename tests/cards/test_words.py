"""The catalogues: both languages say the same things, nothing is said that has no words, and no words lie unused."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from bot.cards.actions import FORMS
from bot.cards.build import AGENTS_KINDS, NEWS_KINDS, REQUESTER_KINDS
from bot.cards.commands import COMMANDS
from bot.cards.home import TODAYS_NUMBERS
from bot.cards.model_trouble import TROUBLES
from bot.cards.news import REFUSALS
from bot.cards.offers import AGENTS, REQUESTER
from bot.cards.words import CATALOGUES, de, de_agents, de_answers, en, en_agents, en_answers, gaps_of, known, say, say_count
from bot.models.failures import HINTS
from triage.case import OUTCOMES, STATES, ClosedAs, Note
from triage.facts import FLAGS, KINDS, PRIORITIES
from triage.intake import IGNORED_BECAUSE
from triage.lifecycle import verdict
from triage.offline import QUESTIONS
from triage.reasons import RULES
from triage.sla import WEEKDAYS

ENGLISH, GERMAN = CATALOGUES["en"], CATALOGUES["de"]
ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for room in ("bot", "triage") for path in sorted((ROOT / room).rglob("*.py")) if "words" not in path.parts]
OFFERED = {str(action) for table in (REQUESTER, AGENTS) for offer in table.values() for action in (*offer.buttons, *offer.menu)}
ASKED = {"answer", *map(str, FORMS)}
FAMILIES: dict[str, set[str]] = {
    "card_": {kind.removeprefix("requester.") for kind in REQUESTER_KINDS},
    "agents_card_": {kind.removeprefix("agents.") for kind in AGENTS_KINDS},
    "priority_": set(PRIORITIES),
    "state_": set(STATES),
    "outcome_": set(OUTCOMES),
    "kind_": set(KINDS),
    "flag_": set(FLAGS),
    "closed_": set(get_args(ClosedAs)),
    "left_alone_": set(IGNORED_BECAUSE),
    "question_": {question.removeprefix("word:question_") for question in QUESTIONS},
    "weekday_": set(WEEKDAYS),
    "month_": {str(month) for month in range(1, 13)},
    "rating_": {str(rating) for rating in range(1, 6)},
    "form_": ASKED,
    "intro_": ASKED,
    "submit_": ASKED,
    "do_": OFFERED | {"undo_ticket", "agree_topic", "dismiss_topic", "unmute", "unconfirm"},
    "help_": set(COMMANDS),
    "today_": set(TODAYS_NUMBERS),
    "said_": set(get_args(Note.model_fields["side"].annotation)),
    "decided_by_": {"model", "rule", "person"},
    "news_": set(NEWS_KINDS),
    "model_trouble_": set(TROUBLES),
    "failure_": {*HINTS, "with_detail", "unreadable"},
    "rule_": {word.removeprefix("rule_") for word in RULES},
    "label_": {"outcome", "category", "priority", "team"},
    "field_": {"category", "priority", "team", "kind", "outcome", "article"},
}
"""Keys that are put together from a closed set of words."""


@cache
def _trees() -> dict[str, ast.Module]:
    return {str(path): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


@cache
def _literals() -> frozenset[str]:
    trees = _trees().values()
    return frozenset(
        node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _said() -> Iterator[tuple[str, str]]:
    """Every key that is written out in a call of say or say_count, with its file."""
    for path, tree in _trees().items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("say", "say_count")
                and len(node.args) > 1
            ):
                key = node.args[1]
                if isinstance(key, ast.Constant):
                    yield (f"{key.value}_one" if node.func.id == "say_count" else str(key.value)), path


def test_both_languages_have_the_same_keys() -> None:
    assert ENGLISH.keys() == GERMAN.keys()


def test_both_languages_have_the_same_gaps() -> None:
    assert [key for key in ENGLISH if gaps_of(ENGLISH[key]) != gaps_of(GERMAN[key])] == []


def test_a_key_stands_in_one_file_only() -> None:
    for files in ((en, en_agents, en_answers), (de, de_agents, de_answers)):
        assert sum(len(file.WORDS) for file in files) == len({key for file in files for key in file.WORDS})


def test_the_files_of_both_languages_are_split_alike() -> None:
    for english, german in ((en, de), (en_agents, de_agents), (en_answers, de_answers)):
        assert list(english.WORDS) == list(german.WORDS)


def test_german_is_not_english() -> None:
    same = {key for key in ENGLISH if ENGLISH[key] == GERMAN[key] and re.search(r"[a-z]{4}", re.sub(r"\{\w+\}", "", ENGLISH[key]))}
    assert same <= {"label_ticket", "label_team", "priority_normal", "field_team", "do_assign", "play_thread"} | {
        key for key in same if key.startswith("weekday_")
    }


@pytest.mark.parametrize("prefix", sorted(FAMILIES))
def test_every_word_of_a_closed_set_has_its_sentence(prefix: str) -> None:
    assert [prefix + word for word in FAMILIES[prefix] if not known(prefix + word)] == []


def test_every_key_is_used() -> None:
    built = {prefix + word for prefix, words in FAMILIES.items() for word in words}
    built |= {f"news_{kind}_more" for kind in NEWS_KINDS}
    built |= {key for key in ENGLISH if key.startswith("play_")}  # Said by the page: tests/edges/test_playground_words.py.
    literals = _literals()
    counted = {key + ending for key in literals for ending in ("_one", "_many")}
    assert sorted(ENGLISH.keys() - built - literals - counted) == []


def test_every_key_that_is_said_has_words() -> None:
    assert [(key, file) for key, file in _said() if not known(key)] == []


def test_every_refusal_in_the_code_has_words() -> None:
    no_refusals = {"refused_missing", "refused_cards", *TROUBLES}
    refusals = {text for text in _literals() if re.fullmatch(r"refused_[a-z_]+[a-z]", text)}
    assert refusals - no_refusals <= set(REFUSALS)
    assert all(known(key) for key in REFUSALS)


def test_every_refusal_of_the_lifecycle_has_words() -> None:
    from triage.facts import ActionName, Role

    words = {verdict(state, action, role)[1] for state in STATES for action in ActionName for role in Role}
    assert words - {""} <= set(REFUSALS)


def test_an_unknown_language_is_answered_in_english() -> None:
    assert say("tlh", "cancel") == "Cancel"


def test_a_missing_key_is_an_error() -> None:
    with pytest.raises(KeyError, match="no sentence refused_nonsense"):
        say("en", "refused_nonsense")


def test_an_unfilled_gap_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("en", "conflict_lost")


def test_what_fills_a_gap_is_not_read_as_a_pattern() -> None:
    assert say("en", "conflict_lost", name="{name} {0} {}").startswith("{name} {0} {} was")


def test_one_and_many_are_told_apart() -> None:
    assert say_count("en", "followers", 1) == "1 more person"
    assert say_count("en", "followers", 3) == "3 more people"
    assert say_count("de", "followers", 0) == "0 weitere Personen"


def test_employees_read_no_machine_words() -> None:
    """product.md, "People": never an exception, a model's name, a raw id; no confidence either."""
    machine = re.compile(r"\b(model|exception|error|claude|confidence|token|threshold|null|id|invalid)\b", re.IGNORECASE)
    assert [key for key, sentence in {**en.WORDS, **en_answers.WORDS}.items() if machine.search(re.sub(r"\{\w+\}", "", sentence))] == []


def test_sentences_are_short() -> None:
    assert [key for catalogue in CATALOGUES.values() for key, sentence in catalogue.items() if len(sentence) > 130] == []


def test_german_says_du_to_everybody() -> None:
    formal = re.compile(r"\b(Sie|Ihnen|Ihre?[nmrs]?)\b")
    said = {key: sentence for key, sentence in CATALOGUES["de"].items() if formal.search(re.sub(r"(^|[.!?:] )(Sie|Ihre?)\b", "", sentence))}
    assert said == {}
