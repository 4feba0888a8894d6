//! From a database's error to what a caller may know: logged once, here.

use std::time::Duration;

use app::Error;

/// How long a step of work may take that goes on behind the requests: many times what the slowest takes on ten million users.
pub const STEP: Duration = Duration::from_mins(2);

/// Gives up a step for which the database says nothing for `limit`. Where the network falls silent, a connection on which an
/// answer is awaited waits for ever: there is nothing to send, and so nothing that the system could find to be lost.
///
/// # Errors
/// [`Error::Unavailable`] when it took too long; else what the step says.
pub async fn in_time<T>(limit: Duration, step: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    tokio::time::timeout(limit, step).await.unwrap_or_else(|_| {
        tracing::error!(seconds = limit.as_secs(), "the database said nothing in time");
        Err(Error::Unavailable)
    })
}

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

/// Whether the same call may succeed later: no connection, a lock, a full pool, a full disk, a conflict of transactions.
fn may_pass(cause: &sqlx::Error) -> bool {
    match cause {
        sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::WorkerCrashed => true,
        // What sqlx makes of a connection that ends before it was greeted: the network, or PostgreSQL about to start.
        sqlx::Error::Protocol(why) => why.starts_with("unexpected response from SSLRequest"),
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code_may_pass(&code)),
        _ => false,
    }
}

fn code_may_pass(code: &str) -> bool {
    match code.parse::<u32>() {
        // SQLite's primary codes, to which an extended one leads (https://sqlite.org/rescode.html): BUSY, LOCKED, NOMEM, IOERR,
        // FULL, CANTOPEN.
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 7 | 10 | 13 | 14),
        // PostgreSQL's classes (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection, rollback, resources
        // (the disk among them), shut-down, the system; a transaction that was idle for too long; a standby that was the primary; a
        // row that another transaction held for too long.
        _ => {
            ["08", "40", "53", "57", "58"].iter().any(|class| code.starts_with(class))
                || matches!(code, "25P03" | "25006" | "55P03")
        }
    }
}

#[cfg(test)]
mod tests {
    use sqlx::{Connection, Executor, SqliteConnection};

    use super::*;

    #[test]
    fn what_may_work_later_is_told_from_what_never_will() {
        let passing = [
            "5", "6", "517", "13", "10", "778", "14", "08006", "08001", "40001", "40P01", "53100", "53200",
            "53300", "57P01", "57P02", "57P03", "57014", "58030", "25P03", "25006", "55P03",
        ];
        for code in passing {
            assert!(code_may_pass(code), "{code}");
        }
        for code in ["1", "8", "11", "19", "787", "23505", "22001", "42601", "42P01", "25P02", "XX000"] {
            assert!(!code_may_pass(code), "{code}");
        }
        assert!(may_pass(&sqlx::Error::PoolTimedOut));
        assert!(may_pass(&sqlx::Error::Io(std::io::ErrorKind::ConnectionReset.into())));
        assert!(may_pass(&sqlx::Error::Io(std::io::ErrorKind::ConnectionRefused.into())));
        assert!(may_pass(&sqlx::Error::Protocol("unexpected response from SSLRequest: 0x00".to_owned())));
        assert!(!may_pass(&sqlx::Error::Protocol("a message of no kind".to_owned())));
        assert!(!may_pass(&sqlx::Error::RowNotFound));
    }

    #[tokio::test(start_paused = true)]
    async fn a_step_of_which_nothing_is_heard_is_given_up() {
        let silent = std::future::pending::<Result<(), Error>>();
        assert_eq!(in_time(STEP, silent).await, Err(Error::Unavailable));
        let slow = async {
            tokio::time::sleep(STEP / 2).await;
            Ok(7)
        };
        assert_eq!(in_time(STEP, slow).await, Ok(7));
    }

    #[tokio::test]
    async fn a_full_disk_is_one_that_may_have_room_again() {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        connection.execute("CREATE TABLE filled (bytes); PRAGMA max_page_count = 20").await.unwrap();
        let full = connection.execute("INSERT INTO filled VALUES (zeroblob(1000000))").await;
        assert_eq!(full.or_fault().map(|_| ()), Err(Error::Unavailable));
        connection.execute("PRAGMA max_page_count = 2000").await.unwrap();
        assert!(connection.execute("INSERT INTO filled VALUES (zeroblob(1000000))").await.is_ok());
    }
}
