//! What Rollcall holds of one person: section by section, which columns of which tables are in their file.
//!
//! A test compares this with the tables there are, and fails for one that leads to a user and is in no section.

use app::domain::{Actor, ChatbotId, UserId};

/// What stands in a column of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text or a number, as the database gives it.
    Plain,
    /// A moment: milliseconds since 1970.
    Time,
    /// 0 or 1.
    Flag,
    /// JSON, stored as a text.
    Json,
    /// Why a mail was not sent: see [`read_mail_fault`](super::read_mail_fault).
    MailFault,
}

/// A column of a section.
pub struct PersonColumn {
    /// What it is called in the file.
    pub name: &'static str,
    /// What stands in it.
    pub kind: Kind,
    /// Where it comes from.
    pub sql: &'static str,
}

/// A section of a person's file.
pub struct PersonSection {
    /// What it is called in the file.
    pub name: &'static str,
    /// The tables its rows come from.
    pub tables: &'static [&'static str],
    /// What is told of each row.
    pub columns: &'static [PersonColumn],
    /// Which rows, behind FROM; `{user}`, `{actor}` and `{chatbot}` stand for whose they are.
    rows: &'static str,
}

impl PersonSection {
    /// The rows of a user, behind FROM.
    #[must_use]
    pub fn rows_of(&self, chatbot: ChatbotId, user: UserId) -> String {
        let actor = Actor::User(user).to_string();
        let rows = self.rows.replace("{user}", &user.to_string()).replace("{actor}", &actor);
        rows.replace("{chatbot}", &chatbot.to_string())
    }
}

macro_rules! sections {
    ($($name:literal of [$($table:literal),+] { $($kind:ident $column:literal: $sql:literal,)+ } $rows:literal;)+) => {
        &[$(PersonSection {
            name: $name,
            tables: &[$($table),+],
            columns: &[$(PersonColumn { name: $column, kind: Kind::$kind, sql: $sql }),+],
            rows: $rows,
        }),+]
    };
}

/// All of it. What only proves who someone is (hashes of passwords, tokens and codes, a second factor's secret, a passkey's key)
/// is named and not given: who has the file could use it.
pub const PERSON_SECTIONS: &[PersonSection] = sections! {
    "profile" of ["users"] {
        Plain "id": "u.id",
        Plain "name": "u.name",
        Plain "email": "u.email",
        Plain "visitor": "u.visitor",
        Plain "status": "u.status",
        Plain "role": "u.role",
        Time "created_at": "u.created_at",
        Time "signed_in_at": "u.signed_in_at",
        Time "last_active_at": "NULLIF(u.last_active_at, 0)",
        Plain "sessions": "u.session_count",
        Plain "version": "u.version",
    } "users u WHERE u.id = {user} AND u.chatbot_id = {chatbot}";
    "analytics" of ["users"] {
        Plain "network": "u.network",
        Plain "questions": "u.questions",
        Time "last_seen": "u.last_seen_at",
    } "users u WHERE u.id = {user} AND u.last_seen_at <> 0";
    "invitation" of ["invitations"] {
        Time "expires_at": "i.expires_at",
        Flag "has_link": "CASE WHEN i.hash IS NULL THEN 0 ELSE 1 END",
        Plain "mail": "i.mail",
        MailFault "mail_fault": "i.mail_fault",
        Time "mail_at": "i.mail_at",
    } "invitations i WHERE i.user_id = {user}";
    "sessions" of ["sessions"] {
        Plain "id": "s.client_id",
        Plain "title": "s.title",
        Time "started_at": "s.started_at",
        Time "last_message_at": "s.last_message_at",
        Plain "messages": "s.message_count",
    } "sessions s WHERE s.user_id = {user} ORDER BY s.started_at, s.id";
    "messages" of ["messages"] {
        Plain "session": "s.client_id",
        Plain "id": "m.client_id",
        Plain "author": "m.author",
        Plain "text": "m.text",
        Time "sent_at": "m.sent_at",
    } "sessions s CROSS JOIN messages m WHERE s.user_id = {user} AND m.session_id = s.id ORDER BY s.started_at, s.id, m.position";
    "console_account" of ["accounts"] {
        Time "created_at": "a.created_at",
        Flag "has_password": "CASE WHEN a.password IS NULL THEN 0 ELSE 1 END",
        Time "second_factor_since": "a.totp_since",
    } "accounts a WHERE a.user_id = {user}";
    "recovery_codes" of ["recovery_codes"] {
        Plain "unused": "COUNT(*)",
    } "recovery_codes r CROSS JOIN accounts a WHERE a.user_id = {user} AND r.account_id = a.id HAVING COUNT(*) > 0";
    "passkeys" of ["passkeys"] {
        Plain "name": "p.name",
        Time "created_at": "p.created_at",
        Time "last_used_at": "p.last_used_at",
    } "passkeys p CROSS JOIN accounts a WHERE a.user_id = {user} AND p.account_id = a.id ORDER BY p.id";
    "console_sessions" of ["console_sessions"] {
        Plain "way": "c.way",
        Plain "network": "c.network",
        Plain "browser": "c.browser",
        Time "created_at": "c.created_at",
        Time "last_used_at": "c.last_used_at",
        Time "confirmed_at": "NULLIF(c.confirmed_at, 0)",
    } "console_sessions c CROSS JOIN accounts a WHERE a.user_id = {user} AND c.account_id = a.id ORDER BY c.id";
    "console_links" of ["console_links"] {
        Plain "kind": "l.kind",
        Time "expires_at": "l.expires_at",
    } "console_links l CROSS JOIN accounts a WHERE a.user_id = {user} AND l.account_id = a.id ORDER BY l.expires_at";
    "begun_sign_ins" of ["tickets"] {
        Plain "kind": "t.kind",
        Time "expires_at": "t.expires_at",
    } "tickets t CROSS JOIN accounts a WHERE a.user_id = {user} AND t.account_id = a.id ORDER BY t.expires_at";
    "saved_views" of ["saved_views"] {
        Plain "name": "v.name",
        Plain "address": "v.address",
        Flag "is_default": "v.is_default",
    } "saved_views v WHERE v.user_id = {user} ORDER BY v.id";
    "audit_log" of ["audit_log"] {
        Plain "id": "e.id",
        Time "at": "e.at",
        Plain "actor": "e.actor",
        Plain "action": "e.action",
        Plain "user": "e.user_id",
        Json "before": "e.before",
        Json "after": "e.after",
        Json "detail": "e.detail",
        Plain "network": "e.network",
    } "audit_log e WHERE e.id IN (SELECT b.id FROM audit_log b WHERE b.user_id = {user}
         UNION SELECT b.id FROM audit_log b WHERE b.chatbot_id IN ({chatbot}, 0) AND b.actor = '{actor}') ORDER BY e.at, e.id";
    "bulk_changes" of ["job_changes"] {
        Plain "job": "j.id",
        Plain "action": "j.action",
        Time "at": "c.at",
        Plain "status_before": "CASE c.standing_before / 10 WHEN 1 THEN 'active' WHEN 2 THEN 'pending' ELSE 'disabled' END",
        Plain "role_before": "CASE c.standing_before % 10 WHEN 1 THEN 'admin' ELSE 'regular' END",
        Plain "status_after": "CASE c.standing_after / 10 WHEN 1 THEN 'active' WHEN 2 THEN 'pending' WHEN 3 THEN 'disabled' END",
        Plain "role_after": "CASE c.standing_after % 10 WHEN 1 THEN 'admin' WHEN 2 THEN 'regular' END",
    } "jobs j CROSS JOIN job_changes c WHERE j.chatbot_id = {chatbot} AND c.job_id = j.id AND c.user_id = {user} ORDER BY c.at, j.id";
    "bulk_skips" of ["job_skips"] {
        Plain "job": "j.id",
        Plain "action": "j.action",
        Time "at": "j.started_at",
        Plain "reason": "c.reason",
    } "jobs j CROSS JOIN job_skips c WHERE j.chatbot_id = {chatbot} AND c.job_id = j.id AND c.user_id = {user} ORDER BY j.id";
    "bulk_actions_of_theirs" of ["jobs"] {
        Plain "job": "j.id",
        Plain "action": "j.action",
        Plain "state": "j.state",
        Plain "users": "j.total",
        Plain "network": "j.network",
        Time "created_at": "j.created_at",
    } "jobs j WHERE j.chatbot_id = {chatbot} AND j.actor = '{actor}' ORDER BY j.id";
    "exports_of_theirs" of ["exports"] {
        Plain "export": "x.id",
        Plain "format": "x.format",
        Plain "state": "x.state",
        Plain "request": "x.request",
        Plain "users": "x.total",
        Time "created_at": "x.created_at",
    } "exports x WHERE x.chatbot_id = {chatbot} AND x.actor = '{actor}' ORDER BY x.id";
};
