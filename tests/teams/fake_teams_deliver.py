"""How Microsoft reaches the app: every activity is a POST with a signed token; one that is not answered in time, or with a 5xx, is sent
again. An invoke waits for its answer, may be sent several times, and its first answer counts."""

import asyncio
import json
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from fake_teams_core import Core

PLAIN_AGENT = "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)"


@dataclass
class Attempt:
    """One try. `outcome`: answered (2xx), http_error, timeout, connection_failed. `body` read as JSON, else as text, else None."""

    outcome: str
    seconds: float
    status: int | None = None
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Delivery:
    """An activity for the app. `token`: the kind of token it is signed with (fake_teams_keys.py)."""

    activity: dict[str, Any]
    token: str = "good"
    attempts: list[Attempt] = field(default_factory=list)
    first: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def answered(self) -> bool:
        return any(one.outcome == "answered" for one in self.attempts)

    @property
    def status(self) -> int | None:
        """Of the last attempt."""
        return self.attempts[-1].status if self.attempts else None

    @property
    def seconds(self) -> float:
        """How long the first answer took."""
        return self.attempts[0].seconds if self.attempts else 0.0

    @property
    def answer(self) -> Any:
        """The body of the first answer: a dict, a str or None."""
        return next((one.body for one in self.attempts if one.outcome == "answered"), None)

    @property
    def kind(self) -> str:
        """The type of the activity, of an invoke its name."""
        return str(self.activity.get("name") if self.activity.get("type") == "invoke" else self.activity.get("type"))


class Deliverer:
    """Carries deliveries to `core.request_url`. Without one nothing is delivered and nothing is retried."""

    def __init__(self, core: "Core") -> None:
        self._core = core
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def carry(self, delivery: Delivery) -> None:
        """All attempts of a delivery, until one is answered or refused."""
        if self._core.request_url is None:
            self._note(delivery, Attempt("connection_failed", 0.0))
            return
        if delivery.activity.get("type") == "invoke":
            await self._carry_invoke(delivery)
            return
        for wait in (0.0, *self._core.pace.retries):
            await asyncio.sleep(wait)
            attempt = await self._attempt(delivery, self._core.pace.answer)
            self._note(delivery, attempt)
            if attempt.outcome == "answered" or (attempt.status is not None and attempt.status < 500):
                return

    async def _carry_invoke(self, delivery: Delivery) -> None:
        async def once() -> None:
            self._note(delivery, await self._attempt(delivery, self._core.pace.invoke))

        await asyncio.gather(*(once() for _ in range(self._core.pace.invoke_copies)))

    @staticmethod
    def _note(delivery: Delivery, attempt: Attempt) -> None:
        delivery.attempts.append(attempt)
        delivery.first.set()

    async def _attempt(self, delivery: Delivery, seconds: float) -> Attempt:
        body = json.dumps(delivery.activity, ensure_ascii=False)
        address = str(delivery.activity.get("serviceUrl", self._core.service_url))
        return await self.raw(body, self.headers(delivery.token, address), seconds)

    def headers(self, token: str = "good", service_url: str | None = None) -> dict[str, str]:
        """The headers of a delivery, signed with a token of that kind."""
        found = {"Content-Type": "application/json; charset=utf-8", "User-Agent": PLAIN_AGENT, "MS-CV": secrets.token_urlsafe(12)}
        if not self._core.app.app_id:
            return found
        signed = self._core.keys.for_delivery(self._core.app.app_id, service_url or self._core.service_url, token)
        return found | ({"Authorization": signed} if signed else {})

    async def raw(self, body: str | bytes, headers: dict[str, str], seconds: float = 15.0) -> Attempt:
        """Any request at all to the request address: forged, unsigned, malformed."""
        assert self._core.request_url is not None, "the fake was not told where the app listens (request_url)"
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), trust_env=False)
        began, limit = time.monotonic(), aiohttp.ClientTimeout(total=seconds)
        sent = body.encode() if isinstance(body, str) else body
        try:
            async with self._session.post(
                self._core.request_url, data=sent, headers=headers, timeout=limit, allow_redirects=False
            ) as response:
                said, given = await response.read(), {name.lower(): value for name, value in response.headers.items()}
                outcome = "answered" if 200 <= response.status < 300 else "http_error"
                return Attempt(outcome, time.monotonic() - began, response.status, _read(said), given)
        except TimeoutError:
            return Attempt("timeout", time.monotonic() - began)
        except aiohttp.ClientError:
            return Attempt("connection_failed", time.monotonic() - began)


def _read(said: bytes) -> Any:
    if not said.strip():
        return None
    text = said.decode(errors="replace")
    try:
        return json.loads(text)
    except ValueError:
        return text
