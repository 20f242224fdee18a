"""References: where to answer. Service addresses, chats, teams and the helpdesk's own account, as they came with activities.

They stand in the store's small values, so that a restarted helpdesk still knows every place. An address that is not allowed is never used:
whoever could slip one in would get our token sent to it.
"""

import asyncio
import json
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from bot.teams.errors import Refused, hint_for
from bot.teams.ids import bare
from storage.store import Store
from triage.facts import Fact

PREFIX: Final = "teams"
LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
MOST_KNOWN: Final = 50_000
_ODD: Final = re.compile(r"[\\\s\x00-\x20]")


class Team(Fact):
    """A team that the app is in. `group` is its id in the directory, which links need."""

    id: str
    tenant: str
    name: str = ""
    group: str | None = None


class Allowed(Fact):
    """Service addresses that may be answered to. `loopback`: those of this machine too (the local playground)."""

    addresses: tuple[str, ...]
    loopback: bool = False

    def takes(self, url: str) -> bool:
        """Scheme, host and port are those of an entry, and the path begins like its own.

        False for what different readers of addresses take for different hosts: a user before the host, a backslash, blanks, "..".
        """
        try:
            found = urlsplit(url)
            port = found.port
        except ValueError:
            return False
        if "@" in found.netloc or ".." in found.path.split("/") or _ODD.search(url) is not None:
            return False
        if self.loopback and found.hostname in LOOPBACK and found.scheme in ("http", "https"):
            return True
        return any(
            (one.scheme, one.hostname, one.port) == (found.scheme, found.hostname, port) and _under(found.path, one.path)
            for one in map(urlsplit, self.addresses)
        )


def host_of(url: str) -> str | None:
    """For people; None where there is none."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _under(path: str, base: str) -> bool:
    base = base.rstrip("/")
    return not base or path == base or path.startswith(f"{base}/")


class References:
    """Read from memory; what is new is on disk before the activity that told it is answered."""

    def __init__(self, store: Store, allowed: Allowed) -> None:
        self._store, self.allowed = store, allowed
        self._values: dict[str, str | None] = {}
        self._lock = asyncio.Lock()
        self._teams: dict[str, Team] = {}

    async def load(self) -> None:
        """What an earlier process knew."""
        told = await self._store.value(f"{PREFIX}/teams")
        self._teams = {one.id: one for one in (Team.model_validate(one) for one in json.loads(told or "[]"))}

    async def heard(self, tenant: str, conversation: str, url: str) -> None:
        """An activity came from there."""
        if await self._value(f"service/{tenant}") is None:
            await self._keep(f"service/{tenant}", url)
        elif await self._value(f"service/{tenant}") != url and await self._value(f"service/{tenant}/{bare(conversation)}") != url:
            await self._keep(f"service/{tenant}/{bare(conversation)}", url)

    async def service(self, tenant: str, conversation: str | None = None) -> str:
        """The address for a conversation, else that of its tenant. Refused where none is known or it is not allowed (any more)."""
        own = await self._value(f"service/{tenant}/{bare(conversation)}") if conversation else None
        found = own or await self._value(f"service/{tenant}")
        if found is None:
            raise Refused("service", "NoServiceUrl", hint_for("NoServiceUrl"))
        if not self.allowed.takes(found):
            raise Refused("service", "ServiceUrlNotAllowed", hint_for("ServiceUrlNotAllowed"))
        return found

    async def chat(self, person: str) -> str | None:
        """Somebody's chat with the helpdesk."""
        return await self._value(f"chat/{person}")

    async def keep_chat(self, person: str, conversation: str) -> None:
        if await self._value(f"chat/{person}") != conversation:
            await self._keep(f"chat/{person}", conversation)

    async def bot(self) -> dict[str, str]:
        """The helpdesk's own account, as Teams calls it; empty before the first activity."""
        found = json.loads(await self._value("bot") or "{}")
        return {str(name): str(value) for name, value in found.items()}

    async def keep_bot(self, account: Mapping[str, Any]) -> None:
        told = json.dumps({name: str(account[name]) for name in ("id", "name") if account.get(name)}, sort_keys=True)
        if await self._value("bot") != told:
            await self._keep("bot", told)

    def teams(self) -> tuple[Team, ...]:
        return tuple(self._teams.values())

    def team(self, team: str | None) -> Team | None:
        return self._teams.get(team or "")

    async def keep_team(self, team: Team) -> bool:
        """True if it is news. A name that is not told leaves the one that is known."""
        async with self._lock:
            before = self._teams.get(team.id)
            after = team.model_copy(
                update={"name": team.name or getattr(before, "name", ""), "group": team.group or getattr(before, "group", None)}
            )
            if before == after:
                return False
            self._teams[team.id] = after
            await self._keep_teams()
            return True

    async def drop_team(self, team: str) -> None:
        """The app was taken out of it."""
        async with self._lock:
            if self._teams.pop(team, None) is not None:
                await self._keep_teams()

    async def first(self, what: str, now: str) -> bool:
        """True once for ever, also where two ask at the same moment: Teams tells of an installation in two activities at once."""
        async with self._lock:
            if await self._value(f"once/{what}") is not None:
                return False
            await self._keep(f"once/{what}", now)
            return True

    async def _keep_teams(self) -> None:
        await self._store.put_value(f"{PREFIX}/teams", json.dumps([one.model_dump() for one in self._teams.values()]))

    async def _value(self, name: str) -> str | None:
        if name not in self._values:
            if len(self._values) >= MOST_KNOWN:
                self._values.pop(next(iter(self._values)))
            self._values[name] = await self._store.value(f"{PREFIX}/{name}")
        return self._values[name]

    async def _keep(self, name: str, value: str) -> None:
        await self._store.put_value(f"{PREFIX}/{name}", value)
        self._values[name] = value
