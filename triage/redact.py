"""Redact: what may not leave is replaced by stable placeholders before a model sees a text, and put back afterwards on our own side.

Layers find stretches (redact_links, redact_keys, redact_passwords, redact_commands, redact_contacts, redact_hosts, redact_names); here they
are merged, numbered and replaced. `mask` is the other, irreversible way: for cards and stored originals once a secret was found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from triage import (
    redact_commands,
    redact_contacts,
    redact_hosts,
    redact_keys,
    redact_links,
    redact_names,
    redact_passwords,
)
from triage.redact_rules import SECRETS, TYPES, Hit, RedactedType, Roster, Scan, lowered

__all__ = [
    "EVERYTHING",
    "MASK",
    "NOBODY",
    "SECRETS",
    "TYPES",
    "Mapping",
    "Policy",
    "Redacted",
    "RedactedType",
    "Roster",
    "Span",
    "mask",
    "redact",
    "restore",
]

Mapping = tuple[tuple[str, str], ...]
"""(placeholder, original) in the order of their first appearance; every placeholder once."""

NOBODY = Roster()
MASK = "[secret removed]"
_MASKED = "Aa1!" * 4
"""As long as MASK: what stands in for it while a text that was masked before is looked at, so that the rest is read as it was then."""

Layer = Callable[[Scan], Iterator[Hit]]
_SECRET_LAYERS: tuple[Layer, ...] = (
    redact_links.find,
    redact_keys.find,
    redact_passwords.find,
    redact_commands.find,
)
_LAYERS: tuple[Layer, ...] = (*_SECRET_LAYERS, redact_contacts.find, redact_hosts.find, redact_names.find)
_PLACEHOLDER = re.compile(rf"\[({'|'.join(sorted(TYPES))})_(\d{{1,9}})\]")
_MINIMUM_REPEATED = 5
"""A shorter secret is looked for where it was told, not everywhere: "1234" stands in many places."""
_WORD = re.compile(r"[^\s\"'`<>()\[\]{},;]+")


@dataclass(frozen=True)
class Policy:
    """What is redacted (`privacy` of the organisation file). A plain value rather than a pydantic model: it travels with every text."""

    types: frozenset[RedactedType] = TYPES
    internal_domains: tuple[str, ...] = ()
    """Endings of internal host names, such as "fernhill.example"; .local, .corp, .internal and their like are known."""


EVERYTHING = Policy()


@dataclass(frozen=True, slots=True)
class Span:
    """One replaced stretch: characters `start` to `end` of the original text."""

    start: int
    end: int
    type: RedactedType
    placeholder: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text that may leave. Not a pydantic model, for it also carries texts with broken surrogates unchanged."""

    text: str
    spans: tuple[Span, ...]
    """In order, without overlap, of the types the policy names."""
    mapping: Mapping
    """What was handed in, continued; give it to the next text of the same request."""
    secrets: bool
    """Whether a secret was told that must be changed, also one whose type the policy lets pass."""


def redact(text: str, roster: Roster = NOBODY, policy: Policy = EVERYTHING, mapping: Mapping = ()) -> Redacted:
    """Replaces what the policy names by placeholders like [EMAIL_1], the same value by the same placeholder.

    `restore(redacted.text, redacted.mapping)` is `text` for every str: words of the text that look like a placeholder are values too.
    Linear in the length of the text.
    """
    hits = _hits(text, roster, policy.internal_domains, _LAYERS)
    numbers = _Numbers(mapping)
    hits += _repeated(text, hits, numbers)
    secrets = any(hit.secret for hit in hits)
    spans: list[Span] = []
    pieces: list[str] = []
    at = 0
    for hit in _merged([hit for hit in hits if hit.type in policy.types], [*_PLACEHOLDER.finditer(text)]):
        original = text[hit.start : hit.end]
        placeholder = numbers.placeholder(hit.type, original)
        if placeholder != original:
            spans.append(Span(hit.start, hit.end, hit.type, placeholder))
        pieces += (text[at : hit.start], placeholder)
        at = hit.end
    return Redacted("".join(pieces) + text[at:], tuple(spans), numbers.mapping(), secrets)


def restore(text: str, mapping: Mapping) -> str:
    """Puts the originals back. A placeholder that the mapping does not know (a model may invent one) stays as it is."""
    originals = dict(mapping)
    return _PLACEHOLDER.sub(lambda found: originals.get(found[0], found[0]), text)


def mask(text: str, types: Collection[RedactedType] = SECRETS) -> str:
    """Takes the told secrets of these types out for good, each replaced by "[secret removed]"; everything else stays."""
    hits = [hit for hit in _hits(text.replace(MASK, _MASKED), NOBODY, (), _SECRET_LAYERS) if hit.secret]
    hits += _repeated(text, hits, _Numbers(()))
    pieces: list[str] = []
    at = 0
    for hit in _merged([hit for hit in hits if hit.type in types and MASK not in text[hit.start : hit.end]], []):
        pieces += (text[at : hit.start], MASK)
        at = hit.end
    return "".join(pieces) + text[at:]


class _Numbers:
    """The growing mapping of one request."""

    def __init__(self, mapping: Mapping) -> None:
        self._originals = dict(mapping)
        self._placeholders: dict[tuple[str, str], str] = {}
        self._last: dict[str, int] = {}
        for placeholder, original in mapping:
            self._note(placeholder, original)

    def _note(self, placeholder: str, original: str) -> None:
        kind, _, number = placeholder[1:-1].rpartition("_")
        self._originals[placeholder] = original
        self._placeholders[kind, original] = placeholder
        self._last[kind] = max(self._last.get(kind, 0), int(number))

    def placeholder(self, kind: RedactedType, original: str) -> str:
        """The placeholder of a value; words that look like a free placeholder stand for themselves."""
        known = self._placeholders.get((kind, original))
        if known is not None:
            return known
        itself = _PLACEHOLDER.fullmatch(original) is not None and original not in self._originals
        chosen = original if itself else f"[{kind}_{self._last.get(kind, 0) + 1}]"
        self._note(chosen, original)
        return chosen

    def known_secrets(self) -> dict[str, RedactedType]:
        """Passwords and keys of earlier texts, with their types."""
        return {original: kind for kind in SECRETS for (named, original) in self._placeholders if named == kind}

    def mapping(self) -> Mapping:
        return tuple(self._originals.items())


def _hits(text: str, roster: Roster, domains: tuple[str, ...], layers: Iterable[Layer]) -> list[Hit]:
    scan = Scan(text, lowered(text), roster, domains)
    return [hit for layer in layers for hit in layer(scan)]


def _repeated(text: str, hits: list[Hit], numbers: _Numbers) -> list[Hit]:
    """Where a secret that was recognised once (here or in an earlier text) stands again without anything that shows it."""
    values = numbers.known_secrets() | {text[hit.start : hit.end]: hit.type for hit in hits if hit.secret}
    values = {value: kind for value, kind in values.items() if len(value) >= _MINIMUM_REPEATED and not _PLACEHOLDER.search(value)}
    found: list[Hit] = []
    if not values:
        return found
    for word in _WORD.finditer(text):
        for value in (word[0], word[0].rstrip(".:!?")):
            if value in values:
                found.append(Hit(word.start(), word.start() + len(value), values[value], secret=True))
                break
    return found


def _merged(hits: list[Hit], literals: list[re.Match[str]]) -> list[Hit]:
    """Stretches in order, without overlap. What overlaps becomes one, with the type of the layer that ranks first.

    Text that looks like a placeholder stands alone: a hit that touches it gives way, so that nothing is hidden twice.
    """
    taken = [Hit(found.start(), found.end(), found[1]) for found in literals]  # type: ignore[arg-type]
    ranked = sorted(enumerate(hits), key=lambda item: (item[1].start, -item[1].end, item[0]))
    merged: list[tuple[int, Hit]] = []
    for rank, hit in ranked:
        if hit.start >= hit.end:
            continue
        if merged and hit.start < merged[-1][1].end:
            other_rank, other = merged[-1]
            best = min(rank, other_rank)
            merged[-1] = (best, Hit(other.start, max(other.end, hit.end), hits[best].type, other.secret or hit.secret))
        else:
            merged.append((rank, hit))
    if not taken:
        return [hit for _, hit in merged]
    return sorted([*taken, *_outside(taken, [hit for _, hit in merged])], key=lambda hit: hit.start)


def _outside(taken: list[Hit], hits: list[Hit]) -> list[Hit]:
    """The parts of the hits that lie between the taken stretches; both are in order."""
    parts: list[Hit] = []
    index = 0
    for hit in hits:
        start = hit.start
        while index < len(taken) and taken[index].end <= start:
            index += 1
        at = index
        while at < len(taken) and taken[at].start < hit.end:
            if taken[at].start > start:
                parts.append(Hit(start, taken[at].start, hit.type, hit.secret))
            start = max(start, taken[at].end)
            at += 1
        if start < hit.end:
            parts.append(Hit(start, hit.end, hit.type, hit.secret))
    return parts
