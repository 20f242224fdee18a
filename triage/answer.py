"""A model's text -> FirstLook or Assessment, or Unreadable(why): read strictly, checked against what was asked, never repaired. Pure.

Positions become ids here. Placeholders are put back only on this side: what many may see (summary, questions) gets plain words such as
"(e-mail address)" instead, what agents see (reasoning, notes, system) the originals, and nobody a secret.
"""

import json
import re
from collections.abc import Callable
from typing import Any, Final, TypeVar

from triage.answer_check import Wrong, asks_no_secret, conforms, for_requester, parsed, text_of
from triage.answer_schema import NONE, NOT_A_REQUEST, POSITIONS, labels, schema
from triage.case import Assessment, Issue, Unreadable
from triage.first_look import FirstLook, settles
from triage.offline import in_plain_words
from triage.organisation import Organisation
from triage.prompt import Prompt
from triage.prompt_texts import PLACEHOLDER
from triage.redact import MASK
from triage.redact_rules import SECRETS

__all__ = ["FirstLook", "read", "read_first", "schema", "settles"]

MOST_ISSUES: Final = 5
MOST_QUESTIONS: Final = 3
MOST_ARTICLES: Final = 3
LONGEST_SUMMARY: Final = 200
LONGEST_REASONING: Final = 500
LONGEST_SYSTEM: Final = 80
LONGEST_QUESTION: Final = 200
LONGEST_NOTES: Final = 1000
KEPT_RAW: Final = 20_000
"""Characters of an unreadable answer that the receipt keeps."""
_ONE_PLACE: Final = frozenset({"feature_request", "billing", "hr", NOT_A_REQUEST})
"""Kinds for which the whole message goes to one place, or nowhere."""
Answer = TypeVar("Answer")


def read_first(raw: str, prompt: Prompt, organisation: Organisation) -> FirstLook | Unreadable:
    """Stage 1's answer to that prompt. Total: whatever the text is."""
    return _read(raw, lambda: _first(_conforming(raw, prompt), prompt, organisation))


def read(raw: str, prompt: Prompt, organisation: Organisation) -> Assessment | Unreadable:
    """Stage 2's answer to that prompt. Total: whatever the text is."""
    return _read(raw, lambda: _assessment(_conforming(raw, prompt), prompt, organisation))


def _read(raw: str, reading: Callable[[], Answer]) -> Answer | Unreadable:
    try:
        return reading()
    except Wrong as wrong:
        return Unreadable(why=str(wrong), raw=raw[:KEPT_RAW])


def _conforming(raw: str, prompt: Prompt) -> dict[str, Any]:
    """The answer's object, held against the very schema that was sent: the organisation file may have changed since."""
    found = parsed(raw)
    conforms(found, json.loads(prompt.schema_json))
    return found


def _first(found: dict[str, Any], prompt: Prompt, organisation: Organisation) -> FirstLook:
    known = labels(organisation)
    if found["label"] not in known:
        raise Wrong("label: the organisation has it no more")
    kind, category = known[found["label"]]
    (article,) = _articles([found["article"]], prompt, "article") or (None,)
    if kind == NOT_A_REQUEST and article is not None:
        raise Wrong("article: one is named for what is no request")
    nothing = kind == "it_support" and category is None
    return FirstLook(
        kind=kind,
        kind_confidence=0.0 if nothing else found["label_confidence"],
        language=found["language"],
        category=category,
        category_confidence=found["label_confidence"] if category else 0.0,
        article=article,
        answer_confidence=found["answer_confidence"] if article else 0.0,
    )


def _assessment(found: dict[str, Any], prompt: Prompt, organisation: Organisation) -> Assessment:
    _agreeing(found)
    none = found["kind"] == NOT_A_REQUEST
    return Assessment(
        kind="it_support" if none else found["kind"],
        kind_confidence=0.0 if none else found["kind_confidence"],
        is_request=not (none and found["kind_confidence"] >= organisation.thresholds.self_service),
        language=found["language"],
        issues=tuple(_issue(one, prompt, f"issues[{n}]", found["signals"]) for n, one in enumerate(found["issues"], 1)),
        several=found["several"],
        questions=tuple(_question(one, prompt, f"questions[{n}]") for n, one in enumerate(found["questions"], 1)),
        notes=_for_agents(text_of(found["notes"], "notes", LONGEST_NOTES), prompt, LONGEST_NOTES),
        signals=tuple(dict.fromkeys(found["signals"])),
    )


def _agreeing(found: dict[str, Any]) -> None:
    """Numbers of things, and fields that contradict each other."""
    for name, most in (("issues", MOST_ISSUES), ("questions", MOST_QUESTIONS)):
        if len(found[name]) > most:
            raise Wrong(f"{name}: {len(found[name])} of them; expected at most {most}")
    if found["several"] and len(found["issues"]) == 1:
        raise Wrong("several: true with one issue")
    if found["kind"] in _ONE_PLACE and found["several"]:
        raise Wrong(f"several: true for the kind {found['kind']}")
    if found["kind"] == NOT_A_REQUEST and (found["questions"] or any(set(one["articles"]) - {NONE} for one in found["issues"])):
        raise Wrong("kind: no request, yet articles or questions are named")


def _issue(found: dict[str, Any], prompt: Prompt, at: str, signals: list[str]) -> Issue:
    category, articles = _id(found["category"]), _articles(found["articles"], prompt, f"{at}.articles")
    summary = text_of(found["summary"], f"{at}.summary", LONGEST_SUMMARY, empty=False)
    system = text_of(found["system"], f"{at}.system", LONGEST_SYSTEM)
    return Issue(
        summary=_for_many(for_requester(summary, f"{at}.summary", prompt.user))[:LONGEST_SUMMARY],
        category=category,
        priority=found["priority"],
        impact="many" if "many_affected" in signals else "",
        urgency="near" if "deadline_near" in signals else "",
        system=_for_agents(system, prompt, LONGEST_SYSTEM) or None,
        team=_id(found["team"]),
        articles=articles,
        category_confidence=found["category_confidence"] if category else 0.0,
        answer_confidence=found["answer_confidence"] if articles else 0.0,
        reasoning=_for_agents(text_of(found["reasoning"], f"{at}.reasoning", LONGEST_REASONING), prompt, LONGEST_REASONING),
    )


def _question(value: str, prompt: Prompt, at: str) -> str:
    text = text_of(value, at, LONGEST_QUESTION, empty=False)
    return _for_many(asks_no_secret(for_requester(text, at, prompt.user), at))


def _id(value: str) -> str | None:
    return None if value == NONE else value


def _articles(positions: list[str], prompt: Prompt, at: str) -> tuple[str, ...]:
    """The ids of the named positions, in their order."""
    named = tuple(dict.fromkeys(positions))
    if NONE in named:
        if len(named) > 1:
            raise Wrong(f"{at}: none beside an article")
        return ()
    if len(named) > MOST_ARTICLES:
        raise Wrong(f"{at}: {len(named)} of them; expected at most {MOST_ARTICLES}")
    offered = dict(zip(POSITIONS, prompt.positions, strict=False))
    missing = [position for position in named if position not in offered]
    if missing:
        raise Wrong(f"{at}: {missing[0]} was not offered")
    return tuple(offered[position] for position in named)


def _for_many(text: str) -> str:
    """A text that may stand on a card in a channel: what was taken out is named, not put back."""
    return PLACEHOLDER.sub(lambda found: in_plain_words(found[1]), text)


def _for_agents(text: str, prompt: Prompt, longest: int) -> str:
    """A text that agents see, with the originals but for secrets; with plain words where that would grow too long."""
    originals = dict(prompt.mapping)

    def original(found: re.Match[str]) -> str:
        return MASK if found[1] in SECRETS else originals.get(found[0], found[0])

    restored = PLACEHOLDER.sub(original, text)
    return restored if len(restored) <= longest else _for_many(text)[:longest]
