-- Bulk actions. Whom a job meets is noted when it is prepared, in chunks; a chunk goes in the transaction that
-- changes its users, so that each is met once, whenever the server is killed.
CREATE TABLE jobs (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    chatbot_id INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    action     TEXT    NOT NULL CHECK (action IN ('disable', 'enable', 'change-role', 'delete')),
    role       TEXT    CHECK (role IN ('admin', 'regular')),
    undoes     INTEGER REFERENCES jobs (id),
    actor      TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('prepared', 'running', 'finished', 'cancelled')),
    total      INTEGER NOT NULL,
    changed    INTEGER NOT NULL DEFAULT 0,
    skipped    INTEGER NOT NULL DEFAULT 0,
    failed     INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at   INTEGER,
    CHECK ((action = 'change-role') = (role IS NOT NULL))
) STRICT;
CREATE INDEX jobs_by_chatbot ON jobs (chatbot_id, id);
CREATE INDEX jobs_to_run ON jobs (chatbot_id, started_at, id) WHERE state = 'running';
CREATE INDEX jobs_by_undone ON jobs (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX jobs_prepared ON jobs (created_at) WHERE state = 'prepared';

-- The users still to be met: a JSON array of ids that ascend, from first_user on.
CREATE TABLE job_chunks (
    job_id     INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    first_user INTEGER NOT NULL,
    users      INTEGER NOT NULL,
    ids        TEXT    NOT NULL,
    PRIMARY KEY (job_id, first_user)
) STRICT, WITHOUT ROWID;

-- What a job did to whom: the result, the audit rows, and what an undoing goes by. No reference to users, who may
-- be deleted. "version" is the user's after the change; a deleted user's is the one they had. A standing is a number:
-- its tens are the status (1 active, 2 pending, 3 disabled), its units the role (1 admin, 2 regular); NULL: gone.
CREATE TABLE job_changes (
    job_id          INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    user_id         INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    standing_before INTEGER NOT NULL,
    standing_after  INTEGER,
    PRIMARY KEY (job_id, user_id)
) STRICT, WITHOUT ROWID;

-- Whom a job left as they were; reason NULL: the database refused.
CREATE TABLE job_skips (
    job_id  INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    reason  TEXT,
    PRIMARY KEY (job_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE exports (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    chatbot_id INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    actor      TEXT    NOT NULL,
    format     TEXT    NOT NULL,
    -- What is to be exported, as JSON; forgotten when the file begins.
    request    TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('waiting', 'running', 'finished', 'cancelled', 'failed')),
    sent       INTEGER NOT NULL DEFAULT 0,
    total      INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    -- Grows while the file is sent: by it, other servers know that this one was killed.
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX exports_under_way ON exports (updated_at) WHERE state IN ('waiting', 'running');
CREATE INDEX exports_by_age ON exports (created_at);

-- Who did what, when. Never changed, never deleted from. "detail" is JSON, without names, addresses and chat text.
CREATE TABLE audit_log (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    chatbot_id INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL,
    actor      TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    detail     TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_log_by_chatbot ON audit_log (chatbot_id, id);
CREATE TRIGGER audit_log_is_kept BEFORE UPDATE ON audit_log BEGIN
    SELECT RAISE(ABORT, 'the audit log is never changed');
END;
