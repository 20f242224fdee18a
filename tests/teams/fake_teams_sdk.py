"""Microsoft's SDK pointed at the fake, as bot/teams has to be configured for tests too.

MSAL takes https addresses only (of the authority, and of the token endpoint which a tenant's configuration names), so an http loopback
authority cannot be given to it; an http client of one's own can, and there Microsoft's address becomes the fake's. `instance_discovery`
is off: it would ask login.microsoftonline.com about every authority that MSAL does not know.

The SDK fetches the token and the OpenID metadata with blocking requests inside the event loop, at the first call and the first delivery.
With the fake in the same loop that is a deadlock until the timeout; `warm` does both in threads beforehand.
"""

import asyncio
from typing import Any

import requests
from botbuilder.integration.aiohttp import CloudAdapter
from botframework.connector.aio import ConnectorClient
from botframework.connector.auth import (
    AppCredentials,
    BotFrameworkAuthenticationFactory,
    PasswordServiceClientCredentialFactory,
)
from botframework.connector.auth.jwt_token_extractor import JwtTokenExtractor
from fake_teams import FakeTeams
from fake_teams_keys import AUDIENCE, ISSUER
from fake_teams_login import BOT_FRAMEWORK, LOGIN_HOST
from msal import ConfidentialClientApplication


class LoginClient:
    """The http client of MSAL: every call bounded in time, Microsoft's login address replaced."""

    def __init__(self, login_url: str, seconds: float = 5.0) -> None:
        self._login_url, self._seconds, self._session = login_url, seconds, requests.Session()
        self._session.trust_env = False

    def post(self, url: str, **more: Any) -> requests.Response:
        return self._session.post(url.replace(LOGIN_HOST, self._login_url), timeout=self._seconds, **more)

    def get(self, url: str, **more: Any) -> requests.Response:
        return self._session.get(url.replace(LOGIN_HOST, self._login_url), timeout=self._seconds, **more)

    def close(self) -> None:
        self._session.close()


class Credentials(AppCredentials):  # type: ignore[misc]
    """The app's token, from one MSAL application for all clients: the SDK's own make a new one, with an empty cache, for every turn."""

    def __init__(self, teams: FakeTeams) -> None:
        tenant = teams.app.tenant if teams.app.kind == "SingleTenant" else BOT_FRAMEWORK
        super().__init__(teams.app.app_id, tenant, AUDIENCE)
        self._login = LoginClient(teams.login_url)
        self._password, self._app = teams.app.password, None

    def get_access_token(self, force_refresh: bool = False) -> str:
        """Blocks; PermissionError with Microsoft's words when it is refused."""
        if self._app is None:
            authority = f"{LOGIN_HOST}/{self.tenant}"
            self._app = ConfidentialClientApplication(
                self.microsoft_app_id,
                client_credential=self._password,
                authority=authority,
                http_client=self._login,
                instance_discovery=False,
            )
        found = self._app.acquire_token_for_client([f"{AUDIENCE}/.default"])
        if "access_token" not in found:
            raise PermissionError(found.get("error_description"))
        return str(found["access_token"])


class CredentialFactory(PasswordServiceClientCredentialFactory):  # type: ignore[misc]
    """Gives every client the same credentials."""

    def __init__(self, teams: FakeTeams) -> None:
        super().__init__(teams.app.app_id, teams.app.password, teams.app.tenant)
        self._credentials = Credentials(teams)

    async def create_credentials(self, app_id: str, oauth_scope: str, login_endpoint: str, validate_authority: bool) -> AppCredentials:
        return self._credentials


def adapter(teams: FakeTeams) -> CloudAdapter:
    """A CloudAdapter that takes the fake's deliveries and calls the fake; `warm` it before the first delivery."""
    return CloudAdapter(
        BotFrameworkAuthenticationFactory.create(
            validate_authority=False,
            to_channel_from_bot_login_url=f"{teams.login_url}/{teams.app.tenant}",
            to_channel_from_bot_oauth_scope=AUDIENCE,
            to_bot_from_channel_token_issuer=ISSUER,
            oauth_url=AUDIENCE,
            to_bot_from_channel_open_id_metadata_url=teams.openid_url,
            to_bot_from_emulator_open_id_metadata_url=teams.openid_url,
            caller_id=None,
            credential_factory=CredentialFactory(teams),
        )
    )


async def warm(teams: FakeTeams, credentials: Credentials | None = None) -> None:
    """The token and the keys, fetched in threads; the SDK then finds both in its caches."""
    if credentials is not None:
        await asyncio.to_thread(credentials.get_access_token)
    metadata = JwtTokenExtractor.get_open_id_metadata(teams.openid_url)
    await asyncio.to_thread(lambda: asyncio.run(metadata._refresh()))


async def client(teams: FakeTeams, *, retries: int = 0) -> ConnectorClient:
    """A connector client of the SDK; without its own retries, which sleep in a thread for as long as Retry-After says."""
    credentials = Credentials(teams)
    await warm(teams, credentials)
    made = ConnectorClient(credentials, base_url=teams.service_url)
    made.config.retry_policy.retries = retries
    made.config.connection.timeout = 5
    return made
