"""Which source a path is, and bringing the search index up to date with it."""

from pathlib import Path

from bot.knowledge.errors import ArticleError, problem
from bot.knowledge.folder import ArticleFolder
from bot.knowledge.lines import ArticleLines
from bot.ports import ArticleSource
from storage.search import SearchIndex
from storage.search_tables import SyncResult


def source_of(path: Path) -> ArticleSource:
    """A folder of Markdown or a JSONL file (.jsonl, .jsonl.gz). Raises ArticleError when the path is neither."""
    if path.is_dir():
        return ArticleFolder(path)
    if path.is_file() and path.name.endswith((".jsonl", ".jsonl.gz")):
        return ArticleLines(path)
    found = "is of another kind" if path.exists() else "does not exist"
    raise ArticleError([problem(str(path), found, "a folder of Markdown files, or a file ending in .jsonl or .jsonl.gz")])


def refresh(index: SearchIndex, source: ArticleSource, again: bool = False) -> SyncResult | None:
    """Read the source into the index if it changed since the last time, or in any case with `again`; None when nothing was to do.

    Plain and slow (seconds for thousands of articles): call it off the event loop. Raises ArticleError when an article is wrong; the index
    then keeps what it had.
    """
    fingerprint = source.fingerprint()
    if not again and index.source() == fingerprint:
        return None
    return index.sync(source.articles(), source=fingerprint)
