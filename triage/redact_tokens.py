"""Words of a text for the search for told secrets: what each is, what joins it to the one before, whether it announces a secret.

Linear: every stretch without spaces is looked at once, by dictionaries rather than by patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from triage.tables.redaction_words import WORDS
from triage.tables.told_usual import USUAL
from triage.tables.told_words import BRANDS, CLASSES, CUES, NO_CODE, NO_KEY, VERB_AFTER, VERB_BEFORE

Link = Literal["start", "space", "colon", "slash", "comma", "dash", "stop", "line", "blank"]
"""What stands between a word and the one before: only spaces, a sign like ":", "/" or "|", ",", "-", the end of a sentence, of a line, of
a paragraph."""


class Token(NamedTuple):
    """A word without the quotes, brackets and punctuation around it."""

    start: int
    end: int
    text: str
    low: str
    """Lower-case, without "!" and "?" behind it."""
    link: Link
    opened: str
    """"quote" or "bracket" right before the word, or ""."""
    shut: bool
    """Whether a quote or bracket follows right after."""
    kind: str
    """What the word does in its sentence (`told_words.CLASSES`), "digits", "known" or "usual" for other words, or "other"."""


_CHUNK = re.compile(r"\S+")
_QUOTES = "\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
_OPENING = _QUOTES + "([{<*_"
_CLOSING = _QUOTES + ")]}>*"
_BEHIND = _CLOSING + ".,;:?"
_SEPARATED = frozenset(": = -> => := \u2192 > :- ==".split())
_SLASHES = frozenset("/ | // \\ & +".split())
_JOINED = re.compile(
    r"(?P<left>[^\W\d][\w.'@\u2019\\+-]{0,60}?)[\"'\u2019)\]]{0,2}(?P<sign>:=|=>|->|[:=/|>])[\"'`(<\[\u201c\u201e]{0,2}(?P<right>[^/\s].*)",
    re.DOTALL,
)
_STEM = re.compile(r"p[a\u00e4]ssw|kennw|passcode|passphrase|contrase|geheimzahl")
_TAIL = re.compile(r"(?:pass|kenn)w(?:or[dt]e?[ns]?|\u00f6rtern?)|passcodes?|passphrases?|contrase\u00f1as?|geheimzahl|p[a\u00e4]sswor[dt]")
_ENDS = (("code", "N"), ("pin", "N"), ("schl\u00fcssel", "K"), ("pw", "P"), ("pwd", "P"), ("zugangsdaten", "L"), ("key", "K"))
_COUNTED = re.compile(r"\d+(?:[.,:]\d+)*%?\Z")
_MISTYPED = tuple(
    "password passwords passwort kennwort passphrase passcode contrase\u00f1a credentials zugangsdaten username passwd benutzername".split()
)


def _shorter(word: str) -> Iterator[str]:
    """The word and every word with one letter less."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


_NEARLY = {short: CUES[word] for word in _MISTYPED for short in _shorter(word)}


def tokens(text: str, low: str) -> list[Token]:
    """Every word of the text in order; signs that stand alone only show in the next word's link. `low` is `text` in lower case."""
    found: list[Token] = []
    link: Link = "start"
    opened = ""
    at = 0
    for chunk in _CHUNK.finditer(text):
        start, end = chunk.span()
        if link != "start":
            gap = text.count("\n", at, start)
            if gap and link != "colon":
                link = "blank" if gap > 1 else "line"
        at = end
        word = chunk[0]
        if word.isalpha():
            found.append(Token(start, end, word, low[start:end], link, opened, False, kind_of(low[start:end])))
            link, opened = "space", ""
            continue
        if word in _SEPARATED or word in _SLASHES:
            link = "colon" if word in _SEPARATED else "slash"
            continue
        link, opened = _parts(word, start, low, link, opened, found)
    return found


def _parts(word: str, start: int, low: str, link: Link, opened: str, found: list[Token]) -> tuple[Link, str]:
    """Adds the word, or the two or three that signs join in it; says what joins the next one and what was opened before it."""
    joined = _JOINED.match(word.lstrip(_OPENING)) if "://" not in word else None
    if joined and _splits(joined):
        begin = start + len(word) - len(word.lstrip(_OPENING))
        left_end = begin + joined.end("left")
        left = joined["left"]
        found.append(Token(begin, left_end, left, low[begin:left_end], link, opened, False, kind_of(low[begin:left_end])))
        link = "slash" if joined["sign"] in "/|" else "colon"
        return _bare(joined["right"], begin + joined.start("right"), low, link, _quote(word, joined.start("right")), found)
    return _bare(word, start, low, link, opened, found)


def _quote(word: str, at: int) -> str:
    sign = word[at - 1] if at else ""
    return "quote" if sign in _QUOTES and sign else "bracket" if sign and sign in "([<" else ""


def _splits(joined: re.Match[str]) -> bool:
    left, right = joined["left"].lower(), joined["right"]
    if len(left) < 2 or len(right) < 2:
        return False
    if family(left, left) in ("P", "N", "K", "L", "U", "A"):
        return joined["sign"] not in "/|" or family(right.lower(), right.lower()) == ""
    if joined["sign"] in "/|":
        return "/" not in right and "." not in right[:2] and any(map(str.isdigit, right))
    return joined["sign"] != ">" and "\\" not in right


def _bare(word: str, start: int, low: str, link: Link, opened: str, found: list[Token]) -> tuple[Link, str]:
    body = word.lstrip(_OPENING)
    lead = word[: len(word) - len(body)]
    core = body.rstrip(_BEHIND)
    behind = body[len(core) :]
    if not any(map(str.isalnum, core)):
        if "(" in word or "\u201e" in word or (len(word) == 1 and word in _QUOTES):
            return link, "bracket" if "(" in word else "quote"
        return ("colon" if ":" in word or "=" in word else "dash" if link == "space" else link), ""
    if lead:
        opened = "quote" if any(sign in _QUOTES for sign in lead) else "bracket"
    begin = start + len(lead)
    end = begin + len(core)
    plain = low[begin:end].rstrip("!?")
    shut = any(sign in _CLOSING for sign in behind)
    found.append(Token(begin, end, core, plain, link, opened, shut, kind_of(plain)))
    return _after(behind, core), ""


def _after(behind: str, core: str) -> Link:
    if not behind:
        return "stop" if core[-1] == "!" and core[:-1].isalpha() else "colon" if core[-1] == "=" else "space"
    if ":" in behind:
        return "colon"
    if "." in behind or "?" in behind:
        return "stop"
    return "comma" if "," in behind or ";" in behind or ")" in behind else "space"


def kind_of(low: str) -> str:
    """The class of a lower-case word."""
    kind = CLASSES.get(low)
    if kind is not None:
        return kind
    if not low.isalpha():
        if _COUNTED.match(low):
            return "digits"
        if "'" in low or "\u2019" in low:
            return CLASSES.get(low.replace("'", "").replace("\u2019", ""), "other")
    return "known" if low in WORDS else "usual" if low in USUAL or low in BRANDS else "other"


def family(low: str, before: str, after: str = "") -> str:
    """Which family of cues a lower-case word belongs to, "" if to none; `before` and `after` are its neighbours."""
    plain = low[:-2] if low[-2:] in ("'s", "\u2019s") else low
    found = CUES.get(plain)
    if found is None:
        return _formed(plain, before, after)
    if found == "N" and plain[:3] in ("cod", "c\u00f3d", "kod", "com") and before in NO_CODE:
        return "void"
    if found == "K" and before in NO_KEY:
        return "void"
    if (plain == "pass" or plain == "pin") and (before in VERB_BEFORE or after in VERB_AFTER) and CLASSES.get(before) not in ("det", "adj"):
        return "void"
    return found


def _formed(plain: str, before: str, after: str) -> str:
    """Cues inside longer words, of two words, and mistyped ones."""
    if len(plain) < 3 or len(plain) > 40:
        return ""
    if plain in _SECOND_WORDS:
        return _of_two(plain, before, after)
    stem = _STEM.search(plain)
    if stem:
        tail = _TAIL.match(plain, stem.start())
        if tail and tail.end() == len(plain):
            return "P"
        if plain.isalpha():
            return _mistyped(plain) or "about"
    if "-" in plain and plain[0].isalpha():
        parts = plain.split("-")
        if parts[0] in CUES and CUES[parts[0]] in "PNKL" and parts[-1] not in CUES:
            return "about" if all(map(str.isalpha, parts)) else ""
        return family(parts[-1], parts[-2]) if parts[-1] in CUES else ""
    for end, found in _ENDS:
        if plain.endswith(end) and plain.isalpha() and len(plain) > len(end) + 1:
            if end == "code" and plain[: -len(end)].rstrip("s") in NO_CODE | {"uni", "bar", "qr", "en", "de", "fehler", "zip", "post"}:
                return "void"
            return (
                found if plain not in WORDS and plain[: -len(end)] not in ("mon", "don", "tur", "jo", "hoc", "tur", "whis", "stro") else ""
            )
    return _mistyped(plain) if plain[0] in "pkcuzb" and plain.isalpha() else ""


def _mistyped(plain: str) -> str:
    """The family of a word that is one letter away, or two neighbours swapped."""
    if len(plain) > 15 or len(plain) < 6 or plain in WORDS or plain.startswith("passport"):
        return ""
    return next((_NEARLY[short] for short in _shorter(plain) if short in _NEARLY), "")


_SECOND_WORDS = {
    "passe": ("P", "de palavra"),
    "word": ("P", "pass secret login log-in magic code access safe"),
    "number": ("N", "pin secret puk security access digit mfa"),
    "name": ("A", "maiden pet's pets dog's cat's"),
    "question": ("A", "security secret recovery"),
    "pregunta": ("A", "la de"),
    "pergunta": ("A", "a de"),
    "pet": ("A", "first favourite favorite childhood"),
    "school": ("A", "first primary"),
    "teacher": ("A", "first favourite favorite"),
    "street": ("A", "first childhood"),
    "log": ("L", ""),
    "sign": ("L", ""),
    "logge": ("L", ""),
}
"""Words that announce only after one of these (log and sign: before "in" and "on")."""


def _of_two(plain: str, before: str, after: str) -> str:
    found, wanted = _SECOND_WORDS[plain]
    if not wanted:
        return found if after in ("in", "on", "into", "mich", "onto") else ""
    return found if before in wanted.split() else ""


def families(found: Sequence[Token]) -> list[str]:
    """The family of every word."""
    lows = ["", *(token.low for token in found), ""]
    return [
        family(token.low, lows[at], lows[at + 2]) if token.kind == "other" or token.low in CUES or token.low in _SECOND_WORDS else ""
        for at, token in enumerate(found)
    ]
