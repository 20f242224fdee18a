"""recall: what is known about an event before it is worked on: its case, what was kept, who acted and what they may."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from bot.access import roles_in
from bot.aside import aside
from bot.world import World
from storage.store import StoredEvent
from triage.case import Case
from triage.facts import CLOCK, Event, Person, Receipt, Role
from triage.intake import SEARCHED_FOR_SECRETS
from triage.organisation import Organisation
from triage.redact import mask
from triage.sanitise import clean

T = TypeVar("T")
REST = "rest"
"""What of a long message with a secret is kept under this name, masked, when its words are forgotten."""


class Found:
    """What a step says about itself in the receipt."""

    detail: str = ""


@dataclass
class Walk:
    """One event on its way. `recorded` is the version it made (maybe before a crash), None while it made none."""

    world: World
    event: Event
    accepted_at: datetime
    case_id: str
    organisation: Organisation
    before: Case | None
    recorded: Case | None
    roles: tuple[Role, ...]
    kept: dict[str, str]
    result: str = "recorded"
    left_alone: str | None = None
    receipts: list[Receipt] = field(default_factory=list)
    written: int = 0

    @contextmanager
    def step(self, name: str) -> Iterator[Found]:
        """Time a step and write its receipt, also when it raises."""
        started_at, started, found = self.world.clock.now(), time.perf_counter(), Found()
        try:
            yield found
        finally:
            seconds = time.perf_counter() - started
            self.receipts.append(Receipt(step=name, started_at=started_at, seconds=round(seconds, 6), detail=found.detail[:2000]))
            self.world.metrics.step(name, seconds)

    async def judged(self, work: Callable[[], T]) -> T:
        """What pure code makes of the event's words: of long ones beside the event loop."""
        message, action = self.event.message, self.event.action
        return await aside(work, len(message.text if message else "") + len((action.text if action else None) or ""))

    async def keep(self, name: str, value: str) -> str:
        """Keep what a step found before anyone uses it; what was kept first is what counts."""
        self.kept[name] = await self.world.store.keep(self.event.id, name, value)
        return self.kept[name]

    async def finish(self) -> None:
        """End the event. What made no version (left alone, between people, refused) loses its words; where a secret was in them, only the
        masked words of the case stay."""
        case = self.recorded
        unneeded = self.result.partition(":")[0] in ("left_alone", "ignored", "refused")
        forget = unneeded or (case is not None and "secret" in case.request.flags)
        if not unneeded and case is not None and {"secret", "truncated"} <= {*case.request.flags}:
            await self._keep_the_rest(case)
        await self.world.store.finish(self.event.id, self.result, self.receipts[self.written :], forget_words=forget)
        self.world.metrics.event(self.event.kind, self.result)

    async def _keep_the_rest(self, case: Case) -> None:
        """Of a long message with a secret, as much as is searched for secrets stays with the case, masked (product, "Privacy")."""
        message = self.event.message
        if message is not None and message.id == case.request.message_id and message.text:
            words = message.text
            await self.keep(REST, await self.judged(lambda: mask(clean(words, SEARCHED_FOR_SECRETS).text)))


async def recall(world: World, stored: StoredEvent) -> Walk:
    """The walk of a pending event, with everything that earlier tries have kept."""
    event, case_id = stored.event, stored.case_id
    before = await world.store.case(case_id)
    recorded = None
    if before is not None and stored.version is not None:
        recorded = before if before.event_id == event.id else await world.store.version_of(case_id, event.id)
    organisation = world.organisation
    actor = acting_person(event)
    return Walk(
        world=world,
        event=event,
        accepted_at=stored.accepted_at,
        case_id=case_id,
        organisation=organisation,
        before=before,
        recorded=recorded,
        roles=roles_in(actor, before, organisation),
        kept=dict(stored.kept),
    )


def acting_person(event: Event) -> Person:
    """Who acted: for a forced message the one who forced it, for a deadline the clock."""
    if event.kind == "due":
        return CLOCK
    if event.kind == "forced" and event.message is not None and event.message.reported_by is not None:
        return event.message.reported_by
    return event.actor
