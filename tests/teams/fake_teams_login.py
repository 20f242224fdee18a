"""The token service (login.microsoftonline.com) and the keys of inbound tokens (login.botframework.com), as far as a bot uses them:
client credentials, a tenant's OpenID configuration for MSAL, the OpenID metadata and key set for validating deliveries."""

from typing import TYPE_CHECKING, Any

from fake_teams_errors import entra_error
from fake_teams_keys import AUDIENCE, ISSUER
from fake_teams_web import Answer, Call, answers

if TYPE_CHECKING:
    from fake_teams_core import Core

LOGIN_HOST = "https://login.microsoftonline.com"
BOT_FRAMEWORK = "botframework.com"


def _refused(call: Call, code: int, app: str) -> Answer:
    call.log.append(f"AADSTS{code}")
    return entra_error(code, app, call.where["tenant"])


def _tenants(core: "Core") -> set[str]:
    """The tenants in which the app's tokens come from: of a SingleTenant app its own, of a MultiTenant one Bot Framework's."""
    return {core.app.tenant} if core.app.kind == "SingleTenant" else {BOT_FRAMEWORK}


@answers("discovery")
def discovery(core: "Core", call: Call) -> Answer:
    """A tenant's configuration. The addresses in it are Microsoft's own, as it always gives them."""
    tenant = call.where["tenant"]
    if tenant not in (core.app.tenant, BOT_FRAMEWORK, "common", "organizations"):
        return _refused(call, 90002, "")
    base = f"{LOGIN_HOST}/{tenant}"
    found: dict[str, Any] = {"token_endpoint": f"{base}/oauth2/v2.0/token", "issuer": f"{base}/v2.0"}
    found |= {"authorization_endpoint": f"{base}/oauth2/v2.0/authorize", "jwks_uri": f"{base}/discovery/v2.0/keys"}
    found |= {"device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode", "tenant_region_scope": "EU"}
    return 200, found | {"token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"]}


@answers("token")
def token(core: "Core", call: Call) -> Answer:
    """Client credentials: grant_type, client_id, client_secret, scope=https://api.botframework.com/.default."""
    said: dict[str, str] = call.body
    missing = next((name for name in ("grant_type", "client_id", "scope") if not said.get(name)), None)
    if missing:
        return _refused(call, 900144, missing)
    app = said["client_id"]
    if said["grant_type"] != "client_credentials":
        return _refused(call, 70003, said["grant_type"])
    if call.where["tenant"] not in (core.app.tenant, BOT_FRAMEWORK):
        return _refused(call, 90002, app)
    if app != core.app.app_id or not core.app.registered or call.where["tenant"] not in _tenants(core):
        return _refused(call, 700016, app)
    if "client_secret" not in said:
        return _refused(call, 7000218, app)
    if said["client_secret"] != core.app.password:
        return _refused(call, 7000215, app)
    if core.app.secret == "expired":
        return _refused(call, 7000222, app)
    if said["scope"] != f"{AUDIENCE}/.default":
        return _refused(call, 500011, said["scope"])
    seconds = core.pace.token_seconds
    made = core.keys.for_app(app, call.where["tenant"], seconds)
    return 200, {"token_type": "Bearer", "expires_in": seconds, "ext_expires_in": seconds, "access_token": made}


@answers("openid")
def openid(core: "Core", call: Call) -> Answer:
    """The metadata of Bot Framework's tokens, with the address of the keys."""
    found: dict[str, Any] = {"issuer": ISSUER, "authorization_endpoint": "https://invalid.botframework.com"}
    found |= {"jwks_uri": f"{core.login_base}/v1/.well-known/keys", "id_token_signing_alg_values_supported": ["RS256"]}
    return 200, found | {"token_endpoint_auth_methods_supported": ["private_key_jwt"]}


@answers("keys")
def keys(core: "Core", call: Call) -> Answer:
    return 200, core.keys.published_set()
