-- What addresses are digested with, so that all servers count an address alike.
CREATE TABLE source_keys (
    id  INTEGER PRIMARY KEY CHECK (id = 1),
    key BLOB    NOT NULL
) STRICT;
INSERT INTO source_keys (id, key) VALUES (1, randomblob(32));

-- Wrong tries at the console's door, by the digest of the address they came from; for a quarter of an hour.
CREATE TABLE wrong_tries (
    id     INTEGER PRIMARY KEY,
    source BLOB    NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX wrong_tries_by_source ON wrong_tries (source, at);
CREATE INDEX wrong_tries_by_time ON wrong_tries (at);

-- The link that was shown, where another server took the mail over and sent another one: both are good.
ALTER TABLE invitations ADD COLUMN shown_hash BLOB;
CREATE UNIQUE INDEX invitations_shown ON invitations (shown_hash) WHERE shown_hash IS NOT NULL;
