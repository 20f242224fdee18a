"""Where the sentences of a text end: a dot after an ordinal, an abbreviation or an initial ends none. English and German. Pure and total.

People write "im 3. Stock", "z. B. Excel", "printer No. 5", "Dr. Meyer"; dots inside "v2.5" or "report.pdf" have no blank after them
and are no question here. Where it cannot be told, the sentence goes on: too long is read all the same, too short says nothing.
"""

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LONGEST_WORDS: Final = 80
"""Characters before a dot that are looked at."""
OPENING: Final = "([\"'“„«"
_STOP: Final = re.compile(r"(?<![.!?…])([.!?…]+)[\"'”“’»)\]]{0,3}\s+(?=\S)")
_LETTERS: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_MANY_LETTERS: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NEXT: Final = re.compile(r"[(\[\"'“„«]{0,2}([^\s.,;:!?)]{1,40})")

ABBREVIATIONS: Final = _words(
    "dr prof mr mrs nr st vs ca bzw evtl ggf inkl exkl zzgl abt vgl sog allg bspw approx bldg dipl jr sr incl excl resp insb eigtl ungef "
    "tel str mio mrd zb eg ie esp"
)
"""Never the last word of a sentence, as good as."""
BEFORE_NUMBERS: Final = _words(
    "no nos art abs fig min max ext p pp seite rm vol ver kap jan feb mar apr jun jul aug sep sept oct okt nov dec dez"
)
"""Abbreviations in front of a number, words of their own elsewhere ("it says no")."""
AT_THE_END: Final = _words("etc usw usf a.m p.m inc ltd co corp dept u.s u.k u.v.m")
"""Abbreviations that may end a sentence: a capital after them says so."""
MONTHS: Final = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember january february march may june july "
    "october december jan feb mar apr jun jul aug sep sept okt oct nov dez dec"
)
STOREYS: Final = _words("stock stockwerk etage obergeschoss untergeschoss og ug mal stelle quartal versuch level schritt klasse reihe")
"""What is counted by ordinals in German every day."""
BEFORE_ORDINALS: Final = _words(
    "im am der die das den dem des vom zum zur beim ab bis seit jeden jeder jedes jede unser unsere unserem unseren mein meine meinem "
    "meinen dieser diese dieses diesem ein eine einem einer einen"
)
"""German words in front of an ordinal."""


def sentences(text: str) -> list[str]:
    """The sentences of the text in order, each with its own marks; none of a text without a word. Lines are not looked at."""
    found, begun = [], 0
    for stop in _STOP.finditer(text):
        if _ends(text, begun, stop):
            found.append(text[begun : stop.end()].strip())
            begun = stop.end()
    return [sentence for sentence in (*found, text[begun:].strip()) if sentence]


def _ends(text: str, begun: int, stop: re.Match[str]) -> bool:
    following = _NEXT.match(text, stop.end())
    after = following[1] if following is not None else ""
    if stop[1] != ".":
        return stop[1].strip(".…") != "" or not after[:1].islower()
    before = text[max(begun, stop.start() - LONGEST_WORDS) : stop.start()].split()[-2:]
    return not before or not _goes_on(before[0].lower() if len(before) > 1 else "", before[-1].lstrip(OPENING), after)


def _goes_on(earlier: str, word: str, after: str) -> bool:
    """Whether the dot behind `word` belongs to the word. `earlier`: the word before it; `after`: the one that follows."""
    lowered = word.lower()
    if lowered.isdigit():
        return _is_ordinal(earlier, lowered, after)
    if lowered in AT_THE_END:
        return not after[:1].isupper()
    if lowered in BEFORE_NUMBERS:
        return after[:1].isdigit()
    if lowered in ABBREVIATIONS or _MANY_LETTERS.fullmatch(lowered):
        return True
    return _LETTERS.fullmatch(word) is not None and word not in ("I", "i")


def _is_ordinal(earlier: str, number: str, after: str) -> bool:
    """As in "im 3. Stock", "am 12. Mai", "the 3. floor", "1. My VPN": not "it says error 42. It ..."."""
    if not earlier and len(number) <= 2:
        return True
    counted = after.lower().rstrip(".") in MONTHS | STOREYS or after[:1].isdigit()
    return len(number) <= 3 and (counted or earlier in BEFORE_ORDINALS or after[:1].islower())
