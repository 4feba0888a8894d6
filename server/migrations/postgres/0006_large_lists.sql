-- Who never came has neither activity nor sessions, so in these orders a status stands behind all others: walking to it
-- through a million users took a second.
CREATE INDEX users_by_status_and_activity ON users (chatbot_id, status, last_active_at, id);
CREATE INDEX users_by_status_and_sessions ON users (chatbot_id, status, session_count, id);
CREATE INDEX users_admins ON users (chatbot_id, id) WHERE role = 'admin';

-- Terms of one and two characters have no trigram; they are found by their characters.
CREATE INDEX users_search_characters ON users USING gin (string_to_array(search_text, NULL));
-- How many match a term is guessed by the texts in the statistics: with the usual 100, nothing rarer than one in a hundred.
ALTER TABLE users ALTER COLUMN search_text SET STATISTICS 500;
