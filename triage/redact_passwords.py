"""Redaction, layers 3 and 7: passwords, PINs and account names that people write in prose, in English, German, Spanish, Portuguese, French.

A cue ("password", "mot de passe", ...) opens a walk over the following words (redact_walk). Besides, a word that mixes letters, digits and
signs is hidden anywhere within 60 characters of a cue, and one that no sentence has is hidden anywhere.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

from triage.redact_rules import CUE, Hit, Scan, strength
from triage.redact_walk import Word, after, bare, ends_clause, is_status, words

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
NEAR = 60
"""Characters from a cue within which a word that mixes letters, digits and signs is taken for a password."""
_THING_BEFORE = re.compile(
    r"\b(?:folder|ordner|carpeta|pasta|dossier|server|group|gruppe|site|drive|host|room|project|file|version|app|laptop|pc|printer|queue"
    r"|mailbox"
    r"|channel|device|model|domain|database|share|system|build|release)\s\Z"
)


def find(scan: Scan) -> Iterator[Hit]:
    """Passwords and codes near a cue, account names, and passwords that show by their mix alone."""
    cues = scan.cues
    following_cues = itertools.chain(cues[1:], [None])
    hits = [hit for cue, following in zip(cues, following_cues, strict=False) for hit in after(scan, cue, following)]
    hits += _near(scan, cues)
    hits += _alone(scan)
    yield from hits
    starts = sorted(hit.start for hit in hits)
    yield from _accounts(scan, starts)
    for start in starts:
        before = _PAIRED.search(scan.text, max(0, start - 48), start)
        if before and not CUE.search(before["value"].lower()) and not is_status(before["value"]):
            yield Hit(*before.span("value"), "USER")


def _near(scan: Scan, cues: Sequence[re.Match[str]]) -> Iterator[Hit]:
    covered = 0
    for cue in cues:
        begin, end = max(covered, cue.start() - NEAR), min(len(scan.text), cue.end() + NEAR)
        while begin > covered and not scan.text[begin - 1].isspace() and cue.start() - begin < 2 * NEAR:
            begin -= 1
        for word in words(scan.text, begin, end, whole=True):
            inner = bare(word)
            if strength(inner.text) == 3 and not _THING_BEFORE.search(scan.low, max(0, inner.start - 12), inner.start):
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
        unlike = any(letter.isdigit() or letter in "._\\" for letter in value)
        if (is_status(value) and not unlike) or CUE.match(value.lower()) or "@" in value:
            continue
        plain = ends_clause(scan.text, word) and not _LOOSE_USER_CUE.match(found[0])
        at = bisect.bisect_left(passwords, end)
        beside = at < len(passwords) and passwords[at] <= end + 40
        if found["hard"] or (found["soft"] and (unlike or plain)) or beside:
            yield Hit(start, word.end, "USER")
