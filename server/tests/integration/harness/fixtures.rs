//! Rows in every table, as each version of the schema has them.
//!
//! A migration that adds a table or changes one adds to [`STEPS`]; a test says so when it was forgotten.

use sha2::{Digest, Sha256};

use super::{NOON, databases::Database};

/// The chatbots that the rows are of.
pub const OPEN: i64 = 1;
pub const AUTHENTICATED: i64 = 2;
/// Their keys.
pub const OPEN_KEY: &str = "rck_of_harbor_help";
pub const AUTHENTICATED_KEY: &str = "rck_of_staff_assistant";
/// The users, in the order in which they were added.
pub const ANA: i64 = 1;
pub const JURGEN: i64 = 2;
pub const VISITOR: i64 = 3;
/// A link that signs the owner in.
pub const LINK: &str = "rcl_of_the_owner";
/// The cookie of a session of the owner.
pub const COOKIE: &str = "rcs_of_the_owner";

/// For as long as there is no newer version.
const STILL: i64 = i64::MAX;

/// What is written by versions from one on and before another. `<name>` stands for the SHA-256 of that name, `#n` for the time n milliseconds before noon. What a server
/// would forget is of the year 2100, and the endpoint is of a chatbot whose endpoint is not read.
const STEPS: &[(i64, i64, &str)] = &[
    (
        1,
        STILL,
        "INSERT INTO chatbots (name, name_key, access, created_at) VALUES
             ('Harbor Help', 'harbor help', 'open', #9000), ('Staff Assistant', 'staff assistant', 'authenticated', #8000);
         INSERT INTO users (chatbot_id, version, name, email, email_key, visitor, status, role, created_at, signed_in_at,
             last_active_at, session_count, name_key, search_text) VALUES
             (2, 1, 'Ana Okafor', 'Ana@a.example', 'ana@a.example', NULL, 'active', 'admin', #7000, #6000, #6000, 0,
                 'ana okafor', 'ana okafor' || <newline> || 'ana@a.example'),
             (2, 3, 'Jürgen \"J\" Müller', 'jm@a.example', 'jm@a.example', NULL, 'pending', 'regular', #7000, NULL, 0, 0,
                 'jurgen \"j\" muller', 'jurgen \"j\" muller' || <newline> || 'jm@a.example'),
             (1, 1, '', NULL, NULL, 'v-one', 'active', 'regular', #5000, #5000, #4000, 1, 'visitor v-one', 'visitor v-one');
         INSERT INTO user_counts (chatbot_id, status, role, users) VALUES
             (2, 'active', 'admin', 1), (2, 'pending', 'regular', 1), (1, 'active', 'regular', 1);
         INSERT INTO sessions (chatbot_id, user_id, client_id, title, started_at, last_message_at, message_count) VALUES
             (1, 3, 's-one', 'Opening hours', #5000, #4000, 2);
         INSERT INTO messages (session_id, position, client_id, author, text, sent_at) VALUES
             (1, 0, 'm0', 'user', 'When are you open? \\ 👩‍🚀 ''quoted'' \"twice\"', #5000),
             (1, 1, 'm1', 'chatbot', 'From 9 to 5.' || <newline> || 'مرحبا', #4000);",
    ),
    (
        1,
        5,
        "INSERT INTO chatbot_keys (hash, chatbot_id, created_at) VALUES
             (<rck_of_harbor_help>, 1, #9000), (<rck_of_staff_assistant>, 2, #8000);
         INSERT INTO owner_links (hash, expires_at) VALUES (<rcl_of_the_owner>, #-3600000);
         INSERT INTO console_sessions (hash, created_at, last_used_at) VALUES (<rcs_of_the_owner>, #3000, #3000);",
    ),
    (
        2,
        STILL,
        "INSERT INTO jobs (chatbot_id, action, role, undoes, actor, state, total, changed, skipped, failed, created_at, started_at, ended_at) VALUES
             (2, 'change-role', 'admin', NULL, 'owner', 'finished', 3, 1, 1, 1, #3000, #2900, #2800),
             (2, 'disable', NULL, NULL, 'owner', 'prepared', 1, 0, 0, 0, 4102444800000, NULL, NULL),
             (2, 'disable', NULL, 1, 'owner', 'cancelled', 1, 0, 0, 0, #2600, #2500, #2400);
         INSERT INTO job_chunks (job_id, first_user, users, ids) VALUES (2, 2, 1, '[2]');
         INSERT INTO job_changes (job_id, user_id, at, version, standing_before, standing_after) VALUES (1, 2, #2850, 2, 22, 21);
         INSERT INTO job_skips (job_id, user_id, reason) VALUES (1, 1, 'unchanged'), (1, 99, NULL);
         INSERT INTO exports (chatbot_id, actor, format, request, state, sent, total, created_at, updated_at) VALUES
             (2, 'owner', 'csv', '', 'finished', 2, 2, 4102444800000, 4102444800000);",
    ),
    (
        2,
        4,
        "INSERT INTO audit_log (chatbot_id, at, actor, action, detail) VALUES
             (2, #3100, 'owner', 'settings', '{\"access_before\":\"open\",\"access\":\"authenticated\"}'),
             (2, #2900, 'owner', 'change-role', '{\"job\":1,\"users\":3,\"role\":\"admin\"}'),
             (2, #2500, 'owner', 'disable', '{\"job\":3,\"users\":1}'),
             (2, #2400, 'owner', 'cancel', '{\"job\":3}'),
             (2, #2000, 'owner', 'export', '{\"users\":2}');",
    ),
    (
        3,
        STILL,
        "UPDATE users SET network = '192.168.x.x', questions = 4, last_seen_at = #3500 WHERE id = 3;
         INSERT INTO analytics (chatbot_id, url, origin, token, cursor, read_at, tried_at, next_at, failures, fault, reader, reading_until)
         VALUES (2, 'https://bot.example/analytics', 'https://bot.example', 'token of the endpoint', 'c1', #3400, #3300, 1, 1, NULL, NULL, 0);
         INSERT INTO deleted_visitors (chatbot_id, hash) VALUES (1, '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f');",
    ),
    (
        4,
        STILL,
        "INSERT INTO audit_log (chatbot_id, at, actor, action, user_id, before, after, detail, network) VALUES
             (2, #1500, 'owner', 'change', 2, '{\"role\":\"admin\"}', '{\"role\":\"regular\"}', '{}', '192.168.x.x'),
             (0, #1400, 'owner', 'export-log', NULL, NULL, NULL, '{}', NULL);
         UPDATE jobs SET network = '192.168.x.x' WHERE id = 3;",
    ),
    (
        5,
        STILL,
        "INSERT INTO chatbot_keys (hash, chatbot_id, ending, created_at, last_used_at, expires_at) VALUES
             (<rck_of_harbor_help>, 1, 'help', #9000, #100, NULL), (<rck_of_staff_assistant>, 2, 'tant', #8000, NULL, #-3600000);
         INSERT INTO accounts (user_id, email, email_key, password, handle, totp_secret, totp_since, totp_step, created_at) VALUES
             (1, NULL, NULL, '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g', <handle of ana>, <secret of ana>, #900, 7, #1000);
         INSERT INTO recovery_codes (account_id, hash) VALUES (2, <a code>), (2, <another code>);
         INSERT INTO passkeys (account_id, credential_id, credential, name, created_at, last_used_at) VALUES
             (2, <a passkey>, '{}', 'Laptop', #800, NULL);
         INSERT INTO tickets (hash, account_id, kind, state, tries, expires_at) VALUES
             (<a ticket>, 2, 'code', '{}', 1, #-60000), (<a ticket of nobody>, NULL, 'passkey', '{}', 0, #-60000);
         INSERT INTO console_links (hash, account_id, kind, expires_at) VALUES (<rcl_of_the_owner>, 1, 'sign-in', #-3600000);
         INSERT INTO console_sessions (hash, account_id, way, network, browser, created_at, last_used_at, confirmed_at) VALUES
             (<rcs_of_the_owner>, 1, 'link', '192.168.x.x', '', #3000, #3000, 0);
         INSERT INTO sign_in_failures (subject, network, at) VALUES (<somebody>, '192.168.x.x', #500), (<somebody>, NULL, #400);
         INSERT INTO invitations (user_id, hash, expires_at, mail, mail_fault, mail_at) VALUES
             (2, <an invitation>, #-3600000, 'failed', 'The mail server refuses it.', #300);
         INSERT INTO chatbot_domains (chatbot_id, domain) VALUES (2, 'a.example'), (2, 'b.example');",
    ),
    (
        7,
        STILL,
        "INSERT INTO saved_views (chatbot_id, user_id, name, name_key, address, is_default) VALUES
             (2, NULL, 'Invited', 'invited', 'status=pending', 1), (2, 1, 'Mine', 'mine', 'sort=name', 0);",
    ),
    (
        9,
        STILL,
        "INSERT INTO wrong_tries (source, at) VALUES (<an address>, #500);
         UPDATE invitations SET shown_hash = <a link that was shown> WHERE user_id = 2;",
    ),
    (10, STILL, "UPDATE jobs SET receipt = '{\"users\":1}' WHERE id = 1;"),
];

/// A database of this version with rows in every table.
pub async fn filled(database: Database) -> Database {
    let store = server::store::open(&database.url).await.unwrap();
    let version = server::store::Figures::schema(store.as_ref());
    store.close().await;
    fill(&database, version).await;
    database
}

/// Writes rows into every table of a database with the schema of `version`.
pub async fn fill(database: &Database, version: i64) {
    for (from, until, sql) in STEPS {
        if (*from..*until).contains(&version) {
            database.execute(&written(sql, database.is_sqlite())).await;
        }
    }
}

/// The SQL with what its signs stand for.
fn written(sql: &str, is_sqlite: bool) -> String {
    let times = replaced(sql, '#', |rest| {
        let length = rest.find(|c: char| c != '-' && !c.is_ascii_digit()).unwrap_or(rest.len());
        ((NOON - rest[..length].parse::<i64>().unwrap()).to_string(), length)
    });
    replaced(&times, '<', |rest| {
        let length = rest.find('>').unwrap();
        let bytes = match &rest[..length] {
            "newline" => (if is_sqlite { "char(10)" } else { "chr(10)" }).to_owned(),
            name => {
                let hash = hex::encode(Sha256::digest(name));
                if is_sqlite { format!("x'{hash}'") } else { format!("'\\x{hash}'") }
            }
        };
        (bytes, length + 1)
    })
}

/// The text with what `meaning` says instead of each sign and so many bytes behind it.
fn replaced(text: &str, sign: char, meaning: impl Fn(&str) -> (String, usize)) -> String {
    let mut parts = text.split(sign);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (instead, length) = meaning(part);
        whole += &instead;
        whole += &part[length..];
    }
    whole
}
