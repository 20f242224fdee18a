"""Redaction, layers 3 and 7: passwords, PINs and account names that people write in prose, in English, German, Spanish, Portuguese, French.

A cue ("password", "mot de passe", ...) opens a short walk over the following words of its sentence. How password-like a word must look
depends on what stands between: after ":" any unknown word, after "is" an unlike word or one that ends the clause, without anything a
word with digit or sign. Besides, a word that mixes letters, digits and signs is hidden anywhere within 60 characters of a cue.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from triage.redact_rules import CUE, Hit, Scan, strength
from triage.tables.redaction_words import WORDS

_USER_CUE = re.compile(
    r"\b(?:user[ _-]?(?:name|id)?|login|logon|uid|upn|sam-?account(?:name)?|account(?:[ -]name)?|benutzer(?:name|kennung|konto)?"
    r"|anmeldename|nutzername|kennung|"
    r"usuari[oa]|nombre de usuario|usu\u00e1rio|utilizador|nome de (?:usu\u00e1rio|utilizador)|utilisateur|nom d['\u2019]utilisateur"
    r"|identifiant|compte|cuenta|conta|konto)\b"
    r"(?P<hard>[\"']?\s{0,2}[:=]\s{0,2}[\"']?)?(?P<soft>\s(?:is|was|ist|lautet|war|es|era|\u00e9|est"
    r"|:)\s)?\s{0,2}[\"'\u201c\u201e`]?(?P<value>[^\W\d][\w.@\\-]{1,40})"
)
_LOOSE_USER_CUE = re.compile(r"(?:account|konto|compte|cuenta|conta|login|logon|usuari|utili[sz]a)(?!name)")
_ACCOUNT_BEFORE = re.compile(
    r"\b(?:user(?: ?name| ?id)?|login|benutzer(?:name)?|usuario|usu\u00e1rio|utilisateur)[\s:=]{1,3}(?P<value>[\w.@\\-]{3,40})[\s,;/]{1,3}"
    r"(?:(?:and|und|y|e|et|with|the) )?\Z"
)
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n|\n(?=[^\n]{0,40}:)")
_OPENING, _CLOSING = "\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb([{<*", "\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb)]}>*"
_QUOTED = re.compile(r"[\"'`\u201c\u201d\u201e\u2018\u00ab]([^\"'`\u201c\u201d\u2019\u00bb\n]{3,80})[\"'`\u201c\u201d\u2019\u00bb](?!\w)")
_HARD = frozenset(": = -> => := \u2192 >".split())
_IS = frozenset(
    "'s \u2019s is was are were be been being became becomes equals ist war lautet lautete hei\u00dft sind es era son fue ser \u00e9 "
    "eram s\u00e3o foi est \u00e9tait c'est sont".split()
)
_TO = frozenset("from von desde to as auf als zu a como por para en em comme par with mit con com avec - \u2013 \u2014 |".split())
_AFTER_CHANGE = frozenset("to as auf als a como para en comme par -".split())
_CHANGED = re.compile(r"\b(?:chang|set\b|reset|updat|ge\u00e4ndert|gesetzt|\u00e4nder|cambi|alter|mud|modifi|chose|use|choos|pick)")
_FILLERS = frozenset(
    "now currently still just like probably really actually something simply literally e.g. i.e. eg ie jetzt aktuell derzeit noch "
    "momentan ahora actualmente todav\u00eda agora "
    "atualmente ainda maintenant actuellement encore toujours either the new old the my mein meine neu neue mi la el o minha le mon "
    "un the exact following folgende siguiente seguinte suivant".split()
)
_JOINING = frozenset(
    "or and to then / und oder auf zu o y e u ou et not nicht no n\u00e3o pas also even , & -> \u2192 \u00e0 a into nach".split()
)
_CLAUSE_GOES_ON = re.compile(
    r"\s+(?!and\b|but\b|or\b|if\b|because\b|which\b|und\b|aber\b|oder\b|y\b|pero\b|e\b|mas\b|et\b|mais\b|can\b|please\b|on\b|for\b|pls\b"
    r"|plz\b|ge\u00e4ndert\b|gesetzt\b|thanks\b|now\b|it\b|f\u00fcr\b|para\b|pour\b|is\b|but\b)\w"
)
_STATUS_ENDING = re.compile(r"(?:ed|ing|able|ible|less|tion|iert|bar|ung|ada|ado|ida|ido|mente|\u00e9e?|ique)\Z")
_SEPARATED_TAIL = re.compile(r"[\"'\u2019)]{0,2}(?::=|=>|->|[:=])\Z")
_WALK = 11
NEAR = 60
_CODE_LENGTH = range(4, 13)


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of the text without spaces."""

    start: int
    end: int
    text: str


def find(scan: Scan) -> Iterator[Hit]:
    """Passwords and codes near a cue, account names, and passwords that show by their mix alone."""
    cues = scan.cues
    following_cues = itertools.chain(cues[1:], [None])
    hits = [hit for cue, following in zip(cues, following_cues, strict=False) for hit in _after(scan, cue, following)]
    hits += _near(scan, cues)
    hits += _alone(scan)
    yield from hits
    yield from _accounts(scan, sorted(hit.start for hit in hits))


def _after(scan: Scan, cue: re.Match[str], following: re.Match[str] | None) -> Iterator[Hit]:
    if cue.lastgroup == "login" and not scan.low.startswith((":", "="), cue.end()):
        return
    begin = cue.end()
    limit = min(len(scan.text), begin + 160, following.start() if following else len(scan.text))
    end = _SENTENCE_END.search(scan.text, begin, limit)
    words = list(_words(scan.text, begin, end.start() + 1 if end else limit))
    yield from _walk(scan, words, cue)


def _walk(scan: Scan, words: list[Word], cue: re.Match[str]) -> Iterator[Hit]:
    state = "adjacent"
    for index, word in enumerate(words[:_WALK]):
        low = word.text.lower()
        if low in _HARD or (index == 0 and _SEPARATED_TAIL.fullmatch(word.text)):
            state = "hard"
        elif low in _IS or low in _TO:
            state = (
                state
                if state == "hard"
                else "is"
                if low in _IS or (low in _AFTER_CHANGE and _CHANGED.search(scan.low, max(0, cue.start() - 40), word.start))
                else "to"
            )
        elif low in _FILLERS and state in ("hard", "is", "to"):
            continue
        elif hit := _judged(scan, word, state, cue):
            yield hit
            yield from _more(scan, words[index + 1 : index + 6])
            return
        elif _SEPARATED_TAIL.search(word.text):
            state = "hard"
        else:
            state = "far" if state != "hard" else "done"
        if state == "done":
            return


def _judged(scan: Scan, word: Word, state: str, cue: re.Match[str]) -> Hit | None:
    if state in ("hard", "is", "to"):
        quoted = _QUOTED.match(scan.text, word.start)
        if quoted and " " in quoted[1] and not all(part.strip(".,!?").lower() in WORDS for part in quoted[1].split()):
            return Hit(quoted.start(1), quoted.end(1), "PASSWORD", secret=True)
    word = bare(word)
    score = strength(word.text)
    code = word.text.isdigit() and len(word.text) in _CODE_LENGTH
    if state == "hard":
        accepted = score >= 1 or code or _odd(word.text)
    elif state == "is":
        accepted = score >= 2 or code or (score == 1 and ends_clause(scan.text, word) and not _STATUS_ENDING.search(word.text.lower()))
    elif state == "to":
        accepted = score >= 2
    elif state == "adjacent":
        beside_account = score == 1 and not _STATUS_ENDING.search(word.text.lower()) and _told_account(scan, cue)
        accepted = score >= 2 or beside_account or (code and cue.lastgroup == "code")
    else:
        accepted = score == 3 or (score == 2 and scan.text[word.start - 1] in "(\"'\u201c\u201e`")
    return Hit(word.start, word.end, "PASSWORD", secret=True) if accepted else None


def _told_account(scan: Scan, cue: re.Match[str]) -> bool:
    """Whether an account stands right before the cue ("user jsmith pw ...")."""
    found = _ACCOUNT_BEFORE.search(scan.low, max(0, cue.start() - 60), cue.start())
    return found is not None and found["value"] not in WORDS


def _odd(text: str) -> bool:
    """After a colon also a word of letters and signs that no rule of prose explains ("correct-horse", "abc!def")."""
    return len(text) >= 4 and strength(text + "1") == 3 and text.lower() not in WORDS


def _more(scan: Scan, words: list[Word]) -> Iterator[Hit]:
    """Further passwords joined to the first: "from A to B", "A or B"."""
    joined = False
    for word in words:
        inner = bare(word)
        if joined and strength(inner.text) >= 2:
            yield Hit(inner.start, inner.end, "PASSWORD", secret=True)
            joined = False
        elif word.text.lower() in _JOINING:
            joined = True
        elif not joined:
            return


def _near(scan: Scan, cues: Sequence[re.Match[str]]) -> Iterator[Hit]:
    covered = 0
    for cue in cues:
        begin, end = max(covered, cue.start() - NEAR), min(len(scan.text), cue.end() + NEAR)
        while begin > covered and not scan.text[begin - 1].isspace() and cue.start() - begin < 2 * NEAR:
            begin -= 1
        for word in _words(scan.text, begin, end, whole=True):
            inner = bare(word)
            if strength(inner.text) == 3:
                yield Hit(inner.start, inner.end, "PASSWORD", secret=True)
            covered = max(covered, word.end)


_ALONE = re.compile(
    r"(?<!\S)[\"'`(\u201c\u201e]?(?P<value>(?![@#])(?:[A-Z][a-z]{2,12}\d{2,6}[!$%#*&@?]{1,3}"
    r"|(?=\S{0,40}[!@$%^&*#+])(?=\S{0,40}\d)(?=\S{0,40}[A-Z])(?=\S{0,40}[a-z])[\w!@$%^&*#+?.-]{8,40}))[\"'`).,;:\u201d\u201c]{0,2}(?!\S)"
)


def _alone(scan: Scan) -> Iterator[Hit]:
    """Words that no sentence has: lower and upper case, digits and signs in one, without any cue around."""
    for found in _ALONE.finditer(scan.text):
        value = found["value"]
        inner = value.rstrip("?!.,")
        if strength(value) == 3 and re.search(r"[!@$%^&*#+]", value if value[-1] == "!" else inner):
            yield Hit(found.start("value"), found.end("value"), "PASSWORD", secret=True)


def _accounts(scan: Scan, passwords: list[int]) -> Iterator[Hit]:
    for found in _USER_CUE.finditer(scan.low):
        start, end = found.span("value")
        value = scan.text[start:end].rstrip(".-")
        word = Word(start, start + len(value), value)
        if value.lower() in WORDS or _STATUS_ENDING.search(value.lower()) or CUE.match(value.lower()) or "@" in value:
            continue
        unlike = any(letter.isdigit() or letter in "._\\" for letter in value)
        plain = ends_clause(scan.text, word) and not _LOOSE_USER_CUE.match(found[0])
        beside = any(end <= at <= end + 40 for at in passwords)
        if found["hard"] or (found["soft"] and (unlike or plain)) or beside:
            yield Hit(start, word.end, "USER")


def is_told(text: str) -> bool:
    """Whether a word beside an account looks like its password."""
    return strength(text) >= 2


def ends_clause(text: str, word: Word) -> bool:
    """Whether the sentence makes a break after the word, so that it stands for a thing rather than describing one."""
    return not _CLAUSE_GOES_ON.match(text, word.end)


def bare(word: Word) -> Word:
    """The word without quotes and brackets around it and without the sentence's own punctuation ("!" and "?" may belong to a password)."""
    start, end, text = word.start, word.end, word.text
    while start < end and text[start - word.start] in _OPENING:
        start += 1
    while end > start and (text[end - 1 - word.start] in _CLOSING or text[end - 1 - word.start] in ".,;:"):
        end -= 1
    inner = text[start - word.start : end - word.start]
    if not any(map(str.isdigit, inner)):
        inner = inner.rstrip("?")
    return Word(start, start + len(inner), inner)


def _words(text: str, begin: int, end: int, *, whole: bool = False) -> Iterator[Word]:
    """Words from `begin` to `end`; with `whole` the last one is read to its end, up to 64 characters."""
    limit = min(len(text), end + 64) if whole else end
    for found in _WORD.finditer(text, begin, limit):
        if found.start() >= end:
            return
        yield Word(found.start(), found.end(), found[0])
