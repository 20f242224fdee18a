"""What the redaction's layers share: the types, what is looked at, what was found, and how random a piece of text looks."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from triage.tables.redaction_cues import CUES
from triage.tables.redaction_words import PRODUCTS, WORDS

RedactedType = Literal[
    "EMAIL", "PHONE", "IP", "MAC", "HOST", "USER", "NAME", "URL", "CARD", "IBAN",
    "NATIONAL_ID", "KEY", "TOKEN", "JWT", "PEM", "PASSWORD", "CONNECTION",
]  # fmt: skip
TYPES: frozenset[RedactedType] = frozenset(get_args(RedactedType))
SECRETS: frozenset[RedactedType] = frozenset({"KEY", "TOKEN", "JWT", "PEM", "PASSWORD", "CONNECTION", "URL"})
"""Types whose leak calls for a change of the secret. A certificate or a link with a mere document id has such a type, but is none."""


CUE = re.compile(CUES)
_SAID_BESIDE = 24
"""Characters behind a cue within which a word that begins like a cue and goes on with a digit is the password itself."""


@dataclass(frozen=True)
class Roster:
    """The people whose names are known. Not a pydantic model, so that its index is made once and never copied stale."""

    names: tuple[str, ...] = ()
    """Full names, "Ada Lovelace"; also "Lovelace, Ada"."""
    users: tuple[str, ...] = ()
    """Account names, "alovelace"; those of fewer than three characters are ignored."""

    @cached_property
    def people(self) -> tuple[tuple[str, str], ...]:
        """(first, last) of every name of two words or more."""
        turned = (" ".join(reversed(name.split(","))) if name.count(",") == 1 else name for name in self.names)
        words = (name.split() for name in turned)
        return tuple((parts[0], parts[-1]) for parts in words if len(parts) > 1)

    @cached_property
    def lasts_by_first(self) -> dict[str, frozenset[str]]:
        """Last names by first name, both lower-cased."""
        found: dict[str, set[str]] = {}
        for first, last in self.people:
            found.setdefault(first.lower(), set()).add(last.lower())
        return {first: frozenset(lasts) for first, lasts in found.items()}

    @cached_property
    def lasts(self) -> frozenset[str]:
        """Last names, lower-cased."""
        return frozenset(last.lower() for _, last in self.people)

    @cached_property
    def initials(self) -> frozenset[tuple[str, str]]:
        """(first letter, last name) of every person, lower-cased."""
        return frozenset((first[0].lower(), last.lower()) for first, last in self.people)

    @cached_property
    def singles(self) -> frozenset[str]:
        """Every first, last or only name, lower-cased."""
        return frozenset(self.lasts_by_first) | self.lasts | {name.lower() for name in self.names if " " not in name.strip()}

    @cached_property
    def accounts(self) -> frozenset[str]:
        """Account names, lower-cased."""
        return frozenset(user.lower() for user in self.users if len(user) >= 3)


@dataclass(frozen=True, slots=True)
class Hit:
    """One stretch of the text that a layer wants to hide."""

    start: int
    end: int
    type: RedactedType
    secret: bool = False


@dataclass(frozen=True)
class Scan:
    """What every layer looks at. `low` is `text` lower-cased, character for character."""

    text: str
    low: str
    roster: Roster
    domains: tuple[str, ...]

    @cached_property
    def cues(self) -> tuple[re.Match[str], ...]:
        """Where a password, a code or a login is announced; not the second word of "my password is password123"."""
        kept: list[re.Match[str]] = []
        for cue in CUE.finditer(self.low):
            itself = kept and cue.start() - kept[-1].end() < _SAID_BESIDE and self.low[cue.end() : cue.end() + 1].isdigit()
            if not itself:
                kept.append(cue)
        return tuple(kept)


def lowered(text: str) -> str:
    """Lower case that keeps the number of characters (the full mapping of a few letters is longer)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def entropy(token: str) -> float:
    """Bits per character of the token's own letter frequencies."""
    size = len(token)
    return -sum(count / size * math.log2(count / size) for count in Counter(token).values())


_CLASS_CHANGE = re.compile(r"(?<=[a-z])[A-Z0-9]|(?<=[A-Z])[a-z0-9]|(?<=[0-9])[A-Za-z]")
_HEX_OR_UUID = re.compile(r"(?:[0-9a-fA-F]+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9-]+)\Z")


def is_random(token: str) -> bool:
    """Whether 20 characters or more look drawn at random: mixed classes that change far more often than words do, never UUID or hex."""
    body = token.strip("=_-/+")
    if len(body) < 20 or _HEX_OR_UUID.match(body):
        return False
    mixed = re.search("[a-z]", body) and re.search("[A-Z]", body) and re.search("[0-9]", body)
    enough = entropy(body) >= 3.8 if mixed else len(token) in (40, 64, 86, 88) and entropy(body) >= 4.3
    changes = len(_CLASS_CHANGE.findall(body)) / len(body)
    return enough and (changes >= 0.33 or (changes >= 0.24 and len(body) >= 40 and len(_DIGIT.findall(body)) >= 2))


_DIGIT = re.compile(r"\d")
_LOWER = re.compile(r"[^\W\d_A-Z]")
_UPPER = re.compile(r"[A-Z\u00c0-\u00d6\u00d8-\u00de]")
_LETTER = re.compile(r"[^\W\d_]")
_SIGN = re.compile(r"[!@#$%^&*+=?~|{}\u00a7\u20ac\u00a3]")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]{1,3})?\Z")
# Codes, numbers, products and files that people write beside the word "password" without telling one.
_RULED_OUT = re.compile(
    r"(?:0x[0-9a-f]+|v?\d+(?:[.,:/]\d+)+\w{0,8}|(?:inc|req|chg|prb|task|ritm|sctask|kb|cve|rfc|iso|evt)[-_#]?\d[\d-]*"
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}"
    r"|\d+(?:st|nd|rd|th|x|%|gb|mb|tb|kb|ms|s|m|min|mins|h|hr|hrs|d|days?|k|px|ghz|mhz|bit|fa|am|pm|er|e|\u00ba|\u00aa)?"
    r"|\W*[\w-]{1,60}\.(?:exe|msi|dll|docx?|xlsx?|pptx?|pdf|txt|csv|zip|png|jpe?g|log|ps1|bat|sh|py|json|xml|ya?ml|ini|conf|cfg|pst|ost|rdp"
    r"|kdbx|pfx|html?|aspx?|php)"
    r"|(?:ctrl|control|strg|alt|altgr|shift|umschalt|win|windows|cmd|command|option|super|fn)(?:[+-]\w{1,12}){1,3}"
    r"|arn:.*|[a-z]*[_-]?(?:password|passwort|secret|token|api_?key)[_-][a-z_-]*|[a-z_-]*[_-](?:password|passwort|secret|token|key)"
    r"|.*(?:\]\(|://).*|(?:[a-z]:)?[\\/].*|https?:.*|www\..*|[\w.+-]+@[\w-]+\.[\w.-]+|\[.*|<.*|%\w+%|\$\{\w+\}|(?-i:\$[A-Z][A-Z_]{2,})"
    r"|#\w+|[*.\u2022x_-]+|(?:[a-z]\w*\.){2,}[a-z]\w*|\W+)\Z",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"(?:(?:sr|cs|tkt|ms|err|id|hd)[-_#]?\d[\d-]*|v?\d+(?:-\d+)+\w{0,8}|[a-z]{1,3}-\d{3,}|[a-z]\d{1,3}"
    r"|(?:" + "|".join(PRODUCTS) + r")[-_ ]?v?\d{1,4}(?:[.-]\d+)*(?:[a-z]\w{0,5})?"
    r"|.*1password.*|\d{1,4}-[^\W\d]+(?:-[^\W\d]+)*)\Z",
    re.IGNORECASE,
)


def is_ruled_out(core: str) -> bool:
    """Whether a word is an address, a file, a version, a ticket, a quantity: never a told secret."""
    return _RULED_OUT.match(core) is not None


Strength = Literal[0, 1, 2, 3]


def strength(token: str) -> Strength:
    """How much a word looks like a password: 0 not at all, 1 an unknown plain word, 2 unlike a word, 3 mixed as password rules want it.

    Source of 3: letters + digit + sign, or lower + upper + digit, 6-40 characters.
    """
    core = token.rstrip("!?.,;:)")
    if len(token) < 3 or len(token) > 64 or not core or _RULED_OUT.match(core) or _PRODUCT.match(core):
        return 0
    digit, letter = _DIGIT.search(core), _LETTER.search(core)
    if not letter:
        return 0
    if _PLAIN_WORD.match(core):
        if core.lower() in WORDS:
            return 0
        return 1
    sign = _SIGN.search(core)
    if not digit and not sign:
        return _joined_strength(core)
    mixed = digit and (sign or (_LOWER.search(core) and _UPPER.search(core)))
    return 3 if mixed and 6 <= len(token) <= 40 else 2


def _joined_strength(core: str) -> Strength:
    """A passphrase such as dragon-falcon-winter, apart from compounds such as out-of-date and case-sensitive."""
    parts = core.lower().split("-")
    if len(parts) < 3 or min(map(len, parts)) < 4 or core.lower() in WORDS or not all(map(str.isalpha, parts)):
        return 0
    return 2 if len(parts) > 3 or sum(part in WORDS for part in parts) < 2 else 1
