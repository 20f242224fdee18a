"""`helpdesk feedback`: what people confirmed and corrected, as labelled data."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli.options import Data, Since, moment, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from triage.case import Feedback

feedback = typer.Typer(help="What people confirmed and corrected, as labelled data.", no_args_is_help=True, rich_markup_mode=None)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@feedback.callback()
def _only_subcommands() -> None:
    """What people confirmed and corrected, as labelled data."""


@feedback.command()
def export(
    form: Annotated[Literal["jsonl", "csv"], typer.Option("--format", help="One JSON object a line, or a table with a heading.")] = "jsonl",
    since: Since = None,
    data: Data = None,
) -> None:
    """Write all feedback to standard output, the oldest first.

    Before, after, who and why of every confirmation, correction, rating. Words stand in it only where they teach, and
    redacted. In CSV a cell that a spreadsheet would take for a formula gets an apostrophe in front.

    \b
    Examples:
      helpdesk feedback export > feedback.jsonl
      helpdesk feedback export --format csv --since 2026-01-01 > feedback.csv
    """
    import asyncio

    from bot.cli.printing import json_line

    found = asyncio.run(_feedback(settings_of(data).data, moment(since)))
    if form == "jsonl":
        for one in found:
            json_line(one.model_dump(mode="json"))
    else:
        _write_csv(found)


async def _feedback(folder: "Path", since: "datetime | None") -> "Sequence[Feedback]":
    from storage.sqlite_reading import open_reading

    store = open_reading(folder)
    try:
        return await store.feedback(since, limit=10_000_000)
    finally:
        await store.close()


def _write_csv(found: "Sequence[Feedback]") -> None:
    import csv
    import sys

    from triage.case import Feedback

    names = ["by_id" if name == "by" else name for name in Feedback.model_fields]
    names.insert(names.index("by_id") + 1, "by_name")
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(names)
    for one in found:
        cells = {**one.model_dump(mode="json", exclude={"by"}), "by_id": one.by.id, "by_name": one.by.name}
        table.writerow([_cell(cells[name]) for name in names])


def _cell(value: object) -> str:
    """The value as a cell that no spreadsheet carries out and no terminal refuses."""
    text = "" if value is None else str(value)
    text = text.encode("utf-8", "replace").decode()
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_SIGNS) else text
