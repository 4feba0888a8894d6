//! Calls of the server, and timers, that end with the part of the page that made them.

use std::time::Duration;

use futures_util::future::abortable;
use leptos::{prelude::*, task::spawn_local};

use crate::{Error, ui::drafts::save_drafts};

/// Whether a call was answered with "signed out"; in the context of every page.
#[derive(Clone, Copy)]
pub struct SignedOut(pub RwSignal<bool>);

/// Takes a call back, see [`Caller::ask`].
pub use futures_util::future::AbortHandle as Recall;

/// Makes calls on behalf of the component that made it: what comes back after the component is gone is dropped.
#[derive(Clone, Copy)]
pub struct Caller {
    alive: StoredValue<()>,
    signed_out: Option<SignedOut>,
}

impl Caller {
    /// For the component that is being built.
    pub fn here() -> Self {
        Self { alive: StoredValue::new(()), signed_out: use_context() }
    }

    /// Whether the component is still there.
    pub fn is_alive(self) -> bool {
        self.alive.try_get_value().is_some()
    }

    /// Awaits `call` and hands over what came of it.
    pub fn call<T: 'static>(
        self,
        call: impl Future<Output = Result<T, Error>> + 'static,
        then: impl FnOnce(Result<T, Error>) + 'static,
    ) {
        spawn_local(async move {
            let result = call.await;
            if self.takes(result.as_ref().err()) {
                then(result);
            }
        });
    }

    /// The same for what is only read and may be given up: a call that is taken back ends its request, so that neither
    /// the line nor the server goes on with what nobody waits for.
    pub fn ask<T: 'static>(
        self,
        call: impl Future<Output = Result<T, Error>> + 'static,
        then: impl FnOnce(Result<T, Error>) + 'static,
    ) -> Recall {
        let (call, recall) = abortable(call);
        spawn_local(async move {
            if let Ok(result) = call.await
                && self.takes(result.as_ref().err())
            {
                then(result);
            }
        });
        recall
    }

    /// Whether what came of a call is to be handed over; `fault`: what went wrong.
    fn takes(self, fault: Option<&Error>) -> bool {
        if let (Some(Error::SignedOut), Some(SignedOut(signed_out))) = (fault, self.signed_out) {
            // An answer may come after the page that asked is gone, and what it tells with it.
            if signed_out.try_get_untracked() == Some(false) {
                save_drafts();
            }
            signed_out.try_set(true);
        }
        self.is_alive()
    }

    /// Runs `then` after a while.
    pub fn after(self, milliseconds: u64, then: impl FnOnce() + 'static) {
        set_timeout(
            move || {
                if self.is_alive() {
                    then();
                }
            },
            Duration::from_millis(milliseconds),
        );
    }
}

/// Runs only the last of several calls that follow each other closely.
#[derive(Clone, Copy)]
pub struct Debounce {
    caller: Caller,
    milliseconds: u64,
    calls: StoredValue<u64>,
}

impl Debounce {
    /// Waits for `milliseconds` without another call.
    pub fn new(caller: Caller, milliseconds: u64) -> Self {
        Self { caller, milliseconds, calls: StoredValue::new(0) }
    }

    /// Runs `then` unless another call comes before its time.
    pub fn run(self, then: impl FnOnce() + 'static) {
        let call = self.calls.get_value() + 1;
        self.calls.set_value(call);
        self.caller.after(self.milliseconds, move || {
            if self.calls.get_value() == call {
                then();
            }
        });
    }

    /// Forgets what waits.
    pub fn cancel(self) {
        self.calls.update_value(|calls| *calls += 1);
    }
}

/// Runs at most once in a while, and always after the last call.
#[derive(Clone, Copy)]
pub struct Throttle {
    caller: Caller,
    milliseconds: u64,
    waiting: StoredValue<bool>,
}

impl Throttle {
    /// Gathers the calls of `milliseconds` into one.
    pub fn new(caller: Caller, milliseconds: u64) -> Self {
        Self { caller, milliseconds, waiting: StoredValue::new(false) }
    }

    /// Runs `then` a while later, unless a call waits already.
    pub fn run(self, then: impl FnOnce() + 'static) {
        if self.waiting.get_value() {
            return;
        }
        self.waiting.set_value(true);
        self.caller.after(self.milliseconds, move || {
            self.waiting.set_value(false);
            then();
        });
    }
}
