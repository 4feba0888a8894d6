-- Lists that an admin gave a name: filter, order and columns, as the page's address says them. Without a user it is the owner's.
CREATE TABLE saved_views (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    chatbot_id INTEGER NOT NULL REFERENCES chatbots (id) ON DELETE CASCADE,
    user_id    INTEGER REFERENCES users (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    name_key   TEXT    NOT NULL,
    address    TEXT    NOT NULL,
    -- 1: the one that the list begins with.
    is_default INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX saved_views_by_name ON saved_views (chatbot_id, COALESCE(user_id, 0), name_key);
-- For the users that are deleted.
CREATE INDEX saved_views_by_user ON saved_views (user_id);
