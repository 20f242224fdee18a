"""The tokens of the fake: those of Bot Framework on deliveries to the app (good and of every bad kind), and those that the token service
gives the app for its own calls. RS256; the keys are made once in a process.

The kinds of delivery tokens: good, expired, early, audience, issuer, unknown_key, service_url, forged, none, junk, scheme, unsigned.
"""

import functools
import json
import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

ISSUER = "https://api.botframework.com"
AUDIENCE = "https://api.botframework.com"
BAD_TOKENS = (
    "expired",
    "early",
    "audience",
    "issuer",
    "unknown_key",
    "service_url",
    "no_service_url",
    "forged",
    "none",
    "junk",
    "scheme",
    "unsigned",
)


@functools.cache
def key(number: int) -> rsa.RSAPrivateKey:
    """The key of that number; 0, 1, 2 … are the ones that come after each other, negative ones belong to forgers."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def key_id(number: int) -> str:
    return f"fake-key-{number}"


def public_key(number: int) -> dict[str, Any]:
    """As it stands in the key set of login.botframework.com, with the channels it may sign for."""
    made: dict[str, Any] = json.loads(RSAAlgorithm.to_jwk(key(number).public_key()))
    made.pop("key_ops", None)
    return made | {"use": "sig", "kid": key_id(number), "x5t": key_id(number), "endorsements": ["msteams", "webchat", "directline"]}


class Keys:
    """The keys that are published now, and what is signed with the newest."""

    def __init__(self) -> None:
        self.published = [0]
        self.skew = 0.0
        self._good: dict[tuple[object, ...], str] = {}

    @property
    def newest(self) -> int:
        return self.published[-1]

    def rotate(self, *, keep: bool = True) -> None:
        """From now on a new key signs. keep=False: the old one is no longer published."""
        new = self.newest + 1
        self.published = [*self.published, new] if keep else [new]

    def published_set(self) -> dict[str, Any]:
        return {"keys": [public_key(one) for one in self.published]}

    def signed(self, claims: dict[str, Any], number: int | None = None, *, kid: str | None = None) -> str:
        used = self.newest if number is None else number
        return jwt.encode(claims, key(used), algorithm="RS256", headers={"kid": kid or key_id(used), "x5t": kid or key_id(used)})

    def for_delivery(self, app_id: str, service_url: str, kind: str = "good") -> str | None:
        """The Authorization header of a delivery; None: without one. Goes by the real clock (`skew` seconds off it). A good token is used
        for a minute, as Microsoft uses it for an hour."""
        now = time.time() + self.skew
        if kind == "good":
            used = (app_id, service_url, self.newest, int(now) // 60)
            if used not in self._good:
                self._good[used] = self._made(app_id, service_url, kind, now) or ""
            return self._good[used]
        return self._made(app_id, service_url, kind, now)

    def _made(self, app_id: str, service_url: str, kind: str, now: float) -> str | None:
        claims: dict[str, Any] = {"serviceurl": service_url, "nbf": int(now) - 300, "exp": int(now) + 3600, "iss": ISSUER, "aud": app_id}
        match kind:
            case "none":
                return None
            case "junk":
                return "Bearer not-a-token"
            case "scheme":
                return "Basic " + self.signed(claims)
            case "unsigned":
                return "Bearer " + jwt.encode(claims, None, algorithm="none", headers={"kid": key_id(self.newest)})
            case "unknown_key":
                return "Bearer " + self.signed(claims, -1)
            case "forged":
                return "Bearer " + self.signed(claims, -1, kid=key_id(self.newest))
            case "no_service_url":
                del claims["serviceurl"]
        return "Bearer " + self.signed(claims | _wrong(kind, int(now)))

    def for_app(self, app_id: str, tenant: str, seconds: int) -> str:
        """An access token for the app's own calls, as the token service gives it."""
        now = int(time.time())
        claims = {"aud": AUDIENCE, "iss": f"https://sts.windows.net/{tenant}/", "iat": now, "nbf": now, "exp": now + seconds}
        return self.signed(claims | {"appid": app_id, "tid": tenant, "ver": "1.0", "appidacr": "1", "serviceurl": None})

    def read(self, header: str | None, app_id: str) -> bool:
        """Whether the app may call with this Authorization header."""
        scheme, _, token = (header or "").partition(" ")
        if scheme != "Bearer":
            return False
        try:
            number = int(jwt.get_unverified_header(token)["kid"].rpartition("-")[2])
            claims = jwt.decode(token, key(number).public_key(), algorithms=["RS256"], audience=AUDIENCE)
        except (jwt.PyJWTError, KeyError, ValueError):
            return False
        return bool(claims.get("appid") == app_id)


def _wrong(kind: str, now: int) -> dict[str, Any]:
    """What differs in the claims of a bad token."""
    return {
        "expired": {"nbf": now - 7200, "exp": now - 3600},
        "early": {"nbf": now + 3600, "exp": now + 7200},
        "audience": {"aud": "00000000-0000-4000-8000-000000000bad"},
        "issuer": {"iss": "https://sts.example/bad"},
        "service_url": {"serviceurl": "https://smba.bad.example/emea/"},
    }.get(kind, {})
