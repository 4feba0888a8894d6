//! From a database's error to what a caller may know: logged once, here.

use app::Error;

/// Turns a database result into the boundary's.
pub trait OrFault<T> {
    /// Logs the cause and keeps it from the caller.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when it may work later, else [`Error::Internal`].
    fn or_fault(self) -> Result<T, Error>;
}

impl<T> OrFault<T> for Result<T, sqlx::Error> {
    fn or_fault(self) -> Result<T, Error> {
        self.map_err(|cause| {
            let passing = may_pass(&cause);
            tracing::error!(%cause, passing, "the database failed");
            if passing { Error::Unavailable } else { Error::Internal }
        })
    }
}

/// Whether the same call may succeed later: no connection, a lock, a full pool, a conflict of transactions.
fn may_pass(cause: &sqlx::Error) -> bool {
    match cause {
        sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::Io(_)
        | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| {
            // SQLite: BUSY, LOCKED and their extended codes. PostgreSQL: classes 08 (connection), 40 (rollback),
            // 53 (resources), 57 (shut-down).
            match code.parse::<u32>() {
                Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6),
                _ => ["08", "40", "53", "57"].iter().any(|class| code.starts_with(class)),
            }
        }),
        _ => false,
    }
}
