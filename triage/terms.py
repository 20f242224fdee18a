"""The words of a text as search sees them: lower case, without accents, marks or signs; and which of them ask for something.

One tokeniser serves articles, requests and the index, so that what is counted here is what is found there.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from triage.stem import stem

MOST_OCCURRENCES = 4_000
"""Passages that finding candidates may have to look at, summed over its terms: some 3 ms of FTS5."""

FEWEST_TERMS = 3
"""That many terms are looked up however common they are."""

LONGEST_TERM = 64
"""Characters of a word that count; what is longer is a key or noise and would swell the index."""

MOST_TERMS = 24
"""Words of one question that are looked up (offline.md, Search 2)."""

BEGINNING = 24
FROM_BEGINNING = 16
"""Of a longer question, so many of its first words are looked up whatever follows."""

QUESTION_CHARACTERS = 8_000
"""Characters of a request that are read for searching; the model reads 5,000."""

STOP_WORDS = frozenset(
    """
    a about after again all already also am an and any anybody anyone anything are as at be because been before being but by can cannot
    could did do does doing done don for from get gets getting give go going got had has have having he her here hers him his how however i
    if in into is it its just keep let like ll make may me might mine must my myself need needs no not now of off on once one only or other
    our ours out over own please re s same seem seems she should so some somebody someone something such t tell than thank thanks that the
    their them then there these they thing this those through to too try trying up us use ve very want wants was we were what when where
    which while who whom whose why will with without won would yes yet you your yours hi hello hey
    """.split()
)
"""Function, question and courtesy words that say nothing about the subject."""

_ONE_WORD = (("wi-fi", "wifi"), ("e-mail", "email"))
"""Spellings of the two words that helpdesks write in both ways every day."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|[\r\n]+")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Every word in order, duplicates kept, at most 64 characters each. Total: NUL, surrogates and signs only separate."""
    text = text.lower()
    for spelt, joined in _ONE_WORD:
        text = text.replace(spelt, joined)
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return [word[:LONGEST_TERM] for word in _WORD.findall(text)]


def stems(of: Sequence[str]) -> list[str]:
    """The stem of each word, place by place."""
    return [stem(word) for word in of]


def asking_words(text: str) -> tuple[str, ...]:
    """The different words of a request that carry its subject, in order; all of them when only stop words are there."""
    every = dict.fromkeys(words(text[:QUESTION_CHARACTERS]))
    telling = tuple(word for word in every if word not in STOP_WORDS)
    return telling or tuple(every)


def asking_sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """The telling words of each sentence or line that has any, in order; a word may be in several."""
    parts = (
        tuple(word for word in dict.fromkeys(words(part)) if word not in STOP_WORDS)
        for part in _SENTENCE_END.split(text[:QUESTION_CHARACTERS])
    )
    return tuple(part for part in parts if part)


def looked_up(asked: Sequence[str], frequencies: Mapping[str, int]) -> tuple[str, ...]:
    """The words of a request that are searched for, in their order: all, or of a long one the MOST_TERMS that tell most.

    People say what they want first and paste logs and mail threads after it: so most are the rarest of the beginning, the others the
    rarest of the rest. `frequencies`: in how many texts a word occurs; a word that is missing there occurs in none.
    """
    if len(asked) <= MOST_TERMS:
        return tuple(asked)
    chosen = set(rarest(asked[:BEGINNING], frequencies, FROM_BEGINNING))
    chosen.update(rarest([word for word in asked if word not in chosen], frequencies, MOST_TERMS - len(chosen)))
    return tuple(word for word in asked if word in chosen)


def rarest(asked: Sequence[str], frequencies: Mapping[str, int], most: int) -> tuple[str, ...]:
    """At most `most` of the words, in their order: first those the texts know, the rarest of these first."""
    if len(asked) <= most:
        return tuple(asked)
    by_rarity = sorted(asked, key=lambda word: (word not in frequencies, frequencies.get(word, 0)))
    chosen = set(by_rarity[:most])
    return tuple(word for word in asked if word in chosen)


def affordable(terms: Sequence[str], frequencies: Mapping[str, int], most: int = MOST_OCCURRENCES) -> tuple[str, ...]:
    """The rarest of the terms, rarest first, that occur in no more than `most` texts together, but a few in any case.

    Finding candidates takes as long as there are texts to look at; what a common word adds is counted when the found ones are scored.
    """
    total = 0
    chosen = sorted(rarest(terms, frequencies, MOST_TERMS), key=lambda term: frequencies.get(term, 0))
    for number, term in enumerate(chosen):
        total += frequencies.get(term, 0)
        if number >= FEWEST_TERMS and total > most:
            return tuple(chosen[:number])
    return tuple(chosen)
