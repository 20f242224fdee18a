"""Things that may not leave, of every type that issue 4 names, drawn at random: each as a sentence and the very words to look for."""

import base64
import json
import string
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from triage.redact import Roster

ROSTER = Roster(names=("Ingrid Halloran", "Tomasz Wrona"), users=("ihalloran", "twrona7"))
LOWER, DIGITS = string.ascii_lowercase, string.digits
TOKEN = string.ascii_letters + DIGITS
WORDS = ("the screen flickers since monday", "nothing prints in room 4", "it says 0x80070005", "since the update to 24.1.2", "please help")


@dataclass(frozen=True)
class Planted:
    """`said`: words of a person. `secrets`: what of them may be found nowhere."""

    kind: str
    said: str
    secrets: tuple[str, ...]


def _text(alphabet: str, least: int, most: int | None = None) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(alphabet), min_size=least, max_size=most or least)


def _name() -> st.SearchStrategy[str]:
    return _text(LOWER, 6, 10)


def _said(kind: str, wording: str, secret: st.SearchStrategy[str]) -> st.SearchStrategy[Planted]:
    return secret.map(lambda value: Planted(kind, wording.format(value), (value,)))


def _mixed(size: int) -> st.SearchStrategy[str]:
    """Letters of both cases and digits, as a generator of keys makes them: never all of a kind."""
    return _text(TOKEN, size - 6).map(lambda body: f"{body[: len(body) // 2]}aZ4bQ7{body[len(body) // 2 :]}")


def luhn(digits: str) -> str:
    """The digits with their check digit."""
    total = sum(sum(divmod(int(digit) * (2 if at % 2 == 0 else 1), 10)) for at, digit in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def _jwt(parts: tuple[str, str]) -> str:
    header = base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "typ": "JWT"}).encode()).decode().rstrip("=")
    body = base64.urlsafe_b64encode(json.dumps({"sub": parts[0], "name": parts[0]}).encode()).decode().rstrip("=")
    return f"{header}.{body}.{parts[1]}"


def _pem(body: str) -> Planted:
    """A private key; every line of it is a secret."""
    lines = [body[at : at + 64] for at in range(0, len(body), 64)]
    text = "\n".join(["-----BEGIN " + "PRIVATE KEY-----", *lines, "-----END " + "PRIVATE KEY-----"])
    return Planted("PEM", f"the certificate tool refuses this file:\n{text}\nwhat now?", tuple(lines))


def _pair(made: tuple[str, str]) -> Planted:
    user, password = made
    return Planted("PASSWORD and account", f"log in as user name: {user}, password: {password} and look", made)


_PASSWORD = st.tuples(_text(LOWER, 5, 8), _text(DIGITS, 2, 4), st.sampled_from("!#%+?")).map(lambda p: f"{p[0].capitalize()}{p[1]}{p[2]}")
_OCTET = st.integers(1, 254).map(str)
_IPV6 = _text("123456789abcdef", 12).map(lambda h: f"2001:db8:{h[:4]}:{h[4:8]}::{h[8:]}")
_MAC = _text("0123456789abcdef", 8).map(lambda h: "00:1b:" + ":".join(h[at : at + 2] for at in range(0, 8, 2)))
_IBAN = st.integers(10**17, 10**18 - 1).map(lambda n: f"DE{98 - int(f'{n}131400') % 97:02d}{n}")
_PHONE = st.integers(10**9, 10**10 - 1).map(lambda n: f"+44 {str(n)[:4]} {str(n)[4:]}")
_SSN = st.tuples(st.integers(100, 665), st.integers(10, 99), st.integers(1000, 9999)).map(lambda p: f"{p[0]}-{p[1]}-{p[2]}")
_CARD = st.integers(10**13, 10**14 - 1).map(lambda n: luhn(f"4{n}"))

# One strategy a type of the list. Prefixes of vendors are put together here, so that no scanner of keys takes this file for one.
PLANTS: dict[str, st.SearchStrategy[Planted]] = {
    "e-mail": _said("EMAIL", "mails from {} never arrive", _name().map(lambda n: f"{n}@{n[::-1]}.example")),
    "phone": _said("PHONE", "call me back on {} please", _PHONE),
    "IPv4": _said("IP", "the printer at {} is offline", st.tuples(_OCTET, _OCTET, _OCTET, _OCTET).map(lambda o: "10." + ".".join(o[1:]))),
    "IPv6": _said("IP", "ping fe80::1 works but {} does not", _IPV6),
    "MAC": _said("MAC", "the adapter {} gets no lease", _MAC),
    "host": _said("HOST", "the share on {} is gone", st.tuples(_name(), _text(DIGITS, 2)).map(lambda p: f"{p[0]}{p[1]}.corp.local")),
    "internal domain": _said("HOST", "the site {} shows an error", _name().map(lambda n: f"{n}.intra.fernhill.example")),
    "user name": _said("USER", "the account {} is locked", st.sampled_from(ROSTER.users)),
    "name": _said("NAME", "ask {} about it", st.sampled_from(ROSTER.names)),
    "URL with credentials": st.tuples(_name(), _PASSWORD.map(lambda p: p.replace("#", "-").replace("?", "-"))).map(
        lambda p: Planted("URL", f"git clone https://{p[0]}:{p[1]}@git.fernhill.example/x.git fails", (p[1],))
    ),
    "card": _said("CARD", "the company card {} was declined", _CARD),
    "IBAN": _said("IBAN", "the form does not take {}", _IBAN),
    "national id": _said("NATIONAL_ID", "payroll shows SSN {} for me", _SSN),
    "AWS key": _said("KEY", "the script says {} is invalid", _text(string.ascii_uppercase + "234567", 16).map(lambda k: "AK" + "IA" + k)),
    "GitHub token": _said("KEY", "git asks for a password though I use {}", _mixed(36).map(lambda k: "gh" + "p_" + k)),
    "Slack token": _said("KEY", "the bot with {} is silent", _mixed(24).map(lambda k: "xo" + "xb-123456789012-123456789012-" + k)),
    "Anthropic key": _said("KEY", "export KEY={} does not work", _mixed(40).map(lambda k: "sk-" + "ant-api03-" + k)),
    "Stripe key": _said("KEY", "payments fail with {}", _mixed(24).map(lambda k: "sk_" + "live_" + k)),
    "token": _said("TOKEN", "Authorization: Bearer {} gives 401", _mixed(40)),
    "JWT": _said("JWT", "the portal hands out {} and then fails", st.tuples(_name(), _mixed(43)).map(_jwt)),
    "PEM block": _mixed(192).map(_pem),
    "password in prose": _said("PASSWORD", "my password is {} and it is refused", _PASSWORD),
    "password in German": _said("PASSWORD", "mein Kennwort lautet {} und geht nicht", _PASSWORD),
    "password and account": st.tuples(_name().map(lambda n: f"{n}.x"), _PASSWORD).map(_pair),
    "connection string": _said("CONNECTION", "Server=tcp:db9;Initial Catalog=hr;User ID=sa;Password={};Encrypt=True times out", _mixed(14)),
    "database URL": _said("URL", "postgresql://report:{}@db/hr does not connect", _mixed(14)),
}


def planted(*kinds: str) -> st.SearchStrategy[Planted]:
    """One of these kinds, or of all, among other words."""
    return st.one_of([PLANTS[kind] for kind in kinds or PLANTS])


def told_in(text: str) -> Callable[[Planted], tuple[str, ...]]:
    """The secrets of a plant that stand in a text, in whatever case."""
    low = text.casefold()
    return lambda plant: tuple(secret for secret in plant.secrets if secret.casefold() in low)
