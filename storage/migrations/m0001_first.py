"""The first tables: mailbox, cases and their versions, what is shown, tickets, deadlines, limits, learning.

Times are text of one width in UTC (2026-01-15T09:30:00.000000+00:00), so that their order as text is their order in time.
"""

from sqlite_utils import Database

MAILBOX = """
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES cases (id),
    body TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    finished_at TEXT,
    result TEXT,
    version INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    problem TEXT
);
CREATE INDEX events_of_case ON events (case_id, seq);
CREATE INDEX events_pending ON events (case_id, seq) WHERE finished_at IS NULL;

CREATE TABLE kept (
    event_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (event_id, name)
) WITHOUT ROWID;

CREATE TABLE receipts (
    event_id TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('record', 'finish')),
    body TEXT NOT NULL,
    PRIMARY KEY (event_id, part)
) WITHOUT ROWID;
"""

CASES = """
CREATE TABLE cases (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 0,
    head_event_id TEXT,
    state TEXT NOT NULL DEFAULT 'new',
    summary TEXT NOT NULL DEFAULT '',
    requester_id TEXT NOT NULL DEFAULT '',
    requester_name TEXT NOT NULL DEFAULT '',
    category TEXT,
    priority TEXT NOT NULL DEFAULT 'normal',
    team TEXT,
    assignee_id TEXT,
    assignee_name TEXT,
    opened_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    first_response_due_at TEXT,
    resolution_due_at TEXT,
    first_response_at TEXT,
    ignored_because TEXT,
    closed_as TEXT,
    outcome TEXT,
    channel TEXT,
    message_id TEXT NOT NULL DEFAULT '',
    incident TEXT,
    in_queue INTEGER NOT NULL DEFAULT 0,
    priority_rank INTEGER NOT NULL DEFAULT 9,
    respond_by TEXT NOT NULL DEFAULT '9999',
    cards_version INTEGER NOT NULL DEFAULT 0,
    behind INTEGER NOT NULL DEFAULT 0,
    told_at TEXT
);
INSERT INTO sqlite_sequence (name, seq) VALUES ('cases', 1000);
CREATE INDEX cases_queue ON cases (priority_rank, respond_by, opened_at, number) WHERE in_queue = 1;
CREATE INDEX cases_queue_team ON cases (team, priority_rank, respond_by, opened_at, number) WHERE in_queue = 1;
CREATE INDEX cases_queue_assignee ON cases (assignee_id, priority_rank, respond_by, opened_at, number) WHERE in_queue = 1;
CREATE INDEX cases_opened ON cases (opened_at, number) WHERE version > 0;
CREATE INDEX cases_state ON cases (state, opened_at, number);
CREATE INDEX cases_requester ON cases (requester_id, number);
CREATE INDEX cases_message ON cases (message_id);
CREATE INDEX cases_incident ON cases (incident) WHERE incident IS NOT NULL;
CREATE INDEX cases_behind ON cases (changed_at, number) WHERE behind = 1;

CREATE TABLE versions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL REFERENCES cases (id),
    version INTEGER NOT NULL,
    event_id TEXT NOT NULL UNIQUE REFERENCES events (id),
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    digest TEXT NOT NULL,
    chain TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (case_id, version)
);
CREATE TRIGGER versions_stay BEFORE DELETE ON versions BEGIN
    SELECT RAISE(ABORT, 'versions are append-only: a row cannot be deleted');
END;
CREATE TRIGGER versions_are_final BEFORE UPDATE ON versions BEGIN
    SELECT RAISE(ABORT, 'versions are append-only: a row cannot be changed');
END;

CREATE TABLE threads (
    surface TEXT NOT NULL,
    conversation TEXT NOT NULL,
    root TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    card TEXT NOT NULL,
    PRIMARY KEY (surface, conversation, root)
) WITHOUT ROWID;
CREATE INDEX threads_of_case ON threads (case_id);

CREATE TABLE streaks (
    person_id TEXT NOT NULL PRIMARY KEY,
    accepted INTEGER NOT NULL
) WITHOUT ROWID;
"""

SHOWN = """
CREATE TABLE posts (
    case_id TEXT NOT NULL REFERENCES cases (id),
    name TEXT NOT NULL,
    surface TEXT NOT NULL,
    conversation TEXT NOT NULL,
    thread TEXT,
    post TEXT,
    version INTEGER NOT NULL DEFAULT 0,
    digest TEXT NOT NULL DEFAULT '',
    posting_since TEXT,
    attempt INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (case_id, name)
) WITHOUT ROWID;

CREATE TABLE news (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES cases (id),
    version INTEGER NOT NULL,
    audience TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    done_at TEXT,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX news_waiting ON news (seq) WHERE done_at IS NULL;
CREATE INDEX news_of_case ON news (case_id, seq);
"""

TICKETS = """
CREATE TABLE tickets (
    case_id TEXT NOT NULL REFERENCES cases (id),
    key TEXT NOT NULL,
    place INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (case_id, key)
) WITHOUT ROWID;

CREATE TABLE orders (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES cases (id),
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    problem TEXT,
    next_try_at TEXT,
    done INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX orders_open ON orders (seq) WHERE done = 0;
CREATE INDEX orders_of_case ON orders (case_id, seq);
"""

CLOCKS = """
CREATE TABLE dues (
    event_id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    version INTEGER NOT NULL,
    what TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX dues_at ON dues (at);
CREATE INDEX dues_of_case ON dues (case_id);

CREATE TABLE buckets (
    name TEXT NOT NULL PRIMARY KEY,
    tokens REAL NOT NULL,
    at REAL NOT NULL
) WITHOUT ROWID;

CREATE TABLE schedules (
    name TEXT NOT NULL PRIMARY KEY,
    next_at REAL NOT NULL
) WITHOUT ROWID;

CREATE TABLE small_values (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""

LEARNING = """
CREATE TABLE examples (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    label TEXT NOT NULL,
    priority TEXT,
    team TEXT,
    source TEXT NOT NULL,
    case_id TEXT
);
CREATE TABLE examples_mark (mark INTEGER NOT NULL);
INSERT INTO examples_mark (mark) VALUES (0);

CREATE TABLE feedback (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES cases (id),
    at TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX feedback_at ON feedback (at);
CREATE INDEX feedback_of_case ON feedback (case_id);

CREATE TABLE incidents (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    category TEXT,
    words TEXT NOT NULL,
    declared_at TEXT NOT NULL,
    ended_at TEXT
) WITHOUT ROWID;
"""


def up(db: Database) -> None:
    """Create every table. Foreign keys are written down; SQLite is asked to hold them by the connection."""
    for part in (CASES, MAILBOX, SHOWN, TICKETS, CLOCKS, LEARNING):
        db.executescript(part)
