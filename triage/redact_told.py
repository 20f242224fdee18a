"""Redaction, layer 3: secrets told in prose. Every word near a cue is scored by its shape and by what stands around it.

Each group of candidates (redact_reading) has a table of weights, learned by tests/benchmarks/learn_told_weights.py; this file says what
is looked at. A word near a cue that mixes letters, digits and signs is hidden whatever its score; no word is hidden for its letters alone:
something around it must announce a secret.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from triage.redact_not_told import is_not_told
from triage.redact_reading import AFTER, BEFORE, Candidate, Reading, inner_capital, is_grouped
from triage.redact_rules import Hit, Scan, strength
from triage.redact_tokens import kind_of
from triage.tables.told_weights import FROM, WEIGHTS
from triage.tables.told_words import QUESTION, TYPICAL

_SKIPPED = frozenset("filler det adj thing known usual other for prep pron time conj digits".split())
"""Words between a cue and a candidate that say nothing about their relation."""
_JOINTS = frozenset("be as for to".split())
_CLOSED = frozenset(("stop", "line", "blank"))
_NAMED = frozenset("cueP cueN cueK cueL cueA cueU none thing number about adj void".split())
_TAILED = re.compile(r"[^\W\d_]{3,24}[_.-]?\d{1,6}[!?#$*.]{0,3}\Z")
_HYPHENED = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})+\Z")
_THING_BEFORE = re.compile(
    r"\b(?:folder|ordner|carpeta|pasta|dossier|server|group|gruppe|site|drive|host|room|project|file|version|app|laptop|pc|printer|queue"
    r"|mailbox"
    r"|channel|device|model|domain|database|share|system|build|release)\s\Z"
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SIGN = re.compile(r"[!@#$%^&*+=?~{}\u00a7].|[#$*&]\Z")
_LIKE_MACHINE = re.compile(
    r"(?:srv|svc|vm|prod|dev|test|stage|stg|qa|grp|gg|gw|fw|sw|ap|prn|prt|pr|pc|nb|ws|lt|wks|host|node|db|kv|sql|web|app|api|ad|dc|proxy"
    r"|vlan|site|room|rack|disk|usb|com|cn|ou)[\w-]*\d{1,4}\Z|[a-z\d]{2,10}(?:-[a-z\d]{2,8}){1,3}\d{1,3}\Z",
    re.IGNORECASE,
)
_LETTERS_FIRST = re.compile(r"[^\W\d_]{2,}")
_DOT_INSIDE = re.compile(r"\w[._]\w")
_LIKE_WORD_ENDING = re.compile(
    r"(?:ed|ing|able|ible|less|ful|ous|ive|ally|ly|tion|ment|ness|ity|iert|bar|lich|isch|ung|ungen|keit|heit|ada|ado|ida|ido|mente|ci\u00f3n"
    r"|\u00e7\u00f5es|\u00e7\u00e3o|\u00e9|\u00e9e|ique|eux|euse|eur|teur|ance|ence)\Z"
)


def find(scan: Scan) -> Iterator[Hit]:
    """Told secrets of every group, in order, without overlap."""
    reading = Reading(scan.text, scan.low)
    context = Context(reading)
    taken, best, sure = -1, None, 0.0
    for found in reading.candidates():
        if best is not None and found.first > best.first:
            yield Hit(*_whole(scan.text, best), "PASSWORD", secret=True)
            taken, best = best.last, None
        if found.first <= taken or is_not_told(found, reading):
            continue
        features = context.features(found, taken)
        value = 1.0 if _is_mixed(scan, found, features) else score(found, features) - FROM[found.group]
        if value >= 0 and (best is None or best.group != "run" or value > sure):
            best, sure = found, value
    if best is not None:
        yield Hit(*_whole(scan.text, best), "PASSWORD", secret=True)


def _is_mixed(scan: Scan, found: Candidate, features: list[str]) -> bool:
    """Whether a word near a cue mixes letters, digits and signs as password rules want it: it is hidden whatever stands around it."""
    return found.group == "odd" and "strength:3" in features and not _THING_BEFORE.search(scan.low, max(0, found.start - 12), found.start)


def score(found: Candidate, features: list[str]) -> float:
    """How likely a candidate with these features is a told secret, 0..1."""
    weights = WEIGHTS[found.group]
    total = weights["bias"]
    for name in features:
        total += weights.get(name, 0.0)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _whole(text: str, found: Candidate) -> tuple[int, int]:
    """The stretch with a bracket that opens before it and closes inside, or the other way round ("[Brackets]42", "ab(c)"), and a "?"."""
    start, end = found.start, found.end
    for opening, closing in ("()", "[]", "{}", "<>"):
        inside = text[start:end]
        if text[start - 1 : start] == opening and closing in inside:
            start -= 1
        elif text[end : end + 1] == closing and opening in inside and closing not in inside:
            end += 1
    if text[end : end + 1] == "?" and found.group in ("odd", "bare"):
        end += 1
    return start, end


class Context:
    """What stands around candidates. The words before are looked at once for all candidates that begin at the same word."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._kinds = reading.kinds
        self._size = len(reading.tokens)
        self._begun = -1
        self._before: list[str] = []

    def features(self, found: Candidate, taken: int) -> list[str]:
        """What is so about a candidate; `taken` is the last word before it that was accepted as a secret, -1 for none."""
        if self._begun != found.first:
            self._begun = found.first
            self._before = [*self._left(found.first), *self._sentence(found.first)]
        out = [*shape(found, self._reading), *self._before]
        self._right(found, out)
        self._near(found, taken, out)
        return out

    def _left(self, first: int) -> list[str]:
        """The two words before, what joins them, and how the last cue leads here."""
        tokens, kinds = self._tokens, self._kinds
        link = tokens[first].link
        at = first - 1
        if link == "space":
            while at > 0 and tokens[at].kind == "filler" and tokens[at].link == "space":
                at -= 1
        nearest = kinds[at] if at >= 0 else "none"
        spaced = link if at == first - 1 else "space"
        told = nearest if spaced == "space" else f"{nearest if nearest in _NAMED else 'word'}:{spaced}"
        out = ["k:" + spaced, "l:" + told]
        if at >= 1 and link != "blank":
            out.append("ll:" + kinds[at - 1])
            if link == "space" and tokens[at].link == "space" and tokens[at].text[0].isupper() and len(nearest) > 4:
                out.append("name before")
        if tokens[first].opened:
            out.append("open:" + tokens[first].opened)
        before = kinds[max(0, first - 6) : first]
        if "number" in before:
            out.append("number noun before")
        if "fine" in before:
            out.append("failing before")
        if "void" in before or "about" in before:
            out.append("no cue before")
        self._from_cue(first, out)
        return out

    def _from_cue(self, first: int, out: list[str]) -> None:
        """How the last cue before leads to the candidate."""
        tokens, kinds, cue = self._tokens, self._kinds, self._reading.cue_before[first]
        if cue < 0 or first - cue > AFTER:
            out += ("cl:none", "uncued " + out[1])
            return
        name, distance = self._reading.families[cue], _bucket(first - cue)
        out += (f"cl:{name}", f"cl:{name}:{distance}", "cl:" + distance)
        if self._reading.sentence[first] > cue:
            out += ("cl:apart", "uncued " + out[1])
            if tokens[first].link != "colon":
                out.append("cl:apart:uncolon")
        if any(tokens[at].link == "colon" for at in range(cue + 1, first)):
            out.append("cl:colon before")
        kept = [kind for kind in kinds[cue + 1 : first] if kind not in _SKIPPED]
        if kinds[cue] == "be":
            kept.insert(0, "be")
        out.append("path:" + ">".join(kept) if len(kept) < 4 else "path:long")
        out += ["has:" + kind for kind in dict.fromkeys(kept)]
        if cue + 1 < first and kinds[cue + 1] == "about":
            out.append("cue about")
        if tokens[cue].low.endswith(("phrase", "frase")):
            out.append("cue phrase")
        out.append("pre:" + (kinds[cue - 1] if cue else "none"))
        if cue > 1:
            out.append("prepre:" + kinds[cue - 2])

    def _sentence(self, first: int) -> list[str]:
        """What the sentence opens with, and weak cues and accounts before."""
        begin = self._reading.sentence[first]
        out = ["opens sentence"] if begin == first else []
        if self._tokens[begin].low in QUESTION:
            out.append("question")
        return out

    def _right(self, found: Candidate, out: list[str]) -> None:
        """The two words after, and how the next cue follows."""
        tokens, kinds, at = self._tokens, self._kinds, found.last + 1
        if at >= self._size:
            out.append("rk:end")
            return
        link, kind = tokens[at].link, kinds[at]
        out.append("rk:" + link)
        if link not in _CLOSED:
            out.append("r:" + kind)
            if link == "space" and at + 1 < self._size and tokens[at + 1].link == "space":
                out.append(f"rr:{kind}>{kinds[at + 1]}" if kind in _JOINTS else "rr:" + kinds[at + 1])
        cue = self._reading.cue_after[found.last]
        if cue < 0 or cue - found.last > BEFORE:
            out.append("cr:none")
        elif self._reading.sentence[cue] > found.last:
            out.append("cr:apart")
        else:
            out.append(f"cr:{self._reading.families[cue]}:{_bucket(cue - found.last)}")
            path = [kind for kind in kinds[at:cue] if kind == "for" or kind not in _SKIPPED]
            if cue + 1 < self._size and kinds[cue + 1] == "about":
                out.append("cr about")
            out.append("rpath:" + ">".join(path) if len(path) < 3 else "rpath:long")

    def _near(self, found: Candidate, taken: int, out: list[str]) -> None:
        """Weak cues, accounts, spelling and other secrets around."""
        first, last, tokens, families = found.first, found.last, self._tokens, self._reading.families
        begin = max(0, first - 12)
        around = families[begin : last + 12]
        weak = (
            {tokens[begin + at].low for at, name in enumerate(around) if name == "W" and not first <= begin + at <= last}
            if "W" in around
            else ()
        )
        out.append(f"weak:{min(3, len(weak))}")
        if "U" in families[max(0, first - 5) : last + 4]:
            out.append("account near")
        if "spelled" in self._kinds[last + 1 : last + 6]:
            out.append("spelled")
        if taken >= 0 and first - taken <= 4:
            out.append("after a secret:" + (tokens[first - 1].kind if first - 1 > taken else tokens[first].link))
        if tokens[last].shut and tokens[first].opened:
            out.append("enclosed")
        alone_after = last + 1 >= self._size or tokens[last + 1].link in ("line", "blank")
        if alone_after and (not first or "\n" in self._reading.text[tokens[first - 1].end : found.start]):
            out.append("own line")


def _bucket(distance: int) -> str:
    return "1" if distance == 1 else "2-3" if distance < 4 else "4-6" if distance < 7 else "7+"


def shape(found: Candidate, reading: Reading) -> list[str]:
    """What the candidate itself looks like."""
    text = reading.text[found.start : found.end]
    match found.group:
        case "odd" | "bare":
            return _odd_shape(text)
        case "digits":
            out = [f"digits:{min(9, sum(map(str.isdigit, text)))}"]
            out += ["grouped"] if is_grouped(text) else []
            return [*out, "year"] if _YEAR.match(text) else out
        case "plain" | "faint":
            return _plain_shape(text, reading, found.first)
        case "run":
            return _run_shape(reading, found)


def _plain_shape(text: str, reading: Reading, at: int) -> list[str]:
    token = reading.tokens[at]
    out = [token.kind, "long" if len(text) > 7 else "short" if len(text) < 5 else "middle"]
    out += ["ending"] if _LIKE_WORD_ENDING.search(token.low) else []
    out += ["capital"] if text[0].isupper() else []
    out += ["upper"] if text.isupper() else []
    out += ["typical"] if token.low in TYPICAL else []
    return [*out, "bang"] if text[-1] == "!" else out


def _odd_shape(text: str) -> list[str]:
    out = [f"strength:{strength(text)}"]
    if not any(map(str.isdigit, text)):
        out.append("no digit")
        out += ["hyphened"] if _HYPHENED.match(text) else []
        out += ["inner capital"] if inner_capital(text) else []
    out += ["tailed"] if _TAILED.match(text) else []
    stem = _LETTERS_FIRST.match(text)
    if stem and stem.end() < len(text) and kind_of(stem[0].lower()) != "other" and stem[0].lower() not in TYPICAL:
        out.append("usual stem")
    out += ["like a machine"] if _LIKE_MACHINE.match(text) else []
    out += ["sign"] if _SIGN.search(text) else []
    out += ["joined by dot or line"] if _DOT_INSIDE.search(text) else []
    out.append("upper" if text.isupper() else "capital" if text[0].isupper() else "lower" if text.islower() else "mixed")
    out += ["digit first"] if text[0].isdigit() else []
    return [*out, "short"] if len(text) < 5 else out


def _run_shape(reading: Reading, found: Candidate) -> list[str]:
    words = reading.tokens[found.first : found.last + 1]
    kinds = reading.kinds[found.first : found.last + 1]
    size = len(words)
    rare = sum(word.kind == "other" for word in words)
    out = [f"words:{min(size, 6)}", f"usual:{min(4, round(4 * (size - rare) / size))}", f"rare:{min(3, rare)}"]
    out += ["first:" + kinds[0], "last:" + kinds[-1]]
    out += ["has:" + kind + " inside" for kind in dict.fromkeys(kinds) if kind not in ("other", "known", "usual")]
    out += ["titled"] if all(word.text[0].isupper() or word.text.isdigit() for word in words) else []
    out += ["ends in digits"] if words[-1].text.isdigit() else []
    return [*out, "endings"] if any(_LIKE_WORD_ENDING.search(word.low) for word in words) else out
