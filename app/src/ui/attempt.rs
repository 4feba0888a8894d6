//! What is tried and may be refused, and then may have to wait before it is tried again.

use leptos::prelude::*;

use crate::{
    Error,
    domain::{Timestamp, wording},
    ui::{call::Caller, format::now},
};

/// How often the time to wait is looked at.
const TICK_MILLISECONDS: u64 = 500;

/// The tries of one form or button: one at a time, and none while the server takes none.
#[derive(Clone, Copy)]
pub struct Attempt {
    caller: Caller,
    busy: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
    waited: RwSignal<bool>,
    left: RwSignal<u32>,
}

impl Attempt {
    /// For the component that is being built.
    pub fn here() -> Self {
        Self {
            caller: Caller::here(),
            busy: RwSignal::new(false),
            fault: RwSignal::new(None),
            waited: RwSignal::new(false),
            left: RwSignal::new(0),
        }
    }

    /// Begins a try; `false`: another one goes on, or it is too early.
    pub fn begin(self) -> bool {
        if self.busy.get_untracked() || self.left.get_untracked() > 0 {
            return false;
        }
        self.clear();
        self.busy.set(true);
        true
    }

    /// The try came to an end.
    pub fn end(self) {
        self.busy.set(false);
    }

    /// Takes back what was said.
    pub fn clear(self) {
        self.fault.set(None);
        self.waited.set(false);
    }

    /// The try came to this end.
    pub fn fail(self, error: Error) {
        if let Error::TooManyTries { seconds } = error {
            self.wait(now().plus(i64::from(seconds) * 1000));
            self.say(wording::too_many_tries(seconds));
        } else {
            self.say(error.to_string());
        }
    }

    /// The try came to an end of which this is said.
    pub fn say(self, fault: impl Into<String>) {
        self.busy.set(false);
        self.fault.set(Some(fault.into()));
    }

    /// Tries `call`, unless another try goes on.
    pub fn call<T: 'static>(
        self,
        call: impl Future<Output = Result<T, Error>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        self.call_or(call, done, Some);
    }

    /// The same; `at_field` says an error where it belongs and answers with one that belongs nowhere.
    pub fn call_or<T: 'static>(
        self,
        call: impl Future<Output = Result<T, Error>> + 'static,
        done: impl FnOnce(T) + 'static,
        at_field: impl FnOnce(Error) -> Option<Error> + 'static,
    ) {
        if !self.begin() {
            return;
        }
        self.caller.call(call, move |result| {
            self.end();
            match result {
                Ok(value) => done(value),
                Err(error) => {
                    if let Some(error) = at_field(error) {
                        self.fail(error);
                    }
                }
            }
        });
    }

    /// Whether a try goes on.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    fn wait(self, until: Timestamp) {
        let left = seconds_between(now(), until);
        self.left.set(left);
        if left > 0 {
            self.caller.after(TICK_MILLISECONDS, move || self.wait(until));
        } else {
            self.fault.set(None);
            self.waited.set(true);
        }
    }
}

fn seconds_between(now: Timestamp, until: Timestamp) -> u32 {
    let milliseconds = u64::try_from(until.0.saturating_sub(now.0)).unwrap_or(0);
    u32::try_from(milliseconds.div_ceil(1000)).unwrap_or(u32::MAX)
}

/// The button that sends a form. It keeps the focus while it waits, and comes back by itself.
#[component]
pub fn AttemptButton(
    attempt: Attempt,
    #[prop(into)] label: String,
    #[prop(into)] going_on: String,
) -> impl IntoView {
    let text = move || match (attempt.busy.get(), attempt.left.get()) {
        (true, _) => going_on.clone(),
        (false, 0) => label.clone(),
        (false, left) => wording::countdown(left),
    };
    view! {
        <button
            type="submit"
            class="btn is-primary"
            aria-disabled=move || (attempt.busy.get() || attempt.left.get() > 0).to_string()
        >
            {text}
        </button>
    }
}

/// What was said of the last try.
#[component]
pub fn AttemptFault(attempt: Attempt) -> impl IntoView {
    let waited = move || attempt.waited.get().then(|| t!("ui-try-now"));
    view! {
        {move || attempt.fault.get().map(|fault| view! { <p class="alert" role="alert">{fault}</p> })}
        <p class="said" role="status">
            {waited}
        </p>
    }
}
