//! How often one may try to come in.

use std::sync::Arc;

use app::{Error, backend::Source, domain::Timestamp};

use crate::store::{SourceLimit, Store, TryLimits};

const MINUTE: i64 = 60_000;

/// How often one account is tried. What others do from elsewhere keeps nobody out who comes from a network they came in from
/// before; passkeys and one-time links are not counted here.
pub const PER_ACCOUNT: TryLimits =
    TryLimits { near_window: 15 * MINUTE, near: 5, far_window: 60 * MINUTE, far: 50 };

/// How often one address may be wrong.
pub const PER_SOURCE: SourceLimit = SourceLimit { window: 15 * MINUTE, most: 20 };

/// Who was wrong lately, by address, at whichever server.
pub struct WrongTries {
    store: Arc<dyn Store>,
}

impl WrongTries {
    /// Counted in `store`.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self { store }
    }

    /// # Errors
    /// [`Error::TooManyTries`] when the address was wrong too often.
    pub async fn check(&self, source: Option<Source>, now: Timestamp) -> Result<(), Error> {
        let Some(source) = source else { return Ok(()) };
        match self.store.wrong_source(source, now, PER_SOURCE).await? {
            None => Ok(()),
            Some(seconds) => Err(Error::TooManyTries { seconds }),
        }
    }

    /// Counts a wrong try.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn note(&self, source: Option<Source>, now: Timestamp) -> Result<(), Error> {
        match source {
            Some(source) => self.store.note_wrong_source(source, now, PER_SOURCE).await,
            None => Ok(()),
        }
    }
}
