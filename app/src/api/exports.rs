//! Users as a file.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::Request;
use crate::{
    Error,
    api::Console,
    domain::{ChatbotId, Export, ExportId, ExportRequest},
};

/// Prepares a file, to be fetched once, within a minute, from `/api/console/chatbots/{chatbot}/exports/{id}`.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot.
#[server(prefix = "/api/console", endpoint = "exports/prepare", protocol = Console)]
pub async fn prepare_export(chatbot: ChatbotId, request: ExportRequest) -> Result<Export, Error> {
    let context = Request::current()?;
    let admin = context.admin_of(chatbot).await?;
    context.backend.prepare_export(admin, &request).await
}

/// Stops a file that is being made or sent; the browser's download ends as broken.
///
/// # Errors
/// [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "exports/cancel", protocol = Console)]
pub async fn cancel_export(chatbot: ChatbotId, export: ExportId) -> Result<Export, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.cancel_export(admin, export).await
}
