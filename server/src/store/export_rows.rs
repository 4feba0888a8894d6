//! Rows on their way from the database into a file.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use app::Error;
use tokio::sync::mpsc;

/// How many batches may wait for whoever writes the file.
const WAITING: usize = 4;

/// How long a query may give no row although there is room for more; sorting all of a chatbot's users comes before the first.
/// Where the network falls silent nobody says so, and a file would keep its connection for as long as a file may take.
const SILENT: Duration = Duration::from_mins(5);

/// Some rows, each a JSON array with the columns' values: a text, a number or null.
pub type Batch = Vec<String>;

/// The rows of one query, from one moment of the database. Dropping it ends the query.
pub struct ExportRows<T = Batch> {
    users: u64,
    batches: mpsc::Receiver<Result<Option<T>, Error>>,
}

impl<T> ExportRows<T> {
    /// How many rows there are.
    #[must_use]
    pub const fn users(&self) -> u64 {
        self.users
    }

    /// Waits for the next batch; `None`: that was the last. For a thread that may block.
    ///
    /// # Errors
    /// When the database failed; what came before is not all.
    pub fn next_blocking(&mut self) -> Result<Option<T>, Error> {
        // A sender that is gone without a word fell over half-way.
        self.batches.blocking_recv().unwrap_or(Err(Error::Internal))
    }

    /// Rows that `fill` sends meanwhile, until all are sent or nobody wants more.
    pub(crate) fn filled<F>(users: u64, fill: impl FnOnce(RowSender<T>) -> F) -> Self
    where
        F: Future<Output = Result<(), Error>> + Send + 'static,
        T: Send + 'static,
    {
        let (rows, sender) = Self::channel(users);
        let filling = fill(RowSender { batches: sender.batches.clone(), sent: Arc::clone(&sender.sent) });
        tokio::spawn(async move {
            let filled = tokio::select! {
                filled = filling => filled,
                () = sender.batches.closed() => return,
                () = sender.is_silent() => {
                    tracing::error!("the database gave no more rows of a file");
                    Err(Error::Unavailable)
                }
            };
            sender.end(filled).await;
        });
        rows
    }

    /// An empty stream of rows and who fills it.
    pub(crate) fn channel(users: u64) -> (Self, RowSender<T>) {
        let (sender, batches) = mpsc::channel(WAITING);
        (Self { users, batches }, RowSender { batches: sender, sent: Arc::default() })
    }
}

/// Fills [`ExportRows`].
pub struct RowSender<T = Batch> {
    batches: mpsc::Sender<Result<Option<T>, Error>>,
    /// How many batches went.
    sent: Arc<AtomicU64>,
}

impl<T> RowSender<T> {
    /// Waits for room and hands a batch on; `false`: nobody wants more.
    pub(crate) async fn send(&self, batch: T) -> bool {
        let is_wanted = self.batches.send(Ok(Some(batch))).await.is_ok();
        self.sent.fetch_add(1, Ordering::Relaxed);
        is_wanted
    }

    /// Says that the rows are complete, or why they never will be.
    pub(crate) async fn end(self, ended: Result<(), Error>) {
        // An error only says that nobody is left to hear it.
        let _ = self.batches.send(ended.map(|()| None)).await;
    }

    /// Waits until no batch came for [`SILENT`] while there was room for one.
    async fn is_silent(&self) {
        let mut before = None;
        loop {
            let sent = self.sent.load(Ordering::Relaxed);
            // Room there is only now is no silence: the next batch may be about to take it.
            let now = Some(sent).filter(|_| self.batches.capacity() > 0);
            if now.is_some() && now == before {
                return;
            }
            before = now;
            tokio::time::sleep(SILENT).await;
        }
    }
}

/// A row of a person's file.
pub struct PersonRow {
    /// Of which section, by its place.
    pub section: usize,
    /// A JSON array with the columns' values.
    pub values: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn end_of(mut rows: ExportRows) -> Result<u64, Error> {
        let mut batches = 0;
        while rows.batches.recv().await.unwrap()?.is_some() {
            batches += 1;
        }
        Ok(batches)
    }

    #[tokio::test(start_paused = true)]
    async fn rows_that_stay_away_end_as_an_error() {
        let rows = ExportRows::filled(9, |sender| async move {
            sender.send(vec!["[1]".to_owned()]).await;
            std::future::pending().await
        });
        let begun = tokio::time::Instant::now();
        assert_eq!(end_of(rows).await, Err(Error::Unavailable));
        assert!(begun.elapsed() <= SILENT * 2, "{:?}", begun.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_rows_slowly_gets_all_of_them() {
        let mut rows = ExportRows::filled(9, |sender| async move {
            for _ in 0..WAITING + 2 {
                assert!(sender.send(vec!["[1]".to_owned()]).await);
            }
            Ok(())
        });
        // The one who takes them is the slow one.
        for _ in 0..2 {
            tokio::time::sleep(SILENT * 3).await;
            assert!(rows.batches.recv().await.unwrap().unwrap().is_some());
        }
        assert_eq!(end_of(rows).await, Ok(WAITING as u64));
    }
}
