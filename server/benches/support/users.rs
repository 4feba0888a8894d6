//! A file with many users, made once and kept under `target/bench`.

use std::path::PathBuf;

use app::{
    backend::Owner,
    domain::{Access, ChatbotName, Timestamp},
};
use server::store;
use sqlx::{Connection, SqliteConnection};

use super::files;

/// How many users to measure with.
pub fn count(usual: u64) -> u64 {
    std::env::var("ROLLCALL_BENCH_USERS").map_or(usual, |count| count.parse().expect("a number of users"))
}

/// A file with one open chatbot (id 1) of `users` active users, who have one session each if they have `messages`.
pub async fn template(users: u64, messages: u64) -> PathBuf {
    let name = format!("{users}-users-{messages}-messages.db");
    let path = files::made_once(&name, async |url| make(&url, users, messages).await).await;
    // One made by an older version gets today's schema, with all its indexes.
    store::open(&format!("sqlite:{}", path.display())).await.unwrap().close().await;
    path
}

#[allow(clippy::disallowed_methods, reason = "a benchmark stands in for auth")]
async fn make(url: &str, users: u64, messages: u64) {
    let store = store::open(url).await.unwrap();
    let name = ChatbotName::new("Harbor Help").unwrap();
    store.create_chatbot(Owner::granted(Timestamp(1), None), &name, Access::Open).await.unwrap();
    store.close().await;
    let mut connection = SqliteConnection::connect(url).await.unwrap();
    let first = "'Ana', 'Jonas', 'Maria', 'Priya', 'Ben', 'Noor', 'Lucia', 'Zoe'";
    let last = "'Souza', 'Lindqvist', 'Petrova', 'Okafor', 'Fernandez', 'van der Berg', 'Raghunathan'";
    let pick = |words: &str, by: u32| {
        let count = words.split(", ").count();
        format!("json_extract(json_array({words}), '$[' || ((n * {by}) % {count}) || ']')")
    };
    let sql = format!(
        "PRAGMA synchronous = OFF;
         BEGIN;
         INSERT INTO users (id, chatbot_id, name, email, email_key, visitor, status, role, created_at, signed_in_at,
             last_active_at, session_count, name_key, search_text)
         WITH RECURSIVE numbers (n) AS (SELECT 1 WHERE {users} > 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {users}),
             people (n, name) AS (SELECT n, {} || ' ' || {} || ' ' || n FROM numbers),
             addressed (n, name, email) AS (
                 SELECT n, name, replace(lower(name), ' ', '.') || '@harbor.example' FROM people)
         SELECT n, 1, name, email, email, 'v' || n, 'active', CASE WHEN n % 100 = 0 THEN 'admin' ELSE 'regular' END,
             1700000000000 + n, 1700000000000 + n, 1700000000000 + (n * 7919 % {users}) * 1000, {sessions}, lower(name),
             lower(name) || char(10) || email
         FROM addressed;
         INSERT INTO user_counts (chatbot_id, status, role, users)
         SELECT 1, status, role, COUNT(*) FROM users GROUP BY status, role;
         INSERT INTO sessions (id, chatbot_id, user_id, client_id, title, started_at, last_message_at, message_count)
         SELECT id, 1, id, 's' || id, 'A berth for Saturday', created_at, created_at, {messages} FROM users WHERE {sessions};
         INSERT INTO messages (session_id, position, client_id, author, text, sent_at)
         WITH RECURSIVE numbers (n) AS (SELECT 1 WHERE {users} > 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {messages})
         SELECT s.id, n, 'm' || n, CASE n % 2 WHEN 1 THEN 'user' ELSE 'chatbot' END,
             'My berth for Saturday was cancelled. How do I get the fee back?', s.started_at + n
         FROM sessions s CROSS JOIN numbers WHERE {messages} > 0;
         COMMIT;
         PRAGMA wal_checkpoint(TRUNCATE);",
        pick(first, 7),
        pick(last, 13),
        sessions = u64::from(messages > 0),
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
