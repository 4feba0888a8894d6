-- What an open chatbot's analytics endpoint says of its visitors. Networks are masked before they get here.
-- Who was never reported has last_seen_at 0.
ALTER TABLE users ADD COLUMN network TEXT;
ALTER TABLE users ADD COLUMN questions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN last_seen_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX users_by_questions ON users (chatbot_id, questions, id);
CREATE INDEX users_by_last_seen ON users (chatbot_id, last_seen_at, id);
-- The network first: see CHATBOT_UNINDEXED in the store.
CREATE INDEX users_by_network ON users (network, chatbot_id, id) WHERE network IS NOT NULL;

CREATE TABLE analytics (
    chatbot_id    INTEGER PRIMARY KEY REFERENCES chatbots (id) ON DELETE CASCADE,
    url           TEXT    NOT NULL,
    -- Scheme, host and port: a token is sent to no other.
    origin        TEXT    NOT NULL,
    token         TEXT,
    -- Where the next reading goes on; NULL: from the beginning.
    cursor        TEXT,
    -- When it was last read to the end.
    read_at       INTEGER,
    -- When the last reading ended, well or not.
    tried_at      INTEGER,
    next_at       INTEGER NOT NULL DEFAULT 0,
    -- Readings in a row that failed, and why the last one did.
    failures      INTEGER NOT NULL DEFAULT 0,
    fault         TEXT,
    -- Who reads it, until when: a server that is killed lets go of it by the time.
    reader        TEXT,
    reading_until INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Visitors who were deleted and must not come back by being reported: of their id only a hash is left.
CREATE TABLE deleted_visitors (
    chatbot_id INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    hash       TEXT    NOT NULL,
    PRIMARY KEY (chatbot_id, hash)
) STRICT, WITHOUT ROWID;
