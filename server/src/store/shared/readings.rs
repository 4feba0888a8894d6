//! What analytics endpoints say of visitors: whose turn it is, what a page changes, how it stands.

use std::collections::{HashMap, HashSet};

use app::{
    Error,
    backend::Secret,
    domain::{
        Access, AnalyticsFault, AuditAction, AuditDetail, Change, ChatbotId, Network, NetworkStatus, Role,
        Standing, Status, Timestamp, UserId,
    },
};
use async_trait::async_trait;

use super::{
    Database, OrFault, SKEW, Tx,
    audit::{self, By, Event},
    count, counts, dialect, json, many_users_changed,
    user_row::Keys,
    users_changed,
};
use crate::{
    analytics::Visitor,
    changes::Notice,
    store::{PageRecord, Reading, Readings, deleted_visitor},
};

/// How long a server that says nothing keeps a reading for itself: longer than the slowest answer.
const LEASE: i64 = 60_000;
/// How long after a reading the next one begins.
const EVERY: i64 = 60_000;
/// The longest pause after failures; each doubles it.
const LONGEST_PAUSE: i64 = 60 * 60_000;
/// Up to how many users pages hear of by name.
const NAMED: usize = 100;
/// Who is reported and not known is let in as anyone who comes.
const NEWCOMER: Standing = Standing { status: Status::Active, role: Role::Regular };

#[derive(sqlx::FromRow)]
struct StatusRow {
    access: String,
    read_at: Option<i64>,
    fault: Option<String>,
    reading_until: i64,
}

/// How reading the chatbot's endpoint stands.
pub async fn status(tx: &mut Tx, chatbot: ChatbotId, now: Timestamp) -> Result<NetworkStatus, Error> {
    let row: Option<StatusRow> = sqlx::query_as(
        "SELECT c.access, a.read_at, a.fault, a.reading_until
         FROM analytics a JOIN chatbots c ON c.id = a.chatbot_id WHERE a.chatbot_id = $1",
    )
    .bind(chatbot.0)
    .fetch_optional(&mut **tx)
    .await
    .or_fault()?;
    Ok(match row {
        Some(row) if row.access == Access::Open.as_str() => NetworkStatus::of(
            (now.0 + 1..=now.plus(LEASE + SKEW).0).contains(&row.reading_until),
            row.read_at.map(Timestamp),
            row.fault.as_deref().and_then(AnalyticsFault::parse),
        ),
        _ => NetworkStatus::OFF,
    })
}

/// What pages hear of it.
pub async fn status_changed(tx: &mut Tx, chatbot: ChatbotId, now: Timestamp) -> Result<Notice, Error> {
    let status = status(tx, chatbot, now).await?;
    Ok(Notice { chatbot, change: Change::Network { status }, access: None })
}

/// A visitor who is known, as far as a report can change them.
#[derive(sqlx::FromRow)]
struct KnownRow {
    id: i64,
    visitor: String,
    name: String,
    email: Option<String>,
    network: Option<String>,
    questions: i64,
    last_seen_at: i64,
}

impl KnownRow {
    fn says_the_same(&self, visitor: &Visitor) -> bool {
        let network = self.network.as_deref().and_then(Network::mask);
        (network, count(self.questions), self.last_seen_at)
            == (visitor.network, visitor.questions, visitor.last_seen.0)
    }
}

async fn known(tx: &mut Tx, chatbot: ChatbotId, visitors: &[&Visitor]) -> Result<Vec<KnownRow>, Error> {
    let [before, behind] = dialect::EACH_TEXT;
    let sql = format!(
        "SELECT u.id, u.visitor, u.name, u.email, u.network, u.questions, u.last_seen_at
         FROM {before} users u WHERE u.chatbot_id = $2 AND u.visitor {behind} ORDER BY u.id"
    );
    let ids: Vec<_> = visitors.iter().map(|visitor| visitor.id.as_str()).collect();
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(json(&ids))
        .bind(chatbot.0)
        .fetch_all(&mut **tx)
        .await
        .or_fault()
}

/// Writes what is said of users who are known.
async fn update(tx: &mut Tx, changed: &[(i64, &Visitor)]) -> Result<(), Error> {
    if changed.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = changed
        .iter()
        .map(|(id, visitor)| (id, &visitor.network, visitor.questions, visitor.last_seen.0))
        .collect();
    let sql = format!(
        "UPDATE users SET network = r.value->>1, questions = CAST(r.value->>2 AS BIGINT),
             last_seen_at = CAST(r.value->>3 AS BIGINT)
         FROM {} WHERE users.id = CAST(r.value->>0 AS BIGINT)",
        dialect::JSON_ROWS
    );
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(json(&rows)).execute(&mut **tx).await.or_fault()?;
    Ok(())
}

/// Fills names that are empty, as a sign-in does.
async fn fill_names(tx: &mut Tx, nameless: &[(&KnownRow, &Visitor)]) -> Result<(), Error> {
    if nameless.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = nameless
        .iter()
        .map(|(user, visitor)| {
            let name = visitor.name.as_str();
            let keys = Keys::of(name, user.email.as_deref(), Some(&user.visitor));
            (user.id, name, keys.name_key, keys.search_text)
        })
        .collect();
    let sql = format!(
        "UPDATE users SET version = version + 1, name = r.value->>1, name_key = r.value->>2, search_text = r.value->>3
         FROM {} WHERE users.id = CAST(r.value->>0 AS BIGINT)",
        dialect::JSON_ROWS
    );
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(json(&rows)).execute(&mut **tx).await.or_fault()?;
    Ok(())
}

/// Inserts visitors who are not known, but not those who were deleted; their ids.
async fn insert(
    tx: &mut Tx,
    chatbot: ChatbotId,
    visitors: &[&Visitor],
    now: Timestamp,
) -> Result<Vec<UserId>, Error> {
    if visitors.is_empty() {
        return Ok(Vec::new());
    }
    let deleted = deleted(tx, chatbot, visitors).await?;
    let rows: Vec<_> = visitors
        .iter()
        .filter(|visitor| !deleted.contains(&deleted_visitor(chatbot, visitor.id.as_str())))
        .map(|visitor| {
            let (name, id) = (visitor.name.as_str(), visitor.id.as_str());
            let keys = Keys::of(name, None, Some(id));
            (
                name,
                id,
                keys.name_key,
                keys.search_text,
                &visitor.network,
                visitor.questions,
                visitor.last_seen.0,
            )
        })
        .collect();
    let sql = format!(
        "INSERT INTO users (chatbot_id, name, visitor, status, role, created_at, signed_in_at, name_key, search_text,
             network, questions, last_seen_at)
         SELECT $2, r.value->>0, r.value->>1, '{}', '{}', $3, CAST(r.value->>6 AS BIGINT), r.value->>2, r.value->>3,
             r.value->>4, CAST(r.value->>5 AS BIGINT), CAST(r.value->>6 AS BIGINT)
         FROM {} WHERE true ON CONFLICT DO NOTHING RETURNING id",
        NEWCOMER.status.as_str(),
        NEWCOMER.role.as_str(),
        dialect::JSON_ROWS
    );
    let ids: Vec<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .bind(json(&rows))
        .bind(chatbot.0)
        .bind(now.0)
        .fetch_all(&mut **tx)
        .await
        .or_fault()?;
    let new = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    counts::add(tx, chatbot, NEWCOMER, new).await?;
    Ok(ids.into_iter().map(UserId).collect())
}

/// Which of these visitors were deleted, by hash.
async fn deleted(tx: &mut Tx, chatbot: ChatbotId, visitors: &[&Visitor]) -> Result<HashSet<String>, Error> {
    let [before, behind] = dialect::EACH_TEXT;
    let sql =
        format!("SELECT d.hash FROM {before} deleted_visitors d WHERE d.chatbot_id = $2 AND d.hash {behind}");
    let hashes: Vec<_> =
        visitors.iter().map(|visitor| deleted_visitor(chatbot, visitor.id.as_str())).collect();
    let found: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .bind(json(&hashes))
        .bind(chatbot.0)
        .fetch_all(&mut **tx)
        .await
        .or_fault()?;
    Ok(found.into_iter().collect())
}

/// Notes that visitors were deleted, so that a report doesn't bring them back.
pub async fn note_deleted<'a>(
    tx: &mut Tx,
    chatbot: ChatbotId,
    visitors: impl Iterator<Item = &'a str>,
) -> Result<(), Error> {
    let hashes: Vec<_> = visitors.map(|visitor| [deleted_visitor(chatbot, visitor)]).collect();
    if hashes.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "INSERT INTO deleted_visitors (chatbot_id, hash) SELECT $2, r.value->>0 FROM {} WHERE true
         ON CONFLICT DO NOTHING",
        dialect::JSON_ROWS
    );
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(json(&hashes))
        .bind(chatbot.0)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

/// Writes what a page says; whom it changed.
async fn apply(
    tx: &mut Tx,
    chatbot: ChatbotId,
    visitors: &[Visitor],
    now: Timestamp,
) -> Result<Vec<UserId>, Error> {
    // Whoever is named twice is taken as they are named last.
    let mut by_id: HashMap<&str, &Visitor> =
        visitors.iter().map(|visitor| (visitor.id.as_str(), visitor)).collect();
    let visitors: Vec<&Visitor> =
        visitors.iter().filter(|visitor| std::ptr::eq(by_id[visitor.id.as_str()], *visitor)).collect();
    let known = known(tx, chatbot, &visitors).await?;
    let (mut moved, mut nameless) = (Vec::new(), Vec::new());
    for user in &known {
        let Some(visitor) = by_id.remove(user.visitor.as_str()) else { continue };
        if !user.says_the_same(visitor) {
            moved.push((user.id, visitor));
        }
        if user.name.is_empty() && !visitor.name.is_empty() {
            nameless.push((user, visitor));
        }
    }
    update(tx, &moved).await?;
    fill_names(tx, &nameless).await?;
    let new: Vec<&Visitor> =
        visitors.into_iter().filter(|visitor| by_id.contains_key(visitor.id.as_str())).collect();
    let mut changed = insert(tx, chatbot, &new, now).await?;
    // Where they are and what they asked is no change of theirs: only who is new or named is entered, in one row.
    if !changed.is_empty() || !nameless.is_empty() {
        let (users, named) = (Some(changed.len() as u64), Some(nameless.len() as u64));
        let detail = AuditDetail { users, changed: named, ..AuditDetail::default() };
        let event = Event { detail, ..AuditAction::Report.into() };
        audit::enter(tx, By::rollcall(chatbot, now), event).await?;
    }
    changed.extend(moved.iter().map(|(id, _)| UserId(*id)));
    changed.extend(nameless.iter().map(|(user, _)| UserId(user.id)));
    changed.sort_unstable();
    changed.dedup();
    Ok(changed)
}

#[async_trait]
impl Readings for Database {
    async fn reading_status(&self, chatbot: ChatbotId, now: Timestamp) -> Result<NetworkStatus, Error> {
        status(&mut self.read().await?, chatbot, now).await
    }

    async fn readings_due(&self, now: Timestamp) -> Result<Vec<ChatbotId>, Error> {
        let due: Vec<i64> = sqlx::query_scalar(
            "SELECT a.chatbot_id FROM analytics a JOIN chatbots c ON c.id = a.chatbot_id
             WHERE a.next_at NOT BETWEEN $1 + 1 AND $2 AND a.reading_until NOT BETWEEN $1 + 1 AND $3
                 AND c.access = 'open' ORDER BY a.next_at",
        )
        .bind(now.0)
        .bind(now.plus(LONGEST_PAUSE + SKEW).0)
        .bind(now.plus(LEASE + SKEW).0)
        .fetch_all(&self.readers)
        .await
        .or_fault()?;
        Ok(due.into_iter().map(ChatbotId).collect())
    }

    async fn begin_reading(
        &self,
        chatbot: ChatbotId,
        unless_tried_after: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Reading>, Error> {
        // Asked first, so that whoever opens a page doesn't wait for the writer.
        let free: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM analytics WHERE chatbot_id = $1 AND reading_until NOT BETWEEN $2 + 1 AND $4
                 AND COALESCE(tried_at, 0) NOT BETWEEN $3 AND $2)",
        )
        .bind(chatbot.0)
        .bind(now.0)
        .bind(unless_tried_after.plus(1).0)
        .bind(now.plus(LEASE + SKEW).0)
        .fetch_one(&self.readers)
        .await
        .or_fault()?;
        if !free {
            return Ok(None);
        }
        let reader = super::origin();
        let mut tx = self.write().await?;
        let row: Option<(String, Option<String>, Option<String>)> = sqlx::query_as(
            "UPDATE analytics SET reader = $2, reading_until = $3
             WHERE chatbot_id = $1 AND reading_until NOT BETWEEN $4 + 1 AND $6
                 AND COALESCE(tried_at, 0) NOT BETWEEN $5 AND $4
                 AND EXISTS (SELECT 1 FROM chatbots c WHERE c.id = $1 AND c.access = 'open')
             RETURNING url, token, cursor",
        )
        .bind(chatbot.0)
        .bind(&reader)
        .bind(now.plus(LEASE).0)
        .bind(now.0)
        .bind(unless_tried_after.plus(1).0)
        .bind(now.plus(LEASE + SKEW).0)
        .fetch_optional(&mut *tx)
        .await
        .or_fault()?;
        let Some((url, token, cursor)) = row else { return Ok(None) };
        let notice = status_changed(&mut tx, chatbot, now).await?;
        self.commit(tx, vec![notice]).await?;
        Ok(Some(Reading { chatbot, reader, url, token: token.map(Secret::new), cursor }))
    }

    async fn record_page(
        &self,
        reading: &Reading,
        visitors: &[Visitor],
        cursor: Option<&str>,
        announce: bool,
        now: Timestamp,
    ) -> Result<Option<PageRecord>, Error> {
        let mut tx = self.write().await?;
        let access = counts::lock_chatbot(&mut tx, reading.chatbot).await?;
        let sql = "UPDATE analytics SET cursor = $3, reading_until = $4
             WHERE chatbot_id = $1 AND reader = $2";
        let held = sqlx::query(sql)
            .bind(reading.chatbot.0)
            .bind(&reading.reader)
            .bind(cursor)
            .bind(now.plus(LEASE).0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        if held.rows_affected() == 0 || access != Access::Open {
            return Ok(None);
        }
        let changed = apply(&mut tx, reading.chatbot, visitors, now).await?;
        let record = PageRecord { changed: changed.len() as u64 };
        let mut notices = Vec::new();
        if announce && !changed.is_empty() {
            notices.push(match changed.len() {
                ..=NAMED => users_changed(reading.chatbot, changed),
                _ => many_users_changed(reading.chatbot),
            });
        }
        self.commit(tx, notices).await?;
        Ok(Some(record))
    }

    async fn end_reading(
        &self,
        reading: &Reading,
        outcome: Result<(), AnalyticsFault>,
        announce_users: bool,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let failures: Option<i64> = sqlx::query_scalar(
            "UPDATE analytics SET reader = NULL, reading_until = 0, tried_at = $3, fault = $4,
                 read_at = CASE WHEN $4 IS NULL THEN $3 ELSE read_at END,
                 cursor = CASE WHEN $5 THEN NULL ELSE cursor END,
                 failures = CASE WHEN $4 IS NULL THEN 0 ELSE failures + 1 END
             WHERE chatbot_id = $1 AND reader = $2 RETURNING failures",
        )
        .bind(reading.chatbot.0)
        .bind(&reading.reader)
        .bind(now.0)
        .bind(outcome.err().map(AnalyticsFault::as_str))
        .bind(outcome == Err(AnalyticsFault::Repeating))
        .fetch_optional(&mut *tx)
        .await
        .or_fault()?;
        let Some(failures) = failures else { return Ok(()) };
        let doublings = u32::try_from(failures - 1).unwrap_or(0).min(16);
        let pause = (EVERY << doublings).min(LONGEST_PAUSE);
        sqlx::query("UPDATE analytics SET next_at = $2 WHERE chatbot_id = $1")
            .bind(reading.chatbot.0)
            .bind(now.plus(pause).0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        let mut notices = vec![status_changed(&mut tx, reading.chatbot, now).await?];
        if announce_users {
            notices.push(many_users_changed(reading.chatbot));
        }
        self.commit(tx, notices).await
    }
}
