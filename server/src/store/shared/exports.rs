//! Users as a file: what is to be exported, where it stands, and its rows.

use app::{
    Error,
    backend::{ChatbotAdmin, Exports},
    domain::{
        AuditAction, AuditDetail, Change, ChatbotId, Column, Export, ExportFormat, ExportId, ExportRequest,
        ExportState, Selection, Timestamp, UserQuery,
    },
    message,
};
use async_trait::async_trait;
use futures_util::TryStreamExt;
use sqlx::QueryBuilder;

use super::{
    Database, Db, OrFault, SKEW, Tx,
    audit::{self, Event},
    count, dialect, json,
    selections::{chosen, selected},
    user_list::{matching, order, total},
};
use crate::{
    changes::Notice,
    store::{ExportFiles, ExportRows, RowSender},
};

const SECOND: i64 = 1_000;
/// How long a prepared file waits to be fetched.
const WAITS: i64 = 60 * SECOND;
/// A file of which nothing was heard for so long was being sent by a server that was killed. A large import keeps
/// SQLite's writer for itself, and that must not look like it.
const SILENT: i64 = 120 * SECOND;
/// How long the row of an export is kept that is over; the audit log keeps what happened.
const KEPT: i64 = 24 * 60 * 60 * SECOND;

/// How many rows are handed on at once.
const BATCH: usize = 512;

/// The columns of [`ExportRow`].
const COLUMNS: &str = "id, chatbot_id, format, state, sent, total";

#[derive(sqlx::FromRow)]
struct ExportRow {
    id: i64,
    chatbot_id: i64,
    format: String,
    state: String,
    sent: i64,
    total: i64,
}

impl TryFrom<ExportRow> for Export {
    type Error = Error;

    fn try_from(row: ExportRow) -> Result<Self, Error> {
        let (Some(format), Some(state)) = (ExportFormat::parse(&row.format), ExportState::parse(&row.state))
        else {
            tracing::error!(row.format, row.state, "an export's row holds an unknown format or state");
            return Err(Error::Internal);
        };
        Ok(Self { id: ExportId(row.id), format, state, rows: count(row.sent), total: count(row.total) })
    }
}

/// What pages hear of an export, and the export.
fn news(row: ExportRow) -> Result<(Notice, Export), Error> {
    let chatbot = ChatbotId(row.chatbot_id);
    let export = Export::try_from(row)?;
    Ok((Notice { chatbot, change: Change::Export { export: export.clone() }, access: None }, export))
}

/// Enters an export into the audit log: never whom it was searched for.
async fn enter(tx: &mut Tx, admin: ChatbotAdmin, request: &ExportRequest, users: u64) -> Result<(), Error> {
    // What was chosen counts; the list beside it only gives the order.
    let query = match &request.selection {
        Some(selection) => selection.query(),
        None => Some(&request.query),
    };
    let detail = AuditDetail {
        format: Some(request.options.format),
        users: Some(users),
        selection: request.selection.is_some(),
        status: query.and_then(|query| query.status),
        role: query.and_then(|query| query.role),
        network: query.is_some_and(|query| query.network.is_some()),
        search: query.is_some_and(|query| !query.folded_search().is_empty()),
        ..AuditDetail::default()
    };
    audit::enter(tx, admin, Event { detail, ..AuditAction::Export.into() }).await
}

async fn how_many(tx: &mut Tx, chatbot: ChatbotId, request: &ExportRequest) -> Result<u64, Error> {
    match &request.selection {
        Some(selection) => selected(tx, chatbot, selection).await,
        None => total(tx, chatbot, &request.query).await,
    }
}

/// What stands in a column, of a table of users named `u`; as JSON a text, a number or null.
const fn value(column: Column) -> &'static str {
    match column {
        Column::Id => "u.id",
        Column::Name => "u.name",
        Column::Email => "u.email",
        Column::Visitor => "u.visitor",
        Column::Status => "u.status",
        Column::Role => "u.role",
        Column::Added => "u.created_at",
        Column::SignedIn => "u.signed_in_at",
        Column::LastActive => "NULLIF(u.last_active_at, 0)",
        Column::Sessions => "u.session_count",
        Column::Network => "u.network",
        Column::Questions => "CASE WHEN u.last_seen_at <> 0 THEN u.questions END",
        Column::LastSeen => "NULLIF(u.last_seen_at, 0)",
    }
}

/// The rows of a file, each one JSON text: a driver's row costs by its columns. Measured on a million users in SQLite:
/// ten columns each by itself 3.1 s, as one text 1.7 s.
///
/// They are gathered and sorted, not walked along the order's index: that jumps through the whole table, which took
/// 2.9 s instead of 1.7 with all of it in the system's memory and is far worse without.
fn file_rows(
    chatbot: ChatbotId,
    selection: Option<&Selection>,
    query: &UserQuery,
    columns: &[Column],
) -> QueryBuilder<Db> {
    let values: Vec<_> = columns.iter().copied().map(value).collect();
    let select = format!("SELECT {}", dialect::json_array(&values.join(", ")));
    let mut sql = match selection {
        Some(selection) => chosen(&select, chatbot, selection),
        None => matching(&select, chatbot, query, dialect::plan_for_all(query)),
    };
    sql.push(order(query));
    sql
}

async fn send_rows(tx: &mut Tx, mut sql: QueryBuilder<Db>, sender: &RowSender) -> Result<(), Error> {
    let mut rows = sql.build_query_scalar::<String>().fetch(&mut **tx);
    let mut batch = Vec::with_capacity(BATCH);
    while let Some(row) = rows.try_next().await.or_fault()? {
        batch.push(row);
        if batch.len() == BATCH
            && !sender.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))).await
        {
            return Ok(());
        }
    }
    sender.send(batch).await;
    Ok(())
}

async fn find(tx: &mut Tx, chatbot: ChatbotId, export: ExportId) -> Result<Export, Error> {
    let sql = format!("SELECT {COLUMNS} FROM exports WHERE id = $1 AND chatbot_id = $2");
    let row: Option<ExportRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(export.0)
        .bind(chatbot.0)
        .fetch_optional(&mut **tx)
        .await
        .or_fault()?;
    row.ok_or_else(|| Error::not_found("export"))?.try_into()
}

#[async_trait]
impl Exports for Database {
    async fn prepare_export(&self, admin: ChatbotAdmin, request: &ExportRequest) -> Result<Export, Error> {
        // Counted before the writer is taken, so that nobody waits for it; the file says exactly.
        let users = how_many(&mut self.read().await?, admin.chatbot(), request).await?;
        let mut tx = self.write().await?;
        let sql = format!(
            "INSERT INTO exports (chatbot_id, actor, format, request, state, total, created_at, updated_at)
             VALUES ($1, $2, $3, $4, 'waiting', $5, $6, $6) RETURNING {COLUMNS}"
        );
        let row: ExportRow = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(admin.chatbot().0)
            .bind(admin.actor().to_string())
            .bind(request.options.format.as_str())
            .bind(json(request))
            .bind(i64::try_from(users).unwrap_or(i64::MAX))
            .bind(admin.at().0)
            .fetch_one(&mut *tx)
            .await
            .or_fault()?;
        enter(&mut tx, admin, request, users).await?;
        let export = row.try_into()?;
        self.commit(tx, Vec::new()).await?;
        Ok(export)
    }

    async fn cancel_export(&self, admin: ChatbotAdmin, export: ExportId) -> Result<Export, Error> {
        let mut tx = self.write().await?;
        let sql = format!(
            "UPDATE exports SET state = 'cancelled', request = '', updated_at = $3
             WHERE id = $1 AND chatbot_id = $2 AND state IN ('waiting', 'running') RETURNING {COLUMNS}"
        );
        let row: Option<ExportRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(export.0)
            .bind(admin.chatbot().0)
            .bind(admin.at().0)
            .fetch_optional(&mut *tx)
            .await
            .or_fault()?;
        let Some(row) = row else { return find(&mut tx, admin.chatbot(), export).await };
        let (notice, export) = news(row)?;
        self.commit(tx, vec![notice]).await?;
        Ok(export)
    }
}

#[async_trait]
impl ExportFiles for Database {
    async fn claim_export(&self, admin: ChatbotAdmin, export: ExportId) -> Result<ExportRequest, Error> {
        let mut tx = self.write().await?;
        find(&mut tx, admin.chatbot(), export).await?;
        let sql = format!(
            "SELECT request FROM exports WHERE id = $1 AND actor = $2 AND state = 'waiting' AND created_at > $3 {}",
            dialect::FOR_UPDATE
        );
        let request: Option<(String,)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(export.0)
            .bind(admin.actor().to_string())
            .bind(admin.at().plus(-WAITS).0)
            .fetch_optional(&mut *tx)
            .await
            .or_fault()?;
        let Some((request,)) = request else {
            return Err(Error::Refused { reason: message!("refused-export-taken") });
        };
        let request = serde_json::from_str(&request).map_err(|cause| {
            tracing::error!(%cause, "an export's request can't be read");
            Error::Internal
        })?;
        let sql = format!(
            "UPDATE exports SET state = 'running', request = '', updated_at = $2 WHERE id = $1 RETURNING {COLUMNS}"
        );
        let row: ExportRow = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(export.0)
            .bind(admin.at().0)
            .fetch_one(&mut *tx)
            .await
            .or_fault()?;
        let (notice, _) = news(row)?;
        self.commit(tx, vec![notice]).await?;
        Ok(request)
    }

    async fn note_export(
        &self,
        admin: ChatbotAdmin,
        export: ExportId,
        state: ExportState,
        rows: u64,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let mut tx = self.write().await?;
        let sql = format!(
            "UPDATE exports SET state = $3, sent = $4, updated_at = $5
             WHERE id = $1 AND chatbot_id = $2 AND state = 'running' RETURNING {COLUMNS}"
        );
        let row: Option<ExportRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(export.0)
            .bind(admin.chatbot().0)
            .bind(state.as_str())
            .bind(i64::try_from(rows).unwrap_or(i64::MAX))
            .bind(now.0)
            .fetch_optional(&mut *tx)
            .await
            .or_fault()?;
        let Some(row) = row else { return Ok(false) };
        let (notice, _) = news(row)?;
        self.commit(tx, vec![notice]).await?;
        Ok(true)
    }

    async fn enter_export(
        &self,
        admin: ChatbotAdmin,
        request: &ExportRequest,
        users: u64,
    ) -> Result<(), Error> {
        let mut tx = self.write().await?;
        enter(&mut tx, admin, request, users).await?;
        self.commit(tx, Vec::new()).await
    }

    async fn export_rows(
        &self,
        admin: ChatbotAdmin,
        request: &ExportRequest,
        columns: &[Column],
    ) -> Result<ExportRows, Error> {
        // These connections are for exports alone: a list never waits for a file, and there are never more files at
        // once than connections. While one is sent, SQLite's log can't start over and PostgreSQL's vacuum keeps what
        // changed since; how long that lasts is bounded by `export::LONGEST`.
        let mut tx = self.exporters.begin_with(dialect::BEGIN_READ).await.or_fault()?;
        let users = how_many(&mut tx, admin.chatbot(), request).await?;
        let sql = file_rows(admin.chatbot(), request.selection.as_ref(), &request.query, columns);
        Ok(ExportRows::filled(users, |sender| async move { send_rows(&mut tx, sql, &sender).await }))
    }

    async fn tidy_exports(&self, now: Timestamp) -> Result<(), Error> {
        let (waiting, silent, old) = (now.plus(-WAITS), now.plus(-SILENT), now.plus(-KEPT));
        // Of one that is being sent the time is written anew every second, whatever the clock says.
        let ahead = now.plus(SKEW);
        // Mostly there is nothing to do, and that is found without the writer.
        let some: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM exports WHERE state IN ('waiting', 'running') AND (updated_at <= $1 OR updated_at > $3))
                 OR EXISTS (SELECT 1 FROM exports WHERE created_at <= $2)",
        )
        .bind(waiting.0)
        .bind(old.0)
        .bind(ahead.0)
        .fetch_one(&self.readers)
        .await
        .or_fault()?;
        if !some {
            return Ok(());
        }
        let mut tx = self.write().await?;
        let sql = format!(
            "UPDATE exports SET state = CASE state WHEN 'waiting' THEN 'cancelled' ELSE 'failed' END, request = ''
             WHERE (state = 'waiting' AND (updated_at <= $1 OR updated_at > $3))
                 OR (state = 'running' AND (updated_at <= $2 OR updated_at > $3))
             RETURNING {COLUMNS}"
        );
        let ended: Vec<ExportRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(waiting.0)
            .bind(silent.0)
            .bind(ahead.0)
            .fetch_all(&mut *tx)
            .await
            .or_fault()?;
        sqlx::query("DELETE FROM exports WHERE created_at <= $1 AND state NOT IN ('waiting', 'running')")
            .bind(old.0)
            .execute(&mut *tx)
            .await
            .or_fault()?;
        let notices = ended.into_iter().map(|row| Ok(news(row)?.0)).collect::<Result<_, Error>>()?;
        self.commit(tx, notices).await
    }
}
