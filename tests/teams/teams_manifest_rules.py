"""The rules of a Teams app package that matter, after the published schema (1.25) and Microsoft's pages on manifests: every key is known,
every length is kept, every id is one, icons are as they must be, permissions have what they hang on. The schema itself does not ship."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import teams_icons

Json = dict[str, Any]
GUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")
SCOPES = ("personal", "team", "groupChat")
TOP = {"$schema", "manifestVersion", "version", "id", "developer", "name", "description", "icons", "accentColor", "defaultInstallScope"}
TOP |= {
    "defaultGroupCapability",
    "supportsChannelFeatures",
    "bots",
    "composeExtensions",
    "permissions",
    "webApplicationInfo",
    "authorization",
}
LENGTHS = {
    ("name", "short"): 30,
    ("name", "full"): 100,
    ("description", "short"): 80,
    ("description", "full"): 4000,
    ("developer", "name"): 32,
    ("developer", "websiteUrl"): 2048,
    ("developer", "privacyUrl"): 2048,
    ("developer", "termsOfUseUrl"): 2048,
}
BOT = {"botId", "scopes", "isNotificationOnly", "supportsFiles", "commandLists"}
COMMAND = {"id", "type", "title", "description", "context", "fetchTask", "initialRun", "parameters"}
LARGEST_ICON = 100_000


def faults(files: Mapping[str, bytes]) -> list[str]:
    """What is wrong with a package, given as its files by name; empty if nothing is."""
    try:
        told = json.loads(files["manifest.json"])
    except (KeyError, ValueError) as wrong:
        return [f"manifest.json: {type(wrong).__name__}"]
    parts = (_top(told), _bots(told), _extensions(told), _permissions(told), _icons(told, files))
    return [fault for part in parts for fault in part]


def _top(told: Json) -> Iterator[str]:
    if unknown := set(told) ^ TOP:
        yield f"keys unknown or missing: {sorted(unknown)}"
        return
    if told["$schema"] != f"https://developer.microsoft.com/json-schemas/teams/v{told['manifestVersion']}/MicrosoftTeams.schema.json":
        yield "$schema and manifestVersion differ"
    if GUID.fullmatch(told["id"]) is None:
        yield f"id {told['id']!r} is no GUID"
    if re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", told["version"]) is None:
        yield f"version {told['version']!r}"
    if re.fullmatch(r"#[0-9a-f]{6}", told["accentColor"]) is None:
        yield f"accentColor {told['accentColor']!r}"
    for (group, key), most in LENGTHS.items():
        value = told[group].get(key)
        if not isinstance(value, str) or not 0 < len(value) <= most:
            yield f"{group}.{key} is missing or longer than {most}"
        elif key.endswith("Url") and not value.startswith("https://"):
            yield f"{group}.{key} is no https address"
    if told["defaultInstallScope"] not in SCOPES or set(told["defaultGroupCapability"].values()) != {"bot"}:
        yield "the default of the installation is none of the bot's"
    if told["supportsChannelFeatures"] != "tier1":
        yield "since 1.25 an app for teams must say supportsChannelFeatures: tier1"


def _bots(told: Json) -> Iterator[str]:
    if len(told["bots"]) != 1 or set(told["bots"][0]) != BOT:
        yield "one bot, with the known keys"
        return
    (bot,) = told["bots"]
    if GUID.fullmatch(bot["botId"]) is None or not bot["scopes"] or set(bot["scopes"]) - set(SCOPES):
        yield "bots: id or scopes"
    listed = Counter(scope for one in bot["commandLists"] for scope in one["scopes"])
    if len(bot["commandLists"]) > 3 or set(listed) != set(bot["scopes"]) or max(listed.values()) > 1:
        yield f"each scope has one list of commands: {dict(listed)}"
    for one in bot["commandLists"]:
        titles = [command["title"] for command in one["commands"]]
        if len(titles) > 10 or len(set(titles)) < len(titles):
            yield f"at most 10 commands, each once: {titles}"
        yield from (fault for command in one["commands"] for fault in _named(command, {"title", "description"}))


def _extensions(told: Json) -> Iterator[str]:
    if len(told["composeExtensions"]) != 1 or set(told["composeExtensions"][0]) != {"botId", "commands"}:
        yield "one message extension, with the known keys"
        return
    (extension,) = told["composeExtensions"]
    if extension["botId"] != told["bots"][0]["botId"]:
        yield "the message extension is another bot's"
    ids = [command["id"] for command in extension["commands"]]
    if not 0 < len(ids) <= 10 or len(set(ids)) < len(ids) or any(not re.fullmatch(r"[A-Za-z]{1,64}", one) for one in ids):
        yield f"ids of commands: {ids}"
    for command in extension["commands"]:
        yield from _named(command, COMMAND)
        yield from _shaped(command)


def _named(command: Json, known: set[str]) -> Iterator[str]:
    if set(command) - known:
        yield f"unknown keys of a command: {sorted(set(command) - known)}"
    for key, most in (("title", 32), ("description", 128)):
        if not isinstance(command.get(key), str) or not 0 < len(command[key]) <= most:
            yield f"{command.get('title')}: the {key} is missing or longer than {most}"


def _shaped(command: Json) -> Iterator[str]:
    """An action fetches its dialog; a search has one parameter to type into."""
    contexts = set(command.get("context", ()))
    if not contexts or contexts - {"compose", "commandBox", "message"}:
        yield f"{command['id']}: context {sorted(contexts)}"
    if command["type"] == "action":
        if command.get("fetchTask") is not True or "parameters" in command or "initialRun" in command:
            yield f"{command['id']}: an action fetches its dialog"
    elif command["type"] == "query":
        given = command.get("parameters", [])
        if len(given) != 1 or "fetchTask" in command or "message" in contexts:
            yield f"{command['id']}: a search has one parameter and is for the compose box"
        yield from (fault for one in given for fault in _named(one, {"name", "title", "description"}))
    else:
        yield f"{command['id']}: type {command['type']}"


def _permissions(told: Json) -> Iterator[str]:
    if set(told["permissions"]) - {"identity", "messageTeamMembers"} or len(set(told["permissions"])) < len(told["permissions"]):
        yield f"permissions {told['permissions']}"
    specific = told["authorization"]["permissions"]["resourceSpecific"]
    names = [one["name"] for one in specific]
    if len(names) > 16 or len(set(names)) < len(names) or any(set(one) != {"name", "type"} for one in specific):
        yield f"resource-specific permissions {specific}"
    for one in specific:
        if one["type"] != "Application" or re.fullmatch(r"[A-Za-z]+(\.[A-Za-z]+){1,2}\.(Group|Chat|User)", one["name"]) is None:
            yield f"resource-specific permission {one}"
    application = told["webApplicationInfo"]
    if application.get("id") != told["bots"][0]["botId"] or not str(application.get("resource", "")).startswith("https://"):
        yield "resource-specific permissions need webApplicationInfo with the bot's own id and any resource"


def _icons(told: Json, files: Mapping[str, bytes]) -> Iterator[str]:
    if set(files) != {"manifest.json", *told["icons"].values()}:
        yield f"files: {sorted(files)}"
        return
    for kind, size, channels in (("color", 192, 3), ("outline", 32, 4)):
        data = files[told["icons"][kind]]
        try:
            width, found, rows = teams_icons.read(data)
        except (ValueError, IndexError) as wrong:
            yield f"icon {kind}: {wrong}"
            continue
        if (width, found) != (size, channels) or len(data) > LARGEST_ICON:
            yield f"icon {kind}: {width} x {width} with {found} channels; expected {size} with {channels}"
        elif kind == "outline":
            yield from _outline(rows, width)


def _outline(rows: bytes, width: int) -> Iterator[str]:
    """White on nothing."""
    line = width * 4 + 1
    pixels = [rows[at + 1 + 4 * column : at + 5 + 4 * column] for at in range(0, len(rows), line) for column in range(width)]
    if any(pixel[:3] != b"\xff\xff\xff" for pixel in pixels if pixel[3]):
        yield "icon outline: something is not white"
    if not {0, 255} <= {pixel[3] for pixel in pixels}:
        yield "icon outline: nothing is transparent, or nothing is drawn"
