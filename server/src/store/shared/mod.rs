//! The queries both databases answer alike.
//!
//! Compiled once as a module of `sqlite` and once of `postgres`: [`Db`] is the database, `dialect` what differs.
//! Placeholders are `$1`, which both read; rows go in as one JSON array, which both take apart with `->>`.
//! Such rows are joined by CROSS JOIN … WHERE: SQLite takes that as an order, and would else walk the whole table for
//! every row.

mod audit;
mod chatbots;
mod console;
mod conversations;
mod counts;
mod credentials;
mod demo_data;
mod exports;
mod figures;
mod imports;
mod invitations;
mod jobs;
mod keys;
pub mod moving;
mod person;
mod readings;
mod receipts;
mod selections;
mod sessions;
mod settings;
pub mod user_list;
mod user_pages;
mod user_row;
mod users;
mod views;

use std::sync::Arc;

use app::{
    Error,
    backend::{Backend, Heard},
    domain::{AccessChange, AccessChangeKind, Change, ChatbotId, Standing, Status, UserId},
};
use async_trait::async_trait;
use sqlx::{Pool, Transaction};
use tracing::Instrument;

use super::{Db, dialect};
use crate::{
    auth::SourceKey,
    changes::{Changes, News, Notice, Revision},
    store::{Store, fault::OrFault, hearing::Hearing, in_time, key_uses::KeyUses, list_index::ListIndexes},
};

/// How far servers' clocks may differ, in milliseconds. What lies further ahead was written before a clock was put back: it keeps
/// nobody out and nothing waiting.
const SKEW: i64 = 60_000;

/// A connection to this database.
type Connection = <Db as sqlx::Database>::Connection;
/// A transaction on this database.
type Tx = Transaction<'static, Db>;

/// A connected database. SQLite has one writer, so writes queue here and not in the file's lock.
pub struct Database {
    pub(super) readers: Pool<Db>,
    /// For short statements of which it is known how they are best gone about, whatever their values.
    pub(super) steady: Pool<Db>,
    pub(super) writer: Pool<Db>,
    /// For exports alone, which hold a connection for as long as a download takes.
    pub(super) exporters: Pool<Db>,
    pub(super) changes: Changes,
    key_uses: KeyUses,
    lists: Arc<ListIndexes>,
    hearing: Hearing,
    source_key: SourceKey,
    /// Tells this process's announcements from those of others.
    pub(super) origin: String,
}

impl Database {
    pub(super) fn new(
        readers: Pool<Db>,
        steady: Pool<Db>,
        writer: Pool<Db>,
        exporters: Pool<Db>,
        hearing: Hearing,
        source_key: SourceKey,
    ) -> Self {
        Self {
            readers,
            steady,
            writer,
            exporters,
            changes: Changes::default(),
            key_uses: KeyUses::default(),
            lists: Arc::default(),
            hearing,
            source_key,
            origin: origin(),
        }
    }

    /// A transaction that sees one moment of the database and changes nothing.
    async fn read(&self) -> Result<Tx, Error> {
        self.readers.begin_with(dialect::BEGIN_READ).await.or_fault()
    }

    async fn write(&self) -> Result<Tx, Error> {
        self.writer.begin_with(dialect::BEGIN_WRITE).await.or_fault()
    }

    /// How far the chatbot's users are. What is remembered from before is good for as long as this is the same, so it needs that
    /// what other servers changed was heard of.
    fn revision(&self, chatbot: ChatbotId, heard: &Heard) -> Revision {
        if !heard.all {
            self.changes.lose_track();
        }
        self.changes.revision(chatbot)
    }

    /// Commits, and tells pages and chatbots of this process and of others what changed.
    async fn commit(&self, mut tx: Tx, notices: Vec<Notice>) -> Result<(), Error> {
        for notice in &notices {
            dialect::announce(&mut tx, &self.origin, notice).await.or_fault()?;
        }
        let changes = self.changes.clone();
        // Who hangs up drops this future; a commit that is under way happens all the same and must be heard of.
        let committing = async move {
            let committed = match dialect::COMMITS_WITHIN {
                Some(limit) => in_time(limit, async { tx.commit().await.or_fault() }).await,
                None => tx.commit().await.or_fault(),
            };
            if committed == Err(Error::Unavailable) {
                // Whether it was done nobody knows; if it was, it was announced, and what oneself announces is passed over.
                changes.publish(News::Unknown);
            }
            committed?;
            for notice in notices {
                changes.publish(News::Notice(notice));
            }
            Ok(())
        };
        let committed = tokio::spawn(committing.in_current_span());
        committed.await.map_err(|cause| {
            tracing::error!(%cause, "a commit was not waited for");
            Error::Internal
        })?
    }
}

/// Reads what addresses are digested with.
pub async fn source_key(pool: &Pool<Db>) -> Result<SourceKey, sqlx::Error> {
    let key: Vec<u8> =
        sqlx::query_scalar::<Db, Vec<u8>>("SELECT key FROM source_keys WHERE id = 1").fetch_one(pool).await?;
    Ok(SourceKey::new(key))
}

/// Users were added, or changed in what the rules don't look at.
fn users_changed(chatbot: ChatbotId, ids: Vec<UserId>) -> Notice {
    Notice { chatbot, change: Change::Users { ids }, access: None }
}

/// So many users changed that they are not named.
fn many_users_changed(chatbot: ChatbotId) -> Notice {
    Notice { chatbot, change: Change::ManyUsers, access: None }
}

/// A user's standing changed; `None`: they are gone.
fn standing_changed(chatbot: ChatbotId, user: UserId, before: Standing, after: Option<Standing>) -> Notice {
    let disabled = |standing: Standing| standing.status == Status::Disabled;
    let kind = match after {
        None => Some(AccessChangeKind::Deleted),
        Some(after) if disabled(after) && !disabled(before) => Some(AccessChangeKind::Disabled),
        Some(after) if disabled(before) && !disabled(after) => Some(AccessChangeKind::Enabled),
        Some(after) if after.role != before.role => Some(AccessChangeKind::Role),
        Some(_) => None,
    };
    let access = kind.map(|kind| AccessChange { user, kind });
    Notice { chatbot, change: Change::Users { ids: vec![user] }, access }
}

/// A name for this process's connection that no other has: the same process id may live on several machines.
fn origin() -> String {
    let mut bits = [0u8; 16];
    // Without random numbers nobody could sign in; here the worst is that a page looks again for nothing.
    let _ = getrandom::fill(&mut bits);
    hex::encode(bits)
}

/// A count as the database gives it: never negative.
fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

#[async_trait]
impl Store for Database {
    fn changes(&self) -> &Changes {
        &self.changes
    }

    fn source_key(&self) -> &SourceKey {
        &self.source_key
    }

    fn as_backend(self: Arc<Self>) -> Arc<dyn Backend> {
        self
    }

    async fn refresh_statistics(&self) -> Result<(), Error> {
        dialect::refresh_statistics(&self.writer).await.or_fault()
    }

    async fn settle(&self) {
        self.lists.settle().await;
    }

    async fn close(&self) {
        self.exporters.close().await;
        self.readers.close().await;
        self.steady.close().await;
        self.writer.close().await;
    }
}

/// Rows for [`dialect::JSON_ROWS`]: an array of arrays. Plain data, so it always has a JSON form.
pub fn json<T: serde::Serialize>(rows: &T) -> String {
    serde_json::to_string(rows).unwrap_or_else(|_| "[]".to_owned())
}
