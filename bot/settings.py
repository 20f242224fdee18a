"""Every environment variable, as one frozen value. The only file that reads the environment (and .env, if there is one)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class SettingsError(Exception):
    """A variable is wrong or missing: its name, what was expected, an example."""


class Settings(BaseSettings):
    """Names in capitals are the variables'. Secrets never print themselves."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True, populate_by_name=True)

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
    slack_bot_token: Annotated[SecretStr | None, Field(validation_alias="SLACK_BOT_TOKEN")] = None
    teams_app_id: Annotated[str | None, Field(validation_alias="MicrosoftAppId")] = None

    @field_validator("config", "api_token", "public_url", "anthropic_api_key", "slack_bot_token", "teams_app_id", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("public_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("expected an address such as https://helpdesk.example.com")
        return value

    @model_validator(mode="after")
    def _long_token(self) -> Self:
        if self.api_token is not None and len(self.api_token.get_secret_value()) < 16:
            raise ValueError(
                "HELPDESK_API_TOKEN is shorter than 16 characters; expected a long random one, for example of `openssl rand -hex 24`"
            )
        return self

    @property
    def on_loopback(self) -> bool:
        return self.host in LOOPBACK

    @property
    def serves_playground(self) -> bool:
        """On loopback only; once a Slack or Teams credential is set, only when asked for."""
        connected = self.slack_bot_token is not None or self.teams_app_id is not None
        return self.on_loopback and (self.playground or not connected)

    @property
    def playground_apart(self) -> bool:
        """Beside a real platform the playground has data of its own."""
        return self.serves_playground and (self.slack_bot_token is not None or self.teams_app_id is not None)


_ABOUT = {
    "config": "The organisation file; without it `helpdesk.yaml` in the current folder, else the sample organisation.",
    "data": "The folder of the SQLite files; one process at a time.",
    "host": "Where the server listens; anything but a loopback address switches the playground off.",
    "port": "Its port; 0 takes a free one.",
    "api_token": "The bearer token of the API and of /metrics, at least 16 characters; without it both are closed.",
    "public_url": "The outside address; without it cards carry no links to case pages.",
    "playground": "1 serves the playground beside Slack or Teams, on loopback and on data of its own.",
    "log_level": "debug, info, warning or error; the log is JSON on standard error.",
    "anthropic_api_key": "Claude's key. Not used yet: the offline model answers.",
    "slack_bot_token": "Slack's bot token. Not used yet.",
    "teams_app_id": "The Teams app's id. Not used yet.",
}


def about(name: str) -> str:
    """What a setting is for, in one sentence. KeyError for a name that is none."""
    return _ABOUT[name]


def load(**given: Any) -> Settings:
    """The settings of this process; `given` (by field name) wins over the environment. SettingsError for a wrong one."""
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError("; ".join(_words(problem) for problem in error.errors(include_input=False, include_url=False))) from error


def _words(problem: Mapping[str, Any]) -> str:
    name = ".".join(str(part) for part in problem["loc"])
    said = str(problem["msg"]).removeprefix("Value error, ")
    return f"{name}: {said}" if name else said
