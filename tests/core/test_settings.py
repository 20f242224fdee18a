"""The environment as one frozen value: what counts when, what is refused in which words, and that no secret prints itself."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot import settings
from bot.settings import Settings, SettingsError, load

TOKEN = "a-long-random-token-0123456789"
VARIABLES = [str(field.validation_alias) for field in Settings.model_fields.values()]


@pytest.fixture(autouse=True)
def _nothing_of_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def given(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Settings:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return load()


def test_without_anything_it_listens_on_loopback_with_the_sample_and_no_open_api() -> None:
    found = load()
    assert (found.host, found.port, found.data, found.config) == ("127.0.0.1", 3978, Path("helpdesk-data"), None)
    assert (found.api_token, found.public_url, found.log_level) == (None, None, "warning")
    assert found.serves_playground
    assert not found.playground_apart


def test_every_setting_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    found = given(
        monkeypatch,
        HELPDESK_CONFIG="ours.yaml",
        HELPDESK_DATA="/srv/helpdesk",
        HELPDESK_HOST="0.0.0.0",
        HELPDESK_PORT="0",
        HELPDESK_API_TOKEN=TOKEN,
        HELPDESK_PUBLIC_URL="https://help.example.com/desk",
        HELPDESK_PLAYGROUND="1",
        HELPDESK_LOG_LEVEL="DEBUG",
    )
    assert (found.config, found.data, found.host, found.port) == (Path("ours.yaml"), Path("/srv/helpdesk"), "0.0.0.0", 0)
    assert found.api_token is not None
    assert found.api_token.get_secret_value() == TOKEN
    assert (found.public_url, found.playground, found.log_level) == ("https://help.example.com/desk", True, "debug")


@pytest.mark.parametrize("name", VARIABLES)
def test_an_empty_variable_is_an_unset_one(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert given(monkeypatch, **{name: ""}) == load(_env_file=None)


def test_a_file_counts_less_than_the_environment_and_that_less_than_what_is_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HELPDESK_PORT=1001\nHELPDESK_HOST=::1\nHELPDESK_DATA=from-file\nSOMETHING_ELSE=1\n")
    found = given(monkeypatch, HELPDESK_PORT="1002", HELPDESK_HOST="localhost")
    assert (found.port, found.host, found.data) == (1002, "localhost", Path("from-file"))
    assert load(port=1003).port == 1003


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HELPDESK_PORT", "abc", "HELPDESK_PORT: expected a whole number from 0 to 65535, such as 3978 (found 'abc')"),
        ("HELPDESK_PORT", "65536", "found '65536'"),
        ("HELPDESK_PORT", "-1", "found '-1'"),
        ("HELPDESK_PORT", "80.5", "found '80.5'"),
        ("HELPDESK_PLAYGROUND", "perhaps", "HELPDESK_PLAYGROUND: expected 1 or 0 (found 'perhaps')"),
        ("HELPDESK_LOG_LEVEL", "loud", "HELPDESK_LOG_LEVEL: expected debug, info, warning or error (found 'loud')"),
        ("HELPDESK_HOST", "http://localhost", "HELPDESK_HOST: expected an address or a name"),
        ("HELPDESK_HOST", "a..b", "HELPDESK_HOST: expected"),
        ("HELPDESK_HOST", "127.0.0.1:80", "HELPDESK_HOST: expected"),
        ("HELPDESK_PUBLIC_URL", "helpdesk.example.com", "HELPDESK_PUBLIC_URL: expected an address such as https://"),
        ("HELPDESK_PUBLIC_URL", "https://", "HELPDESK_PUBLIC_URL: expected"),
        ("HELPDESK_PUBLIC_URL", "javascript:alert(1)", "HELPDESK_PUBLIC_URL: expected"),
        ("HELPDESK_PUBLIC_URL", "https://a.example/ x", "HELPDESK_PUBLIC_URL: expected"),
        ("HELPDESK_PUBLIC_URL", "https://a.example:port", "HELPDESK_PUBLIC_URL: expected"),
        ("HELPDESK_API_TOKEN", "fifteen-letters", "HELPDESK_API_TOKEN: shorter than 16 characters"),
    ],
)
def test_a_wrong_value_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str) -> None:
    with pytest.raises(SettingsError) as raised:
        given(monkeypatch, **{name: value})
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_every_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"HELPDESK_PORT: .*; HELPDESK_LOG_LEVEL: "):
        given(monkeypatch, HELPDESK_PORT="x", HELPDESK_LOG_LEVEL="x")


def test_no_secret_is_printed_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {name: f"hunter2-{name}-0123456789" for name in ("HELPDESK_API_TOKEN", "ANTHROPIC_API_KEY", "SLACK_BOT_TOKEN")}
    found = given(monkeypatch, **secrets)
    assert "hunter2" not in f"{found!r} {found} {found.model_dump()} {found.model_dump_json()}"
    wrong: dict[str, str] = {"HELPDESK_API_TOKEN": "hunter2", "HELPDESK_PUBLIC_URL": "https://me:hunter2@a.example", "HELPDESK_PORT": "x"}
    with pytest.raises(SettingsError) as raised:
        given(monkeypatch, **wrong)
    seen: BaseException | None = raised.value
    while seen is not None:
        assert "hunter2" not in f"{seen!r} {seen}"
        seen = seen.__cause__


def test_the_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"HELPDESK_API_TOKEN=\xff\n")
    with pytest.raises(SettingsError, match=r"\.env: byte \d+ is not UTF-8"):
        load()


@pytest.mark.parametrize(
    ("environment", "served", "apart"),
    [
        ({}, True, False),
        ({"HELPDESK_HOST": "::1"}, True, False),
        ({"HELPDESK_HOST": "0.0.0.0"}, False, False),
        ({"HELPDESK_HOST": "0.0.0.0", "HELPDESK_PLAYGROUND": "1"}, False, False),
        ({"SLACK_BOT_TOKEN": "xoxb"}, False, False),
        ({"SLACK_BOT_TOKEN": "xoxb", "HELPDESK_PLAYGROUND": "1"}, True, True),
        ({"MicrosoftAppId": "an-id"}, False, False),
        ({"MicrosoftAppId": "an-id", "HELPDESK_PLAYGROUND": "1"}, True, True),
        ({"SLACK_BOT_TOKEN": "xoxb", "HELPDESK_PLAYGROUND": "1", "HELPDESK_HOST": "192.0.2.1"}, False, False),
    ],
)
def test_the_playground_is_served_on_loopback_only_and_beside_a_platform_only_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], served: bool, apart: bool
) -> None:
    found = given(monkeypatch, **environment)
    assert (found.serves_playground, found.playground_apart) == (served, apart)


def test_it_cannot_be_changed_while_it_runs() -> None:
    found: Any = load()
    with pytest.raises(ValidationError):
        found.port = 1


def test_every_setting_says_what_it_is_for_and_stands_in_the_example() -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert settings.about(name).endswith(".")
        assert f"# {field.validation_alias}=" in example, f"{field.validation_alias} is missing in .env.example"
