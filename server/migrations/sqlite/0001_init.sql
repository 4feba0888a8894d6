-- Times are milliseconds since 1970-01-01T00:00:00Z. A time that sorts is 0 for "never",
-- because NULLs sort differently in SQLite and PostgreSQL.
-- Columns that end in _key or _text are folded by the server, so both databases compare the same bytes.

-- "Roll": marks the file as Rollcall's (https://www.sqlite.org/pragma.html#pragma_application_id).
PRAGMA application_id = 1383033964;

CREATE TABLE chatbots (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL,
    name_key   TEXT    NOT NULL UNIQUE,
    access     TEXT    NOT NULL CHECK (access IN ('authenticated', 'open')),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE chatbot_keys (
    hash       BLOB    PRIMARY KEY,
    chatbot_id INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX chatbot_keys_by_chatbot ON chatbot_keys (chatbot_id);

CREATE TABLE users (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    chatbot_id     INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    version        INTEGER NOT NULL DEFAULT 1,
    name           TEXT    NOT NULL,
    email          TEXT,
    email_key      TEXT,
    visitor        TEXT,
    status         TEXT    NOT NULL CHECK (status IN ('active', 'pending', 'disabled')),
    role           TEXT    NOT NULL CHECK (role IN ('admin', 'regular')),
    created_at     INTEGER NOT NULL,
    signed_in_at   INTEGER,
    last_active_at INTEGER NOT NULL DEFAULT 0,
    session_count  INTEGER NOT NULL DEFAULT 0,
    name_key       TEXT    NOT NULL,
    search_text    TEXT    NOT NULL,
    UNIQUE (chatbot_id, email_key),
    UNIQUE (chatbot_id, visitor),
    CHECK (email IS NOT NULL OR visitor IS NOT NULL)
) STRICT;
CREATE INDEX users_by_name     ON users (chatbot_id, name_key, id);
CREATE INDEX users_by_added    ON users (chatbot_id, created_at, id);
CREATE INDEX users_by_activity ON users (chatbot_id, last_active_at, id);
CREATE INDEX users_by_sessions ON users (chatbot_id, session_count, id);

-- Substrings of three characters and more; the text is folded already.
CREATE VIRTUAL TABLE users_search USING fts5 (
    search_text, content = 'users', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', columnsize = 0
);
CREATE TRIGGER users_search_insert AFTER INSERT ON users BEGIN
    INSERT INTO users_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER users_search_delete AFTER DELETE ON users BEGIN
    INSERT INTO users_search (users_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER users_search_update AFTER UPDATE OF search_text ON users WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO users_search (users_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO users_search (rowid, search_text) VALUES (new.id, new.search_text);
END;

-- Kept, not counted: counting a million rows costs more than showing a page of them.
CREATE TABLE user_counts (
    chatbot_id INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    status     TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    users      INTEGER NOT NULL,
    PRIMARY KEY (chatbot_id, status, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    chatbot_id      INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    user_id         INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id       TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    started_at      INTEGER NOT NULL,
    last_message_at INTEGER NOT NULL,
    message_count   INTEGER NOT NULL DEFAULT 0,
    UNIQUE (chatbot_id, client_id)
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id, started_at, id);

CREATE TABLE messages (
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    client_id  TEXT    NOT NULL,
    author     TEXT    NOT NULL CHECK (author IN ('user', 'chatbot')),
    text       TEXT    NOT NULL,
    sent_at    INTEGER NOT NULL,
    PRIMARY KEY (session_id, position),
    UNIQUE (session_id, client_id)
) STRICT;

CREATE TABLE owner_links (
    hash       BLOB    PRIMARY KEY,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE console_sessions (
    hash         BLOB    PRIMARY KEY,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
