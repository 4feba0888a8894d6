//! Opening the database, and saying what is wrong when it can't be.

use std::{path::PathBuf, sync::Arc};

use sqlx::migrate::{MigrateError, Migrator};

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
        cause: MigrateError,
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

/// Where a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A file.
    Sqlite(PathBuf),
    /// An address, with whatever it takes to be let in.
    Postgres(String),
}

impl Location {
    /// Reads `sqlite:PATH` or `postgres://…`.
    ///
    /// # Errors
    /// [`OpenError::BadUrl`].
    pub fn of(url: &str) -> Result<Self, OpenError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err(OpenError::BadUrl { url: url.to_owned() });
            }
            return Ok(Self::Sqlite(path.into()));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        // What looks like an address may hold a password: only its scheme is repeated.
        let url = url.split_once("://").map_or(url.to_owned(), |(scheme, _)| format!("{scheme}://…"));
        Err(OpenError::BadUrl { url })
    }

    /// Opens it and brings its schema up to date.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open(&self) -> Result<Arc<dyn Store>, OpenError> {
        Ok(match self {
            Self::Sqlite(path) => Arc::new(sqlite::open(path).await?),
            Self::Postgres(url) => Arc::new(postgres::open(url).await?),
        })
    }

    /// Looks at it and changes nothing.
    ///
    /// # Errors
    /// When it can't be used, also because its schema is newer.
    pub async fn inspect(&self) -> Result<Schema, OpenError> {
        match self {
            Self::Sqlite(path) => sqlite::inspect(path).await,
            Self::Postgres(url) => postgres::inspect(url).await,
        }
    }
}

/// The schema that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The newest migration that was made; `None`: there are no tables yet.
    pub found: Option<i64>,
    /// The newest that this program knows.
    pub known: i64,
}

/// Opens `sqlite:PATH` or `postgres://…` and brings its schema up to date.
///
/// # Errors
/// See [`OpenError`].
pub async fn open(url: &str) -> Result<Arc<dyn Store>, OpenError> {
    Location::of(url)?.open().await
}

/// The schema, unless it is newer than the newest migration of this program.
pub(super) fn check_version(
    database: &str,
    migrations: &Migrator,
    found: Option<i64>,
) -> Result<Schema, OpenError> {
    let known = newest(migrations);
    match found {
        Some(found) if found > known => Err(OpenError::Newer { database: database.to_owned(), found, known }),
        _ => Ok(Schema { found, known }),
    }
}

/// Says of a migration that failed why. Where servers start at once, another may have migrated after this one looked.
pub(super) fn migration_failed(database: &str, migrations: &Migrator, cause: MigrateError) -> OpenError {
    let (database, known) = (database.to_owned(), newest(migrations));
    match cause {
        MigrateError::VersionMissing(found) if found > known => OpenError::Newer { database, found, known },
        cause => OpenError::Migration { database, cause },
    }
}

/// The newest migration of this program.
pub(super) fn newest(migrations: &Migrator) -> i64 {
    migrations.iter().map(|migration| migration.version).max().unwrap_or(0)
}
