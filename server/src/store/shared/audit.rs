//! The audit log: entered in the transaction that does what it says, read newest first.

use app::{
    Error,
    backend::{AuditLog, AuditScope, ChatbotAdmin, Owner},
    domain::{
        Action, Actor, AuditAction, AuditCursor, AuditDetail, AuditEntry, AuditId, AuditPage, AuditQuery,
        AuditState, Called, ChatbotId, EntryId, Network, SessionId, Timestamp, UserId,
    },
};
use async_trait::async_trait;
use serde::de::DeserializeOwned;
use sqlx::QueryBuilder;

use super::{Database, Db, OrFault, Tx, dialect, jobs, json, user_row};
use crate::{auth::ChatbotCaller, store::AuditFiles};

/// The most entries one call gives.
const MAX_LIMIT: u32 = 1_000;
/// How long the same again is not entered again: opening a conversation, being refused at the console's door.
const AGAIN: i64 = 60_000;
/// How long reading on is the reading that was entered when the conversation was opened.
const READING_ON: i64 = 24 * 60 * 60_000;

/// The log of the installation itself, where others have a chatbot's id.
const INSTALLATION: ChatbotId = ChatbotId(0);

/// In whose log, by whom, when and from where.
#[derive(Clone, Copy)]
pub struct By {
    chatbot: ChatbotId,
    actor: Actor,
    at: Timestamp,
    network: Option<Network>,
}

impl By {
    /// By the owner, in the log of the installation.
    pub const fn owner(owner: Owner) -> Self {
        Self::at_the_door(Actor::Owner, owner.at(), owner.network())
    }

    /// By someone at the console's door, in the log of the installation.
    pub const fn at_the_door(actor: Actor, at: Timestamp, network: Option<Network>) -> Self {
        Self { chatbot: INSTALLATION, actor, at, network }
    }

    /// By a user who signs in to a chatbot.
    pub const fn user(user: UserId, caller: &ChatbotCaller) -> Self {
        let (at, network) = (caller.at(), caller.network());
        Self { chatbot: caller.chatbot(), actor: Actor::User(user), at, network }
    }

    /// By a user who accepts an invitation.
    pub const fn invited(chatbot: ChatbotId, user: UserId, at: Timestamp, network: Option<Network>) -> Self {
        Self { chatbot, actor: Actor::User(user), at, network }
    }

    /// By Rollcall itself.
    pub const fn rollcall(chatbot: ChatbotId, at: Timestamp) -> Self {
        Self { chatbot, actor: Actor::Rollcall, at, network: None }
    }

    /// By a bulk action, on behalf of who confirmed it.
    pub fn job(job: &jobs::JobRow, at: Timestamp) -> Result<Self, Error> {
        Ok(Self { chatbot: job.chatbot(), actor: job.actor()?, at, network: job.network() })
    }

    /// The same in the log of a chatbot.
    pub const fn within(self, chatbot: ChatbotId) -> Self {
        Self { chatbot, ..self }
    }
}

impl From<ChatbotAdmin> for By {
    fn from(admin: ChatbotAdmin) -> Self {
        Self { chatbot: admin.chatbot(), actor: admin.actor(), at: admin.at(), network: admin.network() }
    }
}

/// What was done.
pub struct Event {
    pub action: AuditAction,
    pub user: Option<UserId>,
    pub before: Option<AuditState>,
    pub after: Option<AuditState>,
    pub detail: AuditDetail,
}

impl From<AuditAction> for Event {
    fn from(action: AuditAction) -> Self {
        Self { action, user: None, before: None, after: None, detail: AuditDetail::default() }
    }
}

/// The columns that every way of entering fills.
const ENTERED: &str = "chatbot_id, at, actor, network, action, user_id, before, after, detail";

/// Enters what was done, in the transaction that does it.
pub async fn enter(tx: &mut Tx, by: impl Into<By>, event: Event) -> Result<(), Error> {
    let by = by.into();
    let sql = format!("INSERT INTO audit_log ({ENTERED}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(by.chatbot.0)
        .bind(by.at.0)
        .bind(by.actor.to_string())
        .bind(by.network.map(|network| network.to_string()))
        .bind(event.action.as_str())
        .bind(event.user.map(|user| user.0))
        .bind(event.before.as_ref().map(json))
        .bind(event.after.as_ref().map(json))
        .bind(json(&event.detail))
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

/// What was done to the user with an email's key: before, after and detail, each as JSON.
pub type UserEvent<'a> = (&'a str, Option<String>, String, String);

/// Enters what was done to many users, who are in the table already. Measured with a file of 100,000 people in SQLite: new
/// ones 1.9 s without it and 2.1 with it, ones who are changed 1.3 and 2.0.
pub async fn enter_each(
    tx: &mut Tx,
    by: impl Into<By>,
    action: AuditAction,
    users: &[UserEvent<'_>],
) -> Result<(), Error> {
    let by = by.into();
    let sql = format!(
        "INSERT INTO audit_log ({ENTERED})
         SELECT $2, $3, $4, $5, $6, u.id, r.value->>1, r.value->>2, r.value->>3
         FROM {} CROSS JOIN users u WHERE u.chatbot_id = $2 AND u.email_key = r.value->>0",
        dialect::JSON_ROWS
    );
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(json(&users))
        .bind(by.chatbot.0)
        .bind(by.at.0)
        .bind(by.actor.to_string())
        .bind(by.network.map(|network| network.to_string()))
        .bind(action.as_str())
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

/// Enters that someone was refused at the console's door; not again for some time, so that nobody can flood the log.
pub async fn enter_refusal(tx: &mut Tx, at: Timestamp, network: Option<Network>) -> Result<(), Error> {
    let known: bool = sqlx::query_scalar::<Db, bool>(
        "SELECT EXISTS (SELECT 1 FROM audit_log WHERE chatbot_id = $1 AND action = $2 AND at > $3 AND at <= $4
             AND COALESCE(network, '') = $5)",
    )
    .bind(INSTALLATION.0)
    .bind(AuditAction::ConsoleRefused.as_str())
    .bind(at.plus(-AGAIN).0)
    .bind(at.0)
    .bind(network.map_or(String::new(), |network| network.to_string()))
    .fetch_one(&mut **tx)
    .await
    .or_fault()?;
    if known {
        return Ok(());
    }
    enter(tx, By::at_the_door(Actor::Nobody, at, network), AuditAction::ConsoleRefused.into()).await
}

/// What an admin looks at, which is entered before they are given any of it.
#[derive(Clone, Copy)]
pub enum Reading {
    /// A conversation.
    Session(SessionId),
    /// All conversations of a user, by a search.
    Search(UserId),
}

impl Reading {
    const fn action(self) -> AuditAction {
        match self {
            Self::Session(_) => AuditAction::Read,
            Self::Search(_) => AuditAction::SearchConversations,
        }
    }

    fn detail(self) -> AuditDetail {
        let session = match self {
            Self::Session(session) => Some(session),
            Self::Search(_) => None,
        };
        AuditDetail { session, ..AuditDetail::default() }
    }

    /// Whose it is.
    async fn whose(self, tx: &mut Tx, admin: ChatbotAdmin) -> Result<UserId, Error> {
        let session = match self {
            Self::Session(session) => session,
            Self::Search(user) => return Ok(user_row::find(tx, admin.chatbot(), user).await?.id),
        };
        let user: Option<i64> =
            sqlx::query_scalar("SELECT user_id FROM sessions WHERE id = $1 AND chatbot_id = $2")
                .bind(session.0)
                .bind(admin.chatbot().0)
                .fetch_optional(&mut **tx)
                .await
                .or_fault()?;
        user.map(UserId).ok_or_else(|| Error::not_found("session"))
    }
}

/// Whose it is what the admin looks at, if that is still to be entered.
async fn unnoted_reader(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    reading: Reading,
    reads_on: bool,
) -> Result<Option<UserId>, Error> {
    let user = reading.whose(tx, admin).await?;
    let noted: bool = sqlx::query_scalar::<Db, bool>(
        "SELECT EXISTS (SELECT 1 FROM audit_log WHERE user_id = $1 AND at > $2 AND at <= $3 AND action = $4
             AND actor = $5 AND detail = $6 AND COALESCE(network, '') = $7)",
    )
    .bind(user.0)
    .bind(admin.at().plus(if reads_on { -READING_ON } else { -AGAIN }).0)
    .bind(admin.at().0)
    .bind(reading.action().as_str())
    .bind(admin.actor().to_string())
    .bind(json(&reading.detail()))
    .bind(admin.network().map_or(String::new(), |network| network.to_string()))
    .fetch_one(&mut **tx)
    .await
    .or_fault()?;
    Ok((!noted).then_some(user))
}

impl Database {
    /// Enters what the admin looks at, before they are given any of it. Who reads on without having begun has read all the
    /// same.
    pub(super) async fn note_reading(
        &self,
        admin: ChatbotAdmin,
        reading: Reading,
        reads_on: bool,
    ) -> Result<(), Error> {
        // Asked beside the writers: reading on, and looking again at what goes on, waits for none of them.
        if unnoted_reader(&mut self.read().await?, admin, reading, reads_on).await?.is_none() {
            return Ok(());
        }
        let mut tx = self.write().await?;
        if let Some(user) = unnoted_reader(&mut tx, admin, reading, reads_on).await? {
            let detail = reading.detail();
            enter(&mut tx, admin, Event { user: Some(user), detail, ..reading.action().into() }).await?;
        }
        self.commit(tx, Vec::new()).await
    }
}

fn unreadable(what: &str) -> Error {
    tracing::error!(what, "a row of the audit log can't be read");
    Error::Internal
}

/// JSON as stored.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|_| unreadable("JSON"))
}

/// An actor as stored.
pub fn actor(text: &str) -> Result<Actor, Error> {
    text.parse().map_err(|_| unreadable("actor"))
}

#[derive(sqlx::FromRow)]
struct AuditRow {
    id: i64,
    at: i64,
    actor: String,
    network: Option<String>,
    action: String,
    user_id: Option<i64>,
    before: Option<String>,
    after: Option<String>,
    detail: String,
}

impl TryFrom<AuditRow> for AuditEntry {
    type Error = Error;

    fn try_from(row: AuditRow) -> Result<Self, Error> {
        Ok(Self {
            id: EntryId::Row(AuditId(row.id)),
            at: Timestamp(row.at),
            actor: actor(&row.actor)?,
            actor_name: None,
            network: row.network.as_deref().and_then(Network::mask),
            action: AuditAction::parse(&row.action).ok_or_else(|| unreadable("action"))?,
            user: row.user_id.map(UserId),
            user_name: None,
            before: row.before.as_deref().map(parse).transpose()?,
            after: row.after.as_deref().map(parse).transpose()?,
            detail: parse(&row.detail)?,
        })
    }
}

/// Which of the rows with this time and id are behind the cursor: those that are less.
const fn rows_behind(after: Option<AuditCursor>) -> (i64, i64) {
    match after {
        None => (i64::MAX, i64::MAX),
        Some(AuditCursor { at, id: EntryId::Row(row) }) => (at.0, row.0),
        // In one moment, what bulk actions did comes first.
        Some(AuditCursor { at, id: EntryId::Bulk(_) }) => (at.0, i64::MAX),
    }
}

/// As [`rows_behind`], for what bulk actions did.
const fn bulk_behind(after: Option<AuditCursor>) -> (i64, i64) {
    match after {
        None => (i64::MAX, i64::MAX),
        Some(AuditCursor { at, id: EntryId::Row(_) }) => (at.0, i64::MIN),
        Some(AuditCursor { at, id: EntryId::Bulk(job) }) => (at.0, job.0),
    }
}

/// The query of rows of a log, newest first. Each filter has an index in that order.
pub fn listing(
    chatbot: ChatbotId,
    query: &AuditQuery,
    after: Option<AuditCursor>,
    limit: u32,
) -> QueryBuilder<Db> {
    let mut sql = QueryBuilder::new(format!("SELECT a.id, {ENTERED} FROM audit_log a WHERE a.chatbot_id = "));
    sql.push_bind(chatbot.0);
    if let Some(action) = query.action {
        sql.push(" AND a.action = ").push_bind(action.as_str());
    }
    if let Some(actor) = query.actor {
        sql.push(" AND a.actor = ").push_bind(actor.to_string());
    }
    if let Some(user) = query.user {
        sql.push(" AND a.user_id = ").push_bind(user.0);
    }
    if let Some(from) = query.from {
        sql.push(" AND a.at >= ").push_bind(from.0);
    }
    let (at, id) = match (query.to, rows_behind(after)) {
        (Some(to), (at, _)) if to.0 <= at => (to.0, i64::MIN),
        (_, behind) => behind,
    };
    sql.push(" AND (a.at, a.id) < (").push_bind(at).push(", ").push_bind(id).push(")");
    sql.push(" ORDER BY a.at DESC, a.id DESC LIMIT ").push_bind(i64::from(limit));
    sql
}

/// A change of a user by a bulk action: job, time, standings before and after, and of the job actor, network, action,
/// role and whether it undoes another.
#[derive(sqlx::FromRow)]
struct BulkRow {
    at: i64,
    standing_before: i64,
    standing_after: Option<i64>,
    #[sqlx(flatten)]
    job: jobs::JobRow,
}

fn bulk_entry(user: UserId, row: &BulkRow) -> Result<AuditEntry, Error> {
    let job = row.job.job()?;
    let after = row.standing_after.map(jobs::standing).transpose()?;
    let action = if job.action == Action::Delete { AuditAction::Delete } else { AuditAction::Change };
    let (id, bulk, undoes) = (Some(job.id), Some(job.action), job.undoes);
    Ok(AuditEntry {
        id: EntryId::Bulk(job.id),
        at: Timestamp(row.at),
        actor: row.job.actor()?,
        actor_name: None,
        network: row.job.network(),
        action,
        user: Some(user),
        user_name: None,
        before: Some(jobs::standing(row.standing_before)?.into()),
        after: after.map(AuditState::from),
        detail: AuditDetail { job: id, bulk, undoes, ..AuditDetail::default() },
    })
}

/// What bulk actions did to a user, newest first. The jobs are asked one by one: there are few, and an index of what they
/// did by user would have to be kept for millions.
async fn bulk_changes(
    tx: &mut Tx,
    chatbot: ChatbotId,
    user: UserId,
    after: Option<AuditCursor>,
    limit: u32,
) -> Result<Vec<AuditEntry>, Error> {
    let (at, job) = bulk_behind(after);
    let sql = format!(
        "SELECT c.at, c.standing_before, c.standing_after, {} FROM jobs j CROSS JOIN job_changes c
         WHERE j.chatbot_id = $1 AND c.job_id = j.id AND c.user_id = $2 AND (c.at, c.job_id) < ($3, $4)
         ORDER BY c.at DESC, c.job_id DESC LIMIT $5",
        jobs::COLUMNS
    );
    let rows: Vec<BulkRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(chatbot.0)
        .bind(user.0)
        .bind(at)
        .bind(job)
        .bind(i64::from(limit))
        .fetch_all(&mut **tx)
        .await
        .or_fault()?;
    rows.iter().map(|row| bulk_entry(user, row)).collect()
}

async fn rows(tx: &mut Tx, mut sql: QueryBuilder<Db>) -> Result<Vec<AuditEntry>, Error> {
    let rows: Vec<AuditRow> = sql.build_query_as().fetch_all(&mut **tx).await.or_fault()?;
    rows.into_iter().map(AuditEntry::try_from).collect()
}

/// Fills in what the users are called, as far as they are still there.
async fn name(tx: &mut Tx, chatbot: ChatbotId, entries: &mut [AuditEntry]) -> Result<(), Error> {
    let who = |actor| match actor {
        Actor::User(user) => Some(user),
        _ => None,
    };
    let mut ids: Vec<UserId> =
        entries.iter().flat_map(|entry| [entry.user, who(entry.actor)]).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    let [before, behind] = dialect::EACH_ID;
    let sql = format!(
        "SELECT u.id, u.name, u.email, u.visitor FROM {before} users u WHERE u.id {behind} AND u.chatbot_id = $2"
    );
    let people: Vec<(i64, String, Option<String>, Option<String>)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(json(&ids))
        .bind(chatbot.0)
        .fetch_all(&mut **tx)
        .await
        .or_fault()?;
    let names: std::collections::HashMap<UserId, Called> = people
        .into_iter()
        .map(|(id, name, email, visitor)| {
            (UserId(id), Called::of(&name, email.as_deref(), visitor.as_deref()))
        })
        .collect();
    for entry in entries {
        let called = |user: Option<UserId>| user.and_then(|user| names.get(&user).cloned());
        entry.user_name = called(entry.user);
        entry.actor_name = called(who(entry.actor));
    }
    Ok(())
}

/// A page of `limit` from one entry more, if there is.
fn page(mut entries: Vec<AuditEntry>, limit: u32) -> AuditPage {
    let more = entries.len() > limit as usize;
    entries.truncate(limit as usize);
    let next = entries.last().filter(|_| more).map(AuditEntry::cursor);
    AuditPage { entries, next }
}

/// The log that the permission opens.
fn log_of(scope: AuditScope) -> By {
    match scope {
        AuditScope::Installation(owner) => By::owner(owner),
        AuditScope::Chatbot(admin) => admin.into(),
    }
}

#[async_trait]
impl AuditLog for Database {
    async fn list_audit(
        &self,
        scope: AuditScope,
        query: &AuditQuery,
        after: Option<AuditCursor>,
        limit: u32,
    ) -> Result<AuditPage, Error> {
        let limit = limit.clamp(1, MAX_LIMIT);
        let chatbot = log_of(scope).chatbot;
        let mut tx = self.read().await?;
        let mut page = page(rows(&mut tx, listing(chatbot, query, after, limit + 1)).await?, limit);
        name(&mut tx, chatbot, &mut page.entries).await?;
        Ok(page)
    }

    async fn list_activity(
        &self,
        admin: ChatbotAdmin,
        user: UserId,
        after: Option<AuditCursor>,
        limit: u32,
    ) -> Result<AuditPage, Error> {
        let limit = limit.clamp(1, MAX_LIMIT);
        let mut tx = self.read().await?;
        let query = AuditQuery { user: Some(user), ..AuditQuery::default() };
        let mut entries = rows(&mut tx, listing(admin.chatbot(), &query, after, limit + 1)).await?;
        entries.extend(bulk_changes(&mut tx, admin.chatbot(), user, after, limit + 1).await?);
        if entries.is_empty() {
            user_row::find(&mut tx, admin.chatbot(), user).await?;
        }
        entries.sort_unstable_by_key(|entry| std::cmp::Reverse(entry.cursor()));
        let mut page = page(entries, limit);
        name(&mut tx, admin.chatbot(), &mut page.entries).await?;
        Ok(page)
    }
}

#[async_trait]
impl AuditFiles for Database {
    async fn enter_log_export(&self, scope: AuditScope, query: &AuditQuery) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let detail = AuditDetail { search: query.is_filtered(), ..AuditDetail::default() };
        enter(&mut tx, log_of(scope), Event { detail, ..AuditAction::ExportLog.into() }).await?;
        self.commit(tx, Vec::new()).await
    }
}
