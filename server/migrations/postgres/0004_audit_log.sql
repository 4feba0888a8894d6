-- Who did what, to whom, when and from where. Never changed, never deleted from. No reference to others: what was done
-- to whom is known also when they are gone. "before", "after" and "detail" are JSON, without names, addresses, secrets
-- and chat text; "network" is a masked address.
ALTER TABLE audit_log DROP CONSTRAINT audit_log_chatbot_id_fkey;
-- chatbot_id 0: the installation itself. (NULL would keep PostgreSQL from walking an index in order.)
ALTER TABLE audit_log ADD COLUMN user_id BIGINT;
ALTER TABLE audit_log ADD COLUMN before TEXT;
ALTER TABLE audit_log ADD COLUMN after TEXT;
ALTER TABLE audit_log ADD COLUMN network TEXT COLLATE "C";
DROP TRIGGER audit_log_is_kept ON audit_log;
UPDATE audit_log SET
    before = jsonb_build_object('access', detail::jsonb->'access_before')::text,
    after = jsonb_build_object('access', detail::jsonb->'access')::text,
    detail = (detail::jsonb - 'access_before' - 'access')::text
WHERE action = 'settings';
UPDATE audit_log SET action = 'job-start', detail = ((detail::jsonb - 'role')
    || jsonb_build_object('bulk', jsonb_build_object('kind', 'change_role', 'role', detail::jsonb->'role')))::text
WHERE action = 'change-role';
UPDATE audit_log SET action = 'job-start',
    detail = (detail::jsonb || jsonb_build_object('bulk', jsonb_build_object('kind', action)))::text
WHERE action IN ('disable', 'enable', 'delete');
UPDATE audit_log SET action = 'job-' || action, detail = (detail::jsonb - 'role')::text WHERE action IN ('undo', 'cancel');
DROP INDEX audit_log_by_chatbot;
CREATE INDEX audit_log_by_chatbot ON audit_log (chatbot_id, at, id);
CREATE INDEX audit_log_by_action ON audit_log (chatbot_id, action, at, id);
CREATE INDEX audit_log_by_actor ON audit_log (chatbot_id, actor, at, id);
CREATE INDEX audit_log_by_user ON audit_log (user_id, at, id) WHERE user_id IS NOT NULL;
CREATE TRIGGER audit_log_is_kept BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION keep_audit_log();
CREATE TRIGGER audit_log_is_kept_whole BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_log();
-- From where a bulk action was confirmed.
ALTER TABLE jobs ADD COLUMN network TEXT COLLATE "C";
