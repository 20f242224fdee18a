"""Keys: those with which Microsoft signs what it sends us, fetched without blocking, bounded in time, warm before the first delivery.

The SDK would fetch them with blocking requests inside the event loop, without a time limit, and fails for a new key before it asks for it;
so they are put into its own cache from here, before it looks.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Final

import aiohttp

from bot.log import log

OPENID: Final = "https://login.botframework.com/v1/.well-known/openidconfiguration"
TIMEOUT_SECONDS: Final = 5.0
FRESH_SECONDS: Final = 12 * 3600.0
"""Microsoft asks for a look at least once a day."""
NOT_AGAIN_SECONDS: Final = 10.0
"""After a look for a key that nobody knows: junk must not make us ask without end."""

Kept = Callable[[list[dict[str, Any]]], None]


class KeysUnknown(Exception):
    """Microsoft's keys cannot be fetched now: nothing can be let in, and nothing is wrong with what was sent."""


class Keys:
    """`keep` puts the keys where the SDK looks for them."""

    def __init__(self, url: str, keep: Kept, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._url, self._keep, self._timeout = url, keep, timeout_seconds
        self._ids: frozenset[str] = frozenset()
        self._at: float | None = None
        self._asked_at = float("-inf")
        self._asking: asyncio.Task[None] | None = None

    async def warm(self) -> None:
        """Fetch them. KeysUnknown where that fails."""
        await asyncio.shield(self._fetch())

    async def has(self, key_id: str) -> bool:
        """Whether Microsoft published that key; asks again for an unknown one, seldom. KeysUnknown before the first answer."""
        now = _now()
        if self._at is not None and now - self._at > FRESH_SECONDS and now - self._asked_at > NOT_AGAIN_SECONDS:
            self._fetch()
        if key_id in self._ids:
            return True
        if now - self._asked_at > NOT_AGAIN_SECONDS or self._asking is not None or self._at is None:
            try:
                await self.warm()
            except KeysUnknown:
                if self._at is None:
                    raise
        return key_id in self._ids

    async def close(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    def _fetch(self) -> "asyncio.Task[None]":
        if self._asking is None:
            self._asking = asyncio.create_task(self._fetched(), name="teams keys")
            self._asking.add_done_callback(_noticed)
        return self._asking

    async def _fetched(self) -> None:
        try:
            # `trust_env`: the proxy of a company stands in its environment.
            limit = aiohttp.ClientTimeout(total=self._timeout)
            async with aiohttp.ClientSession(timeout=limit, trust_env=True) as session:
                address = (await _json(session, self._url))["jwks_uri"]
                found = [one for one in (await _json(session, str(address)))["keys"] if isinstance(one, dict) and one.get("kid")]
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, KeyError, TypeError) as error:
            log.error("teams.keys", why=type(error).__name__, hint="is login.botframework.com within reach? see helpdesk check")
            raise KeysUnknown(type(error).__name__) from None
        finally:
            self._asking, self._asked_at = None, _now()
        self._keep(found)
        self._ids, self._at = frozenset(str(one["kid"]) for one in found), _now()


async def _json(session: aiohttp.ClientSession, url: str) -> Any:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json(content_type=None)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _noticed(task: "asyncio.Task[None]") -> None:
    """Nobody may be waiting: the failure was logged."""
    if not task.cancelled():
        task.exception()
