//! Users as a file: CSV or Excel, made while it is sent.
//!
//! Rows come from one transaction (`store`), a thread that may block turns them into bytes (`csv`, `xlsx`), and
//! `delivery` hands those to the connection as fast as it takes them and sees to the end: a file that did not become
//! whole ends as an error, never as a shorter list.

mod audit_log;
mod cells;
mod csv;
mod delivery;
mod file_name;
mod person;
mod xlsx;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{Column, ExportFormat, ExportId, ExportOptions, ExportState, Timestamp},
};
use async_trait::async_trait;
use axum::body::Body;
use tokio::sync::watch;

use crate::{
    clock::Clock,
    store::{ExportRows, STEP, Store, in_time},
};
pub use audit_log::audit_log;
use delivery::Watch;
pub use delivery::{LONGEST, STALL};
pub use file_name::{Contents, content_disposition, person_disposition};
pub use person::{FORMAT as PERSON_FORMAT, VERSION as PERSON_VERSION, begin_person};

/// The media type of a file.
#[must_use]
pub const fn media_type(format: ExportFormat) -> &'static str {
    match format {
        // RFC 4180 and RFC 7111 register the parameters.
        ExportFormat::Csv => "text/csv; charset=utf-8; header=present",
        ExportFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}

/// How many users a file holds so far.
#[derive(Clone, Default)]
struct Progress(Arc<AtomicU64>);

impl Progress {
    fn add(&self, rows: usize) {
        self.0.fetch_add(rows as u64, Ordering::Relaxed);
    }

    fn rows(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Begins to make the file; the body is the file on its way.
pub fn begin(
    rows: ExportRows,
    columns: Vec<Column>,
    options: ExportOptions,
    made_at: Timestamp,
    watch: impl Watch + 'static,
) -> Body {
    let progress = Progress::default();
    let (out, chunks) = delivery::channel();
    let making = tokio::task::spawn_blocking({
        let progress = progress.clone();
        move || match options.format {
            ExportFormat::Csv => csv::write(rows, &columns, options, out, &progress),
            ExportFormat::Xlsx => xlsx::write(rows, &columns, xlsx::SHEET_ROWS, made_at, out, &progress),
        }
    });
    let (to_connection, body) = delivery::body();
    tokio::spawn(delivery::deliver(chunks, making, to_connection, progress, watch));
    body
}

/// An export that pages follow: its progress goes to the database and from there to them, and what an admin cancels
/// there ends here, on whichever server.
pub struct Followed {
    /// Where it is noted.
    pub store: Arc<dyn Store>,
    /// What time it is.
    pub clock: Clock,
    /// Who exports.
    pub admin: ChatbotAdmin,
    /// Which export.
    pub export: ExportId,
}

impl Followed {
    async fn note(&self, state: ExportState, rows: u64) -> Result<bool, Error> {
        in_time(STEP, self.store.note_export(self.admin, self.export, state, rows, self.clock.now())).await
    }
}

#[async_trait]
impl Watch for Followed {
    async fn goes_on(&self, rows: u64) -> bool {
        // A database that is busy breaks no download.
        self.note(ExportState::Running, rows).await.unwrap_or(true)
    }

    async fn ended(&self, state: ExportState, rows: u64) -> bool {
        self.note(state, rows).await.unwrap_or(true)
    }
}

/// An export that nobody follows.
pub struct Unfollowed;

#[async_trait]
impl Watch for Unfollowed {
    async fn goes_on(&self, _: u64) -> bool {
        true
    }

    async fn ended(&self, _: ExportState, _: u64) -> bool {
        true
    }
}

/// How often it is looked for exports that nobody fetched, or whose server was killed.
const TIDYING: Duration = Duration::from_secs(30);

/// Keeps the list of exports tidy until the server stops.
pub async fn keep_tidy(store: Arc<dyn Store>, clock: Clock, mut stopping: watch::Receiver<bool>) {
    loop {
        // The store has logged why; the next time may go well.
        let _ = in_time(STEP, store.tidy_exports(clock.now())).await;
        tokio::select! {
            () = tokio::time::sleep(TIDYING) => {}
            _ = stopping.wait_for(|stopping| *stopping) => return,
        }
    }
}
