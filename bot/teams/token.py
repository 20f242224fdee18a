"""Token: the app's own, from Microsoft's token service, asked without blocking, kept until shortly before it expires.

Client credentials as in "Authentication with the Bot Connector API" (learn.microsoft.com). Asked for here and not by the SDK's MSAL, which
blocks, has no time limit and takes a new application, with an empty cache, for every turn.
"""

import asyncio
from typing import Any, Final

import aiohttp

from bot.log import log
from bot.teams.errors import Later, NoToken, entra_code, hint_for
from triage.facts import Fact

SCOPE: Final = "https://api.botframework.com/.default"
BOT_FRAMEWORK: Final = "botframework.com"
LOGIN: Final = "https://login.microsoftonline.com"
TIMEOUT_SECONDS: Final = 8.0
EARLY_SECONDS: Final = 300.0
REST_SECONDS: Final = 20.0
"""After a refusal nothing is asked for this long: a wrong secret must not become a flood of sign-ins."""


class Credentials(Fact):
    """The app's registration. `tenant` None: of every tenant (MultiTenant); its tokens then come from Bot Framework's own tenant."""

    app_id: str
    password: str
    tenant: str | None = None
    login_url: str = LOGIN

    @property
    def token_url(self) -> str:
        return f"{self.login_url.rstrip('/')}/{self.tenant or BOT_FRAMEWORK}/oauth2/v2.0/token"


class Token:
    """`known()` gives a token that is good for some minutes. Raises NoToken (refused) or Later (out of reach). One question at a time."""

    def __init__(self, credentials: Credentials, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._credentials, self._timeout = credentials, timeout_seconds
        self._token, self._good_until = "", 0.0
        self._refused: NoToken | None = None
        self._rest_until = 0.0
        self._asking: asyncio.Task[str] | None = None
        self._told: set[str] = set()

    async def known(self) -> str:
        if not self._credentials.app_id:
            return ""
        now = _now()
        if now < self._good_until - EARLY_SECONDS:
            return self._token
        if self._asking is None:
            self._asking = asyncio.create_task(self._asked(), name="teams token")
            self._asking.add_done_callback(_noticed)
        if now < self._good_until:
            return self._token
        if self._refused is not None and now < self._rest_until:
            raise self._refused
        return await asyncio.shield(self._asking)

    def spoiled(self, token: str) -> None:
        """The connector did not take it: the next call asks for another."""
        if token == self._token:
            self._good_until = 0.0

    async def close(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    async def _asked(self) -> str:
        try:
            if self._refused is not None and _now() < self._rest_until:
                raise self._refused
            status, told = await self._ask()
            if status != 200 or "access_token" not in told:
                raise self._no(status, told)
            self._token = str(told["access_token"])
            self._good_until = _now() + float(told.get("expires_in") or 3600)
            self._refused = None
            return self._token
        finally:
            self._asking = None

    async def _ask(self) -> tuple[int, dict[str, Any]]:
        mine = self._credentials
        form = {"grant_type": "client_credentials", "client_id": mine.app_id, "client_secret": mine.password, "scope": SCOPE}
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._timeout), trust_env=True) as session,
                session.post(mine.token_url, data=form) as response,
            ):
                told = await response.json(content_type=None)
                return response.status, told if isinstance(told, dict) else {}
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise Later(f"token: {type(error).__name__}") from None

    def _no(self, status: int, told: dict[str, Any]) -> Later:
        code = entra_code(told.get("error_description")) or str(told.get("error") or "")
        if status >= 500 or status == 429 or not code:
            return Later(f"token: {code or status}", 2.0)
        if code not in self._told:
            log.error("teams.token", code=code, hint=hint_for(code))
        self._told.add(code)
        self._refused, self._rest_until = NoToken("token", code, REST_SECONDS), _now() + REST_SECONDS
        return self._refused


def _now() -> float:
    return asyncio.get_running_loop().time()


def _noticed(task: "asyncio.Task[str]") -> None:
    """Nobody may be waiting any more: the failure was seen all the same."""
    if not task.cancelled():
        task.exception()
