//! Bulk actions at work: batch after batch, each a transaction, until no job is left.
//!
//! All state is in the database. Any number of servers may run this on one database, and any of them may be killed:
//! a batch is done or it is not, and whoever comes next goes on with the next one.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use app::{
    Error,
    domain::{Change, JobId},
};
use tokio::sync::{broadcast::error::RecvError, watch};

use crate::{
    changes::{News, Notice},
    clock::Clock,
    store::{STEP, Store, in_time},
};

/// How often a server at rest looks for jobs that it was not told of.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How long to wait after the database failed.
const RETRY: Duration = Duration::from_secs(1);
/// How often pages and chatbots hear that users changed while a job is at work.
const ANNOUNCE: Duration = Duration::from_millis(500);
/// How long a prepared job waits to be confirmed, in milliseconds.
const PREPARED_LIFE: i64 = 60 * 60_000;

/// Runs jobs.
pub struct Runner {
    store: Arc<dyn Store>,
    clock: Clock,
    announced: HashMap<JobId, Instant>,
}

impl Runner {
    /// A runner over `store`.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, clock: Clock) -> Self {
        Self { store, clock, announced: HashMap::new() }
    }

    /// Runs every job there is and will be, until `stopping` becomes true; the batch under way is finished then.
    pub async fn run(mut self, mut stopping: watch::Receiver<bool>) {
        let mut news = self.store.changes().listen();
        while !*stopping.borrow() {
            let pause = match self.round().await {
                Ok(true) => continue,
                Ok(false) => {
                    let old = self.clock.now().plus(-PREPARED_LIFE);
                    // The store logged why not; the next time is soon.
                    let _ = in_time(STEP, self.store.forget_prepared(old)).await;
                    LOOK_AGAIN
                }
                Err(_) => RETRY,
            };
            let told = async {
                loop {
                    match news.recv().await {
                        Ok(News::Notice(Notice { change: Change::Job { .. }, .. }) | News::Unknown)
                        | Err(RecvError::Lagged(_)) => return,
                        Ok(News::Notice(_)) => {}
                        Err(RecvError::Closed) => std::future::pending().await,
                    }
                }
            };
            tokio::select! {
                () = told => {}
                () = tokio::time::sleep(pause) => {}
                // An error means the sender is gone, and the server with it.
                _ = stopping.wait_for(|stopping| *stopping) => {}
            }
        }
    }

    /// Runs jobs until none is left.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the database doesn't answer; what is left can be run later.
    pub async fn run_all(&mut self) -> Result<(), Error> {
        while self.round().await? {}
        Ok(())
    }

    /// Runs one batch of one job of each chatbot; `false`: there is none.
    ///
    /// # Errors
    /// As for [`Runner::run_all`].
    pub async fn round(&mut self) -> Result<bool, Error> {
        let mut met = false;
        for job in in_time(STEP, self.store.jobs_to_run()).await? {
            met |= self.batch(job).await?;
        }
        Ok(met)
    }

    async fn batch(&mut self, job: JobId) -> Result<bool, Error> {
        let quietly = self.announced.get(&job).is_some_and(|last| last.elapsed() < ANNOUNCE);
        match in_time(STEP, self.store.run_batch(job, self.clock.now(), quietly)).await {
            Ok(Some(done)) if done.is_over() => {
                self.announced.remove(&job);
                tracing::info!(
                    job = job.0,
                    changed = done.changed,
                    skipped = done.skipped,
                    failed = done.failed,
                    "a bulk action ended"
                );
                Ok(true)
            }
            Ok(Some(_)) => {
                if !quietly {
                    self.announced.insert(job, Instant::now());
                }
                Ok(true)
            }
            Ok(None) => {
                self.announced.remove(&job);
                Ok(false)
            }
            Err(Error::Unavailable) => Err(Error::Unavailable),
            Err(_) => in_time(STEP, self.store.narrow_batch(job, self.clock.now())).await.map(|()| true),
        }
    }
}
