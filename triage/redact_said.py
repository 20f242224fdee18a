"""Redaction, layer 3, once more: secrets told without the word "password", answers to security questions, door codes, keys in prose.

"It is protected with X", "reset me to X", "use X to get in", "the old one was X": here the value itself must look like a password, for
no cue vouches for it. Beside "API key", "door code" and "security answer" less is asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from triage.redact_rules import Hit, Scan, strength
from triage.redact_walk import Word, bare, is_status
from triage.tables.redaction_words import WORDS

_VALUE = r"(?P<value>\S{5,64})"
_UNCUED = re.compile(
    r"(?:\b(?:protected|encrypted|secured|locked|unlocks?|unlocked|opens?|opened|log(?:s|ged|ging)?[ -]?(?:in|on)|sign(?:s|ed|ing)?[ -]?in"
    r"|get in|came in|connects?|gesch\u00fctzt|verschl\u00fcsselt|entsperrt?|anmelden|einloggen|prot\u00e9g\u00e9e?|chiffr\u00e9e?"
    r"|proteg\w{2,3}|cifrad[oa]|abre|ouvre)\s(?:it\s|only\s|up\s)?(?:with|using|by|mit|avec|con|com)\s"
    r"|\breset(?:s|ting)?\s(?:me|it|mine|her|him|that|this|us|them)?\s?(?:back\s)?to\s"
    r"|\bset\s(?:it|mine|hers|his|that)\s(?:back\s)?to\s|\b(?:zur\u00fcck)?setz\w{0,3}\s(?:es\s)?(?:wieder\s)?auf\s|\bremet\w{2,4}\s\u00e0\s"
    r"|\b(?:old|new|current|previous|last|temporary|temp|right|correct|initial|first|second|other|default)\sone\s(?:is|was|being|=|:)\s"
    r"|\b(?:alte[rs]?|neue[rs]?|aktuelle[rs]?)\s(?:ist|war|lautet)\s|\b(?:la|el|a)\s(?:antigua|nueva|antiga|nova)\s(?:es|era|\u00e9)\s"
    r"|\b(?:ancien|nouveau)\s(?:est|\u00e9tait|c'est)\s|\bwhether it(?:'s| is| was)\s|\b(?:it's|it is|it was) (?:either|still|just|now)\s"
    r"|\b(?:try|trying|tried|testing|typing|type|typed|type in|enter|entered|entering|use|using|used)\s)[\"'`\u201c\u201e(]?" + _VALUE
)
_BEHIND = re.compile(
    r"\s(?:to\s(?:get|log|sign)\s?(?:in|on)\b|gets\s(?:you|me)\sin\b|will\sget\syou\sin\b|lets\s(?:you|me)\sin\b"
    r"|doesn'?t\s(?:let|get)\sme\sin\b|zum\s(?:anmelden|einloggen)\b|para\s(?:entrar|iniciar)\b|pour\s(?:me\s|se\s)?connecter\b"
    r"|(?:is|was|gets|got|isn't|wasn't|wird|wurde|est|es|\u00e9)\s(?:(?:no|any|longer|not|never|always|still|being|now|suddenly|nicht|mehr|pas|no"
    r"|n\u00e3o)\s){0,3}(?:accepted|rejected|refused|declined|abgelehnt|akzeptiert|angenommen|refus\u00e9|accept\u00e9|rechazad[oa]|aceptad[oa]"
    r"|recusad[oa]|aceit[oa])\b)"
)
_LAST_WORD = re.compile(r"(?P<value>\S{5,64})\Z")
_WIFI_WORDS = ("ssid", "wifi", "wi-fi", "wlan", "wpa", "hotspot")
_CODE_WORDS = ("code", "código", "codice", "ombina", "kombin")
_KEY_WORDS = ("key", "token", "secret", "schlüssel", "clé", "clave", "chave", "jeton")
_ANSWER_WORDS = ("answer", "antwort", "respuesta", "resposta", "réponse")
_WIFI = re.compile(
    r"\b(?:ssid|wi-?fi|wlan|wpa\d?|hotspot)\b[^\n]{0,50}?\b(?:key|schl\u00fcssel|cl\u00e9|clave|chave|code|pw|psk)\s?(?:is\s|ist\s|est\s|es\s|\u00e9\s)?"
    r"(?P<hard>[:=])?\s?[\"'`]?(?P<value>\S{5,64})"
)
_JOINED_PAIR = re.compile(
    r"\b(?:ssh|sftp|ftp|log(?:ged|ging)?[ -]?in|login|auth|credentials|creds|curl|basic|account|connect)\b[^\n]{0,40}?\s"
    r"(?P<user>[a-z][\w.-]{1,30}):(?P<value>[^\s:/]{5,40})"
)
_OR = re.compile(r"\s(?:or|oder|o|ou|and|und|/)\s[\"'`]?(?P<value>\S{5,64})")
_CODE = re.compile(
    r"(?<![\w-])(?:code|codes|c\u00f3digo|codice|combination|kombination|combinaci\u00f3n|combina\u00e7\u00e3o|combinaison|"
    r"t\u00fcrcode|zahlencode|deurcode)\b(?P<between>[^.!?\n\d]{0,50}?)(?:\s(?:is|was|ist|war|lautet|est|es|\u00e9|:|=)|:|=)\s{0,2}[\"'`]?"
    r"(?P<value>\d{4,8}|\d{2,4}(?:[ -]\d{2,4}){1,5})(?!\w|\.\d)"
)
_NO_CODE_BEFORE = re.compile(
    r"(?:error|fehler|erreur|d'erreur|erro|status|exit|return|event|stop|post|postal|zip|area|country|cost|product|item|article|booking"
    r"|order|discount|promo|project|http|response|reason|reference|ref"
    r"|invoice|customer|colou?r|transaction|source|qr|bar|dress|vat|tax|swift|sort|department)[ -]\Z"
)
_NO_CODE_BETWEEN = re.compile(
    r"error|erreur|erro\b|fehler|status|page|article|invoice|rechnung|factura|facture|fatura"
    r"|order|ticket|version|build|postal|project|http"
)
_KEY = re.compile(
    r"\b(?:api|access|secret|auth|client|bearer|service|private|encryption|shared|webhook|signing|deploy|personal access)[ -]?"
    r"(?:keys?|tokens?|secrets?|schl\u00fcssel)\b"
    r"|\b(?:cl\u00e9|clave|chave|jeton)\s(?:d'|de\s|da\s)?(?:api|acc\u00e8s|acceso|acesso)\b|\b(?:keys?|tokens?|secrets?)\b(?=\s(?:for|is|was|:|=|to|of)\s)"
)
_KEY_VALUE = re.compile(
    r"(?P<between>[^.!?\n]{0,60}?)(?:\s(?:is|was|are|ist|war|lautet|est|es|\u00e9)\s|\s?[:=]\s?|\s)[\"'`(]?(?P<value>[A-Za-z0-9][\w~+/=-]{7,120})(?![\w@])"
)
_ANSWER = re.compile(
    r"(?:\b(?:security|secret)\s(?:question\s)?answers?\b|\banswer\sto\s(?:(?:my|the|her|his)\s)?(?:security|secret)\squestion\b"
    r"|\bantwort\sauf\s(?:die|meine)\s(?:sicherheits|geheim)frage\b|\b(?:sicherheits|geheim)antwort\b|\brespuesta\s(?:secreta|de\sseguridad)\b"
    r"|\bresposta\s(?:secreta|de\sseguran\u00e7a)\b|\br\u00e9ponse\s(?:secr\u00e8te|de\ss\u00e9curit\u00e9)\b)"
    r"(?:\s(?:is|was|ist|war|lautet|es|\u00e9|est|to\sthat\sis)\s|\s?[:=]\s?)[\"'`\u201c]?(?P<value>[^.,;!?\n\"'`\u201d]{2,40})"
)
_MADE_UP = re.compile(
    r"(?=.{6,40}\Z)(?=.*\d)(?=.*[^\W\d_]{3})(?:(?=.*[^\W\d_A-Z])(?=.*[A-Z\u00c0-\u00de])(?=.*[A-Za-z]{4}|.*[_!@#$%^&*+=?~])|(?=.*[!@#$%^&*=?~]))"
)


def find(scan: Scan) -> Iterator[Hit]:
    """Values told without a cue, codes of doors, keys and answers in prose."""
    places = [found.span("value") for found in _UNCUED.finditer(scan.low)]
    before = (_LAST_WORD.search(scan.low, max(0, found.start() - 64), found.start()) for found in _BEHIND.finditer(scan.low))
    places += [found.span("value") for found in before if found]
    for start, end in places:
        if hit := _made_up(scan, start, end):
            yield hit
            joined = _OR.match(scan.low, hit.end)
            if joined and (other := _made_up(scan, *joined.span("value"))):
                yield other
    # Looking for a word is a hundred times cheaper than looking for a pattern, and most texts have none of these.
    if any(word in scan.low for word in _WIFI_WORDS):
        for found in _WIFI.finditer(scan.low):
            word = bare(Word(*found.span("value"), scan.text[slice(*found.span("value"))]))
            if strength(word.text) >= (1 if found["hard"] else 2):
                yield Hit(word.start, word.end, "PASSWORD", secret=True)
    for found in _JOINED_PAIR.finditer(scan.low) if ":" in scan.low else ():
        word = bare(Word(*found.span("value"), scan.text[slice(*found.span("value"))]))
        if strength(word.text) == 3:
            yield Hit(word.start, word.end, "PASSWORD", secret=True)
            yield Hit(*found.span("user"), "USER")
    if any(word in scan.low for word in _CODE_WORDS):
        yield from _codes(scan)
    if any(word in scan.low for word in _KEY_WORDS):
        yield from _keys(scan)
    if any(word in scan.low for word in _ANSWER_WORDS):
        yield from _answers(scan)


def _answers(scan: Scan) -> Iterator[Hit]:
    for found in _ANSWER.finditer(scan.low):
        words = found["value"].split()
        if words and len(words) <= 6 and not is_status(words[0]):
            yield Hit(found.start("value"), found.start("value") + len(found["value"].rstrip()), "PASSWORD", secret=True)


def _made_up(scan: Scan, start: int, end: int) -> Hit | None:
    word = bare(Word(start, end, scan.text[start:end]))
    core = word.text.rstrip("!?.")
    if strength(word.text) < 2 or not _MADE_UP.match(word.text) or core.lower() in WORDS or "/" in core or "\\" in core:
        return None
    return Hit(word.start, word.end, "PASSWORD", secret=True)


def _codes(scan: Scan) -> Iterator[Hit]:
    for found in _CODE.finditer(scan.low):
        before = _NO_CODE_BEFORE.search(scan.low, max(0, found.start() - 16), found.start())
        if not before and not _NO_CODE_BETWEEN.search(found["between"]):
            yield Hit(*found.span("value"), "PASSWORD", secret=True)


def _keys(scan: Scan) -> Iterator[Hit]:
    """A key in prose: a word of letters and digits that change places often, behind "API key", "client secret" or "token is"."""
    for cue in _KEY.finditer(scan.low):
        found = _KEY_VALUE.match(scan.text, cue.end())
        while found and not _like_a_key(found["value"]) and found.end() - cue.end() < 70:
            found = _KEY_VALUE.match(scan.text, found.end("value"))
        if found and _like_a_key(found["value"]):
            yield Hit(*found.span("value"), "KEY", secret=True)


_CHANGE = re.compile(r"(?<=[A-Za-z])\d|(?<=\d)[A-Za-z]")


def _like_a_key(value: str) -> bool:
    digits = sum(map(str.isdigit, value))
    letters = sum(map(str.isalpha, value))
    return digits >= 2 and letters >= 2 and strength(value) >= 2 and len(_CHANGE.findall(value)) >= 3
