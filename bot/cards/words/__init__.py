"""Every sentence that people read, one catalogue a language, split by subject. No sentence for people stands anywhere else."""

from string import Formatter

from bot.cards.words import (
    de,
    de_agents,
    de_answers,
    de_edges,
    de_playground,
    de_reasons,
    en,
    en_agents,
    en_answers,
    en_edges,
    en_playground,
    en_reasons,
)

ENGLISH = "en"
KEY_MARK = "word:"
CATALOGUES: dict[str, dict[str, str]] = {
    "en": {**en.WORDS, **en_agents.WORDS, **en_answers.WORDS, **en_edges.WORDS, **en_reasons.WORDS, **en_playground.WORDS},
    "de": {**de.WORDS, **de_agents.WORDS, **de_answers.WORDS, **de_edges.WORDS, **de_reasons.WORDS, **de_playground.WORDS},
}


def say(language: str, key: str, **gaps: object) -> str:
    """The sentence of that key with its {gaps} filled; what fills a gap is never read as a pattern itself.

    An unknown language is answered in English. KeyError for an unknown key or an unfilled gap: a fault of ours, never shown.
    """
    sentence = CATALOGUES.get(language, CATALOGUES[ENGLISH]).get(key)
    if sentence is None:
        raise KeyError(f"no sentence {key}; expected a key of bot/cards/words/{language}*.py")
    return sentence.format(**gaps)


def say_count(language: str, key: str, count: int, **gaps: object) -> str:
    """The sentence of `key`_one or `key`_many, whose gap {count} is filled."""
    return say(language, key + ("_one" if count == 1 else "_many"), count=count, **gaps)


def spoken(language: str, text: str) -> str:
    """A text of a model as it is; one that only names a sentence (`word:question_since_when`, the offline model) as that sentence."""
    key = text.removeprefix(KEY_MARK)
    return say(language, key) if text.startswith(KEY_MARK) and known(key) else text


def known(key: str) -> bool:
    """Whether there is a sentence of that key."""
    return key in CATALOGUES[ENGLISH]


def gaps_of(sentence: str) -> frozenset[str]:
    """The names of the gaps in a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)
