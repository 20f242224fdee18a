"""The one place where real things are built and joined. Everything else is handed what it needs."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot import organisation_file
from bot.clock import SkippingClock, SystemClock
from bot.door import Door
from bot.engine import LocalRunner
from bot.knowledge.errors import ArticleError
from bot.knowledge.source import refresh, source_of
from bot.learning import Learning
from bot.log import log
from bot.metrics import Metrics
from bot.models.choice import Choice
from bot.models.fixed_part import labelled_for
from bot.models.people import KnownPeople
from bot.models.spending import LedgerSpending
from bot.ports import Clock, Model, Surface, TicketSystem
from bot.resources import resource
from bot.settings import Settings
from bot.tickets.builtin import BuiltinTickets
from bot.world import World
from storage.search import SearchIndex
from storage.sqlite import SqliteStore
from storage.store import Labelled
from storage.ticket_book import TicketBook
from triage.organisation import Organisation

STOP_WITHIN_SECONDS = 8.0
SEARCH_FILE, CLOCK_FILE, LEARNER_FILE = "search.sqlite", "clock.json", "learner.state"

Wrap = Callable[[str, object], object]
"""For fault tests: (what it is, the real thing) -> what is used instead."""


@dataclass
class App:
    """Everything of one running helpdesk. `close` finishes or leaves for the next start, in time."""

    settings: Settings
    world: World
    door: Door
    runner: LocalRunner
    closing: list[Callable[[], object]] = field(default_factory=list)
    closed: bool = False
    model_of: Callable[[Organisation], Awaitable[Model]] | None = None
    """The model that an organisation version asks for; None: the model is given and stays."""

    async def close(self, within_seconds: float = STOP_WITHIN_SECONDS) -> None:
        """Stop taking work, finish what is under way in time, let go of the files. Calling it twice is harmless."""
        if self.closed:
            return
        self.closed = True
        await self.runner.stop(within_seconds)
        await self.world.signs.close()
        for close in reversed(self.closing):
            done = close()
            if asyncio.iscoroutine(done):
                await done

    async def reload(self) -> str | None:
        """Read the organisation file again. A wrong one leaves the old one running; its mistakes are returned.

        Who is an agent is asked anew at once. Articles of another folder are there with the next scan. The tickets' prefix and
        `news_per_case_seconds` wait for a restart.
        """
        try:
            organisation = read_organisation(self.settings)
            source_of(articles_path(self.settings, organisation))
            model = await self.model_of(organisation) if self.model_of is not None else self.world.model
        except (organisation_file.OrganisationError, ArticleError) as error:
            log.error("organisation.refused", mistakes=str(error))
            return str(error)
        self.world.organisation, self.world.model = organisation, model
        for surface in self.world.surfaces.values():
            if (forget := getattr(surface, "forget", None)) is not None:
                forget()
        await self.world.learning.reorganise(organisation, sample_requests(organisation), self.world.store)
        return None


def organisation_path(settings: Settings) -> Path:
    """HELPDESK_CONFIG, else ./helpdesk.yaml, else the sample organisation."""
    if settings.config is not None:
        return settings.config
    here = Path("helpdesk.yaml")
    return here if here.exists() else organisation_file.sample_path()


def read_organisation(settings: Settings) -> Organisation:
    """OrganisationError names the file and line of every mistake."""
    return organisation_file.load(organisation_path(settings))


def articles_path(settings: Settings, organisation: Organisation) -> Path:
    """The folder of articles that the organisation file names, relative to that file; else the sample articles."""
    folder = organisation.knowledge.folder
    return (organisation_path(settings).parent / folder) if folder else resource("manifests", "kb")


def sample_requests(organisation: Organisation) -> tuple[Labelled, ...]:
    """The labelled requests that ship; none for an organisation of another name."""
    if not organisation_file.is_sample(organisation):
        return ()
    lines = resource("manifests", "examples.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_labelled(number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip())


def _labelled(number: int, row: Mapping[str, str]) -> Labelled:
    label = row["category"] if "category" in row else f"kind:{row['kind']}"
    return Labelled.model_validate(
        {"id": f"sample/{number}", "text": row["text"], "label": label, "priority": row.get("priority"), "source": "sample"}
    )


def untouched(name: str, thing: object) -> object:
    return thing


async def start(
    settings: Settings,
    *,
    organisation: Organisation | None = None,
    clock: Clock | None = None,
    surfaces: Callable[["World"], Iterable[Surface]] | None = None,
    hook: Callable[[str], None] | None = None,
    model: Model | None = None,
    tickets: TicketSystem | None = None,
    wrap: Wrap = untouched,
    run: bool = True,
) -> App:
    """Open everything and begin. StoreError, OrganisationError, ArticleError or OSError say what is wrong and what to do.

    organisation: None reads the organisation file · clock: None is the machine's, or the playground's skipping one · surfaces: made
    once the world stands · hook, wrap: for fault tests · run False: nothing is advanced (for reading and for checks).
    """
    organisation = organisation or read_organisation(settings)
    closing: list[Callable[[], object]] = []
    try:
        clock = clock or (SkippingClock(settings.data / CLOCK_FILE) if settings.serves_playground else SystemClock())
        world, model_of = await _world(settings, organisation, clock, hook, model, tickets, wrap, closing, run)
        made = list(surfaces(world)) if surfaces else []
        world.surfaces = {surface.name: wrapped for surface in made if (wrapped := _as_surface(wrap(f"surface.{surface.name}", surface)))}
        closing += [close for surface in made if (close := getattr(surface, "close", None)) is not None]
        runner = LocalRunner(world)
        world.nudge = runner.nudge if run else world.nudge
        app = App(settings, world, Door(world), runner, closing, model_of=model_of)
        if run:
            runner.start()
        return app
    except BaseException:
        for close in reversed(closing):
            done = close()
            if asyncio.iscoroutine(done):
                await done
        raise


def _as_surface(thing: object) -> Surface:
    return thing  # type: ignore[return-value]  # a fault wrapper has the methods of what it wraps


async def _world(
    settings: Settings,
    organisation: Organisation,
    clock: Clock,
    hook: Callable[[str], None] | None,
    model: Model | None,
    tickets: TicketSystem | None,
    wrap: Wrap,
    closing: list[Callable[[], object]],
    run: bool,
) -> tuple[World, Callable[[Organisation], Awaitable[Model]] | None]:
    folder = settings.data
    if organisation.tickets.system != "builtin":
        log.warning("not_connected", tickets=organisation.tickets.system, hint="helpdesk check --offline")
    store = SqliteStore.open(folder, hook=hook, news_per_case_seconds=organisation.limits.news_per_case_seconds, now=clock.now)
    closing.append(store.close)
    book = TicketBook(folder)
    closing.append(book.close)
    index = SearchIndex.open(folder / SEARCH_FILE)
    closing.append(index.close)
    source = source_of(articles_path(settings, organisation))
    learning = Learning(organisation, sample_requests(organisation), folder / LEARNER_FILE)
    await asyncio.gather(learning.start(store), asyncio.to_thread(refresh, index, source))
    metrics = Metrics()
    people = KnownPeople(store, lambda: world.surfaces, lambda: world.organisation)
    choice = Choice(
        settings,
        learning,
        clock.now,
        organisation_path(settings),
        lambda prices: LedgerSpending(store, clock, prices, metrics),
        lambda template, prompts, prices: labelled_for(template, prompts, store, learning.known, prices, clock.now()),
        people,
    )
    closing.append(people.close)

    async def model_of(wanted: Organisation) -> Model:
        return _as_model(wrap("model", await choice.of(wanted)))

    closing.append(choice.close)
    world = World(
        organisation=organisation,
        store=store,
        clock=clock,
        model=_as_model(wrap("model", model)) if model else await model_of(organisation),
        tickets=_as_tickets(wrap("tickets", tickets or BuiltinTickets(book, clock, organisation.tickets.prefix))),
        index=index,
        learning=learning,
        metrics=metrics,
        public_url=settings.public_url,
        started_at=clock.now(),
    )
    world.sync_articles = lambda: _follow(index, settings, world)
    if run:
        choice.warm(organisation)
    return world, None if model else model_of


def _follow(index: SearchIndex, settings: Settings, world: World) -> None:
    """The articles that the organisation file of now names."""
    refresh(index, source_of(articles_path(settings, world.organisation)))


def _as_model(thing: object) -> Model:
    return thing  # type: ignore[return-value]  # a fault wrapper has the methods of what it wraps


def _as_tickets(thing: object) -> TicketSystem:
    return thing  # type: ignore[return-value]  # a fault wrapper has the methods of what it wraps
