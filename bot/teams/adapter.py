"""Adapter: Microsoft's SDK inbound. It checks who sent an activity, and carries the answer to an invoke. What comes is read as it came.

`CloudAdapter.process` is not used: it answers 500 to card invokes. Its base is, with short cuts: no connector client and no user token
client for every activity (7 ms each; what goes out has clients of its own, connector.py), its key cache is filled by keys.py, a token that
was good is good for a minute, and of an activity the SDK is shown only what it looks at.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import jwt
from botbuilder.core import CloudAdapterBase, InvokeResponse, TurnContext
from botbuilder.schema import Activity
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthenticationFactory,
    ClaimsIdentity,
    PasswordServiceClientCredentialFactory,
)
from botframework.connector.auth.jwt_token_extractor import JwtTokenExtractor

from bot.teams.keys import Keys
from bot.teams.token import Credentials

AUDIENCE: Final = "https://api.botframework.com"
GOOD_SECONDS: Final = 60.0
"""Microsoft signs many deliveries with one token, which lives for an hour; ours is looked at anew every minute."""
MOST_GOOD: Final = 256
CHANNEL: Final = "msteams"
SHOWN: Final = ("type", "id", "channelId", "serviceUrl", "deliveryMode")
SHAPE: Final = (("serviceUrl", str), ("channelId", str), ("conversation", Mapping), ("from", Mapping), ("recipient", Mapping))
Told = dict[str, Any]
Said = dict[str, Any] | None
Heard = Callable[[Told], Awaitable[Said]]


class NotMicrosoft(Exception):
    """The activity was not signed by Microsoft for us."""


class NoActivity(Exception):
    """The body is no activity."""


@dataclass(frozen=True)
class Answered:
    """What goes back: an HTTP status, and for an invoke its body."""

    status: int
    body: Said = None


class Adapter(CloudAdapterBase):  # type: ignore[misc]  # the SDK has no types
    """One registration of ours. `signed` False (no app id): nothing is checked, for Microsoft's local playground only."""

    def __init__(self, credentials: Credentials, openid_url: str) -> None:
        mine = PasswordServiceClientCredentialFactory(credentials.app_id or None, credentials.password, credentials.tenant)
        super().__init__(
            BotFrameworkAuthenticationFactory.create(
                validate_authority=True,
                to_channel_from_bot_login_url=f"{credentials.login_url.rstrip('/')}/{credentials.tenant or 'botframework.com'}",
                to_channel_from_bot_oauth_scope=AUDIENCE,
                to_bot_from_channel_token_issuer=AUDIENCE,
                oauth_url=AUDIENCE,
                to_bot_from_channel_open_id_metadata_url=openid_url,
                to_bot_from_emulator_open_id_metadata_url=openid_url,
                caller_id=None,
                credential_factory=mine,
            )
        )
        self._signed = bool(credentials.app_id)
        self._metadata = JwtTokenExtractor.get_open_id_metadata(openid_url)
        self._good: dict[bytes, tuple[float, AuthenticateRequestResult]] = {}
        self.keys = Keys(openid_url, self._keep)

    async def take(self, header: str | None, told: object, heard: Heard) -> Answered:
        """Check an activity and have it heard. NotMicrosoft, NoActivity, KeysUnknown; what `heard` raises is raised."""
        if not isinstance(told, dict) or not _is_activity(told):
            raise NoActivity
        activity = _read(told)
        if self._signed and activity.channel_id != CHANNEL:
            raise NotMicrosoft(f"the channel {str(activity.channel_id)[:40]!r} is not Teams: its tenants are of its own choice")
        allowed = await self._authenticated(header, activity) if self._signed else _anonymous()

        async def turn(context: TurnContext) -> None:
            said = await heard(told)
            if activity.type == "invoke":
                answer = InvokeResponse(status=200, body=said or {})
                await context.send_activity(Activity(type="invokeResponse", value=answer))

        answer = await self.process_activity(allowed, activity, turn)
        return Answered(int(answer.status), answer.body) if answer is not None else Answered(200)

    async def _authenticated(self, header: str | None, activity: Activity) -> AuthenticateRequestResult:
        """Whatever the SDK raises for a bad token (it has many words for it) is NotMicrosoft."""
        told = f"{header} {activity.service_url} {activity.channel_id}"
        name, now = hashlib.sha256(told.encode()).digest(), asyncio.get_running_loop().time()
        good = self._good.get(name)
        if good is not None and now < good[0]:
            return good[1]
        if not await self.keys.has(_key_id(header)):
            raise NotMicrosoft("the key is not Microsoft's")
        try:
            allowed = await self.bot_framework_authentication.authenticate_request(activity, header)
        except Exception as error:
            raise NotMicrosoft(type(error).__name__) from None
        allowed.connector_factory = _UNUSED
        if len(self._good) >= MOST_GOOD:
            self._good.clear()
        self._good[name] = (now + GOOD_SECONDS, allowed)
        return allowed

    def _keep(self, keys: list[dict[str, Any]]) -> None:
        """Into the SDK's own cache, as fresh: it would block the loop to fetch them itself."""
        self._metadata.keys, self._metadata.last_updated = keys, datetime.max  # noqa: DTZ901  # the SDK compares it with a naive time

    async def process_activity(self, auth_header_or_authenticate_request_result: Any, activity: Activity, logic: Any) -> Any:
        """As the SDK's own, without a client of its user token service for every activity."""
        allowed = auth_header_or_authenticate_request_result
        context = self._create_turn_context(
            activity, allowed.claims_identity, allowed.audience, _UNUSED, None, logic, allowed.connector_factory
        )
        await self.run_pipeline(context, logic)
        return self._process_turn_results(context)


class _Unused:
    """Stands where the SDK wants a client or a factory of clients: nothing goes out from inside a turn."""


_UNUSED: Final = _Unused()


def _anonymous() -> AuthenticateRequestResult:
    found = AuthenticateRequestResult()
    found.claims_identity, found.audience = ClaimsIdentity({}, True, "anonymous"), AUDIENCE
    found.connector_factory = _UNUSED
    return found


def _key_id(header: str | None) -> str:
    scheme, _, token = (header or "").partition(" ")
    if scheme != "Bearer" or not token:
        raise NotMicrosoft("no token")
    try:
        return str(jwt.get_unverified_header(token)["kid"])
    except (jwt.PyJWTError, KeyError, ValueError):
        raise NotMicrosoft("junk instead of a token") from None


def _is_activity(told: Told) -> bool:
    """What we and the SDK rely on: a type, and objects where objects belong."""
    if not isinstance(told.get("type"), str) or not told["type"]:
        return False
    return all(isinstance(told.get(name), kind) for name, kind in SHAPE) and isinstance(told["conversation"].get("id"), str)


def _read(told: Told) -> Activity:
    """What the SDK looks at: who sent what kind of thing to whom. The rest is read by us, as it came."""
    shown = {name: told[name] for name in SHOWN if isinstance(told.get(name), str)}
    accounts = {name: {"id": told[name].get("id")} for name in ("conversation", "from", "recipient")}
    try:
        return Activity().deserialize({**shown, **accounts})
    except Exception:  # the SDK's reader has many errors of its own, none of which is ours to know
        raise NoActivity from None
