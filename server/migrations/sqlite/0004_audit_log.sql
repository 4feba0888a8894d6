-- Who did what, to whom, when and from where. Never changed, never deleted from. No reference to others: what was done
-- to whom is known also when they are gone. "before", "after" and "detail" are JSON, without names, addresses, secrets
-- and chat text; "network" is a masked address.
CREATE TABLE audit_log_with_whom (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- 0: the installation itself. (NULL would keep PostgreSQL from walking an index in order.)
    chatbot_id INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    actor      TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    user_id    INTEGER,
    before     TEXT,
    after      TEXT,
    detail     TEXT    NOT NULL,
    network    TEXT
) STRICT;
INSERT INTO audit_log_with_whom (id, chatbot_id, at, actor, action, before, after, detail)
SELECT id, chatbot_id, at, actor,
    CASE action WHEN 'undo' THEN 'job-undo' WHEN 'cancel' THEN 'job-cancel' WHEN 'disable' THEN 'job-start'
        WHEN 'enable' THEN 'job-start' WHEN 'change-role' THEN 'job-start' WHEN 'delete' THEN 'job-start' ELSE action END,
    CASE action WHEN 'settings' THEN json_object('access', detail->>'access_before') END,
    CASE action WHEN 'settings' THEN json_object('access', detail->>'access') END,
    CASE
        WHEN action = 'settings' THEN json_remove(detail, '$.access_before', '$.access')
        WHEN action = 'undo' THEN json_remove(detail, '$.role')
        WHEN action = 'change-role' THEN json_remove(json_set(detail, '$.bulk',
            json_object('kind', 'change_role', 'role', detail->>'role')), '$.role')
        WHEN action IN ('disable', 'enable', 'delete') THEN json_set(detail, '$.bulk', json_object('kind', action))
        ELSE detail
    END
FROM audit_log ORDER BY id;
DROP TABLE audit_log;
ALTER TABLE audit_log_with_whom RENAME TO audit_log;
CREATE INDEX audit_log_by_chatbot ON audit_log (chatbot_id, at, id);
CREATE INDEX audit_log_by_action ON audit_log (chatbot_id, action, at, id);
CREATE INDEX audit_log_by_actor ON audit_log (chatbot_id, actor, at, id);
CREATE INDEX audit_log_by_user ON audit_log (user_id, at, id) WHERE user_id IS NOT NULL;
CREATE TRIGGER audit_log_is_kept BEFORE UPDATE ON audit_log BEGIN
    SELECT RAISE(ABORT, 'the audit log is never changed');
END;
CREATE TRIGGER audit_log_is_kept_whole BEFORE DELETE ON audit_log BEGIN
    SELECT RAISE(ABORT, 'the audit log is never changed');
END;
-- From where a bulk action was confirmed.
ALTER TABLE jobs ADD COLUMN network TEXT;
