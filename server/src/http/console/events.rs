//! What changed, to open pages.

use std::sync::Arc;

use app::{
    Error,
    domain::{Change, ChatbotId},
};
use axum::{
    extract::{Path, State, rejection::PathRejection},
    response::{IntoResponse, Sse, sse::Event},
};
use futures_util::StreamExt;

use super::{ConsoleError, asker::Asking};
use crate::{
    http::{
        AppState,
        rest::stream::{keep_alive, notices},
    },
    metrics::Listener,
};

/// Server-sent events; the data of each is a [`Change`]. They end with the session.
pub async fn stream(
    State(state): State<AppState>,
    chatbot: Result<Path<ChatbotId>, PathRejection>,
    Asking(asker): Asking,
) -> Result<impl IntoResponse, ConsoleError> {
    let Path(chatbot) = chatbot.map_err(|_| Error::not_found("chatbot"))?;
    let admin = state.gate.chatbot_admin(&asker, chatbot).await?;
    let events = notices(&state, admin.chatbot(), Listener::Page, |notice| {
        let change = notice.map_or(Change::ManyUsers, |notice| notice.change);
        Event::default().json_data(&change).ok()
    });
    let gate = Arc::clone(&state.gate);
    let events = events.take_while(move |_| {
        let (gate, asker) = (Arc::clone(&gate), asker.clone());
        async move { gate.chatbot_admin(&asker, chatbot).await.is_ok() }
    });
    Ok(Sse::new(events).keep_alive(keep_alive()))
}
