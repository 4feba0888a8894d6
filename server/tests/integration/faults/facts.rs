//! What was acknowledged, and how the database says the same.

use std::collections::{BTreeMap, HashSet};

use argon2::{Argon2, PasswordHash, PasswordVerifier};

use crate::harness::Desk;

/// What was acknowledged: by kind, in the words that the database has for it.
pub type Facts = BTreeMap<Kind, HashSet<String>>;

/// Of what kind something is that was acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A visitor is there.
    Visitor,
    /// … and is disabled.
    Disabled,
    /// … and is active.
    Active,
    /// … and is an admin.
    Admin,
    /// A user, by id, is gone.
    Deleted,
    /// Someone with this email is there.
    Email,
    /// … and was let in.
    LetIn,
    /// A session of that name is there.
    Session,
    /// A message, by session and name.
    Message,
    /// It is in the log that a user's conversation was read.
    Read,
    /// An invitation's link is good.
    Invitation,
    /// A bulk action is over.
    JobOver,
    /// A bulk action that was thrown away is gone.
    JobGone,
    /// A chatbot of that name is there.
    Chatbot,
    /// A chatbot has that endpoint.
    Endpoint,
    /// A key, by its hash, is good.
    ApiKey,
    /// A key, by its id, is gone.
    KeyGone,
    /// A saved view is there, by its name.
    View,
    /// … or is gone.
    ViewGone,
    /// A file was fetched, which it can be once. That it was sent whole is noted only where the database answers in time.
    FileFetched,
    /// A file was cancelled.
    FileCancelled,
    /// An email and a password lead to an account.
    Password,
    /// A console session, by its cookie, is open.
    Open,
    /// … or is over.
    Closed,
    /// A console session, by its id, is over.
    ClosedById,
    /// An account, by its email, has a second factor.
    SecondFactor,
    /// … or none any more.
    NoSecondFactor,
    /// A recovery code of an account was used.
    CodeUsed,
    /// A passkey, by its credential's id, opens an account.
    Passkey,
    /// … or is gone.
    PasskeyGone,
    /// A passkey was used.
    PasskeyUsed,
}

impl Kind {
    /// Whether it says that something is gone.
    const fn is_of_what_is_gone(self) -> bool {
        matches!(
            self,
            Self::Deleted
                | Self::JobGone
                | Self::KeyGone
                | Self::ViewGone
                | Self::Closed
                | Self::ClosedById
                | Self::PasskeyGone
        )
    }

    /// What there is of the kind; `HEX` stands for how a hash is written.
    const fn sql(self) -> &'static str {
        match self {
            Self::Visitor => "SELECT visitor FROM users WHERE visitor IS NOT NULL",
            Self::Disabled => "SELECT visitor FROM users WHERE visitor IS NOT NULL AND status = 'disabled'",
            Self::Active => "SELECT visitor FROM users WHERE visitor IS NOT NULL AND status = 'active'",
            Self::Admin => "SELECT visitor FROM users WHERE visitor IS NOT NULL AND role = 'admin'",
            Self::Deleted => "SELECT CAST(id AS TEXT) FROM users",
            Self::Email => "SELECT email FROM users WHERE email IS NOT NULL",
            Self::LetIn => "SELECT email FROM users WHERE email IS NOT NULL AND status = 'active'",
            Self::Session => "SELECT client_id FROM sessions",
            Self::Message => {
                "SELECT s.client_id || '/' || m.client_id FROM messages m JOIN sessions s ON s.id = m.session_id"
            }
            Self::Read => "SELECT CAST(user_id AS TEXT) FROM audit_log WHERE action = 'read'",
            Self::Invitation => "SELECT HEX(hash) FROM invitations WHERE hash IS NOT NULL",
            Self::JobOver => "SELECT CAST(id AS TEXT) FROM jobs WHERE state IN ('finished', 'cancelled')",
            Self::JobGone => "SELECT CAST(id AS TEXT) FROM jobs",
            Self::Chatbot => "SELECT name FROM chatbots",
            Self::Endpoint => {
                "SELECT c.name || ' ' || a.url FROM analytics a JOIN chatbots c ON c.id = a.chatbot_id"
            }
            Self::ApiKey => "SELECT HEX(hash) FROM chatbot_keys",
            Self::KeyGone => "SELECT CAST(id AS TEXT) FROM chatbot_keys",
            Self::View | Self::ViewGone => "SELECT name FROM saved_views",
            Self::FileFetched => "SELECT CAST(id AS TEXT) FROM exports WHERE state <> 'waiting'",
            Self::FileCancelled => "SELECT CAST(id AS TEXT) FROM exports WHERE state = 'cancelled'",
            Self::Password => {
                "SELECT u.email || ' ' || a.password FROM accounts a JOIN users u ON u.id = a.user_id WHERE a.password IS NOT NULL"
            }
            Self::Open | Self::Closed => "SELECT HEX(hash) FROM console_sessions",
            Self::ClosedById => "SELECT CAST(id AS TEXT) FROM console_sessions",
            Self::SecondFactor => {
                "SELECT u.email FROM accounts a JOIN users u ON u.id = a.user_id WHERE a.totp_secret IS NOT NULL"
            }
            Self::NoSecondFactor => {
                "SELECT u.email FROM accounts a JOIN users u ON u.id = a.user_id WHERE a.totp_secret IS NULL
                     AND NOT EXISTS (SELECT 1 FROM recovery_codes r WHERE r.account_id = a.id)"
            }
            Self::CodeUsed => {
                "SELECT u.email FROM accounts a JOIN users u ON u.id = a.user_id
                 WHERE (SELECT COUNT(*) FROM recovery_codes r WHERE r.account_id = a.id) = 9"
            }
            Self::Passkey | Self::PasskeyGone => "SELECT HEX(credential_id) FROM passkeys",
            Self::PasskeyUsed => "SELECT HEX(credential_id) FROM passkeys WHERE last_used_at IS NOT NULL",
        }
    }
}

async fn look(desk: &Desk, sql: &str) -> HashSet<String> {
    let (before, after) = sql.split_once("HEX(").map_or((sql, None), |(before, after)| (before, Some(after)));
    let Some(after) = after else { return desk.texts(sql, sql).await.into_iter().collect() };
    let (column, rest) = after.split_once(')').unwrap();
    let sqlite = format!("{before}LOWER(HEX({column})){rest}");
    let postgres = format!("{before}ENCODE({column}, 'hex'){rest}");
    desk.texts(&sqlite, &postgres).await.into_iter().collect()
}

/// Whose email and password lead to no account: what is kept of a password says nothing but that it is right.
fn wrong_passwords(found: &HashSet<String>, expected: &HashSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for words in expected {
        let (email, password) = words.split_once(' ').unwrap();
        let mut stored =
            found.iter().filter_map(|words| words.split_once(' ')).filter(|(of, _)| *of == email);
        let is_right = stored.any(|(_, stored)| {
            let hash = PasswordHash::new(stored).unwrap();
            Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
        });
        if !is_right {
            wrong.push(email.to_owned());
        }
    }
    wrong
}

/// Fails unless everything that was acknowledged is so; how much that is.
pub async fn hold(desk: &Desk, facts: Facts) -> usize {
    let all = facts.values().map(HashSet::len).sum();
    for (kind, expected) in facts {
        let found = look(desk, kind.sql()).await;
        let wrong = if kind == Kind::Password {
            wrong_passwords(&found, &expected)
        } else {
            let is_wrong = |words: &&String| found.contains(*words) == kind.is_of_what_is_gone();
            expected.iter().filter(is_wrong).cloned().collect()
        };
        assert!(
            wrong.is_empty(),
            "{kind:?}: {wrong:?} of {} were acknowledged and are not so",
            expected.len()
        );
    }
    all
}

/// What was written was written wholly: everything that is counted is as it is counted.
pub async fn is_whole(desk: &Desk) {
    for sql in [
        "SELECT 'sessions of ' || id FROM users u
         WHERE session_count <> (SELECT COUNT(*) FROM sessions s WHERE s.user_id = u.id)",
        "SELECT 'messages of ' || id FROM sessions s
         WHERE message_count <> (SELECT COUNT(*) FROM messages m WHERE m.session_id = s.id)",
        "SELECT 'half of the messages of ' || id FROM sessions s WHERE message_count % 2 <> 0",
        "SELECT status || ' ' || role FROM user_counts c WHERE users <> (SELECT COUNT(*) FROM users u
             WHERE u.chatbot_id = c.chatbot_id AND u.status = c.status AND u.role = c.role)",
        "SELECT 'half of the file of ' || split FROM (SELECT SUBSTR(email, 1, LENGTH(email) - 15) AS split
             FROM users WHERE email LIKE '%@file.example') AS f GROUP BY split HAVING COUNT(*) <> 3",
        "SELECT 'half of the page of ' || split FROM (SELECT SUBSTR(visitor, 1, LENGTH(visitor) - 3) AS split
             FROM users WHERE visitor LIKE 'page.%') AS p GROUP BY split HAVING COUNT(*) <> 40",
        // Who was brought by an endpoint has the entry of the whole page.
        "SELECT 'no entry of ' || id FROM users u WHERE NOT EXISTS (SELECT 1 FROM audit_log a WHERE a.user_id = u.id)
             AND email IS NULL AND visitor NOT LIKE 'page.%'",
        "SELECT 'a bulk action that goes on ' || id FROM jobs WHERE state = 'running'",
        "SELECT 'changed of bulk action ' || id FROM jobs j WHERE changed <> (SELECT COUNT(*) FROM job_changes c WHERE c.job_id = j.id)",
        "SELECT 'half of the second factor of ' || id FROM accounts a WHERE (totp_secret IS NULL)
             <> NOT EXISTS (SELECT 1 FROM recovery_codes r WHERE r.account_id = a.id)",
        "SELECT 'no key of ' || id FROM chatbots c WHERE NOT EXISTS (SELECT 1 FROM chatbot_keys k WHERE k.chatbot_id = c.id)",
    ] {
        assert_eq!(desk.texts(sql, sql).await, Vec::<String>::new());
    }
}

#[tokio::test]
#[should_panic(expected = "Visitor: [\"nobody\"] of 1 were acknowledged and are not so")]
async fn what_was_acknowledged_and_is_not_there_is_noticed() {
    let desk = Desk::on(crate::harness::databases::sqlite()).await;
    hold(&desk, Facts::from([(Kind::Visitor, HashSet::from(["nobody".to_owned()]))])).await;
}
