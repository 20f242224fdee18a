"""Labelled requests to measure on: the words and whatever their labels name, in the organisation's ids."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import get_args

from bot.knowledge.errors import problem
from bot.labelled_file import Names, Row, read_records, refuse_unknown, said_label, word
from bot.wrong_input import WrongInput, listed
from triage.case import OUTCOMES, IssueAction
from triage.facts import PRIORITIES, Fact
from triage.scoring import NO_ARTICLE, Truth

EXAMPLE = '{"text": "VPN drops every hour", "category": "network", "priority": "normal", "article": "none", "several": false}'
ACTIONS: tuple[IssueAction, ...] = get_args(IssueAction)
YES_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class Labelled(Fact):
    """One labelled request. `id` as the file says, else line/<number>."""

    id: str
    line: int
    text: str
    truth: Truth


def read_labelled(path: Path, names: Names, limit: int | None, advance: Callable[[int], None]) -> list[Labelled]:
    """The first `limit` requests. WrongInput names every line and label that cannot be used; ArticleError: the file cannot be read."""
    problems: list[str] = []
    records = _counted(islice(read_records(path, problems), limit), advance)
    held = [(line, {key.lower(): value for key, value in record.items()}) for line, record in records]
    if problems:
        raise WrongInput(*problems)
    _refuse_strange_labels(held, names, path.name)
    rows = [row for line, record in held if (row := _row(path.name, line, record, names, problems)) is not None]
    if problems:
        raise WrongInput(*problems)
    if not rows:
        raise WrongInput(f"{path.name}: no labelled request in it; expected lines such as {EXAMPLE}")
    return rows


def _counted(records: Iterable[tuple[int, Mapping[str, object]]], advance: Callable[[int], None]) -> list[tuple[int, Mapping[str, object]]]:
    held = []
    for record in records:
        held.append(record)
        advance(len(held))
    return held


def missing_articles(rows: Iterable[Labelled], known: Iterable[str]) -> list[str]:
    """Articles that labels name and that are not there: they can never be found."""
    named = {article for row in rows for article in row.truth.articles or ()}
    return sorted(named - set(known))


def _refuse_strange_labels(held: Sequence[tuple[int, Mapping[str, object]]], names: Names, name: str) -> None:
    labels = [(line, label) for line, record in held for label in (said_label(record), *_list(record.get("categories"))) if label]
    rows = [Row(line=line, text="-", label=label) for line, label in labels]
    refuse_unknown(rows, names, name, "give --any-label to measure the learner with the labels of the file, or mend the names")


def _row(name: str, line: int, record: Mapping[str, object], names: Names, problems: list[str]) -> Labelled | None:
    place, text, before = f"{name} line {line}", record.get("text"), len(problems)
    if not isinstance(text, str) or not text.strip():
        problems.append(problem(place, "text is missing or no text", "the request's words as text", EXAMPLE))
        return None
    label = said_label(record)
    truth = {
        "label": names.label(label) or None if label else None,
        "categories": tuple(names.label(one) or "" for one in _list(record.get("categories"))),
        "priority": _one_of(place, "priority", record, PRIORITIES, problems),
        "team": _team(place, record, names, problems),
        "outcome": _one_of(place, "outcome", record, OUTCOMES, problems),
        "action": _one_of(place, "action", record, ACTIONS, problems),
        "articles": _articles(place, record, problems),
        "several": _flag(place, "several", record, problems),
        "is_request": _flag(place, "is_request", record, problems),
    }
    if len(problems) > before:
        return None
    if Truth.model_validate(truth) == Truth():
        problems.append(problem(place, "category is missing or no name", "at least one label: a category, a kind, is_request", EXAMPLE))
        return None
    return Labelled(id=word(record.get("id")) or f"line/{line}", line=line, text=text, truth=Truth.model_validate(truth))


def _list(value: object) -> tuple[str, ...]:
    """Names as a JSON list, or as one text with commas, semicolons or blanks between."""
    if isinstance(value, list):
        return tuple(found for one in value if (found := word(one)))
    return tuple(re.split(r"[,;\s]+", said)) if (said := word(value)) else ()


def _one_of(place: str, name: str, record: Mapping[str, object], known: Sequence[str], problems: list[str]) -> str | None:
    said = _name(place, name, record.get(name), problems)
    if said is None or said.lower() in known:
        return said.lower() if said else None
    problems.append(problem(place, f"{name} {said!r} is not known", f"one of {listed(known)}"))
    return None


def _team(place: str, record: Mapping[str, object], names: Names, problems: list[str]) -> str | None:
    said = _name(place, "team", record.get("team"), problems)
    try:
        return names.team(said)
    except KeyError:
        known = [team.id for team in names.organisation.teams]
        problems.append(problem(place, f"team {said!r} is not known", f"one of {listed(known)}"))
        return None


def _name(place: str, name: str, value: object, problems: list[str]) -> str | None:
    """A label that is one name; what is there and is none is a mistake, not nothing."""
    said = word(value)
    if said is None and value is not None and not (isinstance(value, str) and not value.strip()):
        problems.append(problem(place, f"{name} is no name", "one name as text"))
    return said


def _articles(place: str, record: Mapping[str, object], problems: list[str]) -> tuple[str, ...] | None:
    said = record.get("article", record.get("articles"))
    if said is None or said == "":
        return None
    if not isinstance(said, list):
        _name(place, "article", said, problems)
    return tuple(one for one in _list(said) if one != NO_ARTICLE)


def _flag(place: str, name: str, record: Mapping[str, object], problems: list[str]) -> bool | None:
    said = record.get(name)
    if said is None or isinstance(said, bool):
        return said
    found = YES_NO.get(str(said).strip().lower())
    if found is None and str(said).strip():
        problems.append(problem(place, f"{name} {str(said)[:40]!r} is neither yes nor no", "true or false"))
    return found
