//! Changes as server-sent events.

use std::{convert::Infallible, sync::Arc, time::Duration};

use app::domain::{Change, ChatbotId};
use axum::{
    extract::State,
    response::{
        Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{Stream, StreamExt, future};
use tokio_stream::wrappers::{BroadcastStream, WatchStream};

use super::problem::Problem;
use crate::{
    auth::ChatbotCaller,
    changes::{News, Notice},
    http::AppState,
    metrics::Listener,
};

/// What keeps proxies from taking a quiet stream for a dead one.
pub fn keep_alive() -> KeepAlive {
    KeepAlive::new().interval(Duration::from_secs(15))
}

/// The chatbot's notices as events, until the server stops; `event` gets `None` where some may have been missed.
pub fn notices<F>(
    state: &AppState,
    chatbot: ChatbotId,
    listener: Listener,
    event: F,
) -> impl Stream<Item = Result<Event, Infallible>> + Send + use<F>
where
    F: Fn(Option<Notice>) -> Option<Event> + Send + 'static,
{
    let mut stopping = WatchStream::new(state.stopping.clone());
    let stopped = async move { while !stopping.next().await.unwrap_or(true) {} };
    let open = state.metrics.listens(listener);
    BroadcastStream::new(state.store.changes().listen())
        .filter_map(move |notice| {
            // Held by the stream, for as long as it is open.
            let _ = &open;
            let event = match notice {
                Ok(News::Notice(notice)) if notice.chatbot == chatbot => event(Some(notice)),
                Ok(News::Notice(_)) => None,
                Ok(News::Unknown) | Err(_) => event(None),
            };
            future::ready(event.map(Ok))
        })
        .take_until(stopped)
}

/// Server-sent events: `access` with `{"user": 12, "kind": "disabled"}` (or `enabled`, `deleted`, `role`), so that a
/// live conversation is cut at once; `resync` when some were missed, or too many changed at once to name them, and every
/// live user is to be checked again. Check them after each connecting, too: what happened before is not sent.
/// The stream ends when its key does: at once when it is revoked, else before the next event.
#[utoipa::path(get, path = "/events", tag = "access", responses(
    (status = 200, description = "The stream", content_type = "text/event-stream"), (status = 401, body = Problem)))]
pub async fn events(
    State(state): State<AppState>,
    caller: ChatbotCaller,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let events = notices(&state, caller.chatbot(), Listener::Chatbot, |notice| match notice {
        None | Some(Notice { change: Change::ManyUsers, .. }) => {
            Some(Event::default().event("resync").data("{}"))
        }
        // For the check below alone: who listens passes comments over.
        Some(Notice { change: Change::Keys, .. }) => Some(Event::default().comment("keys")),
        Some(notice) => Event::default().event("access").json_data(notice.access?).ok(),
    });
    let events = events.take_while(move |_| {
        let (store, caller, now) = (Arc::clone(&state.store), caller.clone(), state.clock.now());
        async move { caller.still_holds(store.as_ref(), now).await.unwrap_or(false) }
    });
    Sse::new(events).keep_alive(keep_alive())
}
