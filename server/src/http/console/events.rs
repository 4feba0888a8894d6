//! What changed, to open pages.

use app::domain::{Change, ChatbotId};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Sse, sse::Event},
};

use super::{ConsoleError, asker};
use crate::http::{
    AppState,
    rest::stream::{keep_alive, notices},
};

/// Server-sent events; the data of each is a [`Change`].
pub async fn stream(
    State(state): State<AppState>,
    Path(chatbot): Path<ChatbotId>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ConsoleError> {
    let admin = state.gate.chatbot_admin(&asker::from_headers(&headers), chatbot).await?;
    let events = notices(&state, admin.chatbot(), |notice| {
        let change = notice.map_or(Change::ManyUsers, |notice| notice.change);
        Event::default().json_data(&change).ok()
    });
    Ok(Sse::new(events).keep_alive(keep_alive()))
}
