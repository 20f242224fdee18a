"""Which model answers: Claude where the organisation file wants it and there is an account, else the offline model. Closed here too."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path

from bot.learning import Learning
from bot.log import log
from bot.models import prices
from bot.models.claude import connect
from bot.models.offline import OfflineModel
from bot.models.people import nobody
from bot.models.question import Books
from bot.models.shelf import Shelf
from bot.models.spending_port import NoSpending, Spending
from bot.models.tries import Pace
from bot.models.two_stage import ClaudeModel
from bot.organisation_file import OrganisationError
from bot.ports import Model
from bot.prompts import PromptError, Prompts
from bot.settings import Settings
from triage.facts import PastRequest
from triage.organisation import Organisation
from triage.prompt import Template
from triage.redact import Roster

NO_KEY = "set ANTHROPIC_API_KEY, or choose another deployment with HELPDESK_CLAUDE; until then the offline model answers"


Labelled = Callable[[Template, Prompts, prices.Prices], Awaitable[Sequence[PastRequest]]]
"""(prompt, all prompts, prices) -> the labelled requests that its fixed part is filled with (bot/models/fixed_part.py)."""


async def none_labelled(template: Template, prompts: Prompts, found: prices.Prices) -> Sequence[PastRequest]:
    return ()


def without_books(found: prices.Prices) -> Spending:
    """For measuring and trying out: what it costs is told, and kept nowhere."""
    return NoSpending(found.cost_usd)


class Choice:
    """The models of one process. `of` gives the one that an organisation version asks for; Claude's account stays the same."""

    def __init__(
        self,
        settings: Settings,
        learning: Learning,
        now: Callable[[], datetime],
        organisation_path: Path | None,
        spending: Callable[[prices.Prices], Spending] = without_books,
        labelled: Labelled = none_labelled,
        roster: Callable[[], Awaitable[Roster]] = nobody,
        pace: Pace | None = None,
    ) -> None:
        """`organisation_path`: the organisation file, beside which its prompts and prices stand. `roster`: whose names may not leave."""
        self._settings, self._learning, self._now, self._path = settings, learning, now, organisation_path
        self._spending, self._labelled, self._roster, self._pace = spending, labelled, roster, pace or Pace()
        self._claude: ClaudeModel | None = None
        self._warming: asyncio.Task[None] | None = None

    async def of(self, organisation: Organisation) -> Model:
        """OrganisationError: its prompts or prices cannot be used; what was in use before stays as it was."""
        if organisation.models.use == "offline":
            return OfflineModel(self._learning)
        if not self._settings.has_claude:
            if organisation.models.use == "claude":
                log.error("claude.no_key", hint=NO_KEY)
            return OfflineModel(self._learning)
        return await self._of_claude(organisation)

    async def _of_claude(self, organisation: Organisation) -> ClaudeModel:
        try:
            found = prices.load(organisation.models.prices, self._path)
            shelf = Shelf(self._path.parent if self._path is not None else None, self._claude.shelf if self._claude is not None else None)
            prompts = shelf.read(organisation)
        except PromptError as error:
            raise OrganisationError(str(error)) from error
        for template in prompts.all():
            shelf.fill(template, organisation, await self._labelled(template, prompts, found))
        if self._claude is None:
            books = Books(connect(self._settings), self._spending(found), self._now, self._pace)
            self._claude = ClaudeModel(books, shelf, self._learning, self._roster)
        else:
            self._claude.books.spending, self._claude.shelf = self._spending(found), shelf
        return self._claude

    def warm(self, organisation: Organisation) -> None:
        """Open Claude's account in the background, if it is used."""
        if self._claude is not None and self._warming is None:
            self._warming = asyncio.create_task(self._claude.warm(organisation), name="claude: opening the account")

    async def close(self) -> None:
        """Let go of the account; what is still under way fails at once."""
        if self._warming is not None:
            self._warming.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._warming
        if self._claude is not None:
            await self._claude.close()
