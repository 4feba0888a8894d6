//! What is going on: bulk actions of this chatbot, whoever started them, and this page's own exports.

mod export_line;
mod job_line;
mod receipt;
mod recent;
mod strip;

use leptos::prelude::*;

pub use self::{recent::RecentDialog, strip::TrayStrip};
use crate::{
    Error,
    api::{
        exports::cancel_export,
        jobs::{cancel_job, list_jobs, undo_job},
    },
    domain::{ChatbotId, Export, ExportId, Job, JobId, Outcome, Preview, Tray, wording},
    ui::{
        call::{Caller, Throttle},
        toast::Toasts,
    },
};

/// How long news are gathered before they are drawn.
const DRAW_MILLISECONDS: u64 = 100;
/// How long to wait for the stream of changes before the list is asked for without it.
const PATIENCE_MILLISECONDS: u64 = 2_000;

enum Heard {
    Job(Job),
    Export(Export),
}

/// The tray of one page.
#[derive(Clone, Copy)]
pub struct TrayState {
    pub tray: RwSignal<Tray>,
    /// What screen readers are told: beginnings and ends.
    pub told: RwSignal<String>,
    /// Whether the server's list was taken in.
    pub is_loaded: RwSignal<bool>,
    /// Why it could not be asked for.
    pub fault: RwSignal<Option<Error>>,
    chatbot: ChatbotId,
    caller: Caller,
    toasts: Toasts,
    heard: StoredValue<Vec<Heard>>,
    throttle: Throttle,
}

impl TrayState {
    /// Empty, until the server's list is there.
    pub fn new(chatbot: ChatbotId, caller: Caller, toasts: Toasts) -> Self {
        Self {
            tray: RwSignal::new(Tray::default()),
            told: RwSignal::new(String::new()),
            is_loaded: RwSignal::new(false),
            fault: RwSignal::new(None),
            chatbot,
            caller,
            toasts,
            heard: StoredValue::new(Vec::new()),
            throttle: Throttle::new(caller, DRAW_MILLISECONDS),
        }
    }

    /// Asks the server without the stream of changes, should that not open.
    pub fn ask_at_last(self) {
        self.caller.after(PATIENCE_MILLISECONDS, move || {
            if !self.is_loaded.get_untracked() {
                self.reload();
            }
        });
    }

    /// A job as last heard.
    pub fn job(self, id: JobId) -> Option<Job> {
        self.tray.with(|tray| tray.job(id).copied())
    }

    /// Asks the server for what runs and what ended last.
    pub fn reload(self) {
        self.caller.call(list_jobs(self.chatbot), move |result| match result {
            Ok(jobs) => {
                self.tray.update(|tray| tray.reload(jobs));
                self.is_loaded.set(true);
                self.fault.set(None);
            }
            Err(error) => self.fault.set(Some(error)),
        });
    }

    /// Takes in that the stream of changes is open; `again`: it was interrupted. The list is asked for only now, since
    /// what changed before the stream was open would never be heard.
    pub fn stream_opened(self, again: bool) {
        if again {
            self.tray.update(Tray::lose_exports);
        }
        self.reload();
    }

    /// Takes in a job as the server tells of it, step by step.
    pub fn hear(self, job: Job) {
        self.draw_soon(Heard::Job(job));
    }

    /// Takes in a job that this page has started or stopped.
    pub fn hear_now(self, job: Job) {
        self.draw([Heard::Job(job)]);
    }

    /// Takes in an export as the server tells of it.
    pub fn hear_export(self, export: Export) {
        self.draw_soon(Heard::Export(export));
    }

    /// Remembers what the dry run of a job said, which is confirmed on this page.
    pub fn foretell(self, preview: Preview) {
        self.tray.update(|tray| tray.foretell(preview));
    }

    /// Shows an export that this page has started.
    pub fn watch(self, export: Export) {
        self.tray.update(|tray| tray.watch(export));
    }

    /// Stops a job.
    pub fn cancel(self, id: JobId, then: impl FnOnce() + 'static) {
        self.answer_with_job(cancel_job(self.chatbot, id), then);
    }

    /// Starts a job that takes back what another did.
    pub fn undo(self, id: JobId, then: impl FnOnce() + 'static) {
        self.answer_with_job(undo_job(self.chatbot, id), then);
    }

    /// Stops an export.
    pub fn cancel_export(self, id: ExportId, then: impl FnOnce() + 'static) {
        self.caller.call(cancel_export(self.chatbot, id), move |result| {
            then();
            match result {
                Ok(export) => self.hear_export(export),
                Err(error) => self.toasts.say(error.to_string()),
            }
        });
    }

    /// The address of the file that says whom a job met with this outcome.
    pub fn users_file(self, id: JobId, outcome: Outcome) -> String {
        format!("/api/console/chatbots/{}/jobs/{id}/users.csv?outcome={}", self.chatbot, outcome.as_str())
    }

    fn answer_with_job(
        self,
        call: impl Future<Output = Result<Job, Error>> + 'static,
        then: impl FnOnce() + 'static,
    ) {
        self.caller.call(call, move |result| {
            match result {
                Ok(job) => self.hear_now(job),
                Err(error) => self.toasts.say(error.to_string()),
            }
            then();
        });
    }

    fn draw_soon(self, heard: Heard) {
        self.heard.update_value(|all| all.push(heard));
        self.throttle.run(move || self.draw(self.heard.try_update_value(std::mem::take).unwrap_or_default()));
    }

    fn draw(self, heard: impl IntoIterator<Item = Heard>) {
        let mut told = Vec::new();
        self.tray.update(|tray| {
            for one in heard {
                match one {
                    Heard::Job(job) => told.extend(tray.hear(job)),
                    Heard::Export(export) => tray.hear_export(export),
                }
            }
        });
        if !told.is_empty() {
            let told: Vec<_> = told.iter().map(wording::announcement).collect();
            self.told.set(told.join(" "));
        }
    }
}
