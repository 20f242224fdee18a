"""Looking for damage in the embedded store: the file's integrity, the chain over all versions, the sums of what was spent."""

from collections.abc import Iterator

from sqlite_utils import Database

from storage.sqlite_calls import wrong_sums
from storage.sqlite_record import digest, link
from storage.sqlite_rows import rows

MOST = 20
"""So many findings of a kind are named; after that the kind is clear."""


def check(db: Database) -> tuple[str, ...]:
    """See Store.check. Reads every version: about 100,000 in a second or two."""
    problems = [f"the database file: {found[0]}" for found in rows(db, f"PRAGMA quick_check({MOST})") if found[0] != "ok"]
    return (*problems, *_first(_chain(db)), *_first(_heads(db)), *_first(wrong_sums(db)))


def _first(found: Iterator[str]) -> Iterator[str]:
    return (problem for problem, _ in zip(found, range(MOST), strict=False))


def _chain(db: Database) -> Iterator[str]:
    """A link that does not fit is named once; the check goes on from what stands there."""
    before = ""
    for found in db.execute("SELECT case_id, version, event_id, digest, chain, body FROM versions ORDER BY seq"):
        name = f"version {found['version']} of case {found['case_id']}"
        if digest(found["body"]) != found["digest"]:
            yield f"{name}: its content was changed after it was written"
        if link(before, found["case_id"], found["version"], found["event_id"], found["digest"]) != found["chain"]:
            yield f"{name}: the chain is broken here; a version before it was changed, added or taken away"
        before = found["chain"]


def _heads(db: Database) -> Iterator[str]:
    wrong = (
        "SELECT c.id, c.version, (SELECT count(*) FROM versions v WHERE v.case_id = c.id AND v.version <= c.version) AS n, "
        "(SELECT max(version) FROM versions v WHERE v.case_id = c.id) AS newest "
        "FROM cases c WHERE n != c.version OR coalesce(newest, 0) != c.version"
    )
    for found in db.execute(wrong):
        yield f"case {found['id']}: expected versions 1 to {found['version']}, found {found['n']} and the newest {found['newest']}"
