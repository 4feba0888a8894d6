//! Hearing what other servers change, through interruptions of any kind.

use std::time::Duration;

use sqlx::{
    ConnectOptions, Executor,
    postgres::{PgConnectOptions, PgListener, PgPoolOptions},
};
use tokio::{sync::mpsc, time::timeout};

use crate::{
    changes::{Changes, News, Notice},
    store::hearing::Question,
};

/// The channel on which servers tell each other what changed.
pub const CHANNEL: &str = "rollcall";

/// How long after a failure listening is tried again.
const RETRY: Duration = Duration::from_secs(1);
/// How often a quiet connection is tried: one that leads nowhere any more says nothing, too.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// How long the answer to that may take, and connecting.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection that listens, and that nothing else uses.
pub struct Listener {
    options: PgConnectOptions,
    origin: String,
    changes: Changes,
    asked: mpsc::Receiver<Question>,
}

/// Why a connection listens no more.
type Lost = sqlx::Error;

fn too_slow(_: tokio::time::error::Elapsed) -> Lost {
    sqlx::Error::Io(std::io::ErrorKind::TimedOut.into())
}

impl Listener {
    /// A listener for a server that calls itself `origin`; it answers who `asked` whether all was heard.
    pub fn new(
        options: PgConnectOptions,
        origin: String,
        changes: Changes,
        asked: mpsc::Receiver<Question>,
    ) -> Self {
        Self { options: options.disable_statement_logging(), origin, changes, asked }
    }

    /// Begins to listen.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn connect(&self) -> Result<PgListener, Lost> {
        let connecting = async {
            // A pool anew each time, whose one connection is the listener's: it comes from no pool that may be exhausted, and
            // waits for no connection that is being given up.
            let pool = PgPoolOptions::new()
                .max_connections(1)
                .acquire_timeout(PATIENCE)
                .max_lifetime(None)
                .idle_timeout(None)
                .connect_with(self.options.clone())
                .await?;
            let mut listener = PgListener::connect_with(&pool).await?;
            listener.eager_reconnect(false);
            listener.listen(CHANNEL).await?;
            Ok(listener)
        };
        timeout(PATIENCE, connecting).await.map_err(too_slow)?
    }

    /// Passes on what `listener` hears, and connects anew when it is lost, until nobody can ask any more.
    pub async fn run(mut self, mut listener: PgListener) {
        loop {
            let Err(cause) = self.hear(&mut listener).await else { return };
            tracing::warn!(%cause, "what other servers change isn't heard for a while");
            drop(listener);
            listener = loop {
                match self.connect().await {
                    Ok(listener) => break listener,
                    Err(cause) => tracing::warn!(%cause, "listening for changes failed"),
                }
                if !self.answer_nobody().await {
                    return;
                }
            };
            // Listening goes on before this is said, so that there is no moment of which nobody knows.
            self.changes.publish(News::Unknown);
        }
    }

    /// Says for a while that nothing is heard; `false`: nobody can ask any more.
    async fn answer_nobody(&mut self) -> bool {
        let until = tokio::time::Instant::now() + RETRY;
        loop {
            match tokio::time::timeout_at(until, self.asked.recv()).await {
                Ok(Some(question)) => drop(question),
                Ok(None) => return false,
                Err(_) => return true,
            }
        }
    }

    /// Passes on what is heard until the connection is lost; `Ok`: nobody can ask any more.
    async fn hear(&mut self, listener: &mut PgListener) -> Result<(), Lost> {
        loop {
            // sqlx takes a message from the connection when it is whole, so that receiving can be broken off.
            tokio::select! {
                heard = listener.try_recv() => match heard? {
                    Some(notification) => self.pass_on(notification.payload()),
                    None => return Err(sqlx::Error::Io(std::io::ErrorKind::UnexpectedEof.into())),
                },
                question = self.asked.recv() => match question {
                    Some(question) => self.catch_up(listener, vec![question]).await?,
                    None => return Ok(()),
                },
                () = tokio::time::sleep(HEARTBEAT) => self.catch_up(listener, Vec::new()).await?,
            }
        }
    }

    /// Hears of everything that was committed until now, then answers. PostgreSQL signals its listeners before it says that a
    /// commit is done, and hands over what was signalled before it is ready for the next statement.
    async fn catch_up(&mut self, listener: &mut PgListener, mut asking: Vec<Question>) -> Result<(), Lost> {
        while let Ok(question) = self.asked.try_recv() {
            asking.push(question);
        }
        timeout(PATIENCE, listener.execute("SELECT 1")).await.map_err(too_slow)??;
        while let Some(notification) = listener.next_buffered() {
            self.pass_on(notification.payload());
        }
        for question in asking {
            // Who gave up waiting is not there any more.
            let _ = question.send(());
        }
        Ok(())
    }

    fn pass_on(&self, payload: &str) {
        match serde_json::from_str::<(String, Notice)>(payload) {
            Ok((from, _)) if from == self.origin => {}
            Ok((_, notice)) => self.changes.publish(News::Notice(notice)),
            Err(_) => self.changes.publish(News::Unknown),
        }
    }
}
