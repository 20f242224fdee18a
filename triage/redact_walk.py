"""The words after a cue, walked one by one: which of them is the password that the cue announces?

How password-like a word must look depends on what stands between: after ":" any unknown word, after "is" an unlike word or one that
ends the clause, without anything between a word with digit or sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from triage.redact_rules import Hit, Scan, strength
from triage.tables.redaction_words import WORDS

State = Literal["adjacent", "thing", "hard", "is", "to", "far", "done"]
"""What was read since the cue: nothing, what it is for ("for the laptop"), a sign like ":", a word like "is", a word like "to", other
words, a sign and then other words."""

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
    "'s \u2019s is was are were be been being became becomes equals remains remained stays stayed reads says sagt ist bleibt blieb war "
    "lautet lautete hei\u00dft sind es era son fue ser \u00e9 eram s\u00e3o foi est \u00e9tait c'est sont".split()
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
_WHOSE = frozenset(
    "for of the my our your his her their this that der des die das dem den vom f\u00fcr mein meinen meinem unser unseren von del de la el "
    "los mi do da dos das du le les l' au wifi wi-fi wlan vpn laptop notebook pc mac computer phone handy tablet windows outlook sap "
    "citrix jira intranet portal guest gast network netzwerk router mail email e-mail account konto conta cuenta compte rechner drucker "
    "printer mailbox postfach".split()
)
_TYPED = frozenset("type typed enter entered use used tippe eingebe nutze tape utilise escribo uso digito".split())
_THING_VALUE = re.compile(r"[^\W\d_]{5,24}[_.!-]?\d{2,6}[!?#$*.]{0,2}\Z")
_PAIR = re.compile(r"[^\W\d_]{4,20}-[^\W\d_]{4,20}\Z")
_JOINING = frozenset(
    "or and to then / und oder auf zu o y e u ou et not nicht no n\u00e3o pas also even , & -> \u2192 \u00e0 a into nach".split()
)
_CLAUSE_GOES_ON = re.compile(
    r"\s+(?!and\b|but\b|or\b|if\b|because\b|which\b|und\b|aber\b|oder\b|y\b|pero\b|e\b|mas\b|et\b|mais\b|can\b|please\b|on\b|for\b|pls\b"
    r"|plz\b|ge\u00e4ndert\b|gesetzt\b|thanks\b|now\b|it\b|f\u00fcr\b|para\b|pour\b|is\b|but\b)\w"
)
_STATUS_ENDING = re.compile(r"(?:ed|ing|able|ible|less|tion|iert|bar|ung|ada|ado|ida|ido|mente|\u00e9e?|ique)\Z")
_SEPARATED_TAIL = re.compile(r"[\"'\u2019)]{0,2}(?::=|=>|->|[:=])\Z")
_SEPARATED_HEAD = re.compile(r"[\"'\u2019)\]]{0,2}\s{0,2}(?:=>|->|:=|[:=\u2192])\s{0,2}(?=\S)")
_TAIL = re.compile(r"[\w-]{0,30}")
_PASSPHRASE = re.compile(r"(?:[^\W\d_]{3,20}[ ]){2,7}[^\W\d_]{3,20}(?=\s*(?:[.,;!?\n]|\Z|\d))")
_TITLED = re.compile(r"(?:[A-Z][^\W\d_]{2,19}[ ]){1,4}(?:[A-Z][^\W\d_]{2,19}[ ])?\d{1,6}[!?#*$]?(?=\s*(?:[,;\n]|\.\s|\Z))")
_SPACED_CODE = re.compile(r"\d{2,4}(?:[ -]\d{2,4}){1,3}(?![\w-])")
_DIGIT_GROUPS = re.compile(r"\d{3,8}(?:[- ]\d{3,8}){0,7}\Z")
_WALK = 11
_REACH = 160
_CODE_LENGTH = range(4, 13)


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of the text without spaces."""

    start: int
    end: int
    text: str


def after(scan: Scan, cue: re.Match[str], following: re.Match[str] | None) -> Iterator[Hit]:
    """Passwords that stand after a cue, in its sentence, within 11 words and before the next cue."""
    tail = _TAIL.match(scan.text, cue.end())
    begin = tail.end() if tail else cue.end()
    head = _SEPARATED_HEAD.match(scan.text, begin)
    if not head and (cue.lastgroup == "login" or scan.text[begin : begin + 1] in tuple(".@/\\")):
        return
    begin = head.end() if head else begin
    limit = min(len(scan.text), begin + _REACH, following.start() if following else len(scan.text))
    end = _SENTENCE_END.search(scan.text, begin, limit)
    yield from _walk(scan, list(words(scan.text, begin, end.start() + 1 if end else limit)), cue, "hard" if head else "adjacent")


def _walk(scan: Scan, following: list[Word], cue: re.Match[str], state: State) -> Iterator[Hit]:
    for index, word in enumerate(following[:_WALK]):
        low = word.text.lower()
        if low in _FILLERS and state in ("hard", "is", "to"):
            continue
        if hit := _judged(scan, word, state, cue):
            yield hit
            yield from _more(following[index + 1 : index + 6], codes=cue.lastgroup == "code")
            return
        state = _next(scan, state, low, cue, word)
        if state == "done":
            return


def _next(scan: Scan, state: State, low: str, cue: re.Match[str], word: Word) -> State:
    if low in _HARD or _SEPARATED_TAIL.search(low):
        return "hard"
    if "phrase" in cue[0] and low in _TYPED:
        return "is"
    if state in ("adjacent", "thing") and low in _WHOSE and low not in _IS:
        return "thing"
    if low in _IS or low in _TO:
        changed = (
            low in _AFTER_CHANGE
            and not (low == "a" and cue[0].startswith("pa"))
            and _CHANGED.search(scan.low, max(0, cue.start() - 40), word.start)
        )
        return state if state == "hard" else "is" if changed or low in _IS else "to"
    return "done" if state == "hard" else "far"


def _judged(scan: Scan, word: Word, state: State, cue: re.Match[str]) -> Hit | None:
    quoted = _QUOTED.match(scan.text, word.start) if state != "far" else None
    if quoted and all(strength(part) or _DIGIT_GROUPS.match(part) for part in quoted[1].split()):
        return Hit(quoted.start(1), quoted.end(1), "PASSWORD", secret=True)
    named = "phrase" in cue[0]
    phrase = _PASSPHRASE.match(scan.text, word.start) if state in ("hard", "is") or (named and state == "adjacent") else None
    phrase = phrase or (_TITLED.match(scan.text, word.start) if state == "hard" else None)
    if phrase and _TITLED.match(phrase[0]) and strength(word.text) >= 1:
        return Hit(phrase.start(), phrase.end(), "PASSWORD", secret=True)
    if phrase and _told_phrase(phrase[0], named=named, adjacent=state == "adjacent", hard=state == "hard"):
        return Hit(phrase.start(), phrase.end(), "PASSWORD", secret=True)
    groups = _SPACED_CODE.match(scan.text, word.start) if cue.lastgroup == "code" and state != "far" else None
    if groups:
        return Hit(groups.start(), groups.end(), "PASSWORD", secret=True)
    word = bare(word)
    return Hit(word.start, word.end, "PASSWORD", secret=True) if _accepted(scan, word, state, cue) else None


def _told_phrase(phrase: str, *, named: bool, adjacent: bool, hard: bool) -> bool:
    """Words in a row that are a passphrase: announced as one, or four and more behind ":" of which hardly any speaks about passwords."""
    told = phrase.split()
    if named and not adjacent:
        return all(map(strength, told[:3]))
    usual = sum(word.lower() in WORDS or _STATUS_ENDING.search(word.lower()) is not None for word in told)
    return (hard or named) and len(told) >= 4 and phrase.islower() and usual <= 1


def _accepted(scan: Scan, word: Word, state: State, cue: re.Match[str]) -> bool:
    score = strength(word.text)
    digits = word.text.rstrip("#*")
    code = (digits.isdigit() and len(digits) in _CODE_LENGTH) or (cue.lastgroup == "code" and bool(_DIGIT_GROUPS.match(word.text)))
    plain = score == 1 and not _STATUS_ENDING.search(word.text.lower())
    match state:
        case "hard":
            return score >= 1 or code or _odd(word.text) or _coined(scan, word)
        case "is":
            return score >= 2 or code or (plain and ends_clause(scan.text, word)) or _coined(scan, word)
        case "thing":
            return score == 3 or (score == 2 and bool(_THING_VALUE.match(word.text)) and ends_clause(scan.text, word))
        case "to":
            return score >= 2
        case "adjacent":
            return score >= 2 or (plain and _told_account(scan, cue)) or (code and (cue.lastgroup == "code" or "code" in cue[0]))
        case _:
            enclosed = scan.text[word.start - 1] in "(\"'\u201c\u201e`"
            return score == 3 or (enclosed and (score == 2 or (code and cue.lastgroup == "code")))


def _told_account(scan: Scan, cue: re.Match[str]) -> bool:
    """Whether an account stands right before the cue ("user jsmith pw ...")."""
    found = _ACCOUNT_BEFORE.search(scan.low, max(0, cue.start() - 60), cue.start())
    return found is not None and found["value"] not in WORDS


def _coined(scan: Scan, word: Word) -> bool:
    """Two unknown words joined by a hyphen ("garden-gnome") that end their clause, unlike "case-sensitive" and "auto-generated"."""
    parts = word.text.lower().split("-")
    return (
        bool(_PAIR.match(word.text))
        and word.text.lower() not in WORDS
        and not any(part in WORDS or _STATUS_ENDING.search(part) for part in parts)
        and ends_clause(scan.text, word)
    )


def _odd(text: str) -> bool:
    """After a colon also a word of letters and signs that no rule of prose explains ("abc!def")."""
    return len(text) >= 4 and strength(text + "1") == 3 and text.lower() not in WORDS


def _more(following: list[Word], *, codes: bool) -> Iterator[Hit]:
    """Further passwords joined to the first ("from A to B", "A or B"), and a row of codes."""
    joined = False
    for word in following:
        inner = bare(word)
        if (joined and strength(inner.text) >= 2) or (codes and _DIGIT_GROUPS.match(inner.text)):
            yield Hit(inner.start, inner.end, "PASSWORD", secret=True)
            joined = False
        elif word.text.lower() in _JOINING:
            joined = True
        elif not joined:
            return


def is_status(text: str) -> bool:
    """Whether a word says how something is ("locked", "gesperrt") rather than being something."""
    return text.lower() in WORDS or bool(_STATUS_ENDING.search(text.lower()))


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


def words(text: str, begin: int, end: int, *, whole: bool = False) -> Iterator[Word]:
    """The words from `begin` to `end`; with `whole` the last one is read to its end, up to 64 characters."""
    limit = min(len(text), end + 64) if whole else end
    for found in _WORD.finditer(text, begin, limit):
        if found.start() >= end:
            return
        yield Word(found.start(), found.end(), found[0])
