//! A bulk action that is prepared on the server and waits for a yes or a no.

use leptos::prelude::*;

use crate::{
    Error,
    api::jobs::{discard_job, prepare_job, start_job},
    domain::{Action, Job, Preview},
    pages::users::state::UsersState,
};

/// What is asked, and what the server says would come of it.
#[derive(Clone, Copy)]
pub struct Confirmation {
    pub open: RwSignal<bool>,
    pub action: RwSignal<Action>,
    pub preview: RwSignal<Option<Preview>>,
    pub error: RwSignal<Option<Error>>,
    /// Whether it was confirmed and the server's word on it is awaited.
    pub busy: RwSignal<bool>,
    /// Grows with each question: an answer to an earlier one is for nobody.
    round: StoredValue<u64>,
    state: UsersState,
}

impl Confirmation {
    /// Nothing is asked yet.
    pub fn new(state: UsersState) -> Self {
        Self {
            open: RwSignal::new(false),
            action: RwSignal::new(Action::Disable),
            preview: RwSignal::new(None),
            error: RwSignal::new(None),
            busy: RwSignal::new(false),
            round: StoredValue::new(0),
            state,
        }
    }

    /// Forgets what was asked whenever its dialog closes.
    pub fn end_with_dialog(self) {
        Effect::watch(
            move || self.open.get(),
            move |is_open, _, _| {
                if !is_open {
                    self.give_up();
                }
            },
            false,
        );
    }

    /// Asks whether `action` is to be done to the selection.
    pub fn ask(self, action: Action) {
        self.action.set(action);
        self.open.set(true);
        self.prepare();
    }

    /// Lets the server count anew what would be done.
    pub fn prepare(self) {
        self.give_up();
        let round = self.round.get_value();
        let state = self.state;
        let selection = state.choice.selection.get_untracked();
        let call = prepare_job(state.chatbot_id, selection, self.action.get_untracked());
        state.caller.call(call, move |result| match result {
            Ok(preview) if self.round.get_value() == round => self.preview.set(Some(preview)),
            // Nobody waits for it any more.
            Ok(preview) => self.discard(preview.job),
            Err(error) if self.round.get_value() == round => self.error.set(Some(error)),
            Err(_) => {}
        });
    }

    /// Does it.
    pub fn confirm(self) {
        let Some(preview) = self.preview.get_untracked() else { return };
        self.busy.set(true);
        self.error.set(None);
        let round = self.round.get_value();
        let state = self.state;
        state.caller.call(start_job(state.chatbot_id, preview.job.id), move |result| {
            match result {
                Ok(job) => {
                    state.tray.foretell(preview);
                    state.tray.hear_now(job);
                    state.clear_selection();
                    if self.round.get_value() == round {
                        // It is the server's now: closing must not discard it.
                        self.preview.set(None);
                        self.open.set(false);
                    }
                    state.focus_list_later();
                }
                Err(error) if self.round.get_value() == round => {
                    self.busy.set(false);
                    if matches!(error, Error::NotFound { .. }) {
                        // It was prepared too long ago.
                        self.preview.set(None);
                    }
                    self.error.set(Some(error));
                }
                Err(error) => state.toasts.say(error.to_string()),
            }
        });
    }

    /// Forgets what was asked; the server forgets it too, unless it was confirmed.
    fn give_up(self) {
        self.round.update_value(|round| *round += 1);
        self.error.set(None);
        let was_confirmed = self.busy.get_untracked();
        self.busy.set(false);
        if let Some(preview) = self.preview.try_update(Option::take).flatten()
            && !was_confirmed
        {
            self.discard(preview.job);
        }
    }

    fn discard(self, job: Job) {
        let state = self.state;
        // What was not discarded goes by itself after a while.
        state.caller.call(discard_job(state.chatbot_id, job.id), |_| {});
    }
}
