//! Connections that are found to be dead in good time.

use std::time::Duration;

use sqlx::{Connection, PgConnection, Row, postgres::PgPoolOptions};
use tokio::time::timeout;

/// How long who needs a connection waits for one.
const ACQUIRE: Duration = Duration::from_secs(5);
/// How long a connection may take to say that it is alive.
const SIGN_OF_LIFE: Duration = Duration::from_secs(1);

/// A connection that was used so lately is taken to be there still: trying it would take as long as what is asked.
const FRESH: Duration = Duration::from_secs(1);

/// A pool of at most `connections`. One that leads nowhere any more (the network fell silent, the server moved) is put away
/// after a moment, where sqlx alone would wait for as long as the system does: a quarter of an hour.
pub fn pool(connections: u32) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(ACQUIRE)
        .test_before_acquire(false)
        .before_acquire(|connection, meta| {
            let is_fresh = meta.idle_for < FRESH;
            Box::pin(async move { if is_fresh { Ok(true) } else { is_alive(connection).await } })
        })
        .after_release(|connection, _| Box::pin(is_as_new(connection)))
}

async fn is_alive(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    sign_of_life(connection.ping()).await.map(|()| true)
}

/// Whether it is alive and in no transaction. Of one that is begun by a call that is given up before the answer to BEGIN sqlx knows
/// nothing: whoever had the connection next would write into it, and nobody would commit.
async fn is_as_new(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    // Outside of transactions a statement is one of its own, which begins with it. Prepared, it would be several messages.
    let asked = sqlx::raw_sql("SELECT now() = statement_timestamp()").fetch_one(connection);
    sign_of_life(asked).await?.try_get(0)
}

async fn sign_of_life<T>(asked: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, sqlx::Error> {
    timeout(SIGN_OF_LIFE, asked).await.map_err(|_| sqlx::Error::Io(std::io::ErrorKind::TimedOut.into()))?
}
