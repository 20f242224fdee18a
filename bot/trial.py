"""One text tried out: intake -> enrich -> classify -> route as for a post in the help channel, without any effect. For `helpdesk triage`.

The decisions are those of the steps (bot/steps/classify.py, triage/intake.py, triage/route.py, triage/opening.py); nothing is kept, no
ticket is made, and the requester is somebody without a history.
"""

import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from bot.app import LEARNER_FILE, SEARCH_FILE, articles_path, organisation_path, read_organisation, sample_requests
from bot.clock import SystemClock
from bot.incidents import open_incidents
from bot.knowledge.source import refresh, source_of
from bot.learning import Learning
from bot.models.choice import Choice, without_books
from bot.models.fixed_part import labelled_for
from bot.models.people import KnownPeople, nobody
from bot.models.prices import Prices
from bot.models.spending import CommandSpending
from bot.models.spending_port import Spending
from bot.ports import ArticleSource, Model
from bot.settings import Settings
from bot.steps.classify import assessed
from bot.steps.enrich import CANDIDATES, candidates
from storage.search import SearchIndex
from storage.sqlite import SqliteStore
from storage.sqlite_ledger import Ledger
from storage.sqlite_reading import has_database, open_reading
from triage.case import Asked, Case, Decision, Outcome
from triage.facts import Context, Event, Fact, Incident, Message, NotRequest, Person, Place, Unsure
from triage.intake import intake
from triage.opening import open_case
from triage.organisation import Organisation, Rollout
from triage.policy import Models
from triage.redact import Roster
from triage.route import route

CASE, SURFACE = "C0", "terminal"
SOMEBODY = Person(id=f"{SURFACE}:you", name="You")


@dataclass(frozen=True)
class Bench:
    """What texts are tried on: read once, then used for any number of them."""

    organisation: Organisation
    index: SearchIndex
    learning: Learning
    model: Model
    incidents: tuple[Incident, ...] = ()
    roster: Callable[[], Awaitable[Roster]] = nobody
    """Whose names may not leave."""


class Trial(Fact):
    """What would become of a text. `case` None: it would be left alone, and `ignored_because` says why."""

    case: Case | None = None
    ignored_because: str | None = None
    asked: Asked | None = None
    seconds: float

    @property
    def decision(self) -> Decision | None:
        return self.case.decision if self.case else None

    @property
    def outcome(self) -> Outcome:
        return self.decision.outcome if self.decision else "ignored"

    def as_json(self, trial_id: str | int | None) -> dict[str, object]:
        """The result under the names that programs read; `kind` and `model` are None for what would be left alone without a model."""
        found = self.decision
        return {
            "id": trial_id,
            "outcome": self.outcome,
            "ignored_because": self.ignored_because,
            "kind": found.kind if found else None,
            "issues": [_issue(found, n) for n in range(len(found.issues))] if found else [],
            "flags": list(found.flags) if found else [],
            "reasoning": found.reasoning if found else "",
            "rule": found.rule if found else f"left alone: {self.ignored_because}",
            "model": self.asked.model if self.asked else None,
            "prompt_version": self.asked.prompt_version if self.asked else None,
            "cost_usd": self.asked.cost_usd if self.asked else 0.0,
            "seconds": round(self.seconds, 6),
        }


def _issue(decision: Decision, n: int) -> dict[str, object]:
    issue = decision.issues[n]
    return {
        "summary": issue.summary,
        "category": issue.category,
        "priority": issue.priority,
        "team": issue.team,
        "action": issue.action,
        "category_confidence": issue.category_confidence,
        "answer_confidence": issue.answer_confidence,
        "articles": [{"id": one.id, "title": one.title, "url": one.url, "score": one.score} for one in issue.articles],
    }


async def try_out(bench: Bench, text: str, now: datetime, person: Person = SOMEBODY) -> Trial:
    """Try one text as a post of `person` in the first help channel, at `now`. Nothing is kept of it."""
    started, organisation = perf_counter(), bench.organisation
    channel = organisation.channels.help[0]
    place = Place(surface=SURFACE, conversation=f"#{channel}")
    message = Message(id=f"{SURFACE}/trial", place=place, author=person, text=text, sent_at=now, channel=channel)
    verdict = intake(message, organisation, CASE)
    if isinstance(verdict, NotRequest):
        return Trial(ignored_because=verdict.why, seconds=perf_counter() - started)
    request = verdict.request if isinstance(verdict, Unsure) else verdict
    context = Context(
        now=now,
        candidates=candidates(bench.index.search(request.whole_text, CANDIDATES)),
        similar=bench.learning.similar(request.whole_text),
        incidents=bench.incidents,
    )
    asked = await assessed(bench.model, bench.learning, request, context, organisation)
    if isinstance(verdict, Unsure) and asked.assessment is not None and not asked.assessment.is_request:
        return Trial(ignored_because="not_a_request", asked=asked, seconds=perf_counter() - started)
    decision = route(request, context, asked, organisation)
    event = Event(id=f"{SURFACE}/trial", kind="message", at=now, message=message)
    case = open_case(event, request, decision, None, now, organisation).case
    return Trial(case=case, asked=asked, seconds=perf_counter() - started)


@asynccontextmanager
async def open_bench(
    settings: Settings,
    now: datetime,
    articles: Path | None = None,
    *,
    models: Callable[[Models], Models] = lambda own: own,
    command: str | None = "triage",
) -> AsyncIterator[Bench]:
    """Everything a trial needs, with what the data folder has learned; that folder is only read, also while a helpdesk runs on it.

    `articles`: a folder or JSONL file in place of the organisation's articles. `models`: which models answer, made of the organisation's
    own choice. Claude's calls are written into the ledger of the data folder, if there is one, as those of `command` (None: nothing
    is asked). A rollout to a share of people is set aside: a trial is for everybody. Raises OrganisationError, ArticleError, StoreError.
    """
    own = read_organisation(settings)
    organisation = own.model_copy(update={"rollout": Rollout(), "models": models(own.models)})
    source = source_of(articles or articles_path(settings, organisation))
    with tempfile.TemporaryDirectory(prefix="helpdesk-") as name:
        folder, ledgers = Path(name), list[Ledger]()
        store = open_reading(settings.data) if has_database(settings.data) else SqliteStore.open(folder)
        index = open_index(settings.data, source)
        try:
            roster = KnownPeople(store, dict, lambda: organisation)
            learning = Learning(organisation, sample_requests(organisation), _borrowed(settings.data, folder))
            await learning.start(store)
            incidents = await open_incidents(organisation, store, now)
            choice = Choice(
                settings,
                learning,
                lambda: now,
                organisation_path(settings),
                labelled=lambda template, prompts, prices: labelled_for(template, prompts, store, learning.known, prices, now),
                spending=partial(_spending, settings.data, command, ledgers),
                roster=roster,
            )
            try:
                yield Bench(organisation, index, learning, await choice.of(organisation), incidents, roster)
            finally:
                await choice.close()
                for ledger in ledgers:
                    await ledger.close()
        finally:
            index.close()
            await store.close()


def _spending(data: Path, command: str | None, ledgers: list[Ledger], prices: Prices) -> Spending:
    """Into the ledger of the data folder, which is opened then; without one, what calls cost is told and kept nowhere."""
    if command is None or not has_database(data):
        return without_books(prices)
    ledgers.append(Ledger.open(data))
    return CommandSpending(ledgers[-1], SystemClock(), prices.cost_usd, command)


def open_index(data: Path, source: ArticleSource) -> SearchIndex:
    """The articles of a source, to be searched: the data folder's index if it holds exactly these, else one in memory."""
    path = data / SEARCH_FILE
    if path.is_file():
        index = SearchIndex.open(path)
        if index.source() == source.fingerprint():
            return index
        index.close()
    index = SearchIndex.open(":memory:")
    refresh(index, source)
    return index


def _borrowed(data: Path, folder: Path) -> Path:
    """A copy of what the helpdesk keeps of its learner, so that a trial need not learn anew and writes nothing beside it."""
    copy = folder / LEARNER_FILE
    if (data / LEARNER_FILE).is_file():
        shutil.copyfile(data / LEARNER_FILE, copy)
    return copy
