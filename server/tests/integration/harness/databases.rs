//! Fresh databases: an SQLite file each, and a database each of one PostgreSQL server that this run starts.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::postgres_server;

/// For many small databases that nobody needs to keep.
const SETTINGS: [&str; 5] = [
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=400",
    "shared_buffers=64MB",
];

/// A database for one test.
pub struct Database {
    pub url: String,
    _folder: Option<TempDir>,
}

impl Database {
    /// A database on a server that a test runs by itself.
    pub fn at(url: String) -> Self {
        Self { url, _folder: None }
    }

    pub fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    /// Executes statements by a connection of its own.
    pub async fn execute(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        if self.is_sqlite() {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
        } else {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
        }
    }

    /// How many rows a table has, by a connection of its own.
    pub async fn count(&self, table: &str) -> i64 {
        let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        if self.is_sqlite() {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
        } else {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
        }
    }
}

impl Database {
    /// The one column of text that `sql` selects, by a connection of its own.
    pub async fn texts(&self, sql: String) -> Vec<String> {
        let sql = AssertSqlSafe(sql);
        if self.is_sqlite() {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        } else {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        }
    }

    /// All rows of all tables that migrations make, of whatever version.
    pub async fn contents_of_version(&self) -> BTreeMap<String, Vec<String>> {
        let mut contents = self.contents_but("").await;
        contents.retain(|table, _| {
            !table.starts_with("sqlite_") && !table.starts_with("users_search") && table != "_sqlx_migrations"
        });
        contents
    }

    /// All rows of all tables, but not when something was last used.
    pub async fn contents(&self) -> BTreeMap<String, Vec<String>> {
        self.contents_but("last_used_at").await
    }

    async fn contents_but(&self, column: &str) -> BTreeMap<String, Vec<String>> {
        let tables = if self.is_sqlite() {
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        } else {
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
        };
        let mut contents = BTreeMap::new();
        for table in self.texts(tables.to_owned()).await {
            let columns = if self.is_sqlite() {
                format!(
                    "SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}') WHERE name <> '{column}'"
                )
            } else {
                format!(
                    "SELECT format('%I', column_name) FROM information_schema.columns
                     WHERE table_schema = 'public' AND table_name = '{table}' AND column_name <> '{column}'"
                )
            };
            let columns = self.texts(columns).await;
            let row = if self.is_sqlite() {
                columns.join(" || ',' || ")
            } else {
                format!("ROW({})::text", columns.join(", "))
            };
            let mut rows = self.texts(format!("SELECT {row} FROM \"{table}\"")).await;
            rows.sort_unstable();
            contents.insert(table, rows);
        }
        assert!(contents.contains_key("messages"), "{:?}", contents.keys());
        contents
    }
}

impl Database {
    /// A file that is there.
    pub fn of_file(path: &Path) -> Self {
        Self { url: format!("sqlite:{}", path.display()), _folder: None }
    }
}

/// Where PostgreSQL's programs are, as a PATH.
pub fn postgres_path() -> OsString {
    postgres_server::path()
}

pub fn sqlite() -> Database {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", folder.path().join("rollcall.db").display());
    Database { url, _folder: Some(folder) }
}

/// A new database of the run's PostgreSQL server.
///
/// `TEST_POSTGRES_URL` names a server to use instead, without a database: `postgres://user@host:port`.
pub async fn postgres() -> Database {
    static SERVER: OnceCell<String> = OnceCell::const_new();
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let server = SERVER
        .get_or_init(|| async {
            if let Ok(url) = std::env::var("TEST_POSTGRES_URL") {
                return url;
            }
            let folder = TempDir::new().unwrap().keep();
            tokio::task::spawn_blocking(move || postgres_server::start(&folder, false, &SETTINGS))
                .await
                .unwrap()
        })
        .await;
    let name = format!("rollcall_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let mut connection = PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
    // TEMPLATE template0: several tests may create at once, and template1 would be in use.
    let sql = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
    sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    Database { url: format!("{server}/{name}"), _folder: None }
}
