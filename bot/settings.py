"""Every environment variable, as one frozen value. The only file that reads the environment (and .env, if there is one)."""

import ipaddress
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Deployment = Literal["direct", "bedrock", "vertex", "foundry"]
LOOPBACK = ("127.0.0.1", "::1", "localhost")


_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_NAME = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\.[A-Za-z0-9_-]{1,63})*\.?")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_url(text: str) -> bool:
    try:
        found = urlsplit(text)
        odd = found.username is not None or found.query or found.fragment or found.port == 0
    except ValueError:
        return False
    return found.scheme in ("http", "https") and bool(found.hostname) and not odd and re.search(r"[\s\x00-\x1f\x7f]", text) is None


def _listed(text: str | None) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


class SettingsError(Exception):
    """A variable is wrong or missing: its name, what was expected, an example."""


class Settings(BaseSettings):
    """Names in capitals are the variables'. Secrets never print themselves."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    config: Annotated[Path | None, Field(validation_alias="HELPDESK_CONFIG")] = None
    """The organisation file. None: ./helpdesk.yaml if there is one, else the sample organisation."""
    data: Annotated[Path, Field(validation_alias="HELPDESK_DATA")] = Path("helpdesk-data")
    host: Annotated[str, Field(validation_alias="HELPDESK_HOST")] = "127.0.0.1"
    port: Annotated[int, Field(validation_alias="HELPDESK_PORT", ge=0, le=65535)] = 3978
    api_token: Annotated[SecretStr | None, Field(validation_alias="HELPDESK_API_TOKEN")] = None
    public_url: Annotated[str | None, Field(validation_alias="HELPDESK_PUBLIC_URL")] = None
    playground: Annotated[bool, Field(validation_alias="HELPDESK_PLAYGROUND")] = False
    log_level: Annotated[str, Field(validation_alias="HELPDESK_LOG_LEVEL", pattern="^(debug|info|warning|error)$")] = "warning"
    anthropic_api_key: Annotated[SecretStr | None, Field(validation_alias="ANTHROPIC_API_KEY")] = None
    anthropic_base_url: Annotated[str | None, Field(validation_alias="ANTHROPIC_BASE_URL")] = None
    claude: Annotated[Deployment, Field(validation_alias="HELPDESK_CLAUDE")] = "direct"
    aws_region: Annotated[str | None, Field(validation_alias="AWS_REGION")] = None
    bedrock_api_key: Annotated[SecretStr | None, Field(validation_alias="AWS_BEARER_TOKEN_BEDROCK")] = None
    vertex_region: Annotated[str | None, Field(validation_alias="CLOUD_ML_REGION")] = None
    vertex_project: Annotated[str | None, Field(validation_alias="ANTHROPIC_VERTEX_PROJECT_ID")] = None
    foundry_resource: Annotated[str | None, Field(validation_alias="ANTHROPIC_FOUNDRY_RESOURCE")] = None
    foundry_api_key: Annotated[SecretStr | None, Field(validation_alias="ANTHROPIC_FOUNDRY_API_KEY")] = None
    slack_bot_token: Annotated[SecretStr | None, Field(validation_alias="SLACK_BOT_TOKEN")] = None
    slack_signing_secret: Annotated[SecretStr | None, Field(validation_alias="SLACK_SIGNING_SECRET")] = None
    slack_app_token: Annotated[SecretStr | None, Field(validation_alias="SLACK_APP_TOKEN")] = None
    slack_api_url: Annotated[str | None, Field(validation_alias="SLACK_API_URL")] = None
    slack_sockets: Annotated[int, Field(validation_alias="HELPDESK_SLACK_SOCKETS", ge=1, le=10)] = 1
    teams_app_id: Annotated[str | None, Field(validation_alias="MicrosoftAppId")] = None
    teams_app_password: Annotated[SecretStr | None, Field(validation_alias="MicrosoftAppPassword")] = None
    teams_app_type: Annotated[Literal["MultiTenant", "SingleTenant"] | None, Field(validation_alias="MicrosoftAppType")] = None
    teams_tenant: Annotated[str | None, Field(validation_alias="MicrosoftAppTenantId")] = None
    teams_tenants: Annotated[str | None, Field(validation_alias="HELPDESK_TEAMS_TENANTS")] = None
    teams_service_urls: Annotated[str, Field(validation_alias="HELPDESK_TEAMS_SERVICE_URLS")] = "https://smba.trafficmanager.net/"
    teams_login_url: Annotated[str | None, Field(validation_alias="HELPDESK_TEAMS_LOGIN_URL")] = None
    teams_openid_url: Annotated[str | None, Field(validation_alias="HELPDESK_TEAMS_OPENID_URL")] = None
    teams_local: Annotated[bool, Field(validation_alias="HELPDESK_TEAMS_LOCAL")] = False

    @field_validator("host")
    @classmethod
    def _host(cls, value: str) -> str:
        if _NAME.fullmatch(value) is None and not _is_address(value):
            raise ValueError(f"expected an address or a name of this machine, such as 127.0.0.1 or 0.0.0.0 (found {value!r})")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _level(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("claude", mode="before")
    @classmethod
    def _deployment(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator("anthropic_api_key", "bedrock_api_key", "foundry_api_key", mode="after")
    @classmethod
    def _key(cls, value: SecretStr | None) -> SecretStr | None:
        """A key pasted with a line break is the key; one with blanks inside is none."""
        if value is None:
            return None
        key = value.get_secret_value().strip()
        if not key or not key.isascii() or not key.isprintable() or " " in key:
            raise ValueError("expected a key without blanks, such as sk-ant-...")
        return SecretStr(key)

    @field_validator("teams_app_type", mode="before")
    @classmethod
    def _registration(cls, value: object) -> object:
        """As in Microsoft's samples, in any case of letters."""
        known = {"multitenant": "MultiTenant", "singletenant": "SingleTenant"}
        return known.get(value.strip().lower(), value) if isinstance(value, str) else value

    @field_validator("teams_app_id", "teams_tenant")
    @classmethod
    def _id(cls, value: str | None) -> str | None:
        """Ids are compared letter by letter with what Microsoft sends. Whether it is one `helpdesk check` says. Blanks are none."""
        return (value or "").strip().lower() or None

    @field_validator("teams_tenants")
    @classmethod
    def _guids(cls, value: str | None) -> str | None:
        wrong = next((one for one in _listed(value) if _GUID.fullmatch(one) is None), None)
        if wrong is not None:
            raise ValueError(
                f"expected tenant ids with commas between them, such as 8f14e45f-ceea-467a-9575-5bd8ae0e4a10 (found {wrong!r})"
            )
        return value.lower() if value is not None else None

    @field_validator("teams_service_urls")
    @classmethod
    def _urls(cls, value: str) -> str:
        if not all(_is_url(one) for one in _listed(value)) or not _listed(value):
            raise ValueError("expected addresses with commas between them, such as https://smba.trafficmanager.net/")
        return value

    @field_validator("public_url", "slack_api_url", "anthropic_base_url", "teams_login_url", "teams_openid_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        """Never quoted in an error: somebody may have put a password into it."""
        if value is not None and not _is_url(value):
            raise ValueError("expected an address such as https://helpdesk.example.com, without user, question mark or #")
        return value

    @field_validator("api_token")
    @classmethod
    def _long_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < 16:
            raise ValueError("shorter than 16 characters; expected a long random one, for example of `openssl rand -hex 24`")
        return value

    @property
    def on_loopback(self) -> bool:
        return self.host in LOOPBACK

    @property
    def serves_playground(self) -> bool:
        """On loopback only; once a Slack or Teams credential is set, only when asked for."""
        return self.on_loopback and (self.playground or not self.connected)

    @property
    def connected(self) -> bool:
        """A credential of Slack or Teams is set (or Microsoft's local playground is let in)."""
        return self.slack_bot_token is not None or self.teams_app_id is not None or self.serves_teams

    @property
    def serves_slack(self) -> bool:
        """A bot token, and a way in: the signing secret (HTTP) or the app-level token (Socket Mode)."""
        return self.slack_bot_token is not None and (self.slack_signing_secret is not None or self.slack_app_token is not None)

    @property
    def has_claude(self) -> bool:
        """Is there an account to ask with? The direct API needs a key; the others find their credentials by themselves."""
        return self.claude != "direct" or self.anthropic_api_key is not None

    @property
    def playground_apart(self) -> bool:
        """Beside a real platform the playground has data of its own."""
        return self.serves_playground and self.connected

    @property
    def serves_teams(self) -> bool:
        """An app id and its secret; without an app id only on loopback, for Microsoft's local playground, when asked for."""
        if self.teams_app_id is None:
            return self.teams_local and self.on_loopback
        return self.teams_app_password is not None

    @property
    def teams_single_tenant(self) -> bool:
        """Of one tenant, as MicrosoftAppType says; where it says nothing, if the tenant is named."""
        return self.teams_app_type == "SingleTenant" or (self.teams_app_type is None and self.teams_tenant is not None)

    @property
    def teams_allowed_tenants(self) -> tuple[str, ...]:
        """Whose people may use the helpdesk in Teams: the app's own tenant and those listed."""
        return tuple(dict.fromkeys([*([self.teams_tenant] if self.teams_tenant else []), *_listed(self.teams_tenants)]))

    @property
    def teams_services(self) -> tuple[str, ...]:
        """Addresses of Microsoft's connector that may be answered to."""
        return _listed(self.teams_service_urls)


_ABOUT = {
    "config": "The organisation file; without it `helpdesk.yaml` in the current folder, else the sample organisation.",
    "data": "The folder of the SQLite files; one process at a time.",
    "host": "Where the server listens; anything but a loopback address switches the playground off.",
    "port": "Its port; 0 takes a free one.",
    "api_token": "The bearer token of the API and of /metrics, at least 16 characters; without it both are closed.",
    "public_url": "The outside address; without it cards carry no links to case pages.",
    "playground": "1 serves the playground beside Slack or Teams, on loopback and on data of its own.",
    "log_level": "debug, info, warning or error; the log is JSON on standard error.",
    "anthropic_api_key": "Claude's key. Without it (and without another deployment) the offline model answers.",
    "anthropic_base_url": "Claude is asked here instead: a gateway that speaks the Messages API.",
    "claude": "Whose Claude is asked: direct, bedrock, vertex or foundry. Bedrock and Vertex need the extra of that name.",
    "aws_region": "Bedrock's region; credentials as AWS's own tools find them, or the next.",
    "bedrock_api_key": "A Bedrock API key; with it the extra is not needed.",
    "vertex_region": "Vertex AI's region, or global; credentials as Google's own tools find them.",
    "vertex_project": "The Google Cloud project of Vertex AI.",
    "foundry_resource": "The name of the Azure AI Foundry resource.",
    "foundry_api_key": "Its key.",
    "slack_bot_token": "Slack's bot token (xoxb-…). With it one of the next two is needed.",
    "slack_signing_secret": "Opens HTTP mode: Slack calls /slack/events, each call signed with it.",
    "slack_app_token": "Opens Socket Mode: an app-level token (xapp-…) with connections:write. No address from outside is needed.",
    "slack_api_url": "Every call of Slack's Web API goes here instead of Slack; for tests.",
    "slack_sockets": "How many Socket Mode connections stand at a time, 1 to 10.",
    "teams_app_id": "The app id of the Azure Bot resource. Teams calls /api/messages; each call is signed by Microsoft.",
    "teams_app_password": "Its client secret (the value, not its id).",
    "teams_app_type": "SingleTenant or MultiTenant, as the Azure Bot says; without it SingleTenant if the tenant is named.",
    "teams_tenant": "The tenant of the app; its people may use the helpdesk.",
    "teams_tenants": "Other tenants whose people may use the helpdesk: ids with commas between them. Nobody else may.",
    "teams_service_urls": "Addresses of Microsoft's connector that may be answered to, with commas between them.",
    "teams_login_url": "Tokens are asked for here instead of at login.microsoftonline.com; for tests.",
    "teams_openid_url": "The keys of Microsoft's signatures are looked for here; for tests.",
    "teams_local": "1 lets Microsoft's local playground (Agents Playground) in, without an app id and UNCHECKED; on loopback only.",
}


def about(name: str) -> str:
    """What a setting is for, in one sentence. KeyError for a name that is none."""
    return _ABOUT[name]


def load(**given: Any) -> Settings:
    """The settings of this process; `given` (by field name) wins over the environment. SettingsError for a wrong one."""
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError("; ".join(_words(problem) for problem in error.errors(include_url=False))) from None
    except UnicodeDecodeError as error:
        raise SettingsError(f".env: byte {error.start} is not UTF-8; save the file as UTF-8") from error


_EXPECTED: dict[str, str] = {
    "HELPDESK_SLACK_SOCKETS": "expected a whole number from 1 to 10",
    "HELPDESK_PORT": "expected a whole number from 0 to 65535, such as 3978",
    "HELPDESK_PLAYGROUND": "expected 1 or 0",
    "HELPDESK_LOG_LEVEL": "expected debug, info, warning or error",
    "MicrosoftAppType": "expected SingleTenant or MultiTenant",
    "HELPDESK_TEAMS_LOCAL": "expected 1 or 0",
    "HELPDESK_CLAUDE": "expected direct, bedrock, vertex or foundry",
}
"""For what holds no secret: the value that was found is named too."""


def _words(problem: Mapping[str, Any]) -> str:
    """One sentence. What was found is quoted only where it cannot be a secret."""
    name = ".".join(str(part) for part in problem["loc"])
    variable = next((str(field.validation_alias) for key, field in Settings.model_fields.items() if name == key), name)
    if variable in _EXPECTED:
        return f"{variable}: {_EXPECTED[variable]} (found {str(problem['input'])[:60]!r})"
    said = str(problem["msg"]).removeprefix("Value error, ")
    return f"{variable}: {said}" if variable else said
