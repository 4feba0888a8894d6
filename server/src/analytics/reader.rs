//! Reads endpoints: page after page until there is no more, then again after a pause.

use std::{
    collections::HashSet,
    sync::Arc,
    time::{Duration, Instant},
};

use app::{
    Error,
    domain::{AnalyticsFault, ChatbotId, Timestamp},
};
use tokio::sync::{Semaphore, watch};

use super::{Client, Endpoint, Visitor};
use crate::{
    clock::Clock,
    store::{Reading, STEP, Store, in_time},
};

/// The most pages of one reading. With full pages that is ten million visitors; what is left is for the next reading.
const MOST_PAGES: u32 = 10_000;
/// The longest reading, in milliseconds; what is left is for the next one.
const LONGEST: i64 = 10 * 60_000;
/// How many visitors are written in one transaction: other writers wait for it. A chatbot may give more at once than it was
/// asked for.
const WRITTEN_AT_ONCE: usize = 1_000;
/// How often it is looked whose turn it is.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How often pages hear of changed users while a reading goes on.
const ANNOUNCE: Duration = Duration::from_millis(500);
/// Readings at once; slow endpoints wait for each other then, not the database.
const AT_ONCE: usize = 8;

/// Reads analytics endpoints.
pub struct Reader {
    store: Arc<dyn Store>,
    client: Client,
    clock: Clock,
    most_pages: u32,
}

/// Why a reading stopped before its end.
enum Stop {
    /// The endpoint's fault.
    Fault(AnalyticsFault),
    /// The settings were changed meanwhile, or another server took over.
    TakenAway,
    /// The database's fault; the reading is taken up again by itself.
    Database(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Database(error)
    }
}

impl From<AnalyticsFault> for Stop {
    fn from(fault: AnalyticsFault) -> Self {
        Self::Fault(fault)
    }
}

/// When pages heard of changed users.
struct Announcements {
    last: Option<Instant>,
    owed: bool,
}

impl Announcements {
    fn are_due(&self) -> bool {
        self.last.is_none_or(|last| last.elapsed() >= ANNOUNCE)
    }

    /// Notes a page that changed users, and whether it was announced.
    fn page(&mut self, announced: bool) {
        if announced {
            self.last = Some(Instant::now());
        } else {
            self.owed = true;
        }
    }
}

impl Reader {
    /// A reader that writes to `store` what `client` brings.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, client: Client, clock: Clock) -> Self {
        Self { store, client, clock, most_pages: MOST_PAGES }
    }

    /// The same reader with fewer pages for each reading.
    #[must_use]
    pub fn with_most_pages(self, most_pages: u32) -> Self {
        Self { most_pages, ..self }
    }

    /// What asks the endpoints.
    pub(super) const fn client(&self) -> &Client {
        &self.client
    }

    /// Takes the chatbot's endpoint; see [`crate::store::Readings::begin_reading`].
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn begin(
        &self,
        chatbot: ChatbotId,
        unless_tried_after: Timestamp,
    ) -> Result<Option<Reading>, Error> {
        in_time(STEP, self.store.begin_reading(chatbot, unless_tried_after, self.clock.now())).await
    }

    /// Reads an endpoint that was taken to its end.
    ///
    /// # Errors
    /// [`Error::Unavailable`]: the database failed. Then the endpoint is let go of after a minute.
    pub async fn finish(&self, reading: &Reading) -> Result<(), Error> {
        let mut announcements = Announcements { last: None, owed: false };
        let outcome = match self.pages(reading, &mut announcements).await {
            Ok(()) => Ok(()),
            Err(Stop::Fault(fault)) => {
                tracing::warn!(
                    chatbot = reading.chatbot.0,
                    fault = fault.as_str(),
                    "an analytics endpoint can't be read"
                );
                Err(fault)
            }
            Err(Stop::TakenAway) => return Ok(()),
            Err(Stop::Database(error)) => return Err(error),
        };
        in_time(STEP, self.store.end_reading(reading, outcome, announcements.owed, self.clock.now())).await
    }

    async fn pages(&self, reading: &Reading, announcements: &mut Announcements) -> Result<(), Stop> {
        // It was checked when it was saved.
        let endpoint =
            Endpoint::new(&reading.url, reading.token.as_ref()).map_err(|_| AnalyticsFault::Rejected)?;
        let mut since = reading.cursor.clone();
        let mut cursors: HashSet<String> = since.iter().cloned().collect();
        let begun = self.clock.now();
        for _ in 0..self.most_pages {
            if self.clock.now() > begun.plus(LONGEST) {
                return Err(AnalyticsFault::Slow.into());
            }
            let page = match self.client.page(&endpoint, since.as_deref(), self.clock.now()).await {
                // A chatbot that was deployed anew may not know the cursors it gave before.
                Err(AnalyticsFault::Rejected) if since.is_some() && since == reading.cursor => {
                    since = None;
                    cursors.clear();
                    continue;
                }
                page => page?,
            };
            // Some endpoints say "nothing new" by the cursor they were given.
            let next = page.next.filter(|next| !page.visitors.is_empty() || since.as_ref() != Some(next));
            let repeats = next.as_ref().is_some_and(|next| !cursors.insert(next.clone()));
            let goes_on = next.as_deref().filter(|_| !repeats).or(since.as_deref());
            self.record(reading, &page.visitors, since.as_deref(), goes_on, announcements).await?;
            if repeats {
                return Err(AnalyticsFault::Repeating.into());
            }
            if next.is_none() {
                return Ok(());
            }
            since = next;
        }
        Err(AnalyticsFault::Endless.into())
    }

    /// Writes a page that was asked for by `since`; the next one begins at `next`.
    async fn record(
        &self,
        reading: &Reading,
        visitors: &[Visitor],
        since: Option<&str>,
        next: Option<&str>,
        announcements: &mut Announcements,
    ) -> Result<(), Stop> {
        let mut rest = visitors;
        loop {
            let (now, later) = rest.split_at(rest.len().min(WRITTEN_AT_ONCE));
            // Until all of it is written, the page is to be read again.
            let cursor = if later.is_empty() { next } else { since };
            let announce = announcements.are_due();
            let recording = self.store.record_page(reading, now, cursor, announce, self.clock.now());
            let record = in_time(STEP, recording).await?.ok_or(Stop::TakenAway)?;
            if record.changed > 0 {
                announcements.page(announce);
            }
            if later.is_empty() {
                return Ok(());
            }
            rest = later;
        }
    }

    /// Reads every endpoint whose turn it is, until `stopping` becomes true. A reading under way is left then; what it
    /// wrote stays.
    pub async fn run(self: Arc<Self>, mut stopping: watch::Receiver<bool>) {
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        while !*stopping.borrow() {
            // The store logged why not; the next time is soon.
            let due = in_time(STEP, self.store.readings_due(self.clock.now())).await.unwrap_or_default();
            for chatbot in due {
                let Ok(turn) = Arc::clone(&turns).try_acquire_owned() else { break };
                let reader = Arc::clone(&self);
                let mut stopping = stopping.clone();
                tokio::spawn(async move {
                    let reading = async {
                        if let Ok(Some(reading)) = reader.begin(chatbot, reader.clock.now()).await {
                            // The store logged why not.
                            let _ = reader.finish(&reading).await;
                        }
                    };
                    tokio::select! {
                        () = reading => {}
                        // An error means the sender is gone, and the server with it.
                        _ = stopping.wait_for(|stopping| *stopping) => {}
                    }
                    drop(turn);
                });
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK_AGAIN) => {}
                _ = stopping.wait_for(|stopping| *stopping) => {}
            }
        }
    }
}
