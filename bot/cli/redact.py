"""`helpdesk redact`: what of a text would be replaced before a model or the store sees it."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Config, Data, Json, settings_of

if TYPE_CHECKING:
    from bot.settings import Settings
    from triage.redact import Policy, Roster

Text = Annotated[str | None, typer.Argument(metavar="TEXT", help="The words; - reads standard input.", show_default=False)]
Lines = Annotated[str | None, typer.Option("--jsonl", metavar="FILE", help='Texts as {"id", "text"}, a line each (.gz too); - is stdin.')]


def redact(text: Text = None, jsonl: Lines = None, as_json: Json = False, data: Data = None, config: Config = None) -> None:
    """Show what would be redacted: secrets, names, numbers, addresses.

    Prints the text with placeholders; with --json or --jsonl one object {"id", "text", "spans"} a line, where text is
    redacted and spans are [start, end, type] in characters of the original. What is redacted is the organisation
    file's `privacy`; people are those of the data folder's cases (a running helpdesk asks Slack and Teams for more).

    \b
    Examples:
      helpdesk redact "my password is Tr0ub4dor&3, call me on +44 20 7946 0018"
      helpdesk redact --jsonl tickets.jsonl > redacted.jsonl
    """
    from pathlib import Path

    from bot.cli.printing import json_line, progress, words
    from bot.cli.triage import read_words
    from bot.request_lines import requests_in
    from triage.redact import redact as redacted

    if (text is None) == (jsonl is None):
        raise typer.BadParameter("expected either words, or --jsonl FILE", param_hint="TEXT")
    settings = settings_of(data, config)
    policy, roster = _policy(settings), _roster(settings)
    if jsonl is None:
        given = read_words(text or "")
        if as_json:
            json_line(_spans(None, given, policy, roster))
        else:
            words(redacted(given, roster, policy).text)
        return
    with progress("Redacting") as advance:
        for done, (given_id, given) in enumerate(requests_in(Path("/dev/stdin" if jsonl == "-" else jsonl)), 1):
            json_line(_spans(given_id, given, policy, roster))
            advance(done)


def _policy(settings: "Settings") -> "Policy":
    from bot.app import read_organisation

    return read_organisation(settings).redaction()


def _roster(settings: "Settings") -> "Roster":
    """Whoever asked or worked on something lately, and the agents that the organisation file names."""
    import asyncio

    from bot.app import read_organisation
    from bot.models.people import KnownPeople
    from storage.sqlite_reading import has_database, open_reading
    from triage.redact import NOBODY

    if not has_database(settings.data):
        return NOBODY
    organisation = read_organisation(settings)

    async def known() -> "Roster":
        store = open_reading(settings.data)
        try:
            return await KnownPeople(store, dict, lambda: organisation)()
        finally:
            await store.close()

    return asyncio.run(known())


def _spans(given_id: str | int | None, text: str, policy: "Policy", roster: "Roster") -> dict[str, object]:
    from triage.redact import redact as redacted

    found = redacted(text, roster, policy)
    return {"id": given_id, "text": found.text, "spans": [[span.start, span.end, span.type] for span in found.spans]}
