//! Signing out: what is being read then is given up, so that it doesn't come to the server behind the one who left.

use std::{
    cell::{Cell, RefCell},
    future::pending,
};

use web_sys::AbortController;

use crate::{Error, api::waiting::pause};

thread_local! {
    static IS_LEAVING: Cell<bool> = const { Cell::new(false) };
    /// How often somebody left since the page was opened.
    static LEFT: Cell<u32> = const { Cell::new(0) };
    /// The readings under way.
    static READINGS: RefCell<Vec<AbortController>> = const { RefCell::new(Vec::new()) };
}

/// Signs out by `goodbye`. Until that is answered nothing is read; if it can't be done, the readings go on.
///
/// # Errors
/// Those of `goodbye`, but for [`Error::SignedOut`], which is what was wanted.
pub async fn leave(goodbye: impl Future<Output = Result<(), Error>>) -> Result<(), Error> {
    IS_LEAVING.set(true);
    for reading in READINGS.take() {
        reading.abort();
    }
    let result = match goodbye.await {
        Err(Error::SignedOut) => Ok(()),
        result => result,
    };
    if result.is_ok() {
        LEFT.set(LEFT.get() + 1);
    }
    IS_LEAVING.set(false);
    result
}

/// One who reads, from when they begin to ask until they are answered.
pub struct Reader(u32);

impl Reader {
    /// Begins now.
    pub fn begin() -> Self {
        Self(LEFT.get())
    }

    /// Whether they signed out since, or are about to.
    pub fn is_leaving(&self) -> bool {
        IS_LEAVING.get() || self.has_left()
    }

    /// Waits until it is known whether they leave. Of one who left nothing is waited for any more.
    pub async fn stays(&self) {
        while IS_LEAVING.get() {
            pause().await;
        }
        if self.has_left() {
            pending::<()>().await;
        }
    }

    /// A request of theirs, given up when they leave before it is over.
    pub fn asks(&self, request: &AbortController) -> Reading {
        READINGS.with_borrow_mut(|readings| readings.push(request.clone()));
        Reading(request.clone())
    }

    fn has_left(&self) -> bool {
        LEFT.get() != self.0
    }
}

/// A request under way, over when dropped.
pub struct Reading(AbortController);

impl Drop for Reading {
    fn drop(&mut self) {
        READINGS.with_borrow_mut(|readings| readings.retain(|other| other != &self.0));
    }
}
