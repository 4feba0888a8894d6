//! One batch of a job: a transaction that meets the users of one chunk and forgets the chunk, so that each user is
//! met once, whenever the server is killed.

use app::{
    Error,
    domain::{
        Access, Action, AuditAction, Candidate, ChatbotId, Job, JobId, Receipt, SkipReason, Standing,
        Timestamp, UserId, spared,
    },
};
use async_trait::async_trait;

use super::{
    super::{
        Database, Db, OrFault, Tx,
        audit::{self, By},
        count, counts, dialect, json, many_users_changed, readings, receipts, standing_changed,
    },
    code, event, job_changed,
    row::{self, JobRow},
    rules::{Transition, concerned_by_rules, oneself},
};
use crate::{changes::Notice, store::JobRuns};

/// Up to how many users pages and chatbots hear of by name.
const NAMED: u64 = 100;

/// The users to be met next.
struct Chunk {
    first: i64,
    last: i64,
    /// A JSON array, as stored.
    ids: String,
    users: u64,
}

/// A batch under way.
struct Batch<'t> {
    tx: &'t mut Tx,
    chatbot: ChatbotId,
    job: Job,
    oneself: Option<UserId>,
    now: Timestamp,
    chunk: Chunk,
    transition: Transition,
}

/// A user (or a number of them), and the codes of their standing before and after; NULL: gone.
type ChangeRow = (i64, i64, Option<i64>);

fn read((user, before, after): ChangeRow) -> Result<(UserId, Standing, Option<Standing>), Error> {
    Ok((UserId(user), code::read(before)?, after.map(code::read).transpose()?))
}

async fn next_chunk(tx: &mut Tx, job: JobId) -> Result<Option<Chunk>, Error> {
    let row: Option<(i64, i64, String)> = sqlx::query_as(
        "SELECT first_user, users, ids FROM job_chunks WHERE job_id = $1 ORDER BY first_user LIMIT 1",
    )
    .bind(job.0)
    .fetch_optional(&mut **tx)
    .await
    .or_fault()?;
    let Some((first, users, ids)) = row else { return Ok(None) };
    let last = numbers(&ids)?.into_iter().max().unwrap_or(first);
    Ok(Some(Chunk { first, last, ids, users: count(users) }))
}

fn numbers(ids: &str) -> Result<Vec<i64>, Error> {
    serde_json::from_str(ids).map_err(|cause| {
        tracing::error!(%cause, "a chunk of a job holds no ids");
        Error::Internal
    })
}

impl Batch<'_> {
    /// Meets the users of the chunk; the job afterwards, and who is to hear of what.
    async fn run(mut self) -> Result<(Job, Vec<Notice>), Error> {
        let access = counts::lock_chatbot(self.tx, self.chatbot).await?;
        dialect::lock_users(self.tx, &self.chunk.ids).await.or_fault()?;
        let noted = self.note_changes().await?;
        let spared = self.spare(access).await?;
        let changed = noted - spared;
        if noted < self.chunk.users {
            self.note_unchanged().await?;
        }
        let notices = self.notices(changed).await?;
        self.shift_counts().await?;
        let receipt = self.receipt().await?;
        self.change_users(changed).await?;
        let job = self.finish(changed, self.chunk.users - changed, receipt).await?;
        Ok((job, notices))
    }

    /// Notes what is to become of whom, as if there were no rules; how many.
    async fn note_changes(&mut self) -> Result<u64, Error> {
        let Transition { users, changes, standing, version, .. } = &self.transition;
        let sql = format!(
            "INSERT INTO job_changes (job_id, user_id, at, version, standing_before, standing_after)
             SELECT $2, u.id, $3, {version}, {}, {standing} FROM {users} AND {changes} AND u.chatbot_id = $4",
            code::sql("u.status", "u.role")
        );
        let done = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(&self.chunk.ids)
            .bind(self.job.id.0)
            .bind(self.now.0)
            .bind(self.chatbot.0)
            .execute(&mut **self.tx)
            .await
            .or_fault()?;
        Ok(done.rows_affected())
    }

    /// Notes whom a rule spares instead; how many.
    async fn spare(&mut self, access: Access) -> Result<u64, Error> {
        let Some(concerned) = concerned_by_rules(access, self.oneself) else { return Ok(0) };
        let [status, role] = code::sql_words("standing_before");
        let sql = format!(
            "SELECT u.id, u.standing_before, u.standing_after FROM (
                 SELECT user_id AS id, {status} AS status, {role} AS role, standing_before, standing_after
                 FROM job_changes WHERE job_id = $1 AND user_id BETWEEN $2 AND $3) AS u
             WHERE {concerned} ORDER BY u.id"
        );
        let rows: Vec<ChangeRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(self.job.id.0)
            .bind(self.chunk.first)
            .bind(self.chunk.last)
            .fetch_all(&mut **self.tx)
            .await
            .or_fault()?;
        let candidates: Result<Vec<Candidate>, Error> = rows
            .into_iter()
            .map(|row| {
                let (user, before, after) = read(row)?;
                Ok(Candidate { user, before, after })
            })
            .collect();
        let admins = counts::active_admins(self.tx, self.chatbot).await?;
        let spared = spared(&candidates?, access, self.oneself, admins);
        for (user, reason) in &spared {
            sqlx::query("DELETE FROM job_changes WHERE job_id = $1 AND user_id = $2")
                .bind(self.job.id.0)
                .bind(user.0)
                .execute(&mut **self.tx)
                .await
                .or_fault()?;
            sqlx::query("INSERT INTO job_skips (job_id, user_id, reason) VALUES ($1, $2, $3)")
                .bind(self.job.id.0)
                .bind(user.0)
                .bind(reason.as_str())
                .execute(&mut **self.tx)
                .await
                .or_fault()?;
        }
        Ok(spared.len() as u64)
    }

    /// Notes why the others of the chunk are left as they are.
    async fn note_unchanged(&mut self) -> Result<(), Error> {
        let why = if self.job.undoes.is_some() { SkipReason::ChangedSince } else { SkipReason::Unchanged };
        let sql = format!(
            "INSERT INTO job_skips (job_id, user_id, reason)
             SELECT $2, CAST(r.value AS BIGINT), CASE WHEN u.id IS NULL THEN '{}' ELSE '{}' END
             FROM {} LEFT JOIN users u ON u.id = CAST(r.value AS BIGINT) AND u.chatbot_id = $3
             WHERE NOT EXISTS (SELECT 1 FROM job_changes c WHERE c.job_id = $2 AND c.user_id = CAST(r.value AS BIGINT))
             ON CONFLICT DO NOTHING",
            SkipReason::Gone.as_str(),
            why.as_str(),
            dialect::JSON_IDS,
        );
        sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(&self.chunk.ids)
            .bind(self.job.id.0)
            .bind(self.chatbot.0)
            .execute(&mut **self.tx)
            .await
            .or_fault()?;
        Ok(())
    }

    /// Keeps the counts by status and role.
    async fn shift_counts(&mut self) -> Result<(), Error> {
        let rows: Vec<ChangeRow> = sqlx::query_as(
            "SELECT COUNT(*), standing_before, standing_after FROM job_changes
             WHERE job_id = $1 AND user_id BETWEEN $2 AND $3 GROUP BY 2, 3",
        )
        .bind(self.job.id.0)
        .bind(self.chunk.first)
        .bind(self.chunk.last)
        .fetch_all(&mut **self.tx)
        .await
        .or_fault()?;
        for row in rows {
            let users = row.0;
            let (_, before, after) = read(row)?;
            counts::add(self.tx, self.chatbot, before, -users).await?;
            if let Some(after) = after {
                counts::add(self.tx, self.chatbot, after, users).await?;
            }
        }
        Ok(())
    }

    /// Notes which visitors are about to be deleted.
    async fn note_deleted_visitors(&mut self) -> Result<(), Error> {
        let sql = format!(
            "SELECT u.visitor FROM {} users u WHERE u.id {} AND u.visitor IS NOT NULL AND EXISTS (
                 SELECT 1 FROM job_changes c WHERE c.job_id = $2 AND c.user_id = u.id)",
            dialect::EACH_ID[0],
            dialect::EACH_ID[1]
        );
        let visitors: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(&self.chunk.ids)
            .bind(self.job.id.0)
            .fetch_all(&mut **self.tx)
            .await
            .or_fault()?;
        readings::note_deleted(self.tx, self.chatbot, visitors.iter().map(String::as_str)).await
    }

    /// The ids of those whom something is noted of, as a query.
    fn noted(&self) -> String {
        let Chunk { first, last, .. } = &self.chunk;
        let job = self.job.id;
        format!("SELECT user_id FROM job_changes WHERE job_id = {job} AND user_id BETWEEN {first} AND {last}")
    }

    /// What this batch and those before it take, if the job deletes.
    async fn receipt(&mut self) -> Result<Option<Receipt>, Error> {
        if self.job.action != Action::Delete {
            return Ok(None);
        }
        let whom = self.noted();
        let receipt = receipts::of(self.tx, &whom).await?;
        Ok(Some(self.job.receipt.unwrap_or_default().plus(receipt)))
    }

    /// Does what was noted of `changed` users.
    async fn change_users(&mut self, changed: u64) -> Result<(), Error> {
        let delete = self.job.action == Action::Delete;
        if delete {
            self.note_deleted_visitors().await?;
        }
        let plain =
            if delete || self.transition.words.is_some() { self.plainly(changed).await? } else { None };
        let (job, Chunk { first, last, .. }) = (self.job.id, &self.chunk);
        let sql = match (plain, &self.transition.words) {
            (Some(whom), Some([status, role])) => format!(
                "UPDATE users AS u SET version = u.version + 1, status = {status}, role = {role} WHERE {whom}"
            ),
            (Some(whom), None) => format!("DELETE FROM users AS u WHERE {whom}"),
            (None, _) if delete => format!("DELETE FROM users WHERE id IN ({})", self.noted()),
            (None, _) => {
                let [status, role] = code::sql_words("c.standing_after");
                format!(
                    "UPDATE users SET version = c.version, status = {status}, role = {role} FROM job_changes c
                     WHERE c.job_id = {job} AND c.user_id BETWEEN {first} AND {last} AND users.id = c.user_id"
                )
            }
        };
        let done = sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut **self.tx).await.or_fault()?;
        if done.rows_affected() == changed {
            return Ok(());
        }
        tracing::error!(job = job.0, noted = changed, done = done.rows_affected(), "a batch went astray");
        Err(Error::Internal)
    }

    /// The condition by which the noted users are found in the order of the table, if it finds nobody else: that is
    /// quicker by a quarter than looking each of them up. All of them meet it, so if as many do, they are the same.
    async fn plainly(&mut self, changed: u64) -> Result<Option<String>, Error> {
        let whom = format!(
            "u.id BETWEEN {} AND {} AND {} = {} AND {}",
            self.chunk.first,
            self.chunk.last,
            dialect::CHATBOT_UNINDEXED,
            self.chatbot,
            self.transition.changes
        );
        let sql = format!("SELECT COUNT(*) FROM users u WHERE {whom}");
        let found: i64 =
            sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut **self.tx).await.or_fault()?;
        Ok((count(found) == changed).then_some(whom))
    }

    /// Who is to hear of it, where there are few enough to be named; else nobody yet.
    async fn notices(&mut self, changed: u64) -> Result<Vec<Notice>, Error> {
        if self.job.total > NAMED || changed == 0 {
            return Ok(Vec::new());
        }
        let rows: Vec<ChangeRow> = sqlx::query_as(
            "SELECT user_id, standing_before, standing_after FROM job_changes
             WHERE job_id = $1 AND user_id BETWEEN $2 AND $3 ORDER BY user_id",
        )
        .bind(self.job.id.0)
        .bind(self.chunk.first)
        .bind(self.chunk.last)
        .fetch_all(&mut **self.tx)
        .await
        .or_fault()?;
        rows.into_iter()
            .map(|row| {
                let (user, before, after) = read(row)?;
                Ok(standing_changed(self.chatbot, user, before, after))
            })
            .collect()
    }

    /// Forgets the chunk and counts it; after the last one the job is over.
    async fn finish(&mut self, changed: u64, skipped: u64, receipt: Option<Receipt>) -> Result<Job, Error> {
        forget_chunk(self.tx, self.job.id, self.chunk.first).await?;
        add_to_job(self.tx, self.job.id, self.now, [changed, skipped, 0], receipt).await
    }
}

async fn forget_chunk(tx: &mut Tx, job: JobId, first: i64) -> Result<(), Error> {
    sqlx::query("DELETE FROM job_chunks WHERE job_id = $1 AND first_user = $2")
        .bind(job.0)
        .bind(first)
        .execute(&mut **tx)
        .await
        .or_fault()?;
    Ok(())
}

/// Adds to what a job changed, skipped and failed at, and notes what it has deleted so far; without a chunk left it is over.
async fn add_to_job(
    tx: &mut Tx,
    job: JobId,
    now: Timestamp,
    met: [u64; 3],
    receipt: Option<Receipt>,
) -> Result<Job, Error> {
    let [changed, skipped, failed] = met.map(|users| i64::try_from(users).unwrap_or(i64::MAX));
    sqlx::query(
        "UPDATE jobs SET changed = changed + $2, skipped = skipped + $3, failed = failed + $4,
             receipt = COALESCE($6, receipt),
             state = CASE WHEN EXISTS (SELECT 1 FROM job_chunks WHERE job_id = $1) THEN state ELSE 'finished' END,
             ended_at = CASE WHEN EXISTS (SELECT 1 FROM job_chunks WHERE job_id = $1) THEN NULL ELSE CAST($5 AS BIGINT) END
         WHERE id = $1",
    )
    .bind(job.0)
    .bind(changed)
    .bind(skipped)
    .bind(failed)
    .bind(now.0)
    .bind(receipt.as_ref().map(json))
    .execute(&mut **tx)
    .await
    .or_fault()?;
    let row = row::read(tx, job).await?;
    let job = row.job()?;
    if job.is_over() {
        audit::enter(tx, By::job(&row, now)?, event(AuditAction::JobEnd, job)).await?;
    }
    Ok(job)
}

/// Takes a running job for this transaction; `None`: it is over, or another server is at it.
async fn take(tx: &mut Tx, job: JobId) -> Result<Option<JobRow>, Error> {
    let sql = format!("SELECT id FROM jobs WHERE id = $1 AND state = 'running' {}", dialect::UNLESS_LOCKED);
    let found: Option<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .bind(job.0)
        .fetch_optional(&mut **tx)
        .await
        .or_fault()?;
    match found {
        Some(_) => row::read(tx, job).await.map(Some),
        None => Ok(None),
    }
}

/// Meets the next users of a job; the job afterwards, and who is to hear of what.
async fn meet_next(
    tx: &mut Tx,
    job: JobId,
    now: Timestamp,
    quietly: bool,
) -> Result<Option<(Job, Vec<Notice>)>, Error> {
    let Some(row) = take(tx, job).await? else { return Ok(None) };
    let (chatbot, job) = (row.chatbot(), row.job()?);
    let oneself = oneself(row.actor()?);
    let (job, mut notices) = match next_chunk(tx, job.id).await? {
        Some(chunk) => {
            let transition = Transition::of(job.action, job.undoes);
            Batch { tx, chatbot, job, oneself, now, chunk, transition }.run().await?
        }
        None => (add_to_job(tx, job.id, now, [0; 3], None).await?, Vec::new()),
    };
    if job.total > NAMED && (job.is_over() || !quietly) {
        notices.push(many_users_changed(chatbot));
    }
    notices.push(job_changed(chatbot, job));
    Ok(Some((job, notices)))
}

#[async_trait]
impl JobRuns for Database {
    async fn jobs_to_run(&self) -> Result<Vec<JobId>, Error> {
        // One at a time for each chatbot, so that two which overlap end in the order in which they were confirmed.
        let ids: Vec<i64> = sqlx::query_scalar(
            "SELECT j.id FROM jobs j WHERE j.state = 'running' AND NOT EXISTS (
                 SELECT 1 FROM jobs b WHERE b.state = 'running' AND b.chatbot_id = j.chatbot_id
                     AND (b.started_at, b.id) < (j.started_at, j.id))
             ORDER BY j.started_at, j.id",
        )
        .fetch_all(&self.readers)
        .await
        .or_fault()?;
        Ok(ids.into_iter().map(JobId).collect())
    }

    async fn run_batch(&self, job: JobId, now: Timestamp, quietly: bool) -> Result<Option<Job>, Error> {
        let mut tx = self.write().await?;
        match meet_next(&mut tx, job, now, quietly).await {
            Ok(None) => Ok(None),
            Ok(Some((job, notices))) => self.commit(tx, notices).await.map(|()| Some(job)),
            Err(error) => {
                // Now, for a dropped transaction keeps the job from `narrow_batch` until its connection is used again.
                tx.rollback().await.or_fault()?;
                Err(error)
            }
        }
    }

    async fn narrow_batch(&self, job: JobId, now: Timestamp) -> Result<(), Error> {
        let mut tx = self.write().await?;
        let Some(row) = take(&mut tx, job).await? else { return Ok(()) };
        let Some(chunk) = next_chunk(&mut tx, job).await? else { return Ok(()) };
        let mut ids = numbers(&chunk.ids)?;
        forget_chunk(&mut tx, job, chunk.first).await?;
        let mut notices = Vec::new();
        if let [user] = ids[..] {
            tracing::error!(
                job = job.0,
                user,
                "the database refused to change a user; the bulk action goes on"
            );
            sqlx::query("INSERT INTO job_skips (job_id, user_id, reason) VALUES ($1, $2, NULL)")
                .bind(job.0)
                .bind(user)
                .execute(&mut *tx)
                .await
                .or_fault()?;
            let job = add_to_job(&mut tx, job, now, [0, 0, 1], None).await?;
            notices.push(job_changed(row.chatbot(), job));
        } else {
            ids.sort_unstable();
            let (low, high) = ids.split_at(ids.len() / 2);
            for half in [low, high] {
                sqlx::query(
                    "INSERT INTO job_chunks (job_id, first_user, users, ids) VALUES ($1, $2, $3, $4)",
                )
                .bind(job.0)
                .bind(half.first())
                .bind(i64::try_from(half.len()).unwrap_or(i64::MAX))
                .bind(json(&half))
                .execute(&mut *tx)
                .await
                .or_fault()?;
            }
        }
        self.commit(tx, notices).await
    }

    async fn forget_prepared(&self, before: Timestamp) -> Result<(), Error> {
        // Asked first, so that a server at rest writes nothing.
        let sql = "SELECT EXISTS (SELECT 1 FROM jobs WHERE state = 'prepared' AND created_at < $1)";
        let any: bool =
            sqlx::query_scalar::<Db, bool>(sql).bind(before.0).fetch_one(&self.readers).await.or_fault()?;
        if !any {
            return Ok(());
        }
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM jobs WHERE state = 'prepared' AND created_at < $1")
            .bind(before.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        self.commit(tx, Vec::new()).await
    }
}
