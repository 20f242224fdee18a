"""Everything real that the steps touch, joined once by app.py and handed along; nothing in it is built at import time."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from weakref import WeakValueDictionary

from bot.deleted_posts import DeletedPosts
from bot.learning import Learning
from bot.metrics import Metrics
from bot.ports import Clock, Model, Surface, TicketSystem
from bot.precedence import Precedence
from bot.refused_cards import RefusedCards
from bot.signs import Signs
from storage.search import SearchIndex
from storage.store import Store
from triage.organisation import Organisation


@dataclass
class World:
    """`organisation` may be replaced by a reload; a step reads it once. `nudge(case_id)` asks the runner to advance a case."""

    organisation: Organisation
    store: Store
    clock: Clock
    model: Model
    tickets: TicketSystem
    index: SearchIndex
    learning: Learning
    metrics: Metrics
    surfaces: Mapping[str, Surface] = field(default_factory=dict)
    signs: Signs = field(default_factory=Signs)
    refused: RefusedCards = field(default_factory=RefusedCards)
    deleted: DeletedPosts = field(default_factory=DeletedPosts)
    public_url: str | None = None
    nudge: Callable[[str], None] = lambda case_id: None
    sync_articles: Callable[[], object] = lambda: None
    """Brings the search index up to its source, if that changed; blocks."""
    precedence: Precedence = field(default_factory=Precedence)
    """Lets accepts go before walks."""
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    accounts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What bot/accounts.py knows by now: people's accounts on several platforms."""

    _drawing: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def drawing(self, case_id: str) -> asyncio.Lock:
        """One drawing of a case at a time."""
        lock = self._drawing.get(case_id)
        if lock is None:
            lock = self._drawing[case_id] = asyncio.Lock()
        return lock

    def surface(self, name: str) -> Surface | None:
        """The surface of that name, None for one that is not running (or for the API, which shows nothing)."""
        return self.surfaces.get(name)

    def surface_of(self, person_id: str) -> Surface | None:
        """The surface that a person is on, by their id, such as slack:T1/U1."""
        return self.surfaces.get(person_id.partition(":")[0])

    open_pages: bool = False
    """Case pages open without a key for whoever looks (the playground on loopback): only then may a shared card carry their address."""
    case_link: Callable[[str, Literal["agent", "requester"], str], str | None] = lambda person_id, role, case_id: None
    """(person, "agent" or "requester", case) -> a signed link for that person alone, None where no address is known."""

    def case_url(self, case_id: str) -> str | None:
        """The case page's outside address; None without HELPDESK_PUBLIC_URL: cards then carry no such link."""
        return f"{self.public_url.rstrip('/')}/cases/{case_id}" if self.public_url else None
