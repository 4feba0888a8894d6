//! Copies of an SQLite file: made while others use it, looked through, and put in its place.

use std::{
    ffi::OsString,
    fs::File,
    io,
    path::{Path, PathBuf},
};

use rustix::{
    fs::{FlockOperation, fcntl_lock},
    io::Errno,
};
use sqlx::{
    ConnectOptions, Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};
use tempfile::{Builder, NamedTempFile};

use super::{
    Location, OpenError,
    sqlite::{BUSY_AT_START, explain},
};

/// Why a copy could not be made or put in place. Each message says what to do; what was there is as it was.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The database can't be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Something of that name is there.
    #[error("{} is there already. Name another, or take it away first.", .0.display())]
    Exists(PathBuf),
    /// There is nothing of that name.
    #[error("There is no database at {}.", .0.display())]
    Missing(PathBuf),
    /// There are no tables in it.
    #[error("{} holds no Rollcall database.", .0.display())]
    Empty(PathBuf),
    /// What it holds can't be right.
    #[error("{} is damaged: {what}. Take another copy.", path.display())]
    Damaged {
        /// Which.
        path: PathBuf,
        /// What SQLite says.
        what: String,
    },
    /// The system refused.
    #[error("{} can't be written: {cause}.", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
}

impl CopyError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |cause| Self::Io { path: path.to_owned(), cause }
    }
}

/// A whole copy under a name of its own, for this user alone; it goes when it is dropped.
pub struct Copied(NamedTempFile);

impl Copied {
    /// An empty file in `folder`, readable for this user alone from the start.
    ///
    /// # Errors
    /// What the system says.
    pub fn begin(folder: &Path) -> Result<Self, CopyError> {
        let file = Builder::new().prefix(".rollcall-").suffix(".partial").tempfile_in(folder);
        file.map(Self).map_err(CopyError::io(folder))
    }

    /// Where it is until it has its name.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Makes sure that what it holds is there also after the power fails.
    ///
    /// # Errors
    /// What the system says.
    pub fn sync(&self) -> Result<(), CopyError> {
        self.0.as_file().sync_all().map_err(CopyError::io(self.path()))
    }

    /// Gives it its name, unless something has that.
    ///
    /// # Errors
    /// [`CopyError::Exists`], or what the system says.
    pub fn keep(self, name: &Path) -> Result<(), CopyError> {
        self.0.persist_noclobber(name).map_err(|refused| match refused.error.kind() {
            io::ErrorKind::AlreadyExists => CopyError::Exists(name.to_owned()),
            _ => CopyError::Io { path: name.to_owned(), cause: refused.error },
        })?;
        sync_folder(name)
    }

    /// Puts it in the place of the database `name`, if there is one, which goes. A database that can't be read any more is
    /// renamed instead; where to is the answer.
    ///
    /// # Errors
    /// [`OpenError::Locked`] when a server runs on it, or what the system says.
    pub async fn replace(self, name: &Path) -> Result<Option<PathBuf>, CopyError> {
        let mut renamed = None;
        if name.exists() {
            let is_sound = take_in_log(name).await?;
            // A server that was started since is found by its lock, as is one whose database is damaged.
            let old = File::options().read(true).write(true).open(name).map_err(CopyError::io(name))?;
            lock(&old, name)?;
            if !is_sound {
                renamed = Some(set_aside(name)?);
            }
            self.take_place(name)?;
        } else {
            // A log without its database would be taken for the new one's.
            if beside(name).iter().any(|file| file.exists()) {
                renamed = Some(set_aside(name)?);
            }
            self.take_place(name)?;
        }
        Ok(renamed)
    }

    fn take_place(self, name: &Path) -> Result<(), CopyError> {
        self.0
            .persist(name)
            .map_err(|refused| CopyError::Io { path: name.to_owned(), cause: refused.error })?;
        sync_folder(name)
    }
}

/// Copies the database `from`, as it is at one moment, to a file in `folder`. Others may read and write it meanwhile.
///
/// # Errors
/// When there is none, it can't be used, its copy is not sound, or `folder` can't be written to.
pub async fn copy(from: &Path, folder: &Path) -> Result<Copied, CopyError> {
    if !from.exists() {
        return Err(CopyError::Missing(from.to_owned()));
    }
    if Location::Sqlite(from.to_owned()).inspect().await?.found.is_none() {
        return Err(CopyError::Empty(from.to_owned()));
    }
    let copy = Copied::begin(folder)?;
    let mut connection = read_only(from).await?;
    sqlx::query("VACUUM INTO $1")
        .bind(copy.path().to_string_lossy().into_owned())
        .execute(&mut connection)
        .await
        .map_err(|cause| damaged_or(from, cause))?;
    // A failed close only means the connection was gone already.
    let _ = connection.close().await;
    look_through(copy.path()).await?;
    copy.sync()?;
    Ok(copy)
}

/// Has SQLite look through all of a database.
///
/// # Errors
/// When it is damaged, is none of ours, or is of a newer version.
pub async fn look_through(path: &Path) -> Result<(), CopyError> {
    if Location::Sqlite(path.to_owned()).inspect().await?.found.is_none() {
        return Err(CopyError::Empty(path.to_owned()));
    }
    let mut connection = read_only(path).await?;
    // https://sqlite.org/pragma.html#pragma_integrity_check: "ok", or one row for each fault.
    let said: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
        .fetch_one(&mut connection)
        .await
        .map_err(|cause| damaged_or(path, cause))?;
    if said != "ok" {
        return Err(CopyError::Damaged { path: path.to_owned(), what: said.replace('\n', " ") });
    }
    let astray = sqlx::query("PRAGMA foreign_key_check")
        .fetch_optional(&mut connection)
        .await
        .map_err(|cause| damaged_or(path, cause))?;
    if astray.is_some() {
        let what = "a row refers to another that is not there".to_owned();
        return Err(CopyError::Damaged { path: path.to_owned(), what });
    }
    let _ = connection.close().await;
    Ok(())
}

async fn read_only(path: &Path) -> Result<SqliteConnection, CopyError> {
    let options = SqliteConnectOptions::new().filename(path).read_only(true).busy_timeout(BUSY_AT_START);
    // All of a file is looked through, which may take as long as it will.
    let options = options.disable_statement_logging();
    Ok(options.connect().await.map_err(|cause| explain(path, cause))?)
}

fn damaged_or(path: &Path, cause: sqlx::Error) -> CopyError {
    match explain(path, cause) {
        OpenError::NotADatabase { .. } => {
            let what = "SQLite can't read it".to_owned();
            CopyError::Damaged { path: path.to_owned(), what }
        }
        other => other.into(),
    }
}

/// Has a database take in its log, which then goes; `false`: it can't be read. With others on it, it refuses.
async fn take_in_log(path: &Path) -> Result<bool, CopyError> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(BUSY_AT_START)
        .journal_mode(SqliteJournalMode::Delete);
    let taken_in: Result<String, sqlx::Error> = async {
        let mut connection = options.connect().await?;
        // Reads it, too: with an empty log, changing the mode alone would not.
        sqlx::query("SELECT COUNT(*) FROM sqlite_schema").execute(&mut connection).await?;
        let mode = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut connection).await?;
        let _ = connection.close().await;
        Ok(mode)
    }
    .await;
    match taken_in.map_err(|cause| explain(path, cause)) {
        Ok(mode) if mode == "delete" => Ok(true),
        Ok(_) => Err(OpenError::Locked { database: path.display().to_string() }.into()),
        Err(OpenError::NotADatabase { .. }) => Ok(false),
        Err(refused) => Err(refused.into()),
    }
}

/// Takes the lock that every connection of SQLite to the file would need (<https://sqlite.org/lockingv3.html>).
fn lock(file: &File, path: &Path) -> Result<(), CopyError> {
    fcntl_lock(file, FlockOperation::NonBlockingLockExclusive).map_err(|cause| match cause {
        Errno::AGAIN | Errno::ACCESS => OpenError::Locked { database: path.display().to_string() }.into(),
        cause => CopyError::Io { path: path.to_owned(), cause: cause.into() },
    })
}

/// What SQLite keeps beside a database.
fn beside(database: &Path) -> [PathBuf; 3] {
    ["-wal", "-shm", "-journal"].map(|ending| with_ending(database, ending))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// Renames a database with all that belongs to it; to what.
fn set_aside(database: &Path) -> Result<PathBuf, CopyError> {
    let free = (1..10_000)
        .map(|number| with_ending(database, &format!(".replaced-{number}")))
        .find(|name| !name.exists() && !beside(name).iter().any(|file| file.exists()));
    // Nobody restores that often.
    let aside = free.unwrap_or_else(|| with_ending(database, ".replaced"));
    for (old, new) in beside(database).iter().zip(beside(&aside)).filter(|(old, _)| old.exists()) {
        std::fs::rename(old, &new).map_err(CopyError::io(&new))?;
    }
    if database.exists() {
        std::fs::rename(database, &aside).map_err(CopyError::io(&aside))?;
    }
    Ok(aside)
}

/// Makes sure that a name is there also after the power fails.
fn sync_folder(of: &Path) -> Result<(), CopyError> {
    let folder = folder_of(of);
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(CopyError::io(folder))
}

/// The folder that a file is in.
#[must_use]
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
