"""What a word near a cue is instead of a told secret: what another noun names, an amount, a year, what stands after a field left blank.

The learned score of redact_told weighs what stands around a word; these are certain, whatever the weights say.
"""

from __future__ import annotations

import re

from triage.redact_reading import AFTER, BEFORE, CHANGES, Candidate, Reading

_PASSED = frozenset("be det adj filler with say use to as".split())
_PASSED_WORDS = frozenset("starts begins ends starting beginning ending beginnt startet endet empieza commence".split())
_NAMED = frozenset(
    "commit commits hash sha sha1 sha256 md5 checksum revision rev changeset fingerprint thumbprint id ids guid uuid".split()
)
"""Nouns whose own name is what follows: "commit 9f3c2ab", "key ID: 7A3F19C2"."""
_ANOTHER = frozenset(("number", "void"))
_TELLING = frozenset(("be", "use", "say", "as", "with", "to"))
_SUBJECTS = frozenset(("use", "say", "asks"))
_IT = frozenset("it its that this them which what es das dies eso esto isso isto ça ce c'est lo".split())
_HYPHENED = re.compile(r"[^\W\d_]+\d?(?:-[^\W\d_]{2,})+\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LEFT_BLANK = re.compile(r"_{2,}|\*{3,}|\.{4,}|\u2026|\u2022{2,}")


def is_not_told(found: Candidate, reading: Reading) -> bool:
    """Whether a candidate is surely no told secret."""
    if found.group == "digits" and _counts(found, reading):
        return True
    if found.group in ("plain", "faint", "run") and _goes_on(found, reading):
        return True
    return _names_another(found, reading) or _after_a_blank(found, reading) or _joins_words(found, reading)


def _names_another(found: Candidate, reading: Reading) -> bool:
    """Whether the noun that leads to it has a name or number of its own: "ticket number is 55829104", "commit 9f3c2ab7d1"."""
    if found.group not in ("odd", "bare", "digits"):
        return False
    begin = reading.sentence[found.first]
    for at in range(found.first - 1, max(begin, found.first - 6) - 1, -1):
        kind, word = reading.kinds[at], reading.tokens[at].low
        if word in _NAMED:
            return True
        if kind not in _PASSED and word not in _PASSED_WORDS:
            return found.group == "digits" and kind in _ANOTHER
    return False


def _after_a_blank(found: Candidate, reading: Reading) -> bool:
    """Whether a field that was left blank stands right before: "Password: ______"."""
    begin = reading.tokens[found.first - 1].end if found.first else 0
    return _LEFT_BLANK.search(reading.text, begin, found.start) is not None


def _counts(found: Candidate, reading: Reading) -> bool:
    """Whether digits are an amount, a year, or far from every cue."""
    after = found.last + 1
    if after < len(reading.tokens) and reading.kinds[after] == "unit" and reading.tokens[after].link == "space":
        return True
    before, following = reading.cue_before[found.first], reading.cue_after[found.last]
    near = (before >= 0 and found.first - before <= AFTER) or (following >= 0 and following - found.last <= BEFORE)
    if not near:
        return True
    lead = reading.kinds[found.first - 1] if found.first else "none"
    told = reading.tokens[found.first].link != "space" or lead in _TELLING or lead.startswith("cue")
    return bool(_YEAR.match(reading.text[found.start : found.end])) and not told


def _goes_on(found: Candidate, reading: Reading) -> bool:
    """Whether the words before are about something else, which these only go on with: "we are eager", "taken to reduce"."""
    at = found.first - 1
    if found.group == "run" and not reading.tokens[found.first].opened and _is_clause(found, reading):
        return True
    if at < 1 or reading.tokens[found.first].link != "space" or reading.tokens[found.first].opened:
        return False
    if reading.kinds[at] == "be" and not reading.families[at]:
        return not _speaks_of_it(reading, at)
    if reading.kinds[at] == "to" and found.group != "run":
        before = reading.tokens[at - 1]
        return not (reading.kinds[at - 1].startswith("cue") or CHANGES.search(before.low) or before.low in _IT or _from(reading, at))
    return False


def _is_clause(found: Candidate, reading: Reading) -> bool:
    """Whether a row of words is a sentence of its own: "we are eager for your reply"."""
    return reading.kinds[found.first] == "pron" and reading.kinds[found.first + 1] in ("be", "modal", "use", "say", "asks")


def _speaks_of_it(reading: Reading, at: int) -> bool:
    """Whether the subject of this "is" may be a secret: a cue, what is typed, "it"; not "we", not any other noun."""
    begin = max(reading.sentence[at], at - 5)
    if at == begin or reading.tokens[at].link != "space":
        return True
    if any(reading.kinds[one].startswith("cue") or reading.kinds[one] in _SUBJECTS for one in range(begin, at)):
        return True
    return any(reading.tokens[one].low in _IT for one in range(max(begin, at - 2), at))


def _from(reading: Reading, at: int) -> bool:
    return any(reading.kinds[one] == "from" for one in range(max(0, at - 4), at))


def _joins_words(found: Candidate, reading: Reading) -> bool:
    """Whether words are only joined by a hyphen in the flow of a sentence: "multi-factor", "third-party"."""
    if found.group not in ("odd", "bare") or not found.first:
        return False
    token, lead = reading.tokens[found.first], reading.kinds[found.first - 1]
    cued = any(kind.startswith("cue") for kind in reading.kinds[max(0, found.first - 2) : found.first])
    if token.link != "space" or token.opened or lead in _TELLING or cued:
        return False
    return _HYPHENED.match(token.text) is not None
