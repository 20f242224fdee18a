"""Redaction, layer 3: passwords by their mix of letters, digits and signs, and the accounts that stand beside told passwords.

What prose tells is found by redact_told. Besides, a word that no sentence has is hidden anywhere.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from triage import redact_told
from triage.redact_rules import CUE, Hit, Scan, strength
from triage.tables.redaction_words import WORDS

_USER_CUE = re.compile(
    r"\b(?:user[ _-]?(?:name|id)?|login(?:[ _-]?(?:name|id)\b)?|logon(?:[ _-]?(?:name|id)\b)?"
    r"|acct|uid|upn|sam-?account(?:name)?|account(?:[ -]name)?|benutzer(?:name|kennung|konto)?"
    r"|anmeldename|nutzername|kennung|"
    r"usuari[oa]|nombre de usuario|usu\u00e1rio|utilizador|nome de (?:usu\u00e1rio|utilizador)|utilisateur|nom d['\u2019]utilisateur"
    r"|identifiant|compte|cuenta|conta|konto)\b"
    r"(?P<hard>[\"']?\s{0,2}[:=]\s{0,2}[\"']?)?(?P<soft>\s(?:is|was|ist|lautet|war|es|era|\u00e9|est"
    r"|:)\s)?\s{0,2}[\"'\u201c\u201e`]?(?P<value>[^\W\d][\w.@\\-]{1,40})"
)
_LOOSE_USER_CUE = re.compile(r"(?:account|konto|compte|cuenta|conta|login|logon|usuari|utili[sz]a)(?!name)")
_PAIRED = re.compile(r"(?<![\w.@\\/-])(?P<value>[A-Za-z][\w.@\\-]{2,39})(?<=[\w])\s?[/|]\s?[\"'`]?\Z")
"""An account right before its password, "jdoe / X"."""
_CLAUSE_GOES_ON = re.compile(
    r"\s+(?!and\b|but\b|or\b|if\b|because\b|which\b|und\b|aber\b|oder\b|y\b|pero\b|e\b|mas\b|et\b|mais\b|can\b|please\b|on\b|for\b|pls\b"
    r"|plz\b|ge\u00e4ndert\b|gesetzt\b|thanks\b|now\b|it\b|f\u00fcr\b|para\b|pour\b|is\b|but\b)\w"
)
_STATUS_ENDING = re.compile(r"(?:ed|ing|able|ible|less|tion|iert|bar|ung|ada|ado|ida|ido|mente|\u00e9e?|ique)\Z")


def find(scan: Scan) -> Iterator[Hit]:
    """Told passwords and codes, words that no sentence has, and account names."""
    hits = [*redact_told.find(scan), *_alone(scan)]
    yield from hits
    starts = sorted(hit.start for hit in hits)
    yield from _accounts(scan, starts)
    for start in starts:
        before = _PAIRED.search(scan.text, max(0, start - 48), start)
        if before and not CUE.search(before["value"].lower()) and not _is_status(before["value"]):
            yield Hit(*before.span("value"), "USER")


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
        end = start + len(value)
        unlike = any(letter.isdigit() or letter in "._\\" for letter in value)
        if (_is_status(value) and not unlike) or CUE.match(value.lower()) or "@" in value or not value.strip("_"):
            continue
        plain = _ends_clause(scan.text, end) and not _LOOSE_USER_CUE.match(found[0])
        at = bisect.bisect_left(passwords, end)
        beside = at < len(passwords) and passwords[at] <= end + 40
        if found["hard"] or (found["soft"] and (unlike or plain)) or beside:
            yield Hit(start, end, "USER")


def _is_status(text: str) -> bool:
    """Whether a word says how something is ("locked", "gesperrt") rather than being something."""
    return text.lower() in WORDS or bool(_STATUS_ENDING.search(text.lower()))


def _ends_clause(text: str, at: int) -> bool:
    """Whether the sentence makes a break there, so that the word before stands for a thing rather than describing one."""
    return not _CLAUSE_GOES_ON.match(text, at)
