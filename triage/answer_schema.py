"""The schema of a model's answer: what an organisation's file allows, and nothing of a single request, so that it is compiled once.

Taken by structured outputs: every property required, no further ones, no lengths or ranges (those are checked by triage/answer.py).
The order of the properties is the order of writing: what is thought first stands first.
"""

import json
from collections.abc import Sequence
from typing import Any, Final, Literal

from triage.case import SIGNALS, Stage
from triage.facts import KINDS, PRIORITIES, KindOfRequest
from triage.organisation import Organisation

NONE: Final = "none"
NOT_A_REQUEST: Final[Literal["not_a_request"]] = "not_a_request"
POSITIONS: Final = ("A1", "A2", "A3", "A4", "A5")
"""Names of the offered articles, best first. Code maps them to ids."""
LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "other")
"""What a message is written in: a closed list cannot be answered with "English" or "en-US". What no card speaks falls back there."""
Schema = dict[str, Any]
FirstKind = KindOfRequest | Literal["not_a_request"]


def schema(organisation: Organisation, stage: Stage) -> Schema:
    """The answer's JSON schema for a stage; the same for every request of one organisation version."""
    return _first_look(organisation) if stage == "stage_1" else _assessment(organisation)


def canonical(value: object) -> str:
    """JSON without blanks, keys in their own order: the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _first_look(organisation: Organisation) -> Schema:
    return _object(
        language=_one_of(LANGUAGES),
        label=_one_of(tuple(labels(organisation))),
        label_confidence=_NUMBER,
        article=_one_of((*POSITIONS, NONE)),
        answer_confidence=_NUMBER,
    )


def _assessment(organisation: Organisation) -> Schema:
    issue = _object(
        summary=_STRING,
        reasoning=_STRING,
        system=_STRING,
        category=_one_of(_categories(organisation)),
        category_confidence=_NUMBER,
        priority=_one_of(PRIORITIES),
        team=_one_of((*(team.id for team in organisation.active_teams()), NONE)),
        articles=_many_of((*POSITIONS, NONE)),
        answer_confidence=_NUMBER,
    )
    return _object(
        language=_one_of(LANGUAGES),
        kind=_one_of(kinds(organisation)),
        kind_confidence=_NUMBER,
        issues={"type": "array", "minItems": 1, "items": issue},
        several={"type": "boolean"},
        signals=_many_of(SIGNALS),
        questions={"type": "array", "items": _STRING},
        notes=_STRING,
    )


def kinds(organisation: Organisation) -> tuple[FirstKind, ...]:
    """IT support, the other kinds that the organisation has somebody for, and what is no request, in a fixed order."""
    known = {kind.id for kind in organisation.kinds}
    return (*(kind for kind in KINDS if kind == "it_support" or kind in known), NOT_A_REQUEST)


def labels(organisation: Organisation) -> dict[str, tuple[FirstKind, str | None]]:
    """What a first look calls a message -> (kind, category): the topics of IT support, the other kinds, and none of them.

    Kind and topic are one choice there: it is shorter, and as requests are labelled. A kind called like a topic is told apart.
    """
    found: dict[str, tuple[FirstKind, str | None]] = {topic: ("it_support", topic) for topic in _categories(organisation)[:-1]}
    for kind in kinds(organisation)[1:]:
        found[f"kind_{kind}" if kind in found else kind] = (kind, None)
    found[NONE] = ("it_support", None)
    return found


def _categories(organisation: Organisation) -> tuple[str, ...]:
    return (*dict.fromkeys(category.id for category in organisation.categories if category.id != NONE), NONE)


_STRING: Final[Schema] = {"type": "string"}
_NUMBER: Final[Schema] = {"type": "number"}


def _one_of(values: Sequence[str]) -> Schema:
    return {"type": "string", "enum": list(dict.fromkeys(values))}


def _many_of(values: Sequence[str]) -> Schema:
    return {"type": "array", "items": _one_of(values)}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
