//! How what a chatbot says of its visitors stands, for every page that shows it.

use leptos::prelude::*;

use crate::{
    Error,
    api::analytics::{get_network_status, read_network},
    domain::{ChatbotId, NetworkState, NetworkStatus, NetworkWatch, Question, wording},
    ui::{call::Caller, format::moment_today},
};

/// How long to wait before asking again when there was no answer.
const RETRY_MILLISECONDS: u64 = 5_000;

/// How the networks of a chatbot stand.
#[derive(Clone, Copy)]
pub struct Networks {
    /// In one word; `None`: it is not known yet.
    pub state: Memo<Option<NetworkState>>,
    /// How many readings that were wanted here have ended.
    pub ended: RwSignal<u64>,
    chatbot: ChatbotId,
    caller: Caller,
    /// Grows with each wish to know how it stands.
    wanted: RwSignal<u64>,
    watch: RwSignal<NetworkWatch>,
    error: RwSignal<Option<Error>>,
    told: RwSignal<String>,
}

impl Networks {
    /// For the page that is being built; nothing is asked yet.
    pub fn new(chatbot: ChatbotId) -> Self {
        let watch = RwSignal::new(NetworkWatch::default());
        Self {
            state: Memo::new(move |_| watch.with(NetworkWatch::status).map(|status| status.state)),
            ended: RwSignal::new(0),
            chatbot,
            caller: Caller::here(),
            wanted: RwSignal::new(0),
            watch,
            error: RwSignal::new(None),
            told: RwSignal::new(String::new()),
        }
    }

    /// In full, as far as is known.
    pub fn status(self) -> Option<NetworkStatus> {
        self.watch.with(NetworkWatch::status)
    }

    /// Has it asked how it stands, as soon as somebody sees to that.
    pub fn ask(self) {
        self.wanted.update(|wanted| *wanted += 1);
    }

    /// Sees to it: apart from [`Networks::ask`], since the program for it is not in the page's first load.
    pub fn see_to_asking(self) {
        Effect::new(move || {
            if self.wanted.get() > 0 {
                untrack(|| self.ask_now());
            }
        });
    }

    fn ask_now(self) {
        let Some(question) = self.watch.try_update(|watch| watch.ask(false)) else { return };
        self.caller.call(get_network_status(self.chatbot), move |result| match result {
            Ok(status) => self.take_in(|watch| watch.answer(question, status)),
            Err(Error::SignedOut | Error::NotFound { .. }) => {}
            Err(_) => self.caller.after(RETRY_MILLISECONDS, move || self.ask()),
        });
    }

    /// Has it read now.
    fn read(self) {
        if self.watch.with_untracked(NetworkWatch::is_busy) {
            return;
        }
        self.error.set(None);
        self.told.set(t!("ui-reading"));
        let Some(question) = self.watch.try_update(|watch| watch.ask(true)) else { return };
        self.caller.call(read_network(self.chatbot), move |result| self.is_being_read(question, result));
    }

    fn is_being_read(self, question: Question, result: Result<NetworkStatus, Error>) {
        match result {
            Ok(status) => self.take_in(|watch| watch.answer(question, status)),
            Err(error) => {
                self.watch.update(NetworkWatch::fail);
                self.told.set(error.to_string());
                self.error.set(Some(error));
            }
        }
    }

    /// Takes in what was heard of it.
    pub fn hear(self, status: NetworkStatus) {
        self.take_in(|watch| watch.hear(status));
    }

    /// Forgets all of it: the chatbot is not open.
    pub fn forget(self) {
        self.watch.update(NetworkWatch::forget);
        self.error.set(None);
        self.told.set(String::new());
    }

    fn take_in(self, news: impl FnOnce(&mut NetworkWatch) -> bool) {
        let before = self.watch.with_untracked(NetworkWatch::status);
        let is_over = self.watch.try_update(news).unwrap_or_default();
        let Some(now) = self.watch.with_untracked(NetworkWatch::status) else { return };
        if let Some(told) = wording::network_news(before, now, is_over, moment_today) {
            self.told.set(told);
        }
        if is_over {
            self.error.set(None);
            self.ended.update(|ended| *ended += 1);
        }
    }
}

/// Has the chatbot asked again. It is never disabled, so that it keeps the keyboard's focus.
#[component]
pub fn ReadAgain(networks: Networks) -> impl IntoView {
    let is_busy = Memo::new(move |_| networks.watch.with(NetworkWatch::is_busy));
    view! {
        <button
            type="button"
            class="btn read-again"
            aria-disabled=move || is_busy.get().to_string()
            on:click=move |_| networks.read()
        >
            {move || if is_busy.get() { t!("ui-reading") } else { t!("ui-try-again") }}
        </button>
    }
}

/// Why [`ReadAgain`] could not even ask.
#[component]
pub fn ReadError(networks: Networks) -> impl IntoView {
    move || networks.error.get().map(|error| view! { <span class="read-error">{error.to_string()}</span> })
}

/// Tells screen readers what changes.
#[component]
pub fn NetworkNews(networks: Networks) -> impl IntoView {
    view! {
        <p class="sr" role="status">
            {move || networks.told.get()}
        </p>
    }
}
