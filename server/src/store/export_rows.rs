//! Rows on their way from the database into a file.

use app::Error;
use tokio::sync::mpsc;

/// How many batches may wait for whoever writes the file.
const WAITING: usize = 4;

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
        let filling = fill(RowSender(sender.0.clone()));
        tokio::spawn(async move {
            let filled = tokio::select! {
                filled = filling => filled,
                () = sender.0.closed() => return,
            };
            sender.end(filled).await;
        });
        rows
    }

    /// An empty stream of rows and who fills it.
    pub(crate) fn channel(users: u64) -> (Self, RowSender<T>) {
        let (sender, batches) = mpsc::channel(WAITING);
        (Self { users, batches }, RowSender(sender))
    }
}

/// Fills [`ExportRows`].
pub struct RowSender<T = Batch>(mpsc::Sender<Result<Option<T>, Error>>);

impl<T> RowSender<T> {
    /// Waits for room and hands a batch on; `false`: nobody wants more.
    pub(crate) async fn send(&self, batch: T) -> bool {
        self.0.send(Ok(Some(batch))).await.is_ok()
    }

    /// Says that the rows are complete, or why they never will be.
    pub(crate) async fn end(self, ended: Result<(), Error>) {
        // An error only says that nobody is left to hear it.
        let _ = self.0.send(ended.map(|()| None)).await;
    }
}

/// A row of a person's file.
pub struct PersonRow {
    /// Of which section, by its place.
    pub section: usize,
    /// A JSON array with the columns' values.
    pub values: String,
}
