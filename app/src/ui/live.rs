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
pub enum News {
    /// Something changed.
    Change(Change),
    /// The stream is open; `again`: it was interrupted, and what changed meanwhile was not heard.
    Opened {
        /// Whether it was open before.
        again: bool,
    },
}

/// Hands over the news of `chatbot` for as long as the component lives.
pub fn on_news(chatbot: ChatbotId, heard: impl Fn(News) + Copy + 'static) {
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
    heard: impl Fn(News) + Copy + 'static,
) {
    let Ok(source) = EventSource::new(&format!("/api/console/chatbots/{chatbot}/events")) else { return };
    let message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data().as_string().unwrap_or_default();
        // A newer server may tell of more than this page knows.
        heard(News::Change(serde_json::from_str(&data).unwrap_or(Change::ManyUsers)));
    });
    let open = Closure::<dyn Fn()>::new(move || {
        if let Some(again) = interrupted.try_get_value() {
            interrupted.set_value(false);
            heard(News::Opened { again });
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
