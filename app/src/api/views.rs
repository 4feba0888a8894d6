//! The views that an admin saved of a chatbot's users.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::api::Request;
use crate::{
    Error,
    api::{Console, Look},
    domain::{ChatbotId, SavedView, ViewDraft, ViewId},
};

/// Those of who asks, by name.
///
/// # Errors
/// [`Error::SignedOut`], [`Error::NotFound`] for the chatbot.
#[server(prefix = "/api/console", endpoint = "views/list", protocol = Look)]
pub async fn list_views(chatbot: ChatbotId) -> Result<Vec<SavedView>, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.list_views(admin).await
}

/// Keeps one, new or in the place of `view`; the answer is all of them.
///
/// # Errors
/// [`Error::Invalid`] when another has the name, [`Error::NotFound`], [`Error::Refused`] when there are too many.
#[server(prefix = "/api/console", endpoint = "views/save", protocol = Console)]
pub async fn save_view(
    chatbot: ChatbotId,
    view: Option<ViewId>,
    draft: ViewDraft,
) -> Result<Vec<SavedView>, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.save_view(admin, view, &draft).await
}

/// Forgets one; the answer is all that are left.
///
/// # Errors
/// [`Error::NotFound`].
#[server(prefix = "/api/console", endpoint = "views/delete", protocol = Console)]
pub async fn delete_view(chatbot: ChatbotId, view: ViewId) -> Result<Vec<SavedView>, Error> {
    let request = Request::current()?;
    let admin = request.admin_of(chatbot).await?;
    request.backend.delete_view(admin, view).await
}
