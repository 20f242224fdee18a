"""The model to be measured, joined to the helpdesk's own steps: what `helpdesk eval` asks each request with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.app import organisation_path
from bot.clock import SystemClock
from bot.evaluating.batching import Batched, unhurried
from bot.evaluating.ceiling import Ceiling, Price, Unhurried
from bot.evaluating.kept import Results
from bot.evaluating.setups import Setup, Wanted, organisation_hash
from bot.models.claude import Claude
from bot.models.failures import CallFailed
from bot.models.prices import Prices, load
from bot.models.shelf import Shelf
from bot.models.spending_port import CacheFor
from bot.models.two_stage import ClaudeModel
from bot.settings import Settings
from bot.trial import Bench, Trial, open_bench, try_out
from bot.wrong_input import WrongInput
from triage.case import Usage
from triage.offline import NAME as OFFLINE
from triage.organisation import Organisation


@dataclass
class Asking:
    """What requests are tried with. `spending` only where money is; `batched`: they wait for each other, and go out in batches."""

    bench: Bench
    setup: Setup
    now: datetime
    spending: Ceiling | None = None
    batched: Batched | None = None

    @property
    def keeps(self) -> bool:
        """Answers cost something, so that they are kept."""
        return self.spending is not None

    def results(self, path: Path | None) -> Results:
        """What is kept of this setup; from here on as if at the time when its run was begun, so that it asks the same again."""
        found = Results(path, self.setup, self.now)
        self.now = found.begun_at
        if self.spending is not None:
            self.spending.spent_usd = found.paid_usd
        return found

    async def try_one(self, text: str) -> Trial:
        """One request through intake, enrich, classify and route."""
        try:
            return await try_out(self.bench, text, self.now)
        finally:
            if self.batched is not None:
                self.batched.left()


@asynccontextmanager
async def open_asking(settings: Settings, asked: Wanted, max_usd: float | None, *, batch: bool = False) -> AsyncIterator[Asking]:
    """The offline model, or Claude with the organisation's own choice but for what is wanted. Errors as of open_bench, and WrongInput."""
    if not asked.offline and not settings.has_claude:
        raise WrongInput("there is no account to ask Claude with: set ANTHROPIC_API_KEY (`helpdesk check` says more), or measure offline")
    now = SystemClock().now()
    async with open_bench(settings, now, models=asked.models, command="eval") as bench:
        if isinstance(bench.model, ClaudeModel):
            yield await _of_claude(settings, bench, bench.model, now, max_usd, batch=batch)
        else:
            setup = Setup(model=OFFLINE, organisation=organisation_hash(bench.organisation), learned=len(bench.learning))
            yield Asking(bench, setup, now)


async def _of_claude(settings: Settings, bench: Bench, model: ClaudeModel, now: datetime, max_usd: float | None, *, batch: bool) -> Asking:
    """The account is opened first, so that no request waits for it."""
    organisation, books = bench.organisation, model.books
    await _refuse_unknown(books.claude, organisation)
    await model.warm(organisation)
    setup = _setup(model.shelf, organisation, len(bench.learning))
    prices = load(organisation.models.prices, organisation_path(settings))
    price = _price(prices, batch=batch)
    if not batch:
        books.spending = spending = Ceiling(price, max_usd, books.spending, waits=True)
        return Asking(bench, setup, now, spending)
    books.claude = batched = Batched(books.claude)
    books.name_of = batched.name_of
    books.spending = spending = Ceiling(price, max_usd, Unhurried(books.spending, batched.is_under_way), waits=False)
    patient = unhurried(organisation)
    model.shelf.alike(patient, organisation)
    return Asking(replace(bench, organisation=patient), setup, now, spending, batched)


async def _refuse_unknown(claude: Claude, organisation: Organisation) -> None:
    """WrongInput for a model that the API does not know. Where it does not tell, or cannot be asked now, the first request shows: some
    gateways have no list of models, and answer 404 to whoever asks for one."""
    models = organisation.models
    for model in dict.fromkeys((models.stage_2, *((models.stage_1,) if models.stage_1_by == "claude" else ()))):
        try:
            await claude.model_facts(model)
        except CallFailed as failure:
            if failure.result == "no_such_model" and f"model: {model}" in failure.why:
                raise WrongInput(f"{model}: the API knows no model of that name; expected a model's id, such as claude-opus-4-6") from None


def _price(prices: Prices, *, batch: bool) -> Price:
    def price(usage: Usage, model: str, cache: CacheFor) -> float:
        return prices.cost_usd(usage, model, cache, batch)

    return price


def _setup(shelf: Shelf, organisation: Organisation, learned: int) -> Setup:
    """What may change an answer of Claude: models, prompts with their fixed part and schema, the organisation file."""
    models, prompts = organisation.models, shelf.read(organisation)
    looks_first = models.stage_1_by == "claude"
    used = [template for template in prompts.all() if looks_first or template is not prompts.first]
    return Setup(
        model=models.stage_2,
        stage_1=models.stage_1 if looks_first else ("the examples" if models.stage_1_by == "examples" else None),
        stage_1_sure=models.stage_1_sure if models.stage_1_by == "examples" else None,
        prompts=tuple(template.id for template in used),
        prompt_hash="+".join(shelf.frame(template, organisation).hash for template in used),
        organisation=organisation_hash(organisation),
        learned=learned,
    )
