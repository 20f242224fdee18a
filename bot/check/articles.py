"""check: the articles and their search index."""

from collections.abc import Iterator
from pathlib import Path

from bot.app import SEARCH_FILE
from bot.check.finding import Finding, error, note, ok, warning
from bot.knowledge.errors import ArticleError
from bot.knowledge.source import source_of
from bot.ports import ArticleSource
from storage.search import SearchIndex
from storage.store import StoreError

SUBJECT, INDEX = "articles", "search index"
FEW = 5


def check(path: Path, data: Path) -> Iterator[Finding]:
    """Every article readable, ids once, addresses there; the index up to date. A data folder without an index gets none;
    a damaged index is thrown away, as it would be at the next start: it is a cache."""
    try:
        source = source_of(path)
        articles = source.articles()
    except ArticleError as problems:
        for line in problems.problems:
            yield error(SUBJECT, line, "articles as the line says", "mend the file; the helpdesk keeps the articles it had until then")
        return
    yield ok(SUBJECT, f"{len(articles)} articles in {path}")
    if len(articles) < FEW:
        yield warning(SUBJECT, f"few articles: {len(articles)}", "the answers people ask for most", "write some; manifests/kb has examples")
    bare = [article.id for article in articles if article.url is None]
    if bare:
        shown = ", ".join(bare[:5]) + (", ..." if len(bare) > 5 else "")
        mend = "add url: to their front matter; without it cards show the title without a link"
        yield warning(SUBJECT, f"without an address ({len(bare)}): {shown}", "an address where people read it", mend)
    yield from _index(source, data / SEARCH_FILE)


def _index(source: ArticleSource, path: Path) -> Iterator[Finding]:
    if not path.is_file():
        yield note(INDEX, "there is no search index yet; the first start makes it")
        return
    try:
        index = SearchIndex.open(path)
    except StoreError as problem:
        yield error(INDEX, str(problem), "the helpdesk's own search index", "remove the file while the helpdesk is stopped: it is a cache")
        return
    try:
        current, count = index.source() == source.fingerprint(), len(index.articles())
    finally:
        index.close()
    if current:
        yield ok(INDEX, f"{count} articles, up to date")
    else:
        yield warning(INDEX, f"{count} articles, which are not the newest", "the articles as they stand", "helpdesk kb sync")
