"""`helpdesk kb`: the articles: bring the search up to date, list, search, measure."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Articles, Config, Data, Json, settings_of

if TYPE_CHECKING:
    from bot.ports import ArticleSource
    from bot.settings import Settings

kb = typer.Typer(help="The articles: sync the search, list, search, measure.", no_args_is_help=True, rich_markup_mode=None)


@kb.command()
def sync(
    articles: Articles = None,
    again: Annotated[bool, typer.Option("--again", help="Read all articles, also if nothing seems to have changed.")] = False,
    as_json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Bring the search up to date.

    Reads the articles into the search index of the data folder; only what differs is written. The server does this by
    itself at its start and every few minutes; it may run meanwhile. With --articles the index holds those until the
    server next reads its own.

    \b
    Examples:
      helpdesk kb sync
      helpdesk kb sync --articles handbook/ --json
    """
    from bot.app import SEARCH_FILE
    from bot.cli.printing import json_line, progress, words
    from bot.knowledge.source import refresh
    from storage.search import SearchIndex

    settings = settings_of(data, config)
    source = _source(settings, articles)
    index = SearchIndex.open(settings.data / SEARCH_FILE)
    try:
        with progress(f"Reading {source.name}"):
            result = refresh(index, source, again)
        count = len(index.articles())
    finally:
        index.close()
    added, changed, removed = (result.added, result.changed, result.removed) if result else (0, 0, 0)
    if as_json:
        json_line({"articles": count, "added": added, "changed": changed, "removed": removed, "read": result is not None})
    elif result is None:
        words(f"{count} articles; nothing has changed since they were last read.")
    else:
        words(f"{count} articles: {added} new, {changed} changed, {removed} gone.")


@kb.command("list")
def list_articles(articles: Articles = None, as_json: Json = False, config: Config = None) -> None:
    """List the articles: id, title, address.

    \b
    Examples:
      helpdesk kb list
      helpdesk kb list --articles handbook.jsonl.gz --json
    """
    from bot.cli.printing import json_line, table, words

    found = _source(settings_of(None, config), articles).articles()
    if as_json:
        for one in found:
            json_line(one.model_dump(include={"id", "title", "url", "tags", "language", "audience"}, mode="json"))
        return
    for line in table(("id", "title", "address"), [(one.id, _line(one.title), one.url or "") for one in found]):
        words(line)


@kb.command()
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What somebody would ask, in their own words.", show_default=False)],
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, metavar="N", help="So many articles at most.")] = 5,
    articles: Articles = None,
    as_json: Json = False,
    data: Data = None,
    config: Config = None,
) -> None:
    """Search the articles as a request would.

    The best one first, with how surely each answers. Exit status 1: nothing found.

    \b
    Examples:
      helpdesk kb search "vpn times out"
      helpdesk kb search "laptop stolen" --limit 1 --json
    """
    from bot.cli.printing import json_line, words
    from bot.trial import open_index

    settings = settings_of(data, config)
    index = open_index(settings.data, _source(settings, articles))
    try:
        hits = index.search(query, limit)
    finally:
        index.close()
    for hit in hits:
        if as_json:
            found = hit.model_dump(mode="json")
            json_line({"id": found.pop("article_id"), **found})
        else:
            words(f"{_line(hit.title)}  ({hit.article_id}, score {hit.score:.2f}, answers with {hit.confidence:.0%})")
            words(f"  {hit.url or 'no address'}" + (f"  {_line(hit.heading)}" if hit.heading else ""))
            words(f"  {_line(hit.passage, 200)}")
    if not hits:
        from bot.cli.printing import remark

        remark("Nothing found: no article has any of these words.")
        raise typer.Exit(1)


@kb.command("eval")
def evaluate(
    queries: Annotated[str, typer.Option("--queries", metavar="FILE", help='JSONL (.gz) of {"id", "text", "answerable"?}.')],
    qrels: Annotated[str, typer.Option("--qrels", metavar="FILE", help="Lines of question, article, grade with tabs between (.gz).")],
    articles: Articles = None,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """Measure the search on your own questions.

    \b
    hit@1, hit@3  share of questions with a right article first, or among the first three
    mrr@10        mean of 1 / place of the first right article
    recall@10     mean share of the right articles among the first ten
    auroc         how well its confidence tells questions that have an answer from those that have none
    p50, p99      seconds of a search: half, and all but one in a hundred, are quicker

    \b
    Examples:
      helpdesk kb eval --articles kb/ --queries queries.jsonl --qrels qrels.tsv
      helpdesk kb eval --articles kb/ --queries queries.jsonl.gz --qrels qrels.tsv --json
    """
    from pathlib import Path

    from bot.app import articles_path, read_organisation
    from bot.cli.printing import json_line, progress, words
    from bot.knowledge.measure import measure

    settings = settings_of(None, config)
    where = Path(articles) if articles else articles_path(settings, read_organisation(settings))
    with progress("Searching") as advance:
        result = measure(where, Path(queries), Path(qrels), lambda done, _: advance(done))
    figures = result.as_json()
    if as_json:
        json_line(figures)
        return
    for name, value in figures.items():
        words(f"{name:16} {_figure(name, value)}")


def _figure(name: str, value: float | int | None) -> str:
    if value is None:
        return "not known: expected questions with and without an answer"
    if name.endswith("seconds"):
        return f"{value * 1000:.2f} ms"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _source(settings: "Settings", articles: str | None) -> "ArticleSource":
    """The articles that were named, else the organisation's."""
    from pathlib import Path

    from bot.app import articles_path, read_organisation
    from bot.knowledge.source import source_of

    return source_of(Path(articles) if articles else articles_path(settings, read_organisation(settings)))


def _line(text: str, limit: int = 100) -> str:
    from bot.cards.plain_text import one_line, shorten

    return shorten(one_line(text), limit)
