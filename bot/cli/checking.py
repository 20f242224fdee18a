"""`helpdesk check`: what is wrong and how to mend it."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Config, Data, Json, settings_of

if TYPE_CHECKING:
    from bot.check.finding import Finding

SIGNS = {"ok": "ok     ", "note": "note   ", "warning": "WARNING", "error": "ERROR  "}


def check(
    offline: Annotated[bool, typer.Option("--offline", help="Ask nothing outside this machine.")] = False,
    as_json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Say what is wrong with this installation and how to mend it.

    Looks at the settings, the organisation file, the data folder and its database, the articles, the search index and
    the labelled requests; nothing is changed, and a running helpdesk is not disturbed. Without --offline Slack, Teams and
    Claude are asked too, if they are connected: tokens, scopes, secret, endpoint, channels, who is an agent, clock, whether
    posts without a mention arrive; key, models and their abilities, which costs nothing. Exit status 1: an error was found. A finding
    has subject, level (ok, note, warning, error), what, expected and mend.

    \b
    Examples:
      helpdesk check --offline
      helpdesk check --offline --config new.yaml --json
    """
    import asyncio

    failed = asyncio.run(_check(offline, as_json, data, config))
    if failed:
        raise typer.Exit(1)


async def _check(offline: bool, as_json: bool, data: str | None, config: str | None) -> bool:
    """Print every finding as it comes; True if there was an error."""
    from bot.check.whole import check_offline, check_outside
    from bot.cli.printing import json_line, words

    found = []
    async for finding in check_offline(lambda: settings_of(data, config)):
        found.append(finding)
    if not offline:
        async for finding in check_outside(lambda: settings_of(data, config)):
            found.append(finding)
    for finding in found:
        if as_json:
            json_line(finding.model_dump())
        else:
            for line in _lines(finding):
                words(line)
    errors = sum(finding.level == "error" for finding in found)
    if not as_json:
        warnings = sum(finding.level == "warning" for finding in found)
        words(f"\n{errors} errors, {warnings} warnings.")
    return errors > 0


def _lines(finding: "Finding") -> list[str]:
    from bot.cards.plain_text import one_line

    lines = [f"{SIGNS[finding.level]} {finding.subject}: {one_line(finding.what)}"]
    if finding.expected:
        lines.append(f"        expected: {finding.expected}")
    if finding.mend:
        lines.append(f"        mend:     {finding.mend}")
    return lines
