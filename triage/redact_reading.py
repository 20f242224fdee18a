"""Which words of a text may be told secrets: the words within reach of a cue, alone, as groups of digits and in rows.

Nothing is decided here; redact_told scores what this finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from triage.redact_rules import is_ruled_out, strength
from triage.redact_tokens import Token, families, tokens
from triage.tables.told_words import TYPICAL

Group = Literal["odd", "bare", "digits", "plain", "faint", "run"]
"""Odd words near a cue and elsewhere, groups of digits, plain words near a cue and near a weak one, words in a row."""

AFTER, BEFORE = 16, 10
"""How many words after and before a cue may be what it announces."""
_LONGEST_RUN, _LONGEST_DIGITS = 8, 12
_FAMILIES = frozenset("PNKLA")
_BREAKS = frozenset("conj but fine be neg with prep modal for pron spelled".split())
_NO_START = frozenset("be neg modal asks fine prep to for conj but as from with filler about time".split())
_NO_END = frozenset("be neg modal prep to for conj but as from with det pron use".split())
_LEADS = frozenset("be use say with to as".split())
_BESIDE = frozenset("cueP cueN cueK cueL cueA cueU conj filler det adj thing".split()) | _LEADS
_RUN_LEADS = frozenset("be use say as to with cueP cueN cueK cueL cueA".split())
_ALSO_TOLD = frozenset(("number", "thing", "time", "adj"))
_MAY_BE_TOLD = _ALSO_TOLD | {"other", "usual", "digits"}
_CLOSED = frozenset(("start", "stop", "line", "blank"))
_ABOUT_IT = frozenset("be fine as neg modal use pron conj det with".split())
_MODEL = re.compile(r"[A-Z]{1,5}\d{2,5}\w{0,2}(?:-[^\W\d_]+)?\Z")
_TYPED = frozenset(("use", "with"))
_GROUPED = re.compile(r"\d{1,8}(?:[ -]\d{2,8}){1,9}\Z")
_DIGITS = re.compile(r"\d{4,16}[#*]?\Z")
_HYPHENED = re.compile(r"#?[^\W\d]+(?:-[^\W\d]+){1,2}\Z")
CHANGES = re.compile(r"chang|reset|set\b|put\b|updat|switch|\u00e4nder|setz|cambi|mud|alter|troc|modifi|p\u00f4|remett|make|turn")
_APOSTROPHE = re.compile(r"[^\W\d]['\u2019][^\W\d]")
_DIGIT_AND_LETTER = re.compile(r"(?=.*\d)(?=.*[^\W\d_])")
_WRITTEN = re.compile(
    r"(?!\S*\w\.(?:com|org|net|ai|io|gov|edu|example)\b)(?!--|\$\(|\$(?:[A-Z_]+|[a-z_]+)\Z|[$\u20ac\u00a3]\d+(?:[.,]\d+)?\Z)"
    r"(?!\S*@[^\s@]+\.[a-z])(?!\S*(?:::|\.\.|&&|\)\())[\w!@#$%^&*.+?=~\u00a7\u20ac\u00a3/,:;'\u2019()\[\]{}|-]{3,64}\Z"
)


class Candidate(NamedTuple):
    """Words `first` to `last` that may be a told secret, characters `start` to `end`."""

    first: int
    last: int
    start: int
    end: int
    group: Group


class Reading:
    """The words of one text with what they are and how near a cue they stand. Made once per text; linear."""

    def __init__(self, text: str, low: str) -> None:
        self.text = text
        self.tokens = tokens(text, low)
        self.families = families(self.tokens)
        self.kinds = [self._kind(at) for at in range(len(self.tokens))]
        """The class of each word, "cueP" and so on for cues; "be" for "password's"."""
        self.cue_before, self.cue_after = self._nearest_cues()
        self.sentence = self._sentence_starts()
        """For each word, the first word of its sentence."""

    def _kind(self, at: int) -> str:
        name, token = self.families[at], self.tokens[at]
        if not name or name == "W":
            return token.kind
        if len(name) > 1:
            return name
        return "be" if token.text[-2:] in ("'s", "\u2019s") else "cue" + name

    def _nearest_cues(self) -> tuple[list[int], list[int]]:
        """The last cue before and the first after each word, -1 for none."""
        size = len(self.tokens)
        before, after, last = [-1] * size, [-1] * size, -1
        for at in range(size):
            before[at] = last
            if self.families[at] in _FAMILIES:
                last = at
        last = -1
        for at in range(size - 1, -1, -1):
            after[at] = last
            if self.families[at] in _FAMILIES:
                last = at
        return before, after

    def _sentence_starts(self) -> list[int]:
        starts, begin = [], 0
        for at, token in enumerate(self.tokens):
            if token.link in ("stop", "line", "blank"):
                begin = at
            starts.append(begin)
        return starts

    def reach(self) -> list[int]:
        """2 for words within reach of a cue, 1 for words within reach of a weak one, 0 for all others."""
        size = len(self.tokens)
        found = [0] * size
        for weak in (True, False):
            done = 0
            for at, name in enumerate(self.families):
                if not name or (weak and len(name) == 1 and name != "W") or (not weak and (name == "W" or len(name) > 1)):
                    continue
                end = min(size, at + AFTER + 1)
                begin = max(done, at - BEFORE)
                if begin < end:
                    found[begin:end] = [1 if weak else 2] * (end - begin)
                    done = end
        return found

    def candidates(self) -> Iterator[Candidate]:
        """Everything worth a look, in order of its first word."""
        reach = self.reach()
        at, size = 0, len(self.tokens)
        while at < size:
            token = self.tokens[at]
            if not reach[at] and (token.text.isalpha() or token.text[0].isdigit()):
                at += 1
                continue
            last = self._digits_end(at) if token.text[0].isdigit() and not self._names_model(at) else at
            if last > at:
                yield self._made(at, last, "digits")
                at = last + 1
                continue
            group = self._group(at, reach[at])
            if group:
                yield self._made(at, at, group)
            if reach[at] and token.text[0].isalpha() and self._opens_run(at, reach[at]):
                yield from self._runs(at)
            at += 1

    def _made(self, first: int, last: int, group: Group) -> Candidate:
        return Candidate(first, last, self.tokens[first].start, self.tokens[last].end, group)

    def _digits_end(self, at: int) -> int:
        """The last word of groups of digits that belong together, "83 51 20"."""
        if len(self.tokens[at].text) < 2 or not self.tokens[at].text.isdigit():
            return at
        last = at
        for following in self.tokens[at + 1 : at + _LONGEST_DIGITS]:
            if following.link != "space" or not following.text.rstrip("#*").isdigit():
                break
            last += 1
        return last

    def _group(self, at: int, near: int) -> Group | None:
        """Which kind of value a word can be, None for words that never are. The weaker the cue, the more the word itself must show."""
        token = self.tokens[at]
        text, kind = token.text, token.kind
        if len(text) < 3 or len(text) > 64 or (kind not in _MAY_BE_TOLD and token.low not in TYPICAL):
            return None
        if self._announces(at) or self._stands_in(token):
            return None
        before = self.kinds[at - 1] if at else "none"
        led = before in _LEADS
        if text.rstrip("!?").isalpha():
            return self._word_group(at, near, before)
        if (_MODEL.match(text) or text.isdigit()) and self._names_model(at):
            return None
        if _DIGITS.match(text) or _GROUPED.match(text):
            return "digits" if near else None
        if kind not in ("other", "usual", "digits") or not _WRITTEN.match(text) or is_ruled_out(text) or _APOSTROPHE.search(text):
            return None
        beside = led or token.link not in ("space", "comma") or token.opened or before.startswith("cue") or before == "conj"
        if not beside and _HYPHENED.match(text):
            return None
        if near > 1:
            return "odd"
        return "bare" if (near and led) or (_DIGIT_AND_LETTER.match(text) and strength(text) >= 2) else None

    def _word_group(self, at: int, near: int, before: str) -> Group | None:
        token = self.tokens[at]
        led = before in _LEADS
        if not near or not (
            token.kind in ("other", "usual") or token.low in TYPICAL or (token.kind in _ALSO_TOLD and self._told_plainly(at))
        ):
            return None
        if inner_capital(token.text) and token.kind == "other":
            return "odd" if near > 1 else "bare" if led else None
        if token.link in _CLOSED and not self._may_open(at):
            return None
        if before == "to" and not self._changes(at):
            return None
        led = led or token.opened == "quote"
        if near > 1 and (led or token.link != "space" or before in _BESIDE):
            return "plain"
        return "faint" if led else None

    def _names_model(self, at: int) -> bool:
        """Whether the word before is a name written with a capital, as in "LaserJet 1020" and "Cisco C9300"."""
        token = self.tokens[at]
        if at < 1 or token.link != "space":
            return False
        before = self.tokens[at - 1]
        if before.text.isdigit() and at > 1 and before.link == "space":  # "XPS 13 9310"
            at, before = at - 1, self.tokens[at - 2]
        return (
            before.text[0].isupper()
            and not before.text.isupper()
            and before.link not in _CLOSED
            and before.kind in ("other", "usual", "known", "thing")
            and self.families[at - 1] in ("", "W", "void", "about")
        ) or (
            before.text.isupper()
            and before.kind in ("other", "known", "usual")
            and at > 1
            and self.kinds[at - 2] in ("other", "known", "usual")
        )

    def _changes(self, at: int) -> bool:
        """Whether "to" follows a word of changing or the cue itself, unlike "you need to remember"."""
        if at > 1 and self.kinds[at - 2].startswith("cue"):
            return True
        return any(CHANGES.search(token.low) for token in self.tokens[max(0, at - 9) : at - 1])

    def _may_open(self, at: int) -> bool:
        """Whether a plain word that opens a sentence is spoken about ("dragonfly is refused") or stands alone."""
        following = at + 1
        if following >= len(self.tokens) or self.tokens[following].link in _CLOSED:
            return True
        return self.tokens[following].link == "space" and self.kinds[following] in _ABOUT_IT

    def _told_plainly(self, at: int) -> bool:
        """Whether the word follows "is" or ":" and ends its clause."""
        ends = at + 1 >= len(self.tokens) or self.tokens[at + 1].link != "space"
        return ends and (self.tokens[at].link == "colon" or self.kinds[at - 1] == "be")

    def _stands_in(self, token: Token) -> bool:
        """Whether a word in "<...>" or "[...]" stands for what was left out, "<phone_number>"."""
        sign = self.text[token.start - 1 : token.start]
        return sign in ("<", "[") and token.text.replace("_", "").replace("-", "").isalpha()

    def _announces(self, at: int) -> bool:
        """Whether the word is itself a cue, or the account that one names."""
        name, token = self.families[at], self.tokens[at]
        if (name in _FAMILIES or name == "U") and token.low not in TYPICAL:
            return True
        return at > 0 and self.families[at - 1] == "U" and token.link in ("space", "colon") and strength(token.text) < 3

    def _opens_run(self, at: int, near: int) -> bool:
        token = self.tokens[at]
        if near > 1 and (token.opened == "quote" or token.link in ("colon", "slash")):
            return token.kind != "asks" and not self._stands_in(token)
        if not at or token.kind in _NO_START or token.link not in ("space", "comma", "dash"):
            return False
        before = at - 2 if self.tokens[at - 1].kind == "filler" and at > 1 else at - 1
        return self.kinds[before] in (_RUN_LEADS if near > 1 else _TYPED) and not self._stands_in(token)

    def _runs(self, at: int) -> Iterator[Candidate]:
        """Two to eight words in a row that begin here, up to a break of the clause and up to words that may go on after a value."""
        quoted = self.tokens[at].opened == "quote"
        last = at
        ends: dict[str, int] = {}
        for following in self.tokens[at + 1 : at + _LONGEST_RUN]:
            word = following.text
            if self.tokens[last].shut or following.link != "space" or not (word.isalnum() or word.rstrip("!?").replace("-", "").isalnum()):
                break
            if following.kind in _BREAKS:
                ends.setdefault(following.kind, last)
            last += 1
        if quoted:
            if last > at and self.tokens[last].shut:
                yield self._made(at, last, "run")
            return
        for end in sorted({last, *ends.values()}, reverse=True):
            if end > at and self.tokens[end].kind not in _NO_END:
                yield self._made(at, end, "run")


def inner_capital(text: str) -> bool:
    """Whether a capital follows a small letter inside the word, "ThinkBig"."""
    return not text[1:].islower() and not text.isupper() and any(a.islower() and b.isupper() for a, b in pairwise(text))


def is_grouped(text: str) -> bool:
    """Whether digits stand in groups, "22-07-41"."""
    return _GROUPED.match(text) is not None
