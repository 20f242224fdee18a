"""`helpdesk cases`, `helpdesk trace`: what the helpdesk did, read from the data folder; a running helpdesk is not disturbed."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Data, Json, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.trace import Trace
    from storage.store import CaseLine


def cases(
    ignored: Annotated[bool, typer.Option("--ignored", help="Only what was left alone, with the reason.")] = False,
    still_open: Annotated[bool, typer.Option("--open", help="Only what waits for people, the most urgent first.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1_000_000, metavar="N", help="So many at most.")] = 100,
    as_json: Json = False,
    data: Data = None,
) -> None:
    """List cases, the newest first.

    \b
    Examples:
      helpdesk cases --open
      helpdesk cases --ignored --limit 20
      helpdesk cases --json
    """
    import asyncio

    from bot.cli.printing import json_line, words

    if ignored and still_open:
        raise typer.BadParameter("what was left alone is not open; expected one of the two", param_hint="--ignored")
    found = asyncio.run(_listed(settings_of(data).data, ignored, still_open, limit))
    if as_json:
        for case in found:
            json_line(case.model_dump(mode="json"))
        return
    for line in _table(found, ignored):
        words(line)
    if len(found) == limit:
        words(f"(the first {limit}; --limit shows more)")


async def _listed(folder: "Path", ignored: bool, still_open: bool, limit: int) -> "Sequence[CaseLine]":
    from storage.sqlite_reading import open_reading

    store = open_reading(folder)
    try:
        if still_open:
            return await store.queue(limit)
        return await store.list_cases(("ignored",) if ignored else (), limit)
    finally:
        await store.close()


def _table(found: "Sequence[CaseLine]", ignored: bool) -> list[str]:
    from bot.cards.build import left_alone_because
    from bot.cards.plain_text import one_line, shorten
    from bot.cli.printing import table

    if not found:
        return ["No cases."]

    def row(case: "CaseLine") -> tuple[str, ...]:
        opened, name = case.opened_at.strftime("%Y-%m-%d %H:%M"), one_line(case.requester_name or case.requester_id)
        if ignored:
            return case.case_id, opened, name, f"#{case.channel}" if case.channel else "-", left_alone_because(case.ignored_because, "en")
        who = one_line(case.assignee_name or "-")
        return case.case_id, opened, case.state, case.priority, case.team or "-", who, name, shorten(one_line(case.summary), 70)

    plain = ("case", "opened", "state", "priority", "team", "agent", "from", "summary")
    return table(("case", "opened", "from", "where", "because") if ignored else plain, [row(case) for case in found])


def trace(
    case: Annotated[str, typer.Argument(metavar="CASE", help="The case's id, such as C1042.", show_default=False)],
    as_json: Json = False,
    data: Data = None,
) -> None:
    """Show the receipt of a case.

    Every event and step with time and duration, every version and who decided, the rule, what the model was asked and
    answered (redacted), the articles with their scores, the nearest labelled requests, the tickets. Exit status 1:
    there is no such case.

    \b
    Examples:
      helpdesk trace C1042
      helpdesk trace C1042 --json
    """
    import asyncio

    from bot.cli.printing import json_line, remark, words

    folder = settings_of(data).data
    found = asyncio.run(_traced(folder, case))
    if found is None:
        remark(f"There is no case {case} in {folder}; `helpdesk cases` lists them.")
        raise typer.Exit(1)
    if as_json:
        json_line(found.model_dump(mode="json"))
        return
    from bot.cli.trace_lines import lines

    for line in lines(found):
        words(line)


async def _traced(folder: "Path", case_id: str) -> "Trace | None":
    from bot.trace import trace
    from storage.sqlite_reading import open_reading

    store = open_reading(folder)
    try:
        return await trace(store, case_id.strip().upper())
    finally:
        await store.close()
