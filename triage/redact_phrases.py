"""Redaction, layer 3, the other way round: passwords before their cue ("X is my password"), in pairs with an account, and in commands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from triage.redact_passwords import NEAR
from triage.redact_rules import Hit, Scan, Strength, strength
from triage.redact_walk import Word, bare, ends_clause

_MINE = (
    r"(?:my|the|a|an|your|his|her|its|our|their|this|both|sein|seine|ihr|ihre|unser|unsere|su|sua|seu|nuestra|nossa|notre|leur|mein|meine|das|ein|mi|la|el|una|minha|a|uma|mon|le|un|new|old|own|current|temporary|temp"
    r"|initial|default|admin|root|guest|local|login|windows|"
    r"wifi|vpn|neues|altes|neue|alte|aktuelles|nueva|antigua|nova|antiga|nouveau|ancien)"
)
_BEFORE = re.compile(
    rf"(?P<value>\S{{4,64}})\s{{1,3}}(?:is|was|as|for|to be|ist|war|als|est|comme|es|era|como|\u00e9|para|fuer"
    rf"|f\u00fcr)(?:\s{{1,3}}{_MINE}){{0,3}}\s{{0,3}}\Z"
)
_AS = re.compile(r"\s{1,3}(?:as|als|comme|como)\b")
_MY = re.compile(r"\b(?:my|mein|mi|minha|mon)\b")
_USED = re.compile(
    r"\b(?:tried|try|trying|typed|type|typing|entered|enter|entering|used|use|using|put in|take|takes|accept|accepts|it is|it's|it was"
    r"|its|one was|one is|one:|chose|choose|picked|versuche?|probiert|probiere"
    r"|eingebe|verwende|benutze|nutze|nehme|habe|us[o\u00e9]|utilizo|puse|pongo|prob\u00e9|escribo|uso|usei|tentei|coloquei|j'utilise"
    r"|utilise|j'ai (?:tap\u00e9|essay\u00e9|mis)|tape|essaye|gebe)"
    r"\s{1,3}(?:with\s|mit\s|con\s|com\s|avec\s|to use\s|in\s)?(?P<value>\S{4,64})"
)
_BY_HAND = re.compile(r"typ|enter|eingeb|escrib|tape")
_PAIR = re.compile(
    r"[^\n]{0,24}?(?<![\w.@-])(?P<user>[^\W\d][\w.@\\+-]{1,60})\s{0,2}(?P<between>/|:|\||;|,|\bund\b|\band\b|\by\b|\be\b"
    r"|\bet\b|\bwith\b|\bmit\b|\bavec\b|\bcon\b|\bcom\b)\s{0,2}(?P<value>\S{4,64})"
)
_WITH = frozenset("with mit avec con com".split())
_ELEMENT = re.compile(r"[\w-]{0,20}>\s?(?P<value>[^<>\s][^<>\n]{2,80}?)\s?</")
_COMMAND = re.compile(
    r"(?:\b(?:curl|wget|http|https)\b[^\n]{0,120}?\s(?:-u|--user|--proxy-user)[ =]['\"]?(?P<account>[^\s:'\"]{1,60}):"
    r"|\b(?:sshpass|plink|pscp|putty|psexec|paexec|docker login|az login|oc login|helm registry login|smbclient|rdesktop|xfreerdp|winscp"
    r"|sqlcmd|bcp|isql)\b[^\n]{0,100}?\s(?:-p|-pw|-P|/p:)[ =]?"
    r"|\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n]{0,100}?\s-p"
    r"|\bredis-cli\b[^\n]{0,60}?\s-a |\bldap(?:search|modify|add)\b[^\n]{0,100}?\s-w "
    r"|\bnet use\b[^\n]{0,100}?/user:\S{1,60}\s{1,3}|\bnet user \S{1,40} |\bcmdkey\b[^\n]{0,120}?/pass:"
    r"|\bsecurestring\s{1,3}(?:-string\s)?)"
    r"[\"']?(?P<value>[^\s\"'<>$%*/\[-][^\s\"'<>]{2,80})"
)
_USUAL_ACCOUNT = re.compile(
    r"(?<![\w.\\/-])(?:admin|administrator|root|guest|gast|sa|user|test)\s?[/:]\s?(?P<value>[^\s/:]{4,40})(?=[\s.,;)]|\Z)"
)
_LOGIN = re.compile(
    r"\b(?:credentials?|creds?|log(?:ged|ging)?[ -]?(?:in|on)(?:\s(?:as|with|to \w{1,20} (?:as|with)))?|sign(?:ed)?[ -]?in(?:\s(?:as"
    r"|with))?|logins?|zugangsdaten|anmeldedaten|logindaten|login-daten|anmeld(?:en|ung|e) (?:mich )?(?:mit|als)|einloggen (?:mit|als)"
    r"|logge? mich (?:ein )?(?:mit|als)|melde mich (?:an )?(?:mit|als)|connecte (?:avec|comme)|connexion avec|me connecter avec"
    r"|entro con|entrar con|entro com|entre com|entrar com|accedo con|acceder con|acesso com|acessar com|sesi\u00f3n con|logar com"
    r"|logging in as|log on as|connect as"
    r"|eingeloggt mit|credenciales|credenciais|identifiants|user ?/ ?pass(?:word)?|username ?/ ?password|benutzer ?/ ?passwort|zugang)\b"
)


def find(scan: Scan) -> Iterator[Hit]:
    """Passwords told before their cue, tried passwords, account / password pairs, element contents and command arguments."""
    cues = [cue for cue in scan.cues if cue.lastgroup != "login"]
    for cue in cues:
        spaced = cue.start() > 0 and scan.text[cue.start() - 1].isspace()
        before = _BEFORE.search(scan.low, max(0, cue.start() - 110), cue.start()) if spaced else None
        if before and (hit := _told(scan, before, _least(scan, before))):
            yield hit
        element = _ELEMENT.match(scan.text, cue.end())
        if element:
            yield Hit(element.start("value"), element.end("value"), "PASSWORD", secret=True)
    yield from _tried(scan, cues)
    yield from _pairs(scan)
    for found in _USUAL_ACCOUNT.finditer(scan.low):
        if hit := _told(scan, found, 2):
            yield hit
    for found in _COMMAND.finditer(scan.low):
        yield Hit(found.start("value"), found.end("value"), "PASSWORD", secret=True)
        if found["account"]:
            yield Hit(found.start("account"), found.end("account"), "USER")


def _least(scan: Scan, before: re.Match[str]) -> Strength:
    """How strong a word must be: a plain one does in "X as password", and in "X is my password" at the start of its sentence."""
    start = before.start("value")
    opens = start == 0 or scan.text[start - 1] == "\n" or scan.text[max(0, start - 2)] in ".,;:!?"
    return 1 if _AS.match(scan.low, before.end("value")) or (opens and _MY.search(before[0])) else 2


def _told(scan: Scan, found: re.Match[str], least: Strength) -> Hit | None:
    start, end = found.span("value")
    word = bare(Word(start, end, scan.text[start:end]))
    return Hit(word.start, word.end, "PASSWORD", secret=True) if strength(word.text) >= least else None


def _tried(scan: Scan, cues: Sequence[re.Match[str]]) -> Iterator[Hit]:
    """Words that were typed, used, tried near a cue; two ordered lists, walked together."""
    index = 0
    for found in _USED.finditer(scan.low):
        while index < len(cues) and cues[index].end() < found.start("value") - NEAR:
            index += 1
        near = index < len(cues) and cues[index].start() <= found.end() + NEAR
        by_hand = _BY_HAND.match(scan.low, found.start()) is not None
        if (near or by_hand) and (hit := _told(scan, found, 2 if near else 3)):
            yield hit
        elif near and (cues[index].lastgroup == "code" or "code" in cues[index][0]) and found["value"].rstrip(".,;").isdigit():
            yield Hit(found.start("value"), found.start("value") + len(found["value"].rstrip(".,;")), "PASSWORD", secret=True)


def _pairs(scan: Scan) -> Iterator[Hit]:
    for cue in _LOGIN.finditer(scan.low):
        found = _PAIR.match(scan.low, cue.end())
        if not found or (found["between"] == "/" and found[0].endswith(" /" + found["value"])):
            continue
        start, end = found.span("value")
        word = bare(Word(start, end, scan.text[start:end]))
        unlike = any(letter.isdigit() or letter in "._\\@" for letter in found["user"])
        apart = scan.text[found.end("user")] == " " or found["between"] == ":"
        plain = found["between"] in "/:|" and apart and strength(word.text) == 1 and ends_clause(scan.text, word)
        plain = plain and (unlike or strength(found["user"]) == 1)
        if found["between"] in _WITH and not unlike:
            continue
        if plain or strength(word.text) >= 2:
            yield Hit(word.start, word.end, "PASSWORD", secret=True)
            yield Hit(*found.span("user"), "USER")
