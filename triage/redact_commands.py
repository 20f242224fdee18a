"""Redaction, layer 3 besides prose: passwords in the arguments of commands and in elements, keys whose name stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from triage.redact_rules import Hit, Scan, strength

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
_COMMANDS = (
    *"curl wget http sshpass plink pscp putty psexec paexec docker helm smbclient rdesktop xfreerdp winscp sqlcmd bcp isql".split(),
    *"mysql mariadb redis-cli ldap cmdkey securestring".split(),
    *("az login", "oc login", "net use"),
)
_KEY_WORDS = ("key", "token", "secret", "schl\u00fcssel", "cl\u00e9", "clave", "chave", "jeton")
_KEY = re.compile(
    r"\b(?:api|access|secret|auth|client|bearer|service|private|encryption|shared|webhook|signing|deploy|personal access)[ -]?"
    r"(?:keys?|tokens?|secrets?|schl\u00fcssel)\b"
    r"|\b(?:cl\u00e9|clave|chave|jeton)\s(?:d'|de\s|da\s)?(?:api|acc\u00e8s|acceso|acesso)\b|\b(?:keys?|tokens?|secrets?)\b(?=\s(?:for|is|was|:|=|to|of)\s)"
)
_KEY_VALUE = re.compile(
    r"(?P<between>[^.!?\n]{0,60}?)(?:\s(?:is|was|are|ist|war|lautet|est|es|\u00e9)\s|\s?[:=]\s?|\s)[\"'`(]?(?P<value>[A-Za-z0-9][\w~+/=-]{7,120})(?![\w@])"
)
_CHANGE = re.compile(r"(?<=[A-Za-z])\d|(?<=\d)[A-Za-z]")


def find(scan: Scan) -> Iterator[Hit]:
    """Contents of password elements, password arguments and their accounts, keys told in prose."""
    for cue in scan.cues if "</" in scan.low else ():
        element = _ELEMENT.match(scan.text, cue.end()) if cue.lastgroup != "login" else None
        if element:
            yield Hit(element.start("value"), element.end("value"), "PASSWORD", secret=True)
    # Looking for a word is a hundred times cheaper than looking for a pattern, and most texts have none of these.
    if any(name in scan.low for name in _COMMANDS):
        for found in _COMMAND.finditer(scan.low):
            yield Hit(found.start("value"), found.end("value"), "PASSWORD", secret=True)
            if found["account"]:
                yield Hit(found.start("account"), found.end("account"), "USER")
    if any(word in scan.low for word in _KEY_WORDS):
        yield from _keys(scan)


def _keys(scan: Scan) -> Iterator[Hit]:
    """A key in prose: a word of letters and digits that change places often, behind "API key", "client secret" or "token is"."""
    for cue in _KEY.finditer(scan.low):
        found = _KEY_VALUE.match(scan.text, cue.end())
        while found and not _like_a_key(found["value"]) and found.end() - cue.end() < 70:
            found = _KEY_VALUE.match(scan.text, found.end("value"))
        if found and _like_a_key(found["value"]):
            yield Hit(*found.span("value"), "KEY", secret=True)


def _like_a_key(value: str) -> bool:
    digits = sum(map(str.isdigit, value))
    letters = sum(map(str.isalpha, value))
    return digits >= 2 and letters >= 2 and strength(value) >= 2 and len(_CHANGE.findall(value)) >= 3
