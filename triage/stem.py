"""English word stems by M. F. Porter's algorithm (1980), with his two later changes (`bli`, `logi`).

Only what search needs: lower-case ASCII words of 3 to 64 letters are shortened, everything else is its own stem.
It must not look at a language: words of other languages lose an ending now and then, in articles and questions alike.
"""

from functools import lru_cache

_STEP_2 = """
    ational>ate ization>ize iveness>ive fulness>ful ousness>ous tional>tion biliti>ble entli>ent ousli>ous ation>ate alism>al aliti>al
    iviti>ive enci>ence anci>ance izer>ize alli>al ator>ate logi>log bli>ble eli>e
"""
_STEP_3 = "icate>ic ative> alize>al iciti>ic ical>ic ness> ful>"
_STEP_4 = "ement ance ence able ible ment sion tion ant ent ism ate iti ous ive ize al er ic ou"
"""Endings, longest first; of sion and tion only the ion goes."""


def _table(rules: str) -> tuple[tuple[str, str], ...]:
    return tuple((ending, instead) for ending, _, instead in (rule.partition(">") for rule in rules.split()))


_SWAPS_2 = _table(_STEP_2)
_SWAPS_3 = _table(_STEP_3)
_CUTS_4 = tuple(_STEP_4.split())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one lower-case word: `prints`, `printing`, `printed` -> `print`; other scripts and numbers unchanged."""
    if not 3 <= len(word) <= 64 or not (word.isascii() and word.isalpha()):
        return word
    word = _plural(word)
    word = _past_or_ing(word)
    if word.endswith("y") and "v" in _shape(word[:-1]):
        word = word[:-1] + "i"
    word = _swap(word, _SWAPS_2)
    word = _swap(word, _SWAPS_3)
    return _final_letters(_cut_suffix(word))


def _shape(word: str) -> str:
    """Consonants as c, vowels as v; y is a vowel after a consonant."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape[-1:] == "c")
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    """Porter's m: how often a vowel run is followed by a consonant run."""
    return _shape(word).count("vc")


def _ends_short(word: str) -> bool:
    """Porter's *o: ends consonant-vowel-consonant, the last not w, x or y."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _doubled(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _shape(word).endswith("cc")


def _plural(word: str) -> str:
    if word.endswith("sses") or word.endswith("ies"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past_or_ing(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for suffix in ("ed", "ing"):
        rest = word[: -len(suffix)]
        if word.endswith(suffix) and "v" in _shape(rest):
            return _mended(rest)
    return word


def _mended(rest: str) -> str:
    """What is left after -ed or -ing, made a word again: hop(p), creat(e), fil(e)."""
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if _doubled(rest) and rest[-1] not in "lsz":
        return rest[:-1]
    return rest + "e" if _measure(rest) == 1 and _ends_short(rest) else rest


def _swap(word: str, swaps: tuple[tuple[str, str], ...]) -> str:
    for suffix, instead in swaps:
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            return rest + instead if _measure(rest) > 0 else word
    return word


def _cut_suffix(word: str) -> str:
    for suffix in _CUTS_4:
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            if suffix in ("sion", "tion"):
                rest += suffix[0]
            return rest if _measure(rest) > 1 else word
    return word


def _final_letters(word: str) -> str:
    rest = word[:-1]
    if word.endswith("e") and (_measure(rest) > 1 or (_measure(rest) == 1 and not _ends_short(rest))):
        word = rest
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
