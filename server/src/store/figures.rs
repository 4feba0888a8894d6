//! Numbers by which whoever operates a server sees how its database is doing.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use app::Error;
use async_trait::async_trait;

use super::Store;

/// How long the database may take to say how it is; then it counts as away.
pub const ANSWERS_WITHIN: Duration = Duration::from_secs(2);

/// Whether the database can be worked with at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// It answers, and its schema is this program's.
    Ready,
    /// A newer Rollcall has migrated it since this one started.
    Newer,
    /// It lacks migrations of this program: an older state was put in its place.
    Older,
}

/// Whether the database of a store can be worked with; `None`: it doesn't answer, or not in time.
pub async fn readiness(store: &dyn Store) -> Option<Readiness> {
    // What it says is in the log already where it fails.
    tokio::time::timeout(ANSWERS_WITHIN, store.readiness()).await.ok()?.ok()
}

/// Connections to the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolFigures {
    /// What they are for.
    pub pool: &'static str,
    /// How many are open.
    pub open: u32,
    /// How many of these are being used.
    pub in_use: u32,
    /// How many there may be.
    pub most: u32,
}

/// What is remembered of long lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListFigures {
    /// Indexes kept.
    pub indexes: u64,
    /// Counts kept.
    pub totals: u64,
    /// Looks at lists whose index was right, nearly right, and none.
    pub found: [u64; 3],
    /// Counts that were known, and not.
    pub counted: [u64; 2],
}

/// Counts the looks at what is remembered.
#[derive(Debug)]
pub(super) struct Looks<const KINDS: usize>([AtomicU64; KINDS]);

impl<const KINDS: usize> Default for Looks<KINDS> {
    fn default() -> Self {
        Self([const { AtomicU64::new(0) }; KINDS])
    }
}

impl<const KINDS: usize> Looks<KINDS> {
    /// Counts one look of a kind.
    pub fn note(&self, kind: usize) {
        self.0[kind].fetch_add(1, Ordering::Relaxed);
    }

    /// How many there were of each.
    pub fn so_far(&self) -> [u64; KINDS] {
        self.0.each_ref().map(|looks| looks.load(Ordering::Relaxed))
    }
}

/// The database as whoever operates a server sees it.
#[async_trait]
pub trait Figures {
    /// Whether it can be worked with.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when it doesn't answer.
    async fn readiness(&self) -> Result<Readiness, Error>;

    /// What it is: `sqlite` or `postgres`.
    fn kind(&self) -> &'static str;

    /// The newest migration that this program knows.
    fn schema(&self) -> i64;

    /// Its connections.
    fn pools(&self) -> Vec<PoolFigures>;

    /// What is remembered of long lists.
    fn lists(&self) -> ListFigures;

    /// How many bulk actions there are in each state, by its name.
    async fn jobs_by_state(&self) -> Result<Vec<(String, u64)>, Error>;
}
