//! Starting on a database that can't be used: a clear message, and the database as it was.

use std::{fs::Permissions, os::unix::fs::PermissionsExt, path::Path, process::Command};

use server::store::{OpenError, open};
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use tempfile::TempDir;

use crate::harness::{databases, program::program_of_ordinary_user};

fn url(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

/// Opens, must fail, and the file must not change by a byte.
async fn refused(path: &Path) -> OpenError {
    let before = std::fs::read(path).unwrap();
    let error = open(&url(path)).await.err().expect("it was opened");
    assert_eq!(std::fs::read(path).unwrap(), before, "the file changed");
    error
}

async fn made(folder: &TempDir) -> std::path::PathBuf {
    let path = folder.path().join("rollcall.db");
    open(&url(&path)).await.unwrap().close().await;
    path
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(
        &path,
        "Dear diary, this is long enough to be read as a header, and then some. ".repeat(40),
    )
    .unwrap();
    let error = refused(&path).await;
    assert!(matches!(error, OpenError::NotADatabase { .. }), "{error}");
    assert!(error.to_string().contains("notes.txt"));
}

#[tokio::test]
async fn another_programs_database_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("other.db");
    let mut other = SqliteConnection::connect(&format!("{}?mode=rwc", url(&path))).await.unwrap();
    other.execute("CREATE TABLE recipes (name TEXT)").await.unwrap();
    other.close().await.unwrap();
    let error = refused(&path).await;
    assert!(matches!(error, OpenError::NotOurs { .. }), "{error}");
}

#[tokio::test]
async fn a_newer_schema_is_refused_on_sqlite() {
    let folder = TempDir::new().unwrap();
    let path = made(&folder).await;
    let mut newer = SqliteConnection::connect(&url(&path)).await.unwrap();
    newer.execute("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'future', 1, x'00', 0)").await.unwrap();
    newer.close().await.unwrap();
    let error = refused(&path).await;
    assert!(matches!(error, OpenError::Newer { found: 9999, .. }), "{error}");
}

#[tokio::test]
async fn a_newer_schema_is_refused_on_postgres() {
    let database = databases::postgres().await;
    open(&database.url).await.unwrap().close().await;
    let mut newer = PgConnection::connect(&database.url).await.unwrap();
    newer.execute("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'future', true, '\\x00', 0)").await.unwrap();
    let error = open(&database.url).await.err().expect("it was opened");
    assert!(matches!(error, OpenError::Newer { found: 9999, .. }), "{error}");
}

#[tokio::test]
async fn a_locked_file_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = made(&folder).await;
    let mut other = SqliteConnection::connect(&url(&path)).await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    let error = refused(&path).await;
    assert!(matches!(error, OpenError::Locked { .. }), "{error}");
}

#[tokio::test]
async fn a_read_only_file_stops_the_program_with_a_clear_message() {
    let folder = TempDir::new().unwrap();
    let path = made(&folder).await;
    std::fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
    std::fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    let before = std::fs::read(&path).unwrap();
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--database", &url(&path)];
    let ended = program_of_ordinary_user(folder.path()).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.contains("can't be written to") && said.contains("rollcall.db"), "{said}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[tokio::test]
async fn an_unreachable_postgres_is_named_without_its_password() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let error =
        open(&format!("postgres://ana:hunter2@127.0.0.1:{port}/desk")).await.err().expect("it was opened");
    assert!(error.to_string().contains(&format!("127.0.0.1:{port}")), "{error}");
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

#[tokio::test]
async fn what_is_no_address_is_refused_without_repeating_a_password() {
    for url in ["mysql://ana:hunter2@db/desk", "sqlite:", "rollcall.db"] {
        let error = open(url).await.err().expect("it was opened");
        assert!(matches!(error, OpenError::BadUrl { .. }), "{error}");
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
}

#[tokio::test]
async fn opening_again_keeps_what_is_there() {
    let folder = TempDir::new().unwrap();
    let path = made(&folder).await;
    open(&url(&path)).await.unwrap().close().await;
    let mut connection = SqliteConnection::connect(&url(&path)).await.unwrap();
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut connection).await.unwrap();
    assert_eq!(mode, "wal");
}

#[tokio::test]
async fn another_programs_postgres_database_is_refused_and_untouched() {
    let database = databases::postgres().await;
    let mut other = PgConnection::connect(&database.url).await.unwrap();
    other.execute("CREATE TABLE users (name TEXT)").await.unwrap();
    let error = open(&database.url).await.err().expect("it was opened");
    assert!(matches!(error, OpenError::NotOurs { .. }), "{error}");
    let tables: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'")
        .fetch_one(&mut other)
        .await
        .unwrap();
    assert_eq!(tables, 1);
}

#[test]
fn a_new_data_folder_is_for_its_user_alone() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let mut command = Command::new(env!("CARGO_BIN_EXE_rollcall"));
    let ended =
        command.args(["owner", "link", "--data"]).arg(&data).env_remove("DATABASE_URL").output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    assert_eq!(std::fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
}
