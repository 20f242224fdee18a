"""Calls: the handful of calls to Microsoft's connector, in threads of their own, bounded in time, with our own errors.

Nothing is repeated here except after a token that was not taken: a repeated post after a lost answer would be a second one.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar

from bot.log import log
from bot.pacing import LONGEST_PAUSE_SECONDS
from bot.teams.connector import Connector, Credentials, Failed, Json, Outgoing
from bot.teams.errors import AGAIN, WHOLE_APP, Later, NoToken, Refused, Resting, Unclear, hint_for
from bot.teams.token import Token

TIMEOUT_SECONDS: Final = 10.0
THREADS: Final = 32
FAILURES_BEFORE_REST: Final = 3
FIRST_REST_SECONDS, LONGEST_REST_SECONDS, REFUSED_REST_SECONDS = 0.5, 5.0, 20.0
CODES: Final[dict[int, str]] = {
    401: "Unauthorized",
    403: "NotEnoughPermissions",
    404: "NotFound",
    412: "PreconditionFailed",
    413: "MessageSizeTooBig",
    429: "TooManyRequests",
}
"""What an answer without a code means."""
T = TypeVar("T")


class Calls:
    """`url` is the service address of the conversation. Refused, Later, NoToken: nothing was done. Unclear: it may have been.

    `seconds` is a clock that only grows. `close` it at the end.
    """

    def __init__(
        self, token: Token, app_id: str, timeout_seconds: float = TIMEOUT_SECONDS, seconds: Callable[[], float] | None = None
    ) -> None:
        self._token, self._credentials, self._timeout = token, Credentials(app_id), timeout_seconds
        self._seconds = seconds or (lambda: asyncio.get_running_loop().time())
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="teams")
        self._connectors: dict[str, Connector] = {}
        self._failures, self._rest_until = 0, 0.0
        self._told: set[str] = set()

    async def close(self) -> None:
        """What is under way ends by its own time limit; nobody waits for it."""
        await self._token.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def wake(self) -> None:
        """Ask again at once: somebody mended something, or wants to know."""
        self._failures, self._rest_until = 0, 0.0

    async def send(self, url: str, conversation: str, message: Outgoing) -> str:
        return await self._call("send", url, lambda to: to.send(conversation, message))

    async def begin_thread(self, url: str, channel: str, tenant: str, message: Outgoing) -> str:
        return await self._call("begin_thread", url, lambda to: to.begin_thread(channel, tenant, message))

    async def update(self, url: str, conversation: str, activity: str, message: Outgoing) -> None:
        await self._call("update", url, lambda to: to.update(conversation, activity, message))

    async def delete(self, url: str, conversation: str, activity: str) -> None:
        await self._call("delete", url, lambda to: to.delete(conversation, activity))

    async def typing(self, url: str, conversation: str) -> None:
        await self._call("typing", url, lambda to: to.typing(conversation))

    async def open_chat(self, url: str, bot: Json, user: str, tenant: str) -> str:
        return await self._call("open_chat", url, lambda to: to.open_chat(bot, user, tenant))

    async def members(self, url: str, conversation: str) -> list[Json]:
        return await self._call("members", url, lambda to: to.members(conversation))

    async def member(self, url: str, conversation: str, user: str) -> Json:
        return await self._call("member", url, lambda to: to.member(conversation, user))

    async def channels(self, url: str, team: str) -> list[Json]:
        return await self._call("channels", url, lambda to: to.channels(team))

    async def team(self, url: str, team: str) -> Json:
        return await self._call("team", url, lambda to: to.team(team))

    async def _call(self, what: str, url: str, work: Callable[[Connector], T]) -> T:
        left = self._rest_until - self._seconds()
        if left > 0:
            raise Resting(f"{what}: Teams is left in peace after failures", left)
        for last in (False, True):
            token = await self._known_token()
            try:
                found = await self._in_thread(what, url, work)
            except Failed as failed:
                if failed.status == 401 and not last and failed.code in ("", "Unauthorized") and token:
                    self._token.spoiled(token)
                    continue
                raise self._meaning(what, failed) from None
            self._failures = 0
            return found
        raise AssertionError("the second try returns or raises")

    async def _known_token(self) -> str:
        try:
            token = await self._token.known()
        except Later as error:
            if not isinstance(error, NoToken):
                self._failed()
            raise
        self._credentials.token = token
        return token

    async def _in_thread(self, what: str, url: str, work: Callable[[Connector], T]) -> T:
        """Run it in a thread. What has not begun when the time is over never will; what has may be done all the same."""
        if url not in self._connectors:
            self._connectors[url] = await asyncio.get_running_loop().run_in_executor(
                self._threads, lambda: Connector(self._credentials, url, self._timeout)
            )
        to = self._connectors[url]
        begun = self._threads.submit(work, to)
        waiting = asyncio.wrap_future(begun)
        waiting.add_done_callback(_noticed)
        try:
            return await asyncio.wait_for(asyncio.shield(waiting), self._timeout)
        except TimeoutError:
            raise Failed(0, "Timeout", sent=not begun.cancel()) from None

    def _meaning(self, what: str, failed: Failed) -> Exception:
        code = failed.code or CODES.get(failed.status, str(failed.status or ""))
        if failed.status == 429 or code in AGAIN:
            return Later(f"{what}: {code}", pause_of(failed.retry_after))
        if failed.status == 0 or failed.status >= 500 or failed.status == 408:
            self._failed()
            return Unclear(f"{what}: {code}") if failed.sent else Later(f"{what}: {code}")
        self._failures = 0
        if code in WHOLE_APP:
            return self._shut_out(what, code)
        return Refused(what, code, hint_for(code))

    def _shut_out(self, what: str, code: str) -> NoToken:
        self._rest_until = self._seconds() + REFUSED_REST_SECONDS
        if code not in self._told:
            log.error("teams.shut_out", code=code, hint=hint_for(code))
        self._told.add(code)
        return NoToken(what, code, REFUSED_REST_SECONDS)

    def _failed(self) -> None:
        """After several failures in a row nothing is asked for a moment: no queue of calls that wait for their timeouts."""
        self._failures += 1
        if self._failures >= FAILURES_BEFORE_REST:
            rest = min(FIRST_REST_SECONDS * 2 ** (self._failures - FAILURES_BEFORE_REST), LONGEST_REST_SECONDS)
            self._rest_until = self._seconds() + rest


def pause_of(told: str | None) -> float:
    """What Retry-After asks for, within bounds; a second without it."""
    try:
        return min(max(float(told or 1.0), 0.5), LONGEST_PAUSE_SECONDS)
    except ValueError:
        return 1.0


def _noticed(task: "asyncio.Future[Any]") -> None:
    """Perhaps nobody waits any more (too late, or the helpdesk stops): how it ended was seen all the same."""
    if not task.cancelled():
        task.exception()
