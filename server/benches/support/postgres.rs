//! A PostgreSQL server of its own, whose data are kept from run to run.

use std::path::PathBuf;

use sqlx::{AssertSqlSafe, Connection, PgConnection};

#[path = "../../tests/integration/harness/postgres_server.rs"]
mod postgres_server;

/// As a small installation sets it: a quarter of a gigabyte of buffers, all else as it comes.
const SETTINGS: [&str; 1] = ["shared_buffers=256MB"];

/// Starts the server; the address of its database `name`, and whether that is new and empty.
pub async fn database(name: &str) -> (String, bool) {
    // Not under `target`: as root it runs as another user, who may not look into this one's home.
    let folder: PathBuf = std::env::temp_dir().join("rollcall-bench-postgres");
    std::fs::create_dir_all(&folder).unwrap();
    let server =
        tokio::task::spawn_blocking(move || postgres_server::start(&folder, true, &SETTINGS)).await.unwrap();
    let mut connection = PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
    let is_there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)")
        .bind(name)
        .fetch_one(&mut connection)
        .await
        .unwrap();
    if !is_there {
        let sql = AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"));
        sqlx::query(sql).execute(&mut connection).await.unwrap();
    }
    (format!("{server}/{name}"), !is_there)
}

/// Gives a database another name, once it is complete.
pub async fn rename(url: &str, name: &str) -> String {
    let (server, before) = url.rsplit_once('/').unwrap();
    let mut connection = PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
    let sql = AssertSqlSafe(format!("ALTER DATABASE {before} RENAME TO {name}"));
    sqlx::query(sql).execute(&mut connection).await.unwrap();
    format!("{server}/{name}")
}
