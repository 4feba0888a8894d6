//! A file of people, dropped on the page.

use app::{
    Error,
    domain::{ChatbotId, ImportReport},
    message,
};
use axum::{
    Json,
    extract::{Path, Request, State, rejection::PathRejection},
    http::HeaderMap,
};
use http_body_util::{BodyExt, Limited};

use super::{ConsoleError, asker::Asking, server_functions::is_media};
use crate::{http::AppState, importing::import_file};

/// A million lines of a name, an address and a role.
const MAX_BYTES: usize = 128 * 1024 * 1024;
const CSV: &str = "text/csv";

/// Reads the body as CSV and invites or updates everyone in it.
pub async fn import(
    State(state): State<AppState>,
    chatbot: Result<Path<ChatbotId>, PathRejection>,
    Asking(asker): Asking,
    headers: HeaderMap,
    request: Request,
) -> Result<Json<ImportReport>, ConsoleError> {
    let Path(chatbot) = chatbot.map_err(|_| Error::not_found("chatbot"))?;
    // A form can't send this type across sites, so a browser asks first (CORS) and is refused.
    if !is_media(&headers, CSV) {
        return Err(Error::invalid("content-type", message!("reason-not-media-type", media = CSV)).into());
    }
    state.gate.chatbot_admin(&asker, chatbot).await?;
    let file = Limited::new(request.into_body(), MAX_BYTES)
        .collect()
        .await
        .map_err(|_| Error::TooLarge { max_bytes: MAX_BYTES as u64 })?
        .to_bytes();
    // The upload may have taken long: what counts is who may do it now.
    let admin = state.gate.chatbot_admin(&asker, chatbot).await?;
    Ok(Json(import_file(state.store.as_ref(), admin, file.to_vec()).await?))
}
