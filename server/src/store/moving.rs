//! From one database to another: every row of every table, and proof that it arrived.
//!
//! All is written in one transaction, so that a move that is interrupted did not happen and can begin anew.

use std::collections::BTreeMap;

use async_trait::async_trait;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use super::{Location, OpenError, postgres, sqlite};

/// Every table, each behind those that it refers to. A test compares it with what migrations make.
pub const TABLES: [&str; 26] = [
    "chatbots",
    "chatbot_keys",
    "chatbot_domains",
    "users",
    "saved_views",
    "user_counts",
    "sessions",
    "messages",
    "jobs",
    "job_chunks",
    "job_changes",
    "job_skips",
    "exports",
    "audit_log",
    "analytics",
    "deleted_visitors",
    "accounts",
    "recovery_codes",
    "passkeys",
    "tickets",
    "console_links",
    "console_sessions",
    "sign_in_failures",
    "wrong_tries",
    "source_keys",
    "invitations",
];

/// So many rows are read and written at a time,
const ROWS: usize = 2_000;
/// … and no more bytes, but for a row that has more by itself.
const BYTES: usize = 4 * 1024 * 1024;
/// How many such batches the reader may be ahead.
const AHEAD: usize = 2;

/// Why a move did not happen. Each message says what to do; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// One of the two can't be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Both are the same.
    #[error("Both addresses are of the same database.")]
    Same,
    /// Servers run on it.
    #[error("A server runs on {database}. Stop it first: what it would write meanwhile would be lost.")]
    InUse {
        /// Which.
        database: String,
    },
    /// There are other rows.
    #[error(
        "{database} holds other data already, in {table} for one. Move into an empty database, or into one that holds what was moved before."
    )]
    Occupied {
        /// Which.
        database: String,
        /// The first that has rows.
        table: String,
    },
    /// A migration made a table that this doesn't know, or a column on one side alone.
    #[error("The tables of the two are not the same ({what}). This is a fault of this version of Rollcall.")]
    Unlike {
        /// The difference.
        what: String,
    },
    /// What was written is not what was read.
    #[error(
        "{table} did not arrive as it was ({wanted} rows were read, {found} found). The move was taken back."
    )]
    Astray {
        /// Which table.
        table: String,
        /// How many rows were read.
        wanted: u64,
        /// How many are there.
        found: u64,
    },
    /// A statement failed.
    #[error("{database} failed: {cause}. The move was taken back.")]
    Database {
        /// Which.
        database: String,
        /// Why.
        cause: sqlx::Error,
    },
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Bytes,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
}

/// The tables that there are, but for what the database keeps for itself.
pub(super) type Tables = BTreeMap<String, Vec<Column>>;

/// A database at one end of a move, in a transaction.
#[async_trait]
pub(super) trait End: Send {
    /// Which it is, without its password.
    fn name(&self) -> &str;

    /// Its tables.
    async fn tables(&mut self) -> Result<Tables, sqlx::Error>;

    /// Sends all rows of a table, each as a JSON array of the columns' values; bytes in hexadecimal.
    async fn read(
        &mut self,
        table: &str,
        columns: &[Column],
        to: mpsc::Sender<Vec<String>>,
    ) -> Result<(), sqlx::Error>;

    /// Writes such rows.
    async fn write(&mut self, table: &str, columns: &[Column], rows: &[String]) -> Result<(), sqlx::Error>;

    /// The first table that holds more than a migration puts there.
    async fn first_with_rows(&mut self) -> Result<Option<String>, sqlx::Error>;

    /// Takes away what a migration put there.
    async fn clear(&mut self) -> Result<(), sqlx::Error>;

    /// The greatest id that was ever given to a row of a table that has ids.
    async fn last_id(&mut self, table: &str) -> Result<i64, sqlx::Error>;

    /// Has the next row get an id behind that.
    async fn set_last_id(&mut self, table: &str, id: i64) -> Result<(), sqlx::Error>;

    /// Lets go of the database; what was not committed is taken back.
    async fn close(self: Box<Self>);

    /// Ends the transaction; what was written is kept.
    async fn commit(&mut self) -> Result<(), sqlx::Error>;
}

/// What a table holds, whatever the order of its rows: how many, and the sum of their SHA-256.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// How many rows.
    pub rows: u64,
    sum: [u64; 4],
}

impl Content {
    /// Takes in a row. Each database writes JSON in its own way, so it is read and written anew.
    fn take_in(&mut self, row: &str) -> Result<(), sqlx::Error> {
        let values: Vec<Value> = serde_json::from_str(row).map_err(|why| sqlx::Error::Decode(why.into()))?;
        let digest = Sha256::digest(Value::from(values).to_string());
        for (sum, bytes) in self.sum.iter_mut().zip(digest.chunks_exact(8)) {
            let part = bytes.iter().fold(0, |part, byte| (part << 8) | u64::from(*byte));
            *sum = sum.wrapping_add(part);
        }
        self.rows += 1;
        Ok(())
    }

    /// The sum in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        self.sum.map(|part| format!("{part:016x}")).concat()
    }
}

/// How a move ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Moved {
    /// Whether everything was there already.
    pub was_there: bool,
    /// What each table holds, on both sides.
    pub tables: Vec<(&'static str, Content)>,
}

/// Copies everything at `from` to `to`, and compares.
///
/// # Errors
/// See [`MoveError`]; `to` is as it was then.
pub async fn run(from: &Location, to: &Location) -> Result<Moved, MoveError> {
    if from == to {
        return Err(MoveError::Same);
    }
    for place in [from, to] {
        let (is_in_use, database) = match place {
            Location::Sqlite(path) => (sqlite::is_in_use(path).await?, path.display().to_string()),
            Location::Postgres(url) => {
                (postgres::is_in_use(url).await?, "the database of PostgreSQL".to_owned())
            }
        };
        if is_in_use {
            return Err(MoveError::InUse { database });
        }
    }
    // Both get this version's tables.
    for place in [from, to] {
        place.open().await?.close().await;
    }
    let mut from = open(from, true).await?;
    let mut to = open(to, false).await?;
    let moved = between(from.as_mut(), to.as_mut()).await;
    // Without a commit, that takes everything back.
    from.close().await;
    to.close().await;
    moved
}

async fn between(from: &mut dyn End, to: &mut dyn End) -> Result<Moved, MoveError> {
    let columns = common_tables(from, to).await?;
    let (reading_failed, writing_failed) = (failed(from), failed(to));
    if let Some(table) = to.first_with_rows().await.map_err(&writing_failed)? {
        return compare(from, to, &columns, table).await;
    }
    to.clear().await.map_err(&writing_failed)?;
    let mut tables = Vec::new();
    for table in TABLES {
        let columns = &columns[table];
        let read = copy(from, to, table, columns).await?;
        if columns.iter().any(|column| column.name == "id") {
            let last = from.last_id(table).await.map_err(&reading_failed)?;
            to.set_last_id(table, last).await.map_err(&writing_failed)?;
        }
        let found = content(to, table, columns).await?;
        if found != read {
            return Err(MoveError::Astray { table: table.to_owned(), wanted: read.rows, found: found.rows });
        }
        tables.push((table, found));
    }
    to.commit().await.map_err(writing_failed)?;
    Ok(Moved { was_there: false, tables })
}

async fn open(place: &Location, is_source: bool) -> Result<Box<dyn End>, MoveError> {
    Ok(match place {
        Location::Sqlite(path) => Box::new(sqlite::open_end(path).await?),
        Location::Postgres(url) => Box::new(postgres::open_end(url, is_source).await?),
    })
}

fn failed(end: &dyn End) -> impl Fn(sqlx::Error) -> MoveError + use<> {
    let database = end.name().to_owned();
    move |cause| MoveError::Database { database: database.clone(), cause }
}

/// The tables and columns of both, which are the same.
async fn common_tables(from: &mut dyn End, to: &mut dyn End) -> Result<Tables, MoveError> {
    let ours = from.tables().await.map_err(failed(from))?;
    let theirs = to.tables().await.map_err(failed(to))?;
    for table in ours.keys().chain(theirs.keys()) {
        if !TABLES.contains(&table.as_str()) {
            return Err(MoveError::Unlike { what: format!("{table} is not known") });
        }
    }
    for table in TABLES {
        let sorted = |tables: &Tables| {
            let mut columns = tables.get(table)?.clone();
            columns.sort_by(|one, other| one.name.cmp(&other.name));
            Some(columns)
        };
        let ours = sorted(&ours);
        if ours.is_none() || ours != sorted(&theirs) {
            return Err(MoveError::Unlike { what: format!("{table} has other columns") });
        }
    }
    Ok(ours)
}

/// Whether a database with rows in it holds just what there is to move.
async fn compare(
    from: &mut dyn End,
    to: &mut dyn End,
    columns: &Tables,
    first: String,
) -> Result<Moved, MoveError> {
    let mut tables = Vec::new();
    for table in TABLES {
        let ours = content(from, table, &columns[table]).await?;
        if ours != content(to, table, &columns[table]).await? {
            return Err(MoveError::Occupied { database: to.name().to_owned(), table: first });
        }
        tables.push((table, ours));
    }
    Ok(Moved { was_there: true, tables })
}

async fn content(end: &mut dyn End, table: &str, columns: &[Column]) -> Result<Content, MoveError> {
    let fault = failed(end);
    let (sender, mut batches) = mpsc::channel::<Vec<String>>(AHEAD);
    let counting = async {
        let mut content = Content::default();
        while let Some(rows) = batches.recv().await {
            for row in rows {
                content.take_in(&row)?;
            }
        }
        Ok::<_, sqlx::Error>(content)
    };
    let ((), content) = tokio::try_join!(end.read(table, columns, sender), counting).map_err(fault)?;
    Ok(content)
}

/// Copies a table; what was read.
async fn copy(
    from: &mut dyn End,
    to: &mut dyn End,
    table: &str,
    columns: &[Column],
) -> Result<Content, MoveError> {
    let (reading_failed, writing_failed) = (failed(from), failed(to));
    let (sender, mut batches) = mpsc::channel::<Vec<String>>(AHEAD);
    let reading = async { from.read(table, columns, sender).await.map_err(reading_failed) };
    let writing = async {
        let mut content = Content::default();
        while let Some(rows) = batches.recv().await {
            for row in &rows {
                content.take_in(row).map_err(&writing_failed)?;
            }
            to.write(table, columns, &rows).await.map_err(&writing_failed)?;
        }
        Ok::<_, MoveError>(content)
    };
    let ((), content) = tokio::try_join!(reading, writing)?;
    Ok(content)
}

/// Rows gathered until they are enough to be sent.
#[derive(Default)]
pub(super) struct Gathered {
    rows: Vec<String>,
    bytes: usize,
}

impl Gathered {
    /// Takes a row; what is to be sent now, if anything.
    pub fn take(&mut self, row: String) -> Option<Vec<String>> {
        self.bytes += row.len();
        self.rows.push(row);
        (self.rows.len() >= ROWS || self.bytes >= BYTES).then(|| std::mem::take(self).rows)
    }

    /// What is left.
    pub fn rest(self) -> Vec<String> {
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&str]) -> Content {
        let mut content = Content::default();
        for row in rows {
            content.take_in(row).unwrap();
        }
        content
    }

    #[test]
    fn what_a_table_holds_is_the_same_in_any_order_and_however_json_is_written() {
        assert_eq!(
            of(&[r#"[1,"a",null]"#, r#"[2,"\u00e9",null]"#]),
            of(&[r#"[2, "é", null]"#, r#"[1, "a", null]"#])
        );
    }

    #[test]
    fn any_difference_shows() {
        let content = of(&[r#"[1,"a"]"#, r#"[2,"b"]"#]);
        for other in [
            &[r#"[1,"a"]"#][..],
            &[r#"[1,"a"]"#, r#"[2,"c"]"#],
            &[r#"[1,"b"]"#, r#"[2,"a"]"#],
            &[r#"[1,"a"]"#, r#"[2,"b"]"#, r#"[2,"b"]"#],
            &[r#"[1,"a"]"#, r#"["2","b"]"#],
        ] {
            assert_ne!(content.hash(), of(other).hash(), "{other:?}");
        }
        // A row twice is not a row never.
        assert_ne!(of(&["[1]", "[1]"]).hash(), of(&[]).hash());
    }

    #[test]
    fn rows_are_sent_when_they_are_many_or_large() {
        let mut gathered = Gathered::default();
        assert!((1..ROWS).all(|_| gathered.take("[1]".to_owned()).is_none()));
        assert_eq!(gathered.take("[1]".to_owned()).unwrap().len(), ROWS);
        assert_eq!(gathered.take("x".repeat(BYTES)).unwrap().len(), 1);
        assert_eq!(gathered.rest().len(), 0);
    }
}
