"""Takes the masks off a text before it is judged: hidden characters, look-alike letters, leet, spaced or turned letters, codes.

Pure, total and linear; used by `triage.suspicious` alone. What people see is made by `triage.sanitise`, not here.
"""

import base64
import binascii
import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from triage.tables.suspicion_words import CLASSES_OF

_HIDING: Final = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f"
_HIDDEN: Final = re.compile(f"[{_HIDING}]")
_WITHIN_WORD: Final = re.compile(f"(?<=[^\\W\\d_])[{_HIDING}]+(?=[^\\W\\d_])")
_JOINER_SCRIPTS: Final = re.compile("[\u0600-\u0dff\u0e00-\u109f\u1780-\u17ff]")
_TAGS: Final = re.compile("[\U000e0020-\U000e007e]+")
_FLAG_TAGS: Final = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,8}\U000e007f")
_MARKS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+")
_TOKEN: Final = re.compile(r"[\w$@|+]+(?:['\u2019]\w+)*|[.!?;](?=\s|$)")
_LETTERS_APART: Final = re.compile(r"(?<!\w)(?:\w[ .*\-]{1,3}){5,200}\w(?!\w)")
_BASE64: Final = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,2000}={0,2}")
_HEX: Final = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}[ :]?){14,600}(?![0-9A-Za-z])")
_LEET: Final = str.maketrans("013456789$@|+", "oieasbtbgsalt")
_LEET_L: Final = str.maketrans("013456789$@|+", "oleasbtbgsalt")
_LOOKALIKE: Final = dict(
    zip(
        "аеорсухіјѕԁһԛԝвкмнтгзпиαβγεικνορτυχωηℓıɡаƖ",
        "aeopcyxijsdhqwbkmhtr3nuabyeiknoptuxwnligal",
        strict=True,
    )
)
_LONG_WORDS: Final = frozenset(word for word in CLASSES_OF if len(word) >= 5)
_ROT13: Final = frozenset(codecs.encode(word, "rot13") for word in _LONG_WORDS) - _LONG_WORDS
_TURNED: Final = frozenset(word[::-1] for word in _LONG_WORDS) - _LONG_WORDS


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is looked up, or a sentence end (`.`); `start` and `end` are places in `Unmasked.text`."""

    word: str
    start: int
    end: int
    masked: bool


@dataclass(frozen=True, slots=True)
class Unmasked:
    """A text without its masks.

    `text`: hidden characters taken off; `within_words`: places where hidden characters stood inside a word; `reversing`:
    direction overrides; `decoded`: texts that were written in code, spaced, turned or in invisible letters, each with how.
    """

    text: str
    tokens: tuple[Token, ...]
    within_words: int
    reversing: int
    decoded: tuple[tuple[str, str], ...]


def unmask(text: str) -> Unmasked:
    """Everything that can be read in a text of at most some 20,000 characters (longer works, in linear time)."""
    flagless = _FLAG_TAGS.sub("", text)
    written = "".join(chr(ord(sign) - 0xE0000) for run in _TAGS.findall(flagless) for sign in run)
    honest = _JOINER_SCRIPTS.search(flagless) is not None
    within = 0 if honest or flagless.isascii() else len(_WITHIN_WORD.findall(flagless))
    clean = flagless if flagless.isascii() else _MARKS.sub("", _HIDDEN.sub("", flagless))
    tokens = tokens_of(clean)
    decoded = [("letters that cannot be seen", written)] if len(written) > 3 else []
    decoded += _coded(clean) + _apart(clean) + _turned(tokens)
    return Unmasked(clean, tokens, within, flagless.count("\u202e") + flagless.count("\u202d"), tuple(decoded))


def tokens_of(clean: str) -> tuple[Token, ...]:
    """Words of a text, lower case, without accents, look-alikes and leet read as the letters they stand for."""
    folded = clean.lower() if clean.isascii() else clean.translate(_FOLD)
    out = []
    for match in _TOKEN.finditer(folded):
        word = match[0]
        if word in ".!?;":
            out.append(Token(".", match.start(), match.end(), False))
            continue
        if word == "ai" and clean[match.start() - 1 : match.start()] == ".":
            word = ".ai"  # a domain
        bare = word.strip("$@|+_").replace("\u2019", "'")
        plain = bare if bare.isalpha() and bare == word else _unleet(word, bare)
        masked = plain != bare or (not folded.isascii() and not clean[match.start() : match.end()].isascii() and _disguised(clean, match))
        out.append(Token(plain, match.start(), match.end(), masked and len(plain) > 3 and plain in CLASSES_OF))
    return tuple(out)


def _disguised(clean: str, match: re.Match[str]) -> bool:
    """True if a Latin word is written with letters of another script."""
    return any(
        "\u0370" <= sign <= "\u052f" or sign > "\uff00" or "\u2100" <= sign <= "\u214f" for sign in clean[match.start() : match.end()]
    )


def _unleet(word: str, bare: str) -> str:
    """The word that digits and signs stand for, if it is one that matters; else the word as it is."""
    if bare in CLASSES_OF or not any(sign.isalpha() for sign in word):
        return bare
    for table in (_LEET, _LEET_L):
        for form in (word, bare):
            read = form.translate(table)
            if read in CLASSES_OF:
                return read
    return bare.translate(_LEET) if any(sign.isdigit() for sign in bare) and len(bare) > 2 else bare


class _Fold(dict[int, str]):
    """One sign to one small plain letter, so that places stay the same; a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        return _folded(code)


@lru_cache(maxsize=4096)
def _folded(code: int) -> str:
    sign = chr(code)
    plain = unicodedata.normalize("NFKD", sign)[:1].casefold()[:1] or sign
    return _LOOKALIKE.get(plain, plain)


_FOLD: Final = _Fold()


def _coded(clean: str) -> list[tuple[str, str]]:
    """Texts in base64 or hexadecimal."""
    out = []
    for match in _BASE64.finditer(clean):
        read = _from_base64(match[0])
        if read:
            out.append(("base64", read))
    for match in _HEX.finditer(clean):
        digits = match[0].replace(" ", "").replace(":", "")
        read = _readable(bytes.fromhex(digits)) if len(digits) % 2 == 0 else ""
        if read:
            out.append(("hexadecimal", read))
    return out[:20]


def _from_base64(code: str) -> str:
    body = code.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return _readable(base64.b64decode(body + "=" * (-len(body) % 4), validate=True))
    except (binascii.Error, ValueError):
        return ""


def _readable(raw: bytes) -> str:
    """The bytes as text if they are words with spaces between them; else ''."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    plain = sum(sign.isalpha() or sign in " .,:;!?'\"{}()/-\n" or sign.isdigit() for sign in text)
    return text if text.count(" ") >= 2 and plain >= 0.95 * len(text) else ""


def _apart(clean: str) -> list[tuple[str, str]]:
    """Words written with a space or sign behind every letter; spaces between such words are found from the list of words."""
    out = []
    for match in _LETTERS_APART.finditer(clean):
        letters = re.sub(r"[ .*\-]", "", match[0]).lower()
        words = _split_letters(letters)
        if words:
            out.append(("letters set apart", words))
    return out[:20]


def _split_letters(letters: str) -> str:
    """Letters without spaces, cut at the words that matter; '' if fewer than two are in it."""
    out, at, hits, rest = [], 0, 0, ""
    while at < len(letters):
        word = next((letters[at : at + size] for size in range(14, 2, -1) if letters[at : at + size] in CLASSES_OF), None)
        if word is None:
            rest += letters[at]
            at += 1
            continue
        out += [rest, word] if rest else [word]
        rest, hits, at = "", hits + (len(word) > 4), at + len(word)
    return " ".join([*out, rest]) if hits >= 2 else ""


def _turned(tokens: tuple[Token, ...]) -> list[tuple[str, str]]:
    """The whole text by rot13 or letter by letter backwards, if several of its words matter when read so."""
    words = [token.word for token in tokens]
    out = []
    if sum(word in _ROT13 for word in words) >= 2:
        out.append(("rot13", codecs.encode(" ".join(words), "rot13")))
    if sum(word in _TURNED for word in words) >= 2:
        out.append(("letters backwards", " ".join(word[::-1] for word in reversed(words))))
    return out
