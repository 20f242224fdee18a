"""`helpdesk redact`: what of a text would be replaced before a model or the store sees it."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Config, Json, settings_of

if TYPE_CHECKING:
    from triage.redact import Policy

Text = Annotated[str | None, typer.Argument(metavar="TEXT", help="The words; - reads standard input.", show_default=False)]
Lines = Annotated[str | None, typer.Option("--jsonl", metavar="FILE", help='Texts as {"id", "text"}, a line each (.gz too); - is stdin.')]


def redact(text: Text = None, jsonl: Lines = None, as_json: Json = False, config: Config = None) -> None:
    """Show what would be redacted: secrets, names, numbers, addresses.

    Prints the text with placeholders; with --json or --jsonl one object {"id", "text", "spans"} a line, where text is
    redacted and spans are [start, end, type] in characters of the original. What is redacted is the organisation
    file's `privacy`.

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
    policy = _policy(config)
    if jsonl is None:
        given = read_words(text or "")
        if as_json:
            json_line(_spans(None, given, policy))
        else:
            words(redacted(given, policy=policy).text)
        return
    with progress("Redacting") as advance:
        for done, (given_id, given) in enumerate(requests_in(Path("/dev/stdin" if jsonl == "-" else jsonl)), 1):
            json_line(_spans(given_id, given, policy))
            advance(done)


def _policy(config: str | None) -> "Policy":
    from bot.app import read_organisation

    return read_organisation(settings_of(None, config)).redaction()


def _spans(given_id: str | int | None, text: str, policy: "Policy") -> dict[str, object]:
    from triage.redact import redact as redacted

    found = redacted(text, policy=policy)
    return {"id": given_id, "text": found.text, "spans": [[span.start, span.end, span.type] for span in found.spans]}
