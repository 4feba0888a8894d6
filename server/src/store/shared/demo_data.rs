//! Made-up people with their conversations.

use std::collections::HashMap;

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{AuditAction, AuditDetail, Email, Standing},
};
use async_trait::async_trait;
use serde::Serialize;

use super::{
    Database, OrFault, Tx,
    audit::{self, Event},
    counts, dialect, json, many_users_changed,
    user_row::Keys,
};
use crate::{demo::Person, store::DemoData};

/// Runs an `INSERT … SELECT … FROM` JSON rows that returns id and name of each row it made.
async fn insert_named(
    tx: &mut Tx,
    sql: String,
    rows: &impl Serialize,
    chatbot: i64,
) -> Result<HashMap<String, i64>, Error> {
    let made: Vec<(String, i64)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(json(rows))
        .bind(chatbot)
        .fetch_all(&mut **tx)
        .await
        .or_fault()?;
    Ok(made.into_iter().collect())
}

/// What tells a person from all others of the chatbot; a demo person has an email or a visitor id.
fn name_of(person: &Person) -> String {
    person.email.as_deref().map(str::to_lowercase).or_else(|| person.visitor.clone()).unwrap_or_default()
}

async fn insert_people(tx: &mut Tx, chatbot: i64, people: &[Person]) -> Result<HashMap<String, i64>, Error> {
    let rows: Vec<_> = people
        .iter()
        .map(|person| {
            let keys = Keys::of(&person.name, person.email.as_deref(), person.visitor.as_deref());
            let last_active = person
                .sessions
                .iter()
                .filter_map(|session| session.messages.last())
                .map(|message| message.sent_at)
                .chain(person.signed_in_at)
                .max();
            (
                &person.name,
                &person.email,
                person.email.as_deref().and_then(|email| Email::new(email).ok()).map(|email| email.key()),
                &person.visitor,
                person.status.as_str(),
                person.role.as_str(),
                person.created_at.0,
                person.signed_in_at.map(|at| at.0),
                last_active.map_or(0, |at| at.0),
                person.sessions.len(),
                keys.name_key,
                keys.search_text,
                &person.network,
                person.questions.unwrap_or(0),
                person.last_seen_at.map_or(0, |at| at.0),
            )
        })
        .collect();
    let sql = format!(
        "INSERT INTO users (chatbot_id, name, email, email_key, visitor, status, role, created_at, signed_in_at,
             last_active_at, session_count, name_key, search_text, network, questions, last_seen_at)
         SELECT $2, r.value->>0, r.value->>1, r.value->>2, r.value->>3, r.value->>4, r.value->>5,
             CAST(r.value->>6 AS BIGINT), CAST(r.value->>7 AS BIGINT), CAST(r.value->>8 AS BIGINT),
             CAST(r.value->>9 AS BIGINT), r.value->>10, r.value->>11, r.value->>12, CAST(r.value->>13 AS BIGINT),
             CAST(r.value->>14 AS BIGINT)
         FROM {} WHERE true ON CONFLICT DO NOTHING RETURNING COALESCE(email_key, visitor), id",
        dialect::JSON_ROWS
    );
    insert_named(tx, sql, &rows, chatbot).await
}

async fn insert_sessions(
    tx: &mut Tx,
    chatbot: i64,
    people: &[(&Person, i64)],
) -> Result<HashMap<String, i64>, Error> {
    let rows: Vec<_> = people
        .iter()
        .flat_map(|(person, id)| person.sessions.iter().map(move |session| (id, session)))
        .map(|(user, session)| {
            let last = session.messages.last().map_or(session.started_at, |message| message.sent_at);
            (user, &session.client_id, &session.title, session.started_at.0, last.0, session.messages.len())
        })
        .collect();
    let sql = format!(
        "INSERT INTO sessions (chatbot_id, user_id, client_id, title, started_at, last_message_at, message_count)
         SELECT $2, CAST(r.value->>0 AS BIGINT), r.value->>1, r.value->>2, CAST(r.value->>3 AS BIGINT),
             CAST(r.value->>4 AS BIGINT), CAST(r.value->>5 AS BIGINT)
         FROM {} WHERE true ON CONFLICT DO NOTHING RETURNING client_id, id",
        dialect::JSON_ROWS
    );
    insert_named(tx, sql, &rows, chatbot).await
}

async fn insert_messages(
    tx: &mut Tx,
    people: &[(&Person, i64)],
    sessions: &HashMap<String, i64>,
) -> Result<(), Error> {
    let rows: Vec<_> = people
        .iter()
        .flat_map(|(person, _)| &person.sessions)
        .filter_map(|session| Some((sessions.get(session.client_id.as_str())?, session)))
        .flat_map(|(id, session)| session.messages.iter().enumerate().map(move |message| (id, message)))
        .map(|(session, (position, message))| {
            (session, position, &message.client_id, message.author.as_str(), &message.text, message.sent_at.0)
        })
        .collect();
    let sql = format!(
        "INSERT INTO messages (session_id, position, client_id, author, text, sent_at)
         SELECT CAST(r.value->>0 AS BIGINT), CAST(r.value->>1 AS BIGINT), r.value->>2, r.value->>3, r.value->>4,
             CAST(r.value->>5 AS BIGINT) FROM {}",
        dialect::JSON_ROWS
    );
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(json(&rows)).execute(&mut **tx).await.or_fault()?;
    Ok(())
}

#[async_trait]
impl DemoData for Database {
    async fn add_demo_people(&self, admin: ChatbotAdmin, people: &[Person]) -> Result<u64, Error> {
        let mut tx = self.write().await?;
        counts::lock_chatbot(&mut tx, admin.chatbot()).await?;
        let ids = insert_people(&mut tx, admin.chatbot().0, people).await?;
        let added: Vec<(&Person, i64)> =
            people.iter().filter_map(|person| Some((person, *ids.get(&name_of(person))?))).collect();
        let sessions = insert_sessions(&mut tx, admin.chatbot().0, &added).await?;
        insert_messages(&mut tx, &added, &sessions).await?;
        let mut shifts: HashMap<Standing, i64> = HashMap::new();
        for (person, _) in &added {
            *shifts.entry(Standing { status: person.status, role: person.role }).or_default() += 1;
        }
        for (standing, users) in shifts {
            counts::add(&mut tx, admin.chatbot(), standing, users).await?;
        }
        if !added.is_empty() {
            let detail = AuditDetail { users: Some(added.len() as u64), ..AuditDetail::default() };
            audit::enter(&mut tx, admin, Event { detail, ..AuditAction::Demo.into() }).await?;
        }
        self.commit(tx, vec![many_users_changed(admin.chatbot())]).await?;
        Ok(added.len() as u64)
    }
}
