"""How Slack reaches the app: each delivery goes over HTTP, signed, or as an envelope through a socket; events are sent again if nobody
acknowledges them within three seconds, interactions and commands are not."""

import asyncio
import hashlib
import hmac
import json
import time
import urllib.parse
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from fake_slack_core import Core
    from fake_slack_socket import Sockets


@dataclass
class Attempt:
    """One try. `outcome`: acknowledged, http_timeout, http_error, connection_failed, timeout (socket), no_connection."""

    outcome: str
    seconds: float
    status: int | None = None
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Delivery:
    """Something for the app. `kind`: events_api, interactive, slash_commands (the names of Socket Mode). `answer` is what it said."""

    kind: str
    payload: dict[str, Any]
    attempts: list[Attempt] = field(default_factory=list)
    first: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def acknowledged(self) -> bool:
        return any(one.outcome == "acknowledged" for one in self.attempts)

    @property
    def answer(self) -> Any:
        """The body of the acknowledgement: a dict, a str or None."""
        return next((one.body for one in self.attempts if one.outcome == "acknowledged"), None)

    @property
    def event(self) -> dict[str, Any]:
        """The inner event; empty for what is no event."""
        found = self.payload.get("event")
        return found if isinstance(found, dict) else {}


class Deliverer:
    """Carries deliveries to `core.request_url` or, without one, to the sockets."""

    def __init__(self, core: "Core") -> None:
        self._core = core
        self._session: aiohttp.ClientSession | None = None
        self.sockets: Sockets | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def carry(self, delivery: Delivery) -> None:
        """All attempts of a delivery, until one is acknowledged. X-Slack-No-Retry in an answer ends them."""
        retries = self._core.pace.retries if delivery.kind == "events_api" else ()
        for number, wait in enumerate((0.0, *retries)):
            await asyncio.sleep(wait)
            attempt = await self._attempt(delivery, number)
            delivery.attempts.append(attempt)
            delivery.first.set()
            if attempt.outcome == "acknowledged" or attempt.headers.get("x-slack-no-retry") == "1":
                return

    async def _attempt(self, delivery: Delivery, number: int) -> Attempt:
        reason = delivery.attempts[-1].outcome if delivery.attempts else ""
        if self._core.request_url is None:
            assert self.sockets is not None
            return await self.sockets.deliver(delivery, number, reason)
        body, kind = encoded(delivery)
        headers = self.signed(body) | {"Content-Type": kind, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        if number:
            headers |= {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
        return await self._post(self._core.request_url, body, headers)

    def signed(self, body: str) -> dict[str, str]:
        """The two headers of a request that Slack signed (docs.slack.dev/authentication/verifying-requests-from-slack)."""
        stamp = str(int(time.time() + self._core.skew))
        mark = hmac.new(self._core.installed.signing_secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256)
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={mark.hexdigest()}"}

    async def _post(self, url: str, body: str, headers: dict[str, str]) -> Attempt:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), trust_env=False)
        began = time.monotonic()
        limit = aiohttp.ClientTimeout(total=self._core.pace.acknowledge)
        try:
            async with self._session.post(url, data=body.encode(), headers=headers, timeout=limit, allow_redirects=False) as response:
                said, given = await response.read(), {name.lower(): value for name, value in response.headers.items()}
                outcome = "acknowledged" if 200 <= response.status < 300 else "http_error"
                return Attempt(outcome, time.monotonic() - began, response.status, _read(said, response.content_type), given)
        except TimeoutError:
            return Attempt("http_timeout", time.monotonic() - began)
        except aiohttp.ClientError:
            return Attempt("connection_failed", time.monotonic() - began)

    async def raw(self, body: str, headers: dict[str, str]) -> Attempt:
        """Any request at all to the request address: forged, unsigned, old, malformed."""
        assert self._core.request_url is not None
        return await self._post(self._core.request_url, body, headers)


def encoded(delivery: Delivery) -> tuple[str, str]:
    """(body, content type) of a delivery over HTTP: events are JSON, interactions a form with JSON in it, commands a form."""
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload), "application/json"
    fields = delivery.payload if delivery.kind == "slash_commands" else {"payload": json.dumps(delivery.payload)}
    return urllib.parse.urlencode(fields), "application/x-www-form-urlencoded"


def _read(said: bytes, kind: str) -> Any:
    if not said.strip():
        return None
    text = said.decode(errors="replace")
    if kind == "application/json":
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
