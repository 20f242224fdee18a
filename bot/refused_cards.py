"""Refused cards: cases of which a place would not have a card: the helpdesk is not in the channel, or may not post there.

They are drawn again at a slow pace, the longer the slower, and at once when the helpdesk is let in somewhere. What is known here is kept in
the store as one value; what a crash takes of it is noted again with the next version of its case.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from storage.store import Store
from triage.facts import At, Fact

FIRST_PAUSE: Final = timedelta(minutes=5)
LONGEST_PAUSE: Final = timedelta(hours=6)
MOST: Final = 1000
"""Cases that are remembered; of more the oldest are forgotten."""
KEPT: Final = "cards_refused"


class Waiting(Fact):
    """How often a case was refused, and when it is tried again."""

    tries: int
    next_at: At


class RefusedCards:
    """In memory, and in the store whenever `keep` is called."""

    def __init__(self) -> None:
        self._waiting: dict[str, Waiting] = {}
        self._recalled, self._changed = False, False

    def note(self, case_id: str, now: datetime) -> None:
        """A place has refused a card of this case. A case that is not due yet waits no longer for it."""
        before = self._waiting.get(case_id)
        if before is not None and before.next_at > now:
            return
        tries = before.tries + 1 if before else 1
        pause = min(FIRST_PAUSE * 2 ** min(tries - 1, 10), LONGEST_PAUSE)
        self._waiting[case_id] = Waiting(tries=tries, next_at=now + pause)
        while len(self._waiting) > MOST:
            self._waiting.pop(next(iter(self._waiting)))
        self._changed = True

    def shown(self, case_id: str) -> None:
        """Every card of this case stands."""
        if self._waiting.pop(case_id, None) is not None:
            self._changed = True

    def due(self, now: datetime) -> tuple[str, ...]:
        """The cases whose time has come, in the order in which they were refused first."""
        return tuple(case_id for case_id, waiting in self._waiting.items() if waiting.next_at <= now)

    def try_all(self, now: datetime) -> None:
        """Something has changed for the better: each case is due now, and its pauses begin anew."""
        self._waiting = {case_id: Waiting(tries=0, next_at=now) for case_id in self._waiting}
        self._changed = bool(self._waiting)

    def try_soon(self, case_ids: Iterable[str], now: datetime) -> None:
        """Whoever asked for these can be written to by now: those of them that wait are due."""
        for case_id in case_ids:
            if case_id in self._waiting:
                self._waiting[case_id] = Waiting(tries=0, next_at=now)
                self._changed = True

    def __bool__(self) -> bool:
        return bool(self._waiting)

    async def recall(self, store: Store) -> None:
        """What an earlier process has left, once."""
        if self._recalled:
            return
        told = json.loads(await store.value(KEPT) or "{}")
        self._waiting = {case_id: Waiting.model_validate(one) for case_id, one in told.items()} | self._waiting
        self._recalled = True

    async def keep(self, store: Store) -> None:
        """Write it down if it has changed."""
        if self._changed:
            self._changed = False
            await store.put_value(KEPT, json.dumps({name: one.model_dump(mode="json") for name, one in self._waiting.items()}))
