//! What a job did to whom.

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{JobId, Outcome, SkipReason, UserId},
};
use async_trait::async_trait;
use sqlx::QueryBuilder;

use super::{
    super::{Database, Db, OrFault},
    code, row,
};
use crate::store::{JobOutcomes, MetUser, Person};

#[derive(sqlx::FromRow)]
struct MetRow {
    user_id: i64,
    name: Option<String>,
    email: Option<String>,
    visitor: Option<String>,
    standing_before: Option<i64>,
    standing_after: Option<i64>,
    reason: Option<String>,
}

impl TryFrom<MetRow> for MetUser {
    type Error = Error;

    fn try_from(row: MetRow) -> Result<Self, Error> {
        Ok(Self {
            id: UserId(row.user_id),
            person: row.name.map(|name| Person { name, email: row.email, visitor: row.visitor }),
            before: row.standing_before.map(code::read).transpose()?,
            after: row.standing_after.map(code::read).transpose()?,
            reason: row.reason.as_deref().and_then(SkipReason::parse),
        })
    }
}

#[async_trait]
impl JobOutcomes for Database {
    async fn met_users(
        &self,
        admin: ChatbotAdmin,
        job: JobId,
        outcome: Outcome,
        after: Option<UserId>,
        limit: u32,
    ) -> Result<Vec<MetUser>, Error> {
        let mut tx = self.read().await?;
        row::find(&mut tx, admin.chatbot(), job).await?;
        let (columns, table, condition) = match outcome {
            Outcome::Changed => {
                ("m.standing_before, m.standing_after, CAST(NULL AS TEXT) AS reason", "job_changes", "")
            }
            Outcome::Skipped => (SKIP_COLUMNS, "job_skips", " AND m.reason IS NOT NULL"),
            Outcome::Failed => (SKIP_COLUMNS, "job_skips", " AND m.reason IS NULL"),
        };
        let mut sql = QueryBuilder::<Db>::new(format!(
            "SELECT m.user_id, u.name, u.email, u.visitor, {columns} FROM {table} m LEFT JOIN users u ON u.id = m.user_id
             WHERE m.job_id = "
        ));
        sql.push_bind(job.0).push(condition).push(" AND m.user_id > ");
        sql.push_bind(after.map_or(i64::MIN, |user| user.0));
        sql.push(" ORDER BY m.user_id LIMIT ").push_bind(i64::from(limit));
        let rows: Vec<MetRow> = sql.build_query_as().fetch_all(&mut *tx).await.or_fault()?;
        rows.into_iter().map(MetUser::try_from).collect()
    }
}

/// Typed, for a NULL by itself is a text to PostgreSQL and nothing to SQLite.
const SKIP_COLUMNS: &str =
    "CAST(NULL AS BIGINT) AS standing_before, CAST(NULL AS BIGINT) AS standing_after, m.reason";
