//! SQLite: how a file is opened, and the SQL that only SQLite understands.

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions, Connection, Pool, QueryBuilder, SqliteConnection, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{
    hearing::Hearing,
    open::{OpenError, Schema, check_version, migration_failed},
};
use crate::changes::{Changes, News};

mod moving;
#[path = "shared/mod.rs"]
#[allow(clippy::duplicate_mod, reason = "one text, compiled for each database")]
mod shared;
pub use moving::{is_in_use, open_end};
pub use shared::Database;

type Db = sqlx::Sqlite;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");

/// `PRAGMA application_id` of a Rollcall file, as the first migration sets it.
const APPLICATION_ID: i64 = 1_383_033_964;
/// How long a statement waits for another process's lock.
const BUSY: Duration = Duration::from_secs(5);
/// How long starting waits for it: who starts a second server wants to hear of it soon.
pub(super) const BUSY_AT_START: Duration = Duration::from_secs(1);
/// How long it waits where the schema is to be brought up to date: another server may be at it, with many users in it.
const BUSY_MIGRATING: Duration = Duration::from_mins(2);
/// Readers for each core; more would wait for each other, and each takes memory.
const READERS_PER_CORE: usize = 2;
/// … so many at least, for the quick ones beside the slow, and so many at most.
const READERS: [usize; 2] = [4, 16];
/// Exports at once, beside the readers; one more waits for [`EXPORT_TURN`] and is then told to come later.
const EXPORTERS: u32 = 4;
const EXPORT_TURN: Duration = Duration::from_secs(10);
/// An export reads the table once, so it needs little of it in memory; its sorting takes as much again.
const EXPORT_CACHE_SIZE: &str = "-8000";
/// How many rows an export's connection may be ahead: fewer wake-ups of both sides than with the driver's 50.
const EXPORT_ROWS_AHEAD: usize = 1_000;
/// What the writer keeps of the file, in KiB (negative: not in pages): a batch of a bulk action finds there again
/// what it has just read. Measured on a million users: 1.3 times as quick as with SQLite's 2 MB.
const CACHE_SIZE: &str = "-32000";
/// How many rows a reader may be ahead: a window of the page, so that it is read without waiting for who takes it.
const ROWS_AHEAD: usize = 128;
/// What each reader keeps: the upper parts of the indexes; the rest the system has in its memory, once for all.
const READER_CACHE_SIZE: &str = "-6000";

/// How often the file is asked whether another process wrote to it.
const WATCH: Duration = Duration::from_secs(1);

mod dialect {
    use std::time::Duration;

    use app::domain::{ChatbotId, UserId, UserQuery};

    use super::{
        Db, Pool, QueryBuilder, SqliteConnection, Transaction, shared::user_list::is_walked_by_status,
    };
    use crate::{changes::Notice, store::list_plan::Plan};

    /// How logs and metrics call it.
    pub const KIND: &str = "sqlite";
    /// A commit takes as long as the disk does.
    pub const COMMITS_WITHIN: Option<Duration> = None;
    /// Writes have a connection of their own.
    pub const HAS_WRITER: bool = true;
    /// Short reads share the readers' connections: a statement is planned without looking at its values.
    pub const HAS_STEADY: bool = false;
    pub const BEGIN_READ: &str = "BEGIN";
    /// Takes the writer's lock at once: a transaction that begins by reading could not be promised it later.
    pub const BEGIN_WRITE: &str = "BEGIN IMMEDIATE";
    /// There is one writer, so no row needs a lock.
    pub const FOR_UPDATE: &str = "";
    /// A user's chatbot where no index may answer it; a unary plus hides a column from the planner
    /// (<https://sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_>).
    pub const CHATBOT_UNINDEXED: &str = "+u.chatbot_id";
    /// A user's network where no index may answer it.
    pub const NETWORK_UNINDEXED: &str = "+u.network";
    /// The rows of the JSON array `$1`, as `r.value`.
    pub const JSON_ROWS: &str = "json_each($1) AS r";

    /// The numbers of the JSON array `$1`, as `r.value`.
    pub const JSON_IDS: &str = "json_each($1) AS r";
    /// What to put before a table and behind a column, to get the rows whose column is in the JSON array `$1`: found one
    /// by one, in that order.
    pub const EACH_ID: [&str; 2] = ["json_each($1) AS r CROSS JOIN", "= r.value"];
    /// What to put around a query of ids, to get the rows whose column is among them.
    pub const IN_EACH: [&str; 2] = ["IN (", ")"];
    /// As [`EACH_ID`], for an array of texts.
    pub const EACH_TEXT: [&str; 2] = EACH_ID;
    /// The column `id` of a group as a JSON array.
    pub const JSON_ARRAY_OF_IDS: &str = "json_group_array(id)";
    /// How many rows a transaction of a bulk action changes: some 30 ms.
    pub const BATCH_ROWS: u32 = 10_000;
    /// There is one writer, so no row is locked.
    pub const UNLESS_LOCKED: &str = "";

    /// There is one writer, so no row needs a lock.
    #[allow(clippy::unused_async, reason = "PostgreSQL's has to wait")]
    pub async fn lock_users(_: &mut Transaction<'static, Db>, _: &str) -> Result<(), sqlx::Error> {
        Ok(())
    }

    /// A row as one text: a JSON array of `values`.
    pub fn json_array(values: &str) -> String {
        format!("json_array({values})")
    }

    /// What keeps a query inside another one from being planned with it; each names its index.
    pub const FENCE: &str = "";

    /// Adds that a column is among `ids`.
    pub fn push_among(sql: &mut QueryBuilder<Db>, ids: &[UserId]) {
        sql.push(" IN ");
        push_ids(sql, &ids);
    }

    /// Adds the list of `ids`, behind IN.
    pub fn push_ids(sql: &mut QueryBuilder<Db>, ids: &impl serde::Serialize) {
        sql.push("(SELECT value FROM json_each(").push_bind(super::shared::json(ids)).push("))");
    }

    /// SQLite can't tell other processes; they watch (see `watch`).
    #[allow(clippy::unused_async, reason = "PostgreSQL's has to wait")]
    pub async fn announce(_: &mut Transaction<'static, Db>, _: &str, _: &Notice) -> Result<(), sqlx::Error> {
        Ok(())
    }

    /// The shortest term the trigram index knows, in characters.
    const TRIGRAM: usize = 3;

    /// Whether a term is found by its characters alone: here short ones are found as the beginnings of trigrams.
    pub const fn is_found_by_characters(_: &str) -> bool {
        false
    }

    /// Whether an index finds where a pair of columns belongs, and not only its first.
    pub const SEEKS_PAIRS: bool = false;

    /// Whether a pass over the table takes one core, however many there are.
    pub const PASSES_ON_ONE_CORE: bool = true;

    /// How much dearer it is to walk past a user than to gather one.
    pub const STEP: u64 = 4;

    /// Whether the way along the index of the order leads to each user's row, wherever on the disk it is: else the index knows who
    /// matches.
    pub fn leads_past_rows(query: &UserQuery) -> bool {
        let is_by_status =
            is_walked_by_status(query) && query.role.is_none() && query.folded_search().is_empty();
        query.is_filtered() && !is_by_status
    }

    /// Has the table that follows be read along this index, and no other.
    pub fn indexed_by(index: &str) -> String {
        format!(" INDEXED BY {index}")
    }

    /// A walk is named by its index: nothing has to be said before.
    #[allow(clippy::unused_async, reason = "PostgreSQL's has to wait")]
    pub async fn begin_walk(_: &mut Transaction<'static, Db>) -> Result<(), sqlx::Error> {
        Ok(())
    }

    /// A pass names no index: nothing has to be said before.
    #[allow(clippy::unused_async, reason = "PostgreSQL's has to wait")]
    pub async fn begin_pass(_: &mut Transaction<'static, Db>) -> Result<(), sqlx::Error> {
        Ok(())
    }

    /// SQLite needs no statistics here: every list names its index.
    #[allow(clippy::unused_async, reason = "PostgreSQL's has to wait")]
    pub async fn refresh_statistics(_: &Pool<Db>) -> Result<(), sqlx::Error> {
        Ok(())
    }

    /// How to find all users who match, many or few.
    pub fn plan_for_all(query: &UserQuery) -> Plan {
        let has_index = query.network.is_some() || query.folded_search().chars().count() >= TRIGRAM;
        if has_index { Plan::Gather } else { Plan::Pass }
    }

    /// A term as a phrase, in which only the quote itself is special (<https://sqlite.org/fts5.html>, 3.1).
    fn phrase(term: &str) -> String {
        format!("\"{}\"", term.replace('"', "\"\""))
    }

    /// What GLOB takes as it is: a character of its own stands for itself as the only one of a class.
    fn literal(term: &str) -> String {
        term.replace('[', "[[]").replace('*', "[*]").replace('?', "[?]")
    }

    /// Adds the condition that a user's name or email holds `term`.
    pub fn push_search(sql: &mut QueryBuilder<Db>, term: &str, plan: Plan) {
        let is_short = term.chars().count() < TRIGRAM;
        match plan {
            Plan::Walk | Plan::Sift | Plan::Pass => {
                // A third less work than instr(). Not a pattern that is bound whole: SQLite would plan anew for each.
                sql.push(" AND u.search_text GLOB '*' || ").push_bind(literal(term)).push(" || '*'");
            }
            Plan::Gather if is_short => {
                sql.push(" AND u.id IN (SELECT doc FROM users_search_terms WHERE ");
                push_terms(sql, term);
                sql.push(")");
            }
            Plan::Gather => {
                sql.push(" AND u.id IN (SELECT rowid FROM users_search WHERE users_search MATCH ")
                    .push_bind(phrase(term))
                    .push(")");
            }
        }
    }

    /// Adds the condition that a trigram begins with `term`.
    fn push_terms(sql: &mut QueryBuilder<Db>, term: &str) {
        sql.push("term >= ").push_bind(term.to_owned());
        sql.push(" AND term < ").push_bind(format!("{term}{}", char::MAX));
    }

    /// Whether gathering those of a search leads past others.
    pub const fn gathers_others(_: &UserQuery) -> bool {
        false
    }

    /// How many users are looked at when those of a search are gathered, up to `most`.
    pub async fn estimate_gathered(
        connection: &mut SqliteConnection,
        chatbot: ChatbotId,
        query: &UserQuery,
        most: u64,
    ) -> Result<u64, sqlx::Error> {
        estimate(connection, chatbot, query, most).await
    }

    /// How often the search's term stands in the database, up to `most`; `most` where nothing is searched for.
    pub async fn estimate(
        connection: &mut SqliteConnection,
        _: ChatbotId,
        query: &UserQuery,
        most: u64,
    ) -> Result<u64, sqlx::Error> {
        let term = query.folded_search();
        let mut sql = QueryBuilder::new("SELECT COUNT(*) FROM (SELECT 1 FROM ");
        match term.chars().count() {
            0 => return Ok(most),
            count if count < TRIGRAM => {
                sql.push("users_search_terms WHERE ");
                push_terms(&mut sql, &term);
            }
            _ => {
                sql.push("users_search WHERE users_search MATCH ").push_bind(phrase(&term));
            }
        }
        sql.push(" LIMIT ").push_bind(i64::try_from(most).unwrap_or(i64::MAX)).push(")");
        let found: i64 = sql.build_query_scalar().fetch_one(connection).await?;
        Ok(u64::try_from(found).unwrap_or(0))
    }
}

/// Opens the file, making it if there is none, and brings its schema up to date.
///
/// # Errors
/// When the file is no database, another program's, of a newer Rollcall, locked or not writable; it is left as it was.
pub async fn open(path: &Path) -> Result<Database, OpenError> {
    let Schema { found, known } = inspect(path).await?;
    let patience = if found == Some(known) { BUSY_AT_START } else { BUSY_MIGRATING };
    let options = starting(path)
        .busy_timeout(patience)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("cache_size", CACHE_SIZE);
    migrate(path, options.clone()).await?;
    let options = options.busy_timeout(BUSY);
    // One connection writes; the others only read, so that a mistake in a query can't write past the queue.
    let writer = pool(1).connect_with(options.clone());
    let writer = writer.await.map_err(|cause| explain(path, cause))?;
    let reading = options.clone().row_buffer_size(ROWS_AHEAD);
    let reading = reading.pragma("query_only", "1").pragma("cache_size", READER_CACHE_SIZE);
    let readers: Pool<Db> =
        pool(readers()).connect_with(reading).await.map_err(|cause| explain(path, cause))?;
    let options = options.pragma("query_only", "1").pragma("cache_size", EXPORT_CACHE_SIZE);
    let exporters = pool(EXPORTERS)
        .acquire_timeout(EXPORT_TURN)
        // An export is slow by nature: as slow as who takes it.
        .connect_lazy_with(options.row_buffer_size(EXPORT_ROWS_AHEAD).disable_statement_logging());
    let key = shared::source_key(&readers).await.map_err(|cause| explain(path, cause))?;
    let database = Database::new(readers.clone(), readers, writer, exporters, Hearing::by_watching(), key);
    let version = data_version(&database.writer).await.map_err(|cause| explain(path, cause))?;
    tokio::spawn(watch(database.writer.clone(), version, database.changes.clone()));
    Ok(database)
}

/// How many connections read.
fn readers() -> u32 {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let [least, most] = READERS;
    // No more than sixteen.
    u32::try_from((cores * READERS_PER_CORE).clamp(least, most)).unwrap_or(u32::MAX)
}

/// A pool of at most `connections`. One whose transaction SQLite itself took back, because the disk was full, is put away: sqlx
/// would take it to be in that transaction for ever.
fn pool(connections: u32) -> SqlitePoolOptions {
    // A file's connection is never lost, so none is tried before it is used.
    let options = SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false);
    options.after_release(|connection, _| {
        Box::pin(async move {
            // Behind what was left to be rolled back.
            connection.ping().await?;
            Ok(!connection.is_in_transaction())
        })
    })
}

/// Tells listeners when another process (a command on the same file) wrote: the writer's own commits leave its
/// `data_version` as it is (<https://sqlite.org/pragma.html#pragma_data_version>).
async fn watch(writer: Pool<Db>, mut known: i64, changes: Changes) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(WATCH) => {}
            () = writer.close_event() => return,
        }
        // A request that meets the same fault logs it.
        let Ok(version) = data_version(&writer).await else { continue };
        if version != known {
            known = version;
            changes.publish(News::Unknown);
        }
    }
}

async fn data_version(writer: &Pool<Db>) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("PRAGMA data_version").fetch_one(writer).await
}

fn starting(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(path).foreign_keys(true).busy_timeout(BUSY_AT_START)
}

/// Looks at a file, if there is one, without writing to it.
///
/// # Errors
/// When the file is no database, another program's or of a newer Rollcall.
pub async fn inspect(path: &Path) -> Result<Schema, OpenError> {
    let database = path.display().to_string();
    if !path.exists() {
        return check_version(&database, &MIGRATIONS, None);
    }
    let mut connection =
        starting(path).read_only(true).connect().await.map_err(|cause| explain(path, cause))?;
    let looked: Result<(i64, i64, Option<i64>), sqlx::Error> = async {
        let id = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut connection).await?;
        let tables =
            sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema").fetch_one(&mut connection).await?;
        Ok((id, tables, version(&mut connection).await?))
    }
    .await;
    let (id, tables, version) = looked.map_err(|cause| explain(path, cause))?;
    // A failed close only means the connection was gone already.
    let _ = connection.close().await;
    if tables > 0 && id != APPLICATION_ID {
        return Err(OpenError::NotOurs { database });
    }
    check_version(&database, &MIGRATIONS, version)
}

/// The newest migration that was made.
async fn version(connection: &mut SqliteConnection) -> Result<Option<i64>, sqlx::Error> {
    let migrated = sqlx::query("SELECT 1 FROM sqlite_schema WHERE name = '_sqlx_migrations'");
    if migrated.fetch_optional(&mut *connection).await?.is_none() {
        return Ok(None);
    }
    sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations").fetch_one(connection).await
}

/// Brings the schema up to date, all of it or nothing, with the writer's lock: of servers that start at once, one does it and
/// the others find it done.
async fn migrate(path: &Path, options: SqliteConnectOptions) -> Result<(), OpenError> {
    let explained = |cause| explain(path, cause);
    let database = path.display().to_string();
    let mut connection = options.connect().await.map_err(explained)?;
    // A write that is taken back finds a locked or read-only file before anything is half done. (In WAL mode a
    // read-only file gives even the writer's lock.)
    for statement in ["BEGIN IMMEDIATE", "CREATE TABLE writable (probe)", "ROLLBACK"] {
        sqlx::query(statement).execute(&mut connection).await.map_err(explained)?;
    }
    let mut tx = connection.begin_with("BEGIN IMMEDIATE").await.map_err(explained)?;
    // What a file's look said may have changed before the lock was there.
    check_version(&database, &MIGRATIONS, version(&mut tx).await.map_err(explained)?)?;
    MIGRATIONS.run(&mut *tx).await.map_err(|cause| migration_failed(&database, &MIGRATIONS, cause))?;
    tx.commit().await.map_err(explained)?;
    let _ = connection.close().await;
    Ok(())
}

/// Says what SQLite's primary result code means for who starts the server (<https://sqlite.org/rescode.html>).
pub(super) fn explain(path: &Path, cause: sqlx::Error) -> OpenError {
    let database = path.display().to_string();
    let code =
        cause.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok()).map(|code| code & 0xff);
    match code {
        Some(5 | 6) => OpenError::Locked { database },
        Some(8) => OpenError::ReadOnly { database },
        Some(26 | 11) => OpenError::NotADatabase { database },
        Some(14) => OpenError::CannotOpen { database },
        _ => OpenError::Database { database, cause },
    }
}

#[cfg(test)]
mod plans;
