"""`helpdesk examples`: a company's own ticket history as labelled requests: import, list, remove."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Config, Data, Json, settings_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.history import Imported
    from bot.settings import Settings
    from storage.store import Labelled

examples = typer.Typer(
    help="What the offline model learns from: import, list, remove.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@examples.command("import")
def import_file(
    file: Annotated[str, typer.Argument(metavar="FILE", help="JSONL or CSV, plain or .gz.", show_default=False)],
    mapped: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="OLD=NEW", help="What a category, priority or team of the file is called here; OLD= leaves it out."),
    ] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="NAME", help="The column or field of the words, if not text.")] = None,
    category: Annotated[
        str | None, typer.Option("--category", metavar="NAME", help="That of the category, if not category, label or kind.")
    ] = None,
    as_json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Import your ticket history.

    The words of each request and what it was about, optionally priority, team, id.

    Categories are those of the organisation file, by id or name; kinds that are not IT support stand as kind:hr and
    the like. A file with any other is refused as a whole, with the list of known ones. Words are redacted before they
    are kept. Importing a file again changes nothing; a row with a known id and other words replaces the earlier one.
    The helpdesk must be stopped meanwhile; what is imported is learned at once (a few seconds for 20,000).

    \b
    Examples:
      helpdesk examples import tickets.jsonl
      helpdesk examples import export.csv --text "Short description" --category Queue --map "Wi-Fi=network" --map "Misc="
    """
    import asyncio
    from pathlib import Path

    from bot.app import read_organisation
    from bot.cli.printing import json_line, progress, words
    from bot.history import to_labelled
    from bot.labelled_file import Columns, Names, read_map, read_rows

    settings = settings_of(data, config)
    names = Names(read_organisation(settings), read_map(mapped or []))
    path = Path(file)
    with progress(f"Reading {path.name}") as advance:
        rows = [row for done, row in enumerate(read_rows(path, Columns(text, category)), 1) if advance(done) is None]
    with progress("Redacting", len(rows)) as advance:
        found = to_labelled(rows, names, path.name, advance)
    with progress("Learning"):
        result = asyncio.run(_put(settings, *found))
    if as_json:
        json_line(result.model_dump())
        return
    words(f"{result.rows} rows: {result.new} new, {result.changed} changed, {result.unchanged} known already.")
    if result.doubled or result.left_out:
        words(f"Passed over: {result.doubled} that stand twice in the file, {result.left_out} that --map leaves out.")


async def _put(settings: "Settings", found: "list[Labelled]", read: "Imported") -> "Imported":
    from bot.history import learn, put
    from storage.sqlite import SqliteStore

    store = SqliteStore.open(settings.data)
    try:
        result = await put(store, found, read)
        await learn(store, settings)
        return result
    finally:
        await store.close()


@examples.command("list")
def list_examples(
    source: Annotated[str | None, typer.Option("--source", metavar="SOURCE", help="Only imported ones, or those of feedback.")] = None,
    category: Annotated[str | None, typer.Option("--category", metavar="ID", help="Only those of this category or kind:<id>.")] = None,
    as_json: Json = False,
    data: Data = None,
) -> None:
    """List the labelled requests.

    Those of the data folder: imported ones, and those that corrections and confirmations made.

    \b
    Examples:
      helpdesk examples list
      helpdesk examples list --source feedback --json
    """
    import asyncio

    from bot.cards.plain_text import one_line, shorten
    from bot.cli.printing import json_line, table, words

    _check_source(source)
    stored = asyncio.run(_stored(settings_of(data).data))
    chosen = [one for one in stored if source in (None, one.source) and category in (None, one.label)]
    if as_json:
        for one in chosen:
            json_line(one.model_dump(mode="json"))
        return
    for line in table(("id", "category", "source", "words"), [(o.id, o.label, o.source, shorten(one_line(o.text), 80)) for o in chosen]):
        words(line)


async def _stored(folder: "Path") -> "Sequence[Labelled]":
    from storage.sqlite_reading import open_reading

    store = open_reading(folder)
    try:
        return await store.examples()
    finally:
        await store.close()


@examples.command()
def remove(
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID", help="Ids as `helpdesk examples list` shows them.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="SOURCE", help="All imported ones, or all of feedback.")] = None,
    as_json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Remove labelled requests.

    What they taught is forgotten. The helpdesk must be stopped meanwhile. Exit status 1: none of them was there.

    \b
    Examples:
      helpdesk examples remove imported/1042 imported/1043
      helpdesk examples remove --source imported
    """
    import asyncio

    from bot.cli.printing import json_line, progress, words

    if not ids and source is None:
        raise typer.BadParameter("expected ids, or --source imported", param_hint="ID")
    _check_source(source)
    with progress("Forgetting"):
        removed = asyncio.run(_remove(settings_of(data, config), ids or [], source))
    if as_json:
        json_line({"removed": removed})
    else:
        words(f"{removed} labelled requests removed.")
    if not removed:
        raise typer.Exit(1)


async def _remove(settings: "Settings", ids: "Sequence[str]", source: str | None) -> int:
    from bot.history import learn
    from storage.sqlite import SqliteStore
    from storage.sqlite_reading import open_reading

    await open_reading(settings.data).close()  # a folder without data is named, not made
    store = SqliteStore.open(settings.data)
    try:
        removed = await store.remove_examples(ids, source)
        if removed:
            await learn(store, settings)
        return removed
    finally:
        await store.close()


def _check_source(source: str | None) -> None:
    if source not in (None, "imported", "feedback"):
        raise typer.BadParameter(f"there is no source {source}; expected imported or feedback", param_hint="--source")
