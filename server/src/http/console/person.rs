//! What there is of one user as a file, fetched by the browser.

use app::{
    Error,
    domain::{ChatbotId, UserId},
};
use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderMap, Version},
    response::Response,
};

use super::{ConsoleError, asker::Asking, origin};
use crate::http::{
    AppState,
    download::{require_noticeable_end, send_person},
};

/// Everything that is known of a user.
pub async fn export(
    State(state): State<AppState>,
    path: Result<Path<(ChatbotId, UserId)>, PathRejection>,
    version: Version,
    Asking(asker): Asking,
    headers: HeaderMap,
) -> Result<Response, ConsoleError> {
    let Path((chatbot, user)) = path.map_err(|_| Error::not_found("user"))?;
    // That it was taken is entered: another site shall not make it look so.
    origin::require_own_navigation(&headers)?;
    let admin = state.gate.chatbot_admin(&asker, chatbot).await?;
    require_noticeable_end(version)?;
    let name = state.backend.chatbot(admin).await?.name;
    Ok(send_person(&state, admin, user, &name).await?)
}
