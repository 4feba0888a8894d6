//! Hearing of changes as they happen.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

use crate::{
    domain::{Change, ChatbotId},
    ui::call::Caller,
};

/// How long to wait before trying again after the server refused the stream.
const RETRY_MILLISECONDS: u64 = 5_000;

struct Stream {
    source: EventSource,
    // The closures live as long as the stream that calls them.
    _message: Closure<dyn Fn(MessageEvent)>,
    _open: Closure<dyn Fn()>,
    _error: Closure<dyn Fn()>,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.set_onmessage(None);
        self.source.set_onopen(None);
        self.source.set_onerror(None);
        self.source.close();
    }
}

/// What the stream of changes brings.
#[allow(clippy::large_enum_variant, reason = "nearly all are of the large kind, and none is kept")]
pub enum News {
    /// Something changed.
    Change(Change),
    /// The stream is open; `again`: it was interrupted, and what changed meanwhile was not heard.
    Opened {
        /// Whether it was open before.
        again: bool,
    },
}

/// What the stream brings, not read yet.
enum Letter {
    Change(String),
    Opened { again: bool },
}

impl Letter {
    fn read(self) -> News {
        match self {
            // A newer server may tell of more than this page knows.
            Self::Change(text) => News::Change(serde_json::from_str(&text).unwrap_or(Change::ManyUsers)),
            Self::Opened { again } => News::Opened { again },
        }
    }
}

/// Keeps the news until what reads them is there: the program that does is not in the page's first load.
#[derive(Clone, Copy)]
pub struct Inbox {
    letters: StoredValue<Vec<Letter>>,
    came: RwSignal<u64>,
}

impl Inbox {
    /// The news of `chatbot` from now on, for as long as the component lives.
    pub fn of(chatbot: ChatbotId) -> Self {
        let inbox = Self { letters: StoredValue::new(Vec::new()), came: RwSignal::new(0) };
        listen(chatbot, move |letter| {
            let _ = inbox.letters.try_update_value(|letters| letters.push(letter));
            let _ = inbox.came.try_update(|came| *came += 1);
        });
        inbox
    }

    /// Hands over what came and what comes.
    pub fn open(self, heard: impl Fn(News) + 'static) {
        Effect::new(move || {
            self.came.track();
            let letters = self.letters.try_update_value(std::mem::take).unwrap_or_default();
            untrack(|| letters.into_iter().map(Letter::read).for_each(&heard));
        });
    }
}

/// Hands over the news of `chatbot` for as long as the component lives.
pub fn on_news(chatbot: ChatbotId, heard: impl Fn(News) + Copy + 'static) {
    listen(chatbot, move |letter| heard(letter.read()));
}

fn listen(chatbot: ChatbotId, heard: impl Fn(Letter) + Copy + 'static) {
    let caller = Caller::here();
    let stream = StoredValue::new_local(None::<Stream>);
    let interrupted = StoredValue::new(false);
    connect(caller, chatbot, stream, interrupted, heard);
    on_cleanup(move || drop(stream.try_update_value(Option::take)));
}

fn connect(
    caller: Caller,
    chatbot: ChatbotId,
    stream: StoredValue<Option<Stream>, LocalStorage>,
    interrupted: StoredValue<bool>,
    heard: impl Fn(Letter) + Copy + 'static,
) {
    let Ok(source) = EventSource::new(&format!("/api/console/chatbots/{chatbot}/events")) else { return };
    let message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        heard(Letter::Change(event.data().as_string().unwrap_or_default()));
    });
    let open = Closure::<dyn Fn()>::new(move || {
        if let Some(again) = interrupted.try_get_value() {
            interrupted.set_value(false);
            heard(Letter::Opened { again });
        }
    });
    let failed = source.clone();
    let error = Closure::<dyn Fn()>::new(move || {
        let _ = interrupted.try_set_value(true);
        if failed.ready_state() == EventSource::CLOSED {
            caller.after(RETRY_MILLISECONDS, move || connect(caller, chatbot, stream, interrupted, heard));
        }
    });
    source.set_onmessage(Some(message.as_ref().unchecked_ref()));
    source.set_onopen(Some(open.as_ref().unchecked_ref()));
    source.set_onerror(Some(error.as_ref().unchecked_ref()));
    let opened = Stream { source, _message: message, _open: open, _error: error };
    let _ = stream.try_set_value(Some(opened));
}
