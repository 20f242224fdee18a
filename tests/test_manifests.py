"""What the code listens to and calls is what the manifest asks for, and nothing more; each scope has its reason in manifests/README.md."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests" / "slack"))

from fake_slack_events import EVENT_SCOPES  # noqa: E402
from fake_slack_tables import METHODS  # noqa: E402

from bot.check.slack_manifest import for_address, for_socket_mode, scopes, shipped  # noqa: E402

SOURCES = {path: path.read_text(encoding="utf-8") for path in [*sorted((ROOT / "bot/slack").rglob("*.py")), ROOT / "bot/check/slack.py"]}
CODE = "\n".join(SOURCES.values())
KINDS = {"channels": "channels", "groups": "groups", "im": "im", "mpim": "mpim"}
LISTENED = {"im", "mpim", "channels", "groups"}


def methods() -> set[str]:
    """Every method of the Web API that is called."""
    return {name for name in re.findall(r'"([a-z]+(?:\.[a-zA-Z]+)+)"', CODE) if name in METHODS}


def events() -> set[str]:
    """Every event that has a listener of its own."""
    return set(re.findall(r'app\.event\("([a-z_]+)"\)', CODE))


def subscribed() -> set[str]:
    return set(shipped()["settings"]["event_subscriptions"]["bot_events"])


def needed() -> set[str]:
    """Scopes by what is called, listened to, and offered."""
    found = {"commands"} | {f"{kind}:history" for kind in LISTENED}
    for name in methods():
        method = METHODS[name]
        if method.app_token:
            continue
        if method.scopes:
            found.add(method.scopes[0])
        if method.verb == "read":
            found |= {"channels:read", "groups:read"}
    found |= {EVENT_SCOPES[event] for event in subscribed() if event in EVENT_SCOPES}
    return found | {"channels:read", "groups:read"}  # users.conversations of these two kinds; member_joined_channel


def test_methods_and_events_are_found_in_the_code() -> None:
    assert {"chat.postMessage", "chat.update", "views.open", "users.info", "reactions.add"} <= methods()
    assert "message" in events()


def test_every_event_that_is_listened_to_is_subscribed_and_no_other() -> None:
    plain = {name for name in subscribed() if not name.startswith("message.")}
    assert plain == events() - {"message"}
    assert {name.removeprefix("message.") for name in subscribed() - plain} == LISTENED


def test_every_scope_that_is_needed_is_asked_for_and_no_other() -> None:
    optional = {"users:read.email"}
    assert scopes() - optional == needed()


def test_every_shortcut_and_command_has_a_listener() -> None:
    features = shipped()["features"]
    for shortcut in features["shortcuts"]:
        assert f'"{shortcut["callback_id"]}"' in CODE
    for command in features["slash_commands"]:
        assert f'"{command["command"]}"' in CODE


def test_every_scope_has_its_reason() -> None:
    readme = (ROOT / "manifests" / "README.md").read_text(encoding="utf-8")
    rows = [line for line in readme.splitlines() if line.startswith("| `")]
    explained = {scope for row in rows for scope in re.findall(r"`([a-z_.:]+)`", row.split("|")[1]) if len(row.split("|")[2].strip()) > 10}
    assert explained == scopes()


def test_the_address_is_filled_in_everywhere_or_nowhere() -> None:
    text = str(for_address("https://help.fernhill.example/"))
    assert "helpdesk.example.com" not in text
    assert text.count("https://help.fernhill.example/slack/events") == 5
    assert "http" not in str(for_socket_mode())
    assert for_socket_mode()["settings"]["socket_mode_enabled"] is True
