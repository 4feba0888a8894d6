-- What people come in by: accounts of the console, invitations to a chatbot, keys of a chatbot.
-- Tokens and recovery codes are kept as SHA-256, passwords as Argon2id (a PHC string).

-- The owner's account is number 1. Others are of users who are admins of their chatbot.
CREATE TABLE accounts (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id     INTEGER UNIQUE REFERENCES users (id) ON DELETE CASCADE,
    -- The owner's alone: an admin's is the user's.
    email       TEXT,
    email_key   TEXT,
    password    TEXT,
    -- How authenticators call the account (WebAuthn level 3, 5.4.3).
    handle      BLOB    NOT NULL UNIQUE,
    -- The second factor (RFC 6238). The secret has to be known to check a code.
    totp_secret BLOB,
    totp_since  INTEGER,
    -- The newest time step of which a code was used: no code is good twice.
    totp_step   INTEGER NOT NULL DEFAULT 0,
    created_at  INTEGER NOT NULL,
    CHECK ((id = 1) = (user_id IS NULL))
) STRICT;
INSERT INTO accounts (id, handle, created_at) VALUES (1, randomblob(16), 0);

CREATE TABLE recovery_codes (
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    hash       BLOB    NOT NULL,
    PRIMARY KEY (account_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE passkeys (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id    INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    credential_id BLOB    NOT NULL UNIQUE,
    credential    TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    last_used_at  INTEGER
) STRICT;
CREATE INDEX passkeys_by_account ON passkeys (account_id);

-- What was begun and is to be ended within minutes: a challenge, an offer, a password without its second factor.
CREATE TABLE tickets (
    hash       BLOB    PRIMARY KEY,
    account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
    kind       TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE console_links (
    hash       BLOB    PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind       TEXT    NOT NULL CHECK (kind IN ('sign-in', 'password')),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO console_links (hash, account_id, kind, expires_at) SELECT hash, 1, 'sign-in', expires_at FROM owner_links;
DROP TABLE owner_links;

CREATE TABLE console_sessions_of_accounts (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    hash         BLOB    NOT NULL UNIQUE,
    account_id   INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    way          TEXT    NOT NULL,
    network      TEXT,
    browser      TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    -- When the account's password was last entered in it.
    confirmed_at INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO console_sessions_of_accounts (hash, account_id, way, browser, created_at, last_used_at)
SELECT hash, 1, 'link', '', created_at, last_used_at FROM console_sessions;
DROP TABLE console_sessions;
ALTER TABLE console_sessions_of_accounts RENAME TO console_sessions;
CREATE INDEX console_sessions_by_account ON console_sessions (account_id, last_used_at);

-- Who is no active admin any more has no session in the console, however they came to it.
CREATE TRIGGER console_sessions_end AFTER UPDATE OF status, role ON users
WHEN old.status = 'active' AND old.role = 'admin' AND (new.status <> 'active' OR new.role <> 'admin')
BEGIN
    DELETE FROM console_sessions WHERE account_id IN (SELECT id FROM accounts WHERE user_id = new.id);
END;

-- Wrong tries at the console's door, by a hash of the email that was tried; for an hour.
CREATE TABLE sign_in_failures (
    id      INTEGER PRIMARY KEY,
    subject BLOB    NOT NULL,
    network TEXT,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_failures_by_subject ON sign_in_failures (subject, at);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (at);

-- Invitations of pending users. Without a hash there is no link to accept it by, as for people of a file.
CREATE TABLE invitations (
    user_id    INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    hash       BLOB    UNIQUE,
    expires_at INTEGER NOT NULL,
    mail       TEXT    NOT NULL CHECK (mail IN ('none', 'waiting', 'sent', 'failed')),
    mail_fault TEXT,
    mail_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX invitations_waiting ON invitations (mail_at) WHERE mail = 'waiting';

-- The domains whose people need no invitation, in lower case.
CREATE TABLE chatbot_domains (
    chatbot_id INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    domain     TEXT    NOT NULL,
    PRIMARY KEY (chatbot_id, domain)
) STRICT, WITHOUT ROWID;

CREATE TABLE chatbot_keys_with_use (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    hash         BLOB    NOT NULL UNIQUE,
    chatbot_id   INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    -- How the key ends, to tell it from others; empty: not known.
    ending       TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    -- To a minute; NULL: never.
    last_used_at INTEGER,
    -- NULL: until it is replaced.
    expires_at   INTEGER
) STRICT;
INSERT INTO chatbot_keys_with_use (hash, chatbot_id, ending, created_at)
SELECT hash, chatbot_id, '', created_at FROM chatbot_keys ORDER BY created_at;
DROP TABLE chatbot_keys;
ALTER TABLE chatbot_keys_with_use RENAME TO chatbot_keys;
CREATE INDEX chatbot_keys_by_chatbot ON chatbot_keys (chatbot_id);
