"""The Slack app's manifest as it ships, filled in for one server: an address for HTTP mode, none for Socket Mode."""

import json
from typing import Any

from bot.resources import resource

PATH = "/slack/events"


def shipped() -> dict[str, Any]:
    """The manifest with the example's address in it."""
    found: dict[str, Any] = json.loads(resource("manifests", "slack", "manifest.json").read_text(encoding="utf-8"))
    return found


def scopes() -> frozenset[str]:
    """What the bot asks for."""
    return frozenset(shipped()["oauth_config"]["scopes"]["bot"])


def for_address(address: str) -> dict[str, Any]:
    """HTTP mode: every request URL is this server's."""
    url, told = address.rstrip("/") + PATH, shipped()
    for command in told["features"]["slash_commands"]:
        command["url"] = url
    told["settings"]["event_subscriptions"]["request_url"] = url
    told["settings"]["interactivity"] |= {"request_url": url, "message_menu_options_url": url}
    return told


def for_socket_mode() -> dict[str, Any]:
    """Socket Mode: no address anywhere."""
    told = shipped()
    for command in told["features"]["slash_commands"]:
        del command["url"]
    del told["settings"]["event_subscriptions"]["request_url"]
    told["settings"]["interactivity"] = {"is_enabled": True}
    told["settings"]["socket_mode_enabled"] = True
    return told
