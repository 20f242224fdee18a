"""Calls: the Web API with our own errors. Nothing is repeated here: a repeated post after a lost answer would be a second one.

`read` for methods that only look (GET), `write` for those that change something (POST, JSON).
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.log import log
from bot.pacing import LONGEST_PAUSE_SECONDS
from bot.slack.errors import FAULTS, TOKEN, Later, Refused, Resting, Unclear, hint_for

TIMEOUT_SECONDS: Final = 10.0
FAILURES_BEFORE_REST: Final = 3
FIRST_REST_SECONDS, LONGEST_REST_SECONDS, TOKEN_REST_SECONDS = 0.5, 5.0, 20.0
OFFICIAL: Final = "https://slack.com/api/"
Reply = Mapping[str, Any]


def quiet_logger() -> logging.Logger:
    """Slack's libraries print whole payloads, people's words among them; what matters is logged by ourselves."""
    logger = logging.getLogger("helpdesk.slack_library")
    logger.setLevel(logging.CRITICAL)
    return logger


class Calls:
    """One token, one kept-alive connection pool. `close` it at the end. `seconds` is a clock that only grows."""

    def __init__(
        self,
        token: str,
        base_url: str | None = None,
        timeout_seconds: float = TIMEOUT_SECONDS,
        seconds: Callable[[], float] | None = None,
    ) -> None:
        self._token, self._timeout = token, timeout_seconds
        self._seconds = seconds or (lambda: asyncio.get_running_loop().time())
        self.base_url = (base_url or OFFICIAL).rstrip("/") + "/"
        self._session: aiohttp.ClientSession | None = None
        self._client: AsyncWebClient | None = None
        self._failures, self._rest_until = 0, 0.0
        self._told: set[str] = set()
        self.scopes: frozenset[str] | None = None
        """The token's scopes, as Slack names them with its answers; None before the first one."""
        self.slack_time: datetime | None = None
        """What Slack's clock said with its last answer."""

    @property
    def client(self) -> AsyncWebClient:
        if self._client is None or self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._timeout))
            self._client = AsyncWebClient(
                token=self._token, base_url=self.base_url, session=self._session, retry_handlers=[], logger=quiet_logger()
            )
        return self._client

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def read(self, method: str, **given: Any) -> Reply:
        """Look something up. Refused, Later or Unclear."""
        return await self._call(method, self.client.api_call(method, http_verb="GET", params=_present(given)))

    async def write(self, method: str, **given: Any) -> Reply:
        """Change something. Refused and Later: nothing was done. Unclear: it may have been."""
        return await self._call(method, self.client.api_call(method, json=_present(given)))

    async def respond(self, url: str, **given: Any) -> None:
        """Send to a response_url (30 minutes, 5 times). Whatever goes wrong is Unclear."""
        session = self.client.session
        try:
            if session is None:
                raise Unclear("no session")
            async with session.post(url, json=_present(given), proxy=self.client.proxy) as response:
                if response.status != 200:
                    raise Unclear(f"response_url: {response.status}")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unclear(f"response_url: {type(error).__name__}") from None

    async def _call(self, method: str, asked: Awaitable[Any]) -> Reply:
        left = self._rest_until - self._seconds()
        if left > 0:
            asked.close()  # type: ignore[attr-defined]  # a coroutine that is not awaited must be closed
            raise Resting(f"{method}: Slack is left in peace after failures", left)
        try:
            response = await asked
        except SlackApiError as error:
            raise self._refused(method, error) from None
        except (aiohttp.ClientError, TimeoutError, OSError, SlackClientError, ValueError) as error:
            self._failed()
            raise Unclear(f"{method}: {type(error).__name__}") from None
        self._failures = 0
        self._note(response.headers)
        return response.data if isinstance(response.data, dict) else {}

    def _note(self, headers: Any) -> None:
        with contextlib.suppress(TypeError, ValueError):
            self.slack_time = parsedate_to_datetime(headers.get("Date") or headers.get("date"))
        granted = headers.get("x-oauth-scopes") or headers.get("X-OAuth-Scopes")
        if granted:
            self.scopes = frozenset(part.strip() for part in granted.split(","))

    def _failed(self) -> None:
        """After several failures in a row nothing is asked for a moment: no queue of calls that wait for their timeouts."""
        self._failures += 1
        if self._failures >= FAILURES_BEFORE_REST:
            rest = min(FIRST_REST_SECONDS * 2 ** (self._failures - FAILURES_BEFORE_REST), LONGEST_REST_SECONDS)
            self._rest_until = self._seconds() + rest

    def _refused(self, method: str, error: SlackApiError) -> Exception:
        response: Any = error.response
        status = getattr(response, "status_code", 0)
        data = getattr(response, "data", response)
        code = str(data.get("error", "")) if isinstance(data, dict) else ""
        if status == 429 or code in ("ratelimited", "rate_limited"):
            return Later(f"{method}: ratelimited", _retry_after(getattr(response, "headers", {})))
        if status >= 500 or not code or code in FAULTS:
            self._failed()
            return Unclear(f"{method}: {code or status}")
        self._failures = 0
        hint = hint_for(code, str(data.get("needed", "")) if isinstance(data, dict) else "")
        if code in TOKEN:
            self._rest_until = self._seconds() + TOKEN_REST_SECONDS
            if code not in self._told:
                log.error("slack.token", code=code, hint=hint)
            self._told.add(code)
            return TokenRefused(method, code, hint)
        return Refused(method, code, hint, _pointers(data))


class TokenRefused(Later):
    """The token is no good (any more). Cards wait until it is mended; `hint` says how."""

    def __init__(self, method: str, code: str, hint: str) -> None:
        super().__init__(f"{method}: {code}; {hint}", TOKEN_REST_SECONDS)
        self.code, self.hint = code, hint


def _pointers(data: Any) -> str:
    """Where in the arguments Slack found a mistake; never the words that stand there."""
    told = data.get("response_metadata") if isinstance(data, dict) else None
    messages = told.get("messages") if isinstance(told, dict) else None
    found = [str(one) for one in messages or () if "json-pointer" in str(one) or "argument" in str(one) or "field" in str(one)]
    return "; ".join(one[:160] for one in found[:2])


def _present(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _retry_after(headers: Any) -> float:
    for name in ("Retry-After", "retry-after"):
        value = headers.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if value is not None:
            try:
                return min(max(float(value), 0.5), LONGEST_PAUSE_SECONDS)
            except ValueError:
                break
    return 1.0
