//! Bulk actions: prepared, confirmed, stopped, undone. `batch` does the work, `outcome` lists what came of it.

mod batch;
mod code;
mod outcome;
mod preview;
mod row;
mod rules;

use app::{
    Error,
    backend::{ChatbotAdmin, Jobs},
    domain::{Action, AuditAction, AuditDetail, Change, ChatbotId, Job, JobId, JobState, Preview, Selection},
    message,
};
use async_trait::async_trait;
use sqlx::QueryBuilder;

use super::{
    Database, Db, OrFault, Tx,
    audit::{self, Event},
    dialect, many_users_changed,
    selections::chosen,
};
use crate::changes::Notice;

pub use code::read as standing;
pub use row::{COLUMNS, JobRow};

/// How many jobs that are over are listed.
const LISTED: i64 = 50;

/// In which transaction a user is met, numbered from 0 in the order of the ids; of a query with `id` and `sessions`.
///
/// Many in one, so that its commit costs little, but not so many that chatbots, who write between the transactions, would
/// notice. Who is deleted takes sessions and messages along.
fn numbering(action: Action) -> String {
    let rows = match action {
        Action::Delete => "CAST(SUM(2 + 2 * sessions) OVER (ORDER BY id) AS BIGINT)",
        Action::Disable | Action::Enable | Action::ChangeRole { .. } => "ROW_NUMBER() OVER (ORDER BY id)",
    };
    format!("({rows} - 1) / {}", dialect::BATCH_ROWS)
}

/// Pages hear how a job stands.
fn job_changed(chatbot: ChatbotId, job: Job) -> Notice {
    Notice { chatbot, change: Change::Job { job }, access: None }
}

/// Some of the users a job is to meet: the first id, how many they are, and their ids as a JSON array.
type Chunk = (i64, i64, String);

/// The users of a query in chunks; `begin` begins the query, whose columns are called `id` and `sessions`.
async fn chunks(
    tx: &mut Tx,
    action: Action,
    begin: impl FnOnce(&str) -> QueryBuilder<Db>,
) -> Result<Vec<Chunk>, Error> {
    let mut sql = begin(&format!(
        "SELECT MIN(id), COUNT(*), {} FROM (SELECT id, {} AS chunk FROM (",
        dialect::JSON_ARRAY_OF_IDS,
        numbering(action),
    ));
    sql.push(") AS chosen) AS numbered GROUP BY chunk");
    sql.build_query_as().fetch_all(&mut **tx).await.or_fault()
}

/// Notes a job and whom it is to meet, for good.
async fn note(
    tx: &mut Tx,
    admin: ChatbotAdmin,
    action: Action,
    undoes: Option<JobId>,
    chunks: &[Chunk],
) -> Result<Job, Error> {
    let (word, role) = row::action_words(action);
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO jobs (chatbot_id, action, role, undoes, actor, state, total, created_at)
         VALUES ($1, $2, $3, $4, $5, 'prepared', $6, $7) RETURNING id",
    )
    .bind(admin.chatbot().0)
    .bind(word)
    .bind(role)
    .bind(undoes.map(|job| job.0))
    .bind(admin.actor().to_string())
    .bind(chunks.iter().map(|(_, users, _)| users).sum::<i64>())
    .bind(admin.at().0)
    .fetch_one(&mut **tx)
    .await
    .or_fault()?;
    for (first, users, ids) in chunks {
        sqlx::query("INSERT INTO job_chunks (job_id, first_user, users, ids) VALUES ($1, $2, $3, $4)")
            .bind(id)
            .bind(first)
            .bind(users)
            .bind(ids)
            .execute(&mut **tx)
            .await
            .or_fault()?;
    }
    row::read(tx, JobId(id)).await?.job()
}

/// What the audit log keeps of something done to a job.
fn event(action: AuditAction, job: Job) -> Event {
    let is_over = job.is_over();
    let detail = AuditDetail {
        job: Some(job.id),
        bulk: Some(job.action),
        undoes: job.undoes,
        users: Some(job.total),
        changed: is_over.then_some(job.changed),
        skipped: is_over.then_some(job.skipped),
        failed: is_over.then_some(job.failed),
        receipt: job.receipt.filter(|_| is_over),
        ..AuditDetail::default()
    };
    Event { detail, ..action.into() }
}

/// Confirms a prepared job, and enters it into the audit log.
async fn confirm(tx: &mut Tx, admin: ChatbotAdmin, job: JobId) -> Result<Job, Error> {
    sqlx::query("UPDATE jobs SET state = 'running', started_at = $2, network = $3 WHERE id = $1")
        .bind(job.0)
        .bind(admin.at().0)
        .bind(admin.network().map(|network| network.to_string()))
        .execute(&mut **tx)
        .await
        .or_fault()?;
    let job = row::read(tx, job).await?.job()?;
    let action = if job.undoes.is_some() { AuditAction::JobUndo } else { AuditAction::JobStart };
    audit::enter(tx, admin, event(action, job)).await?;
    Ok(job)
}

#[async_trait]
impl Jobs for Database {
    async fn prepare_job(
        &self,
        admin: ChatbotAdmin,
        selection: &Selection,
        action: Action,
    ) -> Result<Preview, Error> {
        // Looked up beside the writers, who would have to wait for a million users else.
        let mut snapshot = self.read().await?;
        let users = chunks(&mut snapshot, action, |select| {
            chosen(&format!("{select}SELECT u.id, u.session_count AS sessions"), admin.chatbot(), selection)
        })
        .await?;
        let effects = preview::of(&mut snapshot, admin, selection, action).await?;
        drop(snapshot);
        let mut tx = self.write().await?;
        let job = note(&mut tx, admin, action, None, &users).await?;
        self.commit(tx, Vec::new()).await?;
        Ok(effects.of(job))
    }

    async fn discard_job(&self, admin: ChatbotAdmin, job: JobId) -> Result<(), Error> {
        let mut tx = self.write().await?;
        row::lock(&mut tx, admin.chatbot(), job).await?;
        sqlx::query("DELETE FROM jobs WHERE id = $1 AND state = 'prepared'")
            .bind(job.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        self.commit(tx, Vec::new()).await
    }

    async fn start_job(&self, admin: ChatbotAdmin, job: JobId) -> Result<Job, Error> {
        let mut tx = self.write().await?;
        let row = row::lock(&mut tx, admin.chatbot(), job).await?;
        let prepared = row.job()?;
        if prepared.state != JobState::Prepared {
            return Ok(prepared);
        }
        // Whom it spares was decided for the admin who prepared it.
        if row.actor()? != admin.actor() {
            return Err(Error::not_found("bulk-action"));
        }
        let job = confirm(&mut tx, admin, job).await?;
        self.commit(tx, vec![job_changed(admin.chatbot(), job)]).await?;
        Ok(job)
    }

    async fn cancel_job(&self, admin: ChatbotAdmin, job: JobId) -> Result<Job, Error> {
        let mut tx = self.write().await?;
        let found = row::lock(&mut tx, admin.chatbot(), job).await?.job()?;
        match found.state {
            JobState::Prepared => return Err(Error::not_found("bulk-action")),
            JobState::Finished | JobState::Cancelled => return Ok(found),
            JobState::Running => {}
        }
        sqlx::query("UPDATE jobs SET state = 'cancelled', ended_at = $2 WHERE id = $1")
            .bind(job.0)
            .bind(admin.at().0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        sqlx::query("DELETE FROM job_chunks WHERE job_id = $1")
            .bind(job.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        let job = row::read(&mut tx, job).await?.job()?;
        audit::enter(&mut tx, admin, event(AuditAction::JobCancel, job)).await?;
        let notices = vec![many_users_changed(admin.chatbot()), job_changed(admin.chatbot(), job)];
        self.commit(tx, notices).await?;
        Ok(job)
    }

    async fn undo_job(&self, admin: ChatbotAdmin, job: JobId) -> Result<Job, Error> {
        let mut tx = self.write().await?;
        let done = row::lock(&mut tx, admin.chatbot(), job).await?.job()?;
        if !done.can_be_undone() {
            let reason = if done.undone_by.is_some() {
                message!("refused-undone-already")
            } else if !done.is_over() {
                message!("refused-undo-running")
            } else {
                message!("refused-undo")
            };
            return Err(Error::Refused { reason });
        }
        let users = chunks(&mut tx, done.action, |select| {
            QueryBuilder::new(format!(
                "{select}SELECT user_id AS id, 0 AS sessions FROM job_changes WHERE job_id = {job}"
            ))
        })
        .await?;
        let undoing = note(&mut tx, admin, done.action, Some(job), &users).await?.id;
        let undoing = confirm(&mut tx, admin, undoing).await?;
        let done = row::read(&mut tx, job).await?.job()?;
        let notices = vec![job_changed(admin.chatbot(), undoing), job_changed(admin.chatbot(), done)];
        self.commit(tx, notices).await?;
        Ok(undoing)
    }

    async fn list_jobs(&self, admin: ChatbotAdmin) -> Result<Vec<Job>, Error> {
        let sql = format!(
            "SELECT {} FROM jobs j WHERE j.chatbot_id = $1 AND (j.state = 'running' OR j.id IN (
                 SELECT id FROM jobs WHERE chatbot_id = $1 AND state IN ('finished', 'cancelled') ORDER BY id DESC LIMIT $2))
             ORDER BY j.id DESC",
            row::COLUMNS
        );
        let rows: Vec<row::JobRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(admin.chatbot().0)
            .bind(LISTED)
            .fetch_all(&self.readers)
            .await
            .or_fault()?;
        rows.iter().map(row::JobRow::job).collect()
    }
}
