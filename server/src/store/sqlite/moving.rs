//! What only SQLite has of a move.

use std::path::Path;

use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqliteSynchronous},
};

use super::{BUSY_AT_START, explain, shared::moving::MovingEnd};
use crate::store::{OpenError, moving::MoveError};

/// Tables, columns and their kinds; the search index is made of the users.
pub const CATALOG: &str =
    "SELECT t.name, c.name, c.type FROM sqlite_schema t CROSS JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name <> '_sqlx_migrations' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND t.name NOT LIKE 'users\\_search%' ESCAPE '\\'
    ORDER BY t.name, c.cid";

pub fn to_hexadecimal(column: &str) -> String {
    // hex(NULL) is an empty text.
    format!("CASE WHEN {column} IS NOT NULL THEN lower(hex({column})) END")
}

pub fn from_hexadecimal(text: &str) -> String {
    format!("unhex({text})")
}

/// Whether a server runs on the file.
pub async fn is_in_use(path: &Path) -> Result<bool, MoveError> {
    if !path.exists() {
        return Ok(false);
    }
    match open_end(path).await {
        Ok(end) => {
            let _ = end.connection.close().await;
            Ok(false)
        }
        Err(MoveError::InUse { .. }) => Ok(true),
        Err(why) => Err(why),
    }
}

/// Opens an end, for this process alone: no server can be on the file, nor start on it.
pub async fn open_end(path: &Path) -> Result<MovingEnd, MoveError> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .busy_timeout(BUSY_AT_START)
        .locking_mode(SqliteLockingMode::Exclusive)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("cache_size", "-64000")
        .disable_statement_logging();
    let opened: Result<SqliteConnection, sqlx::Error> = async {
        let mut connection = options.connect().await?;
        sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await?;
        Ok(connection)
    }
    .await;
    let name = path.display().to_string();
    match opened.map_err(|cause| explain(path, cause)) {
        Ok(connection) => Ok(MovingEnd { name, connection }),
        Err(OpenError::Locked { database }) => Err(MoveError::InUse { database }),
        Err(why) => Err(why.into()),
    }
}

/// A table without AUTOINCREMENT gives the greatest id and one more.
pub async fn last_id(connection: &mut SqliteConnection, table: &str) -> Result<i64, sqlx::Error> {
    let sql = format!(
        "SELECT MAX(COALESCE((SELECT MAX(id) FROM {table}), 0),
             COALESCE((SELECT seq FROM sqlite_sequence WHERE name = $1), 0))"
    );
    sqlx::query_scalar(AssertSqlSafe(sql)).bind(table).fetch_one(connection).await
}

pub async fn set_last_id(connection: &mut SqliteConnection, table: &str, id: i64) -> Result<(), sqlx::Error> {
    let raised = sqlx::query("UPDATE sqlite_sequence SET seq = $2 WHERE name = $1").bind(table).bind(id);
    if raised.execute(&mut *connection).await?.rows_affected() == 0 {
        sqlx::query(
            "INSERT INTO sqlite_sequence (name, seq) SELECT name, $2 FROM sqlite_schema
             WHERE type = 'table' AND name = $1 AND sql LIKE '%AUTOINCREMENT%'",
        )
        .bind(table)
        .bind(id)
        .execute(connection)
        .await?;
    }
    Ok(())
}
