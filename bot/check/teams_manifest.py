"""The Teams app's manifest as it ships, filled in for one registration and one server, and packed with its icons for the upload."""

import io
import json
import re
import zipfile
from typing import Any, Final

from bot.resources import resource
from triage.facts import Fact

PATH: Final = "/api/messages"
GUID: Final = re.compile(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
VERSION: Final = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
NOBODY: Final = "00000000-0000-0000-0000-000000000000"
EXAMPLE: Final = "https://helpdesk.example.com"
LONGEST_DEVELOPER: Final = 32
ICONS: Final = ("color.png", "outline.png")
READ_CHANNELS: Final = "ChannelMessage.Read.Group"
_THE_SAME: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the package: the same settings give the same bytes."""


class Identity(Fact):
    """What differs from one installation to the other. `address`: this server's, https; the pages about the app: None is the address."""

    app_id: str
    address: str
    version: str
    developer: str | None = None
    privacy_url: str | None = None
    terms_url: str | None = None


def shipped() -> dict[str, Any]:
    """The manifest with the example's address and no ids in it."""
    found: dict[str, Any] = json.loads(resource("manifests", "teams", "manifest.json").read_text(encoding="utf-8"))
    return found


def permissions() -> frozenset[str]:
    """What the owner of a team is asked to agree to (resource-specific consent)."""
    return frozenset(one["name"] for one in shipped()["authorization"]["permissions"]["resourceSpecific"])


def problems(identity: Identity) -> list[str]:
    """What Teams would refuse, each with what was expected; empty if it is all right. No id or address is guessed."""
    found = []
    if GUID.fullmatch(identity.app_id) is None or identity.app_id == NOBODY:
        found.append(f"{identity.app_id or 'no app id'}: expected the bot's app id, 32 hexadecimal digits in five groups (--app-id)")
    urls = (identity.address, identity.privacy_url, identity.terms_url)
    for url in (one for one in urls if one is not None):
        if not url.startswith("https://") or len(url) > 2048 or any(character.isspace() for character in url):
            found.append(f"{url or 'no address'}: expected an address that begins with https://")
    if VERSION.fullmatch(identity.version) is None:
        found.append(f"{identity.version}: expected a version such as 1.0.2 (--app-version)")
    if identity.developer is not None and not 0 < len(identity.developer.strip()) <= LONGEST_DEVELOPER:
        found.append(f"{identity.developer!r}: expected a developer's name of at most {LONGEST_DEVELOPER} characters (--developer)")
    return found


def filled(identity: Identity) -> dict[str, Any]:
    """The manifest of this installation: the id is the app's, the bot's and the Entra application's alike."""
    told, app_id = shipped(), identity.app_id.lower()
    address = identity.address.rstrip("/")
    told |= {"id": app_id, "version": identity.version}
    told["webApplicationInfo"]["id"] = app_id
    for one in (*told["bots"], *told["composeExtensions"]):
        one["botId"] = app_id
    told["developer"] = {
        "name": (identity.developer or told["developer"]["name"]).strip(),
        "websiteUrl": address,
        "privacyUrl": identity.privacy_url or address,
        "termsOfUseUrl": identity.terms_url or address,
    }
    return told


def package(identity: Identity) -> bytes:
    """The app package for the upload: manifest and icons at the root of a zip. The same identity gives the same bytes."""
    files = {"manifest.json": (json.dumps(filled(identity), indent=2, ensure_ascii=False) + "\n").encode()}
    files |= {name: resource("manifests", "teams", name).read_bytes() for name in ICONS}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as packed:
        for name, data in files.items():
            about = zipfile.ZipInfo(name, _THE_SAME)
            about.create_system, about.external_attr = 3, 0o644 << 16
            packed.writestr(about, data)
    return held.getvalue()
