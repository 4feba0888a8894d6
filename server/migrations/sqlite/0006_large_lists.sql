-- Who never came has neither activity nor sessions, so in these orders a status stands behind all others: walking to it
-- through a million users took a second.
CREATE INDEX users_by_status_and_activity ON users (chatbot_id, status, last_active_at, id);
CREATE INDEX users_by_status_and_sessions ON users (chatbot_id, status, session_count, id);
CREATE INDEX users_admins ON users (chatbot_id, id) WHERE role = 'admin';

-- Terms of one and two characters are found as the beginnings of trigrams. So that the last characters of a text begin
-- some too, two line ends, which nobody can search for, follow them in the search index.
DROP TRIGGER users_search_insert;
DROP TRIGGER users_search_delete;
DROP TRIGGER users_search_update;
DROP TABLE users_search;
CREATE VIEW users_searched AS SELECT id, search_text || char(10, 10) AS search_text FROM users;
CREATE VIRTUAL TABLE users_search USING fts5 (
    search_text, content = 'users_searched', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', columnsize = 0
);
INSERT INTO users_search (users_search) VALUES ('rebuild');
CREATE TRIGGER users_search_insert AFTER INSERT ON users BEGIN
    INSERT INTO users_search (rowid, search_text) VALUES (new.id, new.search_text || char(10, 10));
END;
CREATE TRIGGER users_search_delete AFTER DELETE ON users BEGIN
    INSERT INTO users_search (users_search, rowid, search_text)
    VALUES ('delete', old.id, old.search_text || char(10, 10));
END;
CREATE TRIGGER users_search_update AFTER UPDATE OF search_text ON users WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO users_search (users_search, rowid, search_text)
    VALUES ('delete', old.id, old.search_text || char(10, 10));
    INSERT INTO users_search (rowid, search_text) VALUES (new.id, new.search_text || char(10, 10));
END;
CREATE VIRTUAL TABLE users_search_terms USING fts5vocab (users_search, instance);
