//! Opening the database, and saying what is wrong when it can't be.

use std::{path::Path, sync::Arc};

use super::{Store, postgres, sqlite};

/// Why the database can't be used. Each message says what to do; the database is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither kind of URL.
    #[error("{url} is no database address. Give sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE.")]
    BadUrl {
        /// As given.
        url: String,
    },
    /// `SQLITE_BUSY`.
    #[error(
        "{database} is locked by another program. Stop it (is another Rollcall running on this file?) and start again."
    )]
    Locked {
        /// Which.
        database: String,
    },
    /// `SQLITE_READONLY`.
    #[error("{database} can't be written to. Give this user write access to the file and its folder.")]
    ReadOnly {
        /// Which.
        database: String,
    },
    /// `SQLITE_NOTADB` or `SQLITE_CORRUPT`.
    #[error(
        "{database} is not an SQLite database, or is damaged. Name another file, or restore this one from a backup."
    )]
    NotADatabase {
        /// Which.
        database: String,
    },
    /// A database of another program.
    #[error(
        "{database} belongs to another program. Name another file, which Rollcall makes if there is none, or another (empty) database of PostgreSQL."
    )]
    NotOurs {
        /// Which.
        database: String,
    },
    /// `SQLITE_CANTOPEN`.
    #[error("{database} can't be opened. Check that its folder exists and this user may write there.")]
    CannotOpen {
        /// Which.
        database: String,
    },
    /// No answer.
    #[error("PostgreSQL at {database} doesn't answer. Check its address and that it runs.")]
    Unreachable {
        /// Which.
        database: String,
    },
    /// A schema from the future.
    #[error(
        "{database} was written by a newer Rollcall (schema {found}; this one knows {known}). Start that version or a later one."
    )]
    Newer {
        /// Which.
        database: String,
        /// Its schema.
        found: i64,
        /// The newest schema of this program.
        known: i64,
    },
    /// A migration failed.
    #[error("The schema of {database} can't be brought up to date: {cause}. Nothing was changed.")]
    Migration {
        /// Which.
        database: String,
        /// Why.
        cause: sqlx::migrate::MigrateError,
    },
    /// Anything else.
    #[error("{database} can't be used: {cause}")]
    Database {
        /// Which.
        database: String,
        /// Why.
        cause: sqlx::Error,
    },
}

/// Opens `sqlite:PATH` or `postgres://…` and brings its schema up to date.
///
/// # Errors
/// See [`OpenError`].
pub async fn open(url: &str) -> Result<Arc<dyn Store>, OpenError> {
    if let Some(path) = url.strip_prefix("sqlite:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        if path.is_empty() {
            return Err(OpenError::BadUrl { url: url.to_owned() });
        }
        return Ok(Arc::new(sqlite::open(Path::new(path)).await?));
    }
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok(Arc::new(postgres::open(url).await?));
    }
    // What looks like an address may hold a password: only its scheme is repeated.
    let url = url.split_once("://").map_or(url.to_owned(), |(scheme, _)| format!("{scheme}://…"));
    Err(OpenError::BadUrl { url })
}

/// Refuses a schema newer than the newest migration of this program.
pub(super) fn check_version(
    database: &str,
    migrations: &sqlx::migrate::Migrator,
    found: Option<i64>,
) -> Result<(), OpenError> {
    let known = migrations.iter().map(|migration| migration.version).max().unwrap_or(0);
    match found {
        Some(found) if found > known => Err(OpenError::Newer { database: database.to_owned(), found, known }),
        _ => Ok(()),
    }
}
