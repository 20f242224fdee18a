"""Suspicious text: does a post talk to the assistant instead of asking the helpdesk? A hint for a person, not the defence.

The defence is elsewhere: closed choices, no tools, people confirm. Every sentence is weighed by a learned linear model over words,
classes of words in five languages and marks of forged structure (`triage.suspicion_features`, weights in `suspicion_weights`); the worst
two decide. Three things are flagged outright: characters that only hide, invisible letters, and keys of
our own answer. Pure, total, linear; of a long text the first `HEAD` and the last `TAIL` characters are read.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from triage.suspicion_features import Sentence, sentences
from triage.tables.suspicion_marks import OWN_KEYS
from triage.tables.suspicion_weights import BIAS, FLAG_FROM, WEIGHTS
from triage.unmask import Unmasked, tokens_of, unmask

HEAD: Final = 16_000
TAIL: Final = 4_000
QUOTE: Final = 160  # longest quoted passage, characters
MOST_PASSAGES: Final = 6
HIDDEN_WITHIN_WORDS: Final = 4  # so many words broken by characters that nobody sees are no accident of copying
NOTHING: Final = -30.0
IN_CODE: Final = 2.0  # log odds on top for a sentence that was written in code: nobody encodes a request for help


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What was found in a text.

    `score` 0..1; `flagged`: show it to a person; `passages`: the suspicious sentences without masks, worst first, at most
    `MOST_PASSAGES`, only if flagged. Passages are not redacted.
    """

    score: float
    flagged: bool
    passages: tuple[str, ...]


def suspicion(text: str) -> Suspicion:
    """Judge one text. Honest talk about prompts, passwords and systems stays below the threshold."""
    unmasked = unmask(_read(text))
    weighed = sorted(((_log_odds(found) + extra, said[found.start : found.end]) for said, found, extra in _said(unmasked)), reverse=True)
    score = _probability(together([odds for odds, _ in weighed]))
    outright = _outright(unmasked)
    if outright:
        score = max(score, 0.99)
    if score < FLAG_FROM:
        return Suspicion(round(score, 4), False, ())
    bad = [*outright, *(quoted for odds, quoted in weighed if odds > 0)]
    passages = dict.fromkeys(re.sub(r"\s+", " ", quoted[:QUOTE]).strip() for quoted in bad)
    return Suspicion(round(score, 4), True, tuple(quoted for quoted in passages if quoted)[:MOST_PASSAGES])


def together(odds: Sequence[float]) -> float:
    """Log odds of a text from those of its sentences: the worst one, and the next if it is more likely an order than not."""
    worst = sorted(odds, reverse=True)[:2]
    return (worst[0] if worst else NOTHING) + sum(max(0.0, more) for more in worst[1:])


def suspicion_signs(text: str) -> tuple[frozenset[str], ...]:
    """The features of every sentence of a text as the learning script needs them."""
    return tuple(found.features for _, found, _ in _said(unmask(_read(text))))


def flagged_outright(text: str) -> bool:
    """True if hidden characters or keys of our own answer flag the text whatever its sentences say."""
    return bool(_outright(unmask(_read(text))))


def _read(text: str) -> str:
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n{text[-TAIL:]}"


def _log_odds(found: Sentence) -> float:
    return BIAS + sum(WEIGHTS.get(name, 0.0) for name in found.features)


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _said(unmasked: Unmasked) -> Iterator[tuple[str, Sentence, float]]:
    """Every sentence with the text it stands in and what it weighs more than its words: what was coded is read as well."""
    for found in sentences(unmasked.text, unmasked.tokens):
        yield unmasked.text, found, 0.0
    for _, said in unmasked.decoded:
        for found in sentences(said, tokens_of(said)):
            yield said, found, IN_CODE


def _outright(unmasked: Unmasked) -> list[str]:
    """Passages that are flagged whatever they say; a text that only hides gives an empty one."""
    out = [said for how, said in unmasked.decoded if how == "letters that cannot be seen"]
    if unmasked.within_words >= HIDDEN_WITHIN_WORDS or unmasked.reversing > 1:
        out.append("")
    out += [unmasked.text[max(0, match.start() - QUOTE // 2) : match.end() + QUOTE // 2] for match in OWN_KEYS.finditer(unmasked.text)]
    return out[:MOST_PASSAGES]
