"""Refusals: what was not let in, told in the log once a minute at most with how often, and of what Microsoft signed the last one kept.

Whoever finds the address can send junk to it without end: that must fill no disk. `helpdesk check` reads what is kept: a helpdesk that
refuses its own people looks to them like one that is not there.
"""

import asyncio
import json
from datetime import datetime
from typing import Final, Literal

from bot.log import log
from bot.teams.references import PREFIX
from storage.store import Store
from triage.facts import At, Fact

QUIET_SECONDS: Final = 60.0
Kind = Literal["address", "tenant"]


class Refusal(Fact):
    """The last one of a kind: `what` was refused, a service address or a tenant's id, and when."""

    what: str
    at: At


class Refusals:
    """One line a minute for each event, and one row for each kind."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told_at: dict[str, float] = {}
        self._untold: dict[str, int] = {}

    def tell(self, event: str, **told: str) -> bool:
        """Log it, with how many were not told since the last line (`more`). False for one that is only counted."""
        now = asyncio.get_running_loop().time()
        if now - self._told_at.get(event, float("-inf")) < QUIET_SECONDS:
            self._untold[event] = self._untold.get(event, 0) + 1
            return False
        log.warning(event, **told, more=self._untold.pop(event, 0))
        self._told_at[event] = now
        return True

    async def keep(self, kind: Kind, what: str, at: datetime) -> None:
        """For `helpdesk check`."""
        await self._store.put_value(_name(kind), Refusal(what=what, at=at).model_dump_json())


async def last(store: Store, kind: Kind) -> Refusal | None:
    """The last refusal of that kind, if there ever was one."""
    told = await store.value(_name(kind))
    return Refusal.model_validate(json.loads(told)) if told is not None else None


def _name(kind: Kind) -> str:
    return f"{PREFIX}/refused/{kind}"
