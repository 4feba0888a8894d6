//! Bringing the people of a file into a chatbot.

use app::{Error, backend::ChatbotAdmin, domain::ImportReport};

use crate::{import::read_people, store::Store};

/// From so many people on the database looks at its rows again.
const MANY: usize = 10_000;

/// Reads `file` as CSV and invites or updates everyone in it, in one transaction.
///
/// # Errors
/// [`Error::Invalid`] when the file as a whole can't be read; the database's otherwise. Then nothing was imported.
pub async fn import_file(
    store: &dyn Store,
    admin: ChatbotAdmin,
    file: Vec<u8>,
) -> Result<ImportReport, Error> {
    // Reading a million lines takes a second, in which other requests must be answered.
    let read = tokio::task::spawn_blocking(move || read_people(&file)).await;
    let people = read
        .map_err(|cause| {
            tracing::error!(%cause, "reading an import failed");
            Error::Internal
        })?
        .map_err(|unreadable| Error::Refused { reason: unreadable.message() })?;
    let mut report = store.import_people(admin, &people.records).await?;
    if people.records.len() >= MANY {
        // The people are there all the same; the fault is logged where it happened.
        let _ = store.refresh_statistics().await;
    }
    report.rejected.extend(people.rejected);
    report.rejected.sort_by_key(|rejected| rejected.line);
    Ok(report)
}
