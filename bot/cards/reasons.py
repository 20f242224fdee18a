"""Why something was decided, in the language of who reads it. What is kept stays English (triage/reasons.py).

A model's own words and the names of the organisation's rules are shown as they are.
"""

from typing import Final

from bot.cards.words import ENGLISH, known, say
from triage.case import Decision
from triage.organisation import Organisation
from triage.reasons import recognised
from triage.sentence_ends import sentences

REMOVED: Final = ("removed_email", "removed_name", "removed_host", "removed_user", "removed_phone", "removed_other", "removed_all")


def rule_name(decision: Decision, language: str, org: Organisation) -> str:
    """The rule that decided."""
    return _said(decision.rule, language, org)


def reasoning(decision: Decision, language: str, org: Organisation) -> str:
    """The reason, every sentence of it; of a model that could not be asked or understood, why."""
    text = decision.reasoning
    ours = recognised(text) is not None or any(recognised(one) for one in sentences(text))
    if language == ENGLISH or ours or not text:
        return in_words(text, language, org)
    if "unreadable_answer" in decision.flags:
        return say(language, "failure_unreadable", detail=text)
    return _failure(text, language) if "model_down" in decision.flags else text


def in_words(text: str, language: str, org: Organisation) -> str:
    """Reasons or notes, of which each sentence that is ours is said in that language."""
    if language == ENGLISH or recognised(text) is not None:
        return _said(text, language, org)
    return " ".join(_said(one, language, org) for one in sentences(text))


def in_their_words(summary: str, language: str) -> str:
    """A summary whose removed pieces, such as "(e-mail address)", are named in that language."""
    if language == ENGLISH:
        return summary
    for key in REMOVED:
        summary = summary.replace(say(ENGLISH, key), say(language, key))
    return summary


def _said(text: str, language: str, org: Organisation) -> str:
    found = recognised(text) if language != ENGLISH else None
    if found is None:
        return text
    key, gaps = found
    if key in ("rule_forward", "rule_tell"):
        kind = org.kind(gaps["kind"])
        gaps["kind"] = kind.name if kind is not None else gaps["kind"]
    return say(language, key, **gaps)


def _failure(text: str, language: str) -> str:
    """What went wrong with a call, such as "timeout: no answer in time"; its detail is the other side's words."""
    word, _, detail = text.partition(": ")
    key = "failure_" + word.replace(" ", "_")
    if not known(key):
        return text
    what = say(language, key)
    return say(language, "failure_with_detail", what=what, detail=detail) if detail else what
