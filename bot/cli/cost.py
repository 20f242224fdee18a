"""`helpdesk cost`: what Claude cost, read from the data folder, also beside a running helpdesk; `helpdesk cost plan`: what costs less."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Config, Data, Json, Since, moment, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from storage.store import StoredCall

cost = typer.Typer(no_args_is_help=False, rich_markup_mode=None)
PerHour = Annotated[float | None, typer.Option("--per-hour", min=0.0, metavar="N", help="Assume so many requests an hour.")]
OtherPrices = Annotated[str | None, typer.Option("--prices", metavar="NAME", help="Other prices than the organisation's: seed, or a file.")]


@cost.callback(invoke_without_command=True)
def show(context: typer.Context, since: Since = None, as_json: Json = False, data: Data = None) -> None:
    """Show what Claude cost: by day, topic, model and case.

    With tokens, cache hits and failures. Read from the ledger in the data folder; a running helpdesk is not
    disturbed. Days are the organisation's own.

    \b
    Examples:
      helpdesk cost
      helpdesk cost --since 2026-11-01 --json
    """
    if context.invoked_subcommand is not None:
        return
    import asyncio

    from bot.cli.cost_lines import spent_lines, spent_objects
    from bot.cli.printing import json_line, words
    from bot.spent import report

    found = report(asyncio.run(_ledger(settings_of(data).data, moment(since))))
    if as_json:
        for row in spent_objects(found):
            json_line(row)
        return
    for line in spent_lines(found):
        words(line)


async def _ledger(folder: "Path", since: "datetime | None") -> "Sequence[StoredCall]":
    from storage.sqlite_reading import open_reading

    store = open_reading(folder)
    try:
        return await store.calls(since)
    finally:
        await store.close()


@cost.command()
def plan(per_hour: PerHour = None, prices: OtherPrices = None, as_json: Json = False, config: Config = None, data: Data = None) -> None:
    """Compute whether a longer, cached fixed part costs less.

    Short and uncached it is compared with filled with labelled requests and cached. For each prompt of this
    organisation and each time the cache may last: USD per 1,000 requests at the rate of the last 14 days, and from
    how many requests an hour on it pays. `models: {fixed_part: auto}` in the organisation file decides so at each
    start.

    \b
    Examples:
      helpdesk cost plan
      helpdesk cost plan --per-hour 60
      helpdesk cost plan --prices seed --json
    """
    import asyncio

    from bot.cli.cost_lines import plan_lines, plan_objects
    from bot.cli.printing import json_line, words
    from bot.cost_plans import plans

    found = asyncio.run(plans(settings_of(data, config), per_hour, prices))
    if as_json:
        for row in plan_objects(found):
            json_line(row)
        return
    for line in plan_lines(found):
        words(line)
