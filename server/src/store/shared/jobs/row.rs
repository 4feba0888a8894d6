//! A row of `jobs`.

use app::{
    Error,
    domain::{Action, Actor, ChatbotId, Job, JobId, JobState, Network, Role, Timestamp},
};

use super::super::{Db, OrFault, Tx, audit, count, dialect};

/// The columns of [`JobRow`], of a table named `j`.
pub const COLUMNS: &str = "j.id, j.chatbot_id, j.action, j.role, j.undoes, j.actor, j.network, j.state, j.total, j.changed, \
     j.skipped, j.failed, j.receipt, j.created_at, j.started_at, j.ended_at, \
     (SELECT MAX(u.id) FROM jobs u WHERE u.undoes = j.id AND u.state <> 'cancelled') AS undone_by";

#[derive(sqlx::FromRow)]
pub struct JobRow {
    id: i64,
    chatbot_id: i64,
    action: String,
    role: Option<String>,
    undoes: Option<i64>,
    actor: String,
    network: Option<String>,
    state: String,
    total: i64,
    changed: i64,
    skipped: i64,
    failed: i64,
    receipt: Option<String>,
    created_at: i64,
    started_at: Option<i64>,
    ended_at: Option<i64>,
    undone_by: Option<i64>,
}

/// An action as stored: its word, and the role it gives.
pub const fn action_words(action: Action) -> (&'static str, Option<&'static str>) {
    match action {
        Action::Disable => ("disable", None),
        Action::Enable => ("enable", None),
        Action::ChangeRole { role } => ("change-role", Some(role.as_str())),
        Action::Delete => ("delete", None),
    }
}

fn action(word: &str, role: Option<&str>) -> Option<Action> {
    match (word, role) {
        ("disable", None) => Some(Action::Disable),
        ("enable", None) => Some(Action::Enable),
        ("change-role", Some(role)) => Role::parse(role).map(|role| Action::ChangeRole { role }),
        ("delete", None) => Some(Action::Delete),
        _ => None,
    }
}

impl JobRow {
    /// Whose users the job is about.
    pub const fn chatbot(&self) -> ChatbotId {
        ChatbotId(self.chatbot_id)
    }

    /// On whose behalf it runs.
    pub fn actor(&self) -> Result<Actor, Error> {
        audit::actor(&self.actor)
    }

    /// From where it was confirmed.
    pub fn network(&self) -> Option<Network> {
        self.network.as_deref().and_then(Network::mask)
    }

    /// The job; the table's CHECKs leave no other words than the known.
    pub fn job(&self) -> Result<Job, Error> {
        let (Some(action), Some(state)) =
            (action(&self.action, self.role.as_deref()), JobState::parse(&self.state))
        else {
            tracing::error!(job = self.id, "a job's row holds an unknown action or state");
            return Err(Error::Internal);
        };
        Ok(Job {
            id: JobId(self.id),
            action,
            undoes: self.undoes.map(JobId),
            undone_by: self.undone_by.map(JobId),
            state,
            total: count(self.total),
            changed: count(self.changed),
            skipped: count(self.skipped),
            failed: count(self.failed),
            receipt: self.receipt.as_deref().map(audit::parse).transpose()?,
            created_at: Timestamp(self.created_at),
            started_at: self.started_at.map(Timestamp),
            ended_at: self.ended_at.map(Timestamp),
        })
    }
}

/// Takes a job of the chatbot for this transaction.
pub async fn lock(tx: &mut Tx, chatbot: ChatbotId, job: JobId) -> Result<JobRow, Error> {
    // The subquery of `undone_by` may not stand beside a lock of PostgreSQL's, so the row is locked first.
    let sql = format!("SELECT id FROM jobs WHERE id = $1 AND chatbot_id = $2 {}", dialect::FOR_UPDATE);
    let found: Option<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .bind(job.0)
        .bind(chatbot.0)
        .fetch_optional(&mut **tx)
        .await
        .or_fault()?;
    found.ok_or_else(|| Error::not_found("bulk-action"))?;
    read(tx, job).await
}

/// Reads a job of the chatbot.
pub async fn find(tx: &mut Tx, chatbot: ChatbotId, job: JobId) -> Result<JobRow, Error> {
    let sql = format!("SELECT {COLUMNS} FROM jobs j WHERE j.id = $1 AND j.chatbot_id = $2");
    let row: Option<JobRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(job.0)
        .bind(chatbot.0)
        .fetch_optional(&mut **tx)
        .await
        .or_fault()?;
    row.ok_or_else(|| Error::not_found("bulk-action"))
}

/// Reads a job that is known to be there.
pub async fn read(tx: &mut Tx, job: JobId) -> Result<JobRow, Error> {
    let sql = format!("SELECT {COLUMNS} FROM jobs j WHERE j.id = $1");
    sqlx::query_as::<Db, JobRow>(sqlx::AssertSqlSafe(sql)).bind(job.0).fetch_one(&mut **tx).await.or_fault()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_read_as_they_were_written() {
        let roles = Role::ALL.iter().map(|role| Action::ChangeRole { role: *role });
        for written in [Action::Disable, Action::Enable, Action::Delete].into_iter().chain(roles) {
            let (word, role) = action_words(written);
            assert_eq!(action(word, role), Some(written));
        }
        assert_eq!(action("change-role", None), None);
    }
}
