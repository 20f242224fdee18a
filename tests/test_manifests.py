"""What the code listens to and calls is what the manifests ask for, and nothing more; each scope has its reason in manifests/README.md."""

import copy
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import teams_icons
from fake_slack_events import EVENT_SCOPES
from fake_slack_tables import METHODS
from fake_teams_acts import READ_CHANNEL
from teams_manifest_rules import faults

from bot.check import teams_manifest
from bot.check.slack_manifest import for_address, for_socket_mode, scopes, shipped
from bot.commands import command_words
from triage.facts import Message, Person, Place

ROOT = Path(__file__).resolve().parents[1]

SOURCES = {
    path: path.read_text(encoding="utf-8")
    for path in [*sorted((ROOT / "bot/slack").rglob("*.py")), *sorted((ROOT / "bot/check").glob("slack*.py"))]
}
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
    rows = [line for line in readme.partition("## Microsoft Teams")[0].splitlines() if line.startswith("| `")]
    explained = {scope for row in rows for scope in re.findall(r"`([a-z_.:]+)`", row.split("|")[1]) if len(row.split("|")[2].strip()) > 10}
    assert explained == scopes()


def test_the_address_is_filled_in_everywhere_or_nowhere() -> None:
    text = str(for_address("https://help.fernhill.example/"))
    assert "helpdesk.example.com" not in text
    assert text.count("https://help.fernhill.example/slack/events") == 5
    assert "http" not in str(for_socket_mode())
    assert for_socket_mode()["settings"]["socket_mode_enabled"] is True


# --- Microsoft Teams. ---

TEAMS = ROOT / "manifests" / "teams"
COMMANDS = ("triage", "retriage", "status", "queue", "kb", "report", "mute", "help")


def teams_files(told: Any | None = None) -> dict[str, bytes]:
    """The package as it ships, with another manifest in it if one is given."""
    files = {path.name: path.read_bytes() for path in TEAMS.iterdir()}
    return files if told is None else {**files, "manifest.json": json.dumps(told).encode()}


def test_the_teams_package_that_ships_keeps_every_rule() -> None:
    assert faults(teams_files()) == []


def _changed(change: Callable[[dict[str, Any]], object]) -> Callable[[], dict[str, bytes]]:
    def files() -> dict[str, bytes]:
        told = copy.deepcopy(teams_manifest.shipped())
        change(told)
        return teams_files(told)

    return files


PLANTED = {
    "unknown key": _changed(lambda told: told.update(packageName="x")),
    "channel features": _changed(lambda told: told.pop("supportsChannelFeatures")),
    "schema": _changed(lambda told: told.update(manifestVersion="1.19")),
    "id": _changed(lambda told: told.update(id="helpdesk")),
    "version": _changed(lambda told: told.update(version="1.0")),
    "long name": _changed(lambda told: told["name"].update(short="x" * 31)),
    "long description": _changed(lambda told: told["description"].update(short="x" * 81)),
    "http": _changed(lambda told: told["developer"].update(privacyUrl="http://helpdesk.example.com")),
    "scope without commands": _changed(lambda told: told["bots"][0]["commandLists"].pop()),
    "scope twice": _changed(lambda told: told["bots"][0]["commandLists"][1]["scopes"].append("personal")),
    "long command": _changed(lambda told: told["bots"][0]["commandLists"][0]["commands"][0].update(description="x" * 129)),
    "command twice": _changed(lambda told: told["bots"][0]["commandLists"][0]["commands"][0].update(title="help")),
    "eleven commands": _changed(
        lambda told: told["bots"][0]["commandLists"][0]["commands"].extend({"title": f"x{n}", "description": "x"} for n in range(3))
    ),
    "another bot": _changed(lambda told: told["composeExtensions"][0].update(botId="8f14e45f-ceea-467a-9575-5bd8ae0e4a10")),
    "search without parameter": _changed(lambda told: told["composeExtensions"][0]["commands"][1].pop("parameters")),
    "action without dialog": _changed(lambda told: told["composeExtensions"][0]["commands"][0].pop("fetchTask")),
    "application": _changed(lambda told: told["webApplicationInfo"].update(id="8f14e45f-ceea-467a-9575-5bd8ae0e4a10")),
    "resource": _changed(lambda told: told["webApplicationInfo"].pop("resource")),
    "kind of permission": _changed(lambda told: told["authorization"]["permissions"]["resourceSpecific"][0].update(type="Delegated")),
    "icon missing": lambda: {name: data for name, data in teams_files().items() if name != "color.png"},
    "icon of another size": lambda: teams_files() | {"color.png": teams_icons.outline_icon()},
    "outline with a ground": lambda: teams_files() | {"outline.png": teams_icons.png(32, 4, [b"\xff\xff\xff\xff"] * 32 * 32)},
    "outline in colour": lambda: teams_files() | {"outline.png": teams_icons.png(32, 4, [b"\x1f\x3a\x5f\xff", bytes(4)] * 16 * 32)},
}


@pytest.mark.parametrize("name", PLANTED)
def test_the_rules_of_teams_packages_catch_a_planted_offence(name: str) -> None:
    assert faults(PLANTED[name]())


@pytest.mark.parametrize("name", teams_icons.ICONS)
def test_the_icons_are_the_ones_that_the_project_draws(name: str) -> None:
    assert teams_icons.read((TEAMS / name).read_bytes()) == teams_icons.read(teams_icons.ICONS[name]())


def teams_reasons() -> set[str]:
    """What stands in the README of manifests with a reason."""
    readme = (ROOT / "manifests" / "README.md").read_text(encoding="utf-8").partition("## Microsoft Teams")[2].partition("\n### ")[0]
    rows = [line.split("|") for line in readme.splitlines() if line.startswith("| `")]
    return {name for row in rows if len(row[2].strip()) > 10 for name in re.findall(r"`([A-Za-z.]+)`", row[1])}


def test_everything_that_the_teams_manifest_asks_for_has_its_reason() -> None:
    told = teams_manifest.shipped()
    (bot,), (extension,) = told["bots"], told["composeExtensions"]
    asked = {*teams_manifest.permissions(), *told["permissions"], *bot["scopes"], *(one["id"] for one in extension["commands"])}
    assert teams_reasons() == asked | {"webApplicationInfo", "supportsChannelFeatures", "supportsFiles"}
    assert bot["supportsFiles"] is True


TEAMS_CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "bot" / "teams").rglob("*.py")))
USED = {
    "ChannelMessage.Read.Group": r'if asked else .* else "post"',
    "identity": r'"userPrincipalName"',
    "messageTeamMembers": r"\.open_chat\(",
    "personal": r'== "personal"',
    "team": r'== "channel"',
    "groupChat": r'== "groupChat"',
    "supportsFiles": r"application/vnd\.microsoft\.teams\.file\.download\.info",
    "supportsChannelFeatures": r"private and shared channels",
    "webApplicationInfo": r"MicrosoftAppId",
    "triageThis": r'"composeExtension/fetchTask"',
    "myCases": r"cases_of\(",
    "queue": r'QUEUE: Final = "queue"',
}
"""What the manifest asks for, and where the code uses it."""


def test_what_the_teams_manifest_asks_for_is_used_and_nothing_more_is_asked_for() -> None:
    assert set(USED) == teams_reasons()
    for asked, where in USED.items():
        assert re.search(where, TEAMS_CODE), f"nothing in bot/teams uses {asked}"
    assert "graph.microsoft.com" not in TEAMS_CODE


def test_every_message_extension_that_is_listened_to_is_in_the_manifest_and_the_other_way_round() -> None:
    listened = set(re.findall(r'"(composeExtension/[A-Za-z]+)":', TEAMS_CODE))
    (extension,) = teams_manifest.shipped()["composeExtensions"]
    kinds = {one["type"] for one in extension["commands"]}
    wanted = {"action": {"composeExtension/fetchTask", "composeExtension/submitAction"}, "query": {"composeExtension/query"}}
    assert listened == {name for kind in kinds for name in wanted[kind]}


@pytest.mark.parametrize("title", COMMANDS)
def test_every_command_of_the_teams_manifest_is_understood_as_a_word(title: str) -> None:
    from bot.teams.activities.messages import TRIAGE

    (bot,) = teams_manifest.shipped()["bots"]
    for listed in bot["commandLists"]:
        assert tuple(one["title"] for one in listed["commands"]) == COMMANDS
    words = f"{title} vpn" if title in ("kb", "triage") else title
    said = Message(
        id="1", place=Place(surface="teams", conversation="x"), author=Person(id="a"), text=words, sent_at=datetime.now(UTC), direct=True
    )
    assert TRIAGE.match(words) if title == "triage" else command_words(said)


def test_the_permission_is_the_one_without_which_teams_tells_no_post_that_has_no_mention() -> None:
    assert teams_manifest.permissions() == {READ_CHANNEL}
