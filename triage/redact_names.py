"""Redaction, layer 6: names of people. The roster first, then titles and phrases that introduce a person, then known first names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from triage.redact_rules import Hit, Scan
from triage.tables.first_names import ALSO_WORDS, FIRST_NAMES
from triage.tables.redaction_cues import CLOSINGS, IS_SOMEBODY, NEAR_PERSON, REACHES, SAYS_NAME, TITLES
from triage.tables.redaction_words import WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_NAME = r"(?:[A-Z\u00c0-\u00de\u0100-\u017e][\w'\u2019-]*[^\W\d_]|[A-Z]\.(?![A-Z]))"
_NAMES = rf"{_NAME}(?:[ ](?:(?:van|von|de|der|den|da|dos|di|del|la|le|el|bin|al|zu|ter)[ ]){{0,2}}{_NAME}){{0,3}}"
_DEGREES = r"(?:,?[ ](?:B\.?A|M\.?A|MBA|B\.?Sc|M\.?Sc|B\.?Eng|M\.?Eng|Ph\.?D|MD|LL\.?[BM]|Dipl\.-Ing|Jr|Sr|DDS|DVM)\b\.?){0,3}"
_PERSONAL = re.compile(
    rf"(?:(?<!\w)(?:(?P<title>{TITLES})\b\.?[ ](?:(?:Dr|Prof)\.?[ ])?|(?i:(?P<says>{SAYS_NAME})[ ]{{1,2}}|(?P<is>{IS_SOMEBODY})[ ]"
    rf"|(?P<reach>{REACHES}),?[ ]|(?P<person>{NEAR_PERSON}),?[ ])))(?=(?P<name>{_NAMES})(?P<degree>{_DEGREES}))"
)
_CLOSING = re.compile(rf"(?<!\w)(?i:{CLOSINGS})[,.!]?[ ]{{0,2}}(?:\n[ ]{{0,2}}){{1,2}}(?P<name>{_NAMES})(?=[ ]{{0,2}}(?:\n|\Z|[,|]))")
_CAPITALISED = re.compile(_NAMES)
_ROLES = frozenset(
    "team support service services desk helpdesk it hr department dept office customer customers client clients sir madam all everyone "
    "everybody colleagues folks there group manager management admin administrator administrators "
    "technical technician engineer security network center centre company corporation inc gmbh ltd llc user users staff damen herren "
    "kundendienst kundensupport kundenservice equipo soporte atenci\u00f3n equipe \u00e9quipe suporte "
    "atendimento cliente clientes sehr geehrte geehrter geehrtes estimado estimada prezado prezada cher ch\u00e8re name your sales "
    "marketing finance billing account accounts operations response regards best kind dear thanks hello hi "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november "
    "december montag dienstag mittwoch donnerstag freitag samstag sonntag english german french spanish "
    "portuguese italian american british european microsoft google amazon apple windows linux adobe ubuntu cloud data sincerely "
    "cordialement atenciosamente atentamente saludos cheers cumprimentos obrigado obrigada gracias merci danke tech ops order form "
    "director vice president chief officer human resources system systems server software hardware digital smart wireless project "
    "product products".split()
)
_SHOWS_PERSON = re.compile(
    r"(?:\b(?:hi|hello|hey|dear|thanks|thank you|ask|asked|call|called|contact|ping|tell|told|met|cc|mr|mrs|ms|miss|dr"
    r"|colleague|manager|boss"
    r"|from|by|with|for|to|and|liebe[r]?|hallo|herrn?|frau|danke|hola|gracias|ol\u00e1|bonjour|merci|name|is|i'm|am)[,:.]?[ ]|[@(<\n]|\A)\Z"
)
_PERSON_ACTS = re.compile(
    r"(?:'s\b|\u2019s\b|[ ](?:can|can't|cannot|could|has|had|is|was|will|would|needs?|said|says|told|asked|asks|wants?|called|reports?"
    r"|reported|lives|works|left|and[ ][A-Z])\b|[,:)>\n]|\Z)"
)


def find(scan: Scan) -> Iterator[Hit]:
    """Names and accounts of the roster, names after titles, introductions and greetings, signatures, first names with what follows."""
    yield from _roster(scan)
    yield from _introduced(scan)
    yield from _first_names(scan.text)


def _roster(scan: Scan) -> Iterator[Hit]:
    roster = scan.roster
    if roster.accounts:
        for found in re.finditer(r"(?<![\w.@-])[\w][\w.@$-]{1,60}[\w$]", scan.low):
            if found[0] in roster.accounts or found[0].split("@")[0] in roster.accounts:
                yield Hit(found.start(), found.end(), "USER")
    if not roster.singles:
        return
    words = list(_WORD.finditer(scan.low))
    for index, word in enumerate(words):
        if word[0] in roster.singles or (len(word[0]) == 1 and index + 1 < len(words) and words[index + 1][0] in roster.lasts):
            end = _full_name(scan, words, index)
            if end is not None:
                yield Hit(word.start(), end, "NAME")


def _full_name(scan: Scan, words: list[re.Match[str]], index: int) -> int | None:
    """Where a roster name that begins at this word ends; None if it is none here."""
    word, following = words[index], words[index + 1] if index + 1 < len(words) else None
    between = scan.text[word.end() : following.start()] if following else "\n\n"
    if following and between in (" ", ", ", ". ", ".", "_", "-"):
        lasts = scan.roster.lasts_by_first.get(word[0], frozenset())
        turned = between == ", " and word[0] in scan.roster.lasts_by_first.get(following[0], frozenset())
        capitals = scan.text[word.start()].isupper() and scan.text[following.start()].isupper()
        if (following[0] in lasts or turned) and (capitals or not (_is_word(word[0]) and _is_word(following[0]))):
            return following.end()
        if between in (". ", ".") and len(word[0]) == 1 and (word[0], following[0]) in scan.roster.initials:
            return following.end()
    return word.end() if word[0] in scan.roster.singles and _alone(scan, word) else None


def _is_word(low: str) -> bool:
    return low in ALSO_WORDS or low in WORDS or low in _ROLES


def _alone(scan: Scan, word: re.Match[str]) -> bool:
    """Whether a single roster name means the person: rare words by their letters, words of the language only with capital and company."""
    low = word[0]
    if len(low) < 2:
        return False
    capital = scan.text[word.start()].isupper()
    if _is_word(low):
        near = scan.low[max(0, word.start() - 12) : word.start()]
        return capital and bool(_SHOWS_PERSON.search(near)) and bool(_PERSON_ACTS.match(scan.text, word.end()))
    return capital or (low in FIRST_NAMES and len(low) >= 4)


def _introduced(scan: Scan) -> Iterator[Hit]:
    for found in _PERSONAL.finditer(scan.text):
        kept = _person_part(
            found["name"],
            sure=bool(found["title"] or found["says"]),
            known=bool(found["person"]) or (found[0][0].isupper() and bool(found["reach"])),
        )
        if kept:
            start = found.start("title") if found["title"] else found.start("name")
            end = found.end("degree") if kept == found["name"] else found.start("name") + len(kept)
            yield Hit(start, end, "NAME")
    for found in _CLOSING.finditer(scan.text):
        kept = _person_part(found["name"], sure=True, known=False)
        if kept and kept == found["name"]:
            yield Hit(found.start("name"), found.start("name") + len(kept), "NAME")


def _person_part(name: str, *, sure: bool, known: bool) -> str:
    """The leading words that can be a person's name.

    `sure`: any capitalised words do; `known`: the first must be a first name; neither: two words or a first name.
    """
    kept: list[str] = []
    for word in name.split(" "):
        low = word.lower().removesuffix("'s").removesuffix("\u2019s")
        if (
            low in _ROLES
            or (low in WORDS and low not in FIRST_NAMES and low not in ALSO_WORDS)
            or (word.isupper() and len(word.rstrip(".")) > 1)
        ):
            break
        kept.append(word)
    while kept and kept[-1][0].islower():
        kept.pop()
    if not kept:
        return ""
    first = kept[0].lower().removesuffix("'s").removesuffix("\u2019s")
    if sure or first in FIRST_NAMES or (not known and len(kept) > 1):
        text = " ".join(kept)
        return text[:-2] if text.endswith(("'s", "\u2019s")) else text
    return ""


def _first_names(text: str) -> Iterator[Hit]:
    for found in _CAPITALISED.finditer(text):
        words = found[0].split(" ")
        for index, word in enumerate(words[:-1]):
            if word.lower() in FIRST_NAMES:
                kept = _person_part(" ".join(words[index:]), sure=False, known=True)
                if " " in kept:
                    start = found.start() + len(" ".join(words[:index])) + (1 if index else 0)
                    yield Hit(start, start + len(kept), "NAME")
                break
