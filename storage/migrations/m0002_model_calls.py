"""The ledger of paid model calls, and cases of shadow mode out of the queue.

Money is kept in whole nano-dollars (a token read from a prompt cache costs less than a micro-dollar), so that sums are exact. `day` is the
organisation's calendar day at which a call was reserved; `spent` holds the sum of each day, so that a budget costs a look at 31 rows.
"""

from sqlite_utils import Database

CALLS = """
CREATE TABLE model_calls (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    settled INTEGER NOT NULL DEFAULT 0,
    result TEXT NOT NULL,
    reserved_nano INTEGER NOT NULL DEFAULT 0,
    counted_nano INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL
);
CREATE INDEX model_calls_at ON model_calls (at, seq);
CREATE INDEX model_calls_of_case ON model_calls (case_id, seq) WHERE case_id IS NOT NULL;
CREATE INDEX model_calls_result ON model_calls (result, at) WHERE result != 'ok';

CREATE TABLE spent (
    day TEXT NOT NULL PRIMARY KEY,
    counted_nano INTEGER NOT NULL
) WITHOUT ROWID;
"""

SHADOW = """
ALTER TABLE cases ADD COLUMN shadow INTEGER NOT NULL DEFAULT 0;
UPDATE cases SET shadow = 1, in_queue = 0 WHERE EXISTS (
    SELECT 1 FROM versions v, json_each(v.body, '$.request.flags') flag
    WHERE v.case_id = cases.id AND v.version = cases.version AND flag.value = 'shadow'
);
"""


def up(db: Database) -> None:
    """Add the ledger and the column; cases of shadow mode that an older helpdesk queued leave the queue."""
    for part in (CALLS, SHADOW):
        db.executescript(part)
