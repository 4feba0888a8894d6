//! What only PostgreSQL has of a move.

use std::time::Duration;

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};

use super::{PROGRAM, dialect, options, shared::moving::MovingEnd};
use crate::store::moving::{MoveError, TABLES};

/// How often it is looked whether a server runs, and how long between.
const LOOKS: u32 = 30;
const PAUSE: Duration = Duration::from_millis(100);

/// Tables, columns and their kinds.
pub const CATALOG: &str =
    "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations'
    ORDER BY table_name, ordinal_position";

pub fn to_hexadecimal(column: &str) -> String {
    format!("encode({column}, 'hex')")
}

pub fn from_hexadecimal(text: &str) -> String {
    format!("decode({text}, 'hex')")
}

async fn connect(url: &str) -> Result<(PgConnection, String), MoveError> {
    let (options, name) = options(url)?;
    let options = options.application_name("rollcall move").disable_statement_logging();
    match options.connect().await {
        Ok(connection) => Ok((connection, name)),
        Err(cause) => Err(MoveError::Database { database: name, cause }),
    }
}

/// Whether a server runs on the database. PostgreSQL may take a moment to notice that one has stopped.
pub async fn is_in_use(url: &str) -> Result<bool, MoveError> {
    let (mut connection, name) = connect(url).await?;
    let mut servers = Ok(1);
    for _ in 0..LOOKS {
        servers = sqlx::query_scalar::<_, i64>(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1",
        )
        .bind(PROGRAM)
        .fetch_one(&mut connection)
        .await;
        if !matches!(servers, Ok(1..)) {
            break;
        }
        tokio::time::sleep(PAUSE).await;
    }
    let _ = connection.close().await;
    servers.map(|servers| servers > 0).map_err(|cause| MoveError::Database { database: name, cause })
}

/// Opens an end. Of a source, all is read as it is at one moment; into a target nobody else writes meanwhile.
pub async fn open_end(url: &str, is_source: bool) -> Result<MovingEnd, MoveError> {
    let (mut connection, name) = connect(url).await?;
    let begin = if is_source {
        dialect::BEGIN_READ.to_owned()
    } else {
        format!("BEGIN; LOCK TABLE {} IN EXCLUSIVE MODE", TABLES.join(", "))
    };
    match sqlx::raw_sql(AssertSqlSafe(begin)).execute(&mut connection).await {
        Ok(_) => Ok(MovingEnd { name, connection }),
        Err(cause) => Err(MoveError::Database { database: name, cause }),
    }
}

pub async fn last_id(connection: &mut PgConnection, table: &str) -> Result<i64, sqlx::Error> {
    let sequence: Option<String> = sqlx::query_scalar("SELECT pg_get_serial_sequence($1, 'id')")
        .bind(table)
        .fetch_one(&mut *connection)
        .await?;
    // A table of one row has ids of its own.
    let Some(sequence) = sequence else { return Ok(0) };
    let sql = format!("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}");
    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(connection).await
}

pub async fn set_last_id(connection: &mut PgConnection, table: &str, id: i64) -> Result<(), sqlx::Error> {
    // A sequence begins with 1; that it is not called yet means that 1 is the next.
    sqlx::query("SELECT setval(pg_get_serial_sequence($1, 'id'), GREATEST($2, 1), $2 > 0)")
        .bind(table)
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}
