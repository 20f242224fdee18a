"""Why something was decided, in English as it is kept: the built-in rules, the offline model's reasons, the notes of route. Pure.

What is kept, logged and exported stays English; whoever shows it to people finds out here which sentence it is and what fills its gaps,
and says it in their language (bot/cards/reasons.py). A rule of the organisation file has the name that the organisation gave it.
"""

import re
from functools import cache
from typing import Final

RULES: Final[dict[str, str]] = {
    "rule_article": "an article answers it (at least {least})",
    "rule_several": "several issues: one ticket or several?",
    "rule_topic": "the topic is sure (at least {least})",
    "rule_channel": "the topic of the channel #{channel}",
    "rule_ask": "too little is known: ask back",
    "rule_second_line": "second line (at least {least})",
    "rule_unusual": "unusual or risky (at least {least})",
    "rule_unsure": "not sure enough: a person of the default team",
    "rule_user_limit": "over the limit of requests per hour",
    "rule_system_limit": "over the limit of model calls",
    "rule_error": "triage system error",
    "rule_unreadable": "unreadable answer",
    "rule_no_model": "the model could not be asked",
    "rule_suspicious": "suspicious text",
    "rule_guest": "a guest asked",
    "rule_forward": "{kind}: forward",
    "rule_tell": "{kind}: tell",
}
"""Of each rule that is none of the organisation file's. `kind` is an id."""
REASONS: Final[dict[str, str]] = {
    "reason_votes": "Labelled requests vote for {topic} with {confidence}.",
    "reason_nearest": "{alike} of the {of} nearest labelled requests agree.",
    "reason_no_experience": "No experience yet: fewer than 30 labelled requests.",
    "reason_nothing_like_it": "Nothing like this among the labelled requests.",
    "reason_first_look_nothing": "The first look was enough: nothing is asked.",
    "reason_first_look_article": "The first look was enough: an offered article answers it.",
    "reason_first_look_kind": "The first look was enough: it is no IT support.",
    "reason_device_lost": "The words say that a device is lost.",
    "reason_leak": "The words tell of a leak or of phishing.",
    "reason_kind": "Understood as {kind} with {confidence}.",
    "reason_deadline": "the deadline for an outcome passed",
    "note_disagree": "The nearest labelled requests disagree.",
    "note_permanent_fix": "{count} requests on this topic within {days} days: look for a permanent fix.",
}
"""Sentences of our own code. What a model wrote is none of them."""
SENTENCES: Final[dict[str, str]] = {**RULES, **REASONS}
WORDED: Final = frozenset({"channel", "kind", "topic"})
"""Gaps that hold words; all others hold a number."""
_GAP: Final = re.compile(r"\\\{(\w+)\\\}")


def because(key: str, **gaps: object) -> str:
    """The English sentence of that key. KeyError for an unknown key or an unfilled gap: a fault of ours."""
    return SENTENCES[key].format(**gaps)


def recognised(text: str) -> tuple[str, dict[str, str]] | None:
    """(key, what fills its gaps) of a sentence that `because` made; None for anybody else's words. Total for any string."""
    for key, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            return key, found.groupdict()
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Of each sentence; those that say most come first."""
    by_length = sorted(SENTENCES, key=lambda key: -len(SENTENCES[key]))
    return tuple((key, re.compile(_GAP.sub(_filling, re.escape(SENTENCES[key])))) for key in by_length)


def _filling(gap: re.Match[str]) -> str:
    return rf"(?P<{gap[1]}>[^\n]{{1,200}}?)" if gap[1] in WORDED else rf"(?P<{gap[1]}>\d+(?:\.\d+)?)"
