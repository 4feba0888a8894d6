//! A file as an answer.

use app::{
    Error,
    backend::ChatbotAdmin,
    domain::{ExportFormat, Timestamp, UserId},
    message,
};
use axum::{
    body::Body,
    http::{HeaderValue, Version, header},
    response::{IntoResponse, Response},
};

use super::AppState;
use crate::export::{Contents, begin_person, content_disposition, media_type, person_disposition};

/// Refuses a client to which a file that broke off would look whole: in HTTP/1.0 the end of the connection is the end of
/// the file.
pub fn require_noticeable_end(version: Version) -> Result<(), Error> {
    if version >= Version::HTTP_11 {
        return Ok(());
    }
    Err(Error::Refused { reason: message!("refused-old-proxy") })
}

/// The file on its way, under a name that says what it holds.
pub fn answer(
    file: Body,
    chatbot: &str,
    contents: Contents,
    format: ExportFormat,
    at: Timestamp,
) -> Response {
    attachment(file, &content_disposition(chatbot, contents, format, at), media_type(format))
}

/// All that is known of a user, on its way.
pub async fn send_person(
    state: &AppState,
    admin: ChatbotAdmin,
    user: UserId,
    chatbot: &str,
) -> Result<Response, Error> {
    let rows = state.store.export_person(admin, user).await?;
    let file = begin_person(rows, chatbot, admin.at());
    Ok(attachment(file, &person_disposition(chatbot, user, admin.at()), "application/json"))
}

fn attachment(file: Body, disposition: &str, media: &'static str) -> Response {
    let name = HeaderValue::from_str(disposition);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        // It is visible ASCII whatever the name.
        (header::CONTENT_DISPOSITION, name.unwrap_or(HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, file).into_response()
}
