"""The whole of `helpdesk check`: every subject in order. Nothing is written; only `check_outside` asks anything beyond this machine."""

from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

from bot.app import articles_path, organisation_path, sample_requests
from bot.check import agents_channel, articles, claude, data_folder, labels, organisation, settings, slack, teams
from bot.check.finding import Finding, error
from bot.organisation_file import is_sample
from bot.settings import Settings, SettingsError
from storage.sqlite_reading import holder_of

Load = Callable[[], Settings]


async def check_offline(load: Load) -> AsyncIterator[Finding]:
    """Findings as they come. Wrong settings end it: without them nothing else can be found."""
    try:
        found = load()
    except SettingsError as problem:
        for line in str(problem).split("; "):
            yield error(settings.SUBJECT, line, "a value as .env.example shows it", "mend the environment variable or the line in .env")
        return
    for finding in (*settings.check(found), *settings.check_port(found, holder_of(found.data)), *_organisation(found)):
        yield finding
    for finding in (*data_folder.check(found.data), *await data_folder.check_store(found.data)):
        yield finding
    for finding in await _content(found):
        yield finding


async def check_outside(load: Load) -> AsyncIterator[Finding]:
    """What is asked of others: the platforms and the model that are connected."""
    try:
        found = load()
    except SettingsError:
        return
    org, _ = organisation.read(organisation_path(found))
    async for finding in slack.check(found, org):
        yield finding
    async for finding in teams.check(found, org):
        yield finding
    async for finding in claude.check_outside(found, org, organisation_path(found)):
        yield finding


def _organisation(found: Settings) -> Iterable[Finding]:
    path = organisation_path(found)
    org, mistakes = organisation.read(path)
    yield from mistakes
    if org is not None:
        yield from organisation.check(org, path, is_sample(org))
        yield from agents_channel.check(org)
        yield from claude.check(found, org, path)


async def _content(found: Settings) -> tuple[Finding, ...]:
    """Articles and labelled requests, which only a readable organisation file names."""
    org, _ = organisation.read(organisation_path(found))
    if org is None:
        return ()
    examples = (*sample_requests(org), *await labels.stored(found.data))
    return (*articles.check(Path(articles_path(found, org)), found.data), *labels.check(org, examples))
