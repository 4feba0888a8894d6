//! Fresh databases: an SQLite file each, and a database each of one PostgreSQL server that this run starts.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// A database for one test.
pub struct Database {
    pub url: String,
    _folder: Option<TempDir>,
}

impl Database {
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
    async fn texts(&self, sql: String) -> Vec<String> {
        let sql = AssertSqlSafe(sql);
        if self.is_sqlite() {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        } else {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        }
    }

    /// All rows of all tables, but not when something was last used.
    pub async fn contents(&self) -> BTreeMap<String, Vec<String>> {
        let tables = if self.is_sqlite() {
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        } else {
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
        };
        let mut contents = BTreeMap::new();
        for table in self.texts(tables.to_owned()).await {
            let columns = if self.is_sqlite() {
                format!(
                    "SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}') WHERE name <> 'last_used_at'"
                )
            } else {
                format!(
                    "SELECT format('%I', column_name) FROM information_schema.columns
                     WHERE table_schema = 'public' AND table_name = '{table}' AND column_name <> 'last_used_at'"
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
        assert!(contents.contains_key("audit_log"), "{:?}", contents.keys());
        contents
    }
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
            match std::env::var("TEST_POSTGRES_URL") {
                Ok(url) => url,
                Err(_) => tokio::task::spawn_blocking(start_server).await.unwrap(),
            }
        })
        .await;
    let name = format!("rollcall_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let mut connection = PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
    // TEMPLATE template0: several tests may create at once, and template1 would be in use.
    let sql = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
    sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    Database { url: format!("{server}/{name}"), _folder: None }
}

/// PostgreSQL's programs: on the PATH, or where Debian puts them.
fn programs() -> PathBuf {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    debian
        .map(|version| version.path().join("bin"))
        .chain(std::env::split_paths(&on_path))
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
        .expect("PostgreSQL is not installed: apt-get install postgresql")
}

/// Starts a server on a free port in a temporary folder. A shell waits at its standard input for the end of this
/// process, however it ends, then stops the server and removes the folder.
fn start_server() -> String {
    let folder = TempDir::new().unwrap().keep();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let script = r#"
        set -e
        folder=$1 port=$2
        if [ "$(id -u)" = 0 ]; then
            # PostgreSQL refuses to run as root.
            chown nobody "$folder"
            as="setpriv --reuid=nobody --regid=nogroup --clear-groups --"
        fi
        $as initdb --pgdata="$folder/data" --username=rollcall --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
            --no-sync >"$folder.log" 2>&1
        $as postgres -D "$folder/data" -h 127.0.0.1 -p "$port" -k "$folder" -c fsync=off -c full_page_writes=off \
            -c synchronous_commit=off -c max_connections=400 -c shared_buffers=64MB >>"$folder.log" 2>&1 &
        server=$!
        until $as pg_isready -q -h 127.0.0.1 -p "$port"; do
            kill -0 "$server" || { cat "$folder.log" >&2; echo failed; exit 1; }
        done
        echo ready
        cat >/dev/null
        kill -INT "$server"
        wait "$server" || true
        rm -rf "$folder" "$folder.log"
    "#;
    let path = std::env::join_paths(
        std::iter::once(programs())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    )
    .unwrap();
    let mut child = Command::new("sh")
        .args(["-c", script, "sh"])
        .args([folder.as_os_str(), port.to_string().as_ref()])
        .env("PATH", path)
        .current_dir(Path::new("/"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert_eq!(said.trim(), "ready", "PostgreSQL did not start");
    keep_until_exit(child);
    format!("postgres://rollcall@127.0.0.1:{port}")
}

/// The pipe to the shell stays open until this process ends.
fn keep_until_exit(child: Child) {
    std::mem::forget(child);
}
