"""The words of a text as search sees them: lower case, without accents, marks or signs; and which of them ask for something.

One tokeniser serves articles, requests and the index, so that what is counted here is what is found there.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from triage.stem import stem

LONGEST_TERM = 64
"""Characters of a word that count; what is longer is a key or noise and would swell the index."""

MOST_TERMS = 24
"""Words of one question that are looked up: the rarest (offline.md, Search 2)."""

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


def rarest(asked: Sequence[str], frequencies: Mapping[str, int], most: int = MOST_TERMS) -> tuple[str, ...]:
    """At most `most` of the words, in their order: first those the texts know, the rarest of these first.

    `frequencies`: in how many texts a word occurs; a word that is missing there occurs in none.
    """
    if len(asked) <= most:
        return tuple(asked)
    by_rarity = sorted(asked, key=lambda word: (word not in frequencies, frequencies.get(word, 0)))
    chosen = set(by_rarity[:most])
    return tuple(word for word in asked if word in chosen)
