//! PostgreSQL: how it is reached, and the SQL that only PostgreSQL understands.

use std::time::Duration;

use sqlx::{
    ConnectOptions, Connection, Executor, PgConnection, PgPool, QueryBuilder, Transaction,
    postgres::PgConnectOptions,
};

use self::listener::{CHANNEL, Listener};
use super::{
    hearing::Hearing,
    open::{OpenError, Schema, check_version, migration_failed},
};

mod listener;
mod pool;

mod moving;
#[path = "shared/mod.rs"]
#[allow(clippy::duplicate_mod, reason = "one text, compiled for each database")]
mod shared;
pub use moving::{is_in_use, open_end};
pub use shared::Database;

type Db = sqlx::Postgres;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("migrations/postgres");

/// How servers call themselves to PostgreSQL, unless the address says otherwise.
const PROGRAM: &str = "rollcall";
/// For reads that are planned for their values, and for writes.
const CONNECTIONS: u32 = 12;
/// For short statements that are planned once.
const STEADY: u32 = 6;
/// Exports at once, beside those; one more waits for a moment and is then told to come later.
const EXPORTERS: u32 = 4;
const CONNECT: Duration = Duration::from_secs(10);
/// No query is compiled to machine code, which takes longer than any of them. PostgreSQL looks whether this server is still there,
/// so that what a dead machine holds (a job, a row) is free within half a minute and not after the system's two hours.
const SETTINGS: [(&str, &str); 5] = [
    ("jit", "off"),
    ("tcp_keepalives_idle", "10"),
    ("tcp_keepalives_interval", "5"),
    ("tcp_keepalives_count", "3"),
    ("tcp_user_timeout", "25000"),
];
/// Each query is planned for its very term, since a rare and a common one are found in different ways.
const FOR_VALUES: [(&str, &str); 1] = [("plan_cache_mode", "force_custom_plan")];
/// Each statement is planned once on a connection, which takes as long as a short one itself, and along an index: lists along
/// that of their order. The planner guesses how many match and, where it guesses too few, would sort all of them. It is set when
/// a connection is there, since a pooler may leave out what is asked for before.
const STEADILY: &str =
    "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_bitmapscan = off;
    SET enable_sort = off; SET enable_hashjoin = off; SET enable_mergejoin = off";
/// How many statements a connection keeps prepared: each kind of list in each order is one, and each that is put away for another
/// costs two more trips.
const PREPARED: usize = 400;
/// No transaction of a request waits for anything but the database, and none waits long for another one. Where the network falls
/// silent, PostgreSQL goes on with transactions of which nobody hears any more: the one that holds a row idles, and those that wait
/// for it would each get it in turn and idle as long.
const IN_TRANSACTION: [(&str, &str); 2] =
    [("idle_in_transaction_session_timeout", "15s"), ("lock_timeout", "15s")];
mod dialect {
    use std::time::Duration;

    use app::domain::{ChatbotId, UserId, UserQuery};

    use super::{CHANNEL, Db, PgConnection, PgPool, QueryBuilder, Transaction};
    use crate::{changes::Notice, store::list_plan::Plan};

    /// How logs and metrics call it.
    pub const KIND: &str = "postgres";
    /// How long a commit may take; longer than PostgreSQL keeps a transaction of which it hears nothing, so that it is done by
    /// then or never will be.
    pub const COMMITS_WITHIN: Option<Duration> = Some(Duration::from_secs(20));
    /// Writes share the readers' connections.
    pub const HAS_WRITER: bool = false;
    /// Short reads have connections of their own.
    pub const HAS_STEADY: bool = true;
    pub const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    pub const BEGIN_WRITE: &str = "BEGIN";
    /// Others may still refer to the row (foreign keys), but not change it.
    pub const FOR_UPDATE: &str = "FOR NO KEY UPDATE";
    /// A user's chatbot where no index may answer it: PostgreSQL knows by its statistics.
    pub const CHATBOT_UNINDEXED: &str = "u.chatbot_id";
    /// A user's network where no index may answer it: PostgreSQL knows by its statistics.
    pub const NETWORK_UNINDEXED: &str = "u.network";
    /// The rows of the JSON array `$1`, as `r.value`.
    pub const JSON_ROWS: &str = "json_array_elements($1::json) AS r(value)";

    /// The numbers of the JSON array `$1`, as `r.value`.
    pub const JSON_IDS: &str = "json_array_elements_text($1::json) AS r(value)";
    /// What to put before a table and behind a column, to get the rows whose column is in the JSON array `$1`. An array,
    /// because a join is planned by statistics, which lag behind: a batch of 5,000 took seconds for want of them.
    pub const EACH_ID: [&str; 2] = [
        "",
        "= ANY (ARRAY(SELECT CAST(r.value AS BIGINT) FROM json_array_elements_text($1::json) AS r(value)))",
    ];
    /// What to put around a query of ids, to get the rows whose column is among them: an array, as in [`EACH_ID`].
    pub const IN_EACH: [&str; 2] = ["= ANY (ARRAY(", "))"];
    /// As [`EACH_ID`], for an array of texts.
    pub const EACH_TEXT: [&str; 2] =
        ["", "= ANY (ARRAY(SELECT r.value FROM json_array_elements_text($1::json) AS r(value)))"];
    /// The column `id` of a group as a JSON array.
    pub const JSON_ARRAY_OF_IDS: &str = "json_agg(id)::text";
    /// How many rows a transaction of a bulk action changes: a row that moves is entered into every index anew.
    pub const BATCH_ROWS: u32 = 2_000;
    /// Takes the row, or passes it over when another server has it.
    pub const UNLESS_LOCKED: &str = "FOR UPDATE SKIP LOCKED";

    /// Takes the users of a JSON array of ids, in the order of the ids, so that nobody changes them meanwhile.
    pub async fn lock_users(tx: &mut Transaction<'static, Db>, ids: &str) -> Result<(), sqlx::Error> {
        let sql = format!(
            "SELECT COUNT(*) FROM (SELECT u.id FROM users u WHERE u.id {} ORDER BY u.id FOR UPDATE) AS locked",
            EACH_ID[1]
        );
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(ids).execute(&mut **tx).await?;
        Ok(())
    }

    /// A row as one text: a JSON array of `values`.
    pub fn json_array(values: &str) -> String {
        format!("json_build_array({values})::text")
    }

    /// What keeps a query inside another one from being planned with it: the planner guesses how many match and, where it guesses
    /// too many, would walk along the order's index to gather a few.
    pub const FENCE: &str = " OFFSET 0";

    /// Adds that a column is among `ids`.
    pub fn push_among(sql: &mut QueryBuilder<Db>, ids: &[UserId]) {
        let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
        sql.push(" = ANY (").push_bind(ids).push(")");
    }

    /// Adds the list of `ids`, behind IN.
    pub fn push_ids(sql: &mut QueryBuilder<Db>, ids: &impl serde::Serialize) {
        sql.push("(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(")
            .push_bind(super::shared::json(ids))
            .push("::json))");
    }

    /// Tells all listening processes, when and if the transaction commits.
    pub async fn announce(
        tx: &mut Transaction<'static, Db>,
        origin: &str,
        notice: &Notice,
    ) -> Result<(), sqlx::Error> {
        let payload =
            serde_json::to_string(&(origin, notice)).map_err(|cause| sqlx::Error::Encode(cause.into()))?;
        sqlx::query("SELECT pg_notify($1, $2)").bind(CHANNEL).bind(payload).execute(&mut **tx).await?;
        Ok(())
    }

    /// Whether an index finds where a pair of columns belongs, and not only its first.
    pub const SEEKS_PAIRS: bool = true;

    /// Whether a pass over the table takes one core, however many there are.
    pub const PASSES_ON_ONE_CORE: bool = false;

    /// How much dearer it is to walk past a user than to gather one.
    pub const STEP: u64 = 10;

    /// Whether the way along the index of the order leads to each user's row, wherever on the disk it is: status and role stand in
    /// the index.
    pub fn leads_past_rows(query: &UserQuery) -> bool {
        !query.folded_search().is_empty()
    }

    /// No query can name its index here: see [`begin_walk`].
    pub const fn indexed_by(_: &str) -> String {
        String::new()
    }

    /// For the rest of the transaction, has lists be read along the index of their order. The planner guesses how many match
    /// and, where it guesses too few, would sort all of them.
    pub async fn begin_walk(tx: &mut Transaction<'static, Db>) -> Result<(), sqlx::Error> {
        sqlx::query(
            "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
                 set_config('enable_sort', 'off', true)",
        )
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// For the rest of the transaction, has all users of a list be read as they lie on the disk, and be sorted by several processes
    /// in memory. The planner takes the way along an index, which has the order, for shorter: of a million it took 2.7 s, and 0.9 s
    /// so.
    pub async fn begin_pass(tx: &mut Transaction<'static, Db>) -> Result<(), sqlx::Error> {
        sqlx::query(
            "SELECT set_config('enable_indexscan', 'off', true), set_config('parallel_tuple_cost', '0', true),
                 set_config('work_mem', '64MB', true)",
        )
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Takes in what users there are, and which pages need no second look for the rows' visibility
    /// (<https://www.postgresql.org/docs/current/indexes-index-only-scans.html>).
    pub async fn refresh_statistics(pool: &PgPool) -> Result<(), sqlx::Error> {
        sqlx::query("VACUUM (ANALYZE) users").execute(pool).await?;
        Ok(())
    }

    /// How to find all users who match, many or few: PostgreSQL knows by its statistics.
    pub const fn plan_for_all(_: &UserQuery) -> Plan {
        Plan::Gather
    }

    /// The shortest term the trigram index knows, in characters.
    const TRIGRAM: usize = 3;

    /// Whether a term is found by its characters alone.
    pub fn is_found_by_characters(term: &str) -> bool {
        (1..TRIGRAM).contains(&term.chars().count())
    }

    /// About how many users match, by the planner's statistics.
    pub async fn estimate(
        connection: &mut PgConnection,
        chatbot: ChatbotId,
        query: &UserQuery,
        _: u64,
    ) -> Result<u64, sqlx::Error> {
        let sql = super::shared::user_list::matching("EXPLAIN SELECT 1", chatbot, query, Plan::Gather);
        expected_rows(connection, sql).await
    }

    /// Whether gathering those of a search leads past others: a short term is found by its characters, wherever they stand.
    pub fn gathers_others(query: &UserQuery) -> bool {
        (1..TRIGRAM).contains(&query.folded_search().chars().count())
    }

    /// About how many users are looked at when those of a search are gathered.
    pub async fn estimate_gathered(
        connection: &mut PgConnection,
        chatbot: ChatbotId,
        query: &UserQuery,
        most: u64,
    ) -> Result<u64, sqlx::Error> {
        if !gathers_others(query) {
            return estimate(connection, chatbot, query, most).await;
        }
        let mut sql = QueryBuilder::new("EXPLAIN SELECT 1 FROM users u WHERE u.chatbot_id = ");
        sql.push_bind(chatbot.0);
        push_characters(&mut sql, &query.folded_search());
        expected_rows(connection, sql).await
    }

    /// How many rows the planner expects of what is explained.
    async fn expected_rows(
        connection: &mut PgConnection,
        mut sql: QueryBuilder<Db>,
    ) -> Result<u64, sqlx::Error> {
        let lines: Vec<String> = sql.build_query_scalar().fetch_all(connection).await?;
        // "Seq Scan on users u  (cost=0.00..27.00 rows=7 width=4)"; the first line is of the whole.
        let rows =
            lines.first().and_then(|line| line.split_once(" rows=")?.1.split(' ').next()?.parse().ok());
        rows.ok_or_else(|| sqlx::Error::Protocol("EXPLAIN says no number of rows".to_owned()))
    }

    /// Adds the condition that a user's name and email have all characters of `term`.
    fn push_characters(sql: &mut QueryBuilder<Db>, term: &str) {
        let characters: Vec<String> = term.chars().map(String::from).collect();
        sql.push(" AND string_to_array(u.search_text, NULL) @> ").push_bind(characters);
    }

    /// Adds the condition that a user's name or email holds `term`.
    pub fn push_search(sql: &mut QueryBuilder<Db>, term: &str, plan: Plan) {
        if plan == Plan::Gather && is_found_by_characters(term) {
            push_characters(sql, term);
        }
        // LIKE, because the trigram index answers it; its wildcards are letters here.
        let pattern = format!("%{}%", term.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        sql.push(" AND u.search_text LIKE ").push_bind(pattern);
    }
}

/// How `url` is connected to, and how its database is called without its password.
fn options(url: &str) -> Result<(PgConnectOptions, String), OpenError> {
    let options: PgConnectOptions =
        url.parse().map_err(|_: sqlx::Error| OpenError::BadUrl { url: "postgres://…".to_owned() })?;
    let database = format!(
        "{}:{}/{}",
        options.get_host(),
        options.get_port(),
        options.get_database().unwrap_or_default()
    );
    let options = match options.get_application_name() {
        None => options.application_name(PROGRAM),
        Some(_) => options,
    };
    Ok((options.options(SETTINGS).statement_cache_capacity(PREPARED), database))
}

/// Connects, and looks whether the tables are ours, and no newer.
async fn look(options: &PgConnectOptions, database: &str) -> Result<(PgConnection, Schema), OpenError> {
    let fault = |cause| OpenError::Database { database: database.to_owned(), cause };
    let connect = tokio::time::timeout(CONNECT, PgConnection::connect_with(options));
    let connected = connect.await.map_err(|_| OpenError::Unreachable { database: database.to_owned() })?;
    let mut connection = connected.map_err(fault)?;
    // Without a table of ours, those of others are another program's; one of them may be called as ours are.
    let theirs: bool = sqlx::query_scalar(
        "SELECT to_regclass('chatbot_keys') IS NULL
             AND EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '_sqlx_migrations')",
    )
    .fetch_one(&mut connection)
    .await
    .map_err(fault)?;
    if theirs {
        return Err(OpenError::NotOurs { database: database.to_owned() });
    }
    let migrated: bool = sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
        .fetch_one(&mut connection)
        .await
        .map_err(fault)?;
    let mut version = None;
    if migrated {
        version = sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations")
            .fetch_one(&mut connection)
            .await
            .map_err(fault)?;
    }
    let schema = check_version(database, &MIGRATIONS, version)?;
    Ok((connection, schema))
}

/// Looks at the database and changes nothing.
///
/// # Errors
/// When the server can't be reached or refuses, the tables are another program's, or the schema is of a newer Rollcall.
pub async fn inspect(url: &str) -> Result<Schema, OpenError> {
    let (options, database) = options(url)?;
    let (connection, schema) = look(&options, &database).await?;
    // A failed close only means the connection was gone already.
    let _ = connection.close().await;
    Ok(schema)
}

/// Connects and brings the schema up to date; several servers that start at once take turns.
///
/// # Errors
/// When the server can't be reached or refuses, or the schema is of a newer Rollcall; then nothing is changed.
pub async fn open(url: &str) -> Result<Database, OpenError> {
    let (options, database) = options(url)?;
    let fault = |cause| OpenError::Database { database: database.clone(), cause };
    let (mut connection, _) = look(&options, &database).await?;
    MIGRATIONS.run(&mut connection).await.map_err(|cause| migration_failed(&database, &MIGRATIONS, cause))?;
    // A failed close only means the connection was gone already.
    let _ = connection.close().await;
    let for_values = options.clone().options(FOR_VALUES);
    let exporters = pool::pool(EXPORTERS)
        // An export is slow by nature: as slow as who takes it.
        .connect_lazy_with(for_values.clone().disable_statement_logging());
    let pool = pool::pool(CONNECTIONS).connect_with(for_values.options(IN_TRANSACTION));
    let pool = pool.await.map_err(fault)?;
    let steady = pool::pool(STEADY)
        .after_connect(|connection, _| Box::pin(async move { connection.execute(STEADILY).await.map(drop) }))
        .connect_lazy_with(options.clone().options(IN_TRANSACTION));
    let (hearing, asked) = Hearing::by_listening();
    let key = shared::source_key(&pool).await.map_err(fault)?;
    let store = Database::new(pool.clone(), steady, pool, exporters, hearing, key);
    let listener = Listener::new(options, store.origin.clone(), store.changes.clone(), asked);
    let listening = listener.connect().await.map_err(fault)?;
    tokio::spawn(listener.run(listening));
    Ok(store)
}

#[cfg(test)]
mod plans;
